"""The two seeds: required times with their days, what is never a time; and the temporal spans of re3d."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from amana.reading.nouns import Time
from amana.reading.times import find_times, infer_published
from amana.reading.view import View
from scores.data import part_of, rows, shared
from scores.measure import Stretch, Tally, overlap, pairs

_SURE = 0.5


def score() -> list[Tally]:
    """Seeds (all of them work), then re3d by part."""
    return [*_seeds(), *_re3d()]


def _seeds() -> list[Tally]:
    names = ("required span", "required days", "never a time", "publication")
    tallies = {name: Tally("seeds", f"times: {name}", "en", "work") for name in names}
    for path in sorted((shared() / "seeds/gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (shared() / "seeds" / path.with_suffix(".txt").name).open(encoding="utf-8", newline="") as file:
            text = file.read()
        _count_seed(tallies, text, gold)
    return list(tallies.values())


def _count_seed(tallies: dict[str, Tally], text: str, gold: dict[str, Any]) -> None:
    published = gold["metadata"]["publication"]
    found = find_times(View.of(text, "en"), date.fromisoformat(published["date"]))
    for there in gold["times"]:
        if there["required"]:
            over = [time for time in found if _over(time, there["span"])]
            right = any(_same_days(time, there) for time in over)
            tallies["required span"].add(bool(over), 1, 1)
            tallies["required days"].add(right, 1, 1)
            if not right:
                tallies["required days"].miss(there["kind"])
    never = [one["span"] for one in gold["negatives"]] + [one["figure"] for one in gold["claims"]]
    kept = sum(not any(_over(time, one) for time in found) for one in never)
    tallies["never a time"].add(kept, len(never), len(never))
    inferred = infer_published(View.of(text, "en"))
    expected = published["date"] if published["basis"].startswith("inferred") else None
    tallies["publication"].add((inferred[0] if inferred else None) == expected, 1, 1)


def _over(time: Time, span: dict[str, Any]) -> bool:
    return overlap((time.start, time.end), (span["start"], span["end"])) > 0


def _same_days(time: Time, there: dict[str, Any]) -> bool:
    if "duration" in there and time.value == there["duration"] and there["kind"] != "event_relative":
        return True
    return (time.first, time.last) == (there["start"], there["end"])


def _re3d() -> list[Tally]:
    tallies = {
        (part, what): Tally("re3d", f"Temporal {what}", "en", part)
        for part in ("work", "aside")
        for what in ("overlap", "exact")
    }
    for row in rows("re3d/dev/docs.jsonl"):
        there: list[Stretch] = [
            (one["begin"], one["end"])
            for one in row["entities"]
            if one["type"] == "Temporal" and one["confidence"] >= _SURE
        ]
        times = find_times(View.of(row["text"], "en"), None)
        found: list[Stretch] = [(one.start, one.end) for one in times]
        part = part_of(row["id"])
        matched = pairs(found, there, 0)
        tallies[part, "overlap"].add(len(matched), len(found), len(there))
        tallies[part, "exact"].add(sum(found[at] == there[other] for at, other in matched), len(found), len(there))
        for at in set(range(len(found))) - {at for at, _ in matched}:
            tallies[part, "overlap"].miss("false: " + times[at].rule)
    return list(tallies.values())


if __name__ == "__main__":
    for one in score():
        print(one)
        print("   ", one.failures.most_common(10))
