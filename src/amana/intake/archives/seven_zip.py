"""7z archives. py7zr reads the directory and unpacks the folders; nothing of it is let write to a disk.

A "folder" of 7z is a run of members packed as one stream: a member in it is reached only through those before
it, and what breaks the stream breaks those after it.
"""

from __future__ import annotations

import lzma
import struct
import zlib
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.archives.members import MAX_MEMBERS, Instalment, Places, fact, path_facts, split_facts
from amana.intake.archives.zip_members import since_1601
from amana.intake.reading import MIB, Limits, Part, Reading, Reason, sound
from amana.intake.sources import size_of
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from py7zr import SevenZipFile
    from py7zr.py7zr import ArchiveFile

_MARK = b"7z\xbc\xaf\x27\x1c"
_PIECE = MIB
_MAX_RATIO, _RATIO_FROM = 200, 64 * MIB
_MAX_MEMORY = 256 * MIB  # what a packing method may ask for
_MAX_HEADER = 64 * MIB
_FARTHEST = 512 * MIB  # all before a large member in its folder is unpacked once more, 12 MiB of films a second
_LZMA, _LZMA2, _PPMD = b"\x03\x01\x01", b"\x21", b"\x03\x04\x01"
_LONGEST_LINK = 4_096
_TIMES = (
    ("modified-utc", "lastwritetime"),
    ("created-utc", "creationtime"),
    ("accessed-utc", "lastaccesstime"),
)


def _broken() -> tuple[type[Exception], ...]:
    """What py7zr and what it unpacks with raise over broken bytes. Its parser asserts, and indexes as it likes."""
    from py7zr.exceptions import ArchiveError

    known = (zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, LookupError, OverflowError)
    return (ArchiveError, *known, AssertionError, TypeError, AttributeError, NotImplementedError)


class SevenZip:
    """7z archives."""

    name: ClassVar[str] = "7z-archive"
    version: ClassVar[str] = "2"
    reads: ClassVar[str] = (
        "Each member as a file of its own, with its path, times, size and checksum as written. Of an archive "
        "with a passphrase the names, where they are not locked too; of a piece of a split one, that it is one."
    )
    kinds: ClassVar[tuple[str, ...]] = ("application/x-7z-compressed",)
    libraries: ClassVar[tuple[str, ...]] = ("py7zr",)
    limits: ClassVar[Limits] = Limits(input_bytes=16 << 30, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first members, and what is to be known of the whole."""
        return _read(source, name, limits, 0)

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The members from the one whose number the token is."""
        (at,) = told_numbers(resume, "member")
        return _read(source, name, limits, at)

    def pieces(self, source: BinaryIO, _name: str, limits: Limits, apart: str, /) -> Iterator[bytes]:
        """A large member. ReadingFailed: malformed."""
        (number,) = told_numbers(apart, "member")
        archive = _opened(source, size_of(source, limits))
        if number >= len(archive.files) or _size(archive.files[number]) > limits.apart_bytes:
            raise ReadingFailed(reason="malformed")
        return _Unpacking(archive, source).pieces(number)


def _read(source: BinaryIO, name: str, limits: Limits, first: int) -> Reading:
    size = size_of(source, limits)
    piece = split_facts(name)
    try:
        archive = _opened(source, size)
    except ReadingFailed:
        if piece and source.seek(0) == 0 and source.read(6) == _MARK:
            return Reading(facts=piece, note="cut-short")
        raise
    files = list(archive.files)
    total = sum(_size(file) for file in files)
    if total > _RATIO_FROM and total > _MAX_RATIO * size:
        raise ReadingFailed(reason="bomb")
    if first > len(files):
        raise ReadingFailed(reason="malformed")
    instalment = Instalment(limits)
    resume = _fill(instalment, _Unpacking(archive, source), files[:MAX_MEMBERS], first, limits)
    facts = [*piece, fact("members", str(len(files))), fact("unpacked-size", str(total))]
    known: Reason | None = "left-out" if len(files) > MAX_MEMBERS else None if files else "empty"
    return Reading(
        facts=() if first else tuple(facts),
        parts=tuple(instalment.parts),
        note=instalment.note(known),
        resume=resume,
    )


def _opened(source: BinaryIO, size: int) -> SevenZipFile:
    """The archive with its directory read. ReadingFailed: malformed, encrypted (also its names), too-large."""
    from py7zr import SevenZipFile
    from py7zr.exceptions import PasswordRequired

    head = source.read(32)
    source.seek(0)
    length = int.from_bytes(head[20:28], "little")
    if not head.startswith(_MARK) or int.from_bytes(head[12:20], "little") + length + 32 > size:
        raise ReadingFailed(reason="malformed")
    if length > _MAX_HEADER:
        raise ReadingFailed(reason="too-large")
    try:
        archive = SevenZipFile(source, "r")
    except PasswordRequired as fault:
        raise ReadingFailed(reason="encrypted") from fault
    except _broken() as fault:
        raise ReadingFailed(reason="malformed") from fault
    if not hasattr(archive, "files"):  # an archive of nothing has no directory
        raise ReadingFailed(reason="malformed")
    return archive


def _size(file: ArchiveFile) -> int:
    size: Any = file.uncompressed
    return size if type(size) is int and 0 <= size < 1 << 62 else 0


def _fill(
    instalment: Instalment, unpacking: _Unpacking, files: list[ArchiveFile], first: int, limits: Limits
) -> str | None:
    """Members from the `first` on, as long as there is room; the token for the rest."""
    places = Places()
    for number, file in enumerate(files):
        path = sound(str(file.filename))
        place = places.next(path)
        if number < first:
            continue
        if not instalment.has_room(_size(file)):
            return token(member=number)
        if not instalment.add(_part(unpacking, number, file, place, path, limits)):
            return token(member=number)
    return None


def _part(unpacking: _Unpacking, number: int, file: ArchiveFile, place: str, path: str, limits: Limits) -> Part:
    form = _form(file)
    data, reason = unpacking.bytes_of(number, file, limits) if form in {"file", "symbolic-link"} else (None, None)
    facts = [*_facts(file), *path_facts(path)]
    if form != "file":
        facts.append(fact("form", form))
        if data is not None:
            facts.append(fact("link-target", data[:_LONGEST_LINK].decode("utf-8", "replace")))
        data = None
    size, apart = _size(file), None
    if reason == "too-large" and form == "file" and unpacking.is_near(number) and size <= limits.apart_bytes:
        reason, apart = None, token(member=number)
    return Part(place, "member", path[:1000], tuple(facts), data=data, size=size, reason=reason, apart=apart)


def _form(file: ArchiveFile) -> str:
    if file.is_symlink or file.is_junction:
        return "symbolic-link"
    if file.is_socket:
        return "socket"
    return "folder" if file.is_directory else "file"


def _facts(file: ArchiveFile) -> Iterator[EmbeddedFact]:
    """Times as 7z tells them (UTC, 100 ns since 1601), and the checksum."""
    properties: dict[str, Any] = dict(file.file_properties())
    for name, key in _TIMES:
        ticks = properties.get(key)
        told = None if ticks is None else since_1601(int(ticks))
        if ticks is not None and told is not None:
            yield fact(name, told, str(int(ticks)))
    if file.crc32 is not None:
        yield fact("crc-32", f"{file.crc32:08x}")


class _Unpacking:
    """Goes through the folders, each from its beginning, as members of it are asked for in their order."""

    def __init__(self, archive: SevenZipFile, source: BinaryIO) -> None:
        self._archive, self._source = archive, source
        self._files = list(archive.files)
        self._folder: Any = None
        self._decompressor: Any = None
        self._fault: Reason | None = None
        self._next = 0
        self._ends = list(_ends(self._files))

    def bytes_of(self, number: int, file: ArchiveFile, limits: Limits) -> tuple[bytes | None, Reason | None]:
        """A member's bytes, or why there are none. Members are asked for in their order."""
        if file.emptystream or file.folder is None:
            return b"", None
        if not self._is_open(file):
            return None, self._fault
        size = _size(file)
        if size > limits.unpacked_bytes:
            return None, "too-large"  # gone through only where a later one of its folder is asked for
        self._pass_over(number)
        if self._fault is not None:
            return None, self._fault
        data, crc = self._take(size)
        self._next = number + 1
        if data is None:
            return None, self._fault
        return (data, None) if file.crc32 in {None, crc} else (None, "malformed")

    def is_near(self, number: int) -> bool:
        """Whether a member that was too large can be had by itself at a fair price."""
        return self._fault is None and self._ends[number] <= _FARTHEST

    def pieces(self, number: int) -> Iterator[bytes]:
        """A member's bytes as they are unpacked. ReadingFailed with the reasons that `bytes_of` gives."""
        file, fault = self._files[number], self._fault_before(number)
        if fault is not None:
            raise ReadingFailed(reason=fault)
        crc = 0
        for piece in self._stretch(_size(file)):
            crc = zlib.crc32(piece, crc)
            yield piece
        if self._fault is not None or file.crc32 not in {None, crc}:
            raise ReadingFailed(reason=self._fault or "malformed")

    def _fault_before(self, number: int) -> Reason | None:
        """Go to where a member begins; why not, where there is no getting there."""
        file = self._files[number]
        folder: Any = file.folder
        if folder is None:
            return "malformed"
        if self._is_open(file):
            self._pass_over(number)
        return self._fault

    def _is_open(self, file: ArchiveFile) -> bool:
        """Whether a member's folder can be gone through; the fault says why not."""
        if file.folder is not self._folder:
            self._enter(file)
        return self._fault is None

    def _enter(self, file: ArchiveFile) -> None:
        """Begin with a member's folder."""
        from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError

        streams: Any = self._archive.header.main_streams
        self._folder, self._fault = file.folder, None
        self._next = next(number for number, one in enumerate(self._files) if one.folder is self._folder)
        if any(_memory(coder) > _MAX_MEMORY for coder in self._folder.coders):
            self._fault = "too-large"
            return
        try:
            index = next(at for at, one in enumerate(streams.unpackinfo.folders) if one is self._folder)
            positions = streams.packinfo.packpositions
            self._source.seek(self._archive.afterheader + positions[index])
            packed = positions[index + 1] - positions[index]
            self._decompressor = self._folder.get_decompressor(packed, reset=True)
        except PasswordRequired:
            self._fault = "encrypted"
        except UnsupportedCompressionMethodError:
            self._fault = "no-reader"
        except _broken():
            self._fault = "malformed"

    def _pass_over(self, number: int) -> None:
        """Members of this folder before this one that were not asked for."""
        for at in range(self._next, number):
            if self._fault is None and self._files[at].folder is self._folder:
                deque(self._stretch(_size(self._files[at])), maxlen=0)
        self._next = number

    def _take(self, size: int) -> tuple[bytes | None, int]:
        """The next `size` bytes of the folder, and their CRC-32."""
        pieces: list[bytes] = []
        crc = 0
        for piece in self._stretch(size):
            pieces.append(piece)
            crc = zlib.crc32(piece, crc)
        return (None, 0) if self._fault is not None else (b"".join(pieces), crc)

    def _stretch(self, size: int) -> Iterator[bytes]:
        """The next `size` bytes of the folder; fewer where there is a fault, which says why."""
        left, idle = size, False
        try:
            while left > 0:
                before = self._source.tell()
                piece = bytes(self._decompressor.decompress(self._source, min(left, _PIECE)))
                if not piece and self._source.tell() == before:
                    if idle:
                        raise EOFError
                    idle = True
                left -= len(piece)
                yield piece
        except _broken():
            self._fault = "malformed"


def _ends(files: list[ArchiveFile]) -> Iterator[int]:
    """Where each member ends in its folder, in bytes."""
    folder, end = None, 0
    for file in files:
        if file.folder is not folder:
            folder, end = file.folder, 0
        end += _size(file)
        yield end


def _memory(coder: dict[str, Any]) -> int:
    """How much memory a method will ask for: the size of its dictionary, as its properties tell it."""
    method, properties = coder.get("method"), coder.get("properties") or b""
    if method == _LZMA2 and properties:
        bits = properties[0] & 0x3F
        return (2 | (bits & 1)) << (bits // 2 + 11) if bits < 40 else 1 << 32
    if method in {_LZMA, _PPMD} and len(properties) >= 5:
        return int.from_bytes(properties[1:5], "little")
    return 0
