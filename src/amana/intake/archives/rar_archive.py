"""RAR archives, of all versions since 1.5. Their headers are read here, what is packed by libarchive.

A name, a time, a passphrase, a piece that is missing: all that is in the headers, and is told also of members that
nothing here can unpack. Each member is handed to libarchive as an archive of its own, so that what breaks one does
not cost the next; of a solid archive, from where its run of members begins.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.archives import by_libarchive, rar4_headers, rar5_headers
from amana.intake.archives.members import Instalment, Places, fact, path_facts, split_facts
from amana.intake.archives.old_names import old_name, page_of
from amana.intake.archives.rar_entry import RarDirectory, RarEntry
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.sources import size_of
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

_MAX_RATIO, _RATIO_FROM = 200, 64 * MIB
_PIECE = MIB
_FARTHEST = 1024 * MIB  # all that stands before a large member in its run is unpacked once more for it
_LONGEST_LINK = 4_096


class RarArchive:
    """RAR archives, where the optional library that unpacks them is installed."""

    name: ClassVar[str] = "rar-archive"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "Each member as a file of its own, with its path, times, size and checksum as written. Of an archive "
        "with a passphrase the names, where they are not locked too; of a piece of a split one, what is whole in "
        "it. Solid archives of RAR 4, and what RAR before 2.9 or after 6 packed, are named and not unpacked."
    )
    kinds: ClassVar[tuple[str, ...]] = ("application/vnd.rar",)
    libraries: ClassVar[tuple[str, ...]] = (by_libarchive.DISTRIBUTION,)
    limits: ClassVar[Limits] = Limits(input_bytes=16 << 30, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """Nothing where the library is not installed: such a file then has no reader."""
        return media_type in self.kinds and by_libarchive.installed()

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first members, and what is to be known of the whole."""
        return _read(source, name, limits, 0)

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The members from the one whose number the token is."""
        (at,) = told_numbers(resume, "member")
        return _read(source, name, limits, at)

    def pieces(self, source: BinaryIO, _name: str, limits: Limits, apart: str, /) -> Iterator[bytes]:
        """A large member. ReadingFailed: as its part would say why it could not be read."""
        (number,) = told_numbers(apart, "member")
        size = size_of(source, limits)
        directory = _directory(source, size)
        if number >= len(directory.entries):
            raise ReadingFailed(reason="malformed")
        try:
            with _Unpacking(source, size, directory, limits.apart_bytes) as unpacking:
                yield from unpacking.pieces(number)
        except by_libarchive.Broken as fault:
            raise ReadingFailed(reason=fault.reason) from fault


def _read(source: BinaryIO, name: str, limits: Limits, first: int) -> Reading:
    size = size_of(source, limits)
    directory = _directory(source, size)
    entries = directory.entries
    if first > len(entries) or (not entries and directory.cut):
        raise ReadingFailed(reason="malformed")
    total = sum(entry.size or 0 for entry in entries)
    if total > _RATIO_FROM and total > _MAX_RATIO * size:
        raise ReadingFailed(reason="bomb")
    instalment = Instalment(limits)
    with _Unpacking(source, size, directory, limits.unpacked_bytes) as unpacking:
        resume = _fill(instalment, unpacking, directory, limits, first)
    facts = [*split_facts(name), fact("members", str(len(entries))), fact("unpacked-size", str(total))]
    known: Reason | None = "left-out" if directory.left_out else "cut-short" if directory.cut else None
    return Reading(
        facts=() if first else (*facts, *directory.facts),
        parts=tuple(instalment.parts),
        note=instalment.note(known or (None if entries else "empty")),
        resume=resume,
    )


def _directory(source: BinaryIO, size: int) -> RarDirectory:
    head = source.read(len(rar5_headers.MARK))
    if head.startswith(rar5_headers.MARK):
        return rar5_headers.directory(source)
    if head.startswith(rar4_headers.MARK):
        return rar4_headers.directory(source, size)
    raise ReadingFailed(reason="malformed")


def _fill(
    instalment: Instalment, unpacking: _Unpacking, directory: RarDirectory, limits: Limits, first: int
) -> str | None:
    """Members from the `first` on, as long as there is room; the token for the rest."""
    entries = directory.entries
    page = page_of(entry.raw for entry in entries if entry.path is None and not entry.raw.isascii())
    places = Places()
    for number, entry in enumerate(entries):
        path, how = old_name(entry.raw, page) if entry.path is None else (entry.path, _beside(entry))
        path = sound(path)
        place = places.next(path)
        if number < first:
            continue
        if not instalment.has_room(entry.size or 0):
            return token(member=number)
        part = _part(unpacking, number, entry, place, path, how)
        if part.reason == "too-large" and part.size is not None and part.size <= limits.apart_bytes:
            part = unpacking.apart(number, part)
        if not instalment.add(part):
            return token(member=number)
    return None


def _beside(entry: RarEntry) -> tuple[EmbeddedFact, ...]:
    """The name's bytes in a code page, where it is in Unicode beside them."""
    if entry.path is None or entry.raw == entry.path.encode("utf-8", "surrogatepass"):
        return ()
    return (fact("name", entry.path, entry.raw.hex()),)


def _part(
    unpacking: _Unpacking, number: int, entry: RarEntry, place: str, path: str, how: tuple[EmbeddedFact, ...]
) -> Part:
    linked = entry.form == "symbolic-link" and entry.link is None
    data, reason = unpacking.bytes_of(number) if entry.form == "file" or linked else (None, None)
    facts = [*how, *entry.facts, *_about(entry), *path_facts(path)]
    size = entry.size
    if entry.form != "file":
        facts.append(fact("form", entry.form))
        target = data[:_LONGEST_LINK].decode("utf-8", "replace") if linked and data else entry.link
        facts += [fact("link-target", target)] if target else []
        data, size = None, 0
    return Part(
        place,
        "member",
        path[:1000],
        tuple(facts),
        data=data,
        size=len(data) if data is not None else size,
        reason=reason,
    )


def _about(entry: RarEntry) -> Iterator[EmbeddedFact]:
    if entry.begins_before:
        yield fact("begins-in", "an earlier piece")
    if entry.goes_on:
        yield fact("goes-on-in", "the next piece")


class _Unpacking:
    """The bytes of members, asked for in their order. A context: what is open is let go at the end."""

    def __init__(self, source: BinaryIO, size: int, directory: RarDirectory, most: int) -> None:
        """`most` is how large a member may be, in bytes."""
        self._source, self._size, self._directory, self._most = source, size, directory, most
        self._runs = list(_runs(directory.entries))
        self._opened: by_libarchive.Opened | None = None
        self._next = -1
        self._broken: Reason | None = None

    def __enter__(self) -> _Unpacking:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def bytes_of(self, number: int) -> tuple[bytes | None, Reason | None]:
        """A member's bytes, or why there are none."""
        try:
            return b"".join(self.pieces(number)), None
        except by_libarchive.Broken as fault:
            return None, fault.reason

    def pieces(self, number: int) -> Iterator[bytes]:
        """A member's bytes, and no more than its header says, held against its checksum. Broken."""
        entry = self._directory.entries[number]
        refused = self._refused(entry)
        if refused is not None:
            raise by_libarchive.Broken(refused, ended=False)
        told = crc = 0
        for piece in self._unpacked(number, entry):
            told += len(piece)
            if entry.size is not None and told > entry.size:
                break
            crc = zlib.crc32(piece, crc)
            yield piece
        if entry.size not in {None, told} or entry.crc not in {None, crc}:
            raise by_libarchive.Broken("malformed", ended=False)

    def apart(self, number: int, part: Part) -> Part:
        """A part that is too large, as one that is given apart; as it is where too much would come before it."""
        start, _ = self._runs[number]
        before = sum(one.size or 0 for one in self._directory.entries[start:number])
        return part if before > _FARTHEST else replace(part, reason=None, apart=token(member=number))

    def _refused(self, entry: RarEntry) -> Reason | None:
        """Why a member's bytes are not even looked at; None where they are."""
        if entry.encrypted:
            return "encrypted"
        if entry.begins_before or entry.goes_on or entry.end > self._size:
            return "cut-short"
        size = entry.size
        if size is not None and size > MIB and size > _MAX_RATIO * max(entry.packed, 1) and not entry.solid:
            return "bomb"
        # What libarchive does not take: solid ones of version 4, and a size that is not told.
        not_taken = (entry.solid and self._directory.version == 4) or size is None or entry.unknown_method
        if not_taken and not entry.stored:
            return "no-reader"
        return "too-large" if max(size or 0, entry.packed if entry.stored else 0) > self._most else None

    def _unpacked(self, number: int, entry: RarEntry) -> Iterator[bytes]:
        """What there is. Broken."""
        if entry.size == 0:
            return
        if entry.stored and entry.crc is not None:
            yield from self._stored(entry)
            return
        try:
            opened = self._opened_at(number)
            while piece := opened.data(_PIECE):
                yield piece
        except by_libarchive.Broken as fault:
            self._broken = fault.reason if fault.ended else None
            raise

    def _stored(self, entry: RarEntry) -> Iterator[bytes]:
        for at in range(entry.data_at, entry.end, _PIECE):
            self._source.seek(at)
            yield self._source.read(min(_PIECE, entry.end - at))

    def _opened_at(self, number: int) -> by_libarchive.Opened:
        """The run that the member is in, at this member: those before it are passed over. Broken."""
        start, end = self._runs[number]
        if self._opened is None or not start < self._next <= number:
            self._close()
            self._broken, self._next = None, start
            stretch = _Alone(self._source, self._directory, start, end, self._size)
            form = "rar5" if self._directory.version == 5 else "rar"
            self._opened = by_libarchive.Opened(stretch, stretch.size, [form])
        if self._broken is not None:
            raise by_libarchive.Broken(self._broken, ended=True)
        while self._next <= number:
            member = self._opened.next()
            self._next += 1
            if member is None:
                raise by_libarchive.Broken("malformed", ended=True)
            if self._next <= number:
                self._opened.pass_over()
        return self._opened


def _runs(entries: list[RarEntry]) -> Iterator[tuple[int, int]]:
    """For each member, the first of its run, and the first after it: a run is what must be unpacked together."""
    begins = [at for at, one in enumerate(entries) if not one.solid and one.form == "file" and one.packed]
    bounds = [*begins, len(entries)]
    index = -1
    for number in range(len(entries)):
        if index + 1 < len(begins) and begins[index + 1] == number:
            index += 1
        yield (begins[index] if index >= 0 else 0), bounds[index + 1]


class _Alone(io.RawIOBase):
    """Some members of an archive as an archive by themselves: a mark and a main header, their stretch, an end.

    The end is needed: libarchive looks a little further than what is packed goes.
    """

    def __init__(self, source: BinaryIO, directory: RarDirectory, start: int, end: int, size: int) -> None:
        self._source, self._at = source, 0
        self._head, self._tail = _around(directory)
        entries = directory.entries
        self._begins = entries[start].at - len(self._head)
        ends = min(size, entries[end].at if end < len(entries) else entries[-1].end)
        self._ends = ends - self._begins
        self.size = self._ends + len(self._tail)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = base + offset
        return self._at

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        data = self._stretch(len(room))
        room[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _stretch(self, most: int) -> bytes:
        if self._at < len(self._head):
            return self._head[self._at : self._at + most]
        if self._at < self._ends:
            self._source.seek(self._begins + self._at)
            return self._source.read(min(most, self._ends - self._at))
        return self._tail[self._at - self._ends :][:most]


def _around(directory: RarDirectory) -> tuple[bytes, bytes]:
    """A mark and a main header that says nothing but whether what follows is solid; and an end."""
    if directory.version == 4:
        main, end = struct.pack("<BHH6x", 0x73, 0, 13), struct.pack("<BHH", 0x7B, 0x4000, 7)
        return rar4_headers.MARK + _half_checked(main), _half_checked(end)
    main, end = bytes((3, 1, 0, 4 if directory.solid else 0)), bytes((3, 5, 0, 0))
    return rar5_headers.MARK + struct.pack("<L", zlib.crc32(main)) + main, struct.pack("<L", zlib.crc32(end)) + end


def _half_checked(body: bytes) -> bytes:
    return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body
