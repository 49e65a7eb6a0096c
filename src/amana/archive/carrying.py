"""Objects carried from one place to another, a few at a time, with progress, and broken off at any moment.

What happens to one object is told apart from what happens to the place: a place that is gone, full or locked
ends the carrying; an object that is missing or damaged costs itself alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from threading import Event, Lock
from typing import BinaryIO, Final

from amana.errors import (
    AmanaError,
    DiskFault,
    ObjectDamaged,
    ObjectMissing,
    StoreLied,
    StoreRefused,
    StoreUnreachable,
)
from amana.records import Progress, Watch

_AT_ONCE: Final = 3
_TELL_EVERY: Final = 0.2
# So many objects in a row that a place will not give: then it is the place that refuses.
_MOST_REFUSALS: Final = 16


class Stopped(Exception):
    """The carrying was broken off; whoever broke it off says why."""


class Meter:
    """How much has been carried, and of how much, for everything that one sync does; and the word to stop."""

    def __init__(self, watch: Watch | None) -> None:
        self._watch, self._lock = watch, Lock()
        self._files = self._bytes = self._total_files = self._total_bytes = 0
        self._all_known = True
        self.stop = Event()

    def expect(self, files: int, size: int | None) -> None:
        """So much more is to be carried; `size` in bytes, None where nobody knows before it is opened."""
        with self._lock:
            self._total_files += files
            self._total_bytes += size or 0
            self._all_known &= size is not None

    def moved(self, size: int) -> None:
        """So many bytes more went by. Raises Stopped."""
        if self.stop.is_set():
            raise Stopped
        with self._lock:
            self._bytes += size

    def done(self) -> None:
        """One object more is done with."""
        with self._lock:
            self._files += 1

    def tell(self) -> None:
        """Say how far it has come; called by the thread that a person waits for."""
        if self._watch:
            total = max(self._total_bytes, self._bytes) if self._all_known else 0
            self._watch(Progress(self._files, self._bytes, self._total_files, total))


class Metered:
    """An opened object whose bytes are counted as they are read, and of which no more than its size is read."""

    def __init__(self, source: BinaryIO, meter: Meter) -> None:
        self._source, self._meter = source, meter
        self.size = source.seek(0, os.SEEK_END)
        self.read_bytes = 0
        source.seek(0)

    def read(self, size: int = -1, /) -> bytes:
        """As a file's."""
        data = self._source.read(self._left(size))
        self._count(len(data))
        return data

    def readinto(self, room: memoryview, /) -> int:
        """As an unbuffered file's."""
        got: int = self._source.readinto(memoryview(room)[: self._left(len(room))])  # type: ignore[attr-defined]
        self._count(got)
        return got

    def _left(self, wanted: int) -> int:
        left = max(0, self.size - self._source.tell())
        return left if wanted < 0 else min(wanted, left)

    def _count(self, got: int) -> None:
        self.read_bytes += got
        self._meter.moved(got)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """As a file's."""
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        """As a file's."""
        return self._source.tell()

    def close(self) -> None:
        """As a file's."""
        self._source.close()

    def __enter__(self) -> Metered:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass
class Carried:
    """What became of the objects: how many bytes of each went over, and the names of those that did not.

    `there` were there already. `missing` the source has not; `damaged` are not what their name says there;
    `lied` the destination said it kept and has not; `refused` the source would not give.
    """

    bytes: int = 0
    sent: set[str] = field(default_factory=set)
    there: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    damaged: set[str] = field(default_factory=set)
    lied: set[str] = field(default_factory=set)
    refused: dict[str, AmanaError] = field(default_factory=dict)

    def add(self, other: Carried) -> None:
        """The sum of both."""
        self.bytes += other.bytes
        for mine, its in (
            (self.sent, other.sent),
            (self.there, other.there),
            (self.missing, other.missing),
            (self.damaged, other.damaged),
            (self.lied, other.lied),
        ):
            mine |= its
        self.refused |= other.refused

    @property
    def lacking(self) -> set[str]:
        """Those that did not arrive."""
        return self.missing | self.damaged | self.lied | set(self.refused)


Carry = Callable[[str], int | None]
"""Carries one object: how many bytes went over; None where it was there already."""


class Carrying:
    """Carries many objects. `result` stands whatever happens: also what had arrived when it was broken off."""

    def __init__(self, meter: Meter, refusals: bool) -> None:
        """`refusals`: a StoreRefused is one object's own (the source will not give it), not the whole place's."""
        self._meter, self._refusals = meter, refusals
        self._in_a_row = 0
        self.result = Carried()

    def run(self, names: Iterable[str], carry: Carry) -> Carried:
        """Carry these. Raises what ends it: StoreUnreachable, StoreRefused, DiskFault, and whatever interrupts."""
        left = iter(names)
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="amana-carry") as pool:
            running: dict[Future[int | None], str] = {}
            try:
                while self._fill(pool, running, left, carry):
                    done, _ = wait(running, _TELL_EVERY, FIRST_COMPLETED)
                    for one in done:
                        self._ended(running.pop(one), one)
                    self._meter.tell()
            except BaseException:
                self._meter.stop.set()
                raise
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
                self._meter.stop.clear()
                self._drain(running)
        return self.result

    def _fill(
        self, pool: ThreadPoolExecutor, running: dict[Future[int | None], str], left: Iterator[str], carry: Carry
    ) -> bool:
        for name in islice(left, 2 * _AT_ONCE - len(running)):
            running[pool.submit(carry, name)] = name
        return bool(running)

    def _drain(self, running: dict[Future[int | None], str]) -> None:
        """What had arrived all the same when it was broken off."""
        for one, name in running.items():
            if one.done() and not one.cancelled() and one.exception() is None:
                self._ended(name, one)

    def _ended(self, name: str, one: Future[int | None]) -> None:
        try:
            size = one.result()
        except ObjectMissing:
            self.result.missing.add(name)
        except ObjectDamaged:
            self.result.damaged.add(name)
        except StoreLied:
            self.result.lied.add(name)
        except StoreRefused as fault:
            self._in_a_row += 1
            if not self._refusals or self._in_a_row > _MOST_REFUSALS:
                raise
            self.result.refused[name] = fault
        else:
            self._in_a_row = 0
            self.result.bytes += size or 0
            (self.result.there if size is None else self.result.sent).add(name)
        self._meter.done()


ENDS = (StoreUnreachable, StoreRefused, DiskFault)
"""What ends the carrying from or to one place."""
