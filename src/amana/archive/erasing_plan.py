"""What an erasure takes: the objects that hold an item's bytes, and in them what nothing else needs.

It is read from the logs and the records themselves, never from the catalogue alone: what is removed by mistake
cannot be put back. Where a record cannot be read that may need the same bytes, nothing is planned.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from amana.archive.contents import Contents
from amana.archive.description import Description
from amana.archive.erased import Erased, read_erased
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder, list_logs, owner
from amana.archive.tar import WHOLE, Member
from amana.errors import AmanaError, RecordMalformed
from amana.records import (
    ERASED,
    MAX_BYTES,
    Accession,
    ContentPlace,
    Intake,
    LogEntry,
    Noun,
    noun_of,
    read_entry,
    read_record,
)

if TYPE_CHECKING:
    from amana.catalogue import ItemRecord

_PACKS_KNOWN: Final = 16
_NAME: Final = re.compile(rb'"([0-9a-f]{64})"')


@dataclass(frozen=True)
class Rewritten:
    """An object that goes, and the members of it that stay, in a new one. None stay: it goes whole."""

    object: str
    stays: tuple[Member, ...]
    goes: tuple[Member, ...]


@dataclass(frozen=True)
class ErasurePlan:
    """What an erasure would do. `shared` are contents (SHA-256) that stay, since items not named need them too."""

    items: tuple[str, ...]
    objects: tuple[Rewritten, ...]
    shared: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many opened bytes go."""
        return sum(member.size for one in self.objects for member in one.goes)

    @property
    def stays(self) -> int:
        """How many bytes are sealed again."""
        return sum(member.size for one in self.objects for member in one.stays)


@dataclass
class _Items:
    """The items that are to go: their bytes, what was made of them, and the records of that."""

    sha256s: set[str] = field(default_factory=set)
    contents: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    entries: set[tuple[str, int]] = field(default_factory=set)
    wholes: dict[str, str] = field(default_factory=dict)

    def add(self, item: ItemRecord) -> None:
        self.sha256s.add(item.sha256)
        self.contents.add(item.sha256)
        for row in item.accessions:
            self.entries.add((row.entry.device, row.entry.index))
            self._place(item.sha256, row.content)
        for read in item.intakes:
            self.entries.add((read.entry.device, read.entry.index))
            self.records.add(read.entry.commitment)
            for made, place in zip(read.intake.made, read.contents, strict=False):
                self.contents.add(made.sha256)
                self._place(made.sha256, place)

    def _place(self, sha256: str, place: ContentPlace) -> None:
        if place != ERASED:
            self.wholes[place.object] = sha256


@dataclass
class _Others:
    """What the items that stay need of some objects: contents, and the objects that their records name."""

    contents: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)


class Planning:
    """Reads what is needed to plan one erasure. Hold the archive's lock if the plan is to be followed."""

    def __init__(self, layout: Layout, described: Description, contents: Contents) -> None:
        self._layout, self._described, self._contents = layout, described, contents
        self._erased: Erased = read_erased(layout, described)
        self._packs: dict[str, dict[str, Member]] = {}

    def plan(self, items: Sequence[ItemRecord]) -> ErasurePlan:
        """What must go for these items. Damage that hides what else may need the bytes is raised: repair first."""
        gone = _Items()
        for item in items:
            gone.add(item)
        objects = self._objects_of(gone)
        others = self._others(gone, frozenset(objects))
        planned = [self._rewritten(name, gone, others) for name in objects]
        told = tuple(item.item for item in items)
        shared = tuple(sorted(gone.contents & others.contents))
        return ErasurePlan(told, tuple(one for one in planned if one.goes), shared)

    def _objects_of(self, gone: _Items) -> list[str]:
        """The objects that the items' entries name, as they stand today."""
        named: dict[str, None] = {}
        wanted = dict.fromkeys(device for device, _ in gone.entries)
        for device in wanted:
            log = LogFolder(self._layout, device, self._described)
            for index in sorted(index for one, index in gone.entries if one == device):
                for data in log.entries(index, index + 1):
                    named |= dict.fromkeys(read_entry(data).objects)
        return list(self._erased.all_live(named))

    def _others(self, gone: _Items, objects: frozenset[str]) -> _Others:
        """What records of other items speak of, as far as it may lie in these objects."""
        others = _Others()
        for entry in self._entries_on(objects):
            noun = self._noun(entry)
            if not isinstance(noun, Accession | Intake) or noun.sha256 in gone.sha256s:
                continue
            spoken = [noun.sha256] if isinstance(noun, Accession) else [made.sha256 for made in noun.made]
            others.contents.update(spoken)
            others.objects.update(self._erased.all_live(entry.objects[1:]))
        return others

    def _entries_on(self, objects: frozenset[str]) -> Iterator[LogEntry]:
        """Every entry of every log that names one of these objects, or one that they stand for."""
        old = {digest for digest in self._erased.old if not objects.isdisjoint(self._erased.live(digest))}
        wanted = {digest.encode() for digest in objects | old}
        devices = {device.id for device in self._described.devices}
        for name in list_logs(self._layout):
            log = LogFolder(self._layout, name, self._described)
            try:
                size = log.checkpoint().size
            except AmanaError:
                if owner(name) in devices:
                    raise  # nobody can tell what else it needs
                continue  # no log of this archive: nothing is kept for its sake
            for data in log.entries(0, size):
                if not wanted.isdisjoint(_NAME.findall(data)):
                    yield from _readable(data)

    def _noun(self, entry: LogEntry) -> Noun | None:
        """The entry's record. None where it is none that can be used: such a one needs nothing."""
        name = f"record/{entry.commitment}.json"
        for pack in self._erased.live(entry.objects[0]):
            member = self._members(pack).get(name)
            if member is None or member.size > MAX_BYTES:
                continue
            data = self._contents.read(ContentPlace(pack, member.offset, member.size))
            try:
                fields, _, commitment = read_record(data)
                return noun_of(fields) if commitment.hex() == entry.commitment else None
            except RecordMalformed:
                return None
        return None

    def _members(self, digest: str) -> dict[str, Member]:
        known = self._packs.get(digest)
        if known is None:
            known = self._packs[digest] = self._contents.members(digest)
            if len(self._packs) > _PACKS_KNOWN:
                self._packs.pop(next(iter(self._packs)))
        return known

    def _rewritten(self, name: str, gone: _Items, others: _Others) -> Rewritten:
        going = gone.contents - others.contents
        names = {f"content/{sha256}" for sha256 in going}
        names |= {f"record/{commitment}.json" for commitment in gone.records}
        members = self._members(name)
        if WHOLE in members and gone.wholes.get(name) in going and self._is_theirs(name, going, others):
            names.add(WHOLE)
        goes = tuple(member for member in members.values() if member.name in names)
        return Rewritten(name, tuple(member for member in members.values() if member.name not in names), goes)

    def _is_theirs(self, name: str, going: set[str], others: _Others) -> bool:
        """Whether a whole object holds what is to go. A record may name another item's: then its bytes say."""
        if name not in others.objects:
            return True
        member = self._members(name)[WHOLE]
        with self._contents.open(ContentPlace(name, member.offset, member.size)) as content:
            return hashlib.file_digest(cast(io.BytesIO, content), "sha256").hexdigest() in going


def _readable(data: bytes) -> Iterator[LogEntry]:
    """The entry in these bytes, if it is one that this version knows: `verify` names any other."""
    try:
        entry = read_entry(data)
    except RecordMalformed:
        return
    if entry.objects:
        yield entry
