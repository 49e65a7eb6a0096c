"""Cosigned checkpoints, kept beside the logs: `attested/<device>/<size>.<root>/checkpoint` (docs/format/log.md).

Each is the device's signed note with the lines of whoever cosigned it. It is kept whether or not the log here
goes on from it: one that it does not go on from is evidence that the log was rewritten or rolled back.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amana.archive.description import Description
from amana.archive.device import own_device
from amana.archive.layout import Layout
from amana.archive.lock import writing
from amana.archive.logs import LogFolder, list_logs, origin
from amana.archive.stamps import ATTESTED, CheckpointName, checkpoint_name
from amana.errors import AmanaError, CheckpointUnreadable, LogDamaged, NoteKeyUnreadable
from amana.stores import Disk, disk_faults, open_plain, read_limited
from amana.tlog import (
    CHECKPOINT,
    MAX_NOTE,
    MAX_SIGNATURES,
    Checkpoint,
    Cosignature,
    CosignerVerifier,
    Note,
    Signature,
    VerifierKey,
    check_note,
    cosignatures,
    open_checkpoint,
    read_note,
    write_note,
)

MAX_KEPT: Final = 10_000
"""The most checkpoints of one device that are read."""

_COSIGNERS = "cosigners"
# What is half written, while somebody writes or after a crash, is ours too.
_LAWFUL: Final = re.compile(
    r"[0-9a-f]{16}/(?:0|[1-9][0-9]{0,18})\.[0-9a-f]{16}/"
    r"(?:\.(?=.*\.new$))?(?:checkpoint|calendars\.ots|[a-z0-9][a-z0-9.-]*\.(?:tsr|chain\.pem))(?:\.new)?"
)
_LARGEST_LIST = 64 * 1024
_WAIT = 10.0


@dataclass(frozen=True)
class Attested:
    """A kept checkpoint that its device signed, its note, and which of the cosigners known here signed it."""

    name: CheckpointName
    checkpoint: Checkpoint
    note: bytes
    folder: Path
    cosigned: tuple[Cosignature, ...] = ()


def keep_attested(layout: Layout, disk: Disk, described: Description, note: bytes) -> bool:
    """Keep a cosigned checkpoint with what was kept of it before; whether anything in it is new.

    Raises CheckpointUnreadable where it is not signed by a device of this archive, or a cosigner known here did
    not sign what stands there in its name; then nothing is kept. Raises LogDamaged, once it is kept, where no log
    here goes on from it. A log of another device that is only shorter here than there is no damage: it will come.
    """
    device, verifier = _device(layout, described, note)
    head = open_checkpoint(note, verifier, verifier.name)
    _, new = put_attested(layout, disk, device, note, [verifier], known_cosigners(layout))
    _check_held(layout, described, device, head)
    return new


def merge_attested(layout: Layout, disk: Disk, described: Description, path: str, note: bytes) -> bool:
    """`keep_attested` for a file of another copy, by its path there. Raises what that raises, and LogDamaged where
    it lies under another's name; then nothing is kept."""
    head = Checkpoint.from_text(read_note(note).text)
    device, _ = _device(layout, described, note)
    if path != f"{checkpoint_folder(checkpoint_name(device, head))}/{CHECKPOINT}":
        raise LogDamaged(device=device, reason="checkpoint-of-another-folder")
    return keep_attested(layout, disk, described, note)


def put_attested(
    layout: Layout,
    disk: Disk,
    device: str,
    note: bytes,
    verifiers: Sequence[VerifierKey],
    cosigners: Sequence[CosignerVerifier],
) -> tuple[Path, bool]:
    """Write this note, which one of `verifiers` signed, with the lines that are there; where, and whether it had
    new ones.

    Raises CheckpointUnreadable where a signature of a known key fails, LogDamaged for a device with no such name,
    DiskFault where nothing can be written.
    """
    name = checkpoint_name(device, Checkpoint.from_text(read_note(note).text))
    if CheckpointName.from_text(name.text) is None:
        raise LogDamaged(device=device, reason="name")
    folder = layout.root / checkpoint_folder(name)
    with _holding(layout):
        there = _read(folder / CHECKPOINT, MAX_NOTE)
        merged = _merged(there, note, verifiers, cosigners)
        if merged == there:
            return folder / CHECKPOINT, False
        disk.make_folder(folder)
        disk.replace(folder / CHECKPOINT, merged)
        disk.flush([folder.parent, folder.parent.parent, layout.root])
        return folder / CHECKPOINT, True


def checkpoint_folder(name: CheckpointName) -> str:
    """Where what was said of a checkpoint lies, as a path in the archive."""
    return f"{ATTESTED}/{name.device}/{name.size}.{name.root}"


def attested_checkpoints(layout: Layout, described: Description, device: str) -> list[Attested]:
    """Every kept checkpoint that this device signed, the shortest first. What it did not sign is passed over."""
    verifier = LogFolder(layout, device, described).verifier
    cosigners = known_cosigners(layout)
    found = []
    for folder in sorted((layout.root / ATTESTED / device).glob("*.*"))[:MAX_KEPT]:
        name = CheckpointName.from_text(f"{device}.{folder.name}")
        note = _read(folder / CHECKPOINT, MAX_NOTE) if name else None
        if name is None or note is None:
            continue
        try:
            head = open_checkpoint(note, verifier, verifier.name)
            cosigned = cosignatures(note, cosigners)
        except CheckpointUnreadable:
            continue  # `verify` names it
        if checkpoint_name(device, head) == name:
            found.append(Attested(name, head, note, folder, cosigned))
    return sorted(found, key=lambda one: one.name)


def last_cosigned(layout: Layout, described: Description, device: str, cosigner: CosignerVerifier) -> int:
    """The longest state of this device's log that this cosigner is known to have signed, in entries; or 0."""
    kept = attested_checkpoints(layout, described, device)
    return max((one.checkpoint.size for one in kept if cosignatures(one.note, [cosigner])), default=0)


def check_attested(layout: Layout, described: Description) -> Iterator[AmanaError]:
    """What is wrong with the kept checkpoints: unsigned, misnamed, or none that the log here goes on from."""
    for folder in sorted((layout.root / ATTESTED).glob("*/*"))[:MAX_KEPT]:
        name = CheckpointName.from_text(f"{folder.parent.name}.{folder.name}")
        note = _read(folder / CHECKPOINT, MAX_NOTE) if name else None
        if name is None or note is None:
            continue  # a stray, or stamps alone: others name them
        try:
            device, verifier = _device(layout, described, note)
            head = open_checkpoint(note, verifier, verifier.name)
            if checkpoint_name(device, head) != name:
                raise LogDamaged(device=name.device, reason="checkpoint-of-another-folder")
            cosignatures(note, known_cosigners(layout))
            _check_held(layout, described, device, head)
        except AmanaError as fault:
            yield fault


def attested_strays(layout: Layout) -> Iterator[Path]:
    """Files under attested/ that are nothing an outsider says, by their name and place."""
    top = layout.root / ATTESTED
    for folder, _, files in os.walk(top):
        for file in files:
            path = Path(folder, file)
            if not _LAWFUL.fullmatch(path.relative_to(top).as_posix()):
                yield path


def known_cosigners(layout: Layout) -> list[CosignerVerifier]:
    """The cosigners whose keys were named on this machine. A list that was damaged is as if nobody had been."""
    data = _read(layout.local / _COSIGNERS, _LARGEST_LIST) or b""
    found = []
    for line in data.decode("utf-8", "replace").split("\n"):
        try:
            found.append(CosignerVerifier.from_text(line))
        except NoteKeyUnreadable:
            continue
    return found


def know_cosigner(layout: Layout, disk: Disk, cosigner: CosignerVerifier) -> None:
    """Remember a cosigner's key on this machine: its lines count from now on."""
    with _holding(layout):
        known = known_cosigners(layout)
        if cosigner not in known:
            disk.make_folder(layout.local)
            lines = "".join(f"{one.text}\n" for one in (*known, cosigner))
            disk.replace(layout.local / _COSIGNERS, lines.encode())


def _device(layout: Layout, described: Description, note: bytes) -> tuple[str, VerifierKey]:
    """Whose checkpoint this says it is, and that device's key. Raises CheckpointUnreadable."""
    told = Checkpoint.from_text(read_note(note).text).origin
    start, _, device = told.rpartition("/")
    if f"{start}/" != origin(described.id, ""):
        raise CheckpointUnreadable(reason="origin", found=told, expected=origin(described.id, "…"))
    try:
        return device, LogFolder(layout, device, described).verifier
    except LogDamaged as fault:  # nobody's log here, or not its key
        raise CheckpointUnreadable(reason=fault.facts["reason"]) from fault


def _check_held(layout: Layout, described: Description, device: str, head: Checkpoint) -> None:
    """Raises LogDamaged unless some log of this device here goes on from this checkpoint."""
    faults: list[AmanaError] = []
    for log in list_logs(layout):
        if log.partition(".")[0] != device:
            continue
        try:
            LogFolder(layout, log, described).goes_on_from(head)
        except AmanaError as fault:
            faults.append(fault)
        else:
            return
    shorter = [fault for fault in faults if fault.facts.get("reason") == "rolled-back"]
    if (faults and not shorter) or own_device(layout, described) == device:
        raise (*shorter, *faults, LogDamaged(device=device, reason="missing"))[0]


def _merged(
    there: bytes | None, note: bytes, verifiers: Sequence[VerifierKey], cosigners: Sequence[CosignerVerifier]
) -> bytes:
    """One note with the lines of both: the device's and known cosigners' first, so that none crowds them out."""
    both = [read_note(one) for one in (there, note) if one is not None]
    if both[0].text != both[-1].text:
        raise CheckpointUnreadable(reason="other-text")
    lines: dict[Signature, None] = {}
    for keys in (verifiers, cosigners):
        for one in both:
            lines |= dict.fromkeys(check_note(one, keys).verified)
    for one in both:
        lines |= dict.fromkeys(one.signatures)
    return _fitting(both[0], list(lines))


def _fitting(note: Note, lines: list[Signature]) -> bytes:
    """The note with as many of the lines, from the first on, as a note may have."""
    lines = lines[:MAX_SIGNATURES]
    while len(note.text.encode()) + 1 + sum(len(one.line().encode()) for one in lines) > MAX_NOTE:
        lines.pop()
    return write_note(note.text, lines)


@contextmanager
def _holding(layout: Layout) -> Iterator[None]:
    """One at a time, where this machine keeps this archive; a copy that is only visited is written to as it is."""
    if not layout.local.is_dir():
        yield
        return
    with writing(layout.local / "attested.lock", _WAIT):
        yield


def _read(path: Path, limit: int) -> bytes | None:
    with disk_faults(path):
        try:
            with open_plain(path) as file:
                return read_limited(file, limit + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
