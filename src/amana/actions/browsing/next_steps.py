"""What to do next for an archive's health, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from amana.actions.browsing.health import CopyHealth, Health, LogHealth, Step

DAYS_TO_SYNC: Final = 30
DAYS_TO_AUDIT: Final = 180
DAYS_TO_STAMP: Final = 30
"""After so many days with something new a log should be shown to outsiders again."""


def steps(health: Health, now: datetime) -> tuple[Step, ...]:
    """What is wrong first, then what is missing, then what is late."""
    copies = [one for one in health.copies if not one.kit]
    return (
        *_wrong(health),
        *([] if copies else [Step("no-copy", {})]),
        *(step for one in copies for step in _of_copy(one, health.logs, now)),
        *_of_keys(health),
        *_of_times(health.logs, now),
        *_counted("unread", health.unread),
        *_counted("failures", health.failures),
    )


def _counted(word: str, count: int) -> Iterator[Step]:
    if count:
        yield Step(word, {"count": count})


def _wrong(health: Health) -> Iterator[Step]:
    yield from _counted("faults", len(health.faults))
    for one in health.copies:
        if one.sound is False:
            yield Step("copy-unsound", {"copy": one.name, "audited": one.audited or ""})
    suspect = tuple(one.name or one.device for one in health.logs if one.suspect)
    if suspect:
        yield Step("suspect-devices", {"devices": suspect, "count": len(suspect)})
    for log in health.logs:
        if log.outside.wrong:
            yield Step("timestamp-wrong", {"device": log.name or log.device, "count": log.outside.wrong})


def _of_copy(copy: CopyHealth, logs: tuple[LogHealth, ...], now: datetime) -> Iterator[Step]:
    given = max((one for one in (copy.synced, copy.copied) if one), default=None)
    if given is None:
        yield Step("copy-never", {"copy": copy.name})
        return
    if copy.lacking:
        yield Step("copy-lacking", {"copy": copy.name, "count": copy.lacking})
    elif _days(given, now) >= DAYS_TO_SYNC and any((one.last or "") > given for one in logs):
        yield Step("copy-old", {"copy": copy.name, "synced": given, "days": _days(given, now)})
    if copy.audited is None:
        yield Step("never-audited", {"copy": copy.name})
    elif _days(copy.audited, now) >= DAYS_TO_AUDIT:
        facts: dict[str, str | int | tuple[str, ...]] = {"copy": copy.name, "audited": copy.audited}
        yield Step("audit-old", {**facts, "days": _days(copy.audited, now)})


def _of_keys(health: Health) -> Iterator[Step]:
    yield from _counted("unnamed-custodians", len(health.unnamed))
    if len(health.custodians) + len(health.unnamed) == 1:
        yield Step("one-custodian", {})


def _of_times(logs: tuple[LogHealth, ...], now: datetime) -> Iterator[Step]:
    """Of logs that are believed; what came since an outsider's last word may be a day's work."""
    believed = [one for one in logs if one.entries and not one.suspect]
    if believed and not any(one.outside.held for one in believed):
        yield Step("no-timestamp", {})
        return
    for one in believed:
        since = one.outside.not_later_than
        days = _days(since, now) if since else 0
        if one.entries > one.outside.size and since and days >= DAYS_TO_STAMP and (one.last or "") > since:
            entries = one.entries - one.outside.size
            yield Step("timestamp-old", {"device": one.name or one.device, "entries": entries, "days": days})


def _days(since: str, now: datetime) -> int:
    """Whole days from then on; 0 for a time that cannot be read or is to come."""
    try:
        then = datetime.fromisoformat(since)
    except ValueError:
        return 0
    return max(0, (now - (then if then.tzinfo else then.replace(tzinfo=UTC))).days)
