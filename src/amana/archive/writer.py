"""Records and contents on their way into the archive: gathered in a batch, committed in the write order.

Objects durable, then log entries, then the checkpoint, then the catalogue (design, write order). What a
commit has not reached did not happen: `recover` clears it away.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from amana.archive.description import Description
from amana.archive.device import DeviceLog
from amana.archive.layout import Layout
from amana.archive.receipts import Receipts
from amana.archive.recovery import Journal, place_files
from amana.archive.sealing import Pack, SealedObject, SealedWhole, seal_pack
from amana.errors import ArchiveBusy, CatalogueUnusable, DiskFault, RecordMalformed
from amana.records import (
    MAX_OBJECTS,
    SEED_SIZE,
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
    KeyAct,
    LogEntry,
    Noun,
    entry_bytes,
    write_record,
)
from amana.seal import KeyRecipient, token
from amana.stores import Disk, FolderStore

if TYPE_CHECKING:
    from amana.catalogue import Catalogue

_RECORDS_IN_BATCH = 2000
_BYTES_IN_BATCH = 256 << 20
_LEAST_IN_BATCH = 1 << 20
_SEEDS = 256


@dataclass(frozen=True, slots=True)
class Packed:
    """Content in a pack that may not have its name yet."""

    pack: Pack
    offset: int
    size: int

    def place(self) -> ContentPlace:
        """Its place, once the pack is sealed."""
        assert self.pack.object is not None
        return ContentPlace(self.pack.object, self.offset, self.size)


Content = Packed | ContentPlace


@dataclass(frozen=True, slots=True)
class _Draft:
    """A record that waits for its commit."""

    noun: Noun
    commitment: str
    pack: Pack
    contents: tuple[Content, ...]
    texts: tuple[str | None, ...]
    described: Description | None
    note: str | None
    files: Mapping[str, bytes]


@dataclass(slots=True)
class _Batch:
    drafts: list[_Draft] = field(default_factory=list)
    packs: list[Future[SealedObject]] = field(default_factory=list)
    wholes: list[SealedObject] = field(default_factory=list)
    contents: dict[str, Content] = field(default_factory=dict)
    bytes: int = 0


class Writer:
    """Gathers records and contents, and commits them together. One at a time holds the archive's lock."""

    def __init__(
        self,
        layout: Layout,
        disk: Disk,
        to: KeyRecipient,
        log: DeviceLog,
        catalogue: Catalogue | None,
        receipts: Receipts | None = None,
    ) -> None:
        self._layout, self._disk, self._to = layout, disk, to
        self._receipts = receipts
        self._log, self._catalogue = log, catalogue
        self._objects = FolderStore(layout.objects, disk)
        # Sealing lets go of the interpreter's lock: two threads use two cores.
        self.pool = ThreadPoolExecutor(2, thread_name_prefix="amana-seal")
        self._batch = _Batch()
        self._pack = Pack()
        self._files = count(1)  # asked by several threads
        self._seeds: list[bytes] = []
        self._most = self._batch_limit()
        disk.make_folder(layout.work)

    def work_file(self) -> Path:
        """A new file's name in the work folder."""
        return self._layout.work / f"{next(self._files):08d}.age"

    @property
    def recipient(self) -> KeyRecipient:
        """What objects are sealed to."""
        return self._to

    @property
    def disk(self) -> Disk:
        """The disk that objects go to."""
        return self._disk

    @property
    def device(self) -> str:
        """The device whose log this writes to."""
        return self._log.device

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue, as long as it can be written to."""
        return self._catalogue

    def content(self, sha256: str) -> Content | None:
        """Where these bytes are kept already, in this batch or before; None if nothing is known of them."""
        waiting = self._batch.contents.get(sha256)
        if waiting is not None or self._catalogue is None:
            return waiting
        return self._catalogue.content(sha256)

    def contents(self, sha256s: Sequence[str]) -> dict[str, Content]:
        """The same for many; those that nothing is known of are left out."""
        found: dict[str, Content] = {}
        if self._catalogue is not None:
            found.update(self._catalogue.contents(sha256s))
        waiting = self._batch.contents
        found.update({sha256: waiting[sha256] for sha256 in sha256s if sha256 in waiting})
        return found

    def put(self, sha256: str, data: bytes) -> Content:
        """Keep these bytes in a pack. Ask `content` first: what is kept already is referred to, not repeated."""
        self._make_room(len(data))
        offset = self._pack.add(f"content/{sha256}", data)
        self._batch.bytes += len(data)
        return self._remember(sha256, Packed(self._pack, offset, len(data)))

    def put_whole(self, sealed: SealedWhole) -> Content:
        """Keep this sealed file as an object of its own."""
        self._batch.wholes.append(sealed.object)
        self._batch.bytes += sealed.object.size
        return self._remember(sealed.sha256, ContentPlace(sealed.object.digest, sealed.offset, sealed.size))

    def put_object(self, sealed: SealedObject) -> None:
        """Keep this finished object as it is; a record that is written with it must name it."""
        self._batch.wholes.append(sealed)
        self._batch.bytes += sealed.size

    def _remember(self, sha256: str, content: Content) -> Content:
        self._batch.contents[sha256] = content
        return content

    def record(
        self,
        noun: Noun,
        contents: Sequence[Content] = (),
        texts: Sequence[str | None] = (),
        described: Description | None = None,
        note: str | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> str:
        """Write a record that speaks of these contents; its commitment (hex). Not kept before `commit`.

        `described` is archive.json as this act leaves it: the commit writes it, and the log vouches for it.
        `note` is a signed act that the log entry carries in the open. `files` are acts and envelopes (path in the
        archive -> bytes) that this decides: they are there once the log tells of it, and not before.
        """
        if len({id(one.pack) if isinstance(one, Packed) else one.object for one in contents}) >= MAX_OBJECTS:
            raise RecordMalformed(field="objects", reason="count")
        data, commitment = write_record(noun.fields(), self._seed())
        self._make_room(len(data))
        name = commitment.hex()
        self._pack.add(f"record/{name}.json", data)
        self._batch.drafts.append(
            _Draft(noun, name, self._pack, tuple(contents), tuple(texts), described, note, files or {})
        )
        return name

    def _seed(self) -> bytes:
        """A fresh random seed; the system is asked for many at once."""
        if not self._seeds:
            many = token(SEED_SIZE * _SEEDS)
            self._seeds = [many[at : at + SEED_SIZE] for at in range(0, len(many), SEED_SIZE)]
        return self._seeds.pop()

    def _make_room(self, size: int) -> None:
        if not self._pack.room_for(size):
            self._close_pack()

    def _close_pack(self) -> None:
        if self._pack.tar:
            self._batch.packs.append(
                self.pool.submit(seal_pack, self._pack, self._to, self._disk, self.work_file())
            )
            self._pack = Pack()

    def _batch_limit(self) -> int:
        """Less at a time where the disk is nearly full: what no longer fits must not take the rest with it."""
        try:
            free = shutil.disk_usage(self._layout.root).free
        except OSError:
            return _BYTES_IN_BATCH  # the disk itself will say so when it is written to
        return max(_LEAST_IN_BATCH, min(_BYTES_IN_BATCH, free // 4))

    @property
    def full(self) -> bool:
        """Whether enough is gathered that a commit is due."""
        return len(self._batch.drafts) >= _RECORDS_IN_BATCH or self._batch.bytes >= self._most

    def commit(self) -> None:
        """Make everything gathered durable, logged and known. On return it may be acknowledged."""
        if not self._batch.drafts:
            return
        self._close_pack()
        batch, self._batch = self._batch, _Batch()
        sealed = [waiting.result() for waiting in batch.packs] + batch.wholes
        drafts = batch.drafts
        described = next((draft.described for draft in reversed(drafts) if draft.described), None)
        files = {path: data for draft in drafts for path, data in draft.files.items()}
        self._place(sealed, described, files)
        self._most = self._batch_limit()
        first = self._log.append([entry_bytes(_entry(draft)) for draft in drafts])
        place_files(self._layout, self._disk, files)
        if described is not None:
            self._disk.replace(self._layout.description, described.to_bytes())
        self._afterwards(drafts, first)

    def _afterwards(self, drafts: Sequence[_Draft], first: int) -> None:
        """What is signed for stands. A catalogue that fails now catches up at the next opening."""
        try:
            self._catalogue_rows(drafts, first)
        except (DiskFault, CatalogueUnusable, ArchiveBusy):
            self._catalogue = None
        try:
            if self._receipts is not None:
                self._receipts.note(first + len(drafts))
            Journal.clear(self._layout, self._disk)
        except DiskFault:
            return  # a receipt without its time; `recover` sees that the log has grown, and clears the journal

    def _place(
        self, sealed: Sequence[SealedObject], described: Description | None, files: Mapping[str, bytes]
    ) -> None:
        """Journal, flush, then give the objects their names."""
        names = tuple(one.digest for one in sealed)
        text = described.to_bytes().decode() if described else None
        journal = Journal(self._log.device, self._log.size, names, text, files)
        written = journal.write(self._layout, self._disk)
        self._disk.flush([written, self._layout.work, *(one.file for one in sealed)])
        self._objects.adopt([(one.file, one.digest) for one in sealed])

    def _catalogue_rows(self, drafts: Sequence[_Draft], first: int) -> None:
        if self._catalogue is None:
            return
        accessions: list[AccessionRow] = []
        intakes: list[IntakeRow] = []
        acts: list[ActRow] = []
        assertions: list[AssertionRow] = []
        for index, draft in enumerate(drafts, first):
            entry = EntryPlace(self._log.device, index, draft.commitment)
            places = tuple(_place(content) for content in draft.contents)
            if isinstance(draft.noun, Accession):
                accessions.append(AccessionRow(entry, draft.noun, places[0]))
            elif isinstance(draft.noun, Intake):
                intakes.append(IntakeRow(entry, draft.noun, places, draft.texts))
            elif isinstance(draft.noun, Assertion):
                assertions.append(AssertionRow(entry, draft.noun))
            else:
                acts.append(ActRow(entry, draft.noun))
        # Behind by more than this batch: opening the archive catches up, from where it stands.
        if self._catalogue.positions().get(self._log.device, 0) == first:
            positions = {self._log.device: first + len(drafts)}
            self._catalogue.write(accessions, intakes, positions, acts, assertions)

    def close(self) -> None:
        """Let go, without committing. What was not committed stays in the work folder for `recover`."""
        self.pool.shutdown(wait=True, cancel_futures=True)


def _place(content: Content) -> ContentPlace:
    return content.place() if isinstance(content, Packed) else content


def _entry(draft: _Draft) -> LogEntry:
    """The record's own pack first, then each other object that holds a content it speaks of."""
    assert draft.pack.object is not None
    named = [draft.pack.object, *(_place(content).object for content in draft.contents)]
    vouched = draft.described.digest if draft.described else None
    is_act = isinstance(draft.noun, KeyAct | CustodyAct)
    return LogEntry(draft.commitment, tuple(dict.fromkeys(named)), vouched, is_act, draft.note)
