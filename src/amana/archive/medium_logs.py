"""A log on a copy, wherever that lies: its signed head, and its files as tlog reads and writes them.

Whatever a copy gives is read within limits, and believed as far as the device's own key signs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amana.archive.copies import is_log_name
from amana.archive.logs import VKEY, device_of, origin, owner
from amana.errors import ArchiveFileDamaged, LogDamaged
from amana.stores import Files
from amana.tlog import CHECKPOINT, MAX_FILE, Checkpoint, VerifierKey, open_checkpoint

MAX_LOGS: Final = 1024
"""The most logs that are taken from a copy, or kept here."""
MAX_ENTRIES: Final = 1 << 24
"""The longest log that is taken from a copy, in entries."""

_LARGEST_VKEY: Final = 1024
_LARGEST_NOTE: Final = 64 * 1024


@dataclass(frozen=True)
class Branch:
    """One log as its device signed it somewhere: its folder's name there, its key, and its head with the note."""

    name: str
    verifier: VerifierKey
    note: bytes
    head: Checkpoint

    @property
    def device(self) -> str:
        """Whose log it is."""
        return owner(self.name)

    @property
    def size(self) -> int:
        """How many entries are signed for."""
        return self.head.size

    @property
    def vkey(self) -> bytes:
        """The file beside the log."""
        return f"{self.verifier.text}\n".encode()


class MediumLog:
    """The files of one log on a medium: tlog's `LogFiles`. Each write is durable on return."""

    def __init__(self, files: Files, name: str) -> None:
        self._files, self._name = files, name

    def read(self, path: str) -> bytes | None:
        """The file's bytes; None if it is not there. LogDamaged for one that is longer than any log's file."""
        return read_within(self._files, f"logs/{self._name}/{path}", self._name, MAX_FILE)

    def write(self, path: str, data: bytes) -> None:
        """The file's new content, whole or not at all."""
        self._files.write(f"logs/{self._name}/{path}", data)


def read_within(files: Files, path: str, log: str, limit: int) -> bytes | None:
    """A log's file. LogDamaged where it is longer than `limit`, or lies outside the copy."""
    try:
        return files.read(path, limit)
    except ArchiveFileDamaged as fault:
        raise LogDamaged(device=owner(log), reason=str(fault.facts["reason"]), path=path) from fault


def list_medium_logs(files: Files) -> Iterator[str]:
    """The names of the logs on a copy, as far as they are lawful names of logs."""
    last = ""
    for path in files.names("logs"):
        name, _, inside = path.removeprefix("logs/").partition("/")
        if name != last and inside == CHECKPOINT and is_log_name(name):
            last = name
            yield name


def read_branch(files: Files, name: str, archive: str, known: VerifierKey | None = None) -> Branch:
    """The head of this log on a copy, if it is of this archive and signed by the device that its name says.

    `known` is the device's key as it is known here; else the one beside the log is believed, whose hash the name
    is. Raises LogDamaged (with `path`), CheckpointUnreadable, NoteKeyUnreadable.
    """
    verifier = known or read_verifier(files, name)
    if verifier.name != origin(archive, owner(name)):
        raise LogDamaged(device=owner(name), reason="vkey-of-another-archive", path=f"logs/{name}/{VKEY}")
    note = read_within(files, f"logs/{name}/{CHECKPOINT}", name, _LARGEST_NOTE)
    if note is None:
        raise LogDamaged(device=owner(name), reason="checkpoint-missing", path=f"logs/{name}")
    head = open_checkpoint(note, verifier, verifier.name)
    if head.size > MAX_ENTRIES:
        raise LogDamaged(device=owner(name), reason="too-many-entries", path=f"logs/{name}", found=head.size)
    return Branch(name, verifier, note, head)


def read_verifier(files: Files, name: str) -> VerifierKey:
    """The key beside a log on a copy, which must be the one that the log's name says. LogDamaged."""
    data = read_within(files, f"logs/{name}/{VKEY}", name, _LARGEST_VKEY)
    if data is None:
        raise LogDamaged(device=owner(name), reason="device-unknown", path=f"logs/{name}/{VKEY}")
    verifier = VerifierKey.from_text(data.decode("ascii", "replace").strip())
    if device_of(verifier) != owner(name):
        raise LogDamaged(device=owner(name), reason="vkey-of-another-device", path=f"logs/{name}/{VKEY}")
    return verifier
