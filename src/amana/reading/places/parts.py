"""How much of a place is meant: eastern Aleppo, the old city of Homs, Aleppo’s eastern neighborhoods.

The part's words belong to the mention's span, save where the place stands in front with its 's: then the part is a
mention of its own, of the same place. The countryside of a town is its governorate.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from amana.language import fold
from amana.reading.places import lists, parts_arabic
from amana.reading.places.beside import Beside, before, before_article, behind
from amana.reading.places.entries import Entry, shipped
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice

Placed = tuple[Candidate, Choice | None]
_COUNTRYSIDE = frozenset(["rural", "countryside"])
_VAGUE = frozenset(["part", "parts", "area", "areas", "half", "side", "district", "neighborhood", "neighbourhood"])
_TOWNS = frozenset(["capital", "city", "town"])
_BEHIND = frozenset(["countryside", "city", "suburbs", "outskirts", "neighborhoods", "neighbourhoods"])
_WITHIN_SPAN = frozenset(["city", "countryside"])
# These need a name beside them: rural areas are anywhere.
_NO_SIDES = frozenset(["rural", "greater", "upper", "lower", "outer", "central"])
_SOME = frozenset(["several", "some", "most"])


def with_parts(
    text: str, candidates: list[Candidate], chosen: list[Choice | None], words: Iterable[str]
) -> list[Placed]:
    """Each mention with its part, and the parts that stand alone, in order and none over another.

    `words` are those of the text in Latin script.
    """
    placed: list[Placed] = list(zip(candidates, chosen, strict=True))
    placed = [parts_arabic.with_part(text, *one) if one[0].arabic else _with_part(text, *one) for one in placed]
    placed = [(candidate, of_countryside(candidate, choice)) for candidate, choice in placed]
    alone = [*_alone(text, words), *parts_arabic.alone(text)]
    if alone:
        placed = _with_parts_alone(placed, alone)
    placed.sort(key=lambda one: (one[0].start, -one[0].end))
    return _none_over_another(placed)


def _none_over_another(placed: list[Placed]) -> list[Placed]:
    kept: list[Placed] = []
    for one in placed:
        if not kept or one[0].start >= kept[-1][0].end:
            kept.append(one)
    return kept


def _with_parts_alone(placed: list[Placed], alone: list[Candidate]) -> list[Placed]:
    """The mentions and those parts that stand beside them and belong to a town."""
    starts = [one.start for one, _ in placed]
    towns = [(one.end, choice) for one, choice in placed if choice and choice[0].kind in (*_TOWNS, "governorate")]
    ends = [end for end, _ in towns]
    found = list(placed)
    for part in alone:
        at = bisect_left(starts, part.end)
        if (at and placed[at - 1][0].end > part.start) or not towns:
            continue
        # The town named last before it, or the first of the text.
        entry = towns[max(bisect_right(ends, part.start) - 1, 0)][1]
        found.append((part, of_countryside(part, (entry[0], ()))))
    return found


def _with_part(text: str, candidate: Candidate, choice: Choice | None) -> Placed:
    if choice is None:
        return candidate, choice
    near = candidate.words_before(text)[0].word
    side = _sides_before(text, candidate.start) if near in lists.english("direction") else None
    if side and not text[side.start : side.end].isupper():
        candidate.part, candidate.start = side.name, side.start
    area = _area_of(text, candidate.start) if candidate.words_before(text)[1].word == "of" else None
    if area:
        candidate.part = " ".join(filter(None, (area.name, candidate.part)))
        # "districts of X" says little more than X does; with a side (eastern districts) it names the part.
        if " " in area.name or candidate.part in _COUNTRYSIDE:
            candidate.start = area.start
    after = behind(text, candidate.end) if choice[0].kind in _TOWNS else None
    if after and after.word in _BEHIND:
        if after.word in _WITHIN_SPAN:
            candidate.end = after.end
        if after.word != "city":
            candidate.part = " ".join(filter(None, (candidate.part, lists.english("area")[after.word])))
    return candidate, choice


class _Part(NamedTuple):
    """A stretch that names a part: where it stands, and the part's id."""

    start: int
    end: int
    name: str


def _side(text: str, offset: int) -> Beside | None:
    """The side (eastern, north-west, old) that ends just before an offset."""
    sides = lists.english("direction")
    one = before(text, offset, "")
    if one.word not in sides:
        return None
    two = before(text, one.start, "")
    return Beside(two.start, one.end, f"{two.word} {one.word}") if f"{two.word} {one.word}" in sides else one


def _sides_before(text: str, offset: int) -> _Part | None:
    """One or two sides that end just before an offset: eastern; eastern and several western."""
    sides = lists.english("direction")
    last = _side(text, offset)
    if last is None:
        return None
    joint = before(text, last.start, "")
    if joint.word in _SOME:
        joint = before(text, joint.start, "")
    first = _side(text, joint.start) if joint.word in ("and", "or") else None
    if first is None:
        return _Part(last.start, last.end, sides[last.word])
    return _Part(first.start, last.end, f"{sides[first.word]}, {sides[last.word]}")


def _area_of(text: str, offset: int) -> _Part | None:
    """What stands before a place with `of`: the countryside of, eastern districts of, the old city of."""
    of = before_article(text, offset, "")
    if of.word == "of":
        city = before(text, of.start, "")
        if city.word == "city":
            outer = before_article(text, city.start, "")
            found = _area(text, outer.start) if outer.word == "of" else None
            if found:
                return found
        return _area(text, of.start)
    return None


def _area(text: str, offset: int) -> _Part | None:
    """The area word that ends just before an offset, with its sides."""
    areas = lists.english("area")
    one = before(text, offset, "")
    two = before(text, one.start, "")
    if f"{two.word} {one.word}" in areas:
        return _Part(two.start, one.end, areas[f"{two.word} {one.word}"])
    if one.word not in areas:
        return None
    side = _sides_before(text, one.start)
    if side:
        return _Part(side.start, one.end, f"{side.name} {areas[one.word]}")
    return None if one.word in _VAGUE else _Part(one.start, one.end, areas[one.word])


def _alone(text: str, words: Iterable[str]) -> list[Candidate]:
    """Areas with a side and without a place: Aleppo’s eastern neighborhoods, the western countryside."""
    areas = sorted(_areas().intersection(words))
    return [part for area in areas for part in _alone_as(text, area)]


@cache
def _areas() -> frozenset[str]:
    return frozenset(area for area in lists.english("area") if " " not in area)


def _alone_as(text: str, area: str) -> Iterator[Candidate]:
    start = text.find(area)
    while start >= 0:
        end = start + len(area)
        side = _sides_before(text, start) if not text[end : end + 1].isalpha() else None
        if side and not _NO_SIDES.intersection(side.name.split(", ")) and behind(text, end).word != "of":
            part = Candidate.of((side.start, end), (), "", 0.0, "part/alone")
            part.part = f"{side.name} {lists.english('area')[area]}"
            yield part
        start = text.find(area, end)


def of_countryside(candidate: Candidate, choice: Choice | None) -> Choice | None:
    """The governorate in place of the town, where the countryside is meant."""
    if choice is None or candidate.part is None or choice[0].kind not in _TOWNS:
        return choice
    if _COUNTRYSIDE.isdisjoint(candidate.part.split()):
        return choice
    held = governorate(choice[0])
    return (held, (choice[0].id,)) if held else choice


def governorate(town: Entry) -> Entry | None:
    """The governorate named after a town, or around it."""
    key = " ".join(fold(word) for word in re.findall(r"[^\W\d_]+", town.english))
    for spelling in (f"rural {key}", f"{key} governorate", f"{key} province"):
        for entry in shipped().named(spelling):
            if entry.country == town.country and entry.kind in ("governorate", "province"):
                return entry
    return None
