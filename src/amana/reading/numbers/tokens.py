"""The counting words and digits of a text, in order, each with what stands in its lexicon.

A text of a thousand words has a few dozen that count. To look at those only, the text is made one byte a
character, whatever is no letter or digit blank: splitting that tells which counting words there are, and these are
then searched for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from amana.reading.numbers.digits import RUN, read_run
from amana.reading.numbers.lexicon import Bound, Entry, arabic_words, english_words, entry_of
from amana.reading.numbers.units import currency_codes

_CODEC = "iso8859_6"
_RUN = re.compile(RUN)
_LETTERS = re.compile(r"[a-z]+|[\u0621-\u064a]+")
_TOUCHING = frozenset(("short", "scale", "plural", "short-dozen", "dozen", "hundred"))
_DIGIT = re.compile(rb"[0-9]")
_SIGNS = dict(
    zip(
        "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚",
        (1 / 2, 1 / 4, 3 / 4, 1 / 3, 2 / 3, 1 / 8, 3 / 8, 5 / 8, 7 / 8, 0.2, 0.4, 0.6, 0.8, 1 / 6, 5 / 6),
        strict=True,
    )
)
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
# A word before a hyphen makes the number after it part of a name (F-16, COVID-19), save these and number words.
_BEFORE_HYPHEN = re.compile(r"(?:^|[^\w])(\w{1,12})-$")
_NO_NAMES = frozenset(
    ("minus", "sub", "non", "mid", "pre", "post", "over", "under", "to", "the", "all", "some", "a")
)
_LONGEST = 18
_IN_A_WORD = re.compile(r"[a-z_]")
_PERCENT = re.compile(r"(?:في|من) $")


# وأحد عشر, and eleven, is written like واحد, one, once folded.
_AND_ONE, _ELEVEN, _TEN = "واحد".encode(_CODEC), "فاحد".encode(_CODEC), " عشر"


class Token(NamedTuple):
    """One counting word or number in digits: `value` is its `low`; `shape` is set for digits."""

    start: int
    end: int
    kind: str
    low: Bound
    high: Bound
    scale: Bound
    arabic: bool
    shape: str = ""
    article: bool = False
    clitic: str = ""
    unit: str = ""


@cache
def _entries(*, arabic: bool) -> dict[bytes, Entry]:
    """The words to look for; few where a text has no Arabic letters."""
    words = {**english_words(), **arabic_words()} if arabic else english_words()
    return {form.encode(_CODEC): entry for form, entry in words.items()}


@cache
def _blanked() -> bytes:
    """A table that keeps letters and digits and makes everything else a blank."""
    kept = (chr(code) if code < 0x80 else bytes([code]).decode(_CODEC, "replace") for code in range(256))
    return bytes(code if char.isalnum() or char == "_" else 0x20 for code, char in enumerate(kept))


def tokens_of(text: str, *, arabic: bool = True, known: frozenset[bytes] | None = None) -> list[Token]:
    """The tokens of a folded text; `arabic` whether it may have letters of that script, `known` its words, where
    these have been told already."""
    shadow = b" " + text.encode(_CODEC if arabic else "ascii", "replace").translate(_blanked()) + b" "
    found = _words(text, shadow, arabic, known) + _numerals(text, shadow)
    if not text.isascii() and any(map(text.__contains__, _SIGNS)):
        found += [_sign(match) for match in _SIGN.finditer(text)]
    found.sort()
    return found


def _words(text: str, shadow: bytes, arabic: bool, known: frozenset[bytes] | None) -> list[Token]:
    entries = _entries(arabic=arabic)
    found: list[Token] = []
    for word in entries.keys() & (set(shadow.split()) if known is None else known):
        entry = entries[word]
        wanted = b" " + word + b" "
        at = shadow.find(wanted)
        while at >= 0:
            end = at + len(word)
            if _is_whole(text, at, end, entry):
                eleven = word == _AND_ONE and text.startswith(_TEN, end)
                found.append(_word(text, at, end, entries[_ELEVEN] if eleven else entry))
            at = shadow.find(wanted, end)
    return found


def _numerals(text: str, shadow: bytes) -> list[Token]:
    found: list[Token] = []
    done = 0
    for digit in _DIGIT.finditer(shadow):
        start = digit.start() - 1
        if start < done:
            continue
        begin = start - (start > done and text[start - 1] in "+.٫")
        run = _RUN.match(text, begin) or _RUN.match(text, start)
        if run is None:
            continue
        done = run.end()
        said, begin = run[0], run.start()
        if said.isdecimal() and len(said) <= _LONGEST and (begin == 0 or text[begin - 1] == " "):
            value = int(said)
            found.append(Token(begin, done, "digits", value, value, 0, False, "plain"))
        else:
            found += _digits(text, said, run.start())
        if text[done : done + 1].isalpha():
            found += _touching(text, done)
    return found


def _touching(text: str, start: int) -> list[Token]:
    """The counting word that touches the digits before it: 3bn, 20ألف."""
    word = _LETTERS.match(text, start)
    entry = entry_of(word[0]) if word else None
    if word is None or entry is None or entry.kind not in _TOUCHING or text[word.end() : word.end() + 1].isalnum():
        return []
    return [_word(text, start, word.end(), entry)]


def _word(text: str, start: int, end: int, entry: Entry) -> Token:
    begin = start + entry.skip
    return Token(
        begin, end, entry.kind, entry.low, entry.high, entry.scale, entry.arabic,
        article=entry.article, clitic=text[start:begin], unit=entry.unit,
    )  # fmt: skip


def _sign(match: re.Match[str]) -> Token:
    value = _SIGNS[match[0]]
    return Token(*match.span(), "digits", value, value, 0, False, "fraction")


def _is_whole(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the word stands for itself: no part of a longer one, no percent sign in words."""
    if start and _glued(text, start):
        return False
    if text[end : end + 1].isalpha():
        return False
    if entry.kind in ("hundred", "scale") and entry.article:
        return text[start] not in "بف" and not _PERCENT.search(text, max(0, start - 3), start)
    return True


def _glued(text: str, start: int) -> bool:
    """Whether letters of another script or an apostrophe run into the word."""
    before = text[start - 1]
    return before.isalpha() or (before == "'" and start > 1 and text[start - 2].isalpha())


def _digits(text: str, run: str, start: int) -> list[Token]:
    found = []
    inside = start > 0 and _is_inside(text, start)
    named = start > 1 and text[start - 1] == "-" and _is_named(text, start)
    for one in read_run(run, start):
        value = 0 if one.value is None else one.value
        shape = "code" if named else "glued" if inside and one.shape != "code" else one.shape
        if one.value is None:
            shape = "code?"
        found.append(Token(one.start, one.end, "digits", value, value, 0, False, shape))
        inside = False
    return found


def _is_inside(text: str, start: int) -> bool:
    """Whether letters run into the digits and are no currency."""
    if text[start - 1] == ".":
        return start > 1 and bool(_IN_A_WORD.match(text, start - 2))
    return bool(_IN_A_WORD.match(text, start - 1)) and not currency_codes().search(text, max(0, start - 4), start)


def _is_named(text: str, start: int) -> bool:
    """Whether a word before a hyphen makes the number a part of a name."""
    if not text[start - 2].isalpha():
        return False
    before = _BEFORE_HYPHEN.search(text, max(0, start - 14), start)
    return not before or not (before[1] in _NO_NAMES or entry_of(before[1]) or before[1][0].isdigit())
