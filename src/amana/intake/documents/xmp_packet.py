"""XMP (ISO 16684-1): a packet's properties as facts, by their usual prefixes, as written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from amana.errors import ReadingFailed
from amana.intake.documents.packages import parsed
from amana.intake.reading import sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
}
_MAX_FACTS = 100
_MAX_VALUE = 4_000


def xmp_facts(packet: bytes) -> Iterator[EmbeddedFact]:
    """`xmp:CreateDate`, `dc:creator`, … of the known vocabularies; a packet that is broken has none."""
    try:
        root = parsed(packet)
    except ReadingFailed:
        yield EmbeddedFact("xmp", "malformed")
        return
    count = 0
    for described in root.iter(f"{_RDF}Description"):
        for tag, value in (*described.attrib.items(), *((child.tag, _value(child)) for child in described)):
            name, said = _name(tag), sound(str(value).strip())[:_MAX_VALUE]
            if name and said and count < _MAX_FACTS:
                count += 1
                yield EmbeddedFact(name, said)


def _name(tag: object) -> str | None:
    space, _, local = str(tag).lstrip("{").partition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix and local else None


def _value(element: _Element) -> str:
    """A property's value: its text, or the items of its list one after the other."""
    items = [(item.text or "").strip() for item in element.iter(f"{_RDF}li")]
    return "; ".join(item for item in items if item) if items else (element.text or "")
