"""Two clocks: here the outsiders' one. What a device's own clock claims never comes into this."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from amana.records import TimeBound


def not_later_than(bounds: Iterable[TimeBound], index: int) -> TimeBound | None:
    """The earliest time at which the log entry with this index existed, as outsiders say; None where nobody does.

    A checkpoint covers the entries below its size. A bound that rests on somebody whom the caller trusts goes
    before one that does not, however early: anybody can be an authority of their own and lie.
    """
    covering = [one for one in bounds if index < one.size]
    return min(covering, key=lambda one: (not one.trusted, one.time, one.by), default=None)


def in_whole_seconds(moment: datetime) -> str:
    """A moment as a bound is written: RFC 3339, UTC, rounded up, since *not later than* must stay true."""
    up = moment if moment.microsecond == 0 else moment.replace(microsecond=0) + timedelta(seconds=1)
    return up.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
