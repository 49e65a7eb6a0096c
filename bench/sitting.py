"""One corpus, all contenders, several rounds in one sitting.

Each round runs all of them, every other round backwards: neighbours in the list are always neighbours in time,
and nobody is always first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.checks import check_given_back, sums
from bench.contenders import PHASES, Contender, Place, prepare
from bench.measuring import Measured, measured

Say = Callable[[str], None]


@dataclass
class Sitting:
    """What was measured: by contender and phase, one for each round; and the load averages on the way."""

    corpus: str
    files: int
    bytes: int
    runs: dict[str, dict[str, list[Measured]]] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)

    def seconds(self, contender: str, phase: str) -> float | None:
        """The median; None where it was not measured."""
        found = self.runs.get(contender, {}).get(phase)
        return median(one.seconds for one in found) if found else None

    def times_as_fast(self, contender: str, other: str, phase: str) -> float | None:
        """How many times as fast as the other: the median of the rounds' own ratios, so that a noisy
        quarter of an hour weighs on both alike.
        """
        found = self.ratios(contender, other, phase)
        return median(found) if found else None

    def ratios(self, contender: str, other: str, phase: str) -> list[float]:
        """How many times as fast as the other in each round; none where one of them was not measured."""
        mine, its = (self.runs.get(name, {}).get(phase, []) for name in (contender, other))
        return [b.seconds / a.seconds for a, b in zip(mine, its, strict=bool(mine and its))]

    def peak(self, contender: str) -> int:
        """The largest peak of any phase, bytes."""
        return max((one.peak for runs in self.runs.get(contender, {}).values() for one in runs), default=0)


def sit(corpus: Path, contenders: Sequence[Contender], work: Path, rounds: int, say: Say) -> Sitting:
    """Run it all. What is given back is checked byte for byte: ours each time, the others in the first round."""
    wanted = sums(corpus)
    size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
    sitting = Sitting(corpus.name, wanted.total(), size)
    for no in range(rounds):
        for contender in contenders[:: -1 if no % 2 else 1]:
            at = Place(corpus, work / "run")
            prepare(contender, at)
            _phases(sitting, contender, at, say)
            if at.out.exists() and (no == 0 or contender.name == "amana"):
                check_given_back(wanted, at.out, contender.name)
            shutil.rmtree(at.work)
    return sitting


def _phases(sitting: Sitting, contender: Contender, at: Place, say: Say) -> None:
    for phase in PHASES:
        command = contender.command(phase)
        if command is None:
            continue
        one = measured(command(at), contender.env(at))
        sitting.loads.append(os.getloadavg()[0])
        sitting.runs.setdefault(contender.name, {}).setdefault(phase, []).append(one)
        say(f"{sitting.corpus}: {contender.name}: {phase} {one.seconds:.2f} s")
