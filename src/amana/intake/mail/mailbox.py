"""Mailboxes in one file (mbox, RFC 4155 and its kin): each message a part, read instalment by instalment.

Only a window of the file is in memory, and the message that is being read. A message begins at a line `From `
with an empty line before it, or with a date in it; and a header field in the next line. `Content-Length` is not
followed, since nobody keeps it true: where it says that a message went on beyond the next such line, the
messages within say which one they may be a piece of.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.mail.mail_message import attachment_parts
from amana.intake.mail.mailbox_split import Found, Splitter
from amana.intake.mail.message import Message, Room, fact, facts_of, message_in
from amana.intake.mail.message_facts import bounded, cost, header_told
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, TextVersion
from amana.intake.sources import size_of
from amana.records import EmbeddedFact

LARGEST_MESSAGE = 48 * MIB
_TEXT = 2 * MIB  # code points of one instalment's text: it ends with the message that passes this
_FACTS = 900_000  # bytes of JSON: with the attachments' own it still fits into one frame
_PARTS = 10_000
_SCANNED = 512 * MIB
_QUOTED = re.compile(rb"^>From ", re.MULTILINE)
_FACTS_OF_ONE = 24_000
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an instalment begins: at a byte, with the number that its first message has.

    `inside` is where a message too large to be read began, if the byte is within it. `until` and `of` are the
    end that a Content-Length names, and the message that has it.
    """

    at: int = 0
    number: int = 1
    inside: int | None = None
    until: int = 0
    of: int = 0

    def token(self) -> str:
        return json.dumps([self.at, self.number, self.inside, self.until, self.of])


def place_of(token: str, size: int) -> Place:
    """The place that a token names. Raises ReadingFailed(reason="malformed") for one that is none."""
    try:
        told = json.loads(token)
    except (ValueError, RecursionError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    match told:
        case [int(at), int(number), inside, int(until), int(of)] if 0 < at <= size and 1 <= number <= size:
            if (inside is None or (type(inside) is int and 0 <= inside <= at)) and min(until, of) >= 0:
                return Place(at, number, inside, until, of)
    raise ReadingFailed(reason="malformed")


@dataclass(slots=True)
class Instalment:
    """What is gathered until there is enough of it."""

    room: Room
    pieces: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    characters: int = 0
    cost: int = 0
    lossy: bool = False
    left_out: bool = False

    @property
    def full(self) -> bool:
        return self.characters >= _TEXT or self.cost >= _FACTS or len(self.parts) >= _PARTS

    def add_text(self, text: str) -> tuple[int, int]:
        """Where the text stands in the instalment's."""
        start = self.characters
        self.pieces.append(text)
        self.characters += len(text) + len(_GAP)
        return start, start + len(text)

    def reading(self, resume: str | None) -> Reading:
        text = _GAP.join(self.pieces)
        note: Reason | None = "left-out" if self.left_out else "lossy-decoding" if self.lossy else None
        if any(part.reason for part in self.parts):
            note = "parts-unread"
        return Reading(
            texts=(TextVersion(text),) if text else (),
            parts=tuple(self.parts),
            note=note or (None if self.parts else "empty"),
            resume=resume,
        )


class Mailbox:
    """Mailboxes that are one file (mbox): Thunderbird, Google Takeout, Apple Mail and others write them."""

    name: ClassVar[str] = "mailbox"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/mbox",)
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=1 << 42, seconds=90.0)
    reads: ClassVar[str] = (
        "Each message as a part: its subject and text, date with its zone, sender, recipients, thread; its "
        "attachments as parts of it. Read piece by piece, of any size."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first messages, as `message/1` and on."""
        return _instalment(source, limits, Place(), size_of(source, limits))

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The messages from a token on."""
        size = size_of(source, limits)
        return _instalment(source, limits, place_of(resume, size), size)


def _instalment(source: BinaryIO, limits: Limits, place: Place, size: int) -> Reading:
    into = Instalment(Room(limits.unpacked_bytes, limits.text_characters))
    splitter = Splitter(source, place.at, size, LARGEST_MESSAGE, place.inside)
    for found in splitter.messages(_SCANNED):
        taken = _take(into, found, place)
        if not taken:  # its attachments do not fit into what this instalment has left
            return into.reading(place.token())
        place = _after(source, place, found, size)
        if into.full and place.at < size:
            return into.reading(place.token())
    if splitter.at < size:
        return into.reading(replace(place, at=splitter.at, inside=splitter.inside).token())
    if place.number == 1 and not into.parts and size:
        raise ReadingFailed(reason="malformed")
    return into.reading(None)


def _after(source: BinaryIO, place: Place, found: Found, size: int) -> Place:
    """The place behind a message; and what its Content-Length says, where a message does begin there."""
    until, of = (place.until, place.of) if place.until > found.end else (0, 0)
    named = found.content_length()
    if named is not None and found.end + 2 < named <= size and not until:
        back = source.tell()
        source.seek(named)
        ahead = source.read(16).lstrip(b"\r\n")
        source.seek(back)
        if named == size or ahead.startswith(b"From "):
            until, of = named, place.number
    return Place(found.end, place.number + 1, None, until, of)


def _take(into: Instalment, found: Found, place: Place) -> bool:
    """One message into the instalment; False where it is to be the first of the next."""
    where = f"message/{place.number}"
    beside = [EmbeddedFact("offset", str(found.start))]
    if place.of and found.start < place.until:
        beside.append(EmbeddedFact("may-belong-to", f"message/{place.of}", "Content-Length"))
    beside += facts_of(fact("envelope", found.envelope.decode("latin-1")))
    if found.content is None:
        into.parts.append(Part(where, "message", facts=tuple(beside), size=found.size, reason="too-large"))
        return True
    content, unquoted = found.content, 0
    if b"\n>From " in content:
        content, unquoted = _QUOTED.subn(b"From ", content)
        beside.append(EmbeddedFact("unquoted-lines", str(unquoted), ">From "))
    if into.parts and into.room.files < len(content):  # may not fit; where it is first, it has all there is
        return False
    message = message_in(content, into.room)
    if message.unread and into.parts and any(one.reason == "too-large" for one in message.attachments):
        return False
    _add(into, where, message, beside, found.size)
    return True


def _add(into: Instalment, where: str, message: Message, beside: list[EmbeddedFact], size: int) -> None:
    told = header_told(message.header, message.charset, every_field=False)
    texts = [body.text.rstrip("\r\n") for body in message.bodies]
    body_facts = (one for body in message.bodies for one in body.facts)
    all_facts = [*beside, *told.facts, *message.facts, *body_facts]
    facts, spent = bounded(all_facts, 200, _FACTS_OF_ONE)
    text = "\n\n".join(([told.title] if told.title else []) + texts)
    start, end = into.add_text(text) if text else (0, 0)
    of_it = list(attachment_parts(message.attachments, of=where))
    index = 0 if text else None
    into.parts.append(Part(where, "message", None, tuple(facts), index, start, end, size=size))
    into.parts.extend(of_it)
    into.cost += spent + 200 + sum(cost(part.facts) + 200 for part in of_it)
    into.lossy = into.lossy or message.lossy
    into.left_out = into.left_out or told.cut or len(facts) < len(all_facts) or message.left_out > 0
