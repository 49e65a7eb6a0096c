"""MHTML: a page and everything that it shows, saved as one file by a browser.

RFC 2557. Chrome and its kin write `From: <Saved by Blink>` and `Snapshot-Content-Location`; Internet Explorer and
Word write `From: "Saved by ..."`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.pages.mime_parts import MimePart, split_body, split_header, words
from amana.intake.pages.page import read_page
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_SAVED = re.compile(rb"^(?:From:[^\r\n]{0,80}Saved by|Snapshot-Content-Location:)", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^Content-Type:\s{0,20}multipart/related", re.IGNORECASE | re.MULTILINE)
_PAGES = ("text/html", "application/xhtml+xml")
_MAX_FIELD = 4_000
_TOLD = ("From", "Subject", "Date", "Snapshot-Content-Location", "Content-Location", "MIME-Version", "X-MimeOLE")
_NAMES = {"Snapshot-Content-Location": "saved-from", "Content-Location": "saved-from", "Date": "saved-at"}


@dataclass(frozen=True, slots=True)
class _Resource:
    """A part of the file: its number, where it stood on the web, its bytes, and whether its end was there."""

    number: int
    mime: MimePart
    data: bytes
    complete: bool

    @property
    def place(self) -> str:
        return f"resource/{self.number}"


class Mhtml:
    """Pages saved with everything they show as one MHTML file (.mht, .mhtml)."""

    name: ClassVar[str] = "mhtml"
    version: ClassVar[str] = "2"
    kinds: ClassVar[tuple[str, ...]] = ("multipart/related",)
    libraries: ClassVar[tuple[str, ...]] = ("trafilatura", "htmldate", "lxml")
    limits: ClassVar[Limits] = Limits(input_bytes=128 * MIB, seconds=90.0)
    reads: ClassVar[str] = (
        "What is read of a saved page, from its root; where and when it was saved. Every other resource "
        "(pictures, frames, styles) is a part with its file, and pictures point to theirs."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """What a browser signs as saved by it, and any multipart/related named so; no mail."""
        if media_type in self.kinds:
            return True
        named = b"multipart/related" in head.lower()  # hardly ever, and quicker told than by the pattern
        return named and bool(_RELATED.search(head) and _SAVED.search(head))

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The root page's reading, its resources as parts. ReadingFailed: malformed where there is no page."""
        data = whole(source, limits)
        if not data:
            return Reading(note="empty")
        envelope = split_header(data)
        resources = list(_resources(envelope, limits))
        root = _root(envelope, resources)
        if root is None:
            raise ReadingFailed(reason="malformed")
        page = _page(root, resources, limits)
        left = limits.unpacked_bytes - sum(len(part.data or b"") for part in page.parts)
        parts = (*_parts(resources, root, left), *page.parts)
        told = {fact.name: fact.value for fact in _facts(envelope)}
        return replace(
            page,
            facts=(*_facts(envelope), *page.facts),
            parts=parts,
            title=page.title or (told["Subject"][:500] if "Subject" in told else None),
            note=_note(page, resources, parts),
        )


def _note(page: Reading, resources: Sequence[_Resource], parts: Sequence[Part]) -> Reason | None:
    if not all(one.complete for one in resources):
        return "cut-short"
    return page.note or ("parts-unread" if any(part.reason for part in parts) else None)


def _resources(envelope: MimePart, limits: Limits) -> Iterator[_Resource]:
    boundary = envelope.parameter("boundary")
    if not envelope.media_type.startswith("multipart/") or boundary is None:
        if envelope.media_type in _PAGES:  # a page alone needs no parts (RFC 2557, section 9.1)
            yield _Resource(1, envelope, envelope.decoded(), True)
        return
    for number, (piece, complete) in enumerate(split_body(envelope.body, boundary), 1):
        if number > limits.members:
            raise ReadingFailed(reason="bomb")
        mime = split_header(piece)
        yield _Resource(number, mime, mime.decoded(), complete)


def _root(envelope: MimePart, resources: Sequence[_Resource]) -> _Resource | None:
    """The part that `start` names (RFC 2387, 3.2), or the first that is a page."""
    start = envelope.parameter("start")
    pages = [one for one in resources if one.mime.media_type in _PAGES]
    named = [one for one in pages if start and one.mime.header("content-id") == start]
    return next(iter(named or pages), None)


def root_page(data: bytes, limits: Limits) -> tuple[bytes, str | None, str] | None:
    """The root page's bytes, its charset as stated, and where it stood; None where there is no page."""
    envelope = split_header(data)
    root = _root(envelope, list(_resources(envelope, limits)))
    if root is None:
        return None
    return root.data, root.mime.parameter("charset"), root.mime.header("content-location") or ""


def _page(root: _Resource, resources: Sequence[_Resource], limits: Limits) -> Reading:
    places: dict[str, str] = {}
    for one in resources:
        for name in ("content-location", "content-id"):
            told = one.mime.header(name)
            if told:
                places.setdefault(f"cid:{told.strip('<>')}" if name == "content-id" else told, one.place)
    base = root.mime.header("content-location") or ""

    def resource_of(address: str) -> str | None:
        return places.get(address) or places.get(_resolved(base, address))

    return read_page(root.data, limits, root.mime.parameter("charset"), resource_of)


def _resolved(base: str, address: str) -> str:
    """An address seen from another one, as far as saved pages need it (RFC 3986, section 5.2, without query)."""
    scheme, colon, rest = base.partition("://")
    if not colon or "://" in address:
        return address
    if address.startswith("//"):
        return f"{scheme}:{address}"
    host, _, path = rest.partition("#")[0].partition("?")[0].partition("/")
    steps = [] if address.startswith("/") else path.split("/")[:-1]
    for step in address.lstrip("/").split("/") if address.startswith("/") else address.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return f"{scheme}://{host}/{'/'.join(steps)}"


def _parts(resources: Sequence[_Resource], root: _Resource, left: int) -> Iterator[Part]:
    """The root stands among the parts without its bytes: it was read here. The others are read in their turn."""
    for one in resources:
        part = Part(
            one.place,
            "resource",
            name=_cut(one.mime.header("content-location")),
            facts=tuple(_part_facts(one, root)),
            size=len(one.data),
            media_type=_cut(one.mime.media_type or None),
        )
        if one is root or not one.data:
            yield part
        elif len(one.data) > left:
            yield replace(part, reason="too-large")
        else:
            left -= len(one.data)
            yield replace(part, data=one.data)


def _part_facts(one: _Resource, root: _Resource) -> Iterator[EmbeddedFact]:
    if one is root:
        yield EmbeddedFact("root", "yes")
    for name in ("content-id", "content-transfer-encoding"):
        told = _cut(one.mime.header(name))
        if told:
            yield EmbeddedFact(name, told)
    charset = one.mime.parameter("charset")
    if charset:
        yield EmbeddedFact("charset", sound(charset)[:_MAX_FIELD])


def _facts(envelope: MimePart) -> tuple[EmbeddedFact, ...]:
    facts = []
    for name in _TOLD:
        written = _cut(envelope.header(name))
        if written:
            value = sound(words(written)).strip() or written
            facts.append(EmbeddedFact(_NAMES.get(name, name), value, None if value == written else written))
    return tuple(facts)


def _cut(told: str | None) -> str | None:
    return sound(told)[:_MAX_FIELD] or None if told else None
