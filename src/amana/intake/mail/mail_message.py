"""A mail as one file: EML (RFC 5322 with MIME), and EMLX of Apple Mail, which is that with notes of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.char_references import unescaped
from amana.intake.mail.encoded_words import plain
from amana.intake.mail.header_fields import split
from amana.intake.mail.message import Attachment, Message, Room, fact, facts_of, message_in
from amana.intake.mail.message_facts import bounded, header_told
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, TextVersion
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_EMLX = re.compile(rb"(\d{1,10})[ \t]{0,20}\r?\n(?=[!-9;-~]{1,200}[ \t]*:)")
_PROPERTY = re.compile(
    rb"<key>([^<]{1,200})</key>\s{0,50}<(?:string|integer|real|date)>([^<]{1,4000})</(?:string|integer|real|date)>"
)
_MOST_PROPERTIES = 100
_ATTACHMENT_FACTS = 1_500_000  # bytes of JSON, of all attachments of a message together


class MailMessage:
    """One mail, saved as a file (EML, EMLX)."""

    name: ClassVar[str] = "mail-message"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("message/rfc822", "message/x-emlx", "message/global")
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=96 * MIB, seconds=60.0)
    reads: ClassVar[str] = (
        "Every header field as written and decoded; date with its zone, thread, the servers on its way; the plain "
        "text, and that of the HTML where it says more; attachments and attached mails as parts; whether it is "
        "signed or encrypted."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds or (media_type == "text/plain" and _EMLX.match(head) is not None)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The mail's texts as `body/1` and on, its attachments as `attachment/1` and on."""
        data = whole(source, limits)
        if not data.strip():
            return Reading(note="empty")
        data, own = without_envelope(data)
        if not split(data)[0].fields:
            raise ReadingFailed(reason="malformed")
        told = message_in(data, Room(limits.unpacked_bytes, limits.text_characters))
        return reading_of(told, own)


def reading_of(message: Message, beside: tuple[EmbeddedFact, ...] = ()) -> Reading:
    """The reading of one message that is an item of its own. `beside` are facts of what it was wrapped in."""
    header = header_told(message.header, message.charset)
    texts = tuple(TextVersion(body.text, f"body/{n}") for n, body in enumerate(message.bodies, 1))
    rest = [*beside, *message.facts, *_body_facts(message)]
    kept, _ = bounded((*header.facts, *rest), 1_000, 3_000_000)
    cut = header.cut or len(kept) < len(header.facts) + len(rest) or message.left_out > 0
    return Reading(
        texts=texts,
        facts=tuple(kept),
        parts=tuple(attachment_parts(message.attachments)),
        title=header.title,
        byline=header.byline,
        published=header.date.iso if header.date else None,
        note=_note(message, cut, bool(texts)),
    )


def attachment_parts(attachments: list[Attachment], of: str | None = None) -> Iterator[Part]:
    """Each attachment as a part, under the message that it belongs to where there are several."""
    before = f"{of}/" if of else ""
    left = _ATTACHMENT_FACTS
    for number, one in enumerate(attachments, 1):
        facts, spent = bounded(one.facts, 50, min(left, 8_000))
        left -= spent
        yield Part(
            place=f"{before}attachment/{number}",
            kind="attachment",
            name=one.name,
            facts=tuple(facts),
            of=of,
            data=one.data,
            size=one.size,
            media_type=one.media_type,
            reason=one.reason,
        )


def _body_facts(message: Message) -> Iterator[EmbeddedFact]:
    for number, body in enumerate(message.bodies, 1):
        where = f"body/{number}:" if len(message.bodies) > 1 else ""
        for one in body.facts:
            yield EmbeddedFact(f"{where}{one.name}", one.value, one.raw)


def _note(message: Message, cut: bool, has_text: bool) -> Reason | None:
    """The gravest thing to be known: what could not be read before what was lost in it."""
    if message.unread:
        return "parts-unread"
    if cut:
        return "left-out"
    if message.cut_short:
        return "cut-short"
    if message.lossy:
        return "lossy-decoding"
    return None if has_text or message.attachments else "no-text"


def without_envelope(data: bytes) -> tuple[bytes, tuple[EmbeddedFact, ...]]:
    """The message of an EMLX file, and what Apple Mail noted below it; other files as they are."""
    found = _EMLX.match(data)
    if found is None:
        return data, ()
    end = found.end() + int(found[1])
    return data[found.end() : end], tuple(_properties(data[end:]))


def _properties(data: bytes) -> Iterator[EmbeddedFact]:
    """The property list below the message: its simple values as written, without an XML parser for so little."""
    for number, found in enumerate(_PROPERTY.finditer(data)):
        if number == _MOST_PROPERTIES:
            return
        key, value = (unescaped(plain(told)) for told in found.groups())
        yield from facts_of(fact(f"emlx:{key}", value))
