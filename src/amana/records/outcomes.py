"""How an action went: typed values that every room from the archive upwards passes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long action has come: files and bytes done, and of how many (0: not known)."""

    files: int
    bytes: int
    total_files: int = 0
    total_bytes: int = 0


Watch = Callable[[Progress], None]


@dataclass(frozen=True)
class Initialised:
    """An archive was made. `identity_file` is None where recipients were given."""

    archive: Path
    archive_id: str
    recipients: tuple[str, ...]
    identity_file: Path | None


@dataclass(frozen=True, slots=True)
class AddedFile:
    """How one file ended. `reason` is an error code with its facts in words of the code, for what failed."""

    path: str
    outcome: Literal["kept", "duplicate", "failed"]
    item: str | None = None
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None
    reason: str | None = None


@dataclass
class Added:
    """How an `add` ended. `files` stays empty where the caller asked to be told of each as it ended.

    `fault` is why the archive's own disk ended it (an errno name), where it did. `opened` is False where no
    key was at hand: everything is kept, duplicates are found and texts are read when the archive is opened.
    `read` counts items whose text was read, `unreadable` those that broke their intake module.
    """

    kept: int = 0
    duplicate: int = 0
    failed: int = 0
    bytes: int = 0
    fault: str | None = None
    opened: bool = True
    read: int = 0
    unreadable: int = 0
    files: list[AddedFile] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class VerifiedLog:
    """One device's log: its size and root (hex) as signed, and whether it holds. `reason` where it does not."""

    device: str
    size: int
    root: str
    ok: bool
    reason: str | None = None


@dataclass(frozen=True)
class Verified:
    """What a `verify` found. Objects are named by their SHA-256 (hex).

    `missing` are named by a log and not there; `damaged` do not match their name; `extra` are files that
    do not belong in an archive; `unlogged` are sound objects that no log names.
    """

    ok: bool
    objects: int
    bytes: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    extra: tuple[str, ...]
    unlogged: tuple[str, ...]
    logs: tuple[VerifiedLog, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RestoredFile:
    """How one item came back. `renamed` says the original path was taken or could not be written here."""

    item: str
    path: str
    sha256: str
    outcome: Literal["restored", "renamed", "present", "failed"]
    reason: str | None = None


@dataclass
class Restored:
    """How a `restore` ended. `files` stays empty where the caller asked to be told of each.

    `fault` is why the list of sums could not be written, or the files not be made durable (an errno name).
    """

    restored: int = 0
    present: int = 0
    failed: int = 0
    bytes: int = 0
    fault: str | None = None
    files: list[RestoredFile] = field(default_factory=list)


@dataclass(frozen=True)
class Rebuilt:
    """What the catalogue holds after a `rebuild`. `faults` names what could not be taken in, and why."""

    items: int
    accessions: int
    text_versions: int
    entries: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One line of `doctor`: `name` is a stable word, `value` a fact, `ok` False where something is amiss."""

    name: str
    value: str
    ok: bool = True
