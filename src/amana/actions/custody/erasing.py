"""Erasing items: what would go, that it goes, and afterwards when, by whom and why it went."""

from __future__ import annotations

from dataclasses import dataclass

from amana.actions.opening import OpenArchive
from amana.archive import Erasing
from amana.catalogue import ItemRecord
from amana.records import ERASED, CustodyAct, ItemsErased, Watch


@dataclass(frozen=True)
class ToErase:
    """What an erasure would take: items (ids) with their names, objects, opened bytes that go and that stay.

    `shared` are contents (SHA-256) that would stay, since an item that is not named has the same bytes.
    """

    items: tuple[str, ...]
    names: tuple[str, ...]
    objects: int
    bytes: int
    resealed: int
    shared: tuple[str, ...] = ()


def plan(opened: OpenArchive, *items: str) -> ToErase:
    """What erasing these items would take; nothing is changed. ItemUnknown, ItemAmbiguous, IdentityMissing, damage
    that hides what else needs the same bytes."""
    archive = opened.archive
    found = Erasing(archive).plan(items)
    names = tuple(archive.catalogue.item(item).accessions[0].accession.path for item in found.items)
    return ToErase(found.items, names, len(found.objects), found.size, found.stays, found.shared)


def erase(opened: OpenArchive, *items: str, reason: str | None = None, watch: Watch | None = None) -> ItemsErased:
    """Erase these items here. It cannot be undone, and other copies follow only when they sync.

    That they were, and the reason, stays in the log. As `plan`; and KeySuperseded, ArchiveBusy, DiskFault.
    """
    archive = opened.archive
    done = Erasing(archive, None, watch).run(items, reason)
    if done.objects:
        archive.rebuild(watch)  # nothing of it may stay in what was indexed; at once, while somebody waits for it
        from amana.actions.taking_in.reading import (
            read_waiting,  # all that reads texts: showing an item waits for none
        )

        read_waiting(archive, watch)
    return done


def finish(opened: OpenArchive, watch: Watch | None = None) -> tuple[str, ...]:
    """Erase again what came back when copies met that did not know of each other's erasures; which items.

    Nothing happens where nothing came back. As `erase`.
    """
    archive = opened.archive
    items = Erasing(archive, None, watch).finish()
    if items:
        archive.rebuild(watch)
    return items


def erasures(opened: OpenArchive, record: ItemRecord) -> tuple[CustodyAct, ...]:
    """The acts that erased this item, by their devices' clocks; none where all of it is here."""
    if not any(row.content == ERASED for row in record.accessions):
        return ()
    ids = {row.entry.commitment[:32] for row in record.accessions}
    acts = (row.act for row in opened.archive.catalogue.acts())
    return tuple(act for act in acts if isinstance(act, CustodyAct) and act.act == "erased" and ids & {*act.items})
