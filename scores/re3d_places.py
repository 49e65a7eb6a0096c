"""Places and weapons in reports on Syria and Iraq (re3d): overlap F1 on what its readers agreed on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amana.reading.nouns import PlaceMention, Term
from amana.reading.places import find_places
from amana.reading.terms import find_terms
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Stretch, Tally, overlap, pairs

AGREED = 0.5
# The set has a type of its own for platforms, and its readers took strikes for weapons.
_PLATFORMS = frozenset(
    f"weapon.{name}" for name in ("tank", "armoured", "aircraft", "helicopter", "drone", "warship")
)


def score() -> list[Tally]:
    """Location and Weapon of each part: one found span to one gold span, any overlap."""
    found = []
    for part in ("work", "aside"):
        places = Tally("re3d", "Location, places alone", "en", part)
        sites = Tally("re3d", "Location, places and sites", "en", part)
        weapons = Tally("re3d", "Weapon, overlap", "en", part)
        for row, view in views(part):
            named = [(one.start, one.end) for one in find_places(view) if not is_party(one)]
            terms = find_terms(view)
            _count(places, named, gold(row, "Location"))
            _count(sites, _with_sites(named, terms), gold(row, "Location"))
            _count(weapons, [(one.start, one.end) for one in terms if is_weapon(one.id)], gold(row, "Weapon"))
        found += [places, sites, weapons]
    return found


def is_party(one: PlaceMention) -> bool:
    """Whether a country is named as a party: it acts, or something is its own (the people of a country)."""
    return one.role == "actor" or (one.role == "of" and one.id is not None and one.admin is None and not one.part)


def _with_sites(named: list[Stretch], terms: list[Term]) -> list[Stretch]:
    """Places and, where none of them is, what was built: the set's locations are both."""
    sites = [(one.start, one.end) for one in terms if one.kind == "infrastructure"]
    return named + [site for site in sites if not any(overlap(site, one) for one in named)]


def is_weapon(term: str) -> bool:
    """Whether a term is a weapon in the sense of the set."""
    return term == "attack.airstrike" or (term.startswith("weapon.") and term not in _PLATFORMS)


def views(part: str = "work") -> Iterator[tuple[dict[str, Any], View]]:
    """The documents of a part."""
    for row in rows("re3d/dev/docs.jsonl"):
        if part_of(row["id"]) == part:
            yield row, View.of(row["text"], "en")


def gold(row: dict[str, Any], kind: str) -> list[Stretch]:
    """Spans of this type that enough readers marked."""
    return sorted(
        {
            (one["begin"], one["end"])
            for one in row["entities"]
            if one["type"] == kind and one["confidence"] >= AGREED
        }
    )


def _count(tally: Tally, found: list[Stretch], there: list[Stretch]) -> None:
    right = len(pairs(found, there, 0.0))
    tally.add(right, len(found), len(there))
    tally.failures["no such thing there"] += sum(not any(overlap(one, other) for other in there) for one in found)
    tally.failures["missed"] += sum(not any(overlap(one, other) for other in found) for one in there)


if __name__ == "__main__":
    for tally in score():
        print(tally, dict(tally.failures.most_common(5)))
