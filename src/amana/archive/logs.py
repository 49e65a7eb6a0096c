"""The archive's logs: one folder a device, C2SP tlog-tiles inside (docs/format/log.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from amana.archive.description import Description, Device
from amana.archive.layout import Layout
from amana.errors import AmanaError, CheckpointUnreadable, LogDamaged
from amana.records import LogSize, read_entry
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import (
    CHECKPOINT,
    MAX_FILE,
    Checkpoint,
    TileLog,
    VerifierKey,
    check_extends,
    open_checkpoint,
    verify_log,
)

VKEY = "vkey"


def origin(archive: str, device: str) -> str:
    """The log's origin line, which is also its key's name."""
    return f"amana/{archive}/{device}"


def device_of(verifier: VerifierKey) -> str:
    """A device's id: the first 16 hex digits of the SHA-256 of its public key, so that the id names the key."""
    return hashlib.sha256(verifier.public).hexdigest()[:16]


def list_logs(layout: Layout) -> list[str]:
    """The logs here by their folders' names, sorted: a device's id, or one with a fork's mark behind it.

    A device that never signed has nothing to show yet.
    """
    return sorted(path.parent.name for path in layout.logs.glob(f"*/{CHECKPOINT}"))


def owner(log: str) -> str:
    """The device whose log this is: what stands before a fork's mark."""
    return log.partition(".")[0]


def is_fork(log: str) -> bool:
    """Whether this log is kept beside another of the same device, with which it does not agree."""
    return "." in log


def fork_name(device: str, checkpoint: Checkpoint) -> str:
    """What a fork's folder is called when it is first kept; it keeps the name as it grows."""
    return f"{device}.{hashlib.sha256(checkpoint.text.encode()).hexdigest()[:16]}"


class FolderFiles:
    """A log's files in a folder: tlog's `LogFiles`. Tiles are made durable together by `flush`."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root, self._disk = root, disk
        self._unflushed: dict[Path, None] = {}

    def read(self, path: str) -> bytes | None:
        """The file's bytes, at most one more than any log file may have; None if it is not there."""
        place = self._root / path
        with disk_faults(place):
            try:
                with open_plain(place) as file:
                    return read_limited(file, MAX_FILE + 1)
            except (FileNotFoundError, NotADirectoryError):
                return None

    def write(self, path: str, data: bytes) -> None:
        """A tile is durable after `flush`; the checkpoint, for which all tiles are flushed, at once."""
        place = self._root / path
        self._disk.make_folder(place.parent)
        if path == CHECKPOINT:
            self.flush()
            self._disk.replace(place, data)
            return
        self._disk.write(place, data)
        folder = place.parent
        while folder != self._root.parent.parent:
            self._unflushed[folder] = None
            folder = folder.parent
        self._unflushed[place] = None

    def remove(self, folder: str) -> None:
        """Remove a folder of partial files that a whole one has taken the place of."""
        place = self._root / folder
        for file in sorted(place.iterdir()) if place.is_dir() else ():
            self._disk.remove(file)
        with disk_faults(place):
            if place.is_dir():
                place.rmdir()

    def flush(self) -> None:
        """Make every tile written since the last flush durable."""
        self._disk.flush(list(self._unflushed))
        self._unflushed.clear()


class LogFolder:
    """One device's log, to read and to check. `device` is its folder's name: a fork has a mark behind the id."""

    def __init__(self, layout: Layout, device: str, described: Description | None) -> None:
        self.device = device
        self.described = described
        self.files = FolderFiles(layout.log(device), Disk())

    @property
    def verifier(self) -> VerifierKey:
        """The device's public key, as archive.json has it. Of a device that it does not name, and where it cannot
        be read, the key beside the log: the device's id names the key. Whether it is one of ours, acts say.
        """
        verifier = VerifierKey.from_text(self._vkey())
        if device_of(verifier) != owner(self.device):
            raise LogDamaged(device=self.device, reason="vkey-of-another-device")
        if self.described and verifier.name != origin(self.described.id, owner(self.device)):
            raise LogDamaged(device=self.device, reason="vkey-of-another-archive")
        return verifier

    def _vkey(self) -> str:
        for device in self.described.devices if self.described else ():
            if device.id == owner(self.device):
                return device.vkey
        beside = self.files.read(VKEY)
        if beside is None:
            raise LogDamaged(device=self.device, reason="device-unknown")
        return beside.decode("ascii", "replace").strip()

    def checkpoint(self) -> Checkpoint:
        """The checkpoint as signed; CheckpointUnreadable if the signature is not the device's."""
        verifier = self.verifier
        data = self.files.read(CHECKPOINT)
        if data is None:
            raise LogDamaged(device=self.device, reason="checkpoint-missing")
        return open_checkpoint(data, verifier, verifier.name)

    def verify(self, watch: Callable[[int, bytes], None] | None = None) -> None:
        """The whole tree against the checkpoint; `watch` is told of each entry. LogDamaged: this file fails."""
        verifier = self.verifier
        verify_log(self.files, verifier, verifier.name, watch)

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """The entries with these indexes, streaming."""
        verifier = self.verifier
        return TileLog.open(self.files, verifier.name, verifier).entries(start, end)

    def extends(self, layout: Layout) -> None:
        """That the log still holds all that this machine once saw signed; LogDamaged if not."""
        old = seen_checkpoint(layout, self.device, self.verifier)
        if old is not None:
            check_extends(self.files, old, self.checkpoint())

    def goes_on_from(self, older: Checkpoint) -> None:
        """That this log begins with what was signed as `older`; LogDamaged if not."""
        check_extends(self.files, older, self.checkpoint())


def log_sizes(layout: Layout, described: Description) -> tuple[LogSize, ...]:
    """How long each log here is, as far as its checkpoint can be read."""
    found = []
    for device in list_logs(layout):
        try:
            found.append(LogSize(device, LogFolder(layout, device, described).checkpoint().size))
        except AmanaError:
            continue  # `verify` says what is wrong with it
    return tuple(found)


def seen_checkpoint(layout: Layout, device: str, verifier: VerifierKey) -> Checkpoint | None:
    """The last checkpoint of this log that this machine saw; None if it saw none.

    One that does not open is taken for none: the folder of notes is this machine's own, and safe to delete.
    """
    try:
        data = (layout.seen / device).read_bytes()
        return open_checkpoint(data, verifier, verifier.name)
    except (FileNotFoundError, CheckpointUnreadable):
        return None


def devices_here(layout: Layout, archive: str) -> list[Device]:
    """The devices whose logs lie here and are of this archive, as the keys beside them say."""
    found: dict[str, Device] = {}
    for log in list_logs(layout):
        try:
            verifier = LogFolder(layout, log, None).verifier
        except AmanaError:
            continue  # `verify` says what is wrong with it
        if verifier.name == origin(archive, owner(log)):
            found[owner(log)] = Device(owner(log), verifier.text)
    return list(found.values())


def fork_point(layout: Layout, fork: str, described: Description | None) -> int:
    """How many entries a fork has in common with the log that it lies beside."""
    here, beside = (LogFolder(layout, log, described) for log in (fork, owner(fork)))
    size = min(here.checkpoint().size, beside.checkpoint().size)
    both = zip(here.entries(0, size), beside.entries(0, size), strict=True)
    return next((index for index, (one, other) in enumerate(both) if one != other), size)


def vouched_for(layout: Layout, described: Description) -> bool:
    """Whether the last key act of some log left archive.json as it is described."""
    return any(vouches(layout, device, described) for device in list_logs(layout))


def vouches(layout: Layout, device: str, described: Description) -> bool:
    """Whether the last key act of this log left archive.json as it is described."""
    return _last_vouched(layout, device, described) == described.digest


def _last_vouched(layout: Layout, device: str, described: Description) -> str | None:
    vouched = None
    try:
        log = LogFolder(layout, device, described)
        for data in log.entries(0, log.checkpoint().size):
            # Hundreds of thousands of entries, of which a few are key acts: those alone are parsed.
            if b'"archive"' in data:
                vouched = read_entry(data).archive or vouched
    except AmanaError:
        return None  # a log that is not sound vouches for nothing
    return vouched


def remember(layout: Layout, disk: Disk, device: str) -> None:
    """Keep the log's present checkpoint, to notice later if the log is rolled back or rewritten."""
    checkpoint = layout.log(device) / CHECKPOINT
    if checkpoint.is_file():
        disk.make_folder(layout.seen)
        disk.replace(layout.seen / device, checkpoint.read_bytes())
