"""Telegram Desktop's export for people: `messages.html`, `messages2.html` and so on.

The form is that of Telegram Desktop's own writer (export_output_html.cpp): each message is a `div` of class
`message`, its time stands in a `title`, its sender only where it is not the same as before.
"""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.chat.made_text import MadeText
from amana.intake.chat.message_blocks import MessageBlocks
from amana.intake.chat.stretches import LongText
from amana.intake.chat.telegram_markup import message_in, name_in
from amana.intake.reading import MIB, Limits, Reading, sound
from amana.intake.sources import size_of
from amana.records import EmbeddedFact

_WRAP = b'class="page_wrap'
_SIGNS = (b"CheckLocation()", b"Exported Data", b'class="history"', b'class="page_header')
_BEGINS = re.compile(r'<div class="message ')
_HEADER = re.compile(r'<div class="text bold">(.{0,2000}?)</div>', re.DOTALL)
_MARK = 32  # characters that surely hold what begins a message


class TelegramHtml:
    """A Telegram chat exported as HTML pages."""

    name: ClassVar[str] = "telegram-html"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/html",)
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=120.0)
    reads: ClassVar[str] = (
        "A readable text of all messages of a page, and each message as a part: sender, time with its zone where "
        "the export tells it, forwards, replies, service messages, attachments by path, media not included, links."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """HTML whose first 4 KiB have the frame that only Telegram's exports have."""
        return media_type == "text/html" and _WRAP in head and sum(sign in head for sign in _SIGNS) > 1

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first instalment."""
        size = size_of(source, limits)
        if not size:
            return Reading(note="empty")
        text = LongText(source, size, "utf-8")
        first = _BEGINS.search(text.stretch(0)[0])
        if first is None:
            raise ReadingFailed(reason="malformed")
        head = text.stretch(0)[0][: first.start()]
        named = _HEADER.search(head)
        name = sound(name_in(named[1])) if named else ""
        return _instalment(text, text.bytes_of(head), 0, "", name)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The next instalment."""
        size = size_of(source, limits)
        at, number, sender = _from_token(resume, size)
        return _instalment(LongText(source, size, "utf-8"), at, number, sender, "")


def _from_token(given: str, size: int) -> tuple[int, int, str]:
    try:
        told = json.loads(given)
        at, number, sender = told["at"], told["message"], told["sender"]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    if not (
        type(at) is int and type(number) is int and isinstance(sender, str) and 0 <= at <= size and number >= 0
    ):
        raise ReadingFailed(reason="malformed")
    return at, number, sender


def _instalment(text: LongText, at: int, number: int, sender: str, name: str) -> Reading:
    made = MadeText()
    facts: list[EmbeddedFact] = []
    if name.strip():
        facts.append(made.fact("chat-name", name))
        made.line(name)
    blocks = MessageBlocks(text, at, _BEGINS, _MARK)
    while not made.full:
        block, size = blocks.next()
        if not size:
            break
        number += 1
        if block is None:
            made.failed(f"message/{number}", "too-large", size)
        else:
            sender = _add(made, f"message/{number}", block, sender)
    at = blocks.at()
    going_on = {"at": at, "message": number, "sender": sender[:300]}
    return made.reading(tuple(facts), name.strip() or None, json.dumps(going_on) if at < text.size else None)


def _add(made: MadeText, place: str, block: str, sender: str) -> str:
    """Write one message down; who it is from, for a message after it that does not say."""
    told: Any = message_in(made.clean(block), made, sender)
    if told is None:
        made.failed(place, "malformed", len(block))
        return sender
    made.add(place, told.who, told.when, told.words, told.facts)
    return told.who if told.says_who else sender
