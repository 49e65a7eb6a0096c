"""Outlook's message files (MSG, [MS-OXMSG]): one mail, contact or appointment, with its attachments."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.mail import outlook_names as tags
from amana.intake.mail.mail_message import reading_of
from amana.intake.mail.message import fact, facts_of
from amana.intake.mail.message_facts import bounded
from amana.intake.mail.outlook_reading import (
    FACTS_OF_FILE,
    FACTS_OF_ONE,
    SHORT,
    facts_in,
    message_of,
    sender_of,
    sent_at,
    subject_of,
)
from amana.intake.mail.outlook_rtf import unpacked
from amana.intake.mail.outlook_storage import PROPERTIES, Storage, Tree, guarded
from amana.intake.reading import MIB, Limits, Part, PartKind, Reading, Reason, TextVersion, sound
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_MARK = "__substg1.0_".encode("utf-16-le")
_DEEPEST = 8
_MOST_PARTS = 3_000
_EMBEDDED = "__substg1.0_3701000D"


class OutlookMessage:
    """Messages saved from Outlook (MSG)."""

    name: ClassVar[str] = "outlook-message"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/vnd.ms-outlook",)
    libraries: ClassVar[tuple[str, ...]] = ("olefile", "charset-normalizer")
    limits: ClassVar[Limits] = Limits(input_bytes=96 * MIB, seconds=60.0)
    reads: ClassVar[str] = (
        "Subject, sender, recipients and every other text and time as a fact; the header it came with as written; "
        "the plain text, and that of the HTML where it says more; attachments as parts, messages within it too."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds or (media_type == "application/x-ole-storage" and _MARK in head)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The message's texts as `body/1` and on, its attachments as `attachment/1` and on."""
        import olefile  # type: ignore[import-untyped]

        data = whole(source, limits)
        with guarded(), olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists(PROPERTIES):
                raise ReadingFailed(reason="malformed")
            taken = _Taken(limits.unpacked_bytes, limits.text_characters)
            top = Storage(Tree(ole), (), 32)
            message = message_of(top, limits.text_characters)
            rich = facts_of(fact("rtf-body", str(top.size(tags.RTF) or "")))
            reading = reading_of(message, (*facts_in(top), *rich))
            taken.texts.extend(reading.texts)
            taken.attachments(top, None, 0)
            if not reading.texts:
                taken.rich_text(top, None)
        return _whole(reading, top, taken)


def _whole(reading: Reading, top: Storage, taken: _Taken) -> Reading:
    """The reading with what Outlook itself says, where the header that the message came with is missing."""
    note = taken.note or reading.note
    if note == "no-text" and taken.parts:
        note = None
    return replace(
        reading,
        texts=tuple(taken.texts),
        parts=tuple(taken.parts),
        title=reading.title or subject_of(top),
        byline=reading.byline or sender_of(top),
        published=reading.published or sent_at(top),
        note=note,
    )


@dataclass(slots=True)
class _Taken:
    """What is gathered of a message and the messages within it, and how much may still be."""

    files: int
    characters: int
    texts: list[TextVersion] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    note: Reason | None = None

    def attachments(self, storage: Storage, of: str | None, depth: int) -> None:
        for number, path in enumerate(storage.inner("__attach_version1.0_"), 1):
            if len(self.parts) >= _MOST_PARTS:
                self.note = self.note or "left-out"
                return
            place = f"{of}/attachment/{number}" if of else f"attachment/{number}"
            self._attachment(Storage(storage.tree, path, 8, storage.codepage), place, of, depth)

    def _attachment(self, one: Storage, place: str, of: str | None, depth: int) -> None:
        label = one.text(tags.LONG_NAME, SHORT) or one.text(tags.SHORT_NAME, SHORT)
        name = sound(label or one.text(tags.DISPLAY_NAME, SHORT) or "")[:400] or None
        kind = one.text(tags.MIME_TAG, SHORT)
        facts, _ = bounded(tuple(facts_in(one)), 60, FACTS_OF_FILE)
        part = Part(place, "attachment", name, tuple(facts), of=of, media_type=sound(kind)[:100] if kind else None)
        inner = one.inner(_EMBEDDED)
        if inner and one.number(tags.ATTACHED_HOW) in {None, tags.EMBEDDED_MESSAGE}:
            self._within(Storage(one.tree, inner[0], 24, one.codepage), part, depth)
            return
        size = one.size(tags.ATTACHED_DATA)
        self._file(replace(part, size=size), one)

    def _file(self, part: Part, one: Storage) -> None:
        if part.size is None:
            how = one.number(tags.ATTACHED_HOW)
            reason: Reason | None = None if how == tags.BY_WEB_REFERENCE else "malformed"
            self._add(replace(part, reason=reason))
            return
        if part.size > self.files:
            self._add(replace(part, reason="too-large"))
            return
        data = one.binary(tags.ATTACHED_DATA, self.files)
        self.files -= len(data or b"")
        self._add(replace(part, data=data, reason=None if data is not None else "malformed"))

    def _within(self, storage: Storage, part: Part, depth: int) -> None:
        """A message within a message: its text here, its attachments below its place."""
        if depth >= _DEEPEST:
            self._add(replace(part, reason="too-deep"))
            return
        message = message_of(storage, self.characters)
        text = "\n\n".join(body.text for body in message.bodies)
        facts, _ = bounded((*part.facts, *facts_in(storage)), 200, FACTS_OF_ONE)
        kind: PartKind = "message"
        part = replace(part, kind=kind, facts=tuple(facts), name=part.name)
        if text:
            self.characters -= len(text)
            self.texts.append(TextVersion(text, part.place))
            part = replace(part, text=len(self.texts) - 1, start=0, end=len(text))
        self._add(part)
        if not text:
            self.rich_text(storage, part.place)
        self.attachments(storage, part.place, depth + 1)

    def rich_text(self, storage: Storage, of: str | None) -> None:
        """A message that has its text as RTF only gives it as a file: there is a reader of RTF."""
        packed = storage.binary(tags.RTF, 4 * MIB)
        if not packed:
            return
        place, about = f"{of}/rtf" if of else "rtf", (EmbeddedFact("property", "compressed RTF"),)
        data = unpacked(packed)
        part = Part(place, "embedded", None, about, of=of, size=len(data or packed), media_type="application/rtf")
        if data is None or len(data) > self.files:
            self._add(replace(part, reason="malformed" if data is None else "too-large"))
            return
        self.files -= len(data)
        self._add(replace(part, data=data))

    def _add(self, part: Part) -> None:
        if part.reason is not None:
            self.note = "parts-unread"
        self.parts.append(part)
