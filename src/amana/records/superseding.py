"""Which assertions stand: a pure function of the set of them, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable

from amana.records.places import AssertionRow


def assertion_order(row: AssertionRow) -> tuple[str, str, int]:
    """Sorts assertions: by the time their device's clock said, then device, then index in its log."""
    return (row.assertion.at, row.entry.device, row.entry.index)


def fallen(rows: Iterable[AssertionRow]) -> frozenset[str]:
    """The ids of those that no longer stand: superseded, by one about the same subject that stands itself.

    `rows` are all that is asserted of the subjects they are about. Withdrawing what superseded something brings
    that back.
    """
    known = {row.id: row for row in rows}
    over: dict[str, list[str]] = {}
    for row in known.values():
        for name in row.assertion.supersedes:
            if name in known and known[name].assertion.subject == row.assertion.subject and name != row.id:
                over.setdefault(name, []).append(row.id)
    return frozenset(_settled(over))


def _settled(over: dict[str, list[str]]) -> set[str]:
    """From the last ones back. Ids are hashes of what they name, so nobody can close a ring; one that is closed
    all the same (never checked against a log) falls nowhere."""
    waiting = {name: sum(one in over for one in by) for name, by in over.items()}
    names: dict[str, list[str]] = {}
    for name, by in over.items():
        for one in by:
            names.setdefault(one, []).append(name)
    gone: set[str] = set()
    ready = [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        if any(one not in gone for one in over[name]):
            gone.add(name)
        for before in names.get(name, ()):
            waiting[before] -= 1
            if not waiting[before]:
                ready.append(before)
    return gone
