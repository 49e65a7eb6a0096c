"""Giving back: original bytes under original paths, checked as they are written, with a list of sums."""

from __future__ import annotations

import io
import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import local
from typing import BinaryIO, Literal

from amana.archive.contents import Contents
from amana.archive.landing import SUMS, Landing, Spot
from amana.errors import AmanaError, DiskFault, NotRestored
from amana.records import ERASED, AccessionRow, ContentPlace, Progress, Restored, RestoredFile, Watch
from amana.stores import Disk, disk_faults

_WAITING = 64
_SMALL = 1 << 18
Tell = Callable[[RestoredFile], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One accession to give back, and the item it belongs to."""

    item: str
    row: AccessionRow

    @property
    def path(self) -> str:
        """The path to restore to, as received, with its raw bytes where it is not UTF-8."""
        noun = self.row.accession
        return os.fsdecode(bytes.fromhex(noun.path_raw)) if noun.path_raw else noun.path


_Waiting = deque[tuple[Wanted, Future[RestoredFile]]]


class GivingBack:
    """One run of `restore`. Two threads open and write; the outcomes come in the order asked for."""

    def __init__(
        self,
        contents: Callable[[], Contents],
        dest: Path,
        tell: Tell,
        watch: Watch | None,
        total: tuple[int, int] = (0, 0),
    ) -> None:
        self._make_contents = contents
        self._tell, self._watch, self._total = tell, watch, total
        self._landing = Landing(dest)
        self._dest = dest
        self._mine = local()
        self._opened: list[Contents] = []
        self._sums: list[tuple[str, str]] = []
        self.sum = Restored()

    def unknown(self, device: str, index: int) -> None:
        """A log entry whose record could not be read: it may be a file, so it is told as one that failed."""
        self.sum.failed += 1
        self._tell(RestoredFile("", f"log {device}, entry {index}", "", "failed", "record-unreadable"))

    def run(self, wanted: Iterable[Wanted]) -> Restored:
        """Give these back; one that fails costs itself alone."""
        waiting: _Waiting = deque()
        with ThreadPoolExecutor(2, thread_name_prefix="amana-restore") as pool:
            try:
                for one in wanted:
                    self._begin(one, pool, waiting)
                    if len(waiting) > _WAITING:
                        self._ended(*waiting.popleft())
                while waiting:
                    self._ended(*waiting.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
                self._close()
        return self.sum

    def _begin(
        self, one: Wanted, pool: ThreadPoolExecutor, waiting: deque[tuple[Wanted, Future[RestoredFile]]]
    ) -> None:
        """Choose its name, in the order asked for, so that names never depend on which thread is faster."""
        if one.row.content == ERASED:
            waiting.append((one, _done(RestoredFile(one.item, one.path, one.row.accession.sha256, "erased"))))
            return
        try:
            spot = self._landing.choose(one.path, one.row.accession.sha256)
        except NotRestored as fault:
            waiting.append((one, _done(self._failed(one, str(fault.facts["reason"])))))
            return
        waiting.append((one, pool.submit(self._restore, one, spot)))

    def _restore(self, one: Wanted, spot: Spot) -> RestoredFile:
        noun = one.row.accession
        try:
            if not spot.present:
                with self._content(one.row.content) as content:
                    self._landing.write(spot, content, noun.sha256, nanoseconds(noun.modified))
        except NotRestored as fault:
            return self._failed(one, str(fault.facts["reason"]))
        except AmanaError as fault:
            return self._failed(one, fault.code)
        finally:
            spot.close()
            self._landing.landed(spot)
        return RestoredFile(one.item, spot.path, noun.sha256, _outcome(one, spot))

    def _content(self, place: ContentPlace) -> BinaryIO:
        """What is small at once, what is large as it is asked for."""
        contents = self._contents()
        return io.BytesIO(contents.read(place)) if place.size <= _SMALL else contents.open(place)

    def _failed(self, one: Wanted, reason: str) -> RestoredFile:
        return RestoredFile(one.item, one.row.accession.path, one.row.accession.sha256, "failed", reason)

    def _contents(self) -> Contents:
        """Each thread's own: an opened object has one place to read at."""
        if not hasattr(self._mine, "contents"):
            self._mine.contents = self._make_contents()
            self._opened.append(self._mine.contents)
        contents: Contents = self._mine.contents
        return contents

    def _ended(self, one: Wanted, done: Future[RestoredFile]) -> None:
        file = done.result()
        if file.outcome == "failed":
            self.sum.failed += 1
        elif file.outcome == "erased":
            self.sum.erased += 1
        else:
            if file.outcome == "present":
                self.sum.present += 1
            else:
                self.sum.restored += 1
            self.sum.bytes += one.row.accession.size
            self._sums.append((file.path, file.sha256))
        self._tell(file)
        if self._watch:
            done_files = self.sum.restored + self.sum.present + self.sum.failed + self.sum.erased
            self._watch(Progress(done_files, self.sum.bytes, *self._total))

    def _close(self) -> None:
        for contents in self._opened:
            contents.close()
        try:
            with disk_faults(self._dest):
                Disk().flush_all(self._dest)  # told as given back, and listed: so it must stay
                self._write_sums()
        except DiskFault as fault:
            self.sum.fault = str(fault.facts["reason"])
        finally:
            self._landing.close()

    def _write_sums(self) -> None:
        """SHA256SUMS as sha256sum(1) writes and checks it; lines of an earlier run are kept."""
        path = self._dest / SUMS
        lines: set[bytes] = {sum_line(path, sha256) for path, sha256 in self._sums}
        if path.is_file() and not path.is_symlink():
            lines |= set(path.read_bytes().splitlines(keepends=True))
        beside = self._dest / f".{SUMS}.new"
        beside.unlink(missing_ok=True)
        try:
            with beside.open("xb") as file:
                os.fchmod(file.fileno(), 0o600)  # it lists names
                ordered: list[bytes] = sorted(lines, key=lambda line: (line[66:], line))
                file.write(b"".join(ordered))
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


def _done(file: RestoredFile) -> Future[RestoredFile]:
    """For what ended before it began."""
    done: Future[RestoredFile] = Future()
    done.set_result(file)
    return done


def _outcome(one: Wanted, spot: Spot) -> Literal["restored", "renamed", "present"]:
    if spot.present:
        return "present"
    return "restored" if spot.path == one.path else "renamed"


def sum_line(path: str, sha256: str) -> bytes:
    """One line of SHA256SUMS; a backslash in front says that the name is escaped (coreutils)."""
    raw = os.fsencode(path)
    escaped = raw.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
    return (b"\\" if escaped != raw else b"") + sha256.encode() + b"  " + escaped + b"\n"


def nanoseconds(modified: str | None) -> int | None:
    """A record's `modified` as nanoseconds since 1970; None where it cannot be said."""
    if not modified or not modified.endswith("Z"):
        return None
    whole, _, rest = modified.removesuffix("Z").partition(".")
    try:
        seconds = int(datetime.fromisoformat(whole).replace(tzinfo=UTC).timestamp())
        return seconds * 1_000_000_000 + int(rest.ljust(9, "0")[:9] or 0)
    except (ValueError, OverflowError):
        return None
