"""Objects that an erasure leaves to be removed: a mark in `local/` names them until they are gone.

The mark is made before the log tells of the erasure. What the log does not tell of is no erasure, whatever the
mark says: so the mark alone removes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from amana.archive.description import Description
from amana.archive.erased import Erased, read_erased
from amana.archive.layout import Layout
from amana.errors import DiskFault
from amana.stores import Disk, FolderStore, is_digest

_NAME: Final = "leaving"
DAMAGED: Final = "damaged"
"""The folder in `local/` where repairing sets damaged objects aside."""


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
