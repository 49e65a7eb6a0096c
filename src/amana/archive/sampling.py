"""Checking some of many: how many, which, and what it shows that all of those were right.

Objects count alike, however large they are: what is said is about objects, and not about bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from random import SystemRandom

from amana.errors import SampleUnreadable
from amana.records import Shown

SHARES: tuple[Decimal | None, ...] = (Decimal(1), None)
"""What is told of: 1 % of the objects bad, and a single one (None)."""

_LARGEST = 10**9


@dataclass(frozen=True)
class Amount:
    """How much of a copy is read: so many objects, or so many of a hundred."""

    count: int | None = None
    percent: Decimal | None = None

    @classmethod
    def read(cls, text: str) -> Amount:
        """From `5%`, `0.5%` or `200`. SampleUnreadable."""
        said = text.strip()
        try:
            value = Decimal(said.removesuffix("%").strip())
        except InvalidOperation as fault:
            raise SampleUnreadable(given=text) from fault
        if not value.is_finite() or value <= 0:
            raise SampleUnreadable(given=text)
        if said.endswith("%"):
            if value > 100:
                raise SampleUnreadable(given=text)
            return cls(percent=value)
        if value != value.to_integral_value() or value > _LARGEST:
            raise SampleUnreadable(given=text)
        return cls(count=int(value))

    def of(self, total: int) -> int:
        """How many of `total` that is: never none, where there is one."""
        if self.percent is not None:
            return int((total * self.percent / 100).to_integral_value(ROUND_CEILING))
        return min(total, self.count or 0)


def draw(digests: Sequence[str], amount: Amount) -> list[str]:
    """Some of these, by the system's randomness: nobody can know before which."""
    return sorted(SystemRandom().sample(digests, amount.of(len(digests))))


def chance_of_showing(total: int, bad: int, sample: int) -> float:
    """How likely a sample of `total` objects, of which `bad` are bad, has at least one of those in it.

    Hypergeometric: 1 − C(total − bad, sample) / C(total, sample). All from 0, `bad` and `sample` up to `total`.
    """
    if bad + sample > total:
        return 1.0
    # The fewer factors: it is the same whether one thinks of the sample among all, or of the bad among all.
    few, many = sorted((bad, sample))
    missed = math.fsum(math.log1p(-many / (total - at)) for at in range(few))
    return -math.expm1(missed)


def what_it_shows(total: int, sample: int) -> tuple[Shown, ...]:
    """What a sample shows that had nothing bad in it: how likely it would have shown each of SHARES."""
    told: dict[int, Shown] = {}
    for share in SHARES if total else ():
        bad = max(1, int((total * share / 100).to_integral_value(ROUND_CEILING))) if share is not None else 1
        chance = chance_of_showing(total, bad, sample)
        # Downwards: never more than it is, but for the last digits of a float.
        told.setdefault(bad, Shown(bad, math.floor(round(chance * 1000, 6)) / 10))
    return tuple(told.values())
