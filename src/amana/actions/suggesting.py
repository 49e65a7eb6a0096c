"""Reading the texts that wait: what is found in each goes into the catalogue as suggestions, never into the log.

Texts are read in reader processes, so that all cores work and a text that breaks the reader costs its own
suggestions. Stopped half way, the rest waits and is read next time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass

from amana.actions.reader_process import KIND, asked
from amana.archive import Archive
from amana.catalogue import RowCounts, TextReading, TextToRead
from amana.errors import RecordMalformed
from amana.intake import Outcome, ReaderPool, Task
from amana.reading import Reading, reader_version, unpacked
from amana.records import Progress, Watch

OLDER_FORM = "older-form"

_TOGETHER = 32
_TOGETHER_CHARACTERS = 256 << 10
_WAITING = 3
_COUNTED = tuple(asdict(RowCounts()))


@dataclass(frozen=True, slots=True)
class TextSuggestions:
    """What a reader found in one text version (SHA-256, hex): suggestions, never a person's word.

    `reading` is None where there is none: `fault` says how the text broke the reader, or `older-form` where an
    earlier version of Amana kept it in a form that this one does not read; `rebuild` reads it again.
    """

    text_version: str
    reader: str
    counts: RowCounts
    reading: Reading | None = None
    fault: str | None = None


def suggestions(archive: Archive, item: str) -> tuple[TextSuggestions, ...]:
    """What was found in the text versions of an item. ItemUnknown, ItemAmbiguous."""
    catalogue = archive.catalogue
    return tuple(_told(kept, catalogue.text(kept.text_version)) for kept in catalogue.readings(item))


def _told(kept: TextReading, text: str) -> TextSuggestions:
    if kept.packed is None:
        return TextSuggestions(kept.text_version, kept.reader, kept.counts, fault=kept.fault)
    try:
        found = unpacked(kept.packed, text, kept.text_version)
    except RecordMalformed:
        return TextSuggestions(kept.text_version, kept.reader, kept.counts, fault=OLDER_FORM)
    return TextSuggestions(kept.text_version, kept.reader, kept.counts, found)


def read_texts(archive: Archive, pool: ReaderPool, threads: int, watch: Watch | None = None) -> int:
    """Read every text version that waits, and keep what was found; how many were read."""
    done = Progress(0, 0)
    waiting: deque[tuple[list[TextToRead], Future[list[Outcome]]]] = deque()

    def take_up() -> None:
        nonlocal done
        texts, future = waiting.popleft()
        read = [_read(text, outcome) for text, outcome in zip(texts, future.result(), strict=True)]
        archive.catalogue.keep_readings(read)
        done = Progress(done.files + len(texts), done.bytes + sum(len(one.text) for one in texts))
        if watch:
            watch(done)

    with ThreadPoolExecutor(threads, thread_name_prefix="amana-text") as feeding:
        try:
            for texts in _groups(archive.catalogue.to_read()):
                waiting.append((texts, feeding.submit(_outcomes, pool, texts)))
                if len(waiting) > _WAITING:
                    take_up()
            while waiting:
                take_up()
        finally:
            feeding.shutdown(wait=True, cancel_futures=True)
    return done.files


def _groups(texts: Iterable[TextToRead]) -> Iterator[list[TextToRead]]:
    """Small texts travel together."""
    group: list[TextToRead] = []
    size = 0
    for text in texts:
        if group and (len(group) >= _TOGETHER or size + len(text.text) > _TOGETHER_CHARACTERS):
            yield group
            group, size = [], 0
        group.append(text)
        size += len(text.text)
    if group:
        yield group


def _outcomes(pool: ReaderPool, texts: list[TextToRead]) -> list[Outcome]:
    return pool.read_many(_task(one) for one in texts)


def _task(one: TextToRead) -> Task:
    data = asked(one.text, one.published, one.language)
    return Task(data, len(data), KIND, data[:1], "")


def _read(one: TextToRead, outcome: Outcome) -> TextReading:
    """What came back, looked at before it is kept: the process that made it had read foreign words."""
    if outcome.reading is None:
        return _broken(one, outcome.reason or "crashed")
    data = outcome.reading.texts[0].text
    try:
        found = unpacked(data, one.text, one.text_version)
    except RecordMalformed:
        return _broken(one, "garbled")
    return TextReading(one.item, one.text_version, found.reader, _counts(found), data)


def _counts(found: Reading) -> RowCounts:
    return RowCounts(**{kind: len(getattr(found, kind)) for kind in _COUNTED})


def _broken(one: TextToRead, reason: str) -> TextReading:
    return TextReading(one.item, one.text_version, reader_version(), fault=reason)
