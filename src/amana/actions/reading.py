"""Reading what was taken in: each unread item goes to the intake modules, what they make goes into the archive.

Items are read from the archive itself, not from where they came: what is read is what is kept. An item
that breaks its module costs its own text and nothing else; the failure is recorded with it.
"""

from __future__ import annotations

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from threading import local

from amana.archive import Archive, Contents, Writer
from amana.catalogue import ItemSummary
from amana.errors import AmanaError
from amana.intake import Outcome, ReaderPool, readers
from amana.records import ContentPlace, Derivative, Intake, Progress, Watch

_WAITING = 8
_HEAD = 4096
_PROCESSES = 2
_TOLD_AFTER = 50
Made = list[tuple[Derivative, bytes]]


def read_unread(archive: Archive, watch: Watch | None = None) -> tuple[int, int]:
    """Read every item that no intake module has looked at; how many were read, and how many broke theirs."""
    items = archive.unread()
    first = next(items, None)
    if first is None:
        return 0, 0
    with archive.writing() as writer, readers(count=_PROCESSES) as pool:
        run = _Run(archive, writer, pool, watch)
        try:
            run.read(first)
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
        self._waiting: deque[tuple[ItemSummary, Future[Outcome]]] = deque()
        self._progress = (0, 0)
        self.read_well = 0
        self.failed = 0

    def read(self, item: ItemSummary) -> None:
        """Hand the item to the pool, and take up what is finished."""
        place = self._archive.catalogue.content(item.sha256)
        if place is not None:
            self._waiting.append((item, self._threads.submit(self._outcome, item, place)))
        if len(self._waiting) > _WAITING:
            self._take_up()

    def _outcome(self, item: ItemSummary, place: ContentPlace) -> Outcome:
        """In a thread of its own, with opened objects of its own: it only feeds a pipe."""
        if not hasattr(self._mine, "contents"):
            self._mine.contents = self._archive.contents()
            self._opened.append(self._mine.contents)
        with self._mine.contents.open(place) as source:
            head = source.read(_HEAD)
            source.seek(0)
            return self._pool.read(source, item.size, item.media_type, head, item.name)

    def _take_up(self) -> None:
        item, future = self._waiting.popleft()
        try:
            outcome = future.result()
        except AmanaError:
            # The object is damaged or gone: it stays unread, and `verify` says what is wrong with it.
            self.failed += 1
            return
        noun, made = _told(item, outcome)
        self._archive.keep_intake(self._writer, noun, made)
        if outcome.outcome == "failed":
            self.failed += 1
        else:
            self.read_well += 1
        self._count(item.size)
        if self._writer.full:
            self._writer.commit()

    def _count(self, size: int) -> None:
        files, size_so_far = self._progress
        self._progress = (files + 1, size_so_far + size)
        if self._watch and files % _TOLD_AFTER == 0:
            self._watch(Progress(*self._progress))

    def finish(self) -> None:
        """Take up everything, and make it durable."""
        while self._waiting:
            self._take_up()
        self._writer.commit()
        if self._watch:
            self._watch(Progress(*self._progress))

    def close(self) -> None:
        """Let go of threads and opened objects."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for contents in self._opened:
            contents.close()


def _told(item: ItemSummary, outcome: Outcome) -> tuple[Intake, Made]:
    """The outcome as a record, and what was made with it."""
    reading = outcome.reading
    made: Made = []
    if reading is not None:
        for text in reading.texts:
            data = text.text.encode()
            made.append((_derivative("text", data, len(text.text), "text/plain", text.part, text.encoding), data))
        for picture in reading.thumbnails:
            data = picture.data
            made.append((_derivative("thumbnail", data, len(data), picture.media_type, None, None), data))
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


def _derivative(
    kind: str, data: bytes, length: int, media_type: str, part: str | None, encoding: str | None
) -> Derivative:
    sha256 = hashlib.sha256(data).hexdigest()
    return Derivative(kind, sha256, length, media_type, part, encoding)  # type: ignore[arg-type]
