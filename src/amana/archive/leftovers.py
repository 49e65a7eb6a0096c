"""What an erasure leaves to be done: objects to remove, named by a mark in `local/`; a rescue.py that can follow.

The mark is made before the log tells of the erasure. What the log does not tell of is no erasure, whatever the
mark says: so the mark alone removes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from amana.archive.description import Description, PlainFile
from amana.archive.erased import Erased, read_erased
from amana.archive.layout import Layout
from amana.errors import DiskFault
from amana.stores import Disk, FolderStore, is_digest, open_plain, read_limited

_NAME: Final = "leaving"
DAMAGED: Final = "damaged"
"""The folder in `local/` where repairing sets damaged objects aside."""
_RESCUE: Final = "rescue.py"
_FOLLOWS: Final = b"def read_erasures"
_LARGEST_RESCUE: Final = 1 << 20


def mark_leaving(layout: Layout, disk: Disk, digests: Iterable[str]) -> None:
    """Note that these objects are about to be erased; durable on return."""
    disk.replace(layout.local / _NAME, "".join(f"{digest}\n" for digest in sorted(digests)).encode())


def remove_leaving(layout: Layout, disk: Disk, described: Description) -> tuple[str, ...]:
    """Remove what the mark names and the logs say was erased; those that the disk would not let go.

    Call with the lock held. Costs one look where nothing is marked.
    """
    mark = layout.local / _NAME
    if not mark.is_file():
        return ()
    renew_rescue(layout, disk, described)
    marked = [line for line in mark.read_text("ascii", "replace").splitlines() if is_digest(line)]
    left = remove_erased_here(layout, disk, read_erased(layout, described), marked)
    if not left:
        disk.remove(mark)
    return left


def remove_erased_here(
    layout: Layout, disk: Disk, erased: Erased, digests: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Remove erased objects (all, or these of them) from this archive's folder, where what stands in their place
    is here; the names of those that stay."""
    objects = FolderStore(layout.objects, disk)
    left = []
    for digest in sorted(erased.old if digests is None else erased.old.intersection(digests)):
        try:
            if not all(objects.path(live).is_file() for live in erased.live(digest)):
                left.append(digest)
                continue
            objects.erase(digest)
            for aside in sorted((layout.local / DAMAGED).glob(f"{digest}.*")):
                disk.remove(aside)
        except DiskFault:
            left.append(digest)  # told by whoever asked, and by `verify`; the mark stays, and it is tried again
    return tuple(left)


def with_rescue_that_follows(layout: Layout, described: Description) -> Description:
    """archive.json as it has to be when something is erased: a rescue.py from before there were erasures would
    take what was sealed again for lost, so ours takes its place (`renew_rescue`, once the log vouches for it)."""
    named = next((file for file in described.files if file.name == _RESCUE), None)
    if named is None or _FOLLOWS in _bytes_of(layout):
        return described
    return described.with_files([PlainFile(_RESCUE, hashlib.sha256(_ours()).hexdigest())])


def renew_rescue(layout: Layout, disk: Disk, described: Description) -> None:
    """Put our rescue.py in its place, if archive.json names that one and another lies there."""
    ours = _ours()
    named = next((file.sha256 for file in described.files if file.name == _RESCUE), None)
    if named == hashlib.sha256(ours).hexdigest() and _bytes_of(layout) != ours:
        disk.replace(layout.root / _RESCUE, ours)


def _ours() -> bytes:
    return (files("amana.archive") / "rescue" / _RESCUE).read_bytes()


def _bytes_of(layout: Layout) -> bytes:
    """The rescue.py that lies here; nothing where it cannot be read: `verify` says so."""
    try:
        with open_plain(layout.root / _RESCUE) as file:
            return read_limited(file, _LARGEST_RESCUE)
    except OSError:
        return b""
