"""MEANTIME (English Wikinews): time expressions and their values.

Times are labelled in the first six lines of each article (title, date and four sentences): only those are scored.
"""

from __future__ import annotations

from typing import Any

from scores.data import rows
from scores.measure import Tally
from scores.tempeval3 import times_score

_LINES = 6


def score() -> list[Tally]:
    """Relaxed, strict and value F1 of each part."""
    return times_score("meantime_times", texts())


def texts() -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """The labelled beginnings of the articles that have a publication date."""
    found = []
    for row in rows("meantime_en/dev/docs.jsonl"):
        times = [one for one in row["markables"].values() if one["kind"] == "TIMEX3" and "start" in one]
        published = next((one["value"] for one in times if one["functionInDocument"] == "CREATION_TIME"), None)
        if published and len(published) >= 10:
            found.append((row["id"], "\n".join(row["text"].split("\n")[:_LINES]), published, times))
    return found


if __name__ == "__main__":
    for one in score():
        print(one)
        print("   ", one.failures.most_common(10))
