"""What a PDF says of itself: its information dictionary and its XMP, as written and as understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from amana.intake.documents.xmp_packet import xmp_facts
from amana.intake.reading import sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?.*")
_FACTS = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
}
_DATES = {"CreationDate": "created", "ModDate": "modified"}
_MAX_FIELD = 4_000
_MAX_ENTRIES = 200
_OUTLINE_DEPTH = 8
# The catalogue names its metadata stream by number; both stand in the open unless they are in an object stream.
_METADATA = re.compile(rb"/Metadata[ \r\n]{1,4}(\d{1,9})[ \r\n]{1,4}\d{1,5}[ \r\n]{1,4}R")
_PACKET_END = b"</x:xmpmeta>"
_MAX_PACKET = 1 << 20


def facts_of(pdf: Pdf, data: bytes) -> Iterator[EmbeddedFact]:
    """Pages, version, information dictionary, XMP, outline."""
    yield EmbeddedFact("pages", str(len(pdf)))
    written = {name: sound(value).strip("\x00 ")[:_MAX_FIELD] for name, value in pdf.get_metadata_dict().items()}
    for key, name in _FACTS.items():
        if written.get(key):
            yield EmbeddedFact(name, written[key])
    for key, name in _DATES.items():
        if written.get(key):
            value = date_of(written[key])
            yield EmbeddedFact(name, value or written[key], written[key] if value else None)
    version = pdf.get_version()
    if version:
        yield EmbeddedFact("pdf-version", f"{version // 10}.{version % 10}")
    packet = _packet(data)
    if packet:
        yield from xmp_facts(packet)
    yield from _outline(pdf)


def date_of(written: str) -> str | None:
    """`D:20161222093000+02'00'` as `2016-12-22T09:30:00+02:00` (ISO 32000-1, 7.9.4), no finer than written."""
    found = _DATE.fullmatch(written)
    if not found:
        return None
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    value = "-".join(part for part in (year, month, day) if part)
    if not (day and hour):
        return value
    zone = utc or (f"{hours}:{minutes or '00'}" if hours else "")
    return f"{value}T{hour}:{minute or '00'}:{second or '00'}{zone}"


def _packet(data: bytes) -> bytes | None:
    """The document's own XMP packet; None where there is none to be seen, or several and no word which.

    pdfium tells no metadata streams. They are stored as they are, so that other programs find them (XMP
    specification part 3, 2.5); pictures within may have packets of their own.
    """
    named = list(_METADATA.finditer(data))
    catalogue = data.rfind(b"/Catalog")
    if named and catalogue >= 0:
        nearest = min(named, key=lambda found: abs(found.start() - catalogue))
        for start in re.finditer(rb"(?<!\d)" + nearest[1] + rb"[ \r\n]{1,4}\d{1,5}[ \r\n]{1,4}obj", data):
            packet = _packet_from(data, start.end(), start.end() + 1000)
            if packet:
                return packet
    first = data.find(b"<x:xmpmeta")
    if first < 0 or data.find(b"<x:xmpmeta", first + 1) >= 0:
        return None
    return _packet_from(data, first, first + 1)


def _packet_from(data: bytes, start: int, before: int) -> bytes | None:
    opening = data.find(b"<x:xmpmeta", start, before + 10)
    if opening < 0:
        return None
    end = data.find(_PACKET_END, opening, opening + _MAX_PACKET)
    return data[opening : end + len(_PACKET_END)] if end > 0 else None


def _outline(pdf: Pdf) -> Iterator[EmbeddedFact]:
    """The headings of the outline, as far as it is sound."""
    from pypdfium2 import PdfiumError

    try:
        for entry in islice(pdf.get_toc(max_depth=_OUTLINE_DEPTH), _MAX_ENTRIES):
            title = sound(entry.get_title() or "").strip("\x00 ")[:500]
            if title:
                yield EmbeddedFact("outline", title)
    except PdfiumError:
        return
