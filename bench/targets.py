"""What was aimed at, and whether it was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.growth import Growth
from bench.sitting import Sitting

OURS = "amana"
LIMIT = "hash twice + encrypt + copy"
OPENSSL = "openssl sha256, both cores"
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Judged:
    """One figure beside its target."""

    what: str
    value: float
    bound: float
    at_least: bool
    unit: str = "x"
    rounds: tuple[float, ...] = ()
    """What each round gave, where `value` is their median."""

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def _spread(self) -> str:
        return f" ({min(self.rounds):.2f}-{max(self.rounds):.2f})" if self.rounds else ""

    def line(self) -> str:
        """For the table: what, found, wanted, met or missed."""
        word = "at least" if self.at_least else "at most"
        return (
            f"| {self.what} | {self.value:,.4g} {self.unit}{self._spread()} | {word} {self.bound:,g} {self.unit} "
            f"| {'met' if self.met else 'MISSED'} |"
        )


def _ratio(media: Sitting, what: str, other: str, phase: str, bound: float) -> Iterator[Judged]:
    found = tuple(media.ratios(OURS, other, phase))
    if found:
        yield Judged(what, median(found), bound, True, rounds=found)


def judge_media(media: Sitting) -> Iterator[Judged]:
    """Adding beside peers and beside the limit; verifying beside openssl."""
    yield from _against(media, "restic", ["restic"])
    yield from _against(media, "borg", [name for name in media.runs if name.startswith("borg")])
    yield from _ratio(media, "media: add, beside hashing twice + encrypting + copying alone", LIMIT, "seal", 0.6)
    yield from _ratio(media, "media: verify, beside openssl sha256 on both cores", OPENSSL, "verify", 0.8)


def _against(media: Sitting, who: str, names: Sequence[str]) -> Iterator[Judged]:
    """The fastest of several ways to run a peer counts."""
    what = f"media: add, beside {who}, no compression"
    found = [one for name in names for one in _ratio(media, what, name, "seal", 2.5)]
    yield from sorted(found, key=lambda one: one.value)[:1]


def judge_texts(texts: Sitting) -> Iterator[Judged]:
    """Small files a second: the target, and restic's pace here as the mark to pass."""
    seconds = texts.seconds(OURS, "seal")
    if seconds is not None:
        pace = texts.files / seconds
        yield Judged("texts: sealed, logged, flushed", pace, 5_000, True, "files/s")
        yield Judged("texts: the mark to pass", pace, 10_000, True, "files/s")


def judge_growth(growth: Growth) -> Iterator[Judged]:
    """The cost of a late item beside an early one."""
    yield Judged(f"an item's cost at {growth.items:,} beside an early one, one run", growth.within, 1.3, False)
    yield Judged("adding 1 % more: large archive beside small", growth.afresh, 1.3, False)


def judge_memory(peak: int, ratios: dict[str, float]) -> Iterator[Judged]:
    """The largest peak of any run of ours; and the whole corpus beside a quarter of it."""
    yield Judged("peak memory, any run", peak / _MB, 250, False, "MB")
    for name, ratio in ratios.items():
        yield Judged(f"peak memory of add: all {name} beside a quarter of them", ratio, 1.2, False)


def judge_start(seconds: float) -> Iterator[Judged]:
    """How long the program takes to say its version."""
    yield Judged("amana --version, median of 10", seconds, 0.15, False, "s")
