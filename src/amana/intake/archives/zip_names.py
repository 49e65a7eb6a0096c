"""Names in a ZIP: as UTF-8 where that is said or can only be that, else in the code page their words tell.

A ZIP says UTF-8 by a flag (APPNOTE, bit 11) or in an extra field (0x7075); without, the specification says code
page 437, and packers write the machine's own. Where one is told by its words and not by the archive, the
bytes and the reading by the specification stand beside it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from amana.intake.archives.members import fact
from amana.intake.archives.old_names import SPECIFIED, in_page, page_of
from amana.intake.archives.zip_directory import Entry, extra_fields
from amana.intake.reading import sound
from amana.records import EmbeddedFact

_UTF8 = 1 << 11
_UNICODE_PATH = 0x7075


def code_page(entries: Sequence[Entry]) -> str:
    """The code page of those names that are not Unicode, all looked at together: one machine wrote them."""
    return page_of(entry.raw for entry in entries if not entry.raw.isascii() and _unicode(entry) is None)


def path_of(entry: Entry, page: str) -> str:
    """The path as text. `page` is what `code_page` told of the archive."""
    told = _unicode(entry)
    return sound(told if told is not None else in_page(entry.raw, page)[0])


def name_facts(entry: Entry, page: str) -> Iterator[EmbeddedFact]:
    """How a name came about that is not plainly said: its bytes, the encoding, what else it may be."""
    if entry.raw.isascii() or (entry.flags & _UTF8 and _utf8(entry.raw) is not None):
        return
    told = _unicode(entry)
    text, used = (told, "utf-8") if told is not None else in_page(entry.raw, page)
    yield fact("name", text, entry.raw.hex())
    yield fact("name-encoding", used)
    if used != SPECIFIED and _extra_name(entry) is None:
        yield fact("name-as-specified", entry.raw.decode(SPECIFIED))


def _unicode(entry: Entry) -> str | None:
    """The name as Unicode, where it is: by the extra field, or since its bytes are UTF-8."""
    told = _extra_name(entry)
    return told if told is not None else _utf8(entry.raw)


def _utf8(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _extra_name(entry: Entry) -> str | None:
    """The Unicode path extra field, where it is of this very name (it holds the name's CRC-32)."""
    for kind, data in extra_fields(entry.extra):
        if kind == _UNICODE_PATH and data[:5] == b"\x01" + zlib.crc32(entry.raw).to_bytes(4, "little"):
            return _utf8(data[5:])
    return None
