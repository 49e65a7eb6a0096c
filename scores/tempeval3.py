"""TempEval-3 (English news): spans relaxed and strict, and the value of what overlaps."""

from __future__ import annotations

from datetime import date
from typing import Any

from amana.reading.nouns import Time
from amana.reading.times import find_times
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally, pairs

_PARTS = ("work", "aside")
WHAT = ("relaxed", "strict", "value")


def score() -> list[Tally]:
    """Relaxed, strict and value F1 of each part."""
    return times_score(
        "tempeval3",
        [(row["id"], row["text"], row["dct"], row["timexes"]) for row in rows("tempeval3/dev/docs.jsonl")],
    )


def times_score(name: str, texts: list[tuple[str, str, str, list[dict[str, Any]]]]) -> list[Tally]:
    """The three scores over texts: id, text, publication date, times as labelled."""
    tallies = {(what, part): Tally(name, what, "en", part) for part in _PARTS for what in WHAT}
    for row_id, text, published, there in texts:
        part = part_of(row_id)
        found = find_times(View.of(text, "en"), date.fromisoformat(published[:10]))
        _count([tallies[what, part] for what in WHAT], found, there)
    return list(tallies.values())


def _count(tallies: list[Tally], found: list[Time], there: list[dict[str, Any]]) -> None:
    matched = pairs([(one.start, one.end) for one in found], [(one["start"], one["end"]) for one in there], 0)
    rights = [0, 0, 0]
    for at, other in matched:
        one, gold = found[at], there[other]
        same = (one.start, one.end) == (gold["start"], gold["end"])
        valued = one.value == gold["value"]
        for which, right in enumerate((True, same, valued)):
            rights[which] += right
            tallies[which].rule(one.rule, right)
            if not right:
                tallies[which].miss(("", "span of ", "value by ")[which] + one.rule)
    for at in set(range(len(found))) - {at for at, _ in matched}:
        for tally in tallies:
            tally.rule(found[at].rule, False)
        tallies[0].miss("false: " + found[at].rule)
    for other in set(range(len(there))) - {other for _, other in matched}:
        tallies[0].miss("missed: " + there[other]["type"])
    for tally, right in zip(tallies, rights, strict=True):
        tally.add(right, len(found), len(there))


if __name__ == "__main__":
    for one in score():
        print(one)
        print("   ", one.failures.most_common(10))
