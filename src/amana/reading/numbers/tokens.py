"""The counting words and digits of a text, in order, each with what stands in its lexicon."""

from __future__ import annotations

import re
from typing import NamedTuple

from amana.reading.numbers.digits import RUN, read_run
from amana.reading.numbers.lexicon import Bound, Entry, lexicon
from amana.reading.numbers.units import currency_codes

_WORDS = re.compile(rf"{RUN}|[a-z]+|[\u0621-\u063a\u0641-\u064a\u067e-\u06af]+|[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚]")
_SIGNS = dict(
    zip(
        "½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚",
        (1 / 2, 1 / 4, 3 / 4, 1 / 3, 2 / 3, 1 / 8, 3 / 8, 5 / 8, 7 / 8, 0.2, 0.4, 0.6, 0.8, 1 / 6, 5 / 6),
        strict=True,
    )
)
# What may stand before a number after a hyphen: anything else makes it part of a name (F-16, COVID-19).
_BEFORE_HYPHEN = re.compile(r"(?:^|[^\w])(\w{1,12})-$")
_NO_NAMES = frozenset(
    ["minus", "sub", "non", "mid", "pre", "post", "over", "under", "to", "the", "all", "some", "a", "and", "or"]
)
_IN_A_WORD = re.compile(r"[a-z_]")
_PERCENT = re.compile(r"(?:في|من) $")


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


def tokens_of(text: str) -> list[Token]:
    """The tokens of a folded text."""
    words = lexicon()
    found: list[Token] = []
    for match in _WORDS.finditer(text):
        word = match[0]
        entry = words.get(word)
        if entry is not None:
            if _is_whole(text, match.start(), match.end(), entry):
                found.append(_word(text, match.start(), word, entry))
        elif word[0] in _SIGNS:
            found.append(Token(*match.span(), "digits", _SIGNS[word], _SIGNS[word], 0, False, "fraction"))
        elif not word[0].isalpha():
            found += _digits(text, word, match.start())
    return found


def _word(text: str, start: int, word: str, entry: Entry) -> Token:
    begin = start + entry.skip
    return Token(
        begin, start + len(word), entry.kind, entry.low, entry.high, entry.scale, entry.arabic,
        article=entry.article, clitic=text[start:begin], unit=entry.unit,
    )  # fmt: skip


def _is_whole(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the word stands for itself: no part of a longer one, no percent sign in words."""
    if start and (text[start - 1] == "_" or _glued(text, start)):
        return False
    if text[end : end + 1] == "_" or text[end : end + 1].isdigit():
        return False
    if entry.kind == "hundred" and entry.article:
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
        if one.value is None or value == float("inf"):
            value, shape = 0, "code?"
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
    return not before or not (before[1] in _NO_NAMES or before[1] in lexicon() or before[1][0].isdigit())
