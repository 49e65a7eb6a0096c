"""An archive of which only copies are left: `copy fetch`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from amana.actions.custodians.folders import cache_folder
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import (
    Archive,
    Copy,
    Layout,
    Syncing,
    add_copy,
    copy_name,
    find_archive,
    plain_url,
    read_copies,
    start_from,
)
from amana.errors import DestinationUnusable, NotAnArchive
from amana.records import Synced, Watch
from amana.stores import Disk, open_medium

FIRST = "first"
"""What the copy is called where nobody says."""


@dataclass(frozen=True)
class Fetched:
    """An archive fetched from a copy: its folder and id, what the copy is called there, how its sync went."""

    archive: Path
    archive_id: str
    copy: str
    synced: Synced


def fetch(
    url: str | os.PathLike[str],
    dest: str | os.PathLike[str],
    *,
    name: str = FIRST,
    person: str | None = None,
    watch: Watch | None = None,
) -> Fetched:
    """Make the folder `dest` the archive again, from the copy at `url`; it needs no key, and can be broken off.

    Until somebody opens it with a key, what archive.json says is the copy's word. ArchiveExists,
    DestinationUnusable (within another archive), CopyUnusable (no archive there; a capture kit), and what
    reaching the copy raises.
    """
    root, name = Path(dest).absolute(), copy_name(name)
    _check_outside(root)
    place = plain_url(os.fspath(url), root)
    with open_medium(place) as medium:
        described = start_from(medium, root, Disk(), SOFTWARE)
    copy = _known(Layout(root), name, place)
    with Archive(root, [], SOFTWARE, cache_folder(), person=person) as archive:
        return Fetched(root, described.id, copy.name, Syncing(archive, watch=watch).run([copy]))


def _known(layout: Layout, name: str, place: str) -> Copy:
    """The copy as it is kept; one that was broken off has it already."""
    there = (copy for copy in read_copies(layout) if copy.url == place)
    return next(there, None) or add_copy(layout, Disk(), name, place)


def _check_outside(root: Path) -> None:
    try:
        outer = find_archive(root.parent)
    except NotAnArchive:
        return
    raise DestinationUnusable(path=str(outer), reason="own-archive")
