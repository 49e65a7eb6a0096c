"""Reading files in separate, limited processes: whatever a file does to its reader, it ends as an Outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from queue import LifoQueue
from threading import Event, Thread
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.frames import Reply
from amana.intake.gathering import Gathered
from amana.intake.process import COMMAND, Asked, Lost, ReaderProcess
from amana.intake.reading import MIB, GivesApart, Outcome, Reader, Reason
from amana.intake.registry import READERS, reader_for, version_of

_LOOK_EVERY = 0.1  # seconds between two looks at the clock for overdue processes
_BATCH_BYTES = MIB
_BATCH_FILES = 64
ON_DEMAND_FROM = 4 * MIB  # a source this large is not sent: the reader asks for what it needs


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read. `head` is its first 4 KiB, `size` its bytes, `media_type` as `media_type()` told.

    `resume` is where to go on, for what is read in instalments (see `LongReader`).
    """

    source: BinaryIO | bytes
    size: int
    media_type: str
    head: bytes
    name: str
    resume: str | None = None


class ReaderPool:
    """Some reader processes, started when first needed. Safe to use from several threads."""

    def __init__(
        self,
        count: int = 2,
        among: Sequence[Reader] = READERS,
        command: Sequence[str] = COMMAND,
        handed: bytes | None = None,
    ) -> None:
        self._among = among
        self._processes = [ReaderProcess(command, handed) for _ in range(count)]
        self._idle: LifoQueue[ReaderProcess] = LifoQueue()  # the last used is warm, and may be the only one
        for process in self._processes:
            self._idle.put(process)
        self._closed = Event()
        self._clock = Thread(target=self._watch, name="amana-reader-clock", daemon=True)
        self._clock.start()

    def read(self, source: BinaryIO | bytes, size: int, media_type: str, head: bytes, name: str) -> Outcome:
        """How the reading of one file ended. It never raises for what the file holds.

        `source` is read from where it stands, in pieces of at most 1 MiB, and only if some reader takes the file.
        Raises what `source` raises, and ReadingFailed(reason="not-started") where no process can be started.
        """
        return self.read_many((Task(source, size, media_type, head, name),))[0]

    def read_many(self, tasks: Iterable[Task]) -> list[Outcome]:
        """The same for many files, in their order. Small ones given as bytes travel together."""
        outcomes: list[Outcome] = []
        batch: list[tuple[int, Task, Reader]] = []
        for number, task in enumerate(tasks):
            told = _without_reading(task, self._among)
            if isinstance(told, Outcome):
                outcomes.append(told)
                continue
            outcomes.append(_failed(told, (None, None)))  # its place; the batch fills it
            if not _fits(batch, task):
                self._settle(batch, outcomes)
            batch.append((number, task, told))
        self._settle(batch, outcomes)
        return outcomes

    def file_apart(self, task: Task, apart: str) -> bytes | Reason:
        """The bytes of a file inside that its reading did not give (`Part.apart`); or why they cannot be had.

        `task` is the file that holds it. Memory: as large as the file inside. Raises as `read` does.
        """
        reader = reader_for(task.media_type, task.head, task.name, self._among)
        if not isinstance(reader, GivesApart):
            return "malformed"
        into = Gathered(reader.limits.apart_bytes)
        ((reading, failed),) = self._ask([replace(_asked(task, reader), apart=apart, into=into)])
        return into.whole() if reading is not None else failed or "garbled"

    def taker(self, task: Task) -> tuple[str, str]:
        """The name and version of the reader that would be asked."""
        reader = reader_for(task.media_type, task.head, task.name, self._among)
        return (reader.name, version_of(reader)) if reader else ("none", "1")

    def _settle(self, batch: list[tuple[int, Task, Reader]], outcomes: list[Outcome]) -> None:
        """Read a batch and put its outcomes in their places. What breaks the process costs itself alone."""
        while batch:
            asked = [_asked(task, reader) for _, task, reader in batch]
            replies = self._ask(asked)
            for (number, _, reader), reply in zip(batch, replies, strict=False):
                outcomes[number] = _outcome(reader, reply)
            del batch[: len(replies)]

    def _ask(self, asked: Sequence[Asked]) -> list[Reply]:
        """At least one reply; fewer than asked where the process did not survive the last of them."""
        process = self._idle.get()
        replies: list[Reply] = []
        try:
            for reply in process.ask(asked):
                replies.append(reply)
                if reply[1] == "memory":
                    break
        except Lost as lost:
            if lost.reason == "not-started":
                raise ReadingFailed(reason=lost.reason) from lost
            replies.append((None, lost.reason))
        finally:
            self._idle.put(process)
        return replies

    def _watch(self) -> None:
        while not self._closed.wait(_LOOK_EVERY):
            for process in self._processes:
                process.end_if_overdue()

    def close(self) -> None:
        """End every process. Readings still under way in other threads end as lost."""
        self._closed.set()
        for process in self._processes:
            process.stop()
        self._clock.join()


@contextmanager
def readers(
    count: int = 2,
    among: Sequence[Reader] = READERS,
    command: Sequence[str] = COMMAND,
    handed: bytes | None = None,
) -> Iterator[ReaderPool]:
    """A pool of `count` reader processes for as long as the block lasts.

    `handed` goes to each of them before its first task, where `command` is one that takes it.
    """
    pool = ReaderPool(count, among, command, handed)
    try:
        yield pool
    finally:
        pool.close()


def _without_reading(task: Task, among: Sequence[Reader]) -> Outcome | Reader:
    """The outcome that is plain without looking inside; else the reader to ask."""
    reader = reader_for(task.media_type, task.head, task.name, among)
    if reader is None:
        return Outcome("none", "1", "nothing", "no-reader")
    if task.size == 0 and not task.head:
        return Outcome(reader.name, version_of(reader), "nothing", "empty")
    if task.size > reader.limits.input_bytes:
        return _failed(reader, (None, "too-large"))
    return reader


def _fits(batch: Sequence[tuple[int, Task, Reader]], task: Task) -> bool:
    """A batch may be sent twice, so only bytes join one: a stream that was read is gone."""
    if not batch:
        return True
    alone = not isinstance(task.source, bytes) or not isinstance(batch[0][1].source, bytes)
    size = sum(one.size for _, one, _ in batch) + task.size
    return not alone and len(batch) < _BATCH_FILES and size <= _BATCH_BYTES


def _asked(task: Task, reader: Reader) -> Asked:
    on_demand = task.size > ON_DEMAND_FROM and not isinstance(task.source, bytes) and task.source.seekable()
    return Asked(reader, task.name, task.source, task.resume, task.size if on_demand else None)


def _failed(reader: Reader, reply: Reply) -> Outcome:
    return Outcome(reader.name, version_of(reader), "failed", reply[1])


def _outcome(reader: Reader, reply: Reply) -> Outcome:
    reading = reply[0]
    if reading is None:
        return _failed(reader, reply)
    made = reading.texts or reading.pictures or reading.parts
    return Outcome(reader.name, version_of(reader), "read" if made else "nothing", reading.note, reading)
