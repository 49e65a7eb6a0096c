"""Mending a log here from a copy that has it right: what was signed here must be how the copy's log begins.

The copy's log is brought in beside, whole, and hashed against what its device signed. Then the files that our
checkpoint stands on are made again from its entries, and those that differ are put in their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from amana.archive.aside import Aside
from amana.archive.description import Description
from amana.archive.fetching import Fetching, StagedLog, Staging
from amana.archive.layout import Layout
from amana.archive.lock import writing
from amana.archive.logs import VKEY, LogFolder, list_logs, owner, seen_checkpoint
from amana.archive.medium_logs import MediumLog, list_medium_logs, read_branch
from amana.archive.sources import Source, Sources
from amana.errors import AmanaError, LogDamaged
from amana.records import Mended, NotMended
from amana.stores import Disk
from amana.tlog import CHECKPOINT, Checkpoint, LogFiles, TileLog, VerifierKey, needed_files

_WAIT: Final = 30.0
_MANY: Final = 16 * 256


def broken_logs(layout: Layout, described: Description) -> dict[str, str]:
    """The logs of this archive's devices that are not what their device signed: by folder's name, why."""
    found = {}
    devices = {device.id for device in described.devices}
    for name in sorted({*list_logs(layout), *devices}):
        log = LogFolder(layout, name, described)
        try:
            log.verify()
            log.extends(layout)
        except AmanaError as fault:
            if owner(name) in devices:
                found[name] = str(fault.facts.get("reason", fault.code))
    return found


@dataclass(frozen=True)
class _Whole:
    """A log that is right: its head, the note, and its files, brought in."""

    head: Checkpoint
    note: bytes
    files: StagedLog


class MendingLogs:
    """Mends logs here. `staging` is a folder of this machine's own."""

    def __init__(
        self,
        layout: Layout,
        described: Description,
        sources: Sources,
        staging: Staging,
        disk: Disk,
        aside: Aside,
    ) -> None:
        self._layout, self._described = layout, described
        self._sources, self._staging, self._disk, self._aside = sources, staging, disk, aside

    def mend(self, name: str, reason: str) -> Mended | NotMended:
        """Mend this log from the first copy that has it right. ArchiveBusy, DiskFault."""
        log = LogFolder(self._layout, name, self._described)
        signed = _checkpoint(log)
        needed = signed or seen_checkpoint(self._layout, name, self._verifier(name))
        found = self._sources.first(lambda source: self._brought(source, name, signed, needed))
        if found is None:
            return NotMended("log", name, reason)
        with writing(self._layout.lock, _WAIT):
            if _checkpoint(log) != signed:
                return NotMended("log", name, "changed")
            self._put(name, found[1], log)
        return Mended("log", name, found[0])

    def _verifier(self, name: str) -> VerifierKey:
        device = next(device for device in self._described.devices if device.id == owner(name))
        return VerifierKey.from_text(device.vkey)

    def _brought(
        self, source: Source, name: str, signed: Checkpoint | None, needed: Checkpoint | None
    ) -> _Whole | None:
        """The log from this copy, at our signed size, or at its own where ours cannot be read."""
        verifier = self._verifier(name)
        for theirs in list_medium_logs(source.medium.files):
            if owner(theirs) != owner(name):
                continue
            branch = read_branch(source.medium.files, theirs, self._described.id, verifier)
            if needed is not None and branch.size < needed.size:
                continue
            staged = self._staging.fresh(None)
            fetched = Fetching(branch, MediumLog(source.medium.files, theirs), staged).run(None)
            if fetched.root != branch.head.root:
                continue
            if needed is not None and fetched.log.root(needed.size) != needed.root:
                continue
            if signed is None:
                return _Whole(branch.head, branch.note, staged)
            return _Whole(signed, b"", cut_log(self._staging, fetched.log.entries(0, signed.size), signed))
        return None

    def _put(self, name: str, whole: _Whole, log: LogFolder) -> None:
        """Tiles first, durable; the checkpoint, where ours was lost, last."""
        for path in needed(whole.head.size):
            data = whole.files.read(path)
            if data is not None and _read(log.files, path) != data:
                self._replace(name, path, data)
        vkey = f"{self._verifier(name).text}\n".encode()
        if _read(log.files, VKEY) != vkey:
            self._replace(name, VKEY, vkey)
        if whole.note:
            self._replace(name, CHECKPOINT, whole.note)

    def _replace(self, name: str, path: str, data: bytes) -> None:
        place = self._layout.log(name) / path
        self._aside.put(place, f"log-{name}-{path.replace('/', '-')}")
        self._disk.make_folder(place.parent)
        self._disk.replace(place, data)


def needed(size: int) -> Iterator[str]:
    """The files that a log of this size stands on, but for its checkpoint."""
    return (path for path in needed_files(size) if path != CHECKPOINT)


def cut_log(staging: Staging, entries: Iterator[bytes], head: Checkpoint) -> StagedLog:
    """The log of these entries, in files of its own. LogDamaged where it does not come to what was signed."""
    staged = staging.fresh(None)
    cut = TileLog.create(staged, head.origin)
    while some := list(islice(entries, _MANY)):
        cut.append(some)
    if (cut.size, cut.root()) != (head.size, head.root):
        raise LogDamaged(device=head.origin, reason="root-differs")
    return staged


def _checkpoint(log: LogFolder) -> Checkpoint | None:
    try:
        return log.checkpoint()
    except AmanaError:
        return None


def _read(files: LogFiles, path: str) -> bytes | None:
    """The file as it lies here; None where it cannot be read: then it is not right."""
    try:
        return files.read(path)
    except AmanaError:
        return None
