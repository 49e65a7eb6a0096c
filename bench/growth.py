"""What the archive costs as it grows: the 100,000th item beside the 1,000th, and memory beside the input."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench.contenders import Place, amana, own_folders, prepare
from bench.corpora import make_items
from bench.measuring import Measured, measured

_LEAST = 0.12
"""The smallest scale that still makes commits to compare: 12,000 items."""


@dataclass(frozen=True)
class Growth:
    """Seconds for each further item, early and late in one run; seconds to add as many again to a small
    and to a large archive, each in a process of its own; the run itself.
    """

    items: int
    early: float
    late: float
    again_small: float
    again_large: float
    run: Measured

    @property
    def within(self) -> float:
        """How much more an item costs late in the run."""
        return self.late / self.early

    @property
    def afresh(self) -> float:
        """How much more it costs to add some items to the large archive."""
        return self.again_large / self.again_small


def grow(work: Path, scale: float) -> Growth:
    """Add 100,000 small items (times `scale`) in one run, then some more; and the same beside a small archive."""
    scale = max(scale, _LEAST)
    shutil.rmtree(work, ignore_errors=True)
    items, few, more = work / "items", work / "few", work / "more"
    make_items(items, scale)
    make_items(few, scale / 100, seed=4)
    make_items(more, scale / 100, seed=5)
    large, small = Place(items, work / "large"), Place(few, work / "small")
    run = _add(large, items, fresh=True)
    _add(small, few, fresh=True)
    rounds = [(_again(small, work, more, no), _again(large, work, more, no)) for no in range(3)]
    told = json.loads(run.output)
    early, late = early_and_late(told["ends"])
    again_small, again_large = (median(column) for column in zip(*rounds, strict=True))
    shutil.rmtree(work)
    return Growth(told["kept"], early, late, again_small, again_large, run)


def early_and_late(ends: list[tuple[int, float]]) -> tuple[float, float]:
    """Seconds an item in the first and in the last fifth of the commits, each the median of its windows.

    `ends` are (items so far, seconds so far), one a commit. The first commit is left out: it starts things up.
    """
    costs = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(ends) if b[0] > a[0]]
    if not costs:
        raise ValueError("too few commits to compare")
    fifth = max(1, len(costs) // 5)
    return median(costs[:fifth]), median(costs[-fifth:])


def _add(at: Place, paths: Path, *, fresh: bool) -> Measured:
    contender = amana()
    if fresh:
        prepare(contender, at)
    assert contender.seal is not None
    return measured(contender.seal(Place(paths, at.work)), own_folders(at.work))


def _again(at: Place, work: Path, more: Path, no: int) -> float:
    """Add the further items, changed by a line so that they are new each time; the seconds inside the call."""
    changed = work / f"more-{no}"
    if not changed.exists():
        shutil.copytree(more, changed)
        for path in changed.rglob("*.txt"):
            path.write_text(f"{no}\n" + path.read_text("utf-8"), "utf-8")
    seconds: float = json.loads(_add(at, changed, fresh=False).output)["seconds"]
    return seconds
