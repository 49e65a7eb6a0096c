"""What was done in one go: how many accessions or assertions came by whom, counted as they come.

Accessions are counted by the hour, assertions by the minute, whatever order they come in; stretches of the same
person at the same device that follow close on one another are told as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from amana.catalogue.counted import Doing, DoingKind
from amana.catalogue.database import Database
from amana.records.places import AccessionRow, AssertionRow

_LENGTHS: dict[DoingKind, int] = {"accession": len("2030-01-01T10"), "assertion": len("2030-01-01T10:30")}
APART: Final[dict[DoingKind, timedelta]] = {
    "accession": timedelta(minutes=10),
    "assertion": timedelta(minutes=1),
}
"""How long after the last one a next one begins something new."""

_MOST_STRETCHES = 2_000
_ADD = """INSERT INTO doing VALUES(?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count,
    first = min(first, excluded.first), last = max(last, excluded.last),
    subject = iif(subject = excluded.subject, subject, '')"""
_LATEST = f"""SELECT kind, first, last, device, person, count, subject FROM doing WHERE kind = ?
    ORDER BY time DESC, device, person LIMIT {_MOST_STRETCHES}"""  # noqa: S608
_Stretch = tuple[DoingKind, str, str, str]  # kind, time, device, person


class DoingKeeper:
    """Counts through one connection."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, accessions: Iterable[AccessionRow], assertions: Iterable[AssertionRow]) -> None:
        """Rows that were not here before. Within a transaction of the caller."""
        told: defaultdict[_Stretch, list[tuple[str, str]]] = defaultdict(list)
        for row in accessions:
            said = row.accession
            stretch = _stretch("accession", said.received, row.entry.device, said.person)
            told[stretch].append((said.received, said.sha256))
        for asserted in assertions:
            one = asserted.assertion
            stretch = _stretch("assertion", one.at, asserted.entry.device, one.person)
            told[stretch].append((one.at, one.subject))
        for stretch, done in told.items():
            times, subjects = [time for time, _ in done], {subject for _, subject in done}
            subject = subjects.pop() if len(subjects) == 1 else ""
            self._db.run(_ADD, (*stretch, len(done), min(times), max(times), subject))

    def latest(self, limit: int) -> list[Doing]:
        """What was done last, the latest first, `limit` of each kind at most."""
        kinds: tuple[DoingKind, ...] = ("accession", "assertion")
        found = [one for kind in kinds for one in self._of(kind)[:limit]]
        return sorted(found, key=lambda one: one.last, reverse=True)

    def _of(self, kind: DoingKind) -> list[Doing]:
        """The latest stretches of a kind, put together where they follow on one another."""
        open_ones: dict[tuple[str, str], int] = {}
        found: list[Doing] = []
        for row in self._db.rows(_LATEST, (kind,)):
            one = Doing(*row)
            at = open_ones.get((one.device, one.person))
            if at is not None and _follows(one, found[at]):
                found[at] = _both(one, found[at])
            else:
                open_ones[one.device, one.person] = len(found)
                found.append(one)
        return sorted(found, key=lambda one: one.last, reverse=True)


def _stretch(kind: DoingKind, time: str, device: str, person: str | None) -> _Stretch:
    return kind, time[: _LENGTHS[kind]], device, person or ""


def _both(one: Doing, after: Doing) -> Doing:
    subject = one.subject if one.subject == after.subject else ""
    return replace(
        after,
        first=min(one.first, after.first),
        last=max(one.last, after.last),
        count=one.count + after.count,
        subject=subject,
    )


def _follows(one: Doing, after: Doing) -> bool:
    """Whether what was done after followed close on the first; about one thing, and another, are two doings unless
    they are many in a row."""
    if one.kind == "assertion" and one.subject and after.subject and one.subject != after.subject:
        return False
    began, ended = _time(after.first), _time(one.last)
    return began is not None and ended is not None and began - ended <= APART[one.kind]


def _time(text: str) -> datetime | None:
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)
