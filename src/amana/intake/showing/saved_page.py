"""A saved page, the HTML of a mail, a chapter of a book: made so that it can be shown in a sandboxed frame."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Final

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.pages.pictures import beside
from amana.intake.reading import MIB, Limits, Part, Reading, TextVersion, sound
from amana.intake.showing.inert_markup import Inert
from amana.intake.sources import whole
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

TO_SHOW: Final = "application/x-amana-to-show"
"""The media type under which a page is handed to this reader; no file has it by itself."""
LARGEST_PAGE: Final = 5 * MIB
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARK = re.compile(r"[0-9a-z]{16,64}")
_CHAPTER = re.compile(r"chapter/([1-9]\d{0,5})")


@dataclass(frozen=True, slots=True)
class PageFound:
    """A page's bytes: the charset that its envelope states, where it stood, and whether XML comes first."""

    data: bytes
    charset: str | None = None
    base: str = ""
    is_xml: bool = False


class SavedPage:
    """Saved pages, mails and chapters made inert, for those who look at them."""

    name: ClassVar[str] = "saved-page"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (TO_SHOW,)
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=128 * MIB, seconds=10.0)
    reads: ClassVar[str] = "The page without scripts, forms and addresses; what it shows of others, by number."

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type == TO_SHOW

    def read(self, _source: BinaryIO, _name: str, _limits: Limits, /) -> Reading:
        """Nothing: what is wanted stands in the token."""
        raise ReadingFailed(reason="malformed")

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The page that the token (`page_shown`) tells as a text, and a part `reference/N` for each address in it.

        A reference's name is the address as written; its fact `address` the same seen from the page, `beside` the
        path of a file beside it. `no-text` where there is no page. ReadingFailed: malformed, too-large,
        encoding-unknown.
        """
        inert, place, is_style = _wanted(resume)
        data = whole(source, limits)
        if is_style:
            return _reading(inert, inert.style(_text(PageFound(data), inert)))
        page = _found(data, media_type(data[:HEAD_SIZE], name), place, limits)
        if page is None:
            return Reading(note="no-text")
        if len(page.data) > LARGEST_PAGE:
            raise ReadingFailed(reason="too-large")
        inert.base = inert.base or page.base
        root = _tree(page, inert)
        return Reading(note="no-text") if root is None else _reading(inert, inert.page(root))


def page_shown(mark: str, *, place: str = "", base: str = "", is_style: bool = False) -> str:
    """The token: `mark` stands in the result before each reference's number, `place` is a chapter of a book,
    `base` where the page stood; `is_style` where it is a style sheet alone."""
    return json.dumps({"mark": mark, "place": place, "base": base[:2_000], "style": is_style})


def _wanted(resume: str) -> tuple[Inert, str, bool]:
    try:
        told = json.loads(resume)
    except (ValueError, RecursionError):
        told = None
    match told:
        case {"mark": str(mark), "place": str(place), "base": str(base), "style": bool(is_style)}:
            if _MARK.fullmatch(mark):
                return Inert(base, mark), place, is_style
    raise ReadingFailed(reason="malformed")


def _found(data: bytes, kind: str, place: str, limits: Limits) -> PageFound | None:
    """The page in a file of this kind; None where it has none."""
    if kind == "application/epub+zip":
        from amana.intake.documents.book import chapter_page

        chapter = _CHAPTER.fullmatch(place or "chapter/1")
        page = chapter_page(data, int(chapter[1]), limits) if chapter else None
        return PageFound(page[1], None, page[0], is_xml=True) if page else None
    if kind in ("multipart/related", "message/rfc822", "message/x-emlx", "message/global") or _is_mhtml(data):
        return _in_envelope(data, limits)
    return PageFound(data, is_xml=kind == "application/xhtml+xml") if kind in _PAGES else None


def _is_mhtml(data: bytes) -> bool:
    from amana.intake.pages.mhtml import Mhtml

    return Mhtml().recognises("", data[:HEAD_SIZE], "")


def _in_envelope(data: bytes, limits: Limits) -> PageFound | None:
    from amana.intake.mail.html_body import html_body
    from amana.intake.pages.mhtml import Mhtml, root_page

    if Mhtml().recognises("", data[:HEAD_SIZE], "") and (found := root_page(data, limits)):
        return PageFound(*found)
    body = html_body(data)
    return None if body is None else PageFound(*body)


def _text(page: PageFound, inert: Inert) -> str:
    declared = page.charset or _declared(page.data)
    found = decoded(page.data, declared)
    inert.left_out = inert.left_out or found.lossy
    return sound(found.text).replace("\x00", " ")


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace")[:64] if found else None


def _tree(page: PageFound, inert: Inert) -> _Element | None:
    """As XML where it says it is, and is; else as browsers read HTML. No entity is followed, nothing fetched."""
    from lxml.etree import HTMLParser, ParserError, XMLParser, XMLSyntaxError, fromstring

    kept: dict[str, Any] = {"no_network": True, "remove_comments": True, "remove_pis": True}
    if page.is_xml and b"<!ENTITY" not in page.data:
        try:
            return fromstring(page.data, XMLParser(resolve_entities=False, load_dtd=False, **kept))
        except (XMLSyntaxError, ValueError):
            pass  # it says it is XML
    text = _DECLARATION.sub("", _text(page, inert))
    try:
        return fromstring(text.encode("utf-8", "replace"), HTMLParser(encoding="utf-8", **kept))
    except (XMLSyntaxError, ParserError, ValueError):
        return None


def _reading(inert: Inert, text: str) -> Reading:
    parts = tuple(_reference(number, *told) for number, told in enumerate(inert.references))
    return Reading(texts=(TextVersion(text),), parts=parts, note="left-out" if inert.left_out else None)


def _reference(number: int, written: str, address: str) -> Part:
    facts = [EmbeddedFact("address", address)] if address else []
    if (path := beside(written)) is not None:
        facts.append(EmbeddedFact("beside", path))
    return Part(f"reference/{number}", "resource", name=written, facts=tuple(facts))


SAVED_PAGE: Final = SavedPage()
