"""What this install can do, in facts."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from amana import __version__
from amana.actions.custodians.identities import own_identity_file
from amana.archive import DESCRIPTION, read_description
from amana.errors import AmanaError, ReadingFailed
from amana.intake import FENCES, archive_library, fences, ocr
from amana.records import Finding
from amana.seal import post_quantum_available

_READERS = {"outlook": "libpff-python", "c2pa": "c2pa-python", "openpgp": "pysequoia", "speech": "faster-whisper"}
_LIBRARIES = ("cryptography", "apsw-sqlite3mc", "trafilatura", "pypdfium2", "lxml", "pillow")
_PROGRAMS = ("age", "tar")
_BUILT = 1_760_000_000
"""A clock that stands before this (October 2025) is wrong: this version was not written then."""
_LOW_SPACE = 1 << 30


def doctor(path: str | os.PathLike[str] | None = None) -> list[Finding]:
    """Versions, optional programs and readers, the box they read in, the clock, the disk.

    And of an archive, whether this person can open it. A reader process is started and ended.
    """
    root = Path(path).absolute() if path is not None else Path.cwd()
    here = [*_versions(), *_programs(), *_box(), *_optional_readers(), _clock(), _space(root)]
    return [*here, *(_archive(root) if path is not None else ())]


def _versions() -> Iterator[Finding]:
    yield Finding("amana", __version__)
    yield Finding("python", platform.python_version(), sys.version_info >= (3, 11))
    yield Finding("system", platform.platform())
    for name in _LIBRARIES:
        try:
            yield Finding(name, importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, "missing", ok=False)
    yield Finding("post-quantum", "yes" if post_quantum_available() else "no")


def _programs() -> Iterator[Finding]:
    """Optional: an archive opens without Amana with these, and without them too, only slower."""
    for name in _PROGRAMS:
        yield Finding(f"program-{name}", shutil.which(name) or "missing")


def _box() -> Iterator[Finding]:
    """What the process that reads a file cannot do on this system. What is missing is the system's affair."""
    try:
        holding = fences()
    except ReadingFailed:
        yield Finding("reader-box", "not-started", ok=False)
        return
    for name in FENCES:
        yield Finding(f"reader-box-{name}", "yes" if name in holding else "no")


def _optional_readers() -> Iterator[Finding]:
    """What is read only where a library is there that Amana does without."""
    engine = ocr.available()
    yield Finding("reader-ocr", engine.stamp if engine else "missing")
    yield Finding("reader-archives", archive_library() or "missing")
    for name, library in _READERS.items():
        try:
            yield Finding(f"reader-{name}", f"{library} {importlib.metadata.version(library)}")
        except importlib.metadata.PackageNotFoundError:
            yield Finding(f"reader-{name}", "missing")


def _clock() -> Finding:
    now = time.time()
    return Finding("clock", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now)), now > _BUILT)


def _space(root: Path) -> Finding:
    there = next(folder for folder in (root, *root.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    return Finding("disk-free-bytes", str(free), free > _LOW_SPACE)


def _archive(root: Path) -> Iterator[Finding]:

    try:
        described = read_description(root / DESCRIPTION)
    except AmanaError as fault:
        yield Finding("archive", fault.code, ok=False)
        return
    yield Finding("archive", described.id)
    yield Finding("archive-recipient", described.current.recipient)
    yield Finding("archive-devices", str(len(described.devices)))
    yield Finding("archive-writable", "yes" if os.access(root, os.W_OK) else "no")
    own = own_identity_file(described.id)
    yield Finding("identity", str(own[0]) if own else "none")
