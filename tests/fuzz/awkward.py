"""Real files, cut and with flipped bytes, through the confined processes: how each of them ends.

    python -m tests.fuzz.awkward FOLDER… [--cuts 20] [--flips 1000] [--largest BYTES]

What a process did not survive, or what came out garbled, is listed; the exit status is 1 where there is any.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

from amana.intake import HEAD_SIZE, Outcome, ReaderPool, Task, media_type, readers
from tests.contracts.reader_contract import PROCESS_REASONS

_MOST_INSTALMENTS = 20


@dataclass(frozen=True, slots=True)
class Awkward:
    """One file as it is tried. `how` says what was done to it."""

    path: Path
    how: str
    data: bytes


def awkward(path: Path, cuts: int, flips: int) -> Iterator[Awkward]:
    """A file cut at so many places, evenly, and with so many flipped bytes, in three ways; the same every time."""
    data = path.read_bytes()
    for at in range(1, cuts + 1):
        length = len(data) * at // (cuts + 1)
        yield Awkward(path, f"cut at {length}", data[:length])
    random = Random(len(data))
    for often in sorted({1, flips // 30, flips} - {0}):
        whole = bytearray(data)
        for _ in range(often):
            if whole:
                whole[random.randrange(len(whole))] ^= random.randrange(1, 256)
        yield Awkward(path, f"{often} flipped", bytes(whole))


def outcomes(pool: ReaderPool, some: list[Awkward]) -> Iterator[tuple[Awkward, Outcome, float]]:
    """How each ends, all its instalments read; and the seconds that those took."""
    for one in some:
        began = monotonic()
        outcome = pool.read_many([_task(one, None)])[0]
        for _ in range(_MOST_INSTALMENTS):
            if outcome.reading is None or outcome.reading.resume is None:
                break
            outcome = pool.read_many([_task(one, outcome.reading.resume)])[0]
        yield one, outcome, monotonic() - began


def _task(one: Awkward, resume: str | None) -> Task:
    head = one.data[:HEAD_SIZE]
    return Task(one.data, len(one.data), media_type(head, one.path.name), head, one.path.name, resume)


def lost(outcome: Outcome) -> bool:
    """Whether it ended as nothing should: its process gone, or its answer without sense."""
    return outcome.reason in PROCESS_REASONS


def main() -> int:
    """Try them all, and tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--cuts", type=int, default=20)
    asked.add_argument("--flips", type=int, default=1_000)
    asked.add_argument("--largest", type=int, default=1 << 30)
    given = asked.parse_args()
    ends: Counter[str] = Counter()
    bad = 0
    with readers(1) as pool:
        for path in sorted(path for folder in given.folders for path in folder.rglob("*") if path.is_file()):
            if path.stat().st_size > given.largest:
                continue
            for one, outcome, seconds in outcomes(pool, list(awkward(path, given.cuts, given.flips))):
                ends[f"{outcome.outcome} {outcome.reason or ''}".strip()] += 1
                if lost(outcome) or seconds > 10:
                    print(
                        f"{path.name}, {one.how}: {outcome.module} {outcome.reason}, {seconds:.1f} s", flush=True
                    )
                bad += lost(outcome)
    for name, count in ends.most_common():
        print(f"{count:>6,}  {name}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
