"""The system's libarchive, by the optional package libarchive-c: what an archive holds, from a source.

It is loaded by its own name, since looking it up would start programs, which a reader process may not. It
converts names to the locale's encoding, and the locale of a reader process may be C, in which it loses them: while
a header is read this thread, and only it, has a locale of UTF-8.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from typing import Any, Final, Literal, Protocol

from amana.errors import ReadingFailed
from amana.intake.reading import Reason

DISTRIBUTION: Final = "libarchive-c"
_LIBRARIES: Final = (
    "libarchive.so.13",
    "libarchive.so",
    "libarchive.13.dylib",
    "/opt/homebrew/opt/libarchive/lib/libarchive.13.dylib",
    "/usr/local/opt/libarchive/lib/libarchive.13.dylib",
    "archive.dll",
)
_PIECE: Final = 256 << 10
_DATA: Final = 1 << 20
_WARN, _FAILED, _FATAL = -20, -25, -30
_EOF = 1
_RAW: Final = 0x90000  # ARCHIVE_FORMAT_RAW
_NOT_TAKEN: Final = re.compile(r"(?i)unsupported|no support|not (?:currently )?supported|unavailable")
_LOCALES: Final = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8")
_CTYPE_MASK: Final = 1 if sys.platform == "linux" else 2  # LC_CTYPE_MASK of the C library
_FORMS: Final = {
    0o040000: "folder",
    0o120000: "symbolic-link",
    0o020000: "device",
    0o060000: "device",
    0o010000: "pipe",
    0o140000: "socket",
}
_MORE: Final[dict[str, tuple[list[Any], Any]]] = {
    "read_set_skip_callback": ([ctypes.c_void_p, ctypes.c_void_p], ctypes.c_int),
    "read_set_options": ([ctypes.c_void_p, ctypes.c_char_p], ctypes.c_int),
    "read_header_position": ([ctypes.c_void_p], ctypes.c_int64),
    "filter_code": ([ctypes.c_void_p, ctypes.c_int], ctypes.c_int),
    "format": ([ctypes.c_void_p], ctypes.c_int),
}

Which = Literal["modified", "created", "accessed"]
_TIMES: Final[dict[Which, str]] = {"modified": "mtime", "created": "birthtime", "accessed": "atime"}


@cache
def installed() -> bool:
    """Whether both are here: the package, and the library. Nothing foreign is read for that."""
    return find_spec("libarchive") is not None and _path() is not None


@cache
def _path() -> str | None:
    for name in (os.environ.get("LIBARCHIVE"), *_LIBRARIES):
        try:
            if name:
                ctypes.CDLL(name)
                return name
        except OSError:
            continue
    return None


@cache
def _library() -> Any:
    """libarchive-c's declarations of the library's functions. ReadingFailed: no-reader."""
    path = _path()
    if path is None:
        raise ReadingFailed(reason="no-reader")
    os.environ["LIBARCHIVE"] = path
    logging.getLogger("libarchive").disabled = True  # it warns with what stands in an archive
    from libarchive import ffi  # type: ignore[import-untyped]

    for name, (arguments, result) in _MORE.items():
        ffi.ffi(name, arguments, result)
    return ffi


def version() -> str:
    """The library's own: `3.6.2`. ReadingFailed(reason="no-reader") where there is none."""
    number = int(_library().version_number())
    return f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"


def archive_library() -> str | None:
    """What unpacks here: `libarchive 3.6.2 (libarchive-c 5.3)`; None where it is not installed."""
    if not installed():
        return None
    return f"libarchive {version()} ({DISTRIBUTION} {metadata.version(DISTRIBUTION)})"


class Source(Protocol):
    """What is read from."""

    def seek(self, offset: int, whence: int = ..., /) -> int: ...

    def read(self, size: int = ..., /) -> bytes | None: ...


class Broken(Exception):
    """It cannot go on. It never leaves this room.

    `ended` where nothing more can be read of the archive at all, not only of this member.
    """

    def __init__(self, reason: Reason, ended: bool) -> None:
        super().__init__(reason)
        self.reason, self.ended = reason, ended


@dataclass(frozen=True, slots=True)
class Member:
    """A member as libarchive tells it. Times: seconds and nanoseconds since 1970; `at`: its header's place."""

    raw: bytes
    form: str
    size: int | None
    mode: int
    owner: bytes
    link: bytes | None
    times: dict[Which, tuple[int, int]]
    at: int
    doubtful: bool
    """libarchive warns of its header: not all of it could be understood."""


class Opened:
    """An archive of certain formats, packed in certain ways, in a source. A context: it is let go at the end."""

    def __init__(
        self,
        source: Source,
        size: int,
        formats: Sequence[str],
        filters: Sequence[str] = (),
        options: bytes | None = None,
    ) -> None:
        """ReadingFailed: no-reader where the library was made without them. Broken; whatever the source raises."""
        self._source, self._size, self._at = source, size, 0
        self.taken = 0
        """How far into the source it has read."""
        self._fault: BaseException | None = None
        self._ffi = _library()
        self._room = ctypes.create_string_buffer(_PIECE)
        self._entry = self._ffi.entry_new()
        self._archive: Any = self._ffi.read_new()
        try:
            self._begin(formats, filters, options)
        except BaseException:
            self.close()
            raise

    def _begin(self, formats: Sequence[str], filters: Sequence[str], options: bytes | None) -> None:
        ffi = self._ffi
        try:
            for name in formats:
                ffi.get_read_format_function(name)(self._archive)
            # A filter that the library has not within it would be a program that it starts: it warns of that.
            if any(ffi.get_read_filter_function(name)(self._archive) != 0 for name in filters):
                raise ReadingFailed(reason="no-reader")
        except ValueError as fault:
            raise ReadingFailed(reason="no-reader") from fault
        if options is not None and ffi.read_set_options(self._archive, options) != 0:
            raise ReadingFailed(reason="no-reader")
        skip = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64)(self._skipped)
        seek = ffi.SEEK_CALLBACK(self._sought)
        read = ffi.READ_CALLBACK(self._read)
        self._callbacks = (skip, seek, read)  # for as long as the archive
        ffi.read_set_seek_callback(self._archive, seek)
        ffi.read_set_skip_callback(self._archive, ctypes.cast(skip, ctypes.c_void_p))
        self._call(ffi.read_open, self._archive, None, ffi.NO_OPEN_CB, read, ffi.NO_CLOSE_CB)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it. More than once does no harm."""
        archive, self._archive = self._archive, None
        entry, self._entry = self._entry, None
        if entry is not None:
            self._ffi.entry_free(entry)
        if archive is not None:
            try:
                self._ffi.read_free(archive)
            except self._ffi.ArchiveError:  # it was broken before, and that was told then
                return

    @property
    def is_packed(self) -> bool:
        """Whether one of the filters took it. Where none did, the source itself would be the member."""
        return bool(self._ffi.filter_code(self._archive, 0) != 0)

    @property
    def is_raw(self) -> bool:
        """Whether it is no archive but one packed file. Known once its first member is."""
        return bool(self._ffi.format(self._archive) & 0xFF0000 == _RAW)

    @property
    def position(self) -> int:
        """How much of what the filters give, or of the source where there are none, was gone through."""
        return int(self._ffi.filter_bytes(self._archive, 0))

    def next(self) -> Member | None:
        """The next member; None after the last. Broken."""
        with _utf8():
            told = self._call(self._ffi.read_next_header2, self._archive, self._entry)
            return None if told == _EOF else self._member(told == _WARN)

    def _member(self, doubtful: bool) -> Member:
        ffi, entry = self._ffi, self._entry
        kind = int(ffi.entry_filetype(entry)) & 0o170000
        hard = ffi.entry_hardlink(entry)
        times = {
            which: (int(getattr(ffi, f"entry_{name}")(entry)), int(getattr(ffi, f"entry_{name}_nsec")(entry)))
            for which, name in _TIMES.items()
            if getattr(ffi, f"entry_{name}_is_set")(entry)
        }
        return Member(
            ffi.entry_pathname(entry) or b"",
            "hard-link" if hard else _FORMS.get(kind, "file"),
            int(ffi.entry_size(entry)) if ffi.entry_size_is_set(entry) else None,
            int(ffi.entry_perm(entry)) & 0o7777,
            ffi.entry_uname(entry) or b"",
            hard or ffi.entry_symlink(entry),
            times,
            int(ffi.read_header_position(self._archive)),
            doubtful,
        )

    def data(self, most: int) -> bytes:
        """What there is of the member's bytes, from where it stands, up to so many. Broken."""
        pieces: list[bytes] = []
        left = most
        room = ctypes.create_string_buffer(min(most, _DATA))
        while left > 0:
            length = self._call(self._ffi.read_data, self._archive, room, min(left, _DATA))
            if length < 0:
                raise Broken("malformed", ended=False)  # it warns: a checksum that does not fit
            if length == 0:
                break
            pieces.append(ctypes.string_at(room, length))
            left -= length
        return b"".join(pieces)

    def pass_over(self) -> None:
        """Go on to the end of this member. Broken."""
        self._call(self._ffi.read_data_skip, self._archive)

    def _call(self, function: Any, *arguments: Any) -> int:
        """What the function gives back. Raises what the source raised meanwhile, or Broken."""
        try:
            told = int(function(*arguments))
        except self._ffi.ArchiveError as fault:
            self._raise_fault()
            raise Broken(_reason(fault), ended=fault.retcode == _FATAL) from fault
        self._raise_fault()
        return told

    def _raise_fault(self) -> None:
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault

    # Called by the library. An exception must not pass through C: it is kept, and raised when C is left.

    def _read(self, _archive: int, _data: int, where: Any) -> int:
        try:
            self._source.seek(self._at)
            piece = self._source.read(_PIECE) or b""
        except BaseException as fault:  # noqa: BLE001
            self._fault = fault
            return _FATAL
        ctypes.memmove(self._room, piece, len(piece))
        where[0] = ctypes.addressof(self._room)
        self._at += len(piece)
        self.taken = max(self.taken, self._at)
        return len(piece)

    def _skipped(self, _archive: int, _data: int, length: int) -> int:
        length = max(0, min(length, self._size - self._at))
        self._at += length
        return length

    def _sought(self, _archive: int, _data: int, offset: int, whence: int) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}.get(whence, -1)
        if base < 0 or not 0 <= base + offset <= self._size:
            return _FATAL
        self._at = base + offset
        return self._at


def _reason(fault: Any) -> Reason:
    """Why, as libarchive has it: a number that hardly tells faults apart, and words in English."""
    if fault.errno == errno.ENOMEM:
        return "too-large"
    return "no-reader" if _NOT_TAKEN.search(str(fault.msg)) else "malformed"


@contextmanager
def _utf8() -> Iterator[None]:
    """This thread's locale is one of UTF-8, and afterwards what it was. As it is where there is none."""
    locale = _utf8_locale()
    if locale is None:
        yield
        return
    kernel = _c_library()
    before = kernel.uselocale(locale)
    try:
        yield
    finally:
        kernel.uselocale(before)


@cache
def _c_library() -> Any:
    library = ctypes.CDLL(None)
    library.newlocale.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p]
    library.newlocale.restype = ctypes.c_void_p
    library.uselocale.argtypes = [ctypes.c_void_p]
    library.uselocale.restype = ctypes.c_void_p
    return library


@cache
def _utf8_locale() -> int | None:
    if os.name != "posix":  # Windows: libarchive has wide characters there, and asks no locale
        return None
    told = (_c_library().newlocale(_CTYPE_MASK, name.encode(), None) for name in _LOCALES)
    return next((locale for locale in told if locale), None)
