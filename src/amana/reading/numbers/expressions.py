"""Number expressions: counting words and digits joined into numbers, each with its value and its form."""

from __future__ import annotations

import re
from typing import NamedTuple

from amana.reading.numbers import fractions
from amana.reading.numbers.cardinals import Cardinal, Words, goes_with
from amana.reading.numbers.lexicon import Bound
from amana.reading.numbers.tokens import Token, tokens_of

_COUNTING = frozenset(
    [
        "digits",
        "digit",
        "first-ten",
        "ten",
        "teen",
        "tens",
        "hundred",
        "hundreds",
        "scale",
        "accusative",
        "dual",
        "dozen",
        "double-dozen",
    ]
)
_ARTICLES = (" a", " an")
_WITH_ARTICLE = frozenset(["hundred", "scale", "dozen", "few"])


class Expression(NamedTuple):
    """One number. `form`: digits, words, vague, share, ordinal, pair; by their shape also date, clock, code.

    `low` equals `high` unless the words are vague. `scale` is the last multiplier spelt out (3 to 5 million),
    `shape` that of the first digits, `unit` what a dual noun counts, `clitic` the Arabic letters before it.
    """

    start: int
    end: int
    low: Bound
    high: Bound
    form: str
    shape: str = ""
    scale: Bound = 1
    arabic: bool = False
    unit: str = ""
    article: bool = False
    clitic: str = ""


def expressions_of(
    text: str, kept: str, *, arabic: bool = True, known: frozenset[bytes] | None = None
) -> list[Expression]:
    """The numbers of a folded text, in order, none over another. `kept` is the text with its capitals."""
    words = Words(text, tokens_of(text, arabic=arabic, known=known), kept)
    found: list[Expression] = []
    at = 0
    while at < len(words.tokens):
        one, after = _read(words, at)
        if one is not None:
            found.append(one)
        at = max(after, at + 1)
    return found


def _read(words: Words, at: int) -> tuple[Expression | None, int]:
    token = words.tokens[at]
    if token.kind == "digits":
        if token.shape in _NO_COUNTS:
            return _of(words, at, at + 1, token.low, token.high, _NO_COUNTS[token.shape]), at + 1
        if words.gap(at + 1) is None:
            return Expression(token.start, token.end, token.low, token.low, "digits", token.shape), at + 1
        return _number(words, at)
    if token.kind == "ordinal":
        return _ordinal(words, at)
    if token.kind == "pair":
        double = words.kind(at + 1) == "digit" and words.tokens[at + 1].low == 2 and words.gap(at + 1) == ""
        return _of(words, at, at + 1, 2, 2, "pair"), at + 1 + double
    if token.kind in {"plural", "few"}:
        return _vague(words, at)
    if token.kind.startswith("part:"):
        return _share(words, at)
    return _number(words, at) if token.kind in _COUNTING else (None, at + 1)


_COUNTED = re.compile(r" (?:of|more|dozen|killed|dead|wounded|injured|people|were|have|are)\b")
_NO_COUNTS = {"date": "date", "clock": "clock", "code": "code", "code?": "code?", "glued": "code"}


def _number(words: Words, at: int) -> tuple[Expression | None, int]:
    """A cardinal with the fraction or decimals that go on with it, or an ordinal that it turns out to be."""
    if words.kind(at) == "first-ten" and not goes_with(words, at):
        return None, at + 1
    cardinal = Cardinal(words, at).read()
    if cardinal.after == at:
        return None, at + 1
    if cardinal.after == at + 1 and words.tokens[at].arabic and (part := fractions.as_part(words, at)) is not None:
        return _of(words, at, at + 1, part, part, "share"), at + 1
    if (compound := fractions.over_compound(cardinal)) is not None:
        return _of(words, at, compound[1], compound[0], compound[0], "share"), compound[1]
    if (ordinal := _as_ordinal(words, at, cardinal)) is not None:
        return ordinal, cardinal.after + 1
    value, after, kind = fractions.go_on(cardinal)
    scale = cardinal.scale if after == cardinal.after else 1
    if words.tokens[at].arabic and (start := fractions.part_of(words, at)) is not None and value:
        return _of(words, at, after, 1 / value, 1 / value, "share")._replace(start=start), after
    return _of(words, at, after, value, value, kind, scale=scale), after


def _as_ordinal(words: Words, at: int, cardinal: Cardinal) -> Expression | None:
    """Twenty-first, hundred and first."""
    after = cardinal.after
    if words.kind(after) != "ordinal" or words.tokens[after].arabic or words.tokens[at].kind == "digits":
        return None
    joined = words.gap(after) in ("", "-") if cardinal.place == 10 else words.gap(after) == "and"
    if cardinal.place not in (10, 100) or not joined:
        return None
    value = cardinal.value + words.tokens[after].low
    return _of(words, at, after + 1, value, value, "ordinal")


def _ordinal(words: Words, at: int) -> tuple[Expression | None, int]:
    token, after = words.tokens[at], at + 1
    value = token.low
    if token.arabic and words.kind(after) == "ten" and words.gap(after) == "":
        value, after = value + 10, after + 1
    elif token.arabic and words.kind(after) == "tens" and words.gap(after) == "and":
        value, after = value + words.tokens[after].low, after + 1
    elif not token.arabic and (part := fractions.as_part(words, at)) is not None:
        return _of(words, at, at + 1, part, part, "share"), at + 1
    return _of(words, at, after, value, value, "ordinal"), after


def _vague(words: Words, at: int) -> tuple[Expression | None, int]:
    """Hundreds; tens of thousands; a few hundred; عشرات الآلاف."""
    token, after = words.tokens[at], at + 1
    low, high = token.low, token.high
    following = words.tokens[after] if after < len(words.tokens) else None
    multiplies = following is not None and words.gap(after) in ("", "of", "of a")
    if multiplies and following is not None and following.kind in _MULTIPLIERS:
        low, high = _times(token, following)
        after += 1
        while words.kind(after) == "scale" and words.gap(after) == "":
            low, high = low * words.tokens[after].scale, (high + 1) * words.tokens[after].scale - 1
            after += 1
    elif not token.arabic and not _is_counting(words, at):
        return None, after
    return _of(words, at, after, low, high, "vague"), after


_MULTIPLIERS = frozenset(["plural", "scale", "hundred", "dozen", "ten"])


def _times(token: Token, following: Token) -> tuple[Bound, Bound]:
    if token.low == token.high:
        return token.low * following.scale, token.high * following.scale
    if token.kind == "few" and following.kind in {"plural", "dozen"} and following.scale in (0, 12):
        return (20 if following.arabic else 24), 99
    if token.kind == "few" and following.kind == "ten":
        return 13, 19
    if token.kind == "few":
        return 2 * following.scale, 10 * following.scale - 1
    return token.low * following.scale, (token.high + 1) * following.scale - 1


def _is_counting(words: Words, at: int) -> bool:
    """A couple, a handful and scores are other words too unless something says that they count."""
    token = words.tokens[at]
    unsure = words.text[token.start : token.end] in ("couple", "handful", "scores", "tens")
    return not unsure or bool(_COUNTED.match(words.text, token.end))


def _share(words: Words, at: int) -> tuple[Expression | None, int]:
    value, after, kind = fractions.alone(words, at)
    return (_of(words, at, after, value, value, kind) if value else None), after


def _of(words: Words, at: int, after: int, low: Bound, high: Bound, form: str, scale: Bound = 1) -> Expression:
    first, last = words.tokens[at], words.tokens[after - 1]
    start = first.start
    if first.kind in _WITH_ARTICLE or first.kind.startswith("part:") or form == "share":
        start = _with_article(words.text, start)
    if form == "vague" and first.kind == "plural":
        start = first.start
    if form == "digits" and first.kind != "digits":
        form = "words"
    return Expression(
        start, last.end, low, high, form, first.shape, scale, first.arabic, first.unit, first.article, first.clitic
    )


def _with_article(text: str, start: int) -> int:
    for length in (2, 3):
        begin = start - length
        if begin >= 0 and text[begin:start] in ("a ", "an ") and not (begin and text[begin - 1].isalnum()):
            return begin
    return start
