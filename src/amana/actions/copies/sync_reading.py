"""Sync, then read what came: so that it is found without anybody having to ask for it."""

from __future__ import annotations

from dataclasses import astuple, replace

from amana.actions.copies.syncing import sync
from amana.actions.custody import erasing
from amana.actions.opening import OpenArchive
from amana.actions.taking_in import reading
from amana.errors import CannotOpen, Damage
from amana.records import Gained, Synced, SyncedCopy, Watch


def sync_and_read(
    opened: OpenArchive, *names: str, watch: Watch | None = None
) -> tuple[Synced, tuple[int, int] | None]:
    """Sync; then read the texts of what came, so that `search` finds them, and give the copies that too.

    How many items were read, and how many could not be; None where nothing came or no key is at hand.
    """
    done = sync(opened.path, *names, person=opened.person, watch=watch)
    if opened.is_kit or not any(copy.here.entries for copy in done.copies):
        return done, None
    try:
        archive = opened.archive
    except CannotOpen:
        return done, None  # somebody who only carries: it is read where the archive is opened
    try:
        again = erasing.finish(opened, watch)
    except (CannotOpen, Damage):
        again = ()  # whose key decides no more, or what must be repaired first: `erase` says so when it is asked
    counted = reading.read_unread(archive, watch)
    read = counted.read, counted.failed
    opened.close()
    if not any(read) and not again:
        return done, None
    reached = [copy.name for copy in done.copies if copy.outcome in ("synced", "part")]
    return _both(done, sync(opened.path, *reached, person=opened.person, watch=watch)), read


def _both(first: Synced, second: Synced) -> Synced:
    """Two syncs told as one: what was gained is added up, how it stands is what the second found."""
    later = {copy.name: copy for copy in second.copies}
    copies = tuple(_gained_twice(copy, later.get(copy.name)) for copy in first.copies)
    return replace(
        second,
        ok=second.ok and all(copy.outcome == "synced" for copy in copies) and not first.tampered,
        tampered=first.tampered or second.tampered,
        copies=copies,
        faults=tuple(dict.fromkeys((*first.faults, *second.faults))),
    )


def _gained_twice(first: SyncedCopy, second: SyncedCopy | None) -> SyncedCopy:
    if second is None:
        return first
    return replace(
        second,
        here=_sum(first.here, second.here),
        there=_sum(first.there, second.there),
        damaged=tuple(dict.fromkeys((*first.damaged, *second.damaged))),
        forks=tuple(dict.fromkeys((*first.forks, *second.forks))),
        faults=tuple(dict.fromkeys((*first.faults, *second.faults))),
    )


def _sum(one: Gained, other: Gained) -> Gained:
    return Gained(*(a + b for a, b in zip(astuple(one), astuple(other), strict=True)))
