"""Which assertions stand: a pure function of the set of them, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable

from amana.records.places import AssertionRow


def assertion_order(row: AssertionRow) -> tuple[str, str, int]:
    """Sorts assertions: by the time their device's clock said, then device, then index in its log."""
    return (row.assertion.at, row.entry.device, row.entry.index)


def fallen(rows: Iterable[AssertionRow]) -> frozenset[str]:
    """The ids of those that no longer stand, as `superseders` has it."""
    return frozenset(superseders(rows))


def superseders(rows: Iterable[AssertionRow]) -> dict[str, tuple[str, ...]]:
    """The ids of those that no longer stand, each with the ids of what took its place.

    One falls by another about the same subject that supersedes it and was not withdrawn. One without a value
    withdraws what it supersedes: what that had superseded stands again, unless something else superseded it
    too. A withdrawal can be withdrawn. `rows` are all that is asserted of the subjects they are about.
    """
    over = _superseded({row.id: row for row in rows})
    withdrawn = _withdrawn(over)
    told = {name: tuple(row.id for row in by if row.id not in withdrawn) for name, by in over.items()}
    return {name: by for name, by in told.items() if by}


def _superseded(known: dict[str, AssertionRow]) -> dict[str, list[AssertionRow]]:
    """Each id that is superseded, and by which."""
    over: dict[str, list[AssertionRow]] = {}
    for row in known.values():
        for name in row.assertion.supersedes:
            if name in known and known[name].assertion.subject == row.assertion.subject and name != row.id:
                over.setdefault(name, []).append(row)
    return over


def _withdrawn(over: dict[str, list[AssertionRow]]) -> set[str]:
    """Those that a withdrawal names which was not withdrawn itself: settled from the last ones back.

    Ids are hashes of what they name, so nobody can close a ring; one that is closed all the same (in rows that
    were never checked against a log) withdraws nothing.
    """
    by = {name: [row.id for row in rows if row.assertion.value is None] for name, rows in over.items()}
    by = {name: ids for name, ids in by.items() if ids}
    names: dict[str, list[str]] = {}
    for name, ids in by.items():
        for one in ids:
            names.setdefault(one, []).append(name)
    waiting = {name: sum(one in by for one in ids) for name, ids in by.items()}
    ready = [name for name, count in waiting.items() if not count]
    gone: set[str] = set()
    while ready:
        name = ready.pop()
        if any(one not in gone for one in by[name]):
            gone.add(name)
        for before in names.get(name, ()):
            waiting[before] -= 1
            if not waiting[before]:
                ready.append(before)
    return gone
