"""Presentations of PowerPoint since 2007 (PPTX, ECMA-376 part 1, 19): slides in their order, notes, comments."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.documents.packages import (
    Budget,
    embedded_files,
    link_facts,
    local,
    opened_package,
    part_of,
    property_facts,
    within_bounds,
)
from amana.intake.documents.remarks import Remark
from amana.intake.documents.slides import Slide, slide_texts
from amana.intake.reading import MIB, Limits, Reading
from amana.intake.sources import whole
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "ppt/presentation.xml"
_FOLDERS = ("ppt/media/", "ppt/embeddings/")
_MACROS = "ppt/vbaProject.bin"
# Placeholders of a page of notes that are not the notes: the slide's picture, number, date, header, footer.
_NO_NOTES = frozenset(("sldImg", "sldNum", "dt", "hdr", "ftr"))


@dataclass(frozen=True, slots=True)
class _Package:
    zipped: ZipFile
    limits: Limits

    def part(self, name: str) -> _Element | None:
        return part_of(self.zipped, name, self.limits)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package, by id: the kind (the last word of its type), and where."""
        folder, file = posixpath.split(name)
        root = self.part(f"{folder}/_rels/{file}.rels")
        told = {}
        for one in () if root is None else root:
            if isinstance(one.tag, str) and one.get("TargetMode") != "External":
                place = posixpath.normpath(posixpath.join("/", folder, str(one.get("Target", "")))).lstrip("/")
                told[str(one.get("Id", ""))] = (str(one.get("Type", "")).rpartition("/")[2], place)
        return told


class SlideDocument:
    """PowerPoint's own format since 2007."""

    name: ClassVar[str] = "slide-document"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
        "application/vnd.openxmlformats-officedocument.presentationml.template",
        "application/vnd.ms-powerpoint.presentation.macroenabled.12",
        "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
    )
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB)
    reads: ClassVar[str] = (
        "Slides in their order with tables and diagrams, hidden ones too; speaker's notes; comments with author "
        "and date; pictures, sound, video and files within; properties, links, whether there are macros "
        "(never run)."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """All slides as one text version, a form feed between; notes and comments as one each."""
        with opened_package(whole(source, limits), limits) as zipped:
            package = _Package(zipped, limits)
            texts, parts = slide_texts(list(_slides(package)))
            facts = within_bounds((*property_facts(zipped, limits), *_macros(zipped), *link_facts(zipped, limits)))
            if sum(len(text.text) for text in texts) > limits.text_characters:
                raise ReadingFailed(reason="too-large")
            names = [name for name in zipped.namelist() if name.startswith(_FOLDERS) and not name.endswith("/")]
            files = list(embedded_files(zipped, names, limits, Budget(limits.unpacked_bytes // 2)))
        told = {fact.name: fact.value for fact in reversed(facts)}
        unread = any(file.reason for file in (*files, *parts))
        return Reading(
            texts=tuple(texts),
            facts=facts,
            parts=(*parts, *files),
            title=told.get("title"),
            byline=told.get("creator"),
            note="parts-unread" if unread else None if texts else "no-text",
        )


def _slides(package: _Package) -> Iterator[Slide]:
    """The slides in the order of the presentation."""
    root = package.part(_MAIN)
    if root is None:
        raise ReadingFailed(reason="malformed")
    related = package.related(_MAIN)
    authors = _authors(package)
    entries = (one for one in root.iter() if local(one) == "sldId")
    places = dict.fromkeys(
        related.get(_relation(entry), ("", ""))[1] for entry in entries
    )  # no slide is shown twice
    for place in list(places)[: package.limits.pages]:
        yield _slide(package, place, authors)


def _relation(element: _Element) -> str:
    """The id of the relation: an attribute named `id` of some namespace (`r:id`); its own `id` is another."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _slide(package: _Package, place: str, authors: dict[str, str]) -> Slide:
    root = package.part(place)
    if root is None:
        return Slide("", reason="malformed")
    related = list(package.related(place).values())
    notes = "\n".join(_notes(package, where) for kind, where in related if kind == "notesSlide")
    diagrams = [_words(package.part(where)) for kind, where in related if kind == "diagramData"]
    comments = [
        remark for kind, where in related if kind == "comments" for remark in _said(package, where, authors)
    ]
    text = "\n".join(text for text in (_words(root), *diagrams) if text)
    return Slide(text, notes, tuple(comments), hidden=root.get("show") in {"0", "false"})


def _words(root: _Element | None) -> str:
    """A line for each paragraph and each row of a table, cells set apart by tabs."""
    return "" if root is None else "\n".join(line for line in _lines(root) if line.strip())


def _lines(parent: _Element) -> Iterator[str]:
    for child in parent:
        name = local(child)
        if name == "p":
            yield _running(child)
        elif name == "tr":
            cells = (" ".join(line for line in _lines(cell) if line) for cell in child if local(cell) == "tc")
            yield "\t".join(cells)
        elif name and name != "Fallback":
            yield from _lines(child)


def _running(paragraph: _Element) -> str:
    told = []
    for element in paragraph.iter():
        name = local(element)
        if name == "t":
            told.append(element.text or "")
        elif name == "br":
            told.append("\n")
    return "".join(told)


def _notes(package: _Package, place: str) -> str:
    """The speaker's words: what stands in no other placeholder of the page of notes."""
    root = package.part(place)
    told = []
    for shape in (one for one in (() if root is None else root.iter()) if local(one) == "sp"):
        kinds = {str(one.get("type", "")) for one in shape.iter() if local(one) == "ph"}
        if not kinds & _NO_NOTES:
            told.append(_words(shape))
    return "\n".join(words for words in told if words)


def _authors(package: _Package) -> dict[str, str]:
    """Who comments, by id: of the older list and of the newer."""
    told = {}
    for place in ("ppt/commentAuthors.xml", "ppt/authors.xml"):
        root = package.part(place)
        for one in () if root is None else root:
            if isinstance(one.tag, str):
                told[str(one.get("id", ""))] = str(one.get("name", ""))
    return told


def _said(package: _Package, place: str, authors: dict[str, str]) -> Iterator[Remark]:
    """Comments and their answers, of either form: words in `p:text`, or in a body of paragraphs."""
    root = package.part(place)
    for one in () if root is None else root.iter():
        if local(one) in {"cm", "reply"}:
            plain = next((child.text or "" for child in one if local(child) == "text"), "")
            body = next((_words(child) for child in one if local(child) == "txBody"), "")
            author = authors.get(str(one.get("authorId", "")), "")
            yield Remark("comment", plain or body, author, str(one.get("dt") or one.get("created") or ""))


def _macros(zipped: ZipFile) -> Iterator[EmbeddedFact]:
    if _MACROS in zipped.namelist():
        yield EmbeddedFact("macros", "present")
