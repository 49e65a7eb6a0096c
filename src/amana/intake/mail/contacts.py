"""Contacts (vCard 2.1, 3.0 and 4.0) and calendars (iCalendar): the file is its text, each entry a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.mail.content_lines import Component, Line, components
from amana.intake.mail.encoded_words import lenient_base64
from amana.intake.mail.message import fact, facts_of
from amana.intake.mail.message_facts import bounded, one_line
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, TextVersion
from amana.intake.sources import whole
from amana.records import EmbeddedFact

_CONTACT = {
    "FN": "name",
    "N": "name-parts",
    "NICKNAME": "nickname",
    "TEL": "phone",
    "EMAIL": "mail",
    "ADR": "address",
    "ORG": "organisation",
    "TITLE": "position",
    "BDAY": "born",
    "NOTE": "note",
    "URL": "link",
    "REV": "changed",
}
_EVENT = {
    "SUMMARY": "summary",
    "LOCATION": "place",
    "GEO": "coordinates",
    "ORGANIZER": "organiser",
    "ATTENDEE": "invited",
    "DESCRIPTION": "description",
    "DTSTART": "start",
    "DTEND": "end",
    "DUE": "due",
    "DTSTAMP": "stamped",
    "CREATED": "created",
    "LAST-MODIFIED": "changed",
    "RRULE": "repeats",
    "UID": "uid",
    "STATUS": "status",
    "URL": "link",
}
_KINDS = {"VCARD": "contact", "VEVENT": "event", "VTODO": "task", "VJOURNAL": "journal"}
_WHEN = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?")
_MOMENTS = frozenset({"BDAY", "REV", "CREATED", "LAST-MODIFIED", "DTSTART", "DTEND", "DTSTAMP", "DUE"})
_LONGEST_RAW = 300
_LONGEST = 1_000  # a longer value stands in the text, where the part points
_FACTS_OF_ONE = 6_500  # bytes of JSON
_FACTS_TOGETHER = 40 * MIB
_MOST_FILES = 2_000


class Contacts:
    """Contacts (vCard) and calendars (iCalendar), as phones and mail programs export them."""

    name: ClassVar[str] = "contacts"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("text/vcard", "text/x-vcard", "text/directory", "text/calendar")
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=32 * MIB)
    reads: ClassVar[str] = (
        "The file's exact text; each contact, event and task as a part with its names, numbers, addresses, start, "
        "end and place as written and as read; pictures within it as parts."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """One text version, as for any text file, and the entries as spans of it."""
        data = whole(source, limits)
        if not data:
            return Reading(note="empty")
        found = decoded(data)
        if len(found.text) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        parts = _Parts(limits)
        title: str | None = None
        for one in components(found.text):
            parts.add(one)
            named = one.first("X-WR-CALNAME")
            title = title or (one_line(named.text) if named else None)
        note: Reason | None = "parts-unread" if parts.unread else "left-out" if parts.left_out else None
        return Reading(
            texts=(TextVersion(found.text, encoding=found.encoding),),
            parts=tuple(parts.told),
            title=title or (parts.only_name if len(parts.counted) == 1 else None),
            note=note or ("lossy-decoding" if found.lossy else None),
        )


class _Parts:
    """The entries as parts, each kind counted for itself, and the files in them."""

    def __init__(self, limits: Limits) -> None:
        self.told: list[Part] = []
        self.counted: list[str] = []
        self.only_name: str | None = None
        self.unread = self.left_out = False
        self._numbers: dict[str, int] = {}
        self._limits, self._bytes, self._facts, self._files = limits, limits.unpacked_bytes, _FACTS_TOGETHER, 0

    def add(self, one: Component) -> None:
        kind = _KINDS.get(one.name)
        if kind is None:
            return
        if len(self.told) >= self._limits.parts or self._facts < 0:
            self.left_out = True
            return
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        where = f"{kind}/{self._numbers[kind]}"
        told = list(_facts(one, _CONTACT if kind == "contact" else _EVENT))
        facts, spent = bounded(told, 200, _FACTS_OF_ONE)
        self._facts -= spent
        self.left_out = self.left_out or len(facts) < len(told)
        self.told.append(Part(where, "row", None, tuple(facts), 0, one.start, one.end))
        self.counted.append(where)
        named = one.first("FN") or one.first("SUMMARY")
        self.only_name = one_line(named.text) if named else None
        for number, line in enumerate((line for line in one.lines if line.bytes_in_base64), 1):
            self._file(where, number, line)

    def _file(self, of: str, number: int, line: Line) -> None:
        """A picture, a sound or an attached file that stands in the entry itself."""
        data = lenient_base64(line.value.encode("ascii", "ignore"))
        kind = line.parameters.get("FMTTYPE") or line.parameters.get("TYPE") or line.parameters.get("MEDIATYPE")
        place = f"{of}/file/{number}"
        self._files += 1
        if len(data) > self._bytes or self._files > _MOST_FILES:
            self.unread = True
            self.told.append(Part(place, "embedded", of=of, size=len(data), reason="too-large"))
            return
        self._bytes -= len(data)
        about = facts_of(fact("property", line.name))
        self.told.append(
            Part(place, "embedded", None, about, of=of, data=data, size=len(data), media_type=kind and kind[:100])
        )


def _facts(one: Component, names: dict[str, str]) -> Iterator[EmbeddedFact]:
    for line in one.lines:
        if line.bytes_in_base64 or line.name == "VERSION" or len(line.raw) > 4 * _LONGEST:
            continue
        name, value = names.get(line.name, f"property:{line.name}"), line.text.strip()
        if len(value) > _LONGEST:
            continue
        when = _moment(value) if line.name in _MOMENTS else None
        yield from facts_of(fact(name, when or value, line.raw if len(line.raw) <= _LONGEST_RAW else None))
        zone = line.parameters.get("TZID")
        if zone:
            yield from facts_of(fact(f"{name}-zone", zone[:200]))


def _moment(value: str) -> str | None:
    """A date or a time in ISO 8601, with its zone only where it is in the value; None where it is none."""
    found = _WHEN.fullmatch(value)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None:
        return f"{year}-{month}-{day}"
    offset = "" if zone is None else "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}"
