"""Reading the texts that wait: what is found in each goes into the catalogue as suggestions, never into the log.

Texts are read in reader processes, so that all cores work and a text that breaks the reader costs its own
suggestions. Stopped half way, the rest waits and is read next time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace

from amana.actions.comparing.account_traits import traits_of
from amana.actions.knowledge.naming import mentions_of, places_told
from amana.actions.taking_in.message_days import Days, MessageDays
from amana.actions.taking_in.reader_process import KIND, asked
from amana.archive import Archive
from amana.catalogue import RowCounts, TextReading, TextToRead
from amana.compare.events import packed_traits
from amana.errors import RecordMalformed
from amana.intake import Outcome, ReaderPool, Task
from amana.reading import (
    Gazetteer,
    Reading,
    Tagged,
    Tagger,
    packed_tags,
    reader_version,
    tagged_by,
    unpacked,
    unpacked_tags,
)
from amana.records import Progress, Watch

OLDER_FORM = "older-form"

_TOGETHER = 32
_TOGETHER_CHARACTERS = 256 << 10
_WAITING = 3
_COUNTED = tuple(asdict(RowCounts()))


@dataclass(frozen=True, slots=True)
class TextSuggestions:
    """What a reader found in one text version (SHA-256, hex): suggestions, never a person's word.

    `tagged` is what taggers found. `reading` is None where there is none: `fault` says how the text broke the
    reader, or `older-form` where an earlier version of Amana kept it in a form that this one does not read;
    `rebuild` reads it again.
    """

    text_version: str
    reader: str
    counts: RowCounts
    reading: Reading | None = None
    fault: str | None = None
    tagged: tuple[Tagged, ...] = ()


def suggestions(archive: Archive, item: str, text_version: str | None = None) -> tuple[TextSuggestions, ...]:
    """What was found in the text versions of an item, or in this one alone. ItemUnknown, ItemAmbiguous."""
    kept = archive.catalogue.readings(item, text_version)
    tagged: dict[str, list[TextReading]] = {}
    for one in kept:
        if one.tagger:
            tagged.setdefault(one.text_version, []).append(one)
    return tuple(_told(archive, one, tagged.get(one.text_version, ())) for one in kept if not one.tagger)


def _told(archive: Archive, kept: TextReading, tagged: Sequence[TextReading]) -> TextSuggestions:
    text = archive.catalogue.text(kept.text_version)
    told = TextSuggestions(kept.text_version, kept.reader, kept.counts, fault=kept.fault)
    try:
        tags = tuple(unpacked_tags(one.packed, text) for one in tagged if one.packed is not None)
        if kept.packed is None:
            return replace(told, tagged=tags)
        return replace(told, reading=unpacked(kept.packed, text, kept.text_version), tagged=tags)
    except RecordMalformed:
        return replace(told, fault=OLDER_FORM)


def tag_texts(archive: Archive, tagger: Tagger, watch: Watch | None = None) -> int:
    """Let a tagger read every text version, and keep what it finds under its name; how many texts it read.

    It runs in this process: a model is its owner's own program.
    """
    done = Progress(0, 0)
    for item in archive.catalogue.items():
        texts = [one.sha256 for one in archive.catalogue.item(item.sha256).text_versions]
        found = [_by_tagger(tagger, item.sha256, sha256, archive.catalogue.text(sha256)) for sha256 in texts]
        archive.catalogue.keep_readings(found)
        done = Progress(done.files + len(found), done.bytes + item.size)
        if watch:
            watch(done)
    return done.files


def _by_tagger(tagger: Tagger, item: str, text_version: str, text: str) -> TextReading:
    found = tagged_by(tagger, text)
    return TextReading(item, text_version, found.reader, packed=packed_tags(found), tagger=found.reader)


def read_texts(
    archive: Archive,
    pool: ReaderPool,
    threads: int,
    watch: Watch | None = None,
    gazetteer: Gazetteer | None = None,
) -> int:
    """Read every text version that waits, and keep what was found; how many were read.

    `gazetteer` are the places that the pool's processes were handed.
    """
    done = Progress(0, 0)
    reader = reader_version(gazetteer.sum if gazetteer else "")
    waiting: deque[tuple[list[TextToRead], Future[list[Outcome]]]] = deque()

    def take_up() -> None:
        nonlocal done
        texts, future = waiting.popleft()
        read = [_read(text, outcome, reader) for text, outcome in zip(texts, future.result(), strict=True)]
        archive.catalogue.keep_readings(read)
        done = Progress(done.files + len(texts), done.bytes + sum(len(one.text) for one in texts))
        if watch:
            watch(done)

    days = MessageDays(archive)
    with ThreadPoolExecutor(threads, thread_name_prefix="amana-text") as feeding:
        try:
            for texts in _groups(archive.catalogue.to_read()):
                dated = [(one, days.of(one)) for one in texts]
                waiting.append((texts, feeding.submit(_outcomes, pool, dated)))
                if len(waiting) > _WAITING:
                    take_up()
            while waiting:
                take_up()
        finally:
            feeding.shutdown(wait=True, cancel_futures=True)
            days.close()
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


def _outcomes(pool: ReaderPool, texts: list[tuple[TextToRead, Days]]) -> list[Outcome]:
    return pool.read_many(_task(one, days) for one, days in texts)


def _task(one: TextToRead, days: Days) -> Task:
    data = asked(one.text, one.published, one.language, one.method, days)
    return Task(data, len(data), KIND, data[:1], "")


def _read(one: TextToRead, outcome: Outcome, reader: str) -> TextReading:
    """What came back, looked at before it is kept: the process that made it had read foreign words."""
    if outcome.reading is None:
        return _broken(one, outcome.reason or "crashed", reader)
    data = outcome.reading.texts[0].text
    try:
        found = unpacked(data, one.text, one.text_version)
    except RecordMalformed:
        return _broken(one, "garbled", reader)
    named = mentions_of(one.item, one.text_version, found)
    account = packed_traits(traits_of(found, one.text, one.item))
    return TextReading(
        one.item,
        one.text_version,
        found.reader,
        _counts(found),
        data,
        mentions=named,
        account=account,
        places=places_told(found),
        language=found.language if one.language is None else None,
    )


def _counts(found: Reading) -> RowCounts:
    return RowCounts(**{kind: len(getattr(found, kind)) for kind in _COUNTED})


def _broken(one: TextToRead, reason: str, reader: str) -> TextReading:
    return TextReading(one.item, one.text_version, reader, fault=reason)
