"""WARC and ARC: what a crawl or an archiving browser recorded, record by record, in instalments.

Sources: ISO 28500:2017 (WARC/1.1) and its forerunners; the ARC file format of the Internet Archive.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.pages.warc_parts import NoRoom, part_of
from amana.intake.pages.warc_records import Record, next_record
from amana.intake.pages.warc_stream import BrokenStream, Place, RecordStream, unpacked_beginning
from amana.intake.part_budget import Budget, width_of
from amana.intake.reading import MIB, Limits, Part, Reading, Reason
from amana.intake.sources import size_of

_MOST_RECORDS = 5_000  # of one instalment
_ENOUGH = 24 * MIB  # of files in one instalment
_MOST_BROKEN = 100  # places in one instalment where no record begins: behind that there is nothing to be had
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Batch:
    """What one instalment of records gives, and where the next begins (None: nowhere)."""

    parts: tuple[Part, ...]
    note: Reason | None = None
    place: Place | None = None


class Warc:
    """Recordings of the web, as crawlers and archiving browsers write them: WARC and ARC, compressed or not."""

    name: ClassVar[str] = "warc"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/warc", "application/x-internet-archive")
    libraries: ClassVar[tuple[str, ...]] = ("warcio", "brotli")
    limits: ClassVar[Limits] = Limits(input_bytes=1 << 40, seconds=120.0)
    reads: ClassVar[str] = (
        "Each record as a part: address, date, status and type as written, digests stated and whether they hold; "
        "what was recorded (chunks joined, gzip, deflate and brotli undone) as a file that is read in its turn. "
        "What a broken or cut file still holds is read, the rest is told."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        if media_type in self.kinds or head.startswith((b"WARC/", b"filedesc://")):
            return True
        return head.startswith(_GZIP) and unpacked_beginning(head).startswith((b"WARC/", b"filedesc://"))

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first records. ReadingFailed: too-large, or malformed where there is no record at all."""
        size = size_of(source, limits)
        if size == 0:
            return Reading(note="empty")
        batch = read_records(source, Place(), 1, limits)
        if not any(fact.name in ("address", "record-type") for part in batch.parts for fact in part.facts):
            raise ReadingFailed(reason="malformed")
        return _reading(batch, 1)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The records from where the last instalment ended."""
        size = size_of(source, limits)
        place, number = _taken_up(resume, size)
        return _reading(read_records(source, place, number, limits), number)


def _reading(batch: Batch, first: int) -> Reading:
    resume = None
    if batch.place is not None:
        resume = json.dumps([batch.place.at, batch.place.skip, first + len(batch.parts)])
    return Reading(parts=batch.parts, note=batch.note, resume=resume)


def _taken_up(resume: str, size: int) -> tuple[Place, int]:
    try:
        told = json.loads(resume)
    except (ValueError, RecursionError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    match told:
        case [int(at), int(skip), int(number)] if 0 <= at <= size and 0 <= skip < 1 << 50 and 0 < number < 1 << 50:
            return Place(at, skip), number
    raise ReadingFailed(reason="malformed")


def read_records(source: BinaryIO, place: Place, first: int, limits: Limits, prefix: str = "") -> Batch:
    """One instalment of records from a place on; `first` is the first one's number, `prefix` stands before.

    Raises ReadingFailed(reason="malformed") where the place is none that can be reached.
    """
    try:
        stream = RecordStream(source, place)
    except BrokenStream as fault:
        raise ReadingFailed(reason="malformed") from fault
    return _Instalment(stream, first, limits, prefix).read()


class _Instalment:
    def __init__(self, stream: RecordStream, first: int, limits: Limits, prefix: str) -> None:
        self._stream, self._first, self._limits, self._prefix = stream, first, limits, prefix
        self._parts: list[Part] = []
        self._held = self._broken = 0
        self._budget = Budget(min(_MOST_RECORDS, limits.parts), limits.unpacked_bytes)
        self._note: Reason | None = None

    def read(self) -> Batch:
        """Records until there is enough, or nothing more."""
        while self._held < _ENOUGH:
            place = self._stream.place()
            record = next_record(self._stream, self._limits.unpacked_bytes)
            if record is None:
                return self._batch(None)
            if not self._take(record):
                return self._batch(place)
            if record.fault and not self._recovered(record):
                return self._batch(None)
        return self._batch(self._stream.place())

    def _batch(self, place: Place | None) -> Batch:
        if self._note is None and any(part.reason for part in self._parts):
            self._note = "parts-unread"
        return Batch(tuple(self._parts), self._note, place)

    def _take(self, record: Record) -> bool:
        """Whether the record fits into this instalment: one that does not begins the next."""
        room = self._limits.unpacked_bytes - self._held
        try:
            if record.block is not None and len(record.block) > room:
                raise NoRoom
            part, cut = part_of(record, self._first + len(self._parts), room)
        except NoRoom:
            if self._held:
                return False
            part, cut = part_of(replace(record, block=None), self._first + len(self._parts), room)
        part = replace(part, place=self._prefix + part.place)
        if not self._budget.has_room(width_of(part), len(part.data or b"")):
            return False
        if cut:
            self._note = "cut-short"
        self._budget.take(width_of(part), len(part.data or b""))
        self._held += len(part.data or b"")
        self._parts.append(part)
        return True

    def _recovered(self, record: Record) -> bool:
        """Whether there is a next record behind one that is broken."""
        if record.fault == "cut":
            self._note = "cut-short"
            return False
        self._note = self._note or "parts-unread"
        self._broken += 1
        if self._broken > _MOST_BROKEN:
            self._note = "left-out"
            return False
        return self._stream.resync()
