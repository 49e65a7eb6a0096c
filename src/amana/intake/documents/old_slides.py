"""Presentations of PowerPoint before 2007 (MS-PPT): slides in their order, notes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.documents.ole_file import macro_facts, opened_ole, property_facts, stream_of, streams
from amana.intake.documents.packages import MAX_EMBEDDED, Budget, within_bounds
from amana.intake.documents.slides import Slide, slide_texts
from amana.intake.reading import MIB, Limits, Part, Reading, sound
from amana.intake.sources import whole

# Record types, MS-PPT 2.13.24.
_DOCUMENT, _SLIDE, _NOTES = 0x03E8, 0x03EE, 0x03F0
_LIST, _PERSIST_ATOM, _NOTES_ATOM = 0x0FF0, 0x03F3, 0x03F1
_CHARS, _BYTES = 0x0FA0, 0x0FA8
_USER_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_SLIDE_FLAGS = 0x03F9
_PICTURES = {0xF01D: "image/jpeg", 0xF01E: "image/png", 0xF02A: "image/jpeg"}  # 0xF01F: without a file header
_LOCKED = 0xF3D1C4DF
_CONTAINER = 0x0F
_MAX_RECORDS = 500_000
_MAX_EDITS = 1_000
_MAX_SLIDES = 20_000


class OldSlides:
    """PowerPoint's format before 2007."""

    name: ClassVar[str] = "old-slides"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/vnd.ms-powerpoint",)
    libraries: ClassVar[tuple[str, ...]] = ("olefile",)
    limits: ClassVar[Limits] = Limits(input_bytes=128 * MIB)
    reads: ClassVar[str] = (
        "Slides in their order and the speaker's notes; photographs and drawings in pixels within; properties, "
        "whether there are macros (never run). Files within are left out."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """By its type, or by the name of its stream where the directory is near the beginning."""
        unnamed = media_type == "application/x-ole-storage" and "PowerPoint Document".encode("utf-16-le") in head
        return media_type in self.kinds or unnamed

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """All slides as one text version, a form feed between; notes as one."""
        ole = opened_ole(whole(source, limits))
        stream = stream_of(ole, "PowerPoint Document", limits)
        if stream is None:
            raise ReadingFailed(reason="encrypted" if ole.exists("EncryptedPackage") else "malformed")
        facts = within_bounds((*property_facts(ole, limits), *macro_facts(streams(ole))))
        current = stream_of(ole, "Current User", limits) or b""
        texts, parts = slide_texts(list(_slides(stream, _Deck.read(stream, current))))
        if sum(len(text.text) for text in texts) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        files = tuple(_pictures(stream_of(ole, "Pictures", limits) or b"", Budget(limits.unpacked_bytes // 2)))
        known = {fact.name: fact.value for fact in reversed(facts)}
        return Reading(
            texts=tuple(texts),
            facts=facts,
            parts=(*parts, *files),
            title=known.get("title"),
            byline=known.get("creator"),
            note="parts-unread" if any(one.reason for one in files) else None if texts else "no-text",
        )


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    instance: int
    start: int
    end: int
    holds: bool


@dataclass(slots=True)
class _Deck:
    """Where the things that have a number stand, as of the last edit. A place is read once, whoever names it."""

    places: dict[int, int] = field(default_factory=dict)
    document: int = 0
    taken: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, stream: bytes, current: bytes) -> _Deck:
        """Back from the last edit to the first (2.1.2); what a later one says of a number holds."""
        if len(current) < 20:
            raise ReadingFailed(reason="malformed")
        token, at = struct.unpack_from("<2I", current, 12)
        if token == _LOCKED:
            raise ReadingFailed(reason="encrypted")
        deck = cls()
        for _ in range(_MAX_EDITS):
            edit = _record(stream, at, len(stream))
            if edit is None or edit.kind != _USER_EDIT or edit.end - edit.start < 20:
                break
            before, directory, document = struct.unpack_from("<3I", stream, edit.start + 8)
            deck.document = deck.document or document
            deck._take(stream, directory)
            if not before or before >= at:
                break
            at = before
        return deck

    def _take(self, stream: bytes, at: int) -> None:
        """A directory: runs of places of numbers that follow one another (2.3.4)."""
        record = _record(stream, at, len(stream))
        if record is None or record.kind != _DIRECTORY:
            return
        place = record.start
        while place + 4 <= record.end:
            head = int.from_bytes(stream[place : place + 4], "little")
            first, count = head & 0xFFFFF, min(head >> 20, (record.end - place - 4) // 4)
            for number in range(count):
                offset = int.from_bytes(stream[place + 4 + 4 * number : place + 8 + 4 * number], "little")
                if offset not in self.taken:
                    self.places.setdefault(first + number, offset)
                    self.taken.add(offset)
            place += 4 + 4 * count


def _record(stream: bytes, at: int, end: int) -> _Record | None:
    """The record at a place, cut to what holds it; None where there is none."""
    if at < 0 or at + 8 > end:
        return None
    head, kind, size = struct.unpack_from("<2HI", stream, at)
    return _Record(kind, head >> 4, at + 8, min(at + 8 + size, end), head & 0xF == _CONTAINER)


def _records(stream: bytes, start: int, end: int) -> Iterator[_Record]:
    at = start
    for _ in range(_MAX_RECORDS):
        record = _record(stream, at, end)
        if record is None:
            return
        yield record
        at = record.end


def _slides(stream: bytes, deck: _Deck) -> Iterator[Slide]:
    """The slides in the document's order (2.4.14.3): their outline, then what stands in their drawings."""
    document = _record(stream, deck.places.get(deck.document, -1), len(stream))
    if document is None or document.kind != _DOCUMENT:
        raise ReadingFailed(reason="malformed")
    notes = dict(_notes(stream, deck, document))
    for number, identity, outline in _listed(stream, document, 0):
        slide = _record(stream, deck.places.pop(number, -1), len(stream))
        drawn = list(_words(stream, slide)) if slide is not None and slide.kind == _SLIDE else []
        text = "\n".join([*outline, *(words for words in drawn if words not in outline)])
        yield Slide(text, notes.get(identity, ""))


def _notes(stream: bytes, deck: _Deck, document: _Record) -> Iterator[tuple[int, str]]:
    """The notes of each slide, by the slide's own id."""
    for number, _, outline in _listed(stream, document, 2):
        notes = _record(stream, deck.places.pop(number, -1), len(stream))
        if notes is None or notes.kind != _NOTES:
            continue
        atom = next((one for one in _records(stream, notes.start, notes.end) if one.kind == _NOTES_ATOM), None)
        if atom is not None and atom.end - atom.start >= 4:
            slide = int.from_bytes(stream[atom.start : atom.start + 4], "little")
            drawn = [words for words in _words(stream, notes) if words not in outline]
            yield slide, "\n".join([*outline, *drawn])


def _listed(stream: bytes, document: _Record, instance: int) -> Iterator[tuple[int, int, list[str]]]:
    """The list of slides (0) or of notes (2): the number of each, its id, and the words told with it."""
    number, identity, words, told = None, 0, list[str](), 0
    for listed in _records(stream, document.start, document.end):
        if listed.kind != _LIST or listed.instance != instance:
            continue
        for record in _records(stream, listed.start, listed.end):
            if record.kind == _PERSIST_ATOM and record.end - record.start >= 16:
                if number is not None:
                    yield number, identity, words
                told += 1
                if told > _MAX_SLIDES:
                    return
                number, _, _, identity = struct.unpack_from("<4I", stream, record.start)
                words = []
            elif record.kind in {_CHARS, _BYTES}:
                words.append(_text(stream, record))
    if number is not None:
        yield number, identity, words


def _words(stream: bytes, container: _Record) -> Iterator[str]:
    """All text atoms within a container, in their order."""
    waiting = [iter(_records(stream, container.start, container.end))]
    while waiting:
        record = next(waiting[-1], None)
        if record is None:
            waiting.pop()
        elif record.holds and len(waiting) < 32:
            waiting.append(iter(_records(stream, record.start, record.end)))
        elif record.kind in {_CHARS, _BYTES}:
            words = _text(stream, record)
            if words.strip("*\n "):  # a lone asterisk stands for the number of the slide, or for the date
                yield words


def _pictures(stream: bytes, budget: Budget) -> Iterator[Part]:
    """The pictures of the deck: before each stand one digest of it or two, and a byte (MS-ODRAW 2.2.23)."""
    for number, record in enumerate(islice(_records(stream, 0, len(stream)), MAX_EMBEDDED), 1):
        place, media_type = f"embedded/{number}", _PICTURES.get(record.kind)
        size = record.end - record.start
        if media_type is None:
            yield Part(place, "embedded", size=size, reason="left-out")
        elif not budget.takes(size):
            yield Part(place, "embedded", size=size, media_type=media_type, reason="too-large")
        else:
            data = stream[record.start + (33 if record.instance & 1 else 17) : record.end]
            yield Part(place, "embedded", data=data, size=len(data), media_type=media_type)


def _text(stream: bytes, record: _Record) -> str:
    """UTF-16, or the lower half of it alone; a paragraph ends in CR, a line within it in VT."""
    data = stream[record.start : record.end]
    text = data.decode("utf-16-le", "replace") if record.kind == _CHARS else data.decode("latin-1")
    return sound(text).replace("\r", "\n").replace("\x0b", "\n").replace("\x00", "")
