"""Text messages and calls of a telephone, as "SMS Backup & Restore" writes them: `sms-….xml`, `calls-….xml`.

Its maker describes the fields (synctech.com.au, "Fields in XML backup files"): `sms`, `mms` with their `part`s and
`addr`esses, and `call`, each with everything in attributes, and `null` for what there is not. It writes characters
beyond U+FFFF as two references, which XML forbids: such files are no XML for any parser.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.chat.made_text import MadeText
from amana.intake.chat.message_blocks import MessageBlocks, place_in
from amana.intake.chat.phone_records import Record, record_in
from amana.intake.chat.stretches import LongText
from amana.intake.media_types import is_plain_text
from amana.intake.reading import MIB, Limits, Part, Reading
from amana.intake.sources import size_of
from amana.intake.tokens import token

_ROOT = re.compile(rb"<(?:smses|calls)\s[^<>]{0,500}>|<(?:smses|calls)>")
_BEGINS = re.compile(r"<(?:sms|mms|call)\s")
_MARK = 16
_MOST = 24 << 20  # characters of one message, pictures in it and all
_FILES = 16 * MIB  # of an instalment, after which it ends


class PhoneBackup:
    """Text messages and calls of a telephone, saved by SMS Backup & Restore."""

    name: ClassVar[str] = "phone-backup"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/xml",)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=4096 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "A readable text of all messages and calls, and each as a part: who it came from or went to, by number "
        "and by name, time (UTC, as the telephone counts it), sent, received, missed or failed, how long a call "
        "took; the pictures and files of multimedia messages as parts; every other field as a fact."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """XML whose first 4 KiB have the root that only these files have."""
        return (is_plain_text(media_type) or media_type == "application/xml") and _ROOT.search(head) is not None

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first instalment."""
        size = size_of(source, limits)
        text = LongText(source, size, "utf-8")
        beginning = text.stretch(0)[0]
        first = _BEGINS.search(beginning)
        if first is None and (not size or _ROOT.search(beginning.encode(errors="replace"))):
            return Reading(note="empty")
        if first is None:
            raise ReadingFailed(reason="malformed")
        return _instalment(text, text.bytes_of(beginning[: first.start()]), 0, limits)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        size = size_of(source, limits)
        at, number = place_in(resume, size)
        return _instalment(LongText(source, size, "utf-8"), at, number, limits)


def _instalment(text: LongText, at: int, number: int, limits: Limits) -> Reading:
    made, files = MadeText(), _Files(limits)
    blocks = MessageBlocks(text, at, _BEGINS, _MARK, _MOST)
    while not made.full and files.size < _FILES:
        block, size = blocks.next()
        if not size:
            break
        number += 1
        place = f"message/{number}"
        told = None if block is None else record_in(block, made)
        if told is None:
            made.failed(place, "too-large" if block is None else "malformed", size)
        else:
            made.add(place, told.who, told.when, told.words, told.facts)
            files.add(place, told)
    at = blocks.at()
    made.unread = made.unread or files.unread
    resume = token(at=at, message=number) if at < text.size else None
    reading = made.reading((), None, resume)
    return files.with_them(reading)


class _Files:
    """What was sent along, as parts behind the messages."""

    def __init__(self, limits: Limits) -> None:
        self._most = limits.unpacked_bytes
        self._parts: list[Part] = []
        self.size = 0
        self.unread = False

    def add(self, place: str, told: Record) -> None:
        """Each file of a message, or why it could not be read."""
        for number, file in enumerate(told.files, 1):
            reason = file.reason
            if file.data is not None and self.size + len(file.data) > self._most:
                reason = "too-large"
            data = file.data if reason is None else None
            self.unread = self.unread or reason is not None
            self.size += len(data or b"")
            self._parts.append(
                Part(
                    f"{place}/attachment/{number}",
                    "attachment",
                    file.name,
                    of=place,
                    data=data,
                    size=None if file.data is None else len(file.data),
                    media_type=file.media_type,
                    reason=reason,
                )
            )

    def with_them(self, reading: Reading) -> Reading:
        """The reading with these parts too."""
        return replace(reading, parts=(*reading.parts, *self._parts)) if self._parts else reading
