"""Files inside a PDF: attached to the document, or pinned to a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from amana.intake.documents.packages import MAX_EMBEDDED, Budget
from amana.intake.documents.pdf_facts import date_of
from amana.intake.documents.pdf_strings import wide
from amana.intake.reading import Part
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

_DATES = {b"CreationDate": "created", b"ModDate": "modified"}
_DIGEST = b"CheckSum"
_MAX_WORD = 100


def attached_files(pdf: Pdf, budget: Budget) -> Iterator[Part]:
    """The files of the document's own list, in its order."""
    from pypdfium2 import raw

    for index in range(min(max(pdf.count_attachments(), 0), MAX_EMBEDDED)):
        handle = raw.FPDFDoc_GetAttachment(pdf, index)
        if handle:
            yield file_part(handle, f"embedded/{index + 1}", None, budget)


def file_part(handle: Any, place: str, of: str | None, budget: Budget) -> Part:
    """One file with its name and facts as written; without its bytes where the budget does not hold them.

    A budget below nothing says that some file swells beyond all limits: then none is unpacked.
    """
    from pypdfium2 import raw

    name = wide(lambda room, size: raw.FPDFAttachment_GetName(handle, room, size)) or None
    media_type = wide(lambda room, size: raw.FPDFAttachment_GetSubtype(handle, room, size), _MAX_WORD) or None
    facts = tuple(_facts(handle))
    if budget.left < 0:
        return Part(place, "embedded", name, facts, of=of, media_type=media_type, reason="bomb")
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(handle, None, 0, size):
        return Part(place, "embedded", name, facts, of=of, media_type=media_type, reason="malformed")
    if not budget.takes(size.value):
        return Part(
            place, "embedded", name, facts, of=of, size=size.value, media_type=media_type, reason="too-large"
        )
    room = ctypes.create_string_buffer(max(size.value, 1))
    written = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(handle, room, size.value, written)
    data = room.raw[: min(size.value, written.value)]
    return Part(place, "embedded", name, facts, of=of, data=data, size=len(data), media_type=media_type)


def _facts(handle: Any) -> Iterator[EmbeddedFact]:
    from pypdfium2 import raw

    described = wide(lambda room, size: raw.FPDFAttachment_GetDescription(handle, room, size))
    if described:
        yield EmbeddedFact("description", described)
    for key, name in _DATES.items():
        written = _value(handle, key)
        if written:
            value = date_of(written)
            yield EmbeddedFact(name, value or written, written if value else None)
    digest = _value(handle, _DIGEST)
    if digest:
        yield EmbeddedFact("md5", digest)  # as the document says; ISO 32000-1, table 46


def _value(handle: Any, key: bytes) -> str:
    from pypdfium2 import raw

    return wide(lambda room, size: raw.FPDFAttachment_GetStringValue(handle, key, room, size), _MAX_WORD)
