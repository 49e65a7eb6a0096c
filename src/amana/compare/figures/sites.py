"""Sites: quarters that a text names within a place, `Tell Hajar district`, `حي النخيل`; whether two may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from amana.compare.figures.values import Spot
from amana.language import compare_names, name_keys

_MOST: Final = 6
_LOOKED_AT: Final = 1_000  # code points
_KIND: Final = r"(?:neighbou?rhood|district|quarter)s?\b"
_CAPITAL: Final = r"[A-Z][\w'’-]{1,30}"
_NO_NAME: Final = r"(?!(?:In|At|On|The|From|Near|And)\b)"
_NAME: Final = rf"\b{_NO_NAME}(?:al-|[Aa]l |el-|the )?{_CAPITAL}(?:[ -](?:al-|al |el-)?{_CAPITAL}){{0,2}}"
_NAMES: Final = rf"({_NAME}(?:(?:, | and |, and ){_NAME}){{0,4}})"
_ARABIC: Final = "[\u0621-\u064a\u064b-\u0652\u0670]{3,20}"
_PATTERNS: Final = (
    re.compile(rf"{_NAMES} {_KIND}"),
    re.compile(rf"\b{_KIND} of {_NAMES}"),
    re.compile(rf"(?<!\w)[وبفل]?(?:ال)?(?:حي|حيّ|حيي|أحياء)\s+(ال{_ARABIC}(?:\s+وال{_ARABIC}){{0,4}})"),
)
_ANY_KIND: Final = re.compile(rf"{_KIND}|حي|أحياء")
_BETWEEN: Final = re.compile(r", and |, | and |\s+و(?=ال)")
# What says which side, or of what kind, and names no quarter.
_NO_NAMES: Final = frozenset(
    f"{side}{end}" for side in ("east", "west", "north", "south") for end in ("", "ern")
) | frozenset(
    [
        "central",
        "old",
        "residential",
        "several",
        "المدينة",
        "البلدة",
        "السكنية",
        "الشرقية",
        "الغربية",
        "الشمالية",
        "الجنوبية",
        "القديمة",
        "المحاصرة",
    ]
)


def sites_of(text: str) -> tuple[str, ...]:
    """The quarters that a stretch of text names, in their order, each once. `eastern districts` names none."""
    if _ANY_KIND.search(text) is None:
        return ()
    found: dict[str, None] = {}
    last = 0
    matches = (match for pattern in _PATTERNS for match in pattern.finditer(text[:_LOOKED_AT]))
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() < last:
            continue  # `Tell Hajar district of Murr`: it is named already, and Murr is where it lies
        last = match.end()
        names = (name.removeprefix("the ").strip() for name in _BETWEEN.split(match[1]))
        found |= dict.fromkeys(name for name in names if name.casefold() not in _NO_NAMES)
    return tuple(found)[:_MOST]


def sites_beside(
    sentence: str, before: tuple[int, int], after: tuple[int, int], spot: Spot | None
) -> tuple[str, ...]:
    """The quarters of one figure of a sentence. `spot`, where it is of, is none of them.

    `before` is the stretch from the figure before it, `after` the one up to the next figure. What is named up to
    the next figure is its own; else what was named before it sets the scene.
    """
    stretches = (sentence[slice(*after)], sentence[slice(*before)], sentence[: before[1]])
    here = "" if spot is None else spot.name.casefold()
    told = (tuple(name for name in sites_of(one) if name.casefold() != here) for one in stretches)
    return next(filter(None, told), ())


def share_a_site(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be of one quarter, in whatever spelling or script."""
    return any(_may_be_one(first, second) for first in one for second in other)


@lru_cache(1 << 12)
def _may_be_one(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return True
    return not name_keys(one).isdisjoint(name_keys(other)) or compare_names(one, other).outcome != "different"
