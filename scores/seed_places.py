"""Places and words of the vocabulary in the two seeds: found, placed, with part and role; terms with their ids.

Spans match at IoU .5 (a place may take along the word that says which part of it is meant). All of both is worked
on: the seeds have no aside part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from amana.reading.nouns import PlaceMention
from amana.reading.places import find_places
from amana.reading.terms import find_terms
from amana.reading.view import View
from scores.data import shared
from scores.measure import Tally, pairs

IOU = 0.5
_SIDES = ("east", "west", "north", "south", "old", "countryside", "neighbo")


def score() -> list[Tally]:
    """Places, those of them that are right in id, part and role, and terms."""
    names = ("places", "places: right place", "places: part", "places: role", "vocabulary", "vocabulary: id")
    tallies = {name: Tally("seeds", name, "en", "work") for name in names}
    for text, gold in seeds():
        view = View.of(text, "en")
        _places(tallies, find_places(view), gold["places"])
        _terms(tallies, view, gold["vocabulary"])
    return list(tallies.values())


def seeds() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each seed's text and gold."""
    for path in sorted((shared() / "seeds" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (shared() / "seeds" / path.with_suffix(".txt").name).open(encoding="utf-8", newline="") as text:
            yield text.read(), gold


def _places(tallies: dict[str, Tally], found: list[PlaceMention], gold: list[dict[str, Any]]) -> None:
    stretches = [(one["span"]["start"], one["span"]["end"]) for one in gold]
    matched = pairs([(one.start, one.end) for one in found], stretches, IOU)
    tallies["places"].add(len(matched), len(found), len(gold))
    for mine, there in matched:
        one, wanted = found[mine], gold[there]
        for name, right in (
            ("places: right place", is_place(one, wanted["resolved"])),
            ("places: part", is_part(one, wanted)),
            ("places: role", is_role(one, wanted["role"])),
        ):
            tallies[name].add(right, 1, 1)
            if not right:
                tallies[name].miss(one.rule)


def is_place(one: PlaceMention, wanted: dict[str, Any]) -> bool:
    """Whether the id is that of the place the gold means (or of the place it is a part of)."""
    if wanted.get("level") == "admin1" or "Governorate" in str(wanted.get("within")):
        return one.id in ("rural_damascus", "aleppo_governorate")
    name = wanted["name"].lower()
    return one.id is not None and one.name is not None and one.name.lower() in name


def is_part(one: PlaceMention, wanted: dict[str, Any]) -> bool:
    """Whether a part is given where the gold means a part, and none where it means the whole."""
    meant = wanted["resolved"]["name"].lower()
    sides = [side for side in _SIDES if side in meant or side in wanted["resolved"].get("part", "")]
    return bool(sides) == bool(one.part) if wanted["resolved"].get("level") != "admin1" else True


def is_role(one: PlaceMention, wanted: str) -> bool:
    """Whether an actor is an actor and a location is none; the gold knows no more of roles."""
    return wanted == "location|actor" or (one.role == "actor") == (wanted == "actor")


def _terms(tallies: dict[str, Tally], view: View, gold: list[dict[str, Any]]) -> None:
    found = find_terms(view)
    stretches = [(one["span"]["start"], one["span"]["end"]) for one in gold]
    matched = pairs([(one.start, one.end) for one in found], stretches, IOU)
    tallies["vocabulary"].add(len(matched), len(found), len(gold))
    for mine, there in matched:
        right = found[mine].id == gold[there]["term"]
        tallies["vocabulary: id"].add(right, 1, 1)
        if not right:
            tallies["vocabulary: id"].miss(f"{found[mine].id} for {gold[there]['term']}")


if __name__ == "__main__":
    for tally in score():
        print(tally, dict(tally.failures))
