"""Archives and sources for tests: small, made anew, with a key that opens."""

from __future__ import annotations

import faulthandler
import gc
import os
import random
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from amana.archive import Archive, Checking, Layout, Provenance, Resuming, make_archive
from amana.records import Added, AddedFile, Restored, RestoredFile, Verified
from amana.seal import X25519Identity
from amana.stores import Disk

SOFTWARE = "amana test"
KEY = X25519Identity(bytes(range(32)))


def make(root: Path, disk: Disk | None = None) -> Path:
    """A new archive that KEY opens."""
    make_archive(root, [KEY.recipient], SOFTWARE, False, disk or Disk())
    return root


def opened(root: Path, disk: Disk | None = None) -> Archive:
    """The archive, opened with KEY."""
    return Archive(root, [KEY], SOFTWARE, disk=disk)


def sniffed(head: bytes, name: str) -> str:
    """Stands in for intake's eye."""
    return "text/plain" if name.endswith(".txt") else "application/octet-stream"


@dataclass
class Told:
    """What was told while adding or giving back."""

    added: list[AddedFile] = field(default_factory=list)
    restored: list[RestoredFile] = field(default_factory=list)

    def outcomes(self) -> dict[str, str]:
        """Path -> outcome, of what was added."""
        return {one.path: one.outcome for one in self.added}

    def reasons(self) -> dict[str, str | None]:
        """Path -> reason, of what failed."""
        return {one.path: one.reason for one in self.added if one.outcome == "failed"}


def add(archive: Archive, *paths: Path, provenance: Provenance | None = None) -> tuple[Added, Told]:
    """Add, remembering what was told."""
    told = Told()
    added = archive.add(paths, provenance or Provenance(), sniffed, told.added.append)
    return added, told


def restore(archive: Archive, dest: Path, *items: str) -> tuple[Restored, Told]:
    """Give back, remembering what was told."""
    told = Told()
    return archive.restore(dest, items, told.restored.append), told


def checked(root: Path, state: Path, known: Path | None = None) -> Verified:
    """Verify, against what this archive's machine saw."""
    resuming = Resuming(root, state)
    try:
        return Checking(root, Layout(known or root), None, resuming).run()
    finally:
        resuming.close()


def write_tree(root: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """Files of these names and bytes under a folder."""
    for name, data in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def noise(size: int, seed: int = 0) -> bytes:
    """The same incompressible bytes for the same seed."""
    return random.Random(seed).randbytes(size)


def tree_bytes(root: Path) -> dict[str, bytes]:
    """Every file under a folder, by path; the list of sums is left out."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "SHA256SUMS"
    }


_TASKS = Path("/proc/self/task")
_MOST_WAITED = 10.0


def _threads_have_ended() -> None:
    """Wait until the threads that Python has joined are gone for the system too.

    A thread that used OpenSSL takes its locks once more while it goes (OPENSSL_thread_stop), after `join` has come
    back. A child forked in that moment inherits them held, and waits for ever at its first random number. (Seen.)
    """
    alive = threading.active_count() + (
        "PYTEST_XDIST_WORKER" in os.environ
    )  # its own thread is none of threading's
    until = time.monotonic() + _MOST_WAITED
    while _TASKS.is_dir() and len(list(_TASKS.iterdir())) > alive and time.monotonic() < until:
        time.sleep(0.002)


def in_child(run: Callable[[], object]) -> int:
    """Run in a forked child; its wait status. The child never comes back into the test.

    The child collects no garbage of the parent's, whose finalizers may wait for threads that it does not have; and
    if it waits for ever all the same, it says where, and ends.
    """
    _threads_have_ended()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            gc.disable()
            faulthandler.dump_traceback_later(60, exit=True)
            run()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1]
