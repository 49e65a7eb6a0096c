"""Books as EPUB (W3C EPUB 3.3, and 2 before it): chapters in the order of the spine, no script of them run."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.documents.packages import (
    MAX_FIELD,
    Budget,
    embedded_files,
    local,
    opened_package,
    part_of,
    within_bounds,
)
from amana.intake.documents.page_words import words_of_page
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, TextVersion, sound
from amana.intake.sources import whole
from amana.intake.zip_guard import unpacked
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_BREAK = "\f"
_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_KEPT = ("image/", "audio/", "video/", "application/pdf")
# Fonts that are only veiled, so that they are not lifted out of the book: EPUB 3.3, 4.2.6.3.4, and Adobe's way.
_VEILED = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_MAX_METADATA = 300


@dataclass(frozen=True, slots=True)
class _Chapter:
    text: str
    name: str
    heading: str | None = None
    reason: Reason | None = None


class Book:
    """EPUB books."""

    name: ClassVar[str] = "book"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/epub+zip",)
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=128 * MIB)
    reads: ClassVar[str] = (
        "Chapters in reading order with their headings; title, author, publisher, dates and identifiers; "
        "pictures, sound and video within."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """All chapters as one text version, a form feed between; each a part."""
        with opened_package(whole(source, limits), limits) as zipped:
            place = _package_place(zipped, limits)
            package = part_of(zipped, place, limits)
            if package is None:
                raise ReadingFailed(reason="malformed")
            items = _items(package, posixpath.dirname(place))
            chapters = _chapters(zipped, package, items, limits)
            facts = within_bounds(_facts(package))
            names = [name for name, kind in items.values() if kind.startswith(_KEPT) and name in zipped.NameToInfo]
            files = list(embedded_files(zipped, names, limits, Budget(limits.unpacked_bytes // 2)))
        text = _BREAK.join(chapter.text for chapter in chapters)
        has_text = bool(text.strip())
        parts = (*_parts(chapters, has_text), *files)
        told = {fact.name: fact.value for fact in reversed(facts)}
        unread = any(part.reason for part in parts)
        return Reading(
            texts=(TextVersion(text),) if has_text else (),
            facts=facts,
            parts=parts,
            title=told.get("title"),
            byline=told.get("creator"),
            language=told.get("language"),
            note="parts-unread" if unread else None if has_text else "no-text",
        )


def chapter_page(data: bytes, number: int, limits: Limits) -> tuple[str, bytes] | None:
    """The page of a chapter, counted from 1 as its parts are: its name in the book, and its bytes. None where
    there is none. ReadingFailed as `read`."""
    with opened_package(data, limits) as zipped:
        place = _package_place(zipped, limits)
        package = part_of(zipped, place, limits)
        if package is None:
            raise ReadingFailed(reason="malformed")
        names = _spine(package, _items(package, posixpath.dirname(place)), limits)
        name = next(islice(names, number - 1, None), None)
        page = None if name is None else unpacked(zipped, name, limits)
    return None if name is None or page is None else (name, page)


def _package_place(zipped: ZipFile, limits: Limits) -> str:
    """Where the book's package document stands. ReadingFailed: encrypted, malformed."""
    locks = unpacked(zipped, "META-INF/encryption.xml", limits)
    if locks and locks.count(b"EncryptedData>") // 2 > sum(locks.count(way) for way in _VEILED):
        raise ReadingFailed(reason="encrypted")
    root = part_of(zipped, _CONTAINER, limits)
    for element in () if root is None else root.iter():
        if local(element) == "rootfile":
            return posixpath.normpath(str(element.get("full-path", "")).lstrip("/"))
    raise ReadingFailed(reason="malformed")


def _items(package: _Element, folder: str) -> dict[str, tuple[str, str]]:
    """What the manifest lists, by id: the member's name and its media type."""
    told = {}
    for element in package.iter():
        if local(element) == "item":
            name = posixpath.normpath(posixpath.join("/", folder, _plain(str(element.get("href", ""))))).lstrip(
                "/"
            )
            told[str(element.get("id", ""))] = (name, str(element.get("media-type", "")).strip().lower())
    return told


def _plain(address: str) -> str:
    """A relative address with its %-escapes as the characters they are."""
    if "%" not in address:
        return address
    first, *rest = address.split("%")
    told = first.encode()
    for piece in rest:
        digits = piece[:2]
        is_hex = len(digits) == 2 and all(char in "0123456789abcdefABCDEF" for char in digits)
        told += bytes((int(digits, 16),)) + piece[2:].encode() if is_hex else f"%{piece}".encode()
    return told.decode("utf-8", "replace")


def _chapters(
    zipped: ZipFile, package: _Element, items: dict[str, tuple[str, str]], limits: Limits
) -> list[_Chapter]:
    """The spine's documents in order; one that is broken costs itself alone."""
    left = limits.text_characters
    budget = Budget(limits.unpacked_bytes)
    chapters = []
    for name in _spine(package, items, limits):
        chapter = _chapter(zipped, name, limits, budget)
        if len(chapter.text) > left:
            chapter = _Chapter("", name, reason="left-out")
        left -= len(chapter.text) + 1
        chapters.append(chapter)
    return chapters


def _spine(package: _Element, items: dict[str, tuple[str, str]], limits: Limits) -> Iterator[str]:
    """The names of the spine's documents that are pages."""
    for reference in [one for one in package.iter() if local(one) == "itemref"][: limits.pages]:
        name, kind = items.get(str(reference.get("idref", "")), ("", ""))
        if kind in _PAGES or name.endswith((".xhtml", ".html", ".htm")):
            yield name


def _chapter(zipped: ZipFile, name: str, limits: Limits, budget: Budget) -> _Chapter:
    try:
        data = unpacked(zipped, name, limits)
    except ReadingFailed as told:
        return _Chapter("", name, reason=told.facts["reason"])  # type: ignore[arg-type]
    if data is None:
        return _Chapter("", name, reason="malformed")
    if not budget.takes(len(data)):
        return _Chapter("", name, reason="too-large")
    words, heading = words_of_page(data)
    return _Chapter(sound(words).replace(_BREAK, "\n"), name, sound(heading)[:200] if heading else None)


def _parts(chapters: list[_Chapter], has_text: bool) -> Iterator[Part]:
    at = 0
    for number, chapter in enumerate(chapters, 1):
        end = at + len(chapter.text)
        facts = (EmbeddedFact("heading", chapter.heading),) if chapter.heading else ()
        index, start, last = (0, at, end) if has_text else (None, 0, 0)
        place, name = f"chapter/{number}", sound(chapter.name)[:255]
        yield Part(place, "chapter", name, facts, index, start, last, reason=chapter.reason)
        at = end + len(_BREAK)


def _facts(package: _Element) -> Iterator[EmbeddedFact]:
    """The package's metadata (Dublin Core) by its own names, as written."""
    metadata = next((one for one in package.iter() if local(one) == "metadata"), None)
    for element in list(() if metadata is None else metadata.iter())[1:_MAX_METADATA]:
        name = local(element)
        if name == "meta":
            name = str(element.get("property") or element.get("name") or "")
        value = sound((element.text or str(element.get("content", ""))).strip())[:MAX_FIELD]
        if name and value and not name.endswith("metadata"):
            yield EmbeddedFact(sound(name)[:100], value)
