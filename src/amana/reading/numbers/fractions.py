"""Parts of a whole and decimals in words: two thirds, one and a half million, nine point five, واحد من عشرة."""

from __future__ import annotations

import re

from amana.reading.numbers.cardinals import Cardinal, Words
from amana.reading.numbers.lexicon import Bound, part_word

_ONE = re.compile(r"(?:^|\W)(?:an?|one)[ -]+$")
# A part word after an article is a part only where nothing follows that it could be counted off (a third man).
_OF = re.compile(r"(?: of\b| (?:and|to|or) (?:an?|one|two|half) |\s*(?:$|[.,;:!?)\n]))")
_PART_OF = re.compile(r"(?<![\u0621-\u064a])جزء من $")
_ENDS = re.compile(r"\s*(?:$|[.,;:!?)\n])")
_SMALL = ("", "-")
_MULTIPLIERS = frozenset(["scale", "plural", "dozen", "hundred", "accusative"])
# The half of a game or a year, half-brothers, half past.
_NO_SHARE = re.compile(
    r"(?:first|second|1st|2nd|other|latter|last|better|next|third|fourth|this|eastern|western|northern|southern"
    r"|upper|lower|top|bottom) $"
)
_NO_PART = re.compile(r"(?:-(?!\d)| (?:brother|sister|time|past|way|mast|marathon))")

Read = tuple[Bound, int, str]


def go_on(cardinal: Cardinal) -> Read:
    """The value with the part, decimals or ratio that follows, the next token, and `digits` or `share`."""
    words, after, value = cardinal.words, cardinal.after, cardinal.value
    gap = words.gap(after)
    if gap is None:
        return value, after, "digits"
    if gap == "point":
        return *_decimals(words, after, value), "digits"
    if gap in ("out of", "in", "over", "part of"):
        return _ratio(cardinal, gap)
    token = words.tokens[after]
    if token.kind == "digits" and token.shape == "fraction" and gap in _SMALL and value == int(value):
        return _scaled(words, after + 1, value + token.low)
    if gap in _SMALL and (denominator := _denominator(words, after, value)):
        return _scaled(words, after + 1, _divided(cardinal, denominator), share=value < denominator)
    if gap in ("and", "and a"):
        return _and_part(cardinal)
    return value, after, "digits"


def alone(words: Words, at: int) -> Read:
    """A part with no number before it: half, a quarter of a million; value 0 where it is no part."""
    token = words.tokens[at]
    kind = token.kind.removeprefix("part:")
    value = (2 if kind == "two-parts" else 1) / token.low
    scaled, after, _ = _scaled(words, at + 1, value, of=True)
    if after > at + 1:
        return scaled, after, "digits"
    if kind not in ("share", "two-parts") and as_part(words, at) is None:
        return 0, at + 1, ""
    if _NO_SHARE.search(words.text, max(0, token.start - 9), token.start) or _NO_PART.match(words.text, token.end):
        return 0, at + 1, ""
    return value, at + 1, "share"


def as_part(words: Words, at: int) -> float | None:
    """The value of a third, a tenth and their like, where the word is no ordinal."""
    token = words.tokens[at]
    kind, denominator = part_word(words.text[token.start : token.end])
    if token.arabic:
        definite = words.text[token.end : token.end + 3] == " ال" and denominator not in (8, 10)
        return 1 / denominator if kind == "part" and definite else None
    if kind != "part" or not _ONE.search(words.text, max(0, token.start - 6), token.start):
        return None
    quarter = words.text.startswith("quarter", token.start)
    return 1 / denominator if quarter or _OF.match(words.text, token.end) else None


def _denominator(words: Words, at: int, value: Bound) -> int:
    """What the part word at `at` divides by, if it goes with a number before it; else 0."""
    token = words.tokens[at]
    kind, denominator = part_word(words.text[token.start : token.end])
    if kind == "share" and not token.arabic:
        return denominator if value == 1 else 0
    if kind == "parts":
        return denominator if value != 1 else 0
    if kind == "part" and token.arabic:
        return denominator if value > 10 and token.low != 10 else 0
    return denominator if kind == "part" and value == 1 else 0


def _divided(cardinal: Cardinal, denominator: int) -> Bound:
    tail = cardinal.tail
    if 0 < tail < denominator:
        return cardinal.value - tail + tail / denominator
    return cardinal.value / denominator


def _scaled(words: Words, at: int, value: Bound, of: bool = False, share: bool = False) -> Read:
    """The value times a multiplier that follows: half a million, ثلاثة أرباع المليون."""
    gaps = ("", "-", "a", "of a", "of") if of else ("", "of a", "-")
    if words.kind(at) in _MULTIPLIERS and words.gap(at) in gaps and words.tokens[at].scale:
        scale = words.tokens[at].scale
        return _whole(value * scale), at + 1, "digits"
    return value, at, "share" if share else "digits"


def _and_part(cardinal: Cardinal) -> Read:
    """One and a half; three million and a half; two and fifty-four hundredths; خمسة وربع."""
    words, after, value = cardinal.words, cardinal.after, cardinal.value
    token = words.tokens[after]
    kind, denominator = part_word(words.text[token.start : token.end].removeprefix("ال"))
    if kind in ("share", "part") and (kind == "share" or words.gap(after) == "and a" or token.arabic):
        last = cardinal.scale if cardinal.scale >= 1000 and not cardinal.group else 1
        scaled, end, _ = _scaled(words, after + 1, 1 / denominator)
        if end > after + 1 and last > 1:
            return value + scaled, end, "digits"
        return _scaled(words, after + 1, _whole(value + last / denominator))
    if kind == "two-parts":
        return _whole(value + 2 / denominator), after + 1, "digits"
    numerator = Cardinal(words, after).read()
    gap = words.gap(numerator.after)
    if numerator.after > after and gap in _SMALL:
        under = _denominator(words, numerator.after, numerator.value)
        if numerator.value < under:
            return _scaled(words, numerator.after + 1, value + numerator.value / under)
    return value, after, "digits"


def over_compound(cardinal: Cardinal) -> tuple[Bound, int] | None:
    """Two twenty-fifths, one one hundred and fifth: the value, and the next token."""
    words, after = cardinal.words, cardinal.after
    if words.gap(after) != "" or words.kind(after) not in ("tens", "digit") or words.tokens[after].arabic:
        return None
    under = Cardinal(words, after).read()
    if words.gap(under.after) not in ("", "-", "and") or under.place not in (10, 100, 1000):
        return None
    token = words.tokens[under.after]
    kind, denominator = part_word(words.text[token.start : token.end])
    plural = kind == "parts" if cardinal.value != 1 else kind == "part"
    return (cardinal.value / (under.value + denominator), under.after + 1) if plural and denominator < 10 else None


def part_of(words: Words, at: int) -> int | None:
    """Where جزء من before a number begins: one part of so many."""
    match = _PART_OF.search(words.text, max(0, words.tokens[at].start - 8), words.tokens[at].start)
    return match.start() if match else None


def _ratio(cardinal: Cardinal, gap: str) -> Read:
    """One out of three, one in five, واحد من عشرة."""
    words, value = cardinal.words, cardinal.value
    whole = Cardinal(words, cardinal.after).read()
    larger = value < whole.value or (whole.value > 0 and gap in ("over", "part of"))
    counted = words.tokens[cardinal.after].kind not in ("plural", "few")
    if larger and counted and _is_ratio(cardinal, whole, gap):
        return value / whole.value, whole.after, "share"
    return value, cardinal.after, "digits"


def _is_ratio(cardinal: Cardinal, whole: Cardinal, gap: str) -> bool:
    """Whether two numbers are a part and its whole, and not two counts: three of five wounded men."""
    words, one = cardinal.words, cardinal.value == 1
    ends = bool(_ENDS.match(words.text, words.tokens[whole.after - 1].end))
    spelt = all(token.kind != "digits" for token in words.tokens[cardinal.after : whole.after])
    if gap == "part of":
        return True
    if gap == "over":
        return one or ends
    if words.tokens[cardinal.after].arabic:
        return spelt and (one or ends)
    both = spelt and words.tokens[cardinal.after - 1].kind != "digits"
    return (both and one) if gap == "in" else True


def _decimals(words: Words, at: int, value: Bound) -> tuple[Bound, int]:
    """The digits read out after `point`: five, zero three, seventy-one."""
    said = ""
    while words.kind(at) in ("digit", "tens", "teen", "ten") and (said == "" or words.gap(at) in _SMALL):
        one = words.tokens[at]
        if said and one.kind == "digit" and words.tokens[at - 1].kind == "tens":
            said = said[:-1]
        said += str(one.low)
        at += 1
    return (float(f"{int(value)}.{said}"), at) if said else (value, at)


def _whole(value: Bound) -> Bound:
    return int(value) if value == int(value) else value
