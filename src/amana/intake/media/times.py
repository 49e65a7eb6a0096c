"""When a film says it was made, with every reading that its words allow.

MP4 and QuickTime count seconds since 1904 in UTC (ISO/IEC 14496-12, 8.2.2.1). Many cameras count their own local
time instead, and some programs count from 1970; neither says so. So the reading by the standard is the value, what
else it may be stands beside it as `...-or`, and the reason as `...-rule`. A time with its zone written out
(`com.apple.quicktime.creationdate`) is believed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from amana.records import EmbeddedFact

EPOCH_1904 = datetime(1904, 1, 1, tzinfo=UTC)
EPOCH_1970 = datetime(1970, 1, 1, tzinfo=UTC)
_FROM_1904_TO_1970 = 2_082_844_800
LOCAL_RULE = "written as UTC by the standard; many cameras write local time"
EPOCH_RULE = "counted from 1904 by the standard; some programs count from 1970"
_EARLIEST = "1990"  # no earlier time is suggested: a clock that was never set

_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?",
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\d\d:\d\d:\d\d")


def box_time_facts(name: str, seconds: int) -> Iterator[EmbeddedFact]:
    """A time counted from 1904, and what else it may be. 0, which means "not set", is told as that."""
    if seconds == 0:
        yield EmbeddedFact(name, "not set", "0")
        return
    by_standard, raw = _after(EPOCH_1904, seconds), str(seconds)
    if by_standard is None:
        yield EmbeddedFact(name, raw)
        return
    yield EmbeddedFact(name, f"{by_standard}Z", raw)
    if seconds < _FROM_1904_TO_1970:
        yield EmbeddedFact(f"{name}-or", f"{_after(EPOCH_1970, seconds)}Z", raw)
        yield EmbeddedFact(f"{name}-rule", EPOCH_RULE)
    else:
        yield EmbeddedFact(f"{name}-or", by_standard, raw)
        yield EmbeddedFact(f"{name}-rule", LOCAL_RULE)


def _after(epoch: datetime, seconds: int) -> str | None:
    try:
        return (epoch + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    except OverflowError:
        return None


def stamp_facts(name: str, written: str) -> Iterator[EmbeddedFact]:
    """A time as a tag writes it. One that ends in Z has the same doubt as above; any other zone is believed."""
    value = stamp(written)
    if value is None:
        yield EmbeddedFact(name, written)
        return
    yield EmbeddedFact(name, value, written)
    if value.endswith("Z"):
        yield EmbeddedFact(f"{name}-or", value[:-1], written)
        yield EmbeddedFact(f"{name}-rule", LOCAL_RULE)


def stamp(written: str) -> str | None:
    """`2016-12-15T16:05:00+0200` as ISO 8601, no finer than written; None where it is no such time."""
    found = _STAMP.fullmatch(written.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    value = f"{year}-{month}-{day}T{hour}:{minute}:{second}"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    fraction = (fraction or "").rstrip("0")
    if zone and zone != "Z":
        zone = f"{zone[:3]}:{zone[-2:]}"
    return value + (f".{fraction}" if fraction else "") + (zone or "")


def broadcast_stamp(tags: Mapping[str, str]) -> str | None:
    """What a broadcast WAV writes in two fields (EBU Tech 3285): the day, and the clock beside it."""
    day, clock = tags.get("date", "").strip(), tags.get("creation_time", "").strip()
    return f"{day}T{clock}" if _DAY.fullmatch(day) and _CLOCK.fullmatch(clock) else None


def suggested(facts: Mapping[str, str]) -> str | None:
    """When it was taken, as far as is known: with its zone where that was written, without where in doubt."""
    if "taken-at" in facts and stamp(facts["taken-at"]):
        return facts["taken-at"]
    for name in ("created-at-or", "created-at"):
        value = stamp(facts.get(name, ""))
        if value and value > _EARLIEST:
            return value.removesuffix("Z")
    return None
