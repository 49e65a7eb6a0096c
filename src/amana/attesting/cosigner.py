"""A cosigner as a person keeps one: a folder with its key, the logs it trusts, and what it last signed of each.

    key                     the secret: whoever has it cosigns in this name
    vkey                    the public half, one line, to give away
    logs/<id>/log           the log's origin and its verifier keys, a line each
    logs/<id>/checkpoint    the last checkpoint of it that was cosigned
    logs/<id>/conflicts/    signed checkpoints that do not go with that one: evidence

<id> is the first 32 hex digits of the SHA-256 of the origin. What was signed is durable before a cosignature is
given out, so a cosigner that is killed anywhere never signs two states of a log that exclude each other. An older
copy of this folder would: it must never be put back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final, Self

from filelock import FileLock, Timeout

from amana.errors import (
    AmanaError,
    ArchiveFileDamaged,
    CosignConflict,
    CosignerBusy,
    CosignerExists,
    CosignerMissing,
    CosignRequestUnreadable,
    LogDamaged,
    LogUnknown,
    NoteKeyUnreadable,
    ProofWrong,
)
from amana.records import EMPTY_ROOT
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import (
    MAX_NOTE,
    AddCheckpoint,
    Checkpoint,
    CosignerKey,
    CosignerVerifier,
    Note,
    VerifierKey,
    cosign_checkpoint,
    open_note,
    read_note,
    roots_from_consistency,
    verify_consistency,
    write_note,
)

PATIENCE: Final = 10.0
"""How long to wait for another process that is cosigning, in seconds."""
MAX_CONFLICTS: Final = 64
"""The most pieces of evidence that are kept of one log: whoever holds its key could make any number."""

_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log that this cosigner trusts: its origin, its keys, and the last checkpoint that was cosigned, if any."""

    origin: str
    verifiers: tuple[VerifierKey, ...]
    last: Checkpoint | None


class Cosigner:
    """One cosigner. Threads and processes may share the folder: each signature is made under its lock."""

    def __init__(self, folder: Path, key: CosignerKey, disk: Disk) -> None:
        """Use `open`."""
        self.folder = folder
        self._key, self._disk = key, disk
        self._thread = Lock()

    @classmethod
    def open(cls, folder: Path, name: str | None = None, disk: Disk | None = None) -> Self:
        """The cosigner in this folder; with a `name`, one is made where there is none.

        Raises CosignerMissing, CosignerExists (of another name), ArchiveFileDamaged, and NoteKeyUnreadable for a
        name that no note may carry: it has no spaces and no plus, and should look like an address without https.
        """
        disk = disk or Disk()
        if name is not None and not (folder / "key").exists():
            fresh = CosignerKey.generate(name)  # before the folder: a wrong name leaves nothing behind
            disk.make_folder(folder)
            with _locked(folder, PATIENCE):
                if not (folder / "key").exists():
                    disk.replace(folder / "vkey", f"{fresh.verifier.text}\n".encode())
                    disk.replace(folder / "key", f"{fresh.text}\n".encode())
        key = _read_key(folder)
        if name is not None and key.name != name:
            raise CosignerExists(path=str(folder), name=key.name)
        return cls(folder, key, disk)

    @property
    def verifier(self) -> CosignerVerifier:
        """The public half: what others check this cosigner's signatures with."""
        return self._key.verifier

    def trust(self, verifier: VerifierKey, origin: str | None = None) -> None:
        """Cosign this log from now on. A log's origin is its key's name, unless said otherwise; it may have keys
        in turn."""
        origin = verifier.name if origin is None else origin
        folder = self._log(origin)
        with self._holding():
            known = self._read(origin)
            keys = known.verifiers if known else ()
            if verifier in keys:
                return
            lines = [origin, *(key.text for key in (*keys, verifier))]
            self._disk.make_folder(folder)
            self._disk.replace(folder / "log", "".join(f"{line}\n" for line in lines).encode())
            self._disk.flush([folder.parent, self.folder])

    def known(self, origin: str) -> KnownLog:
        """What is known of this log. Raises LogUnknown, ArchiveFileDamaged."""
        found = self._read(origin)
        if found is None:
            raise LogUnknown(origin=origin)
        return found

    def cosign(self, request: AddCheckpoint, now: int) -> str:
        """The signature line, with its newline, once what it says is durable; `now` in seconds since 1970, UTC.

        Raises CosignRequestUnreadable; CheckpointUnreadable (no-known-signature, signature-wrong, or no checkpoint
        at all); LogUnknown; CosignConflict: the request starts elsewhere than where this cosigner last signed;
        ProofWrong: it is not shown that the log goes on from there; LogDamaged (forked, history-rewritten): it is
        shown that it does not, and both checkpoints are kept as evidence; CosignerBusy, DiskFault.
        """
        head, signed = self._opened(request.checkpoint)
        if request.old_size > head.size:
            raise CosignRequestUnreadable(reason="sizes")
        with self._holding():
            last = self.known(head.origin).last
            size = last.size if last else 0
            if request.old_size != size:
                raise CosignConflict(origin=head.origin, found=request.old_size, expected=size)
            try:
                _check_goes_on(last, head, request.proof)
            except AmanaError:
                self._keep_evidence(head.origin, signed)
                raise
            self._disk.replace(self._log(head.origin) / "checkpoint", signed)
        return cosign_checkpoint(signed, self._key, now)

    def evidence(self, origin: str) -> list[Path]:
        """The signed checkpoints that were kept because they do not go with what was cosigned, sorted."""
        folder = self._log(origin) / "conflicts"
        with disk_faults(folder):
            return sorted(folder.glob("*.note")) if folder.is_dir() else []

    def _opened(self, data: bytes) -> tuple[Checkpoint, bytes]:
        """The checkpoint, and its note with the log's own signatures alone."""
        head = Checkpoint.from_text(read_note(data).text)
        note = open_note(data, self.known(head.origin).verifiers)
        return head, write_note(note.text, note.verified)

    def _keep_evidence(self, origin: str, signed: bytes) -> None:
        """This checkpoint and the one that was cosigned, under names made from what they say."""
        folder = self._log(origin)
        last = _read(folder / "checkpoint", MAX_NOTE)
        if last is None or len(self.evidence(origin)) >= MAX_CONFLICTS:
            return
        self._disk.make_folder(folder / "conflicts")
        for note in (last, signed):
            place = folder / "conflicts" / _evidence_name(read_note(note))
            if not place.exists():
                self._disk.replace(place, note)
        self._disk.flush([folder])

    def _read(self, origin: str) -> KnownLog | None:
        folder = self._log(origin)
        told = _read(folder / "log", _LARGEST)
        if told is None:
            return None
        try:
            first, *keys = told.decode().removesuffix("\n").split("\n")
            verifiers = tuple(VerifierKey.from_text(text) for text in keys)
            if first != origin:
                raise ValueError("of another log")
        except (ValueError, NoteKeyUnreadable) as fault:
            raise ArchiveFileDamaged(path=str(folder / "log"), reason="malformed") from fault
        return KnownLog(origin, verifiers, self._last(folder / "checkpoint", origin, verifiers))

    def _last(self, file: Path, origin: str, verifiers: tuple[VerifierKey, ...]) -> Checkpoint | None:
        """What was last cosigned. If that does not open nothing is signed any more: it could be anything."""
        data = _read(file, MAX_NOTE)
        if data is None:
            return None
        try:
            last = Checkpoint.from_text(open_note(data, verifiers).text)
        except AmanaError as fault:
            raise ArchiveFileDamaged(path=str(file), reason=str(fault.facts["reason"])) from fault
        if last.origin != origin:
            raise ArchiveFileDamaged(path=str(file), reason="origin")
        return last

    def _log(self, origin: str) -> Path:
        return self.folder / "logs" / hashlib.sha256(origin.encode()).hexdigest()[:32]

    @contextmanager
    def _holding(self) -> Iterator[None]:
        """One signature at a time, among the threads here and among processes."""
        with self._thread, _locked(self.folder, PATIENCE):
            yield


def _check_goes_on(last: Checkpoint | None, head: Checkpoint, proof: tuple[bytes, ...]) -> None:
    """Raises LogDamaged where it is shown that the log does not go on from `last`, ProofWrong where nothing is."""
    size, root = (last.size, last.root) if last else (0, EMPTY_ROOT)
    if size == head.size > 0 and root != head.root:
        raise _contradiction("forked", head, root, head.root)
    try:
        verify_consistency(size, root, head.size, head.root, proof)
    except ProofWrong as fault:
        before = _proven_before(size, root, head, proof)
        if before is not None and before != root:
            raise _contradiction("history-rewritten", head, root, before) from fault
        raise


def _proven_before(size: int, root: bytes, head: Checkpoint, proof: tuple[bytes, ...]) -> bytes | None:
    """The root that the signed tree had at `size`, where the proof, wrong for us, leads to the signed root."""
    if not 0 < size < head.size:
        return None
    try:
        before, after = roots_from_consistency(size, root, head.size, proof)
    except ProofWrong:
        return None
    return before if after == head.root else None


def _contradiction(reason: str, head: Checkpoint, ours: bytes, theirs: bytes) -> LogDamaged:
    return LogDamaged(device=head.origin, reason=reason, found=theirs.hex(), expected=ours.hex())


def _evidence_name(note: Note) -> str:
    return f"{Checkpoint.from_text(note.text).size}.{hashlib.sha256(note.text.encode()).hexdigest()[:16]}.note"


def _read_key(folder: Path) -> CosignerKey:
    data = _read(folder / "key", _LARGEST)
    if data is None:
        raise CosignerMissing(path=str(folder))
    try:
        return CosignerKey.from_text(data.decode().strip())
    except (UnicodeDecodeError, NoteKeyUnreadable) as fault:
        raise ArchiveFileDamaged(path=str(folder / "key"), reason="not-a-signing-key") from fault


def _read(file: Path, limit: int) -> bytes | None:
    """A small file's bytes; None where there is none. DiskFault for what cannot be read or is no plain file."""
    with disk_faults(file):
        try:
            with open_plain(file) as opened:
                return read_limited(opened, limit + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None


@contextmanager
def _locked(folder: Path, wait: float) -> Iterator[None]:
    held = FileLock(folder / "lock", timeout=wait, mode=0o600)
    with disk_faults(folder / "lock"):
        try:
            held.acquire()
        except Timeout as busy:
            raise CosignerBusy(path=str(folder)) from busy
    try:
        yield
    finally:
        held.release()
