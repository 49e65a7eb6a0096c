"""The summary beside an old Office document (MS-OLEPS): the few properties that matter, each read once.

Not by olefile's own reader: a list of things without size, as long as its count says, keeps that one for ever.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from amana.intake.documents.packages import MAX_FIELD
from amana.intake.documents.rtf_codes import codec_of_page
from amana.intake.reading import sound
from amana.records import EmbeddedFact

SUMMARY, MORE = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_NAMES = {
    SUMMARY: {
        2: "title",
        3: "subject",
        4: "creator",
        5: "keywords",
        6: "description",
        7: "template",
        8: "last-modified-by",
        9: "revision",
        11: "last-printed",
        12: "created",
        13: "modified",
        18: "application",
    },
    MORE: {2: "category", 14: "manager", 15: "company"},
}
_CODE_PAGE = 1
_SHORT, _NARROW, _WIDE, _MOMENT = 0x02, 0x1E, 0x1F, 0x40
_MAX_PROPERTIES = 1_000
_FIRST_DAY = datetime(1601, 1, 1, tzinfo=UTC)


def summary_facts(stream: str, data: bytes) -> Iterator[EmbeddedFact]:
    """The facts of one of the two streams, in its own code page. Times are UTC."""
    if len(data) < 48:
        return
    (start,) = struct.unpack_from("<I", data, 44)
    section = data[start:]
    places = dict(_places(section))
    codec = _codec(section, places.get(_CODE_PAGE))
    for number, name in _NAMES[stream].items():
        value = _value(section, places.get(number), codec)
        if value:
            yield EmbeddedFact(name, value)


def _places(section: bytes) -> Iterator[tuple[int, int]]:
    """Where each property stands, by its number."""
    if len(section) < 8:
        return
    (count,) = struct.unpack_from("<I", section, 4)
    for index in range(min(count, _MAX_PROPERTIES, (len(section) - 8) // 8)):
        number, place = struct.unpack_from("<2I", section, 8 + 8 * index)
        yield number, place


def _codec(section: bytes, place: int | None) -> str:
    """The code page that the strings are in; Windows-1252 where it is not said."""
    if place is None or place + 6 > len(section):
        return "cp1252"
    kind, page = struct.unpack_from("<IH", section, place)
    if kind == _SHORT and page == 1200:
        return "utf-16-le"
    return (codec_of_page(page) if kind == _SHORT else None) or "cp1252"


def _value(section: bytes, place: int | None, codec: str) -> str | None:
    if place is None or place + 12 > len(section):
        return None
    kind, size = struct.unpack_from("<2I", section, place)
    if kind == _NARROW:
        data = section[place + 8 : place + 8 + min(size, 8 * MAX_FIELD)]
        return _plain(data.decode(codec, "replace"))
    if kind == _WIDE:
        data = section[place + 8 : place + 8 + 2 * min(size, 4 * MAX_FIELD)]
        return _plain(data.decode("utf-16-le", "replace"))
    if kind == _MOMENT:
        return _moment(struct.unpack_from("<Q", section, place + 4)[0])
    return None


def _plain(text: str) -> str:
    return sound(text).partition("\x00")[0].strip()[:MAX_FIELD]


def _moment(ticks: int) -> str | None:
    """Tenths of microseconds since 1601, as ISO 8601; None for nothing, and for what is no date."""
    try:
        told = _FIRST_DAY + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
    return told.strftime("%Y-%m-%dT%H:%M:%SZ") if told.year > 1601 else None
