"""One message: its texts, its attachments, and what is to be told of both.

What makes up a reading of a mail, and of each message in a mailbox, is the same; this is that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from amana.intake.mail.charsets import codec_name, text_of
from amana.intake.mail.dates import moment
from amana.intake.mail.encoded_words import parameter, parameters, plain, words
from amana.intake.mail.flowed import unfolded
from amana.intake.mail.header_fields import Header, split
from amana.intake.mail.html_text import HtmlText, charset_in
from amana.intake.mail.mime import Leaf, Walk
from amana.intake.mail.transfer import size_of, undone, uuencoded
from amana.intake.reading import MIB, Reason, sound
from amana.records import EmbeddedFact

MOST_TEXTS = 200
LONGEST_VALUE = 4_000
_LONGEST_NAME = 400
# What Thunderbird leaves where it took an attachment away.
_THUNDERBIRD = ("X-Mozilla-External-Attachment-URL", "X-Mozilla-Altered")
_BODIES = frozenset({"text/plain", "text/html", "text"})
_WORDS = re.compile(r"\w+")
_FEW_WORDS = 3
_ENVELOPED = bytes.fromhex("2a864886f70d010703")  # 1.2.840.113549.1.7.3, RFC 5652 section 6
_AUTH_ENVELOPED = bytes.fromhex("2a864886f70d0109100117")  # RFC 5083
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_PKCS7 = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_DISPOSITION_DATES = ("creation-date", "modification-date", "read-date")


@dataclass(slots=True)
class Room:
    """How much may still be unpacked: bytes of files, characters of text. Counts down as it is used."""

    files: int = 48 * MIB
    characters: int = 16 * MIB


@dataclass(frozen=True, slots=True)
class Body:
    """A text of the message: plain, or taken from HTML."""

    text: str
    is_html: bool
    alternative: int | None
    facts: tuple[EmbeddedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the message. `data` is None where it is not given: `reason` says why."""

    name: str | None
    media_type: str | None
    facts: tuple[EmbeddedFact, ...]
    size: int
    data: bytes | None = None
    reason: Reason | None = None


@dataclass(slots=True)
class Message:
    """What was found. `charset` is what its texts are in: headers in 8 bits are mostly in the same."""

    header: Header
    charset: str | None = None
    bodies: list[Body] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    facts: list[EmbeddedFact] = field(default_factory=list)
    lossy: bool = False
    left_out: int = 0
    cut_short: bool = False

    @property
    def unread(self) -> bool:
        return any(one.reason for one in self.attachments)


def fact(name: str, value: str, raw: str | None = None) -> EmbeddedFact | None:
    """A fact of a length that can be kept; None where there is nothing to tell. `raw` only where it differs."""
    told = sound(value)[:LONGEST_VALUE]
    if not told:
        return None
    written = None if raw is None else sound(raw)[:LONGEST_VALUE]
    return EmbeddedFact(name, told, written if written != told else None)


def facts_of(*told: EmbeddedFact | None) -> tuple[EmbeddedFact, ...]:
    return tuple(one for one in told if one is not None)


def message_in(content: bytes, room: Room) -> Message:
    """The message that these bytes are. It never fails: what is no part of a message's form is its text."""
    header, start = split(content)
    told = Message(header)
    walk = Walk()
    for leaf in walk.leaves(content, header, start):
        told.charset = told.charset or _told_charset(leaf)
        _take(told, leaf, room)
    choose(told)
    told.left_out += walk.left_out + header.left_out
    told.cut_short = walk.cut_short
    told.facts.extend(_walk_facts(walk, told.charset))
    return told


def _told_charset(leaf: Leaf) -> str | None:
    told = leaf.parameters.get("charset")
    return codec_name(told.decode("latin-1")) if told else None


def _walk_facts(walk: Walk, charset: str | None) -> Iterator[EmbeddedFact]:
    for protocol, start, end in walk.signed:
        yield from facts_of(fact("signed", _scheme(protocol), protocol), fact("signed-bytes", f"{start}-{end}"))
    for protocol in walk.encrypted:
        yield from facts_of(fact("encrypted", _scheme(protocol), protocol))
    for beside in walk.beside:
        yield from facts_of(fact("text-beside-parts", plain(beside, charset)))


def _scheme(protocol: str) -> str:
    return "pgp-mime" if "pgp" in protocol else "s-mime" if "pkcs7" in protocol else protocol or "unknown"


def _take(told: Message, leaf: Leaf, room: Room) -> None:
    name = _name(leaf, told.charset)
    disposition = (leaf.header.first("content-disposition") or b"").partition(b";")[0].strip().lower()
    is_text = leaf.media_type in _BODIES and name is None and disposition != b"attachment"
    size = leaf.end - leaf.start
    if is_text and not leaf.encrypted and len(told.bodies) < MOST_TEXTS and size <= room.characters:
        _take_text(told, leaf, room)
    else:
        told.attachments.append(_attachment(told, leaf, name, room))


def _take_text(told: Message, leaf: Leaf, room: Room) -> None:
    found = undone(leaf.body, leaf.header.first("content-transfer-encoding"))
    data = found.data + (b"\n" + found.trailer if found.trailer else b"")
    html = leaf.media_type == "text/html"
    if not html:
        data = _without_uuencoded(told, data, room)
    label = leaf.parameters.get("charset")
    declared = label.decode("latin-1") if label else (charset_in(data) if html else None)
    text, codec, lossy = text_of(data, declared)
    told.lossy = told.lossy or lossy
    facts = list(facts_of(fact("transfer-encoding", found.wrong or "")))
    if codec != codec_name(declared):
        facts.extend(facts_of(fact("decoded-as", codec, declared)))
    if html:
        markup = HtmlText(text)
        text = markup.text
        facts.extend(facts_of(*(fact("link", link) for link in markup.links)))
    elif leaf.parameters.get("format", b"").lower() == b"flowed":
        text = unfolded(text, leaf.parameters.get("delsp", b"").lower() == b"yes")
        facts.extend(facts_of(fact("format", "flowed")))
    facts.extend(_inline_pgp(text))
    if text.strip():
        room.characters -= len(text)
        told.bodies.append(Body(text, html, leaf.alternative, tuple(facts)))


def _inline_pgp(text: str) -> Iterator[EmbeddedFact]:
    if "-----BEGIN PGP SIGNED MESSAGE-----" in text:
        yield EmbeddedFact("signed", "pgp-inline")
    if "-----BEGIN PGP MESSAGE-----" in text:
        yield EmbeddedFact("encrypted", "pgp-inline")


def _without_uuencoded(told: Message, data: bytes, room: Room) -> bytes:
    """The text without the files that stand in it as uuencode: each becomes an attachment."""
    if b"begin" not in data:
        return data
    kept, at = [], 0
    for one in uuencoded(data):
        kept.append(data[at : one.start])
        at = one.end
        how = EmbeddedFact("transfer-encoding", "uuencode")
        told.attachments.append(_within(room, Attachment(plain(one.name), None, (how,), len(one.data)), one.data))
    return b"".join((*kept, data[at:]))


def _within(room: Room, one: Attachment, data: bytes) -> Attachment:
    """The attachment with its bytes, or told to be too large."""
    if len(data) > room.files:
        return replace(one, reason="too-large")
    room.files -= len(data)
    return replace(one, data=data)


def _name(leaf: Leaf, charset: str | None) -> tuple[str, str] | None:
    """The file name decoded, and as written."""
    disposition = parameters(leaf.header.first("content-disposition") or b"")
    return parameter(disposition, "filename", charset) or parameter(leaf.parameters, "name", charset)


def _attachment(told: Message, leaf: Leaf, name: tuple[str, str] | None, room: Room) -> Attachment:
    encoding = leaf.header.first("content-transfer-encoding")
    facts = list(_attachment_facts(leaf, name, told.charset))
    label = sound(name[0])[:_LONGEST_NAME] if name else None
    kind = sound(leaf.media_type)[:100] or None
    one = Attachment(label or None, kind, tuple(facts), size_of(leaf.body, encoding))
    if leaf.too_deep:
        return replace(one, reason="too-deep")
    if leaf.encrypted and leaf.media_type != "application/pgp-encrypted":
        return replace(one, reason="encrypted")
    if one.size > room.files:
        return replace(one, reason="too-large")
    found = undone(leaf.body, encoding)
    facts.extend(facts_of(fact("transfer-encoding", found.wrong or "", plain(encoding or b""))))
    facts.extend(facts_of(fact("after-it", plain(found.trailer, told.charset))))
    one = replace(one, facts=tuple(facts), size=len(found.data))
    if leaf.media_type in _PKCS7:
        how = _cms(found.data, leaf)
        told.facts.append(EmbeddedFact(how, "s-mime"))
        if how == "encrypted":
            return replace(one, reason="encrypted")
    return _within(room, one, found.data)


def _cms(data: bytes, leaf: Leaf) -> str:
    """What an S/MIME envelope is: its own content type tells, and its parameter where that does not."""
    start = data[:64]
    if _ENVELOPED in start or _AUTH_ENVELOPED in start:
        return "encrypted"
    if _SIGNED_DATA in start:
        return "signed"
    return "encrypted" if b"enveloped" in leaf.parameters.get("smime-type", b"").lower() else "signed"


def _attachment_facts(leaf: Leaf, name: tuple[str, str] | None, charset: str | None) -> Iterator[EmbeddedFact]:
    if name and name[0] != name[1]:
        yield from facts_of(fact("file-name", name[0], name[1]))
    for title in (
        "Content-Type",
        "Content-Disposition",
        "Content-ID",
        "Content-Description",
        "Content-Location",
        *_THUNDERBIRD,
    ):
        told = leaf.header.first(title.lower())
        if told:
            yield from facts_of(fact(title.lower(), words(told, charset), plain(told, charset)))
    given = parameters(leaf.header.first("content-disposition") or b"")
    for title in _DISPOSITION_DATES:
        written = given.get(title, b"").decode("latin-1")
        when = moment(written)
        if when:
            yield from facts_of(fact(title, when.iso, written), fact(f"{title}-rule", when.rule or ""))


def choose(told: Message) -> None:
    """Of an HTML text with a plain one beside it, keep both only where the HTML says more."""
    plain_texts: dict[int, list[str]] = {}
    for body in told.bodies:
        if body.alternative is not None and not body.is_html:
            plain_texts.setdefault(body.alternative, []).append(body.text)
    kept = []
    for body in told.bodies:
        beside = plain_texts.get(body.alternative or 0) if body.is_html else None
        if beside is None:
            kept.append(body)
            continue
        more = _says_more(body.text, beside)
        told.facts.append(EmbeddedFact("html-alternative", "says more" if more else "says the same"))
        if more:
            kept.append(body)
        else:
            told.facts.extend(one for one in body.facts if one.name == "link")
    told.bodies = kept


def _says_more(html: str, beside: list[str]) -> bool:
    known = {word for text in beside for word in _WORDS.findall(text.lower())}
    missing = {word for word in _WORDS.findall(html.lower()) if word not in known}
    return len(missing) > _FEW_WORDS or any(word.isdecimal() for word in missing)
