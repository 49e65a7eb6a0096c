"""XMP: the packet as it stands, every property in it by its own name, and what is understood of them.

ISO 16684-1 (XMP) with its namespaces; IPTC Photo Metadata 2023.1. Parsed without entities and without a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from amana.intake.photo.facts import LONGEST, MAX_WORDS, fact
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PACKET = 4 << 20
_MAX_PROPERTIES = 600
_MAX_PACKETS = 8
_MAX_DEPTH = 12
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LISTS = {f"{_RDF}Seq", f"{_RDF}Bag", f"{_RDF}Alt"}
_DECLARING = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)  # XMP has neither
_WRAPPED = re.compile(rb"<\?xpacket [^>]{0,200}\?>")
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.adobe.com/xmp/note/": "xmpNote",
}
# Properties that are understood, by plain names.
_PLAIN = {
    "dc:title": "title",
    "dc:description": "caption",
    "dc:creator": "author",
    "dc:rights": "copyright",
    "dc:subject": "keyword",
    "photoshop:City": "city",
    "photoshop:Country": "country",
    "photoshop:Headline": "headline",
    "photoshop:Credit": "credit",
    "photoshop:Source": "source",
    "photoshop:DateCreated": "created-at",
    "xmp:CreatorTool": "creator-tool",
    "xmp:ModifyDate": "modified-at",
    "xmp:MetadataDate": "metadata-changed-at",
    "xmpMM:DocumentID": "document-id",
    "xmpMM:InstanceID": "instance-id",
    "xmpMM:OriginalDocumentID": "original-document-id",
    "Iptc4xmpExt:DigitalSourceType": "digital-source-type",
    "exifEX:BodySerialNumber": "body-serial-number",
    "aux:SerialNumber": "body-serial-number",
    "exifEX:LensModel": "lens-model",
    "aux:Lens": "lens-model",
}
_EVENT = ("stEvt:action", "stEvt:when", "stEvt:softwareAgent", "stEvt:changed", "stEvt:parameters")
_DERIVED = ("stRef:documentID", "stRef:originalDocumentID", "stRef:instanceID")

Property = tuple[str, str]


def xmp_facts(properties: Sequence[Property]) -> Iterator[EmbeddedFact]:
    """What is understood, by plain names; edits one by one in the order they are written."""
    for path, value in properties:
        plain = _PLAIN.get(re.sub(r"\[[^\]]*\]", "", path))
        if plain:
            yield fact(plain, value)
    yield from _edits(properties)
    if any(path.startswith("crs:") for path, _ in properties):
        yield fact("edit-trace", "settings of Camera Raw or Lightroom in XMP")


def dump(properties: Sequence[Property], packets: Sequence[bytes]) -> Iterator[EmbeddedFact]:
    """Every property (`xmp:dc:creator[1]`), then each packet as it stands, less its padding."""
    for path, value in properties:
        yield fact(f"xmp:{path}", value)
    for packet in packets[:_MAX_PACKETS]:
        plain = _without_padding(packet.strip(b"\x00"))
        if len(plain) > LONGEST:
            yield fact("xmp-left-out", f"{len(packet)} bytes")
        else:
            yield fact("xmp", plain.decode("utf-8", "replace"))


def _without_padding(packet: bytes) -> bytes:
    """The blank before the packet's end, left there so that it can be written anew in place, as one line end."""
    end = packet.rfind(b"<?xpacket end")
    return packet[:end].rstrip() + b"\n" + packet[end:] if end > 0 else packet


def taken(properties: Sequence[Property]) -> str | None:
    """When the picture was taken, as XMP says: photoshop:DateCreated, else exif:DateTimeOriginal."""
    found = dict(properties)
    told = found.get("photoshop:DateCreated") or found.get("exif:DateTimeOriginal")
    shape = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
    return told if told and re.fullmatch(shape, told) and told[:4] != "0000" else None


def all_properties(packets: Sequence[bytes]) -> list[Property]:
    """Those of every packet, in their order."""
    return [one for packet in packets[:_MAX_PACKETS] for one in properties_of(packet)][:_MAX_PROPERTIES]


def properties_of(packet: bytes) -> list[Property]:
    """Path and text of every property that has one; empty where the packet is no XML."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    plain = _WRAPPED.sub(b"", packet[:MAX_PACKET]).strip(b"\x00 \r\n\t\xef\xbb\xbf")
    if not plain.startswith(b"<") or _DECLARING.search(plain):
        return []
    try:
        root = fromstring(plain, XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (XMLSyntaxError, ValueError):
        return []
    found: list[Property] = []
    for description in root.iter(f"{_RDF}Description"):
        parent = description.getparent()
        if parent is None or parent.tag == f"{_RDF}RDF":
            _walk(description, "", 0, found)
    return found[:_MAX_PROPERTIES]


def _walk(element: _Element, path: str, depth: int, found: list[Property]) -> None:
    """The properties of a description or structure: its attributes, then its children."""
    if depth > _MAX_DEPTH or len(found) > _MAX_PROPERTIES:
        return
    for name, value in element.attrib.items():
        key = _short(str(name), element)
        if not str(name).startswith((_RDF, "{http://www.w3.org/XML")) and str(value).strip():
            found.append((_joined(path, key), str(value)[:MAX_WORDS]))
    for child in element:
        if isinstance(child.tag, str):
            _property(child, _joined(path, _short(child.tag, child)), depth, found)


def _property(element: _Element, path: str, depth: int, found: list[Property]) -> None:
    if len(element) == 0 and (element.text or "").strip():
        found.append((path, (element.text or "").strip()[:MAX_WORDS]))
    resource = element.get(f"{_RDF}resource")
    if resource:
        found.append((path, str(resource)[:MAX_WORDS]))
    for child in element:
        if child.tag in _LISTS:
            _items(child, path, depth + 1, found)
        elif child.tag == f"{_RDF}Description":
            _walk(child, path, depth + 1, found)
        elif isinstance(child.tag, str) and depth < _MAX_DEPTH:
            _property(child, _joined(path, _short(child.tag, child)), depth + 1, found)
    if element.attrib:
        _walk_attributes(element, path, found)


def _walk_attributes(element: _Element, path: str, found: list[Property]) -> None:
    for name, value in element.attrib.items():
        if not str(name).startswith((_RDF, "{http://www.w3.org/XML")) and str(value).strip():
            found.append((_joined(path, _short(str(name), element)), str(value)[:MAX_WORDS]))


def _items(parent: _Element, path: str, depth: int, found: list[Property]) -> None:
    """The members of a list, numbered; of alternatives by language, with the language."""
    for number, item in enumerate(parent, 1):
        if depth > _MAX_DEPTH or len(found) > _MAX_PROPERTIES:
            return
        language = item.get(_LANG)
        mark = language if language and parent.tag == f"{_RDF}Alt" else number
        _property(item, f"{path}[{mark}]", depth, found)


def _short(name: str, element: _Element) -> str:
    space, _, local = name.rpartition("}")
    space = space.lstrip("{")
    if space in _PREFIXES:
        return f"{_PREFIXES[space]}:{local}"
    prefix = next((str(key) for key, value in element.nsmap.items() if value == space and key), "")
    return f"{prefix}:{local}" if prefix else local


def _joined(path: str, key: str) -> str:
    return f"{path}/{key}" if path else key


def _edits(properties: Sequence[Property]) -> Iterator[EmbeddedFact]:
    """`edit`: what was done, when, by what program; `derived-from`: the documents it comes from."""
    events: dict[str, dict[str, str]] = {}
    for path, value in properties:
        head, _, key = path.rpartition("/")
        if head.startswith(("xmpMM:History", "xmpMM:DerivedFrom")) and key:
            events.setdefault(head, {})[key] = value
    for head, told in events.items():
        if head.startswith("xmpMM:History"):
            yield fact("edit", ", ".join(told[key] for key in _EVENT if key in told))
        else:
            yield fact("derived-from", ", ".join(told[key] for key in _DERIVED if key in told))
