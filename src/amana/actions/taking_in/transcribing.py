"""Transcribing: what a model of its owner's hears in a film or a recording becomes a text version of the item.

The sound is decoded in the box; the model runs here, as its owner's own program. What it hears is recorded like
any reading, under the model's name and version, and marked as heard: it is a machine's guess, and stays one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from amana.actions.taking_in.reading import read_unread, read_waiting
from amana.actions.taking_in.recording import recorded
from amana.archive import Archive
from amana.catalogue import ItemRecord
from amana.errors import ContentErased, ReadingFailed
from amana.intake import (
    HEAD_SIZE,
    SOUND_COMMAND,
    SPEECH_SOUND,
    Cue,
    Outcome,
    Reading,
    Reason,
    Task,
    Told,
    Transcriber,
    heard,
    media_type,
    readers,
)

Tell = Callable[[Cue], None]


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What came of it. `text_version` is its SHA-256 (hex); None where no words were heard.

    `note` says what is to be known: `no-text`, or `cut-short` where the sound broke off before its end.
    """

    item: str
    text_version: str | None
    cues: int
    language: str | None
    transcriber: str
    note: str | None = None


def transcribe(
    archive: Archive,
    item: str,
    transcriber: Transcriber,
    language: str | None = None,
    tell: Tell | None = None,
) -> Transcribed:
    """Let a model hear an item, and keep what it heard; each cue is told as it comes.

    Raises ItemUnknown, ItemAmbiguous, ContentErased; ReadingFailed where there is no sound that can be decoded.
    """
    record = archive.catalogue.item(item)
    if not record.intakes:
        read_unread(archive)  # or it would count as read, and its facts and pictures never be made
    sound = _Sound(archive, record)
    reading = heard(_telling(transcriber.transcribe(sound.pieces(), language), tell), language)
    if sound.broken_off:
        reading = replace(reading, note="cut-short")
    _keep(archive, record, transcriber, reading)
    text = reading.texts[0].text if reading.texts else None
    return Transcribed(
        item=record.item,
        text_version=hashlib.sha256(text.encode()).hexdigest() if text is not None else None,
        cues=len(reading.parts),
        language=reading.language,
        transcriber=f"{transcriber.name} {transcriber.version}",
        note=reading.note,
    )


def _telling(cues: Iterable[Cue], tell: Tell | None) -> Iterator[Cue]:
    for cue in cues:
        if tell and cue.text.strip():
            tell(cue)
        yield cue


def _keep(archive: Archive, record: ItemRecord, transcriber: Transcriber, reading: Reading) -> None:
    outcome = "read" if reading.texts else "nothing"
    told = Told(Outcome(transcriber.name, transcriber.version, outcome, reading.note, reading))  # type: ignore[arg-type]
    with archive.writing() as writer:
        archive.keep_intake(writer, *recorded(record.sha256, told))
        writer.commit()
    read_waiting(archive)


class _Sound:
    """An item's sound in pieces, as the box decodes it. `broken_off`: a later piece could not be."""

    def __init__(self, archive: Archive, record: ItemRecord) -> None:
        self._archive, self._record = archive, record
        self.broken_off = False

    def pieces(self) -> Iterator[bytes]:
        """16 kHz, one channel, 16 bits. Raises ReadingFailed where there is not even a first piece."""
        place = self._archive.catalogue.content(self._record.sha256)
        if place is None:
            raise ContentErased
        with self._archive.contents() as contents, contents.open(place) as source:
            yield from self._decoded(source)

    def _decoded(self, source: BinaryIO) -> Iterator[bytes]:
        first = self._record.accessions[0].accession
        head, name = source.read(HEAD_SIZE), first.path.rsplit("/", 1)[-1]
        task = Task(source, first.size, media_type(head, name), head, name)
        with readers(1, (SPEECH_SOUND,), SOUND_COMMAND) as pool:
            while True:
                source.seek(0)
                outcome = pool.read_many((task,))[0]
                reading = outcome.reading
                if reading is None or not reading.parts:
                    if task.resume is None:
                        raise ReadingFailed(reason=_reason(outcome))
                    self.broken_off = reading is None
                    return
                yield reading.parts[0].data or b""
                if reading.resume is None:
                    return
                task = replace(task, resume=reading.resume)


def _reason(outcome: Outcome) -> Reason:
    return outcome.reason or "no-text"
