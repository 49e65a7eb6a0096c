"""Word documents (DOCX, ECMA-376): paragraphs and tables in reading order, notes and headers as parts.

Read from the XML itself: a document is its `w:t` text, and nothing of it is loaded that is not text. What
tracked changes deleted is left out, what they inserted is read; each is a line of the document's own.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.plain_text import whole
from amana.intake.reading import MIB, Limits, Reading, TextVersion, sound
from amana.intake.zip_guard import opened, unpacked
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # ISO 29500 Strict says the same by another name
_DOCUMENT = "/officeDocument"
_PARTS = (
    ("headers", "header"),
    ("footers", "footer"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
)
_CORE = {
    "title": "title",
    "subject": "subject",
    "creator": "creator",
    "keywords": "keywords",
    "description": "description",
    "lastModifiedBy": "last-modified-by",
    "created": "created",
    "modified": "modified",
    "lastPrinted": "last-printed",
    "language": "language",
    "revision": "revision",
}
_APPLICATION = {"Application": "application", "Company": "company", "Manager": "manager", "Template": "template"}
# What stands for a character of its own in running text.
_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}ptab": "\t",
}
_SKIPPED = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr"))


class WordDocument:
    """Word's own format since 2007."""

    name: ClassVar[str] = "word-document"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        "application/vnd.ms-word.document.macroenabled.12",
    )
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The document as one text version; headers, footers, notes and comments as one each, by part."""
        with opened(io.BytesIO(whole(source, limits)), limits) as zipped:
            main = _main_part(zipped, limits)
            body = _text(zipped, main, limits)
            if body is None:
                raise ReadingFailed(reason="malformed")
            texts = [TextVersion(body)] if body.strip() else []
            texts += [TextVersion(text, part) for part, text in _other_parts(zipped, main, limits)]
            facts = tuple(_facts(zipped, limits))
        if sum(len(text.text) for text in texts) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        told = {fact.name: fact.value for fact in facts}
        return Reading(
            texts=tuple(texts),
            facts=facts,
            title=told.get("title"),
            byline=told.get("creator"),
            note=None if texts else "no-text",
        )


def _parsed(data: bytes) -> _Element:
    """XML without entities, without a network, of a bounded depth."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    try:
        return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (XMLSyntaxError, ValueError) as fault:
        reason = "too-deep" if "depth" in str(fault) else "malformed"
        raise ReadingFailed(reason=reason) from fault


def _main_part(zipped: ZipFile, limits: Limits) -> str:
    """Where the document stands: the package's relations say, and nearly all say word/document.xml."""
    data = unpacked(zipped, "_rels/.rels", limits)
    relations = _parsed(data) if data else ()
    for relation in relations:
        if str(relation.get("Type", "")).endswith(_DOCUMENT):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _text(zipped: ZipFile, name: str, limits: Limits) -> str | None:
    """A part's text: a line for each paragraph and each row of a table, cells set apart by tabs."""
    data = unpacked(zipped, name, limits)
    if data is None:
        return None
    root = _parsed(data.replace(_STRICT_W, _W[1:-1].encode()))
    return sound("\n".join(_lines(root)))


def _lines(parent: _Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield _running(child)
        elif child.tag == f"{_W}tr":
            yield "\t".join(" ".join(line for line in _lines(cell) if line) for cell in _cells(child))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _lines(child)


def _cells(row: _Element) -> Iterator[_Element]:
    """A row's own cells, also those inside a content control; not those of a table within a cell."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _cells(child)


def _running(paragraph: _Element) -> str:
    """A paragraph's characters, in the order they are written; text boxes within it follow on."""
    told: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            told.append(element.text or "")
        elif element.tag in _CHARACTERS:
            told.append(_CHARACTERS[element.tag])
        elif element.tag == f"{_W}p":
            told.append("\n")
            waiting.extend(reversed(element))
        elif element.tag not in _SKIPPED and not str(element.tag).endswith("}Fallback"):
            waiting.extend(reversed(element))
    return "".join(told)


def _other_parts(zipped: ZipFile, main: str, limits: Limits) -> Iterator[tuple[str, str]]:
    folder = posixpath.dirname(main)
    names = sorted(zipped.namelist())
    for part, start in _PARTS:
        found = (name for name in names if name.startswith(f"{folder}/{start}") and name.endswith(".xml"))
        texts = (_text(zipped, name, limits) for name in found)
        joined = "\n".join(text for text in texts if text and text.strip())
        if joined:
            yield part, joined.strip("\n")


def _facts(zipped: ZipFile, limits: Limits) -> Iterator[EmbeddedFact]:
    """Core and extended properties, as written."""
    for file, names in (("docProps/core.xml", _CORE), ("docProps/app.xml", _APPLICATION)):
        data = unpacked(zipped, file, limits)
        for element in _parsed(data) if data else ():
            name = names.get(str(element.tag).rpartition("}")[2])
            value = sound((element.text or "").strip())[:4_000]
            if name and value:
                yield EmbeddedFact(name, value)
