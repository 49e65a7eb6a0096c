"""Repairing this archive from its copies: whatever is damaged or missing is mended from one that has it right.

No key is needed. In this order: archive.json, logs, small files, objects; each says what the next must be. What is
damaged is set aside, never destroyed. Broken off anywhere, the next run goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from amana.archive.aside import Aside
from amana.archive.checking import Checking
from amana.archive.description import Description, read_description
from amana.archive.erased import read_erased
from amana.archive.fetching import Staging, remove_tree
from amana.archive.layout import Layout
from amana.archive.lock import writing
from amana.archive.mending_files import MendingFiles
from amana.archive.mending_logs import MendingLogs, broken_logs
from amana.archive.mending_objects import MendingObjects
from amana.archive.object_checks import FolderChecks
from amana.archive.sources import Source, Sources
from amana.errors import AmanaError, ArchiveFileDamaged, NotAnArchive
from amana.records import Mended, NotMended, Repaired, Watch
from amana.stores import Disk, FolderStore

_LOCK: Final = "repair.lock"


class Repairing:
    """One repair of the archive in this folder."""

    def __init__(
        self, layout: Layout, sources: Sequence[Source], disk: Disk | None = None, watch: Watch | None = None
    ) -> None:
        self._layout, self._disk, self._watch = layout, disk or Disk(), watch
        self._sources = Sources(sources)
        self._folder = layout.local / "repairing"
        self._arriving = FolderStore(self._folder / "objects", self._disk)
        self._aside = Aside(layout, self._disk)
        self._mended: list[Mended] = []
        self._lost: list[NotMended] = []

    def run(self, objects: Collection[str] | None = None) -> Repaired:
        """Mend what is damaged: all of it, or these objects alone, where somebody knows already which they are.

        ArchiveBusy where another repair is under way; NotAnArchive where nothing here looks like one; DiskFault.
        """
        self._disk.make_folder(self._layout.local)
        with writing(self._layout.local / _LOCK):
            if objects is None:
                self._mend_all()
            else:
                self._mend_objects(self._wrong_among(objects))
            if not self._lost:
                remove_tree(self._folder)
        silent = tuple((source.name, str(source.fault)) for source in self._sources.silent())
        return Repaired(None, tuple(self._mended), tuple(self._lost), self._aside.count, silent)

    def _mend_all(self) -> None:
        files = MendingFiles(self._layout, self._sources, self._disk, self._aside)
        self._keep([files.description()])
        described = self._description()
        if described is None:
            return  # nothing says what else should be here
        self._mend_logs(described)
        self._keep(files.named(described))
        self._keep(files.acts(described))
        found = Checking(self._layout.root, self._layout, self._watch, None).run()
        wanted = dict.fromkeys(found.missing, "missing") | dict.fromkeys(found.damaged, "object-damaged")
        self._mend_objects(wanted)

    def _description(self) -> Description | None:
        try:
            return read_description(self._layout.description)
        except NotAnArchive:
            if not (self._layout.objects.is_dir() and self._layout.logs.is_dir()):
                raise
        except ArchiveFileDamaged:
            pass
        return None

    def _mend_logs(self, described: Description) -> None:
        staging = Staging(self._folder / "logs", self._disk)
        mending = MendingLogs(self._layout, described, self._sources, staging, self._disk, self._aside)
        self._keep(mending.mend(name, reason) for name, reason in broken_logs(self._layout, described).items())
        staging.clear()

    def _wrong_among(self, objects: Collection[str]) -> dict[str, str]:
        """Those of these objects that are missing or damaged here. What was erased is neither."""
        described = self._description()
        erased = read_erased(self._layout, described) if described else ()
        checks = FolderChecks(self._layout.root, self._layout.objects, None)
        wrong = {}
        for digest in sorted(set(objects)):
            if digest in erased:
                continue
            if not checks.is_here(digest):
                wrong[digest] = "missing"
                continue
            try:
                right = checks.check(digest)[1]
            except (AmanaError, OSError):
                right = False  # no plain file that can be read
            if not right:
                wrong[digest] = "object-damaged"
        return wrong

    def _mend_objects(self, wanted: dict[str, str]) -> None:
        mending = MendingObjects(self._layout, self._sources, self._arriving, self._disk, self._aside, self._watch)
        self._keep(mending.mend(wanted))

    def _keep(self, told: Iterable[Mended | NotMended | None]) -> None:
        for one in told:
            if isinstance(one, Mended):
                self._mended.append(one)
            elif one is not None:
                self._lost.append(one)
