"""Prove what is known of items to somebody who has no archive and no key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from amana.archive import (
    Archive,
    CheckpointName,
    Contents,
    Stamps,
    chain_of_custody,
    find_archive,
    known_cosigners,
    open_signed_log,
    read_erased,
)
from amana.catalogue import ItemRecord
from amana.errors import (
    AmanaError,
    DestinationUnusable,
    FieldUnknown,
    LogDamaged,
    NotAnArchive,
    ObjectDamaged,
    ObjectMissing,
)
from amana.proofs import (
    ACCESSION_FIELDS,
    CUSTODY_FIELDS,
    Attested,
    LogProver,
    StampToken,
    check_file,
    write_file,
)
from amana.records import (
    MAX_BYTES,
    ContentPlace,
    CustodyAct,
    EntryPlace,
    read_entry,
    read_record,
)
from amana.stores import Disk
from amana.tlog import VerifierKey

AnyPath = str | os.PathLike[str]

ALL: Final = "all"
"""Said instead of a field's name: show every field."""


@dataclass(frozen=True)
class ProvenEntry:
    """One proof in the file: of which item, which log entry, by which state of the log, and what it shows.

    `kind` is `accession`, or what the act was. `suspect` is why the entry is to be doubted: the proof says so too.
    """

    item: str
    device: str
    index: int
    size: int
    kind: str
    shown: tuple[str, ...]
    kept_back: int
    suspect: str | None = None


@dataclass(frozen=True)
class Proven:
    """A proof file that was written. `bytes` is its length; `left_out` how many timestamps did not fit into it.

    `entered` is False where that it was made could not be entered in the log.
    """

    path: Path
    bytes: int
    proofs: tuple[ProvenEntry, ...]
    left_out: int
    entered: bool


def prove(
    archive: Archive,
    items: Sequence[str],
    out: AnyPath,
    *,
    reveal: Sequence[str] = (),
    custody: bool = False,
) -> Proven:
    """See `OpenArchive.prove`. LogDamaged where what was made does not hold: then nothing is written."""
    path = Path(out)
    _check_destination(path)
    with archive.contents() as contents:
        making = _Making(archive, contents, reveal)
        data, done = making.file([archive.catalogue.item(item) for item in items], custody=custody)
    Disk().replace(path, data)
    entered = _enter(archive, tuple(dict.fromkeys(one.item for one in done)))
    return Proven(path, len(data), done, making.left_out, entered)


def _check_destination(path: Path) -> None:
    """A new file, in a folder that is there, outside of any archive."""
    if not path.parent.is_dir():
        raise DestinationUnusable(path=str(path.parent), reason="not-a-folder")
    if path.exists() or path.is_symlink():
        raise DestinationUnusable(path=str(path), reason="file-exists")
    try:
        find_archive(path.parent.resolve())
    except NotAnArchive:
        return
    raise DestinationUnusable(path=str(path), reason="own-archive")


def _enter(archive: Archive, items: Sequence[str]) -> bool:
    if not archive.writable:
        return False
    try:
        return archive.enter("exported", items=items, method="proof")
    except AmanaError:
        return False  # a damaged log, or an archive.json that no log vouches for: the proof was given all the same


@dataclass(frozen=True)
class _Wanted:
    """One record that is to be shown: its item, its log entry, what it is, its bytes, its fields' names."""

    item: str
    entry: EntryPlace
    kind: str
    record: bytes
    names: frozenset[str]
    items: tuple[str, ...] = ()


class _Making:
    """One file on its way."""

    def __init__(self, archive: Archive, contents: Contents, reveal: Sequence[str]) -> None:
        self._archive, self._reveal = archive, frozenset(reveal)
        self._records = _Records(archive, contents)
        self._suspicion = archive.suspects.reason
        self.left_out = 0

    def file(self, items: Sequence[ItemRecord], *, custody: bool) -> tuple[bytes, tuple[ProvenEntry, ...]]:
        """The whole file, checked as whoever gets it will check it; and what is in it."""
        wanted = {one.entry: one for item in items for one in self._of(item, custody=custody)}
        self._check_names(wanted.values())
        parts = [(one, part) for one in wanted.values() for part in self._parts(one, items)]
        data = write_file([part for _, part in parts])
        done = []
        for (one, _), shown in zip(parts, check_file(data), strict=True):
            if not shown.ok:
                raise LogDamaged(device=one.entry.device, reason=shown.reason or "")
            told = (one.item, shown.device, shown.index, shown.size, one.kind, tuple(shown.fields))
            done.append(ProvenEntry(*told, shown.kept_back, shown.suspect))
        return data, tuple(done)

    # --- which records

    def _of(self, item: ItemRecord, *, custody: bool) -> Iterator[_Wanted]:
        rows = item.accessions
        # A lost device may put anything before what came in rightly: by its own clock.
        sound = next((row for row in rows if not self._suspicion(row.entry.device, row.entry.index)), rows[0])
        for row in rows if custody else [sound]:
            record = self._records.read(row.entry, row.content)
            yield _Wanted(item.item, row.entry, "accession", record, _names(record))
        if custody:
            for event in chain_of_custody(self._archive, item.item, lambda _: None).events:
                if isinstance(event.noun, CustodyAct):
                    record = self._records.read(event.entry)
                    told = event.noun
                    yield _Wanted(item.item, event.entry, told.act, record, _names(record), told.items)

    # --- what of them

    def _check_names(self, wanted: Iterable[_Wanted]) -> None:
        """A slip in a field's name must not pass for a field that nobody filled in."""
        known = {name for one in wanted for name in one.names}
        for name in sorted(self._reveal - known - {ALL}):
            raise FieldUnknown(field=name, known=tuple(sorted(known)))

    def _names(self, one: _Wanted, items: Sequence[ItemRecord]) -> set[str]:
        if ALL in self._reveal:
            return set(one.names)
        usual = {*(ACCESSION_FIELDS if one.kind == "accession" else CUSTODY_FIELDS), *self._reveal}
        # Which other items an act was about is not for whoever asks about these.
        if one.items and set(one.items) <= _ids(items):
            usual.add("items")
        return usual & one.names

    def _parts(self, one: _Wanted, items: Sequence[ItemRecord]) -> Iterator[bytes]:
        prover, names = self._records.prover(one.entry.device), self._names(one, items)
        for witness in prover.witnessed(one.entry.index, self._attested(one.entry)):
            suspect = self._suspicion(one.entry.device, one.entry.index)
            made = prover.prove(one.entry.index, one.record, names, witness, suspect)
            self.left_out += made.left_out
            yield made.proof

    def _attested(self, entry: EntryPlace) -> Iterator[Attested]:
        """What outsiders were shown of this entry's log, the shortest first."""
        device = entry.device.partition(".")[0]
        folders = Stamps(self._archive.layout, CheckpointName(device, 0, "")).folder.parent.glob("*.*")
        named = (CheckpointName.from_text(f"{device}.{folder.name}") for folder in folders)
        for name in sorted(name for name in named if name is not None and name.size > entry.index):
            stamps = Stamps(self._archive.layout, name)
            tokens = (
                StampToken(one.server, one.response, one.chain.decode("ascii", "replace"))
                for one in stamps.tokens()
            )
            note = stamps.note()
            if note is not None:
                yield Attested(note, tuple(tokens), stamps.proof())


def _names(record: bytes) -> frozenset[str]:
    return frozenset(read_record(record)[0])


def _ids(items: Iterable[ItemRecord]) -> set[str]:
    """Every id that these items go by: that of each of their accessions."""
    return {row.entry.commitment[:32] for item in items for row in item.accessions}


class _Records:
    """Log entries and the records they stand for, read once each."""

    def __init__(self, archive: Archive, contents: Contents) -> None:
        self._archive, self._contents = archive, contents
        self._cosigners = known_cosigners(archive.layout)
        self._provers: dict[str, LogProver] = {}

    def prover(self, log: str) -> LogProver:
        """What proves entries of this log. LogDamaged, CheckpointUnreadable."""
        if log not in self._provers:
            verifier = self._verifier(log.partition(".")[0])
            signed = open_signed_log(self._archive.layout.log(log), [verifier])
            self._provers[log] = LogProver(signed.note, signed.log, verifier, self._cosigners)
        return self._provers[log]

    def _verifier(self, device: str) -> VerifierKey:
        for known in self._archive.described.devices:
            if known.id == device:
                return VerifierKey.from_text(known.vkey)
        raise LogDamaged(device=device, reason="device-unknown")

    def read(self, entry: EntryPlace, content: ContentPlace | None = None) -> bytes:
        """The record's bytes as they are kept; likely after this content, if it is in one pack with it.
        ObjectMissing, ObjectDamaged."""
        told = read_entry(self.prover(entry.device).entry(entry.index))
        pack = told.objects[0] if told.objects else ""
        try:
            return self._record(pack, told.commitment, content)
        except (ObjectMissing, ObjectDamaged):
            # Something in that pack was erased: what had to stay was sealed anew.
            for live in self._live(pack):
                if live != pack:
                    return self._record(live, told.commitment, content)
            raise

    @cached_property
    def _live(self) -> Callable[[str], tuple[str, ...]]:
        """What stands in an object's place. All logs are read for it, so only where it is needed."""
        return read_erased(self._archive.layout, self._archive.described).live

    def _record(self, pack: str, commitment: str, content: ContentPlace | None) -> bytes:
        place = self._contents.member(pack, f"record/{commitment}.json", content)
        if place is None or place.size > MAX_BYTES:
            raise ObjectDamaged(object=pack, found="no such record inside")
        return self._contents.read(place)
