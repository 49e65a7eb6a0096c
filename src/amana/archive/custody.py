"""One item's chain of custody, put together from all that the logs say of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from amana.archive.archive import Archive
from amana.archive.erased import read_erased
from amana.archive.kits import Devices
from amana.archive.logs import LogFolder, owner
from amana.archive.suspecting import told_suspect
from amana.errors import AmanaError
from amana.records import CustodyAct, EntryPlace, KeyAct, TimeBound, read_entry
from amana.records.custody import Custody, CustodyEvent, EntryBound
from amana.tlog import Checkpoint

if TYPE_CHECKING:
    from amana.catalogue import ItemRecord

Bound = Callable[[EntryPlace], TimeBound | None]
"""What outsiders say of when a log entry was there."""

_ON_KEYS = frozenset({"archive-made", "custodian-added", "custodian-removed", "epoch-started"})
_ON_DEVICES = frozenset({"device-admitted", "device-lost"})
ON_KEYS_AND_DEVICES = _ON_KEYS | _ON_DEVICES
"""The acts on keys and devices that are told with an item."""


def chain_of_custody(archive: Archive, item: str, bound: Bound) -> Custody:
    """The item's events and bounds. ItemUnknown, ItemAmbiguous, IdentityMissing."""
    record = told_suspect(archive.suspects, archive.catalogue.item(item))
    first = record.accessions[0].accession
    return Custody(
        record.item,
        record.sha256,
        first.path.rpartition("/")[2],
        tuple(_Chain(archive, record).events()),
        tuple(EntryBound(row.entry, bound(row.entry)) for row in record.accessions),
        record.suspect,
    )


class _Chain:
    """The events of one item."""

    def __init__(self, archive: Archive, record: ItemRecord) -> None:
        self._archive, self._record, self._suspects = archive, record, archive.suspects
        self._acts = list(archive.catalogue.acts())
        self._names = Devices(archive).names()
        self._devices = {owner(row.entry.device) for row in record.accessions}
        self._ids = {row.entry.commitment[:32] for row in record.accessions}

    def events(self) -> list[CustodyEvent]:
        """In the order of what the devices' own clocks claimed."""
        timed = [*self._added(), *self._acts_on_it()]
        order = _Order([(row.entry, row.act.at) for row in self._acts], timed)
        return sorted([*timed, *self._read()], key=order)

    def _added(self) -> Iterator[CustodyEvent]:
        for row in self._record.accessions:
            yield self._event(CustodyEvent("added", row.entry, row.accession.received, row.accession))

    def _read(self) -> Iterator[CustodyEvent]:
        for row in self._record.intakes:
            yield self._event(CustodyEvent("read", row.entry, None, row.intake))

    def _acts_on_it(self) -> Iterator[CustodyEvent]:
        for row in self._acts:
            if self._concerns(row.act):
                whole = isinstance(row.act, KeyAct) or not (row.act.items or row.act.act == "repaired")
                yield self._event(CustodyEvent(row.act.act, row.entry, row.act.at, row.act, whole=whole))

    def _concerns(self, act: CustodyAct | KeyAct) -> bool:
        """Whether it was done to this item, to all that was here, to a device that brought it, or to who opens."""
        if isinstance(act, KeyAct):
            return act.act in _ON_KEYS or (act.act in _ON_DEVICES and act.subject in self._devices)
        if act.items:
            return bool(self._ids.intersection(act.items))
        if act.act == "repaired" and act.objects:
            return bool(self._objects.intersection(act.objects))
        return self._covers(act)

    @cached_property
    def _objects(self) -> frozenset[str]:
        """The sealed objects that the item and its records rest in: as its log entries name them, and as they are
        since something beside it was erased."""
        archive = self._archive
        erased = read_erased(archive.layout, archive.described)
        found: set[str] = set()
        places = [row.entry for row in self._record.accessions] + [row.entry for row in self._record.intakes]
        for place in places:
            log = LogFolder(archive.layout, place.device, archive.described)
            try:
                entries = [read_entry(data) for data in log.entries(place.index, place.index + 1)]
            except AmanaError:
                continue  # a log that is damaged names nothing: `verify` says so
            found.update(name for entry in entries for name in entry.objects)
        return frozenset(found.union(*(erased.live(name) for name in found)))

    def _covers(self, act: CustodyAct) -> bool:
        sizes = {one.device: one.size for one in act.through}
        return any(row.entry.index < sizes.get(row.entry.device, 0) for row in self._record.accessions)

    def _event(self, told: CustodyEvent) -> CustodyEvent:
        """The same, with what is known of its device."""
        entry = told.entry
        subject = told.noun.subject if isinstance(told.noun, KeyAct) else None
        return replace(
            told,
            device_name=self._names.get(owner(entry.device)),
            subject_name=self._names.get(subject) if subject else None,
            suspect=self._suspects.reason(entry.device, entry.index),
        )


class _Order:
    """Sorts events by what their devices' clocks claimed.

    What tells no time comes after what its own log tells before it; without that, after the item was added.
    """

    def __init__(self, others: Sequence[tuple[EntryPlace, str]], timed: Sequence[CustodyEvent]) -> None:
        told = [*others, *((event.entry, event.at) for event in timed if event.at)]
        self._times = sorted((entry.device, entry.index, at) for entry, at in told)
        self._added = min(event.at or "" for event in timed if event.act == "added")

    def __call__(self, event: CustodyEvent) -> tuple[str, int, str, int]:
        """A key to sort by."""
        entry = event.entry
        at, rank = (event.at, 0) if event.at else self._before(entry)
        return at, rank, entry.device, entry.index

    def _before(self, entry: EntryPlace) -> tuple[str, int]:
        at = bisect_left(self._times, (entry.device, entry.index, ""))
        if at and self._times[at - 1][0] == entry.device:
            return self._times[at - 1][2], 0
        return self._added, 1


def log_goes_on_from(archive: Archive, log: str, checkpoint: Checkpoint) -> bool:
    """Whether this log is one that the checkpoint was of: a fork's other side is not."""
    try:
        LogFolder(archive.layout, log, archive.described).goes_on_from(checkpoint)
    except AmanaError:
        return False  # `verify` says what is wrong with it
    return True
