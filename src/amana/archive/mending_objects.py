"""Mending objects here: brought from a copy that has them right, checked on the way, put in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Final

from amana.archive.aside import Aside
from amana.archive.layout import Layout
from amana.archive.lock import writing
from amana.archive.sources import Source, Sources
from amana.errors import DiskFault
from amana.records import Mended, NotMended, Progress, Watch
from amana.stores import Disk, FolderStore

_WAIT: Final = 30.0
_AT_ONCE: Final = 3
_TOGETHER: Final = 16


class MendingObjects:
    """Mends objects of the archive in this folder. `arriving` is a store in `local/`, for what is on its way."""

    def __init__(
        self,
        layout: Layout,
        sources: Sources,
        arriving: FolderStore,
        disk: Disk,
        aside: Aside,
        watch: Watch | None = None,
    ) -> None:
        self._layout, self._sources, self._arriving = layout, sources, arriving
        self._disk, self._aside, self._watch = disk, aside, watch
        self._objects = FolderStore(layout.objects, disk)

    def mend(self, wanted: Mapping[str, str]) -> Iterator[Mended | NotMended]:
        """Mend these objects, each with what is wrong with it. ArchiveBusy, DiskFault: it can be run again."""
        names = iter(sorted(wanted))
        done = 0
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="amana-repair") as pool:
            try:
                while some := list(islice(names, _TOGETHER)):
                    found = dict(zip(some, pool.map(self.bring, some), strict=True))
                    self._adopt(name for name, source in found.items() if source is not None)
                    done += len(some)
                    if self._watch:
                        self._watch(Progress(done, 0, len(wanted)))
                    for name, source in found.items():
                        yield self._told(name, source, wanted[name])
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _told(self, digest: str, source: str | None, reason: str) -> Mended | NotMended:
        return Mended("object", digest, source) if source is not None else NotMended("object", digest, reason)

    def bring(self, digest: str) -> str | None:
        """Bring one object into `arriving`, checked and durable; which copy gave it, None where none has it."""

        def give(source: Source) -> bool:
            with source.medium.objects.open(digest) as sealed:
                self._arriving.put(digest, sealed)
            return True

        try:
            found = self._sources.first(give)
        except DiskFault:
            self._arriving.erase(digest)  # what was begun of it may be what fills the disk
            raise
        return found[0] if found else None

    def _adopt(self, digests: Iterable[str]) -> None:
        """Put what arrived in its place; what was there is set aside."""
        names = sorted(digests)
        if not names:
            return
        with writing(self._layout.lock, _WAIT):
            for digest in names:
                self._aside.put(self._objects.path(digest), digest)
            self._objects.adopt([(self._arriving.path(digest), digest) for digest in names])
