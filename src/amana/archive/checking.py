"""Verifying without any key: every log against its signed checkpoint, every object against its name."""

from __future__ import annotations

import hashlib
import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from amana.archive.acts import act_path, is_act_name, read_acts
from amana.archive.description import Description, read_description
from amana.archive.erased import NOTHING, Erased, judge
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.logs import VKEY, LogFolder, is_fork, list_logs, owner, remember
from amana.archive.object_checks import Choose, FolderChecks, ObjectChecks
from amana.archive.resuming import Resuming
from amana.archive.stamps import ATTESTED
from amana.archive.standing import Suspects, suspects
from amana.errors import (
    ActUnsigned,
    AmanaError,
    ArchiveFileDamaged,
    DiskFault,
    LogDamaged,
    LogForked,
    NotAnArchive,
    RecordMalformed,
    StoreRefused,
    StoreUnreachable,
)
from amana.records import Progress, Verified, VerifiedLog, Watch, read_entry
from amana.stores import Disk, open_plain
from amana.tlog import is_log_file

_WAITING = 16
_ENVELOPE = re.compile(r"[1-9][0-9]*/[0-9a-f]{16}\.age")
# What is half written, while somebody writes or after a crash, is ours too.
_HALF = re.compile(r"\..+\.new")
_OURS = {
    DESCRIPTION,
    "README.txt",
    "rescue.py",
    "keys",
    "objects",
    "logs",
    "acts",
    ATTESTED,
    "local",
}


@dataclass
class _Found:
    """What has been found so far. Objects are kept as 32 bytes each."""

    named: set[bytes] = field(default_factory=set)
    doubted: set[bytes] = field(default_factory=set)  # named by suspect entries
    present: set[bytes] = field(default_factory=set)
    damaged: list[str] = field(default_factory=list)
    read: int = 0
    bytes: int = 0
    logs: list[VerifiedLog] = field(default_factory=list)
    descriptions: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    erased: Erased = NOTHING
    faults: list[str] = field(default_factory=list)


class Checking:
    """One run of `verify` over an archive, or a copy of it; `known` remembers what was seen of its logs."""

    def __init__(
        self,
        root: Path,
        known: Layout | None,
        watch: Watch | None,
        resuming: Resuming | None,
        objects: ObjectChecks | None = None,
        choose: Choose | None = None,
    ) -> None:
        """`objects` stand in for those under `root`, where a copy lies elsewhere and `root` holds its small files.

        With `choose`, only some of the objects that are here and that a log names are read.
        """
        self._layout = Layout(root)
        self._known = known
        self._is_copy = known is not None and known.root.resolve() != root.resolve()
        self._watch, self._resuming = watch, resuming
        self._objects = objects or FolderChecks(root, self._layout.objects, resuming)
        self._choose = choose
        self._found = _Found()
        self._total = (0, 0)
        self._judged: Suspects | None = None

    def run(self) -> Verified:
        """Check everything. NotAnArchive if nothing here looks like one."""
        described = self._description()
        # Objects first: what a writer logs meanwhile is then never taken for unlogged.
        self._list_objects()
        if self._choose is None:
            self._read_objects(one.hex() for one in sorted(self._found.present))
        self._judged = self._judge(described)
        for device in list_logs(self._layout):
            self._log(device, described)
        self._known_devices(described)
        self._known_description(described)
        self._known_archive(described)
        self._plain_files(described)
        self._erasures(described)
        self._acts(described)
        self._suspects(described)
        if self._choose is not None:
            chosen = self._choose(self._to_choose_from())
            self._total = (len(chosen), 0)
            self._read_objects(chosen)
        verified = self._told()
        if self._resuming:
            self._resuming.done()
        return verified

    @property
    def read(self) -> int:
        """How many objects were read."""
        return self._found.read

    @property
    def kept(self) -> int:
        """How many objects are here that a log names and nobody erased."""
        return len(self._to_choose_from())

    def _to_choose_from(self) -> list[str]:
        named = (one.hex() for one in sorted(self._found.present & (self._found.named | self._found.doubted)))
        return [digest for digest in named if digest not in self._found.erased]

    def _description(self) -> Description | None:
        """archive.json; where it is damaged the rest is still checked."""
        try:
            return read_description(self._layout.description)
        except ArchiveFileDamaged as fault:
            self._found.faults.append(str(fault))
        except NotAnArchive:
            if not (self._layout.objects.is_dir() and self._layout.logs.is_dir()):
                raise
            gone = ArchiveFileDamaged(path=str(self._layout.description), reason="missing")
            self._found.faults.append(str(gone))
        return None

    def _list_objects(self) -> None:
        self._total = self._objects.measure() if self._watch else (0, 0)
        self._found.present.update(map(bytes.fromhex, self._objects.digests()))

    def _read_objects(self, digests: Iterable[str]) -> None:
        waiting: deque[tuple[str, Future[tuple[int, bool]]]] = deque()
        with ThreadPoolExecutor(2, thread_name_prefix="amana-verify") as pool:
            try:
                for digest in digests:
                    waiting.append((digest, pool.submit(self._objects.check, digest)))
                    if len(waiting) > _WAITING:
                        self._ended(*waiting.popleft())
                while waiting:
                    self._ended(*waiting.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _ended(self, digest: str, check: Future[tuple[int, bool]]) -> None:
        try:
            size, right = check.result()
        except (StoreUnreachable, StoreRefused):
            raise  # a place that cannot be asked is not a place that holds damage
        except (AmanaError, OSError) as fault:
            self._found.faults.append(f"{digest}: {fault}")
            size, right = 0, False
        self._found.read += 1
        self._found.bytes += size
        if not right:
            self._found.damaged.append(digest)
        if self._watch:
            self._watch(Progress(self._found.read, self._found.bytes, *self._total))

    def _log(self, device: str, described: Description | None) -> None:
        """Check one log, and gather the objects it names and the archive.json it vouches for."""
        log = LogFolder(self._layout, device, described)
        size, root = 0, ""
        vouched: list[str] = []
        try:
            said = log.checkpoint()
            size, root = said.size, said.root.hex()
            log.verify(lambda index, data: self._entry(data, vouched, self._is_doubted(device, index)))
            behind = self._compared(log, device)
            self._found.descriptions.update(vouched[-1:])
            forked = str(LogForked(device=owner(device), path=f"logs/{device}")) if is_fork(device) else None
            self._found.logs.append(VerifiedLog(device, size, root, forked is None, forked or behind))
        except AmanaError as fault:
            reason = str(fault)
            self._found.logs.append(VerifiedLog(device, size, root, False, reason))

    def _compared(self, log: LogFolder, device: str) -> str | None:
        """The log against what this machine saw of it. A copy may be `behind`, if ours goes on from there."""
        known = self._known
        if known is None:
            return None
        if self._is_copy:
            ours = LogFolder(known, device, log.described)
            try:
                newer = ours.checkpoint()
            except LogDamaged:
                newer = None  # we have no such log
            if newer is not None and newer.size > log.checkpoint().size:
                ours.goes_on_from(log.checkpoint())
                return "behind"
        log.extends(known)
        if not self._is_copy:
            with suppress(DiskFault):  # a folder that cannot be written to keeps no notes
                remember(known, Disk(), device)
        return None

    def _judge(self, described: Description | None) -> Suspects | None:
        """What is to be thought of devices. Of a copy's we ask our own archive: a copy that lacks things would
        else only have to call their device a stranger's."""
        ours = self._known_to_us(described)
        if ours is not None and self._known is not None:
            return suspects(self._known, ours)
        return suspects(self._layout, described) if described is not None else None

    def _is_doubted(self, device: str, index: int) -> bool:
        return self._judged is not None and self._judged.reason(device, index) is not None

    def _entry(self, data: bytes, vouched: list[str], doubted: bool) -> None:
        """The objects an entry names, and the archive.json it vouches for: a log's last is the one that counts."""
        try:
            entry = read_entry(data)
        except RecordMalformed as fault:
            self._found.faults.append(str(fault))  # of a later version, or nobody's: named, and passed over
            return
        named = self._found.doubted if doubted else self._found.named
        named.update(bytes.fromhex(digest) for digest in entry.objects)
        if entry.archive:
            vouched[:] = [entry.archive]
        if entry.note:
            self._found.notes.append(entry.note)

    def _known_devices(self, described: Description | None) -> None:
        """Every device that archive.json names has its log here."""
        here = {log.device for log in self._found.logs}
        for device in described.devices if described else ():
            if device.id not in here:
                fault = LogDamaged(device=device.id, reason="missing")
                self._found.logs.append(VerifiedLog(device.id, 0, "", False, str(fault)))

    def _known_archive(self, described: Description | None) -> None:
        """A copy is one of this archive, and has every log that this machine ever saw of it."""
        if self._known is None:
            return
        here = {log.device for log in self._found.logs}
        seen = [path.name for path in self._known.seen.glob("[0-9a-f]*")]
        for device in sorted(set(seen) - here):
            self._found.faults.append(str(LogDamaged(device=device, reason="missing")))
        if described and self._is_copy and self._known.description.is_file():
            ours = read_description(self._known.description)
            if ours.id != described.id:
                fault = ArchiveFileDamaged(path=str(self._layout.description), reason="of-another-archive")
                self._found.faults.append(str(fault))

    def _known_description(self, described: Description | None) -> None:
        """archive.json is as the last key act of some log left it."""
        if described is None:
            return
        data = self._layout.description.read_bytes()
        if hashlib.sha256(data).hexdigest() not in self._found.descriptions:
            fault = ArchiveFileDamaged(path=str(self._layout.description), reason="not-the-one-the-log-names")
            self._found.faults.append(str(fault))

    def _plain_files(self, described: Description | None) -> None:
        """rescue.py, README.txt and the envelopes are those that archive.json names.

        People run the one and obey the other, and without their envelope they cannot open.
        """
        for file in described.files if described else ():
            path = self._layout.root / file.name
            found = _digest_of(path)
            if found != file.sha256:
                reason = "missing" if found == "missing" else "not-the-one-archive-json-names"
                self._found.faults.append(str(ArchiveFileDamaged(path=str(path), reason=reason)))

    def _acts(self, described: Description | None) -> None:
        """Every act that lies here is one that a custodian signed, and those that archive.json names are here."""
        if described is None:
            return
        read = read_acts(self._layout, described)
        for name in read.unsigned:
            self._found.faults.append(str(ActUnsigned(act=name)))
        here = {act.name for act in (*read.acts, *self._found.erased.acts)}  # erasures ride in the logs
        for name in sorted(set(described.acts) - here - set(read.unsigned)):
            path = str(self._layout.root / act_path(name))
            self._found.faults.append(str(ArchiveFileDamaged(path=path, reason="missing")))

    def _erasures(self, described: Description | None) -> None:
        """What was erased is not missing; an erasure that no custodian who decides has signed is a fault."""
        judging = self._known_to_us(described) or described
        if judging is None:
            return
        self._found.erased = judge(self._found.notes, judging)
        self._found.faults += [str(refused.fault) for refused in self._found.erased.refused]

    def _known_to_us(self, theirs: Description | None) -> Description | None:
        """Our own archive.json, where a copy is checked: what a copy's says of custodians is not believed."""
        if self._known is None or not self._is_copy:
            return None
        try:
            ours = read_description(self._known.description)
        except (NotAnArchive, ArchiveFileDamaged):
            return None
        return ours if theirs is None or ours.id == theirs.id else None

    def _suspects(self, described: Description | None) -> None:
        """Which logs hold what their devices entered when they were lost, or before anybody admitted them."""
        if described is None:
            return
        judged = suspects(self._layout, described)
        for place, log in enumerate(self._found.logs):
            start = judged.start(log.device)
            if start is not None and start < log.size and not is_fork(log.device):
                why = judged.reason(log.device, start)
                self._found.logs[place] = replace(log, suspect=why, suspect_from=start)

    def _told(self) -> Verified:
        found = self._found
        gone = {bytes.fromhex(digest) for digest in found.erased.old}
        missing = self._absent(found.named - gone)
        unlogged = sorted(one.hex() for one in found.present - found.named - found.doubted)
        extra = tuple(self._extra())
        damaged = sorted(set(found.damaged) - found.erased.old)
        sound = not (missing or damaged or unlogged or extra or found.faults)
        return Verified(
            ok=sound and all(log.ok for log in found.logs) and bool(found.logs),
            objects=len(found.present),
            bytes=found.bytes,
            missing=missing,
            suspect=self._absent(found.doubted - found.named - gone),
            damaged=tuple(damaged),
            extra=extra,
            unlogged=tuple(unlogged),
            logs=tuple(found.logs),
            faults=tuple(found.faults),
            erased=tuple(sorted(one.hex() for one in gone & found.present)),
        )

    def _absent(self, named: set[bytes]) -> tuple[str, ...]:
        """Which of these are not here, looked for once more."""
        absent = (one.hex() for one in named - self._found.present)
        return tuple(sorted(digest for digest in absent if not self._objects.is_here(digest)))

    def _extra(self) -> Iterator[str]:
        """Files that do not belong in an archive, relative to its folder."""
        for path in sorted(self._layout.root.iterdir()):
            if _whole(path).name not in _OURS:
                yield path.name
        strays = [*self._log_strays(), *self._key_strays(), *self._act_strays()]
        ours = (str(path.relative_to(self._layout.root)) for path in strays)
        yield from sorted([*self._objects.strays(), *ours])

    def _log_strays(self) -> Iterator[Path]:
        """Files under logs/ that are no part of a log."""
        for path in _files_under(self._layout.logs):
            _, _, inside = _whole(path).relative_to(self._layout.logs).as_posix().partition("/")
            if inside != VKEY and not is_log_file(inside):
                yield path

    def _key_strays(self) -> Iterator[Path]:
        """Files under keys/ that have no envelope's name."""
        keys = self._layout.root / "keys"
        for path in _files_under(keys):
            if not _ENVELOPE.fullmatch(_whole(path).relative_to(keys).as_posix()):
                yield path

    def _act_strays(self) -> Iterator[Path]:
        """Files under acts/ that have no act's name."""
        return (path for path in _files_under(self._layout.acts) if not is_act_name(_whole(path).name))


def _files_under(root: Path) -> Iterator[Path]:
    """Every file; a folder that goes meanwhile, as stale tiles do, is no fault."""
    for folder, _, names in os.walk(root):
        yield from (Path(folder, name) for name in names)


def _whole(path: Path) -> Path:
    """What a file will be called that is half written; any other is called as it is."""
    return path.with_name(path.name[1 : -len(".new")]) if _HALF.fullmatch(path.name) else path


def _digest_of(path: Path) -> str:
    """The SHA-256 (hex) of a small file of the archive's own; `missing`, or `unreadable`, where there is none."""
    try:
        with open_plain(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "unreadable"
