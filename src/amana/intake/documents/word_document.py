"""Word documents (DOCX, ECMA-376): paragraphs and tables in reading order, notes and headers as parts.

Read from the XML itself: a document is its `w:t` text, and nothing of it is loaded that is not text. What
tracked changes deleted stands beside the text, what they inserted is read in it; each is a part.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.documents.packages import (
    Budget,
    embedded_files,
    link_facts,
    opened_package,
    parsed,
    part_of,
    property_facts,
    within_bounds,
)
from amana.intake.documents.remarks import MAX_REMARKS, Remark, gathered, insertions
from amana.intake.documents.word_text import W, WordText, text_of
from amana.intake.reading import MIB, Limits, Part, Reading, TextVersion, sound
from amana.intake.sources import whole
from amana.intake.zip_guard import unpacked
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # ISO 29500 Strict says the same by another name
_DOCUMENT = "/officeDocument"
_OTHERS = (
    ("headers", "header"),
    ("footers", "footer"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
)
_FOLDERS = ("media/", "embeddings/")
_MACROS = "vbaProject.bin"


class WordDocument:
    """Word's own format since 2007."""

    name: ClassVar[str] = "word-document"
    version: ClassVar[str] = "2"
    kinds: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-word.template.macroenabled.12",
    )
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB)
    reads: ClassVar[str] = (
        "Paragraphs and tables; headers, footers and notes; comments, insertions and deletions with author and "
        "date; pictures and files within; properties, links, whether there are macros (never run)."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The document as one text version; headers, footers, notes, comments and deletions as one each."""
        with opened_package(whole(source, limits), limits) as zipped:
            main = _main_part(zipped, limits)
            body = _text(zipped, main, limits)
            if body is None:
                raise ReadingFailed(reason="malformed")
            folder = posixpath.dirname(main)
            texts, parts = _remarked(body, _comments(zipped, folder, body, limits))
            texts += [TextVersion(text, part) for part, text in _other_texts(zipped, folder, limits)]
            facts = within_bounds((*property_facts(zipped, limits), *_macros(zipped), *link_facts(zipped, limits)))
            held = sum(len(text.text.encode()) for text in texts)
            files = _files(zipped, folder, limits, Budget(limits.unpacked_bytes - held))
        if sum(len(text.text) for text in texts) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        told = {fact.name: fact.value for fact in reversed(facts)}
        unread = any(file.reason for file in files)
        return Reading(
            texts=tuple(texts),
            facts=facts,
            parts=(*parts, *files),
            title=told.get("title"),
            byline=told.get("creator"),
            note="parts-unread" if unread else None if texts else "no-text",
        )


def _main_part(zipped: ZipFile, limits: Limits) -> str:
    """Where the document stands: the package's relations say, and nearly all say word/document.xml."""
    relations: Iterable[_Element] | None = part_of(zipped, "_rels/.rels", limits)
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith(_DOCUMENT):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _root(zipped: ZipFile, name: str, limits: Limits) -> _Element | None:
    data = unpacked(zipped, name, limits)
    return None if data is None else parsed(data.replace(_STRICT_W, W[1:-1].encode()))


def _text(zipped: ZipFile, name: str, limits: Limits) -> WordText | None:
    root = _root(zipped, name, limits)
    return None if root is None else text_of(root)


def _remarked(body: WordText, comments: list[Remark]) -> tuple[list[TextVersion], list[Part]]:
    """The body, and what was said of it and taken out of it."""
    texts = [TextVersion(sound(body.text))] if body.text.strip() else []
    parts = insertions(one for one in body.changes if one.kind == "insertion") if texts else []
    deletions = [one for one in body.changes if one.kind == "deletion"]
    for remarks, part in ((comments, "comments"), (deletions, "deletions")):
        text, told = gathered(remarks, part, len(texts))
        texts += [text] if text else []
        parts += told
    return texts, parts


def _comments(zipped: ZipFile, folder: str, body: WordText, limits: Limits) -> list[Remark]:
    """Each comment: its words, who wrote it and when, and which words of the text it is about."""
    root = _root(zipped, f"{folder}/comments.xml", limits)
    told = []
    for comment in list(() if root is None else root)[:MAX_REMARKS]:
        if isinstance(comment.tag, str):
            author, date, key = (str(comment.get(f"{W}{name}", "")) for name in ("author", "date", "id"))
            words = text_of(comment).text.strip("\n")
            told.append(Remark("comment", words, author, date, body.commented.get(key)))
    return told


def _other_texts(zipped: ZipFile, folder: str, limits: Limits) -> Iterator[tuple[str, str]]:
    names = sorted(set(zipped.namelist()))
    for part, start in _OTHERS:
        found = (name for name in names if name.startswith(f"{folder}/{start}") and name.endswith(".xml"))
        texts = (_text(zipped, name, limits) for name in found)
        joined = "\n".join(sound(text.text) for text in texts if text and text.text.strip())
        if joined:
            yield part, joined.strip("\n")


def _macros(zipped: ZipFile) -> Iterator[EmbeddedFact]:
    if any(name.rpartition("/")[2] == _MACROS for name in zipped.namelist()):
        yield EmbeddedFact("macros", "present")


def _files(zipped: ZipFile, folder: str, limits: Limits, budget: Budget) -> list[Part]:
    """Pictures and files within the document."""
    starts = tuple(f"{folder}/{name}" for name in _FOLDERS)
    names = [name for name in zipped.namelist() if name.startswith(starts) and not name.endswith("/")]
    return list(embedded_files(zipped, names, limits, budget))
