"""How fast items are counted and listed by what they have, over a made archive of many.

    python -m bench.facet_speed [--items 100000] [--rounds 10] [--keep FILE]

The texts are those of `search_speed`. Each item has a kind, a language, a source, a year and tags, and its text
names five people (of 50,000, few of them often) and three places (of 2,000). Everything is invented or common.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from amana.catalogue import Catalogue, FacetMemory, Having, Mention, TextReading, open_catalogue
from amana.records import made_id
from amana.records.places import AccessionRow, IntakeRow
from bench.retrieval import rows_of
from bench.search_speed import BATCH, KEY, texts, told

_PEOPLE, _PLACES, _NAMED, _TOLD = 50_000, 2_000, 5, 3
_KINDS = (("text/plain", "text"), ("text/html", "pages"), ("image/jpeg", "photo"), ("application/pdf", "pdf"))
_OFTEN = 1.1  # how steeply fewer texts name the next person


def rows(count: int, seed: int = 11) -> Iterator[tuple[AccessionRow, IntakeRow, TextReading]]:
    """Items with what they are counted by."""
    chance = random.Random(seed)
    people = [f"Person {at} of Wadi {at % 97}" for at in range(_PEOPLE)]
    for at, (name, text) in enumerate(texts(count)):
        taken, read = rows_of(at, name, text)
        kind, module = chance.choice(_KINDS)
        said = replace(
            taken.accession,
            media_type=kind,
            source=f"source {chance.randrange(40)}",
            language=name[:2],
            published=f"{chance.randint(2011, 2026)}-0{chance.randint(1, 9)}",
            received=f"2024-01-{1 + at // 20_000:02}T{at // 900 % 24:02}:{at // 15 % 60:02}:00Z",
            tags=(f"tag {chance.randrange(300)}",),
        )
        version = read.intake.made[0].sha256
        named = {people[min(_PEOPLE - 1, int(chance.paretovariate(_OFTEN)) - 1)] for _ in range(_NAMED)}
        mentions = (Mention(made_id("name", version, "person", one), "person", one, "", version) for one in named)
        places = tuple({f"place-{min(_PLACES - 1, int(chance.paretovariate(0.5)))}" for _ in range(_TOLD)})
        reading = TextReading(said.sha256, version, "bench", mentions=tuple(mentions), places=places)
        yield replace(taken, accession=said), replace(read, intake=replace(read.intake, module=module)), reading


def fill(catalogue: Catalogue, count: int) -> float:
    """Writes the items in batches; gives the seconds spent in it."""
    spent, batch = 0.0, []
    for at, row in enumerate(rows(count)):
        batch.append(row)
        if len(batch) == BATCH or at == count - 1:
            start = time.perf_counter()
            catalogue.write([one[0] for one in batch], [one[1] for one in batch], {"bench": 2 * at + 2})
            catalogue.keep_readings([one[2] for one in batch])
            spent += time.perf_counter() - start
            batch = []
    return spent


def questions(catalogue: Catalogue) -> dict[str, Callable[[], object]]:
    """What is asked, by a name for it."""
    memory = FacetMemory()
    bridge = Having({"person": ("Person 0 of Wadi 0",)})
    several = Having({"source": ("source 3",), "language": ("ar",)})
    return {
        "counts of all": lambda: catalogue.counted(memory=memory),
        "counts of a common word": lambda: catalogue.counted("bakery", memory=memory),
        "counts of a rare word": lambda: catalogue.counted("C004321", memory=memory),
        "counts of three common words": lambda: catalogue.counted("family bridge night", memory=memory),
        "counts of a common phrase": lambda: catalogue.counted('"the bridge"', memory=memory),
        "counts of a phrase in many": lambda: catalogue.counted('"وادي النور"', memory=memory),
        "counts of one person's": lambda: catalogue.counted(having=bridge, memory=memory),
        "counts of a kind, a year": lambda: catalogue.counted(
            kind="image", since="2016", until="2016", memory=memory
        ),
        "counts of a source and language": lambda: catalogue.counted("bakery", having=several, memory=memory),
        "search with a source and language": lambda: catalogue.search("bakery", having=several, memory=memory),
        "first page of all": lambda: catalogue.latest(memory=memory),
        "last page of all": lambda: catalogue.latest(memory=memory, offset=99_000),
        "first page of a source and language": lambda: catalogue.latest(having=several, memory=memory),
        "first page of a kind": lambda: catalogue.latest(kind="image", memory=memory),
        "what was done lately": lambda: catalogue.doings(20),
    }


def main() -> None:
    """Prints the rate of writing, and p50 and the worst of each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", type=Path, help="keep the catalogue here, or use the one that is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "c.db"
        made = not path.exists()
        with open_catalogue(path, KEY) as catalogue:
            if made:
                spent = fill(catalogue, given.items)
                told(f"wrote {given.items} items in {spent:.1f} s, {given.items / spent:.0f} a second")
            start = time.perf_counter()
            catalogue.counted(memory=FacetMemory())
            told(f"{(time.perf_counter() - start) * 1e3:8.2f} ms  the first count, everything read anew")
            for name, ask in questions(catalogue).items():
                told(f"{_line(catalogue, ask, given.rounds)}  {name}")
            told(f"{_after_writing(catalogue, given.items):8.2f} ms  a count after a batch of 100 items came")


def _line(catalogue: Catalogue, ask: Callable[[], object], rounds: int) -> str:
    ask()
    taken = []
    for _ in range(rounds):
        catalogue.search("zyxwv")  # what was asked last is remembered
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1e3)
    return f"{statistics.median(taken):8.2f} ms  {max(taken):8.2f} ms at most"


def _after_writing(catalogue: Catalogue, items: int) -> float:
    memory = FacetMemory()
    catalogue.counted(memory=memory)
    new = list(rows(items + 100))[items:] if items < BATCH else [_moved(row) for row in rows(100, seed=12)]
    catalogue.write([one[0] for one in new], [one[1] for one in new], {})
    catalogue.keep_readings([one[2] for one in new])
    start = time.perf_counter()
    catalogue.counted(memory=memory)
    return (time.perf_counter() - start) * 1e3


def _moved(row: tuple[AccessionRow, IntakeRow, TextReading]) -> tuple[AccessionRow, IntakeRow, TextReading]:
    """The same item from another device."""
    taken, read, reading = row
    entries = [replace(one.entry, device="other") for one in (taken, read)]
    return replace(taken, entry=entries[0]), replace(read, entry=entries[1]), reading


if __name__ == "__main__":
    main()
