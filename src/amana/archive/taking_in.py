"""Taking files in: each is read once, sealed, logged and acknowledged; each ends as kept, duplicate or failed."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import chain

from amana.archive.sealing import SealedWhole, seal_whole
from amana.archive.source import Found, OpenedSource, received_path, timestamp
from amana.archive.writer import Content, Writer
from amana.errors import AmanaError, NotTakenIn
from amana.records import ERASED, Accession, Added, AddedFile, Progress, Watch

SMALL = 1 << 20
_HEAD = 4096
_COMMIT_AFTER = 3.0
_WAITING = 3
_READ_FILES = 256
_COARSE = 3_000_000_000  # nanoseconds: FAT keeps two seconds
_READ_BYTES = 4 << 20

Sniff = Callable[[bytes, str], str]
Tell = Callable[[AddedFile], None]


@dataclass(frozen=True)
class Provenance:
    """What the person adding says of all these files; `person` is who they say they are."""

    source: str | None = None
    collected_by: str | None = None
    collected_at: str | None = None
    place: str | None = None
    note: str | None = None
    language: str | None = None
    published: str | None = None
    tags: tuple[str, ...] = ()
    person: str | None = None


@dataclass(slots=True)
class _Sealing:
    """A large file on its way through the pool."""

    found: Found
    modified: str
    media_type: str
    source: OpenedSource
    sealed: Future[SealedWhole]


@dataclass(frozen=True, slots=True)
class _Read:
    """A small file, read; it waits for others, so that the catalogue is asked once for many."""

    found: Found
    modified: str
    sha256: str
    data: bytes


class TakingIn:
    """One run of `add`. Outcomes are told after the commit that makes them true, never before."""

    def __init__(
        self,
        writer: Writer,
        provenance: Provenance,
        device: str,
        software: str,
        sniff: Sniff,
        tell: Tell,
        watch: Watch | None,
        total: tuple[int, int] = (0, 0),
        *,
        thorough: bool = False,
    ) -> None:
        """`thorough` reads every file, also those that look as they did when they were taken in before."""
        self._writer, self._sniff, self._thorough = writer, sniff, thorough
        self._tell, self._watch, self._total = tell, watch, total
        self._common = {**vars(provenance), "device": device, "software": software}
        self._waiting: deque[_Sealing] = deque()
        self._read: list[_Read] = []
        self._read_bytes = self._put = 0
        self._ended: list[AddedFile] = []
        self._items: dict[str, str] = {}
        self._committed = time.monotonic()
        self._now = (0, "")
        self._taking: Found | None = None
        self.sum = Added()

    def run(self, files: Iterable[Found]) -> Added:
        """Take these in. A fault of the archive's own disk ends the taking in: the rest is told as failed."""
        listed = iter(files)
        try:
            for found in listed:
                self._taking = found
                self._take(found)
                self._taking = None
                if self._writer.full or time.monotonic() - self._committed > _COMMIT_AFTER:
                    self._commit()
            self._drain(0)
            self._commit()
            self._taking = None
        except AmanaError as fault:
            self._give_up(listed, str(fault.facts.get("reason", fault.code)))
        return self.sum

    def _take(self, found: Found) -> None:
        try:
            if found.refused:
                raise NotTakenIn(path=found.received, reason=found.refused)
            with OpenedSource(found) as source:
                if self._was_seen(found, source):
                    return
                if source.size <= SMALL:
                    self._take_small(found, source)
                else:
                    self._take_large(found, source)
        except NotTakenIn as fault:
            self._fail(found, str(fault.facts["reason"]))

    def _was_seen(self, found: Found, source: OpenedSource) -> bool:
        """Whether this file was taken in before, in the same words, and has not been written to since: then it is
        told as a duplicate, unread. What was modified while it was taken in is read again: clocks are coarse."""
        if self._thorough or self._writer.catalogue is None:
            return False
        path, raw = received_path(found.received)
        folder, _ = received_path(found.found_at)
        noun = Accession(
            path=path,
            path_raw=raw,
            found_at=folder,
            size=source.size,
            modified=source.modified,
            sha256="",
            media_type="",
            received="",
            **self._common,
        )
        for row in self._writer.catalogue.seen(noun):
            one = row.accession
            same = replace(_timeless(one), sha256="", media_type="") == _timeless(noun)
            if same and row.content != ERASED and one.received > timestamp(source.modified_ns + _COARSE):
                first = self._item_of(one.sha256)
                self._ended.append(AddedFile(path, "duplicate", first, one.sha256, one.size, one.media_type))
                return True
        return False

    def _take_small(self, found: Found, source: OpenedSource) -> None:
        data = source.read_all()
        self._read.append(_Read(found, source.modified, hashlib.sha256(data).hexdigest(), data))
        self._read_bytes += len(data)
        if len(self._read) >= _READ_FILES or self._read_bytes >= _READ_BYTES:
            self._put_read()

    def _put_read(self) -> None:
        """Keep the small files that wait, in their order."""
        known = self._writer.contents([one.sha256 for one in self._read])
        for place, one in enumerate(self._read):
            there = known.get(one.sha256)
            content = there or self._writer.put(one.sha256, one.data)
            known[one.sha256] = content
            media_type = self._sniff(one.data[:_HEAD], one.found.received)
            size = len(one.data)
            self._accession(one.found, one.modified, media_type, one.sha256, size, content, there is not None)
            self._put = place + 1
        self._read.clear()
        self._read_bytes = self._put = 0

    def _take_large(self, found: Found, source: OpenedSource) -> None:
        """Seal it in the pool, unless a file of its size is known and it turns out to be that one."""
        head = source.head(_HEAD)
        media_type = self._sniff(head, found.received)
        if self._writer.catalogue is not None and self._writer.catalogue.has_large(source.size):
            sha256 = source.sha256()
            known = self._writer.content(sha256)
            if known is not None:
                self._accession(found, source.modified, media_type, sha256, source.size, known, True)
                return
            source.rewind()
        self._drain(_WAITING - 1)
        sealing = source.handed_on()
        sealed = self._writer.pool.submit(self._seal, sealing)
        self._waiting.append(_Sealing(found, source.modified, media_type, sealing, sealed))

    def _seal(self, source: OpenedSource) -> SealedWhole:
        writer = self._writer
        file = writer.work_file()
        with source:
            try:
                return seal_whole(source, writer.recipient, writer.disk, file)
            except NotTakenIn:
                writer.disk.remove(file)
                raise

    def _drain(self, left: int) -> None:
        """Take up finished large files, until no more than `left` are under way."""
        while len(self._waiting) > left or (self._waiting and self._waiting[0].sealed.done()):
            one = self._waiting[0]
            try:
                self._sealed(one, one.sealed.result())
            except NotTakenIn as fault:
                self._fail(one.found, str(fault.facts["reason"]))
            self._waiting.popleft()

    def _sealed(self, one: _Sealing, sealed: SealedWhole) -> None:
        known = self._writer.content(sealed.sha256)
        if known is not None:
            self._writer.disk.remove(sealed.object.file)
        content = known or self._writer.put_whole(sealed)
        self._accession(
            one.found, one.modified, one.media_type, sealed.sha256, sealed.size, content, known is not None
        )

    def _accession(
        self, found: Found, modified: str, media_type: str, sha256: str, size: int, content: Content, known: bool
    ) -> None:
        """Record it; unless this very file, told of in the same words, is recorded already."""
        path, raw = received_path(found.received)
        folder, _ = received_path(found.found_at)
        there = item = self._item_of(sha256) if known else None
        noun = Accession(
            path=path,
            path_raw=raw,
            found_at=folder,
            size=size,
            modified=modified,
            sha256=sha256,
            media_type=media_type,
            received=self._clock(),
            item=item,
            **self._common,
        )
        if item is None or not self._recorded(noun):
            commitment = self._writer.record(noun, (content,))
            if item is None:
                item = self._items[sha256] = commitment[:32]
        new = there is None
        outcome = AddedFile(path, "kept" if new else "duplicate", item, sha256, size, media_type)
        self._ended.append(outcome)

    def _item_of(self, sha256: str) -> str | None:
        waiting = self._items.get(sha256)
        if waiting is not None or self._writer.catalogue is None:
            return waiting
        rows = self._writer.catalogue.accessions_of(sha256)
        return rows[0].entry.commitment[:32] if rows else None

    def _recorded(self, noun: Accession) -> bool:
        """Whether the same accession stands in the catalogue: an interrupted run is being carried on."""
        if self._writer.catalogue is None:
            return False
        return any(
            _timeless(row.accession) == _timeless(noun)
            for row in self._writer.catalogue.accessions_of(noun.sha256)
        )

    def _fail(self, found: Found, reason: str) -> None:
        self._ended.append(_failed(found, reason))

    def _commit(self) -> None:
        self._put_read()
        self._drain(_WAITING)
        self._writer.commit()
        self._items.clear()
        for ended in self._ended:
            self._count(ended)
        self._ended.clear()
        self._committed = time.monotonic()
        if self._watch:
            files = self.sum.kept + self.sum.duplicate + self.sum.failed
            self._watch(Progress(files, self.sum.bytes, *self._total))

    def _count(self, ended: AddedFile) -> None:
        setattr(self.sum, ended.outcome, getattr(self.sum, ended.outcome) + 1)
        self.sum.bytes += ended.size or 0
        self._tell(ended)

    def _give_up(self, rest: Iterable[Found], reason: str) -> None:
        """Nothing of this batch was acknowledged: all of it, and all that is left, is told as failed."""
        for one in self._waiting:
            if one.sealed.cancel():
                one.source.close()
        lost = [replace(one, outcome="failed", item=None, reason="disk-fault") for one in self._ended]
        under_way = [one.found for one in self._read[self._put :]] + [one.found for one in self._waiting]
        if self._taking is not None and self._taking not in under_way:
            under_way.append(self._taking)
        lost += map(_lost, chain(under_way, rest))
        self._ended.clear()
        self.sum.fault = reason
        for ended in lost:
            self._count(ended)

    def _clock(self) -> str:
        """Now, by this device's clock, to the second."""
        seconds = int(time.time())
        if self._now[0] != seconds:
            self._now = (seconds, timestamp(seconds * 1_000_000_000))
        return self._now[1]


def _lost(found: Found) -> AddedFile:
    """A file that the archive's own disk did not take."""
    return _failed(found, "disk-fault")


def _failed(found: Found, reason: str) -> AddedFile:
    return AddedFile(received_path(found.received)[0], "failed", reason=reason)


def refuse_all(files: Iterable[Found], reason: str, tell: Tell) -> Added:
    """Tell each of these as failed, for the disk's own reason."""
    added = Added(fault=reason)
    for found in files:
        added.failed += 1
        tell(_lost(found))
    return added


def _timeless(noun: Accession) -> Accession:
    """The accession without what differs when the same file is added a second time."""
    return replace(noun, received="", device="", software="", item=None)
