"""From the logs into the catalogue: what was added elsewhere, or was not indexed when something broke off.

The catalogue holds, for each log, how far it has been taken in. Taking in goes on from there, so it can be
broken off and carried on, and making the catalogue anew is the same from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from amana.archive.contents import Contents
from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder, list_logs
from amana.archive.tar import WHOLE, Member
from amana.catalogue import Catalogue
from amana.errors import AmanaError, ObjectDamaged, RecordMalformed
from amana.records import (
    Accession,
    AccessionRow,
    ContentPlace,
    EntryPlace,
    Intake,
    IntakeRow,
    Json,
    LogEntry,
    Progress,
    Watch,
    noun_of,
    read_entry,
    read_record,
)

_AT_ONCE = 1000
_PACKS_KNOWN = 16


@dataclass
class _Rows:
    """The rows that one stretch of a log makes."""

    accessions: list[AccessionRow] = field(default_factory=list)
    intakes: list[IntakeRow] = field(default_factory=list)


class Indexing:
    """Takes log entries into the catalogue. What cannot be taken in is named in `faults`, and passed over."""

    def __init__(self, layout: Layout, catalogue: Catalogue, contents: Contents, watch: Watch | None) -> None:
        self._layout, self._catalogue, self._contents = layout, catalogue, contents
        self._watch = watch
        self._packs: dict[str, dict[str, Member]] = {}
        self._done = 0
        self.faults: list[str] = []

    def run(self, described: Description) -> None:
        """Bring the catalogue up to every log's checkpoint. Logs are checked before they are believed."""
        positions = self._catalogue.positions()
        for device in list_logs(self._layout):
            log = LogFolder(self._layout, device, described)
            try:
                size = log.checkpoint().size
                if size > positions.get(device, 0):
                    log.verify()
            except AmanaError as fault:
                self.faults.append(f"log {device}: {fault}")
                continue
            self._log(log, positions.get(device, 0), size)

    def _log(self, log: LogFolder, start: int, size: int) -> None:
        entries = enumerate(log.entries(start, size), start)
        while some := list(islice(entries, _AT_ONCE)):
            rows = _Rows()
            for index, data in some:
                self._entry(log.device, index, data, rows)
            self._catalogue.write(rows.accessions, rows.intakes, {log.device: some[-1][0] + 1})
            self._done += len(some)
            if self._watch:
                self._watch(Progress(self._done, 0))

    def _entry(self, device: str, index: int, data: bytes, rows: _Rows) -> None:
        try:
            entry = read_entry(data)
            place = EntryPlace(device, index, entry.commitment)
            noun = noun_of(self._record(entry))
            if isinstance(noun, Accession):
                rows.accessions.append(AccessionRow(place, noun, self._find(noun.sha256, entry)))
            elif isinstance(noun, Intake):
                rows.intakes.append(self._intake_row(place, noun, entry))
        except AmanaError as fault:
            self.faults.append(f"log {device}, entry {index}: {fault}")

    def _record(self, entry: LogEntry) -> dict[str, Json]:
        """The record's fields, checked against the commitment in the log."""
        if not entry.objects:
            raise RecordMalformed(field="objects", reason="none")
        pack = entry.objects[0]
        member = self._members(pack).get(f"record/{entry.commitment}.json")
        if member is None:
            raise ObjectDamaged(object=pack, found="no such record inside")
        fields, _, commitment = read_record(self._contents.read(ContentPlace(pack, member.offset, member.size)))
        if commitment.hex() != entry.commitment:
            raise ObjectDamaged(object=pack, found="a record of another commitment")
        return fields

    def _intake_row(self, place: EntryPlace, noun: Intake, entry: LogEntry) -> IntakeRow:
        places = tuple(self._find(made.sha256, entry) for made in noun.made)
        texts = tuple(
            self._contents.read(where).decode("utf-8", "replace") if made.made == "text" else None
            for made, where in zip(noun.made, places, strict=True)
        )
        return IntakeRow(place, noun, places, texts)

    def _find(self, sha256: str, entry: LogEntry) -> ContentPlace:
        """Where this content rests among the objects the entry names."""
        for digest in entry.objects:
            found = self._members(digest).get(f"content/{sha256}")
            if found is not None:
                return ContentPlace(digest, found.offset, found.size)
        for digest in entry.objects[1:]:
            whole = self._members(digest).get(WHOLE)
            if whole is not None:
                return ContentPlace(digest, whole.offset, whole.size)
        raise ObjectDamaged(object=entry.objects[0], found="no such content inside")

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
