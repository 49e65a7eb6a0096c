"""A new folder for an archive of which only copies are left: what `sync` then fills.

archive.json is taken from the copy, since there is no other; whoever opens the new folder with a key then finds
whether its keys are the archive's own (`Archive.writing`).
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from amana.archive.description import Description, PlainFile, parse_description, read_description
from amana.archive.device import DeviceLog
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.places import LARGEST_DESCRIPTION, PLAIN
from amana.archive.recovery import recover
from amana.archive.source import now
from amana.archive.writer import Writer
from amana.errors import ArchiveExists, CopyUnusable, DestinationUnusable
from amana.records import KeyAct
from amana.seal import parse_recipient
from amana.stores import Disk, Medium, disk_faults

_MARK = "fetching"


def start_from(medium: Medium, root: Path, disk: Disk, software: str) -> Description:
    """Begin this folder, which must be empty, not there, or begun from the same archive before.

    archive.json comes last, as in a new archive. Raises CopyUnusable (no archive there; a capture kit),
    ArchiveExists, DestinationUnusable, and what reading the copy raises.
    """
    data = medium.files.read(DESCRIPTION, LARGEST_DESCRIPTION)
    if data is None:
        raise CopyUnusable(url=medium.url, reason="no-archive-there")
    described = parse_description(data, Path(medium.url) / DESCRIPTION)
    if described.capture is not None:
        raise CopyUnusable(url=medium.url, reason="is-a-kit")
    layout = Layout(root)
    if _is_begun(layout, described, disk):
        return described
    disk.make_folder(layout.objects)
    disk.make_folder(layout.logs)
    for file in described.files:
        if file.name in PLAIN:
            _plain_file(medium, layout, described, file, disk)
    _first_entry(layout, disk, described, software)
    disk.remove(layout.local / _MARK)
    return described


def _first_entry(layout: Layout, disk: Disk, described: Description, software: str) -> None:
    """This machine is a new device there, and its log begins with archive.json as it was found."""
    log = DeviceLog.join(layout, disk, described)
    recover(layout, disk, log.device, log.size)  # what a beginning that was broken off left
    begun = described.with_device(log.public)
    writer = Writer(layout, disk, parse_recipient(begun.current.recipient), log, None)
    try:
        writer.record(KeyAct("device-joined", begun.id, now(), log.device, software), described=begun)
        writer.commit()
    finally:
        writer.close()


def _is_begun(layout: Layout, described: Description, disk: Disk) -> bool:
    """Whether this folder is the archive's already; an empty one is claimed."""
    root = layout.root
    with disk_faults(root):
        if root.exists() and not root.is_dir():
            raise DestinationUnusable(path=str(root), reason="not-a-folder")
        there = {path.name for path in root.iterdir()} if root.is_dir() else set()
    if DESCRIPTION in there:
        if read_description(layout.description).id != described.id:
            raise ArchiveExists(path=str(root))
        return True
    if there - {"lost+found"} and not _is_claimed(layout, there):
        raise ArchiveExists(path=str(root))
    disk.make_folder(layout.local)
    disk.replace(layout.local / _MARK, b"")
    return False


def _is_claimed(layout: Layout, there: set[str]) -> bool:
    """Whether what is there is what a beginning that was broken off left."""
    if (layout.local / _MARK).exists():
        return True
    return there == {"local"} and {path.name for path in layout.local.iterdir()} <= {f".{_MARK}.new"}


def _plain_file(medium: Medium, layout: Layout, described: Description, file: PlainFile, disk: Disk) -> None:
    """The copy's own, if it is the one that archive.json names; or else ours, which any Amana has."""
    data = medium.files.read(file.name, LARGEST_DESCRIPTION) or b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        ours = (files("amana.archive") / "rescue" / file.name).read_bytes()
        data = ours.replace(b"{archive_id}", described.id.encode())
    disk.replace(layout.root / file.name, data)
