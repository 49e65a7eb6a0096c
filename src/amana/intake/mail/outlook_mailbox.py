"""Outlook's mailboxes (PST and OST, [MS-PST]), where libpff is installed: each message a part, in instalments."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.mail import outlook_names as tags
from amana.intake.mail.charsets import text_of
from amana.intake.mail.mailbox import Instalment
from amana.intake.mail.message import Message, Room, fact, facts_of
from amana.intake.mail.message_facts import bounded, header_told
from amana.intake.mail.outlook_reading import (
    FACTS_OF_FILE,
    FACTS_OF_ONE,
    SHORT,
    facts_in,
    message_of,
    sender_of,
    sent_at,
    subject_of,
)
from amana.intake.mail.outlook_rtf import unpacked
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.sources import size_of
from amana.records import EmbeddedFact

_DEEPEST = 50
_DEEPEST_WITHIN = 8
_MOST_FOLDERS = 20_000
_MOST_ENTRIES = 2_000
_MOST_ATTACHMENTS = 1_000
# What pypff tells of what it cannot follow. It is C, and may end the process instead: the parent tells that.
BROKEN = (OSError, ValueError, OverflowError, TypeError, LookupError)
_HEADER, _WIDE_FROM = 192, 23  # bytes that are looked at; the version from which places take 64 bits
_UNICODE, _STRING8, _TIME, _INTEGER, _BINARY = 0x1F, 0x1E, 0x40, 0x03, 0x102


@cache
def _installed() -> bool:
    return find_spec("pypff") is not None


class OutlookMailbox:
    """Outlook's own mailboxes (PST, OST), where the optional library for them is installed."""

    name: ClassVar[str] = "outlook-mailbox"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/vnd.ms-outlook-pst",)
    libraries: ClassVar[tuple[str, ...]] = ("libpff-python",)
    limits: ClassVar[Limits] = Limits(input_bytes=1 << 37, seconds=120.0)
    reads: ClassVar[str] = (
        "Each message, contact and appointment of every folder as a part: its folder, subject and text, the "
        "header it came with, sender, recipients, times; its attachments as parts of it, messages within it too."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """Nothing where the library is not installed: such a file then has no reader."""
        return media_type in self.kinds and _installed()

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first messages, as `message/1` and on, folder by folder."""
        return _instalment(source, limits, _Place())

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The messages from a token on."""
        return _instalment(source, limits, _place_of(resume))


@dataclass(frozen=True, slots=True)
class _Place:
    """The folder (in the order in which they are met), the message in it, and the number that it has."""

    folder: int = 0
    message: int = 0
    number: int = 1

    def token(self) -> str:
        return json.dumps([self.folder, self.message, self.number])


def _place_of(token: str) -> _Place:
    try:
        told = json.loads(token)
    except (ValueError, RecursionError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    match told:
        case [int(folder), int(message), int(number)] if (
            0 <= folder < _MOST_FOLDERS and min(message, number - 1) >= 0
        ):
            return _Place(folder, message, number)
    raise ReadingFailed(reason="malformed")


def _instalment(source: BinaryIO, limits: Limits, place: _Place) -> Reading:
    import pypff  # type: ignore[import-not-found]

    size = size_of(source, limits)
    cut = size < _told_size(source)
    file = pypff.file()
    try:
        file.open_file_object(source)
    except BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault
    into = _Into(Room(limits.unpacked_bytes, limits.text_characters))
    told = _gathered(file, into, place)
    return replace(told, note="cut-short") if cut else told


def _told_size(source: BinaryIO) -> int:
    """The size that the file has by its own header (ibFileEof, [MS-PST] 2.2.2.6); 0 where it has none."""
    head = source.read(_HEADER)
    source.seek(0)
    if len(head) < _HEADER:
        return 0
    (version,) = struct.unpack_from("<H", head, 10)
    wide = version >= _WIDE_FROM
    return int(struct.unpack_from("<Q" if wide else "<I", head, 184 if wide else 168)[0])


def _gathered(file: Any, into: _Into, place: _Place) -> Reading:
    at = place
    for index, (path, folder) in enumerate(_folders(file)):
        if index < at.folder:
            continue
        if index > at.folder:
            at = _Place(index, 0, at.number)
        while at.message < _count(folder, "number_of_sub_messages"):
            if into.full:
                return into.reading(at.token())
            fits = into.take(_got(folder, "get_sub_message", at.message), f"message/{at.number}", path)
            if not fits:
                return into.reading(at.token())
            at = _Place(index, at.message + 1, at.number + 1)
    return into.reading(None)


def _folders(file: Any) -> Iterator[tuple[str, Any]]:
    """Every folder with its path, each before those within it."""
    waiting = [("", _got(file, "get_root_folder"), 0)]
    count = 0
    while waiting and count < _MOST_FOLDERS:
        path, folder, depth = waiting.pop()
        if folder is None:
            continue
        count += 1
        yield path, folder
        if depth < _DEEPEST:
            inner = [
                _got(folder, "get_sub_folder", n)
                for n in range(min(_count(folder, "number_of_sub_folders"), 5_000))
            ]
            named = [
                (f"{path}/{_folder_name(one)}".strip("/")[:1_000], one, depth + 1)
                for one in inner
                if one is not None
            ]
            waiting.extend(reversed(named))


def _folder_name(folder: Any) -> str:
    return sound(str(_got(folder, "get_name") or "?"))[:200]


def _got(holder: Any, method: str, *given: int) -> Any:
    """What a method gives; None where it cannot."""
    try:
        return getattr(holder, method)(*given)
    except BROKEN:
        return None


def _count(holder: Any, attribute: str) -> int:
    try:
        return max(int(getattr(holder, attribute)), 0)
    except BROKEN:
        return 0


class Item:
    """The properties of one message, attachment or recipient."""

    def __init__(self, told: Any, set_number: int = 0, codepage: int | None = None) -> None:
        self.told = told
        self._entries: dict[int, tuple[int, Any]] = {}
        entries = _got(told, "get_record_set", set_number) if _count(told, "number_of_record_sets") else None
        for number in range(min(_count(entries, "number_of_entries"), _MOST_ENTRIES) if entries else 0):
            entry = _got(entries, "get_entry", number)
            kind = getattr(entry, "entry_type", None) if entry is not None else None
            if kind is not None:
                self._entries.setdefault(int(kind), (int(entry.value_type or 0), entry))
        self.codepage = self.number(tags.INTERNET_CODEPAGE) or self.number(tags.MESSAGE_CODEPAGE) or codepage

    def _data(self, property_number: int, *kinds: int) -> tuple[int, bytes] | None:
        kind, entry = self._entries.get(property_number, (0, None))
        if entry is None or kind not in kinds:
            return None
        try:
            data = entry.data
        except BROKEN:
            return None
        return None if data is None else (kind, bytes(data))

    def number(self, property_number: int) -> int | None:
        found = self._data(property_number, _INTEGER)
        return int(struct.unpack_from("<i", found[1])[0]) if found and len(found[1]) >= 4 else None

    def moment(self, property_number: int) -> str | None:
        found = self._data(property_number, _TIME)
        return tags.filetime(int.from_bytes(found[1][:8], "little")) if found else None

    def moments(self) -> Iterator[tuple[int, str]]:
        for number, (kind, _) in self._entries.items():
            told = self.moment(number) if kind == _TIME else None
            if told:
                yield number, told

    def text(self, property_number: int, most: int) -> str | None:
        found = self._data(property_number, _UNICODE, _STRING8)
        if found is None or len(found[1]) > most:
            return None
        if found[0] == _UNICODE:
            return found[1].decode("utf-16-le", "replace").rstrip("\x00") or None
        return text_of(found[1].rstrip(b"\x00"), tags.charset_of(self.codepage))[0] or None

    def texts(self, most: int) -> Iterator[tuple[int, str]]:
        for number, (kind, _) in sorted(self._entries.items(), key=lambda pair: pair[0]):
            told = self.text(number, most) if kind in {_UNICODE, _STRING8} else None
            if told:
                yield number, told

    def binary(self, property_number: int, most: int) -> bytes | None:
        found = self._data(property_number, _BINARY)
        return found[1] if found and len(found[1]) <= most else None

    def recipients(self) -> Iterator[Item]:
        """Whom it was for: each a set of entries of its own."""
        held = getattr(self.told, "recipients", None) if hasattr(self.told, "get_plain_text_body") else None
        for number in range(_count(held, "number_of_record_sets") if held is not None else 0):
            yield Item(held, number, self.codepage)


class _Into(Instalment):
    """An instalment that takes messages as pypff has them."""

    def take(self, told: Any, where: str, folder: str) -> bool:
        """One message with all that is in it; False where it is to be the first of the next instalment."""
        if told is None:
            self.parts.append(Part(where, "message", facts=facts_of(fact("folder", folder)), reason="malformed"))
            return True
        if self.parts and self.room.files < self._size(told):
            return False
        self._message(Item(told), Part(where, "message"), folder, 0)
        return True

    def _size(self, told: Any) -> int:
        count = min(_count(told, "number_of_attachments"), _MOST_ATTACHMENTS)
        sizes = (_got(_got(told, "get_attachment", n), "get_size") for n in range(count))
        return min(sum(size or 0 for size in sizes), 48 * MIB)

    def _message(self, one: Item, part: Part, folder: str, depth: int) -> None:
        message = message_of(one, self.room.characters)
        header = header_told(message.header, message.charset, every_field=False)
        title = header.title or subject_of(one)
        texts = [body.text.rstrip("\r\n") for body in message.bodies]
        facts, spent = bounded(tuple(_all_facts(one, message, header.facts, folder)), 300, 3 * FACTS_OF_ONE)
        text = "\n\n".join(([title] if title else []) + texts)
        start, end = self.add_text(text) if text else (0, 0)
        self.room.characters -= len(text)
        index = 0 if text else None
        self._add(replace(part, facts=(*part.facts, *facts), text=index, start=start, end=end), spent)
        if not texts:
            self._rich_text(one, part.place)
        self._attachments(one, part.place, depth)

    def _add(self, part: Part, spent: int) -> None:
        self.parts.append(part)
        self.cost += spent + 200

    def _rich_text(self, one: Item, of: str) -> None:
        packed = one.binary(tags.RTF, 4 * MIB)
        if packed:
            data = unpacked(packed)
            fits = data is not None and len(data) <= self.room.files
            about = (EmbeddedFact("property", "compressed RTF"),)
            self.room.files -= len(data or b"") if fits else 0
            reason: Reason | None = None if fits else "malformed" if data is None else "too-large"
            part = Part(f"{of}/rtf", "embedded", None, about, of=of, media_type="application/rtf", reason=reason)
            self._add(replace(part, data=data if fits else None, size=len(data or packed)), 100)

    def _attachments(self, one: Item, of: str, depth: int) -> None:
        count = _count(one.told, "number_of_attachments")
        self.left_out = self.left_out or count > _MOST_ATTACHMENTS
        for number in range(min(count, _MOST_ATTACHMENTS)):
            place = f"{of}/attachment/{number + 1}"
            held = _got(one.told, "get_attachment", number)
            if held is None:
                self._add(Part(place, "attachment", of=of, reason="malformed"), 0)
            else:
                self._attachment(Item(held, codepage=one.codepage), place, of, depth)

    def _attachment(self, one: Item, place: str, of: str, depth: int) -> None:
        label = (
            one.text(tags.LONG_NAME, SHORT)
            or one.text(tags.SHORT_NAME, SHORT)
            or one.text(tags.DISPLAY_NAME, SHORT)
        )
        kind = one.text(tags.MIME_TAG, SHORT)
        facts, spent = bounded(tuple(facts_in(one)), 60, FACTS_OF_FILE)
        part = Part(place, "attachment", sound(label or "")[:400] or None, tuple(facts), of=of)
        part = replace(part, media_type=sound(kind)[:100] if kind else None)
        inner = _got(one.told, "get_sub_item", 0) if _count(one.told, "number_of_sub_items") else None
        if inner is not None and hasattr(inner, "get_plain_text_body"):
            if depth >= _DEEPEST_WITHIN:
                self._add(replace(part, reason="too-deep"), spent)
            else:
                self._message(Item(inner, codepage=one.codepage), replace(part, kind="message"), "", depth + 1)
            return
        self._add(self._file(part, one.told), spent)

    def _file(self, part: Part, held: Any) -> Part:
        size = _got(held, "get_size")
        if size is None:
            return replace(part, reason="malformed")
        if size > self.room.files:
            return replace(part, size=size, reason="too-large")
        data = _got(held, "read_buffer", size) if size else b""
        if data is None:
            return replace(part, size=size, reason="malformed")
        self.room.files -= len(data)
        return replace(part, size=size, data=bytes(data))


def _all_facts(
    one: Item, message: Message, header: tuple[EmbeddedFact, ...], folder: str
) -> Iterator[EmbeddedFact]:
    yield from facts_of(fact("folder", folder))
    yield from facts_of(fact("sender", sender_of(one) or ""))
    if not any(told.name == "date" for told in header):
        yield from facts_of(fact("date", sent_at(one) or ""))
    yield from header
    yield from facts_in(one)
    yield from message.facts
