"""Repairing a copy, from this archive and from other copies: it is given only what is checked on its way.

Its logs and small files are mended as it had them; what it never had is for sync. Then its objects: one that is
damaged there is erased only once a right one is at hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from amana.archive.acts import act_path
from amana.archive.auditing import Auditing
from amana.archive.description import Description, parse_description
from amana.archive.erased import read_erased
from amana.archive.fetching import Staging, remove_tree
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.lock import writing
from amana.archive.logs import VKEY, LogFolder, is_fork
from amana.archive.medium_logs import MediumLog
from amana.archive.mending_files import ever_vouched
from amana.archive.mending_logs import cut_log, needed
from amana.archive.object_checks import FolderChecks, StoreChecks
from amana.archive.sampling import Amount
from amana.archive.small_files import LARGEST
from amana.archive.sources import Source, Sources
from amana.errors import (
    AmanaError,
    ArchiveFileDamaged,
    CheckpointUnreadable,
    KitCannot,
    LogDamaged,
    StoreRefused,
    StoreUnreachable,
)
from amana.records import Mended, NotMended, Repaired, Verified, VerifiedLog, Watch
from amana.stores import Disk, Erasing, FolderStore, disk_faults, open_plain, read_limited
from amana.tlog import CHECKPOINT, Checkpoint, open_checkpoint

_LOCK: Final = "repair.lock"
HERE: Final = "here"
"""What this archive itself is called, where something was mended from it."""
_LOOK: Final = Amount(count=1)


class RepairingCopy:
    """One repair of one copy. `others` are copies that may have what this archive lacks."""

    def __init__(
        self,
        layout: Layout,
        described: Description,
        copy: Source,
        others: Sequence[Source] = (),
        disk: Disk | None = None,
        watch: Watch | None = None,
        *,
        named: bool = False,
    ) -> None:
        """`named` says that `copy.name` is the name under which this machine keeps it."""
        self._layout, self._described, self._copy = layout, described, copy
        self._name = copy.name if named else None
        self._others, self._disk, self._watch = Sources(others), disk or Disk(), watch
        self._folder = layout.local / "repairing"
        self._arriving = FolderStore(self._folder / "objects", self._disk)
        self._staging = Staging(self._folder / "logs", self._disk)
        self._mended: list[Mended] = []
        self._lost: list[NotMended] = []

    def run(self) -> Repaired:
        """Read all of the copy and mend what is wrong.

        KitCannot: a capture kit is given nothing. StoreUnreachable, StoreRefused, NotAnArchive, ArchiveBusy.
        """
        self._disk.make_folder(self._layout.local)
        with writing(self._layout.local / _LOCK):
            described = self._described_there()
            if described is not None and described.capture is not None:
                raise KitCannot(verb="repair", archive=described.id)
            found = self._audited(None)
            small = self._mend_logs(found.logs) | self._mend_files()
            missing = self._audited(_LOOK).missing if small else found.missing
            wanted = dict.fromkeys(missing, "missing") | dict.fromkeys(found.damaged, "object-damaged")
            for digest, reason in sorted(wanted.items()):
                self._keep(self._object(digest, reason))
            remove_tree(self._folder)
        silent = tuple((source.name, str(source.fault)) for source in self._others.silent())
        return Repaired(self._copy.name, tuple(self._mended), tuple(self._lost), 0, silent)

    def _audited(self, amount: Amount | None) -> Verified:
        found = Auditing(self._layout, self._copy.medium, self._name, self._watch if amount is None else None)
        verified = found.run(amount).verified
        assert verified is not None  # a copy that is read is told of
        return verified

    def _keep(self, one: Mended | NotMended) -> None:
        if isinstance(one, Mended):
            self._mended.append(one)
        else:
            self._lost.append(one)

    # --- logs

    def _mend_logs(self, logs: Sequence[VerifiedLog]) -> bool:
        """Mend those that are broken; whether any was."""
        before = len(self._mended)
        for log in logs:
            if not log.ok and not is_fork(log.device):
                self._keep(self._log(log.device, log.reason or ""))
        self._staging.clear()
        return len(self._mended) > before

    def _log(self, name: str, reason: str) -> Mended | NotMended:
        """Write the files of the copy's log that are not ours. What is not the beginning of ours is left alone."""
        own = LogFolder(self._layout, name, self._described)
        try:
            own.verify()
            head = self._head(name, own) or own.checkpoint()
            staged = cut_log(self._staging, own.entries(0, head.size), head)
        except AmanaError as fault:
            return NotMended("log", name, str(fault.facts.get("reason", reason)))
        theirs = MediumLog(self._copy.medium.files, name)
        for path in needed(head.size):
            data = staged.read(path)
            if data is not None and _read(theirs, path) != data:
                theirs.write(path, data)
        vkey = f"{own.verifier.text}\n".encode()
        if _read(theirs, VKEY) != vkey:
            theirs.write(VKEY, vkey)
        if self._head(name, own) is None:
            theirs.write(CHECKPOINT, own.files.read(CHECKPOINT) or b"")
        return Mended("log", name, HERE)

    def _head(self, name: str, own: LogFolder) -> Checkpoint | None:
        """How the copy's log was signed; None where that is lost. LogDamaged where ours does not go on from it."""
        data = _read(MediumLog(self._copy.medium.files, name), CHECKPOINT)
        try:
            head = open_checkpoint(data or b"", own.verifier, own.verifier.name)
        except CheckpointUnreadable:
            return None
        if head.size > own.checkpoint().size:
            raise LogDamaged(device=name, reason="longer-than-ours")
        own.goes_on_from(head)
        return head

    # --- small files

    def _mend_files(self) -> bool:
        """Mend archive.json if no log of ours ever vouched for it, then what it names; whether anything was."""
        before = len(self._mended)
        described = self._described_there()
        if described is None or described.digest not in ever_vouched(self._layout, self._described):
            described = self._described
            self._copy.medium.files.write(DESCRIPTION, described.to_bytes())
            self._keep(Mended("file", DESCRIPTION, HERE))
        for path, digest in self._named(described):
            theirs = self._their_bytes(path)
            if theirs is None or hashlib.sha256(theirs).hexdigest() != digest:
                self._keep(self._file(path, digest, "missing" if theirs is None else "differs-there"))
        return len(self._mended) > before

    def _described_there(self) -> Description | None:
        """The copy's archive.json, if it can be read."""
        data = self._their_bytes(DESCRIPTION)
        try:
            return parse_description(data, Path(DESCRIPTION)) if data is not None else None
        except ArchiveFileDamaged:
            return None

    def _named(self, described: Description) -> Iterator[tuple[str, str]]:
        """The files that its archive.json names, and its acts: by path, with the SHA-256 that is right."""
        yield from ((file.name, file.sha256) for file in described.files)
        riding = {act.name for act in read_erased(self._layout, self._described).acts}
        for name in sorted(set(described.acts) - riding):
            own = _own_bytes(self._layout.root / act_path(name))
            if own is not None:
                yield act_path(name), hashlib.sha256(own).hexdigest()

    def _file(self, path: str, digest: str, reason: str) -> Mended | NotMended:
        def right(source: Source) -> bytes | None:
            theirs = source.medium.files.read(path, LARGEST)
            return theirs if theirs is not None and hashlib.sha256(theirs).hexdigest() == digest else None

        own = _own_bytes(self._layout.root / path)
        if own is not None and hashlib.sha256(own).hexdigest() == digest:
            found: tuple[str, bytes] | None = (HERE, own)
        else:
            found = self._others.first(right)
        if found is None:
            return NotMended("file", path, reason)
        self._copy.medium.files.write(path, found[1])
        return Mended("file", path, found[0])

    def _their_bytes(self, path: str) -> bytes | None:
        try:
            return self._copy.medium.files.read(path, LARGEST)
        except ArchiveFileDamaged:
            return None

    # --- objects

    def _object(self, digest: str, reason: str) -> Mended | NotMended:
        """Give it one object. Whatever is there goes only once a right one is at hand."""
        found = self._right_one(digest)
        if found is None:
            return NotMended("object", digest, reason)
        source, path = found
        objects = self._copy.medium.objects
        try:
            if reason != "missing":
                if not isinstance(objects, Erasing):
                    return NotMended("object", digest, "cannot-erase")
                objects.erase(digest)
            with disk_faults(path), open_plain(path) as sealed:
                objects.put(digest, sealed)
        finally:
            self._arriving.erase(digest)
        if not StoreChecks(objects, (), ()).check(digest)[1]:
            return NotMended("object", digest, "object-damaged")  # it said that it kept it
        return Mended("object", digest, source)

    def _right_one(self, digest: str) -> tuple[str, Path] | None:
        """Where these bytes are at hand, checked: here, or brought here from another copy."""
        own = FolderChecks(self._layout.root, self._layout.objects, None)
        if own.is_here(digest) and _is_right(own, digest):
            return HERE, FolderStore(self._layout.objects).path(digest)

        def give(source: Source) -> bool:
            with source.medium.objects.open(digest) as sealed:
                self._arriving.put(digest, sealed)
            return True

        brought = self._others.first(give)
        return (brought[0], self._arriving.path(digest)) if brought else None


def _is_right(checks: FolderChecks, digest: str) -> bool:
    try:
        return checks.check(digest)[1]
    except (AmanaError, OSError):
        return False


def _own_bytes(path: Path) -> bytes | None:
    try:
        with open_plain(path) as file:
            return read_limited(file, LARGEST)
    except OSError:
        return None


def _read(log: MediumLog, path: str) -> bytes | None:
    """A file of the copy's log; None where it is not to be had: then it is not right. Its silence is raised."""
    try:
        return log.read(path)
    except (StoreUnreachable, StoreRefused):
        raise
    except AmanaError:
        return None
