"""What documents that are ZIPs of XML have in common: XML read safely, properties, files within, a budget."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.reading import Limits, Part, sound
from amana.intake.zip_guard import opened, unpacked
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FIELD = 4_000
# Of one reading: the pipe carries 1,000 facts, and 4 MiB of JSON, in which a character may take twelve bytes.
_MAX_FACTS = 900
_MAX_FACT_CHARACTERS = 250_000
MAX_EMBEDDED = 2_000
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_LINKS = 200
_MARKUP = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf")
_MARKUP_SHARE = 2  # of what may be unpacked: markup is parsed part by part, each let go before the next
_CORE = {
    "title": "title",
    "subject": "subject",
    "creator": "creator",
    "keywords": "keywords",
    "description": "description",
    "category": "category",
    "lastModifiedBy": "last-modified-by",
    "created": "created",
    "modified": "modified",
    "lastPrinted": "last-printed",
    "language": "language",
    "revision": "revision",
}
_APPLICATION = {
    "Application": "application",
    "AppVersion": "application-version",
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
    "TotalTime": "editing-minutes",
}


@dataclass(slots=True)
class Budget:
    """How many bytes of files may still be given with one reading."""

    left: int

    def takes(self, size: int) -> bool:
        """Whether `size` bytes more fit, and if so, that they are taken."""
        fits = size <= self.left
        self.left -= size if fits else 0
        return fits


def opened_package(data: bytes, limits: Limits) -> ZipFile:
    """The ZIP of a document. ReadingFailed as `zip_guard.opened`; bomb where all its markup swells too far."""
    zipped = opened(io.BytesIO(data), limits)
    told = sum(one.file_size for one in zipped.infolist() if one.filename.lower().endswith(_MARKUP))
    if told > _MARKUP_SHARE * limits.unpacked_bytes:
        raise ReadingFailed(reason="bomb")
    return zipped


def within_bounds(facts: Iterable[EmbeddedFact]) -> tuple[EmbeddedFact, ...]:
    """As many facts as can be told; where that is not all, the last says how many were left out."""
    told: list[EmbeddedFact] = []
    left, out = _MAX_FACT_CHARACTERS, 0
    for fact in facts:
        size = len(fact.name) + len(fact.value) + len(fact.raw or "")
        if len(told) >= _MAX_FACTS or size > left:
            out += 1
        else:
            told.append(fact)
            left -= size
    return (*told, EmbeddedFact("facts-left-out", str(out))) if out else tuple(told)


def parsed(data: bytes) -> _Element:
    """XML without entities, without a network, of a bounded depth. ReadingFailed: malformed, too-deep."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    try:
        return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (XMLSyntaxError, ValueError) as fault:
        reason = "too-deep" if "depth" in str(fault) else "malformed"
        raise ReadingFailed(reason=reason) from fault


def part_of(zipped: ZipFile, name: str, limits: Limits) -> _Element | None:
    """A member parsed; None where there is none, or it is empty."""
    data = unpacked(zipped, name, limits)
    return parsed(data) if data else None


def local(element: _Element) -> str:
    """An element's name without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def property_facts(zipped: ZipFile, limits: Limits) -> Iterator[EmbeddedFact]:
    """Core and extended properties of Office Open XML (ECMA-376 part 2), as written."""
    for file, names in (("docProps/core.xml", _CORE), ("docProps/app.xml", _APPLICATION)):
        root = part_of(zipped, file, limits)
        yield from named_facts(() if root is None else root, names)
    yield from _own_properties(zipped, limits)


def named_facts(elements: Iterable[_Element], names: Mapping[str, str]) -> Iterator[EmbeddedFact]:
    """The text of those elements that have a name of ours."""
    for element in elements:
        name = names.get(local(element))
        value = sound((element.text or "").strip())[:MAX_FIELD]
        if name and value:
            yield EmbeddedFact(name, value)


def _own_properties(zipped: ZipFile, limits: Limits) -> Iterator[EmbeddedFact]:
    """Properties that somebody named themselves."""
    root = part_of(zipped, "docProps/custom.xml", limits)
    for element in list(() if root is None else root)[:100]:
        name = sound(str(element.get("name", "")))[:200]
        value = sound("".join(str(text) for text in element.itertext()).strip())[:MAX_FIELD]
        if name and value:
            yield EmbeddedFact(f"custom:{name}", value)


def link_facts(zipped: ZipFile, limits: Limits) -> Iterator[EmbeddedFact]:
    """What the package refers to outside itself, as written; nothing of it is fetched."""
    told: dict[str, None] = {}
    for name in dict.fromkeys(zipped.namelist()):
        if name.endswith(".rels") and len(told) < _MAX_LINKS:
            root = part_of(zipped, name, limits)
            for relation in () if root is None else root.iter(_RELATIONS):
                if relation.get("TargetMode") == "External":
                    told[sound(str(relation.get("Target", "")).strip())[:MAX_FIELD]] = None
    for target in list(told)[:_MAX_LINKS]:
        if target:
            yield EmbeddedFact("link", target)


def embedded_files(zipped: ZipFile, names: Iterable[str], limits: Limits, budget: Budget) -> Iterator[Part]:
    """These members as files of their own, numbered in the order of the package.

    One that is broken, or larger than what is left of the budget, says so and costs itself alone.
    """
    for number, name in enumerate(list(dict.fromkeys(names))[:MAX_EMBEDDED], 1):
        place, called = f"embedded/{number}", sound(name)[:255]
        size = zipped.getinfo(name).file_size
        if not budget.takes(size):
            yield Part(place, "embedded", called, size=size, reason="too-large")
            continue
        try:
            data = unpacked(zipped, name, limits) or b""
        except ReadingFailed as told:
            yield Part(place, "embedded", called, size=size, reason=told.facts["reason"])  # type: ignore[arg-type]
            continue
        yield Part(place, "embedded", called, data=data, size=len(data))
