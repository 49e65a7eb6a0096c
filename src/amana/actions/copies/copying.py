"""The copies of an archive: `copy add`, `copy list`, `copy remove`. None needs a key."""

from __future__ import annotations

import builtins
import os
from dataclasses import dataclass
from pathlib import Path

from amana.actions.custodians.folders import cache_folder
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import (
    DESCRIPTION,
    Archive,
    Copy,
    add_copy,
    new_copy,
    prepare,
    read_copies,
    read_description,
    read_state,
    remove_copy,
)
from amana.stores import Disk

AnyPath = str | os.PathLike[str]


@dataclass(frozen=True)
class ListedCopy:
    """A copy as this machine knows it: its name and place, whether it is a capture kit, when it was last synced
    (RFC 3339; None: never), and how many objects it was lacking then."""

    name: str
    url: str
    kit: bool
    synced: str | None
    lacking: int


def add(path: AnyPath, name: str, url: str) -> Copy:
    """Make this place a copy of the archive in `path`, and keep it under this name. An empty place is made into
    one; `sync` fills it. A capture kit is recognised, and is taken from only.

    NameUnusable, CopyExists, CopyUnusable, CopyOfAnother, KitCannot; StoreUrlUnreadable, StoreUnreachable,
    StoreRefused, LibraryMissing.
    """
    with sealed_archive(path) as archive:
        copy = new_copy(archive.layout, name, url)
        kit = prepare(copy.url, archive.layout, archive.described)
        return add_copy(archive.layout, Disk(), copy.name, copy.url, kit=kit)


def list(path: AnyPath) -> tuple[ListedCopy, ...]:
    """The copies that this machine knows, by name."""
    with sealed_archive(path) as archive:
        layout = archive.layout
        found = []
        for copy in read_copies(layout):
            state = read_state(layout, copy.name)
            found.append(ListedCopy(copy.name, copy.url, copy.kit, state.synced, len(state.lacking)))
        return tuple(found)


def remove(path: AnyPath, name: str) -> Copy:
    """Forget this copy. What lies in its place stays as it is. CopyUnknown."""
    with sealed_archive(path) as archive:
        return remove_copy(archive.layout, Disk(), name)


def sealed_archive(path: AnyPath, person: str | None = None) -> Archive:
    """The archive in this folder, without a key: copies hold sealed bytes, and are made of sealed bytes.

    NotAnArchive, ArchiveFileDamaged. Of a capture kit nothing may lie in a person's own folders.
    """
    root = Path(path).absolute()
    kit = read_description(root / DESCRIPTION).capture is not None
    return Archive(root, [], SOFTWARE, None if kit else cache_folder(), person=person)


__all__ = builtins.list(("Copy", "ListedCopy", "add", "list", "remove", "sealed_archive"))
