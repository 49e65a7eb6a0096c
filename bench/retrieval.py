"""How well search finds: the share of questions whose text comes first, and the mean reciprocal rank.

    python -m bench.retrieval FOLDER        (the folder that holds arcd_ar and xquad_en_ar)

The anchors are BM25 with Snowball stems over the same texts, as the data's own pages give them.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amana.catalogue import Catalogue, open_catalogue
from amana.records.nouns import Accession, Derivative, Intake
from amana.records.places import AccessionRow, ContentPlace, EntryPlace, IntakeRow

DEPTH = 10
ANCHORS = {"arcd ar": (0.540, 0.667), "xquad ar": (0.829, 0.881), "xquad en": (0.918, 0.947)}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Of `questions`: the share whose text is first, and among the first ten; the mean reciprocal rank (to 10)."""

    questions: int
    first: float
    in_ten: float
    reciprocal: float


def rows_of(index: int, name: str, text: str) -> tuple[AccessionRow, IntakeRow]:
    """The rows of one text file and its text version."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    item = hashlib.sha256(f"{index} {text}".encode()).hexdigest()
    places = [
        EntryPlace("bench", at, hashlib.sha256(f"{at}".encode()).hexdigest()) for at in (2 * index, 2 * index + 1)
    ]
    content = ContentPlace(digest, 0, len(text))
    said = Accession(name, "/bench", len(text), item, "text/plain", "2024-01-01T00:00:00Z", "bench", "bench")
    read = Intake(item, "text", "1", "read", made=(Derivative("text", digest, len(text), "text/plain"),))
    return AccessionRow(places[0], said, content), IntakeRow(places[1], read, (content,), (text,))


def fill(catalogue: Catalogue, texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Writes named texts; gives the names by item."""
    rows = [rows_of(index, name, text) for index, (name, text) in enumerate(texts)]
    catalogue.write([row for row, _ in rows], [row for _, row in rows], {"bench": 2 * len(rows)})
    return {row.entry.commitment[:32]: row.accession.path for row, _ in rows}


def score(catalogue: Catalogue, names: dict[str, str], questions: Iterable[tuple[str, str]]) -> Score:
    """Asks each question; each comes with the name of the text that answers it."""
    ranks = [
        next((hit.rank for hit in catalogue.search(text, limit=DEPTH) if names[hit.item] == wanted), 0)
        for text, wanted in questions
    ]
    count = len(ranks)
    found = [rank for rank in ranks if rank]
    return Score(count, ranks.count(1) / count, len(found) / count, sum(1 / rank for rank in found) / count)


def _lines(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure(folder: Path, language: str | None = None) -> Score:
    """The score on one set: its folder, and for a set in two languages, which."""
    chosen = [row for row in _lines(folder / "corpus.jsonl") if row.get("lang") == language]
    key = "para" if language else "id"
    questions = [row for row in _lines(folder / "dev" / "queries.jsonl") if row.get("lang") == language]
    with tempfile.TemporaryDirectory() as place, open_catalogue(Path(place) / "c.db", bytes(32)) as catalogue:
        # Names no question can match, so that the text alone is measured.
        names = fill(catalogue, [(f"x{at}", row["text"]) for at, row in enumerate(chosen)])
        wanted = {row[key]: f"x{at}" for at, row in enumerate(chosen)}
        return score(catalogue, names, [(row["text"], wanted[row["para"]]) for row in questions])


def measure_all(data: Path) -> dict[str, Score]:
    """Every set, by the names in ANCHORS."""
    return {
        "arcd ar": measure(data / "arcd_ar"),
        "xquad ar": measure(data / "xquad_en_ar", "ar"),
        "xquad en": measure(data / "xquad_en_ar", "en"),
    }


def main() -> None:
    """Prints the scores beside the anchors."""
    sys.stdout.write(f"{'set':10} {'questions':>9} {'R@1':>6} {'R@10':>6} {'MRR':>6}   BM25+Snowball R@1, MRR\n")
    for name, got in measure_all(Path(sys.argv[1])).items():
        line = f"{name:10} {got.questions:9} {got.first:6.3f} {got.in_ten:6.3f} {got.reciprocal:6.3f}"
        sys.stdout.write(f"{line}   {ANCHORS[name][0]:.3f}, {ANCHORS[name][1]:.3f}\n")


if __name__ == "__main__":
    main()
