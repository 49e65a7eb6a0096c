"""What a text says of itself, on the seeds; the days articles begin with: `python -m scores.seed_document`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from amana.reading.layout import read_document
from amana.reading.nouns import Document, Span
from amana.reading.view import View
from scores.data import part_of, rows, shared
from scores.measure import Tally, overlap

_SET = "seeds"
_FIELDS = ("title", "outlet", "byline")


def seeds() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each seed's text and gold."""
    folder = shared() / "seeds"
    for gold in sorted((folder / "gold").glob("*.json")):
        with (folder / f"{gold.stem}.txt").open(encoding="utf-8", newline="") as text:
            yield text.read(), json.loads(gold.read_text(encoding="utf-8"))


def score() -> list[Tally]:
    """Fields and stretches of the seeds; the day of publication of articles that give one."""
    fields, site, copies = (Tally(_SET, what, "en", "work") for what in ("heading", "boilerplate", "duplicates"))
    for text, gold in seeds():
        document = read_document(View.of(text, "en"))
        _add_fields(fields, document, gold["metadata"])
        _add_stretches(site, document.boilerplate, gold["metadata"]["boilerplate"])
        for pair in gold["metadata"].get("duplicates", ()):
            starts = {pair["a"]["start"], pair["b"]["start"]}
            right = any({one.start, other.start} == starts for one, other in document.duplicates)
            copies.add(right, right, 1)
    return [fields, site, copies, *_days()]


def _add_fields(tally: Tally, document: Document, gold: dict[str, Any]) -> None:
    for field in _FIELDS:
        found, there = getattr(document, field), gold.get(field)
        right = bool(found and there and (found.start, found.end) == (there["start"], there["end"]))
        tally.add(right, found is not None, there is not None)
        if not right and (found or there):
            tally.miss(field)


def _add_stretches(tally: Tally, found: Sequence[Span], there: Sequence[dict[str, Any]]) -> None:
    """By stretch: one found is right where it holds a true one, and covers nothing much else."""
    gold = [(one["start"], one["end"]) for one in there]
    good = [span for span in found if any(overlap((span.start, span.end), one) for one in gold)]
    covered = [one for one in gold if any(span.start <= one[0] and one[1] <= span.end for span in found)]
    tally.add(len(covered), len(covered) + len(found) - len(good), len(gold))


def _days() -> list[Tally]:
    """FA-KES: many articles begin with the day of publication."""
    tallies = {part: Tally("fa_kes", "published", "en", part) for part in ("work", "aside")}
    for row in rows("fa_kes/dev/articles.jsonl"):
        tally = tallies[part_of(row["unit_id"])]
        found = read_document(View.of(row["text"], "en")).published
        tally.add(found == row["date"], found is not None, 1)
        if found != row["date"]:
            tally.miss("another day" if found else "no day found")
    return list(tallies.values())


if __name__ == "__main__":
    for one in score():
        print(one, dict(one.failures.most_common(5)))
