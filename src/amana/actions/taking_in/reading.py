"""Reading what was taken in: each unread item goes to the intake modules, what they make goes into the archive;
then the texts are read, and what is found in them goes into the catalogue.

Items are read from the archive itself, not from where they came: what is read is what is kept. An item
that breaks its module costs its own text and nothing else; the failure is recorded with it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from threading import local
from typing import BinaryIO

from amana.actions.taking_in.reader_process import ALL_READERS, COMMAND, WITH_PLACES
from amana.actions.taking_in.recording import recorded
from amana.actions.taking_in.suggesting import read_texts
from amana.archive import Archive, Contents, Writer
from amana.catalogue import ItemSummary
from amana.errors import AmanaError, RecordMalformed
from amana.intake import (
    HEAD_SIZE,
    READERS,
    TO_RECOGNISE,
    Following,
    Outcome,
    ReaderPool,
    Reason,
    Task,
    Told,
    family_of,
    media_type,
    pages_to_recognise,
    readers,
    source_of,
)
from amana.reading import Gazetteer
from amana.records import ContentPlace, Progress, Watch, how_far

_PROCESSES = 2
_WAITING = 4
_SMALL = 256 << 10
_TOGETHER = 64
_TOGETHER_BYTES = 1 << 20
Placed = tuple[ItemSummary, ContentPlace]
Outcomes = list[Outcome | AmanaError]
_FAMILIES = {reader.name: family_of(reader) for reader in READERS}
BrokenOff = dict[tuple[str, str], str]  # a reader's name and version -> the token where it goes on


@dataclass(slots=True)
class ReadSum:
    """How many items were read and how many broke their module; and the same of the files inside them.

    `families` says what was read: items by what a person would call them (see `amana.intake.families`).
    """

    read: int = 0
    failed: int = 0
    inside: int = 0
    inside_failed: int = 0
    families: dict[str, int] = field(default_factory=dict)


@contextmanager
def _readers(gazetteer: Gazetteer | None) -> Iterator[ReaderPool]:
    """Reader processes of an archive, each handed the places first, where there are any of its own."""
    if gazetteer is None:
        with readers(_PROCESSES, ALL_READERS, COMMAND) as pool:
            yield pool
    else:
        with readers(_PROCESSES, ALL_READERS, (*COMMAND, WITH_PLACES), gazetteer.source) as pool:
            yield pool


def read_unread(archive: Archive, watch: Watch | None = None, gazetteer: Gazetteer | None = None) -> ReadSum:
    """Read every item that no intake module has looked at, and every text that waits.

    In a folder that cannot be written to, texts alone:
    what is found in them stays in this machine's own catalogue. Texts are read with the places of `gazetteer` too.
    """
    done = ReadSum()
    with _readers(gazetteer) as pool:
        items = archive.unread()
        first = next(items, None) if archive.writable else None
        if first is not None:
            done = _read_items(archive, chain([first], items), pool, watch)
        read_texts(archive, pool, _PROCESSES, watch, gazetteer)
    return done


def read_these(
    archive: Archive,
    items: Sequence[ItemSummary],
    watch: Watch | None = None,
    gazetteer: Gazetteer | None = None,
) -> ReadSum:
    """Read these items, whether they were read before or not; then every text that waits."""
    with _readers(gazetteer) as pool:
        done = _read_items(archive, items, pool, watch) if items else ReadSum()
        read_texts(archive, pool, _PROCESSES, watch, gazetteer)
    return done


def read_waiting(archive: Archive, watch: Watch | None = None) -> int:
    """Read the texts that wait, of a catalogue that was made anew; how many there were."""
    with readers(_PROCESSES, ALL_READERS, COMMAND) as pool:
        return read_texts(archive, pool, _PROCESSES, watch)


def _read_items(archive: Archive, items: Iterable[ItemSummary], pool: ReaderPool, watch: Watch | None) -> ReadSum:
    with archive.writing() as writer:
        run = _Run(archive, writer, pool, watch)
        try:
            for item in items:
                run.read(item)
            run.finish()
        finally:
            run.close()
    return run.sum


class _Run:
    """One pass over the unread items: reader processes work while this one indexes what they made."""

    def __init__(self, archive: Archive, writer: Writer, pool: ReaderPool, watch: Watch | None) -> None:
        self._archive, self._writer, self._pool, self._watch = archive, writer, pool, watch
        self._threads = ThreadPoolExecutor(_PROCESSES, thread_name_prefix="amana-read")
        # Of its own: what is inside a file is waited for while other files are read.
        self._inside = ThreadPoolExecutor(_PROCESSES, thread_name_prefix="amana-inside")
        self._mine = local()
        self._opened: list[Contents] = []
        self._group: list[Placed] = []
        self._group_bytes = 0
        self._waiting: deque[tuple[list[Placed], BrokenOff, Future[Outcomes]]] = deque()
        self._progress = Progress(0, 0)
        self.sum = ReadSum()

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
        # Asked of the catalogue here: it is no affair of other threads.
        broken_off = _broken_off(self._archive, placed[0][0]) if placed[0][0].size > _SMALL else {}
        self._waiting.append((placed, broken_off, self._threads.submit(self._outcomes, placed, broken_off)))
        if len(self._waiting) > _WAITING:
            self._take_up()

    def _outcomes(self, placed: Sequence[Placed], broken_off: BrokenOff) -> Outcomes:
        """In a thread of its own, with opened objects of its own: it only feeds a pipe."""
        contents = self._contents()
        if placed[0][0].size > _SMALL:
            return [self._one(*placed[0], broken_off)]
        tasks = [_task(contents, item, place) for item, place in placed]
        read = iter(self._pool.read_many(task for task in tasks if isinstance(task, Task)))
        return [next(read) if isinstance(task, Task) else task for task in tasks]

    def _contents(self) -> Contents:
        if not hasattr(self._mine, "contents"):
            self._mine.contents = self._archive.contents()
            self._opened.append(self._mine.contents)
        contents: Contents = self._mine.contents
        return contents

    def _one(self, item: ItemSummary, place: ContentPlace, resume: str | BrokenOff) -> Outcome | AmanaError:
        """A large item, streamed; from where its last reading by the same reader was broken off."""
        try:
            with self._contents().open(place) as source:
                task = _streamed(source, item)
                token = resume if isinstance(resume, str) else resume.get(self._pool.taker(task))
                return self._pool.read_many((replace(task, resume=token),))[0]
        except AmanaError as fault:
            return fault

    def _instalment(self, item: ItemSummary, place: ContentPlace, resume: str) -> list[Outcome]:
        following = self._one(item, place, resume)
        if isinstance(following, AmanaError):
            raise following
        return [following]

    def _taken_out(self, item: ItemSummary, place: ContentPlace, apart: str) -> bytes | Reason:
        with self._contents().open(place) as source:
            return self._pool.file_apart(_streamed(source, item), apart)

    def _take_up(self) -> None:
        placed, broken_off, future = self._waiting.popleft()
        for (item, place), outcome in zip(placed, future.result(), strict=True):
            self._keep(item, place, outcome, broken_off)
            if self._watch:
                self._watch(self._progress)
            if self._writer.full:
                self._writer.commit()

    def _keep(
        self, item: ItemSummary, place: ContentPlace, outcome: Outcome | AmanaError, broken_off: BrokenOff
    ) -> None:
        self._progress = Progress(self._progress.files + 1, self._progress.bytes + item.size)
        try:
            if isinstance(outcome, AmanaError):
                raise outcome
            since = broken_off.get((outcome.module, outcome.version))
            self._keep_whole(item, place, outcome, since)
        except AmanaError:
            # Its object is damaged or gone: it stays unread, and `verify` says what is wrong.
            self.sum.failed += 1
            return
        if outcome.outcome == "failed":
            self.sum.failed += 1
        else:
            self.sum.read += 1
            self._count(outcome.module)

    def _count(self, module: str) -> None:
        family = _FAMILIES.get(module)
        if family is not None:
            self.sum.families[family] = self.sum.families.get(family, 0) + 1

    def _keep_whole(self, item: ItemSummary, place: ContentPlace, outcome: Outcome, since: str | None) -> None:
        """All that comes of an item: most have one reading, an archive or a chat may have thousands."""

        def read_on(resume: str) -> Future[list[Outcome]]:
            return self._inside.submit(self._instalment, item, place, resume)

        def take_out(apart: str) -> Future[bytes | Reason]:
            return self._inside.submit(self._taken_out, item, place, apart)

        following = Following(self._read_inside, item.size, self._apart_inside)
        for told in following.follow(outcome, read_on, since, take_out):
            self._recognise(item, place, told)  # first: if it is broken off here, the item is not read yet
            self._record(item, told)
            if told.part is not None:
                self.sum.inside += 1
                self.sum.inside_failed += told.outcome.outcome == "failed"
            if self._writer.full:
                self._writer.commit()
            del told  # it may hold a large file: the next one is not to stand beside it

    def _recognise(self, item: ItemSummary, place: ContentPlace, told: Told) -> None:
        """The text in pictures of text, page by page: tasks of their own, since it is slow and may break."""
        pages = pages_to_recognise(told.outcome)
        if not pages:
            return
        done = _recognised_pages(self._archive, item, told.part)
        waiting: deque[tuple[str, Future[Outcome | AmanaError]]] = deque()
        for page in pages:
            if page not in done:
                waiting.append((page, self._inside.submit(self._recognised, item, place, told, page)))
            if len(waiting) > _PROCESSES:
                self._keep_page(item, told, *waiting.popleft())
        while waiting:
            self._keep_page(item, told, *waiting.popleft())

    def _keep_page(self, item: ItemSummary, told: Told, page: str, future: Future[Outcome | AmanaError]) -> None:
        outcome = future.result()
        if isinstance(outcome, AmanaError):
            raise outcome
        self._record(item, Told(outcome, told.part, page))

    def _recognised(self, item: ItemSummary, place: ContentPlace, told: Told, page: str) -> Outcome | AmanaError:
        def page_of(source: BinaryIO | bytes, size: int) -> Outcome:
            return self._pool.read_many((Task(source, size, TO_RECOGNISE, b"?", item.name, page),))[0]

        if told.file is not None:
            data = told.file.data or b""
            return page_of(source_of(data), len(data))
        try:
            with self._contents().open(place) as source:
                return page_of(source, item.size)
        except AmanaError as fault:
            return fault

    def _read_inside(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        return self._inside.submit(self._pool.read_many, tasks)

    def _apart_inside(self, task: Task, apart: str) -> Future[bytes | Reason]:
        return self._inside.submit(self._pool.file_apart, task, apart)

    def _record(self, item: ItemSummary, told: Told) -> None:
        try:
            self._archive.keep_intake(self._writer, *recorded(item.sha256, told))
        except RecordMalformed:
            # More than one record can hold: kept as a failure, so that it is not tried again and again.
            outcome = replace(told.outcome, outcome="failed", reason="too-large", reading=None)
            self._archive.keep_intake(self._writer, *recorded(item.sha256, replace(told, outcome=outcome)))

    def finish(self) -> None:
        """Take up everything, and make it durable."""
        self._send_group()
        while self._waiting:
            self._take_up()
        self._writer.commit()

    def close(self) -> None:
        """Let go of threads and opened objects."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._inside.shutdown(wait=True, cancel_futures=True)
        for contents in self._opened:
            contents.close()


def _streamed(source: BinaryIO, item: ItemSummary) -> Task:
    """An item as its opened bytes are read."""
    head = source.read(HEAD_SIZE)
    source.seek(0)
    # Looked at again: what it was taken for when it was taken in, an earlier version said.
    return Task(source, item.size, media_type(head, item.name), head, item.name)


def _task(contents: Contents, item: ItemSummary, place: ContentPlace) -> Task | AmanaError:
    """A small item with its bytes; or why it has none."""
    try:
        data = contents.read(place)
    except AmanaError as fault:
        return fault
    head = data[:HEAD_SIZE]
    return Task(data, item.size, media_type(head, item.name), head, item.name)


def _broken_off(archive: Archive, item: ItemSummary) -> BrokenOff:
    """Where an item's reading goes on, for each reader that reads in instalments and was broken off."""
    told = how_far(row.intake for row in archive.catalogue.item(item.sha256).intakes)
    return {taker: token for taker, token in told.items() if token is not None}


def _recognised_pages(archive: Archive, item: ItemSummary, part: str | None) -> set[str | None]:
    """The pages whose text was recognised before a reading was broken off."""
    rows = (row.intake for row in archive.catalogue.item(item.sha256).intakes)
    return {one.since for one in rows if one.module == "ocr" and one.part == part and one.outcome == "read"}
