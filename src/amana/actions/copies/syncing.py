"""Sync an archive with its copies, without any key."""

from __future__ import annotations

import os

from amana.actions.copies.copying import sealed_archive
from amana.actions.custodians.names import plain_name
from amana.archive import Syncing, find_copy, read_copies
from amana.records import Synced, Watch


def sync(
    path: str | os.PathLike[str],
    *names: str,
    person: str | None = None,
    watch: Watch | None = None,
) -> Synced:
    """Make the archive in this folder and its copies, or those of these names, the union of each other.

    Nothing is deleted but what a custodian erased. A copy that cannot be reached is told as absent. What is found
    damaged or tampered with is told in the outcome, and never taken; broken off, the next sync goes on. `person`
    enters the log, sealed, with the copying. CopyUnknown, ArchiveBusy, NotAnArchive, ArchiveFileDamaged.
    """
    who = plain_name(person) if person is not None else None
    with sealed_archive(path, who) as archive:
        known = read_copies(archive.layout)
        copies = [find_copy(archive.layout, name) for name in dict.fromkeys(names)] if names else known
        return Syncing(archive, watch=watch).run(copies)
