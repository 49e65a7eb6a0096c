"""From the logs into the catalogue: what was added elsewhere, or was not indexed when something broke off.

The catalogue holds, for each log, how far it has been taken in. Taking in goes on from there, so it can be
broken off and carried on, and making the catalogue anew is the same from the beginning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, cast

from amana.archive.contents import Contents
from amana.archive.description import Description
from amana.archive.erased import NOTHING, read_erased
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder, fork_point, is_fork, list_logs, remember
from amana.archive.tar import WHOLE, Member
from amana.archive.unindexed import Unindexed
from amana.errors import AmanaError, ObjectDamaged, RecordMalformed
from amana.records import (
    ERASED,
    MAX_BYTES,
    Accession,
    AccessionRow,
    ActRow,
    Assertion,
    AssertionRow,
    ContentPlace,
    CustodyAct,
    EntryPlace,
    Intake,
    IntakeRow,
    Json,
    KeyAct,
    LogEntry,
    Progress,
    Watch,
    noun_of,
    read_entry,
    read_record,
)
from amana.stores import Disk

if TYPE_CHECKING:
    from amana.catalogue import Catalogue

_AT_ONCE = 1000
_LARGEST_TEXT = 128 << 20
_PACKS_KNOWN = 16


@dataclass
class _Rows:
    """The rows that one stretch of a log makes."""

    accessions: list[AccessionRow] = field(default_factory=list)
    intakes: list[IntakeRow] = field(default_factory=list)
    acts: list[ActRow] = field(default_factory=list)
    assertions: list[AssertionRow] = field(default_factory=list)

    def write(self, catalogue: Catalogue, positions: Mapping[str, int]) -> None:
        """Into the catalogue, together with how far the logs were taken in."""
        catalogue.write(self.accessions, self.intakes, positions, self.acts, self.assertions)


class Indexing:
    """Takes log entries into the catalogue. What cannot be taken in is named in `faults`, and passed over."""

    def __init__(
        self, layout: Layout, catalogue: Catalogue, contents: Contents, disk: Disk, watch: Watch | None
    ) -> None:
        self._layout, self._catalogue, self._contents = layout, catalogue, contents
        self._disk = disk
        self._watch = watch
        self._packs: dict[str, dict[str, Member]] = {}
        self._done = 0
        self._missed = Unindexed()
        self._erased = NOTHING
        self.faults: list[str] = []

    def run(self, described: Description) -> None:
        """Bring the catalogue up to every log's checkpoint. Logs are checked before they are believed."""
        positions = self._catalogue.positions()
        self._erased = read_erased(self._layout, described)
        waiting = Unindexed.read(self._layout) if positions else Unindexed()
        for device in list_logs(self._layout):
            log = LogFolder(self._layout, device, described)
            position = positions.get(device, 0)
            try:
                size = log.checkpoint().size
                log.extends(self._layout)
                if size > position:
                    log.verify()
                if is_fork(device) and not position:
                    position = fork_point(self._layout, device, described)
            except AmanaError as fault:
                self.faults.append(f"log {device}: {fault}")
                self._missed.keep(waiting, device)
                continue
            self._again(log, waiting.of(device), size)
            self._log(log, position, size)
            if size > position:
                remember(self._layout, self._disk, device)
        self._missed.write(self._layout, self._disk)

    def _again(self, log: LogFolder, indexes: Iterable[int], size: int) -> None:
        """What could not be taken in before: its object may be back."""
        rows = _Rows()
        for index in indexes:
            for data in log.entries(index, min(index + 1, size)):
                self._entry(log.device, index, data, rows)
        rows.write(self._catalogue, {})

    def _log(self, log: LogFolder, start: int, size: int) -> None:
        entries = enumerate(log.entries(start, size), start)
        while some := list(islice(entries, _AT_ONCE)):
            rows = _Rows()
            for index, data in some:
                self._entry(log.device, index, data, rows)
            rows.write(self._catalogue, {log.device: some[-1][0] + 1})
            self._done += len(some)
            if self._watch:
                self._watch(Progress(self._done, 0))

    def _entry(self, device: str, index: int, data: bytes, rows: _Rows) -> None:
        try:
            entry = read_entry(data)
            place = EntryPlace(device, index, entry.commitment)
            fields = self._record(entry)
            noun = noun_of(fields) if fields is not None else None
            if isinstance(noun, Accession):
                rows.accessions.append(AccessionRow(place, noun, self._find(noun.sha256, entry)))
            elif isinstance(noun, Intake):
                rows.intakes.append(self._intake_row(place, noun, entry))
            elif isinstance(noun, KeyAct | CustodyAct):
                rows.acts.append(ActRow(place, noun))
            elif isinstance(noun, Assertion):
                rows.assertions.append(AssertionRow(place, noun))
        except AmanaError as fault:
            self.faults.append(f"log {device}, entry {index}: {fault}")
            self._missed.add(device, index)

    def _record(self, entry: LogEntry) -> dict[str, Json] | None:
        """The record's fields, checked against the commitment in the log; None where the record was erased."""
        if not entry.objects:
            raise RecordMalformed(field="objects", reason="none")
        name = f"record/{entry.commitment}.json"
        live = self._erased.live(entry.objects[0])
        found = [(pack, member) for pack in live if (member := self._members(pack).get(name)) is not None]
        if not found and entry.objects[0] in self._erased:
            return None
        pack, member = found[0] if found else (entry.objects[0], None)
        if member is None or member.size > MAX_BYTES:
            raise ObjectDamaged(object=pack, found="no such record inside")
        fields, _, commitment = read_record(self._contents.read(ContentPlace(pack, member.offset, member.size)))
        if commitment.hex() != entry.commitment:
            raise ObjectDamaged(object=pack, found="a record of another commitment")
        return fields

    def _intake_row(self, place: EntryPlace, noun: Intake, entry: LogEntry) -> IntakeRow:
        places = tuple(self._find(made.sha256, entry) for made in noun.made)
        texts = tuple(
            self._text(made.sha256, where) if made.made == "text" and where != ERASED else None
            for made, where in zip(noun.made, places, strict=True)
        )
        return IntakeRow(place, noun, places, texts)

    def _text(self, sha256: str, where: ContentPlace) -> str:
        """A text version, which must be the bytes it says it is: offsets point into it."""
        data = self._contents.read(where) if where.size <= _LARGEST_TEXT else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ObjectDamaged(object=where.object, found="another text than the record names")
        try:
            return data.decode()
        except UnicodeDecodeError as fault:
            raise ObjectDamaged(object=where.object, found="a text that is not UTF-8") from fault

    def _find(self, sha256: str, entry: LogEntry) -> ContentPlace:
        """Where this content rests among the objects the entry names, or what stands in their place."""
        for digest in self._erased.all_live(entry.objects):
            found = self._members(digest).get(f"content/{sha256}")
            if found is not None:
                return ContentPlace(digest, found.offset, found.size)
        wholes = [
            ContentPlace(digest, whole.offset, whole.size)
            for digest in self._erased.all_live(entry.objects[1:])
            if (whole := self._members(digest).get(WHOLE)) is not None
        ]
        gone = any(digest in self._erased for digest in entry.objects)
        for place in wholes:
            # One alone must be it, and `restore` checks; among several, or what is left of them, bytes decide.
            if (len(wholes) == 1 and not gone) or self._digest(place) == sha256:
                return place
        if gone:
            return ERASED
        raise ObjectDamaged(object=entry.objects[0], found="no such content inside")

    def _digest(self, place: ContentPlace) -> str:
        with self._contents.open(place) as content:
            return hashlib.file_digest(cast(BytesIO, content), "sha256").hexdigest()

    def _members(self, digest: str) -> dict[str, Member]:
        known = self._packs.get(digest)
        if known is None:
            known = self._packs[digest] = self._contents.members(digest)
            if len(self._packs) > _PACKS_KNOWN:
                self._packs.pop(next(iter(self._packs)))
        return known


def behind(layout: Layout, catalogue: Catalogue, described: Description) -> bool:
    """Whether any log holds more than the catalogue has taken in, as far as its checkpoint can be read."""
    positions = catalogue.positions()
    return any(size > positions.get(device, 0) for device, size in _sizes(layout, described, list_logs(layout)))


def _sizes(layout: Layout, described: Description, devices: Iterable[str]) -> Iterator[tuple[str, int]]:
    for device in devices:
        try:
            yield device, LogFolder(layout, device, described).checkpoint().size
        except AmanaError:
            continue  # `verify` and `Indexing` say what is wrong with it; being asked is no reason to fail
