"""Counting what was found against what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """One score of one set. `failures` counts kinds of failure, `rules` for each rule how often it was right."""

    set: str
    what: str
    language: str
    part: str
    right: int = 0
    found: int = 0
    there: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    rules: dict[str, list[int]] = field(default_factory=dict)

    def add(self, right: int, found: int, there: int) -> None:
        """Count one text or row."""
        self.right += right
        self.found += found
        self.there += there

    def rule(self, name: str, right: bool) -> None:
        """Count one finding for its rule: [right, all]."""
        counted = self.rules.setdefault(name, [0, 0])
        counted[0] += right
        counted[1] += 1

    def miss(self, kind: str) -> None:
        """Count one failure of this kind."""
        self.failures[kind] += 1

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 0.0

    def __str__(self) -> str:
        return (
            f"{self.set:18} {self.what:28} {self.language:3} {self.part:6}"
            f" P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"
            f" ({self.right}/{self.found}/{self.there})"
        )


Stretch = tuple[int, int]


def overlap(one: Stretch, other: Stretch) -> int:
    """How many code points two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def iou(one: Stretch, other: Stretch) -> float:
    """Shared over united length."""
    shared = overlap(one, other)
    united = one[1] - one[0] + other[1] - other[0] - shared
    return shared / united if united else 0.0


def pairs(found: Iterable[Stretch], there: Iterable[Stretch], least: float) -> list[tuple[int, int]]:
    """Indexes (found, there) of matches, each used once, of at least this IoU (0: any overlap)."""
    founds, theres = list(found), list(there)
    order = sorted(range(len(theres)), key=lambda at: theres[at])
    scored: list[tuple[float, int, int]] = []
    for at, one in enumerate(founds):
        for other in order:
            if theres[other][0] >= one[1]:
                break
            score = iou(one, theres[other])
            if score > 0 and score >= least:
                scored.append((score, at, other))
    scored.sort(key=lambda row: (-row[0], row[1], row[2]))
    used_found: set[int] = set()
    used_there: set[int] = set()
    matched: list[tuple[int, int]] = []
    for _, at, other in scored:
        if at not in used_found and other not in used_there:
            used_found.add(at)
            used_there.add(other)
            matched.append((at, other))
    return matched
