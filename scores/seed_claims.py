"""The claims of the two seeds: what, how many, where, when, told how: `python -m scores.seed_claims`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from amana.reading.claims import find_claims
from amana.reading.layout import read_document
from amana.reading.names import find_names
from amana.reading.nouns import Claim, PlaceMention
from amana.reading.numbers import find_numbers
from amana.reading.places import find_places
from amana.reading.statements import find_statements
from amana.reading.times import find_times
from amana.reading.view import View
from scores.measure import Tally, overlap
from scores.seed_document import seeds

_SET = "seeds"
_CATEGORIES = {"hospital_functioning": "hospitals", "territory_lost": "territory"}
_MODALITY = {"preparing": "planned"}
_WHAT = ("claims", "claim bounds", "claim place", "claim time", "claim modality", "claim actor", "claim counted")


def read(text: str, published: date) -> tuple[list[Claim], list[PlaceMention]]:
    """The claims of a text, by every layer."""
    view = View.of(text, "en")
    document = read_document(view, published)
    places = find_places(view)
    names = find_names(view, places)
    statements = find_statements(view, names, document)
    numbers, times = find_numbers(view), find_times(view, published)
    return find_claims(view, numbers, times, places, names, statements, [], document, published), places


def score() -> list[Tally]:
    """Each property of the gold claims; a claim too many counts against `claims`."""
    tallies = {what: Tally(_SET, what, "en", "work") for what in _WHAT}
    for text, gold in seeds():
        published = date.fromisoformat(gold["metadata"]["publication"]["date"])
        claims, places = read(text, published)
        _add(tallies, [claim for claim in claims if claim.status == "linked"], places, gold)
    return list(tallies.values())


def _add(tallies: dict[str, Tally], claims: Sequence[Claim], places: Sequence[PlaceMention], gold: Any) -> None:
    used: set[int] = set()
    for one in gold["claims"]:
        figure = (one["figure"]["start"], one["figure"]["end"])
        at = next((at for at, claim in enumerate(claims) if overlap((claim.start, claim.end), figure)), None)
        if at is not None:
            used.add(at)
        if one.get("soft"):
            continue
        claim = claims[at] if at is not None else None
        category = _CATEGORIES.get(one["category"], one["category"])
        right = claim is not None and claim.category == category
        tallies["claims"].add(right, claim is not None, 1)
        if not right or claim is None:
            tallies["claims"].miss("category" if claim else "not linked")
            continue
        _compare(tallies, claim, places, one, gold)
    for at in set(range(len(claims))) - used:
        tallies["claims"].add(0, 1, 0)
        tallies["claims"].miss(f"too many: {claims[at].rule}")


def _compare(
    tallies: dict[str, Tally], claim: Claim, places: Sequence[PlaceMention], one: dict[str, Any], gold: Any
) -> None:
    modality = one.get("modality", "fact")
    checks = {
        "claim bounds": (claim.lower, claim.upper) == (one["lower"], one["upper"]),
        "claim place": _is_place(places[claim.place] if claim.place is not None else None, one, gold),
        "claim time": [claim.first, claim.last] == (one["interval"] or [None, None]),
        "claim modality": claim.modality == _MODALITY.get(modality, modality),
    }
    if one.get("by"):
        checks["claim actor"] = claim.actor is not None and _meets(claim.actor, one["by"])
    if one.get("what"):
        checks["claim counted"] = claim.counted is not None and _meets(claim.counted, one["what"])
    for what, right in checks.items():
        tallies[what].add(right, 1, 1)
        if not right:
            tallies[what].miss(f"at {claim.start}")


def _meets(found: Any, there: dict[str, int]) -> bool:
    """Whether a row shares a letter with a span of the gold."""
    return overlap((found.start, found.end), (there["start"], there["end"])) > 0


def _is_place(place: PlaceMention | None, one: dict[str, Any], gold: Any) -> bool:
    """The very place; or, where the gold's words name none of their own, the place that they stand for."""
    if not one["where"]:
        return (place.name if place else None) == one.get("place_inferred")
    if place is None:
        return False
    if _meets(place, one["where"]):
        return True
    named = [where for where in gold["places"] if _overlaps(where["span"], one["where"])]
    within = next((where["resolved"].get("within") for where in named), None)
    earlier = [where for where in gold["places"] if where["span"]["start"] < one["where"]["start"]]
    stand_for = [where for where in earlier if where["core"] and where["role"] == "location"]
    known = {where["resolved"].get("geonameid"): where["core"] for where in gold["places"] if where["core"]}
    if named:
        return place.name == known.get(within)
    return bool(stand_for) and _meets(place, stand_for[-1]["span"])


def _overlaps(one: dict[str, int], other: dict[str, int]) -> bool:
    return overlap((one["start"], one["end"]), (other["start"], other["end"])) > 0


if __name__ == "__main__":
    for result in score():
        print(result, dict(result.failures))
