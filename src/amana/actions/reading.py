"""Reading what was taken in: each unread item goes to the intake modules, what they make goes into the archive;
then the texts are read, and what is found in them goes into the catalogue.

Items are read from the archive itself, not from where they came: what is read is what is kept. An item
that breaks its module costs its own text and nothing else; the failure is recorded with it.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from threading import local
from typing import Literal

from amana.actions.reader_process import ALL_READERS, COMMAND, WITH_PLACES
from amana.actions.suggesting import read_texts
from amana.archive import Archive, Contents, Writer
from amana.catalogue import ItemSummary
from amana.errors import AmanaError, RecordMalformed
from amana.intake import HEAD_SIZE, Outcome, ReaderPool, Task, readers
from amana.reading import Gazetteer
from amana.records import ContentPlace, Derivative, Intake, Progress, Watch

_PROCESSES = 2
_WAITING = 4
_SMALL = 256 << 10
_TOGETHER = 64
_TOGETHER_BYTES = 1 << 20
Made = list[tuple[Derivative, bytes]]
Placed = tuple[ItemSummary, ContentPlace]
Outcomes = list[Outcome | AmanaError]


@contextmanager
def _readers(gazetteer: Gazetteer | None) -> Iterator[ReaderPool]:
    """Reader processes of an archive, each handed the places first, where there are any of its own."""
    if gazetteer is None:
        with readers(_PROCESSES, ALL_READERS, COMMAND) as pool:
            yield pool
    else:
        with readers(_PROCESSES, ALL_READERS, (*COMMAND, WITH_PLACES), gazetteer.source) as pool:
            yield pool


def read_unread(
    archive: Archive, watch: Watch | None = None, gazetteer: Gazetteer | None = None
) -> tuple[int, int]:
    """Read every item that no intake module has looked at, and every text that waits.

    How many items were read, and how many broke their module. In a folder that cannot be written to, texts alone:
    what is found in them stays in this machine's own catalogue. Texts are read with the places of `gazetteer` too.
    """
    read = failed = 0
    with _readers(gazetteer) as pool:
        items = archive.unread()
        first = next(items, None) if archive.writable else None
        if first is not None:
            read, failed = _read_items(archive, chain([first], items), pool, watch)
        read_texts(archive, pool, _PROCESSES, watch, gazetteer)
    return read, failed


def read_waiting(archive: Archive, watch: Watch | None = None) -> int:
    """Read the texts that wait, of a catalogue that was made anew; how many there were."""
    with readers(_PROCESSES, ALL_READERS, COMMAND) as pool:
        return read_texts(archive, pool, _PROCESSES, watch)


def _read_items(
    archive: Archive, items: Iterable[ItemSummary], pool: ReaderPool, watch: Watch | None
) -> tuple[int, int]:
    with archive.writing() as writer:
        run = _Run(archive, writer, pool, watch)
        try:
            for item in items:
                run.read(item)
            run.finish()
        finally:
            run.close()
    return run.read_well, run.failed


class _Run:
    """One pass over the unread items: reader processes work while this one indexes what they made."""

    def __init__(self, archive: Archive, writer: Writer, pool: ReaderPool, watch: Watch | None) -> None:
        self._archive, self._writer, self._pool, self._watch = archive, writer, pool, watch
        self._threads = ThreadPoolExecutor(_PROCESSES, thread_name_prefix="amana-read")
        self._mine = local()
        self._opened: list[Contents] = []
        self._group: list[Placed] = []
        self._group_bytes = 0
        self._waiting: deque[tuple[list[Placed], Future[Outcomes]]] = deque()
        self._progress = Progress(0, 0)
        self.read_well = 0
        self.failed = 0

    def read(self, item: ItemSummary) -> None:
        """Small items wait for one another and travel together; a large one goes by itself."""
        place = self._archive.catalogue.content(item.sha256)
        if place is None:
            return
        if item.size > _SMALL:
            self._send([(item, place)])
            return
        self._group.append((item, place))
        self._group_bytes += item.size
        if len(self._group) >= _TOGETHER or self._group_bytes >= _TOGETHER_BYTES:
            self._send_group()

    def _send_group(self) -> None:
        if self._group:
            self._send(self._group)
            self._group, self._group_bytes = [], 0

    def _send(self, placed: list[Placed]) -> None:
        self._waiting.append((placed, self._threads.submit(self._outcomes, placed)))
        if len(self._waiting) > _WAITING:
            self._take_up()

    def _outcomes(self, placed: Sequence[Placed]) -> Outcomes:
        """In a thread of its own, with opened objects of its own: it only feeds a pipe."""
        if not hasattr(self._mine, "contents"):
            self._mine.contents = self._archive.contents()
            self._opened.append(self._mine.contents)
        contents: Contents = self._mine.contents
        if placed[0][0].size > _SMALL:
            return [self._one(contents, *placed[0])]
        tasks = [_task(contents, item, place) for item, place in placed]
        read = iter(self._pool.read_many(task for task in tasks if isinstance(task, Task)))
        return [next(read) if isinstance(task, Task) else task for task in tasks]

    def _one(self, contents: Contents, item: ItemSummary, place: ContentPlace) -> Outcome | AmanaError:
        """A large item, streamed."""
        try:
            with contents.open(place) as source:
                head = source.read(HEAD_SIZE)
                source.seek(0)
                return self._pool.read(source, item.size, item.media_type, head, item.name)
        except AmanaError as fault:
            return fault

    def _take_up(self) -> None:
        placed, future = self._waiting.popleft()
        for (item, _), outcome in zip(placed, future.result(), strict=True):
            self._keep(item, outcome)
        if self._watch:
            self._watch(self._progress)
        if self._writer.full:
            self._writer.commit()

    def _keep(self, item: ItemSummary, outcome: Outcome | AmanaError) -> None:
        self._progress = Progress(self._progress.files + 1, self._progress.bytes + item.size)
        if isinstance(outcome, AmanaError):
            # Its object is damaged or gone: it stays unread, and `verify` says what is wrong.
            self.failed += 1
            return
        try:
            self._archive.keep_intake(self._writer, *_told(item, outcome))
        except RecordMalformed:
            # More than one record can hold: kept as a failure, so that it is not tried again and again.
            outcome = replace(outcome, outcome="failed", reason="too-large", reading=None)
            self._archive.keep_intake(self._writer, *_told(item, outcome))
        if outcome.outcome == "failed":
            self.failed += 1
        else:
            self.read_well += 1

    def finish(self) -> None:
        """Take up everything, and make it durable."""
        self._send_group()
        while self._waiting:
            self._take_up()
        self._writer.commit()

    def close(self) -> None:
        """Let go of threads and opened objects."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for contents in self._opened:
            contents.close()


def _task(contents: Contents, item: ItemSummary, place: ContentPlace) -> Task | AmanaError:
    """A small item with its bytes; or why it has none."""
    try:
        data = contents.read(place)
    except AmanaError as fault:
        return fault
    return Task(data, item.size, item.media_type, data[:HEAD_SIZE], item.name)


def _told(item: ItemSummary, outcome: Outcome) -> tuple[Intake, Made]:
    """The outcome as a record, and what was made with it."""
    reading = outcome.reading
    made: Made = []
    for text in reading.texts if reading else ():
        data = text.text.encode()
        made.append(_derived("text", data, len(text.text), "text/plain", text.part, text.encoding))
    for picture in reading.pictures if reading else ():
        made.append(_derived("thumbnail", picture.data, len(picture.data), picture.media_type))
    noun = Intake(
        sha256=item.sha256,
        module=outcome.module,
        version=outcome.version,
        outcome=outcome.outcome,
        reason=outcome.reason or (reading.note if reading else None),
        title=reading.title if reading else None,
        byline=reading.byline if reading else None,
        site=reading.site if reading else None,
        published=reading.published if reading else None,
        language=reading.language if reading else None,
        facts=reading.facts if reading else (),
        made=tuple(one for one, _ in made),
    )
    return noun, made


def _derived(
    kind: Literal["text", "thumbnail"],
    data: bytes,
    length: int,
    media_type: str,
    part: str | None = None,
    encoding: str | None = None,
) -> tuple[Derivative, bytes]:
    sha256 = hashlib.sha256(data).hexdigest()
    return Derivative(kind, sha256, length, media_type, part, encoding), data
