"""How much of a place is meant, in the person's language: eastern, the western countryside, the old city."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from amana.phrases.safe import without_isolates
from amana.phrases.speaker import Speaker

AREAS: Final = ("neighbourhoods", "countryside", "old city")
SIDES: Final = (
    *(
        "eastern",
        "western",
        "northern",
        "southern",
        "central",
        "greater",
        "upper",
        "lower",
        "old",
        "outer",
        "rural",
    ),
    *("north-eastern", "north-western", "south-eastern", "south-western"),
)
"""The words of which the reader makes parts."""
_ONE: Final = frozenset(["part", "countryside"])


def part_words(speaker: Speaker, part: str) -> str:
    """The part as a person says it. One that has a word of somebody's own is told as it is."""
    sides, areas = _taken_apart(part)
    if sides is None:
        return part
    told = [_area(speaker, one, sides if at == 0 else ()) for at, one in enumerate(areas or ("part",))]
    between = "، " if speaker.right_to_left else ", "
    return speaker.made(between.join(told))


def _taken_apart(part: str) -> tuple[Sequence[str] | None, Sequence[str]]:
    """Its sides and its areas, in order; None for the sides where a word of it is neither."""
    sides: list[str] = []
    areas: list[str] = []
    words = part.replace("old city", "old_city").replace(",", " ").split()
    for word in (one.replace("_", " ") for one in words):
        if word in AREAS:
            areas.append(word)
        elif word in SIDES:
            sides.append(word)
        else:
            return None, ()
    return (sides, areas) if words else (None, ())


def _area(speaker: Speaker, area: str, sides: Sequence[str]) -> str:
    key = area.replace(" ", "-")
    if not sides:
        return speaker.say(f"compare-place-area-{key}", terminal=False)
    # Arabic tells the side of one thing from that of several, or of a city.
    side = "compare-place-side" if area in _ONE else "compare-place-sides"
    told = [speaker.say(f"{side}-{one}", terminal=False) for one in sides]
    joined = " و".join(told) if speaker.right_to_left else ", ".join(told)
    key = "parts" if area == "part" and len(sides) > 1 else key
    return without_isolates(speaker.say(f"compare-place-area-{key}-of", terminal=False, sides=joined))
