"""Which items are to be shown as suspect: those that nobody but a suspect device brought. None is ever dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amana.archive.archive import Archive
from amana.archive.standing import Suspects

if TYPE_CHECKING:
    from amana.catalogue import ItemRecord


def suspect_items(archive: Archive) -> dict[str, str]:
    """The items all of whose accessions are suspect, and why the first of each is. IdentityMissing.

    One look at the acts and one at the catalogue, however many items there are.
    """
    catalogue, suspects = archive.catalogue, archive.suspects
    told = ((device, suspects.start(device)) for device in catalogue.positions())
    starts = {device: start for device, start in told if start is not None}
    found = catalogue.only_from(starts) if starts else {}
    reasons = {item: suspects.reason(*first) for item, first in found.items()}
    return {item: reason for item, reason in reasons.items() if reason is not None}


def told_suspect(suspects: Suspects, record: ItemRecord) -> ItemRecord:
    """The same item, with what is to be said of each of its accessions (`Archive.suspects`)."""
    reasons = (suspects.reason(row.entry.device, row.entry.index) for row in record.accessions)
    return replace(record, suspects=tuple(reasons))
