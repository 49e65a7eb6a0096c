"""What Outlook packs its attachments into for programs that are not Outlook (winmail.dat, [MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.mail import outlook_names as tags
from amana.intake.mail.charsets import text_of
from amana.intake.mail.html_text import HtmlText, charset_in
from amana.intake.mail.mail_message import attachment_parts
from amana.intake.mail.message import Attachment, fact, facts_of
from amana.intake.mail.message_facts import bounded, one_line
from amana.intake.mail.outlook_rtf import unpacked
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, TextVersion, sound
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_SIGNATURE = 0x223E9F78
_SUBJECT, _BODY, _CODEPAGE, _PROPERTIES = 0x18004, 0x2800C, 0x69007, 0x69003
_NEW_ATTACHMENT, _TITLE, _DATA, _ATTACHED_PROPERTIES = 0x69002, 0x18010, 0x6800F, 0x69005
_MOST_ATTRIBUTES = 20_000
_MOST_ATTACHMENTS = 2_000
_MOST_VALUES = 5_000
_MOST_FACTS, _MOST_FACTS_OF_FILE = 800, 60
_SHORT = 8_000
# Sizes of the property types that have a fixed one; four bytes is the least that any takes ([MS-OXCDATA] 2.11).
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_VARIABLE = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_MANY = 0x1000


@dataclass(slots=True)
class _Attached:
    """One attachment as its attributes tell it."""

    name: str | None = None
    data: bytes | None = None
    facts: list[EmbeddedFact] = field(default_factory=list)
    media_type: str | None = None


class TnefFile:
    """Outlook's winmail.dat (TNEF): the attachments of a mail, packed for Outlook alone."""

    name: ClassVar[str] = "tnef"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/ms-tnef", "application/vnd.ms-tnef")
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=96 * MIB)
    reads: ClassVar[str] = (
        "The attachments packed in it as parts, the mail's text where it has one, and its properties."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds or head.startswith(struct.pack("<I", _SIGNATURE))

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The mail's texts as `body/1` and on, its attachments as `attachment/1` and on."""
        data = whole(source, limits)
        if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:
            raise ReadingFailed(reason="malformed")
        told = _Told(limits)
        for number, value in _attributes(data):
            told.take(number, value)
        told.cut_short = told.cut_short or _ends_early(data)
        return told.reading()


class _Told:
    """What the attributes have told so far."""

    def __init__(self, limits: Limits) -> None:
        self.cut_short = False
        self._codepage: int | None = None
        self._subject: str | None = None
        self._texts: list[str] = []
        self._facts: list[EmbeddedFact] = []
        self._attached: list[_Attached] = []
        self._rtf: bytes | None = None
        self._room, self._characters = limits.unpacked_bytes, limits.text_characters
        self._left_out = False

    def take(self, number: int, value: bytes) -> None:
        if number == _CODEPAGE and len(value) >= 4:
            self._codepage = int.from_bytes(value[:4], "little")
        elif number == _SUBJECT:
            self._subject = one_line(self._text(value))
        elif number == _BODY:
            self._add_text(self._text(value))
        elif number == _PROPERTIES:
            self._properties(value)
        elif number == _NEW_ATTACHMENT:
            self._left_out = self._left_out or len(self._attached) >= _MOST_ATTACHMENTS
            self._attached.append(_Attached())
        elif self._attached and not self._left_out:
            self._attachment(self._attached[-1], number, value)

    def _text(self, value: bytes) -> str:
        return sound(text_of(value.rstrip(b"\x00"), tags.charset_of(self._codepage))[0])

    def _add_text(self, text: str) -> None:
        if text.strip() and len(text) <= self._characters:
            self._characters -= len(text)
            self._texts.append(text)

    def _properties(self, value: bytes) -> None:
        for number, kind, told in _values(value):
            if number == tags.RTF:
                self._rtf = told
            elif number == tags.HTML and kind == 0x102:
                label = charset_in(told) or tags.charset_of(self._codepage)
                self._add_text(HtmlText(sound(text_of(told, label)[0])).text)
            elif number == tags.BODY:
                self._add_text(self._string(kind, told))
            elif len(self._facts) < _MOST_FACTS:
                self._facts.extend(self._fact(number, kind, told))

    def _attachment(self, one: _Attached, number: int, value: bytes) -> None:
        if number == _TITLE:
            one.name = one.name or self._text(value)
        elif number == _DATA:
            one.data = value
        elif number == _ATTACHED_PROPERTIES:
            for which, kind, told in _values(value):
                if which == tags.LONG_NAME:
                    one.name = self._string(kind, told) or one.name
                elif which == tags.MIME_TAG:
                    one.media_type = self._string(kind, told)[:100] or None
                elif which == tags.ATTACHED_DATA and kind == 0x0D:
                    one.data = told[16:]  # the kind of object stands before it
                if len(one.facts) < _MOST_FACTS_OF_FILE:
                    one.facts.extend(self._fact(which, kind, told))

    def _string(self, kind: int, told: bytes) -> str:
        if kind == 0x1F:
            return sound(told.decode("utf-16-le", "replace")).rstrip("\x00")
        return self._text(told) if kind == 0x1E else ""

    def _fact(self, number: int, kind: int, told: bytes) -> Iterator[EmbeddedFact]:
        if kind == 0x40 and len(told) == 8:
            yield from facts_of(fact(tags.name_of(number), tags.filetime(int.from_bytes(told, "little")) or ""))
        elif kind in {0x1E, 0x1F} and len(told) <= _SHORT:
            yield from facts_of(fact(tags.name_of(number), self._string(kind, told).strip()))

    def reading(self) -> Reading:
        parts = [
            *attachment_parts([self._given(one) for one in self._attached[:_MOST_ATTACHMENTS]]),
            *self._rich_text(),
        ]
        facts, _ = bounded(self._facts, 800, 2_000_000)
        note: Reason | None = "cut-short" if self.cut_short else None
        if self._left_out or len(facts) < len(self._facts):
            note = "left-out"
        if any(part.reason for part in parts):
            note = "parts-unread"
        return Reading(
            texts=tuple(TextVersion(text, f"body/{number}") for number, text in enumerate(self._texts, 1)),
            facts=tuple(facts),
            parts=tuple(parts),
            title=self._subject,
            note=note or (None if parts or self._texts else "no-text"),
        )

    def _given(self, one: _Attached) -> Attachment:
        name = (one.name or "")[:400] or None
        told = Attachment(name, one.media_type, tuple(one.facts), len(one.data or b""))
        if one.data is None:
            return replace(told, reason="malformed")
        if len(one.data) > self._room:
            return replace(told, reason="too-large")
        self._room -= len(one.data)
        return replace(told, data=one.data)

    def _rich_text(self) -> Iterator[Part]:
        """The text as RTF where there is no other: there is a reader of RTF."""
        data = unpacked(self._rtf) if self._rtf and not self._texts else None
        if data and len(data) <= self._room:
            yield Part("rtf", "embedded", size=len(data), data=data, media_type="application/rtf")


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every whole attribute: its number and its value ([MS-OXTNEF] section 2.1.3.1)."""
    at = 6
    for _ in range(_MOST_ATTRIBUTES):
        if at + 11 > len(data):
            return
        _, number, size = struct.unpack_from("<BII", data, at)
        value = data[at + 9 : at + 9 + size]
        if len(value) < size:
            return
        yield number, value
        at += 9 + size + 2


def _ends_early(data: bytes) -> bool:
    """Whether the last attribute says that there should be more."""
    at = 6
    for _ in range(_MOST_ATTRIBUTES):
        if at + 9 > len(data):
            return at < len(data)
        at += 11 + int(struct.unpack_from("<I", data, at + 5)[0])
    return False


def _values(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Properties in a stream: number, type and value, up to the first that makes no sense."""
    at = 4
    for _ in range(_MOST_VALUES):
        if at + 4 > len(data):
            return
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            at = _past_name(data, at)
        several = kind & _MANY or (kind & ~_MANY) in _VARIABLE
        count = int.from_bytes(data[at : at + 4], "little") if several else 1
        at += 4 if several else 0
        for _ in range(count):
            told = _value(data, at, kind & ~_MANY)
            if told is None:
                return
            value, at = told
            yield number, kind, value


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int] | None:
    """One value, and where the next begins: each is filled up to four bytes."""
    if kind in _FIXED:
        size = _FIXED[kind]
    elif kind in _VARIABLE and at + 4 <= len(data):
        size, at = int.from_bytes(data[at : at + 4], "little"), at + 4
    else:
        return None
    if at + size > len(data):
        return None
    return data[at : at + size], at + size + -size % 4


def _past_name(data: bytes, at: int) -> int:
    """Behind the name of a named property: 16 bytes of a set, a kind, and a number or a text."""
    kind, size = (
        int.from_bytes(data[at + 16 : at + 20], "little"),
        int.from_bytes(data[at + 20 : at + 24], "little"),
    )
    return at + 24 + (size + -size % 4 if kind == 1 else 0)
