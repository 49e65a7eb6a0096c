"""What an accession costs in the catalogue, its names' index included, as the catalogue grows.

    python -m bench.accession_rows [--rows 100000]

Asks for each content first and writes in batches of 1,000, as `add` does. Prints microseconds a row, over the
first and the last tenth; processor time, so that other work on the machine disturbs it little.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from pathlib import Path

from amana.catalogue import Catalogue, open_catalogue
from amana.records.nouns import Accession
from amana.records.places import AccessionRow, ContentPlace, EntryPlace

BATCH = 1_000


def row(at: int) -> AccessionRow:
    """The accession of one phone photo; 300 in a folder."""
    digest = [hashlib.sha256(f"{at} {part}".encode()).hexdigest() for part in ("bytes", "entry", "object")]
    said = Accession(
        path=f"card/{300 * (at // 300):06}/IMG_{at:06}.jpg",
        found_at="/media/card",
        size=3_000_000 + at,
        sha256=digest[0],
        media_type="image/jpeg",
        received=f"2024-01-01T{at // 3600 % 24:02}:{at // 60 % 60:02}:{at % 60:02}Z",
        device="bench",
        software="bench",
        modified="2016-12-13T08:00:00Z",
        source="a phone",
    )
    return AccessionRow(EntryPlace("bench", at, digest[1]), said, ContentPlace(digest[2], at, 3_000_000))


def measure(catalogue: Catalogue, rows: int) -> list[tuple[float, float]]:
    """For each batch, microseconds a row for asking and for writing."""
    spent = []
    for first in range(0, rows, BATCH):
        batch = [row(at) for at in range(first, first + BATCH)]
        start = time.process_time()
        for one in batch:
            catalogue.content(one.accession.sha256)
        asked = time.process_time()
        catalogue.write(batch, [], {"bench": first + BATCH})
        spent.append(((asked - start) / BATCH * 1e6, (time.process_time() - asked) / BATCH * 1e6))
    return spent


def main() -> None:
    """Prints the first and the last tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_catalogue(Path(folder) / "c.db", bytes(32)) as catalogue:
        spent = measure(catalogue, given.rows)
    tenth = max(1, len(spent) // 10)
    for name, part in (("first tenth", spent[:tenth]), ("last tenth", spent[-tenth:])):
        asked, written = (sum(column) / len(part) for column in zip(*part, strict=True))
        sys.stdout.write(f"{name}: content() {asked:.1f} µs, write() {written:.1f} µs a row\n")


if __name__ == "__main__":
    main()
