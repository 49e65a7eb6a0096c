"""Place names with coordinates in English news: GeoWebNews, LGL, TR-News, GeoVirus.

Two scores: the tagging of names (exact span, F1) and, of those tagged and placed, how many lie within 161 km of
the gold point. GeoWebNews is scored by its own kinds: noun phrases are no names; adjectives, demonyms and people
named like places are nobody's loss and nobody's gain in `names`; `with adjectives` counts adjectives as missed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from amana.reading.places import find_places
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally

SETS = ("GeoWebNews", "LGL", "TR-News", "GeoVirus")
NEAR_KM = 161
_PHRASES = frozenset(["Literal_Expression", "Non_Lit_Expression", "Non_Toponym"])
_PEOPLE = frozenset(["Demonym", "Language", "Homonym"])


def score(*names: str) -> list[Tally]:
    """Tagging and placing for each set and part."""
    found: list[Tally] = []
    for name in names or SETS:
        for part in ("work", "aside"):
            found += _score(name, part)
    return found


def _score(name: str, part: str) -> list[Tally]:
    tagged = Tally("geoparsing", f"{name} names", "en", part)
    wide = Tally("geoparsing", f"{name} with adjectives", "en", part)
    near = Tally("geoparsing", f"{name} within {NEAR_KM} km", "en", part)
    for row in rows(f"geoparsing/dev/{name}.jsonl"):
        if part_of(row["id"]) == part:
            _score_row(row, tagged, wide, near)
    return [tagged, wide, near] if name == "GeoWebNews" else [tagged, near]


def _score_row(row: dict[str, Any], tagged: Tally, wide: Tally, near: Tally) -> None:
    gold, neutral = _gold(row)
    found = {(one.start, one.end): one for one in find_places(View.of(row["text"], "en"))}
    counted = [at for at in found if at not in neutral]
    right = [at for at in counted if at in gold]
    tagged.add(len(right), len(counted), len(gold))
    adjectives = {at for at, kind in neutral.items() if kind == "adjective"}
    wide.add(sum(at in gold or at in adjectives for at in found), len(found), len(gold) + len(adjectives))
    for at in counted:
        tagged.rule(found[at].rule, at in gold)
        if at not in gold:
            tagged.miss("wrong span" if any(_touch(at, one) for one in gold) else "no place there")
    for at, point in gold.items():
        if at not in found:
            if not any(_touch(at, one) for one in found):
                tagged.miss("missed")
        elif point is not None:
            _place(found[at].lat, found[at].lon, point, near)


def _place(lat: float | None, lon: float | None, point: tuple[float, float], near: Tally) -> None:
    if lat is None or lon is None:
        near.miss("no position")
        return
    right = kilometres((lat, lon), point) <= NEAR_KM
    near.add(right, 1, 1)
    if not right:
        near.miss("another of its name")


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gold(
    row: dict[str, Any],
) -> tuple[dict[tuple[int, int], tuple[float, float] | None], dict[tuple[int, int], str]]:
    gold: dict[tuple[int, int], tuple[float, float] | None] = {}
    neutral: dict[tuple[int, int], str] = {}
    for one in row["toponyms"]:
        kind = one.get("type")
        if not one["offset_ok"] or kind in _PHRASES:
            continue
        at = (one["start"], one["end"])
        if one.get("modifierType") == "Adjective":
            neutral[at] = "adjective"
        elif kind in _PEOPLE:
            neutral[at] = "people"
        else:
            gold[at] = _point(one)
    return gold, neutral


def _point(one: dict[str, Any]) -> tuple[float, float] | None:
    lat, lon = one.get("lat", one.get("latitude")), one.get("lon", one.get("longitude"))
    return (float(lat), float(lon)) if lat not in (None, "") and lon not in (None, "") else None


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    lat1, lon1, lat2, lon2 = (math.radians(value) for value in (*one, *other))
    inside = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, inside)))


def found_rows(name: str, part: str = "work") -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Texts of the working part with what was found, to look at failures."""
    for row in rows(f"geoparsing/dev/{name}.jsonl"):
        if part_of(row["id"]) == part:
            yield row, find_places(View.of(row["text"], "en"))


if __name__ == "__main__":
    for tally in score():
        print(tally, dict(tally.failures.most_common(5)), tally.rules)
