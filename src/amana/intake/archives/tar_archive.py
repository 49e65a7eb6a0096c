"""TAR archives, plain or packed as a whole (.tar.gz, .tar.bz2, .tar.xz); and files packed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.archives.members import MAX_MEMBERS, Instalment, Places, fact, path_facts, split_facts
from amana.intake.archives.packed_file import packed_file
from amana.intake.archives.streams import BZIP2, GZIP, XZ, Plain, Unpacked, packing, stretch
from amana.intake.archives.tar_headers import BLOCK, Broken, Header, looks_like_tar, next_header
from amana.intake.proof_bundles import bundle_facts
from amana.intake.reading import Limits, Part, Reading, Reason
from amana.intake.sources import size_of
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

_LINKS = {"hard-link", "symbolic-link"}
_NO_BYTES = {*_LINKS, "device", "folder", "pipe"}
_XATTR = "SCHILY.xattr."


class TarArchive:
    """TAR archives and packed files: .tar, .tar.gz, .tar.bz2, .tar.xz, .gz, .bz2, .xz."""

    name: ClassVar[str] = "tar-archive"
    version: ClassVar[str] = "2"
    reads: ClassVar[str] = (
        "Each member as a file of its own, with its path, time, owner and mode as written; of a single packed "
        "file, the file in it. Links, devices and paths that lead outside are told and never followed."
    )
    kinds: ClassVar[tuple[str, ...]] = ("application/x-tar", GZIP, BZIP2, XZ)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=64 << 30, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first members, or the one file that is packed here."""
        size = size_of(source, limits)
        head = source.read(BLOCK)
        kind = packing(head)
        if kind is None:
            if not looks_like_tar(head):
                raise ReadingFailed(reason="malformed")
            return _read(_stream(source, None, size), name, limits, 0)
        source.seek(0)
        if looks_like_tar(Unpacked(source, kind).read(BLOCK)):
            return _read(_stream(source, kind, size), name, limits, 0)
        return packed_file(source, kind, head, name, limits)

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The members from the one whose number the token is."""
        (member,) = told_numbers(resume, "member")
        size = size_of(source, limits)
        return _read(_stream(source, packing(source.read(BLOCK)), size), name, limits, member)

    def pieces(self, source: BinaryIO, _name: str, limits: Limits, apart: str, /) -> Iterator[bytes]:
        """A large member, or a large file that is packed by itself. ReadingFailed: malformed, bomb."""
        at, length = told_numbers(apart, "at", "size")
        if length > limits.apart_bytes:
            raise ReadingFailed(reason="too-large")
        size = size_of(source, limits)
        return stretch(_stream(source, packing(source.read(BLOCK)), size), at, length)


def _stream(source: BinaryIO, kind: str | None, size: int) -> Plain | Unpacked:
    source.seek(0)
    return Plain(source, size) if kind is None else Unpacked(source, kind)


class _Walk:
    """The members from the beginning on: those before `first` give their names only."""

    def __init__(self, stream: Plain | Unpacked, limits: Limits, first: int) -> None:
        self._stream, self._limits, self._first = stream, limits, first
        self._places = Places()
        self._common: dict[str, bytes] = {}
        self.instalment = Instalment(limits)
        self.note: Reason | None = None
        self.resume: str | None = None
        self.count = 0

    def go(self) -> None:
        """Until the instalment is full, or there is no more."""
        try:
            while self._member():
                self.count += 1
        except EOFError:
            self.note = "cut-short"
        except Broken as fault:
            if self.count == 0:
                raise ReadingFailed(reason="malformed") from fault
            self.note = "cut-short"
        if self._stream.damaged:
            self.note = "cut-short"

    def _member(self) -> bool:
        """One member; False where the walk is over."""
        header = next_header(self._stream, self._common)
        if header is None:
            return False
        if self.count >= MAX_MEMBERS:
            self.note = "left-out"
            return False
        path = _path(header.raw)
        place = self._places.next(path)
        stored = 0 if header.form in _NO_BYTES else header.size
        if self.count < self._first:
            self._stream.skip(stored + -stored % BLOCK)
            return True
        if not self.instalment.has_room(stored):
            return self._stop()
        data, reason, apart = self._data(header, stored)
        facts = tuple(_facts(header, path))
        part = Part(place, "member", path[:1000], facts, data=data, size=stored, reason=reason, apart=apart)
        if not self.instalment.add(part):
            return self._stop()
        self._stream.skip(-stored % BLOCK if not self._stream.damaged else 0)
        return True

    def _stop(self) -> bool:
        self.resume = token(member=self.count)
        return False

    def _data(self, header: Header, stored: int) -> tuple[bytes | None, Reason | None, str | None]:
        """A member's bytes; or why there are none; or the token for which they are given apart."""
        if header.form in _NO_BYTES:
            return None, None, None
        if stored > self._limits.unpacked_bytes or header.form == "sparse-file":
            return self._passed_over(header, stored)
        data = self._stream.read(stored)
        if len(data) < stored:
            self.note = "cut-short"
            return None, "cut-short", None
        return data, None, None

    def _passed_over(self, header: Header, stored: int) -> tuple[None, Reason | None, str | None]:
        at = self._stream.tell()
        try:
            self._stream.skip(stored)
        except EOFError:
            self.note = "cut-short"
            return None, "cut-short", None
        if header.form == "sparse-file":
            return None, "no-reader", None
        if stored > self._limits.apart_bytes:
            return None, "too-large", None
        return None, None, token(at=at, size=stored)


def _read(stream: Plain | Unpacked, name: str, limits: Limits, first: int) -> Reading:
    walk = _Walk(stream, limits, first)
    walk.go()
    if walk.count < first:
        raise ReadingFailed(reason="malformed")  # a token of another file
    note = walk.instalment.note(walk.note)
    if not first and not walk.instalment.parts and note is None:
        note = "empty"
    return Reading(
        facts=() if first else (*split_facts(name), *_bundles(walk)),
        parts=tuple(walk.instalment.parts),
        note=note,
        resume=walk.resume,
    )


def _bundles(walk: _Walk) -> tuple[EmbeddedFact, ...]:
    """What is to be known of the archive as a proof bundle, where all of it is in its first instalment.

    A stream cannot be gone back in, and files that come later must not be told to be missing: it is said that
    a larger bundle was not checked.
    """
    by_path = {part.place.removeprefix("member/"): part.data for part in walk.instalment.parts}
    if walk.resume is not None or walk.note is not None:
        is_bag = any(path.rpartition("/")[2] == "bagit.txt" for path in by_path)
        return (fact("proof-bundle-check", "left-out"),) if is_bag else ()
    return bundle_facts(list(by_path), by_path.get)


def _path(raw: bytes) -> str:
    """UTF-8 where it is, as nearly all are; anything else would be a guess: each byte stands as in Latin-1."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _facts(header: Header, path: str) -> Iterator[EmbeddedFact]:
    if path.encode() != header.raw:
        yield fact("name", path, header.raw.hex())
        yield fact("name-encoding", "iso8859-1")
    moment = _moment(header.modified)
    if moment is not None:
        yield fact("modified-utc", moment, header.modified)
    yield fact("mode", f"{header.mode & 0o7777:04o}")
    if header.owner:
        yield fact("owner", header.owner)
    if header.form != "file":
        yield fact("form", header.form)
    if header.form in _LINKS:
        yield fact("link-target", header.link.decode("utf-8", "replace"))
    yield from path_facts(path)
    if "comment" in header.pax:
        yield fact("comment", header.pax["comment"].decode("utf-8", "replace"))


def _moment(seconds: str) -> str | None:
    """`2016-12-22T14:05:00Z` of POSIX seconds, with as much of a fraction as is written; None for none."""
    whole, _, fraction = seconds.partition(".")
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(whole))
    except (ValueError, OverflowError):
        return None
    told = moment.strftime("%Y-%m-%dT%H:%M:%S") if moment.year >= 1000 else moment.isoformat()[:19]
    return f"{told}.{fraction}Z" if fraction.isdigit() and fraction.isascii() else f"{told}Z"
