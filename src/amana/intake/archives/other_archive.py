"""Archives and packed files that only libarchive knows: CAB, ISO 9660, LHA, cpio, ar and deb; zstd and such.

They are read from the beginning on, as libarchive goes. It tells times as moments: those of CAB and of older LHA
are local ones of a zone that is not told, and are turned back into what was written.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.archives import by_libarchive
from amana.intake.archives.by_libarchive import Broken, Member, Opened
from amana.intake.archives.members import MAX_MEMBERS, Instalment, Places, fact, path_facts, split_facts
from amana.intake.archives.old_names import SPECIFIED, old_name, page_of
from amana.intake.archives.tar_headers import BLOCK, looks_like_tar
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.sources import size_of
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

_MAX_RATIO, _RATIO_FROM = 200, 64 * MIB
_DISC, _HEAD = 32_769, 32_774  # where the mark of an image of a disc is, and so far it goes
_UDF = b"BEA01"  # a disc of UDF alone, which libarchive has not
_NAMES = 40_000  # bytes of names that tell their code page
_LINKS = {"hard-link", "symbolic-link"}
_ENDINGS = (".zstd", ".zst", ".lz4", ".lzma", ".lz", ".z")


@dataclass(frozen=True, slots=True)
class _Form:
    """A form by its mark: what of libarchive takes it; no formats for a packed file, which may be a TAR or not.

    `local`: its times are of a zone that is not told.

    `as_latin`: libarchive ends at a name that is none in the locale's encoding; so it is told that each byte is a
    character of Latin-1, which can be turned back.
    """

    media_type: str
    at: int
    mark: bytes
    formats: tuple[str, ...]
    filters: tuple[str, ...] = ()
    local: bool = False
    as_latin: bytes | None = None


_LATIN = b"lha:hdrcharset=ISO-8859-1"
_FORMS = (
    _Form("application/vnd.ms-cab-compressed", 0, b"MSCF\x00\x00\x00\x00", ("cab",), local=True),
    _Form("application/x-iso9660-image", _DISC, b"CD001", ("iso9660",)),
    _Form("application/x-lzh-compressed", 2, b"-l", ("lha",), local=True, as_latin=_LATIN),
    _Form("application/x-cpio", 0, b"07070", ("cpio",)),
    _Form("application/x-cpio", 0, b"\xc7\x71", ("cpio",)),
    _Form("application/x-cpio", 0, b"\x71\xc7", ("cpio",)),
    _Form("application/x-archive", 0, b"!<arch>\n", ("ar",)),
    _Form("application/vnd.debian.binary-package", 0, b"!<arch>\n", ("ar",)),
    _Form("application/zstd", 0, b"\x28\xb5\x2f\xfd", (), ("zstd",)),
    _Form("application/x-lz4", 0, b"\x04\x22\x4d\x18", (), ("lz4",)),
    _Form("application/x-lzip", 0, b"LZIP", (), ("lzip",)),
    _Form("application/x-compress", 0, b"\x1f\x9d", (), ("compress",)),
    _Form("application/x-lzma", 0, b"\x5d\x00\x00", (), ("lzma",)),
)


class OtherArchive:
    """CAB, ISO 9660, LHA, cpio, ar and deb archives, and files or TARs packed with zstd, lz4, lzip, compress
    or lzma, where the optional library for them is installed.
    """

    name: ClassVar[str] = "other-archive"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "Each member as a file of its own, with its path, times, size, owner and mode as far as they are told; of "
        "a single packed file, the file in it. Links, devices and paths that lead outside are told and never "
        "followed."
    )
    kinds: ClassVar[tuple[str, ...]] = tuple(dict.fromkeys(form.media_type for form in _FORMS))
    libraries: ClassVar[tuple[str, ...]] = (by_libarchive.DISTRIBUTION,)
    limits: ClassVar[Limits] = Limits(input_bytes=16 << 30, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """Nothing where the library is not installed: such a file then has no reader."""
        return media_type in self.kinds and by_libarchive.installed()

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first members, or the one file that is packed here."""
        return _read(source, name, limits, 0)

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The members from the one whose number the token is."""
        (at,) = told_numbers(resume, "member")
        return _read(source, name, limits, at)

    def pieces(self, source: BinaryIO, name: str, limits: Limits, apart: str, /) -> Iterator[bytes]:
        """A large member, or a large file that is packed by itself. ReadingFailed: malformed, too-large."""
        number, size = told_numbers(apart, "member", "size")
        if size > limits.apart_bytes or number > MAX_MEMBERS:
            raise ReadingFailed(reason="too-large")
        walk = _walk(source, name, limits, number)
        try:
            yield from walk.pieces(number, size)
        except Broken as fault:
            raise ReadingFailed(reason=fault.reason) from fault


def _read(source: BinaryIO, name: str, limits: Limits, first: int) -> Reading:
    walk = _walk(source, name, limits, first)
    walk.go()
    if walk.count < first:
        raise ReadingFailed(reason="malformed")  # a token of another file
    note = walk.instalment.note(walk.note)
    if not first and not walk.instalment.parts and note is None:
        note = "empty"
    return Reading(
        facts=() if first else split_facts(name),
        parts=tuple(walk.instalment.parts),
        note=note,
        resume=walk.resume,
    )


def _walk(source: BinaryIO, name: str, limits: Limits, first: int) -> _Walk:
    size = size_of(source, limits)
    head = source.read(_HEAD)
    form = next((one for one in _FORMS if head.startswith(one.mark, one.at)), None)
    if form is None:
        raise ReadingFailed(reason="no-reader" if head.startswith(_UDF, _DISC) else "malformed")
    return _Walk(source, size, form, name, limits, first)


class _Walk:
    """The members from the beginning on: those before `first` give their names only."""

    def __init__(self, source: BinaryIO, size: int, form: _Form, name: str, limits: Limits, first: int) -> None:
        self._source, self._size, self._form, self._name = source, size, form, name
        self._limits, self._first = limits, first
        self._places = Places()
        self._page: str | None = None
        self._tar: bool | None = None
        self._unpacked = 0
        self.instalment = Instalment(limits)
        self.note: Reason | None = None
        self.resume: str | None = None
        self.count = 0

    def go(self) -> None:
        """Until the instalment is full, or there is no more. ReadingFailed: malformed, too-large, bomb."""
        try:
            with self._open() as opened:
                while self._member(opened):
                    self.count += 1
        except Broken as fault:
            if self.count == 0 and not self.instalment.parts:
                raise ReadingFailed(reason=fault.reason) from fault
            self.note = "cut-short"

    def pieces(self, number: int, size: int) -> Iterator[bytes]:
        """So many bytes of the member of this number, which must have as many. Broken."""
        with self._open() as opened:
            member = None
            for _ in range(number + 1):
                member = opened.next()
            if member is None or member.form != "file" or member.size not in {None, size}:
                raise Broken("malformed", ended=True)
            while size > 0 and (piece := opened.data(min(size, MIB))):
                size -= len(piece)
                yield piece
        if size > 0:
            raise Broken("malformed", ended=True)

    def _open(self) -> Opened:
        form = self._form
        formats = form.formats or ("tar" if self._holds_tar() else "raw",)
        return Opened(self._source, self._size, formats, form.filters, form.as_latin)

    def _holds_tar(self) -> bool:
        """Asked of what is packed, and not left to libarchive: it takes a file of zeros for an empty TAR."""
        if self._tar is None:
            with Opened(self._source, self._size, ("raw",), self._form.filters) as opened:
                if opened.next() is None or not opened.is_packed:
                    raise Broken("malformed", ended=True)
                self._tar = looks_like_tar(opened.data(BLOCK))
        return self._tar

    def _member(self, opened: Opened) -> bool:
        """One member; False where the walk is over."""
        member = opened.next()
        if member is None:
            if "ar" in self._form.formats and opened.position < self._size:
                raise Broken("malformed", ended=True)  # libarchive takes half a header for the end
            return False
        if self.count >= MAX_MEMBERS:
            self.note = "left-out"
            return False
        path, how = self._told_path(member, opened)
        place = self._places.next(path)
        if member.form == "file":
            self._count(member.size or 0, opened)
        if self.count < self._first:
            return True  # the next header is looked for behind its data
        if not self.instalment.has_room(member.size or 0):
            return self._stop()
        return self._take(opened, member, place, path, how)

    def _take(self, opened: Opened, member: Member, place: str, path: str, how: tuple[EmbeddedFact, ...]) -> bool:
        data, reason, ended = self._data(opened, member)
        facts = (*how, *self._facts(member, opened), *path_facts(path))
        size = len(data) if data is not None else member.size if member.form == "file" else 0
        part = Part(place, "member", path[:1000], facts, data=data, size=size, reason=reason)
        if reason == "too-large":
            part = self._apart(opened, part)
        if not self.instalment.add(part):
            return self._stop()
        if ended:
            self.note = "cut-short"
        return not ended and not opened.is_raw  # there is one, and what is left of it need not be unpacked

    def _apart(self, opened: Opened, part: Part) -> Part:
        """A part that is too large, as one that is given apart, where its size is known and allows it."""
        size = part.size if part.size is not None else self._counted(opened)
        if size is None or size > self._limits.apart_bytes:
            return replace(part, size=size)
        return replace(part, size=size, reason=None, apart=token(member=self.count, size=size))

    def _counted(self, opened: Opened) -> int | None:
        """The size of a packed file of which one byte too many was read; None where it is too large, or broken."""
        size = self._limits.unpacked_bytes + 1
        try:
            while size <= self._limits.apart_bytes and (piece := opened.data(MIB)):
                size += len(piece)
                self._count(len(piece), opened)
        except Broken:
            return None
        return None if size > self._limits.apart_bytes else size

    def _stop(self) -> bool:
        self.resume = token(member=self.count)
        return False

    def _data(self, opened: Opened, member: Member) -> tuple[bytes | None, Reason | None, bool]:
        """A member's bytes, or why there are none; and whether nothing can be read behind it."""
        if member.form != "file":
            return None, None, False
        most = self._limits.unpacked_bytes if member.size is None else member.size
        if most > self._limits.unpacked_bytes:
            return None, "too-large", False
        try:
            data = opened.data(most + 1)
        except Broken as fault:
            return None, fault.reason, fault.ended
        if member.size is None:
            self._count(len(data), opened)
        if len(data) > most:
            return None, "malformed" if member.size is not None else "too-large", False
        return (data, None, False) if member.size in {None, len(data)} else (None, "cut-short", False)

    def _count(self, length: int, opened: Opened) -> None:
        """Of what is packed as a whole it is known how much of it was read; else the size of it all must do."""
        self._unpacked += length
        taken = opened.taken if self._form.filters else self._size
        if self._unpacked > _RATIO_FROM and self._unpacked > _MAX_RATIO * taken:
            raise ReadingFailed(reason="bomb")

    def _told_path(self, member: Member, opened: Opened) -> tuple[str, tuple[EmbeddedFact, ...]]:
        if opened.is_raw:
            return _without_ending(self._name), ()
        raw = self._raw(member)
        if self._page is None and not _is_utf8(raw):
            self._page = page_of(self._old_names())
        return old_name(raw, self._page or SPECIFIED)

    def _raw(self, member: Member) -> bytes:
        """A name's bytes as they are written; in UTF-8, where the archive itself says how they are to be read."""
        if self._form.as_latin is None:
            return member.raw
        try:
            return member.raw.decode().encode("latin-1")
        except UnicodeError:
            return member.raw

    def _old_names(self) -> Iterator[bytes]:
        """All names that are no UTF-8, from the beginning, whichever member it is that asks."""
        left = _NAMES
        try:
            with self._open() as opened:
                for _ in range(MAX_MEMBERS):
                    member = opened.next()
                    if member is None or left < 0:
                        return
                    raw = self._raw(member)
                    if not _is_utf8(raw):
                        left -= len(raw)
                        yield raw
        except Broken:
            return  # the walk itself tells that

    def _facts(self, member: Member, opened: Opened) -> Iterator[EmbeddedFact]:
        if opened.is_raw:
            return
        yield from self._times(member)
        if not self._form.local:
            yield fact("mode", f"{member.mode:04o}")
        if member.owner:
            yield fact("owner", member.owner.decode("utf-8", "replace"))
        if member.form != "file":
            yield fact("form", member.form)
        if member.form in _LINKS and member.link:
            yield fact("link-target", member.link.decode("utf-8", "replace"))
        if member.doubtful:
            yield fact("header-warning", "not-understood-whole")

    def _times(self, member: Member) -> Iterator[EmbeddedFact]:
        for which, (seconds, part) in member.times.items():
            local = self._local(member)
            told = _local_time(seconds) if local else _moment(seconds, part)
            if told is not None:
                raw = f"{seconds}.{part:09d}" if part else str(seconds)
                yield fact(which, told) if local else fact(f"{which}-utc", told, raw)

    def _local(self, member: Member) -> bool:
        """Whether its times are of a zone that is not told: of LHA, at the levels 0 and 1 of its headers."""
        if "lha" not in self._form.formats:
            return self._form.local
        self._source.seek(member.at + 20)
        return self._source.read(1) in {b"\x00", b"\x01"}


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _local_time(seconds: int) -> str | None:
    """What a clock of this machine's zone showed: libarchive took it for that of this machine."""
    try:
        return datetime(*time.localtime(seconds)[:6]).isoformat()  # its zone is not told
    except (ValueError, OverflowError, OSError):
        return None


def _moment(seconds: int, part: int) -> str | None:
    try:
        told = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()[:19]
    except OverflowError:
        return None
    return f"{told}.{part:09d}Z" if 0 < part < 1_000_000_000 else f"{told}Z"


def _without_ending(name: str) -> str:
    base = sound(name).replace("\\", "/").rpartition("/")[2][:1000] or "packed"
    for ending in _ENDINGS:
        if base.lower().endswith(ending) and len(base) > len(ending):
            return base[: -len(ending)]
    return f"{base}.unpacked"
