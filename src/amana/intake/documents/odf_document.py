"""OpenDocument texts and presentations (OASIS ODF 1.3), zipped or flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.documents.odf_text import OFFICE, OdfText, text_of
from amana.intake.documents.packages import (
    MAX_FIELD,
    Budget,
    embedded_files,
    local,
    named_facts,
    opened_package,
    parsed,
    part_of,
    within_bounds,
)
from amana.intake.documents.remarks import gathered, insertions
from amana.intake.documents.slides import Slide, slide_texts
from amana.intake.reading import MIB, Limits, Part, Reading, TextVersion, sound
from amana.intake.sources import whole
from amana.intake.zip_guard import unpacked
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_NOTES = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_FLAT_MARK = b"<office:document"
_NAMES = {
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keyword": "keywords",
    "initial-creator": "creator",
    "creator": "last-modified-by",
    "creation-date": "created",
    "date": "modified",
    "print-date": "last-printed",
    "printed-by": "printed-by",
    "language": "language",
    "generator": "application",
    "editing-cycles": "revision",
    "editing-duration": "editing-duration",
}
_FOLDERS = ("Pictures/", "media/", "Media/", "Object ")
_OWN = frozenset(("content.xml", "styles.xml", "meta.xml", "settings.xml"))
_MAX_LINKS = 200
_PRESENTATION = f"{OFFICE}presentation"


@dataclass(frozen=True, slots=True)
class _Document:
    """Either form of a document: what it says, its properties, and the files in it."""

    content: _Element
    meta: _Element | None
    files: tuple[Part, ...] = ()
    macros: bool = False


class OdfDocument:
    """LibreOffice's and OpenOffice's texts and presentations."""

    name: ClassVar[str] = "odf-document"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text-template",
        "application/vnd.oasis.opendocument.text-master",
        "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.presentation-template",
        "application/vnd.oasis.opendocument.graphics",
        "application/vnd.oasis.opendocument.text-flat-xml",
        "application/vnd.oasis.opendocument.presentation-flat-xml",
    )
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB)
    reads: ClassVar[str] = (
        "Paragraphs, tables and notes, or slides with theirs; comments, insertions and deletions with author and "
        "date; pictures and files within; properties, links, whether there are macros (never run)."
    )

    def recognises(self, media_type: str, head: bytes, _name: str, /) -> bool:
        """By its type; a flat one also by its root where nothing but XML is known of it."""
        flat = media_type == "application/xml" and _FLAT_MARK in head and b"office:mimetype" in head
        return media_type in self.kinds or (flat and b"opendocument.spreadsheet" not in head)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The text as one version; comments, deletions and notes as one each."""
        data = whole(source, limits)
        flat = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        document = _flat(data) if flat else _zipped(data, limits)
        texts, parts = _texts_and_parts(document.content)
        if sum(len(text.text) for text in texts) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        facts = within_bounds(_facts(document))
        told = {fact.name: fact.value for fact in reversed(facts)}
        unread = any(file.reason for file in document.files)
        return Reading(
            texts=tuple(texts),
            facts=facts,
            parts=(*parts, *document.files),
            title=told.get("title"),
            byline=told.get("creator"),
            note="parts-unread" if unread else None if texts else "no-text",
        )


def _flat(data: bytes) -> _Document:
    root = parsed(data)
    return _Document(root, next(root.iter(f"{OFFICE}meta"), None), macros=next(_scripts(root), None) is not None)


def _scripts(root: _Element) -> Iterator[_Element]:
    """Scripts of the document itself, not the empty list that every document has."""
    return (one for one in root.iter(f"{OFFICE}scripts") if len(one))


def _zipped(data: bytes, limits: Limits) -> _Document:
    with opened_package(data, limits) as zipped:
        _refuse_locked(zipped, limits)
        content = part_of(zipped, "content.xml", limits)
        if content is None:
            raise ReadingFailed(reason="malformed")
        meta = part_of(zipped, "meta.xml", limits)
        names = list(dict.fromkeys(zipped.namelist()))
        kept = [name for name in names if name.startswith(_FOLDERS) and not name.endswith(("/", ".xml"))]
        files = tuple(embedded_files(zipped, kept, limits, Budget(limits.unpacked_bytes // 2)))
        macros = any(name.startswith(("Basic/", "Scripts/")) for name in names)
        return _Document(content, meta, files, macros)


def _refuse_locked(zipped: ZipFile, limits: Limits) -> None:
    """A locked document lists how each member is encrypted (part 2, 3.4), or holds one that is all the rest."""
    manifest = unpacked(zipped, "META-INF/manifest.xml", limits) or b""
    if b"encryption-data" in manifest or b"EncryptedData" in manifest:
        raise ReadingFailed(reason="encrypted")


def _texts_and_parts(content: _Element) -> tuple[list[TextVersion], list[Part]]:
    shown = list(content.iter(_PRESENTATION, f"{OFFICE}drawing"))
    if shown:
        return slide_texts([_slide(page) for page in shown[0].iter(f"{_DRAW}page")])
    body = next(content.iter(f"{OFFICE}text"), None)
    told = text_of(content if body is None else body)
    return _document_texts(told)


def _document_texts(told: OdfText) -> tuple[list[TextVersion], list[Part]]:
    texts = [TextVersion(sound(told.text))] if told.text.strip() else []
    parts = insertions(one for one in told.changes if one.kind == "insertion") if texts else []
    deletions = [one for one in told.changes if one.kind == "deletion"]
    for remarks, part in ((list(told.comments), "comments"), (deletions, "deletions")):
        text, more = gathered(remarks, part, len(texts))
        texts += [text] if text else []
        parts += more
    if told.notes:
        texts.append(TextVersion(sound("\n".join(told.notes)), "footnotes"))
    return texts, parts


def _slide(page: _Element) -> Slide:
    """A slide's own text and its notes: both stand in its `draw:page`."""
    notes = [text_of(note) for note in page.iter(_NOTES)]
    for note in list(page.iter(_NOTES)):
        note.clear()
    told = text_of(page)
    name = str(page.get(f"{_DRAW}name", "")) or None
    return Slide(told.text, "\n".join(note.text for note in notes if note.text.strip()), told.comments, name)


def _facts(document: _Document) -> Iterator[EmbeddedFact]:
    meta: Iterable[_Element] = () if document.meta is None else document.meta.iter()
    elements = list(meta)
    yield from named_facts(elements, _NAMES)
    for element in elements:
        name = sound(str(element.get(f"{_META}name", "")))[:200]
        value = sound((element.text or "").strip())[:MAX_FIELD]
        if local(element) == "user-defined" and name and value:
            yield EmbeddedFact(f"custom:{name}", value)
    if document.macros:
        yield EmbeddedFact("macros", "present")
    links = dict.fromkeys(str(one.get(_XLINK, "")).strip() for one in document.content.iter() if _leads_out(one))
    for link in list(links)[:_MAX_LINKS]:
        yield EmbeddedFact("link", sound(link)[:MAX_FIELD])


def _leads_out(element: _Element) -> bool:
    return "://" in str(element.get(_XLINK, "")) or str(element.get(_XLINK, "")).startswith("mailto:")
