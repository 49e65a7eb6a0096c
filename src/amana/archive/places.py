"""A copy's place: opened by its name, and looked at before anything is taken from it or given to it.

A place is one of ours only if it says so: by its `archive.json`, or, where that is lost, by the keys beside its
logs. A folder that is merely empty is not: the disk that should be there may not be plugged in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from amana.archive.copies import Copy
from amana.archive.description import Description, parse_description
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.lock import writing
from amana.archive.logs import origin, owner
from amana.archive.medium_logs import MAX_LOGS, Branch, list_medium_logs, read_branch, read_verifier
from amana.errors import (
    AmanaError,
    ArchiveFileDamaged,
    CopyOfAnother,
    CopyUnusable,
    Damage,
    DiskFault,
    KitCannot,
    LogDamaged,
)
from amana.stores import Disk, Medium, disk_faults, open_medium
from amana.tlog import VerifierKey

LARGEST_DESCRIPTION: Final = 1 << 20
PLAIN: Final = ("README.txt", "rescue.py")
"""What a stranger needs, beside `archive.json`."""

_LOGS_ASKED: Final = 16
_WAIT: Final = 5.0
_UNSIGNED: Final = {
    "checkpoint-missing",
    "device-unknown",
    "vkey-of-another-device",
    "vkey-of-another-archive",
}
# What systems put on a disk themselves, and what a making that was broken off leaves.
_NOT_FILES: Final = {"lost+found", "System Volume Information", "$RECYCLE.BIN", "local", *PLAIN}


@dataclass
class Place:
    """A copy that was reached. `described` is its own `archive.json`, which is believed for nothing but its id and
    that it is a capture kit; None where it cannot be read, and then `faults` say so. `bare`: that is so, and there
    is no envelope either: it may be a kit."""

    copy: Copy
    medium: Medium
    described: Description | None
    faults: list[AmanaError] = field(default_factory=list)
    unsigned: set[str] = field(default_factory=set)
    shut: set[str] = field(default_factory=set)
    bare: bool = False

    @property
    def is_kit(self) -> bool:
        """Whether it is a capture kit, by its own word or as it is known here."""
        return self.copy.kit or (self.described is not None and self.described.capture is not None)

    @property
    def kit(self) -> bool:
        """Whether it must be taken from only, and given nothing but epochs."""
        return self.is_kit or self.bare

    def close(self) -> None:
        """Let go of it."""
        self.medium.close()


def open_place(copy: Copy, ours: Description, disk: Disk | None = None) -> Place:
    """Reach this copy. StoreUnreachable, StoreRefused; CopyOfAnother; CopyUnusable (nothing of ours is there)."""
    medium = open_medium(copy.url, disk)
    try:
        described, faults = recognise(medium, ours)
    except BaseException:
        medium.close()
        raise
    bare = described is None and is_bare(medium)
    return Place(copy, medium, described, faults, bare=bare)


def recognise(medium: Medium, ours: Description) -> tuple[Description | None, list[AmanaError]]:
    """The place's own `archive.json`, and what is wrong with it. CopyOfAnother, CopyUnusable: no-archive-there."""
    faults: list[AmanaError] = []
    described = None
    try:
        data = medium.files.read(DESCRIPTION, LARGEST_DESCRIPTION)
        described = parse_description(data, Path(medium.url) / DESCRIPTION) if data is not None else None
    except ArchiveFileDamaged as fault:
        faults.append(fault)
    if described is not None:
        if described.id != ours.id:
            raise CopyOfAnother(url=medium.url, found=described.id, expected=ours.id)
        return described, faults
    _recognise_by_logs(medium, ours)
    if not faults:
        faults.append(ArchiveFileDamaged(path=f"{medium.url}/{DESCRIPTION}", reason="missing"))
    return None, faults


def is_bare(medium: Medium) -> bool:
    """Whether there is no envelope: as on a capture kit, which must never be filled."""
    return next(iter(medium.files.names("keys")), None) is None


def _recognise_by_logs(medium: Medium, ours: Description) -> None:
    """Where `archive.json` is lost, the keys beside the logs say whose they are."""
    others = set()
    for name in islice(list_medium_logs(medium.files), _LOGS_ASKED):
        try:
            told = read_verifier(medium.files, name).name
        except AmanaError:
            continue  # says nothing; another log may
        if told == origin(ours.id, owner(name)):
            return
        others.add(told.partition("/")[2].partition("/")[0])
    if others:
        raise CopyOfAnother(url=medium.url, found=", ".join(sorted(others)), expected=ours.id)
    raise CopyUnusable(url=medium.url, reason="no-archive-there")


def read_branches(place: Place, ours: Description) -> dict[str, Branch]:
    """The logs that are signed as they must be, by their folders' names there.

    What is wrong is named in `faults`. A folder in which nothing is signed by its device is in `unsigned`, any
    other that cannot be taken in `shut`.
    """
    known = {device.id: VerifierKey.from_text(device.vkey) for device in ours.devices}
    found: dict[str, Branch] = {}
    for count, name in enumerate(list_medium_logs(place.medium.files)):
        if count == MAX_LOGS:
            place.faults.append(LogDamaged(device="", reason="too-many-logs", path="logs"))
            break
        try:
            found[name] = read_branch(place.medium.files, name, ours.id, known.get(owner(name)))
        except Damage as fault:
            fault.facts.setdefault("device", owner(name))
            fault.facts.setdefault("path", f"logs/{name}")
            place.faults.append(fault)
            signed = isinstance(fault, LogDamaged) and fault.facts["reason"] not in _UNSIGNED
            (place.shut if signed else place.unsigned).add(name)
    return found


def prepare(url: str, layout: Layout, ours: Description, disk: Disk | None = None) -> bool:
    """Make a place at this address into a copy that is still empty, or recognise it; whether it is a capture kit.

    CopyOfAnother, CopyUnusable (holds-other-files), KitCannot, StoreUnreachable, StoreRefused.
    """
    with open_medium(url, disk, make=True) as medium:
        try:
            described, faults = recognise(medium, ours)
            if described is None and is_bare(medium):
                raise faults[0]  # it may be a kit, and its archive.json alone would say so
            return described is not None and described.capture is not None
        except CopyUnusable:
            _check_empty(medium)
        if ours.capture is not None:
            raise KitCannot(verb="copy add", archive=ours.id)
        for name in PLAIN:
            if (layout.root / name).is_file():
                medium.files.write(name, (layout.root / name).read_bytes())
        medium.files.write(DESCRIPTION, layout.description.read_bytes())
        return False


def _check_empty(medium: Medium) -> None:
    if medium.local is not None:
        with disk_faults(medium.local):
            names = {path.name for path in medium.local.iterdir() if not path.name.startswith(".")}
    else:
        names = {path.partition("/")[0] for path in islice(medium.files.names(""), 2 * len(_NOT_FILES))}
    if names - _NOT_FILES:
        raise CopyUnusable(url=medium.url, reason="holds-other-files")


@contextmanager
def holding(place: Place, disk: Disk) -> Iterator[None]:
    """Be the only one who writes to a copy in a folder on this machine; elsewhere two may write at once, lawfully.

    ArchiveBusy where another process writes there, or adds there. StoreRefused comes later where the folder cannot
    be written to at all.
    """
    local = place.medium.local
    with ExitStack() as stack:
        if local is not None:
            lock = Layout(local).lock
            # Read-only, which the first write will say; or a file system without locks, as some sticks and shares.
            with suppress(DiskFault, NotImplementedError):
                disk.make_folder(lock.parent)
                stack.enter_context(writing(lock, _WAIT))
        yield
