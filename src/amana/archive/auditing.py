"""Auditing a copy by reading it, wherever it lies: all of it, or some objects that are drawn after it was opened.

The small files of a copy that is no folder here are brought into one, and checked by what checks a folder. Its
objects are read where they are, and never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from amana.archive.checking import Checking
from amana.archive.copies import read_state
from amana.archive.layout import DESCRIPTION, Layout
from amana.archive.object_checks import Choose, StoreChecks
from amana.archive.sampling import Amount, draw, what_it_shows
from amana.archive.small_files import LARGEST, is_small_file
from amana.errors import ArchiveFileDamaged, LogDamaged, NotAnArchive
from amana.records import Audited, Shown, Verified, VerifiedLog, Watch
from amana.stores import Disk, FolderStore, Medium
from amana.tlog import MAX_FILE

_OBJECT: Final = re.compile(r"objects/([0-9a-f]{2})/([0-9a-f]{2})/((?:\1\2)[0-9a-f]{60})\.age")
_MOST_BYTES: Final = 1 << 32
_AT_ONCE: Final = 4


@dataclass
class _Listed:
    """What lies on a copy, by kind."""

    objects: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)


class Auditing:
    """One audit of one copy, by this archive. `name` is the copy's, where this machine keeps it under one.

    `kit` says that it is a capture kit, which has no other device's log.
    """

    def __init__(
        self,
        layout: Layout,
        medium: Medium,
        name: str | None = None,
        watch: Watch | None = None,
        *,
        kit: bool = False,
    ) -> None:
        self._layout, self._medium, self._name, self._watch = layout, medium, name, watch
        self._known = None if kit else layout
        self._drawn: list[str] | None = None

    def run(self, amount: Amount | None = None) -> Audited:
        """Read all of it, or this much of its objects. Logs, envelopes and the other small files are always read.

        NotAnArchive where there is none; StoreUnreachable, StoreRefused where it cannot be read to the end.
        """
        if self._medium.local is not None:
            checking, found = self._checked(self._medium.local, _listed_folder(self._medium.local), amount)
            return self._told(checking, found, amount)
        Disk().make_folder(self._layout.local)
        with TemporaryDirectory(prefix="auditing-", dir=self._layout.local) as folder:
            listed = self._bring(Path(folder))
            checking, found = self._checked(Path(folder), listed, amount)
            return self._told(checking, _placed(found, folder, self._medium.url), amount)

    def _checked(self, root: Path, listed: _Listed, amount: Amount | None) -> tuple[Checking, Verified]:
        objects = StoreChecks(self._medium.objects, listed.objects, listed.strays)
        checking = Checking(root, self._known, self._watch, None, objects, self._choice(amount))
        return checking, checking.run()

    def _choice(self, amount: Amount | None) -> Choose | None:
        if amount is None:
            return None

        def chosen(digests: Sequence[str]) -> list[str]:
            self._drawn = draw(digests, amount)
            return self._drawn

        return chosen

    def _bring(self, folder: Path) -> _Listed:
        """Bring the copy's small files here. NotAnArchive."""
        listed = _listed(self._medium.files.names())
        if DESCRIPTION not in listed.small and not listed.objects:
            raise NotAnArchive(path=self._medium.url)
        (folder / "objects").mkdir()  # they stay where they are, but an archive has such a folder
        total = 0
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="amana-audit") as pool:
            for size in pool.map(lambda path: self._bring_one(folder, path), listed.small):
                total += size
                if total > _MOST_BYTES:
                    raise ArchiveFileDamaged(path=self._medium.url, reason="too-large")
        return listed

    def _bring_one(self, folder: Path, path: str) -> int:
        """One small file; its size. What is larger than any may be is brought cut short: then it is not right."""
        limit = MAX_FILE if path.startswith("logs/") else LARGEST
        try:
            data = self._medium.files.read(path, limit)
        except ArchiveFileDamaged:
            data = b""
        if data is None:
            return 0  # it went since it was listed: the check says what that means
        place = folder / path
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_bytes(data)
        return len(data)

    def _told(self, checking: Checking, found: Verified, amount: Amount | None) -> Audited:
        found = self._held_against_what_was_known(found)
        shown: tuple[Shown, ...] = ()
        if self._drawn is not None and not found.damaged:
            shown = what_it_shows(checking.kept, len(self._drawn))
        return Audited(
            copy=self._name or self._medium.url,
            method="full" if amount is None else "sample",
            ok=found.ok,
            objects=checking.kept + len(found.missing),
            read=checking.read,
            bytes=found.bytes,
            shown=shown,
            verified=found,
        )

    def _held_against_what_was_known(self, found: Verified) -> Verified:
        """A copy's log is at least as long as it once was: this machine keeps how long."""
        known = read_state(self._layout, self._name).logs if self._name else {}
        here = {log.device: log for log in found.logs}
        for name, once in known.items():
            log = here.get(name, VerifiedLog(name, 0, "", False))
            if log.size < once.size:
                fault = LogDamaged(device=name, reason="rolled-back", found=log.size, expected=once.size)
                here[name] = replace(log, ok=False, reason=str(fault))
        logs = tuple(here[name] for name in sorted(here))
        return replace(found, logs=logs, ok=found.ok and all(log.ok for log in logs))


def _listed(names: Iterator[str]) -> _Listed:
    """The files of a copy, sorted by what they are. What lies in `local/` is the holder's own."""
    listed = _Listed()
    for path in names:
        found = _OBJECT.fullmatch(path)
        if found:
            listed.objects.append(found[3])
        elif is_small_file(path):
            listed.small.append(path)
        elif not path.startswith("local/"):
            listed.strays.append(path)
    return listed


def _listed_folder(root: Path) -> _Listed:
    """The objects of a copy in a folder. Its other files are looked at where they lie."""
    store = FolderStore(root / "objects")
    strays = [path.relative_to(root).as_posix() for path in store.strays()]
    return _Listed(list(store.digests()), [], strays)


def _placed(found: Verified, folder: str, url: str) -> Verified:
    """What was found, told of the copy and not of the folder that its small files were brought into."""

    def said(text: str) -> str:
        return text.replace(folder, url.rstrip("/"))

    logs = tuple(replace(log, reason=said(log.reason) if log.reason else None) for log in found.logs)
    return replace(found, logs=logs, faults=tuple(map(said, found.faults)))
