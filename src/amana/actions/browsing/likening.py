"""Near-copies of an item among all that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from amana.archive import Archive
from amana.compare import Likeness, alike


def near_copies(archive: Archive, item: str, limit: int, suspects: Mapping[str, str]) -> tuple[Likeness, ...]:
    """See `OpenArchive.alike`. `suspects` says of items why they are to be shown as suspect."""
    found = alike(archive.catalogue, item, limit)
    return tuple(
        replace(one, item=replace(one.item, suspect=suspects[one.item.item])) if one.item.item in suspects else one
        for one in found
    )
