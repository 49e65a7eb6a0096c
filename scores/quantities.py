"""Figures in running text: re3d's quantities, MEANTIME's values, every figure of the two seeds with its bounds.

In re3d a quantity is a count or a measure, often with the noun it counts, so an overlap is enough. Part of a
longer entity of another kind (`two bridges`, a Location) is no quantity there, and is left out of account; nor is
`several`. MEANTIME marks values in some sentences only, so there only those are counted that it has. Both sets
mark `a`, `many` and `multiple` too, which we do not look for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from amana.reading.nouns import Number
from amana.reading.numbers import find_numbers
from amana.reading.view import View
from scores.data import part_of, rows, shared
from scores.measure import Stretch, Tally, overlap, pairs

_QUANTITY = frozenset(("quantity", "measure", "percent"))
_VALUE = frozenset(("quantity", "measure", "percent", "money", "age"))
_SURE = 0.5
_SEVERAL = 10


def score() -> list[Tally]:
    """The three sets; the seeds have no part set aside."""
    return _re3d() + _meantime() + _seeds()


def _re3d() -> list[Tally]:
    tallies = {part: Tally("re3d", "Quantity overlap", "en", part) for part in ("work", "aside")}
    for row in rows("re3d/dev/docs.jsonl"):
        there = [
            (one["begin"], one["end"])
            for one in row["entities"]
            if one["type"] == "Quantity" and one["confidence"] >= _SURE
        ]
        others = [
            (one["begin"], one["end"])
            for one in row["entities"]
            if one["type"] != "Quantity" and one["confidence"] >= _SURE
        ]
        numbers = [
            one for one in _numbers(row["text"]) if one.role in _QUANTITY and not _inside(one, others, there)
        ]
        _count(tallies[part_of(row["id"])], row["text"], numbers, there)
    return list(tallies.values())


def _meantime() -> list[Tally]:
    tallies = {part: Tally("meantime_en", "VALUE found, overlap", "en", part) for part in ("work", "aside")}
    for row in rows("meantime_en/dev/docs.jsonl"):
        there = [(one["start"], one["end"]) for one in row["markables"].values() if one["kind"] == "VALUE"]
        found = [one for one in _numbers(row["text"]) if one.role in _VALUE]
        numbers = [one for one in found if any(overlap(_whole(one), other) for other in there)]
        _count(tallies[part_of(row["id"])], row["text"], numbers, there)
    return list(tallies.values())


def _inside(one: Number, others: list[Stretch], there: list[Stretch]) -> bool:
    within = (one.start, one.end)
    if any(overlap(within, other) for other in there):
        return False
    if one.hedge == "vague" and one.upper is not None and one.upper < _SEVERAL:
        return True
    return any(start <= one.start and one.end <= end for start, end in others)


def _numbers(text: str) -> list[Number]:
    return find_numbers(View.of(text, "en"))


def _count(tally: Tally, text: str, numbers: list[Number], there: list[Stretch]) -> None:
    spans = [_whole(one) for one in numbers]
    matched = pairs(spans, there, 0)
    tally.add(len(matched), len(spans), len(there))
    found, seen = {at for at, _ in matched}, {at for _, at in matched}
    for at, one in enumerate(numbers):
        tally.rule(one.rule, at in found)
        if at not in found:
            tally.miss(f"too many: {one.role} {one.rule}")
    for at, (start, end) in enumerate(there):
        if at not in seen:
            tally.miss("missed: digits" if any(map(str.isdigit, text[start:end])) else "missed: words")


def _whole(one: Number) -> Stretch:
    """The number with its hedge and unit."""
    stretches = [(one.start, one.end)] + [(two.start, two.end) for two in (one.hedged, one.unit_span) if two]
    return min(start for start, _ in stretches), max(end for _, end in stretches)


def _seeds() -> list[Tally]:
    figures = Tally("seeds", "figures with their bounds", "en", "work")
    traps = Tally("seeds", "read as no quantity", "en", "work")
    for path in sorted((shared() / "seeds" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (shared() / "seeds" / f"{path.stem}.txt").open(encoding="utf-8", newline="") as text:
            numbers = _numbers(text.read())
        for claim in gold["claims"]:
            if not claim.get("implicit"):
                right = any(_fits(one, claim) for one in numbers)
                figures.add(right, 1, 1)
                if not right:
                    figures.miss("another span or bounds")
        for trap in gold["negatives"]:
            right = not any(one.role == "quantity" for one in _over(numbers, trap["span"]))
            traps.add(right, 1, 1)
            if not right:
                traps.miss(trap["why"].split(" ")[0])
    return [figures, traps]


def _over(numbers: Iterable[Number], span: dict[str, Any]) -> list[Number]:
    return [one for one in numbers if overlap((one.start, one.end), (span["start"], span["end"]))]


def _fits(one: Number, claim: dict[str, Any]) -> bool:
    """Whether a number stands in the claim's figure and has its bounds."""
    within = bool(_over([one], claim["figure"]))
    return within and (one.lower, one.upper) == (claim["lower"], claim["upper"])


if __name__ == "__main__":
    for tally in score():
        print(tally, dict(tally.failures.most_common(8)))
