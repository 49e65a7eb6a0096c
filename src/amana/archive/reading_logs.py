"""A log in a folder, for who shows it to somebody or looks at somebody else's: its head, and proofs from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.logs import VKEY, FolderFiles, LogFolder, device_of, list_logs
from amana.errors import AmanaError, CheckpointUnreadable, LogDamaged
from amana.stores import Disk
from amana.tlog import CHECKPOINT, Checkpoint, TileLog, VerifierKey, open_checkpoint, read_note


@dataclass(frozen=True)
class SignedLog:
    """A log as one of its keys signs it. `name` is its folder's: the device's id, or that of a fork of it."""

    name: str
    checkpoint: Checkpoint
    note: bytes
    log: TileLog

    @property
    def device(self) -> str:
        """The device that signs it."""
        return self.name.partition(".")[0]

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that this log at `new` entries begins with itself at `old`. Raises LogDamaged, ProofWrong."""
        return self.log.consistency_proof(old, new)


def open_signed_log(folder: Path, verifiers: Sequence[VerifierKey]) -> SignedLog:
    """The log in this folder, if one of these keys signs it; its right edge is checked, nothing else.

    Raises LogDamaged, CheckpointUnreadable.
    """
    files = FolderFiles(folder, Disk())
    note = files.read(CHECKPOINT)
    if note is None:
        raise LogDamaged(device=folder.name, reason="checkpoint-missing")
    origin = Checkpoint.from_text(read_note(note).text).origin
    fault: AmanaError = CheckpointUnreadable(reason="no-known-signature")
    for verifier in verifiers:
        try:
            head = open_checkpoint(note, verifier, origin)
        except CheckpointUnreadable as wrong:
            fault = wrong
            continue
        return SignedLog(folder.name, head, note, TileLog.open(files, origin, verifier))
    raise fault


def signed_logs(layout: Layout, described: Description) -> Iterator[tuple[str, SignedLog | AmanaError]]:
    """Every log here by its folder's name, or why it is not what its device signed."""
    for name in list_logs(layout):
        try:
            verifier = LogFolder(layout, name, described).verifier
            yield name, open_signed_log(layout.log(name), [verifier])
        except AmanaError as fault:
            yield name, fault


def log_keys(layout: Layout) -> Iterator[VerifierKey]:
    """The key that lies beside each log. It is the device's by its name, and whose the device is nobody says here.

    Raises LogDamaged where a key is not that of the device whose folder it lies in, NoteKeyUnreadable.
    """
    for name in list_logs(layout):
        device = name.partition(".")[0]
        data = FolderFiles(layout.log(name), Disk()).read(VKEY) or b""
        verifier = VerifierKey.from_text(data.decode("utf-8", "replace").strip())
        if device_of(verifier) != device or not verifier.name.endswith(f"/{device}"):
            raise LogDamaged(device=name, reason="vkey-of-another-device")
        yield verifier
