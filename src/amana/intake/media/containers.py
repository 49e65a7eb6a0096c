"""Opening a film or a sound recording with FFmpeg's libraries, and nothing else with it.

Each media type has its one demuxer, named here: FFmpeg is never left to guess, since what it may guess includes
play lists (HLS, DASH, concat) that name other files and hosts. Whatever a demuxer wants to open beside the source
is refused, and references to other files (QuickTime's `dref`) are not followed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from amana.errors import ReadingFailed
from amana.intake.reading import MIB, Limits

if TYPE_CHECKING:
    from av.container import InputContainer

FORMATS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/3gpp": "mov",
    "audio/mp4": "mov",
    "video/x-matroska": "matroska",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "video/mpeg": "mpeg",
    "video/mp2t": "mpegts",
    "video/x-flv": "flv",
    "video/x-ms-asf": "asf",
    "audio/x-ms-wma": "asf",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "video/ogg": "ogg",
    "application/ogg": "ogg",
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/amr": "amr",
    "audio/aiff": "aiff",
    "audio/x-caf": "caf",
}
"""The demuxer of each media type. None of them reads anything but its own file."""

MAX_STREAMS = 64
_STILL_TOLD = 4  # of what is decoded: beyond it FFmpeg does not even tell the size
_PROBE_BYTES = 5_000_000
_PROBE_MICROSECONDS = 5_000_000
_SEQUENCE_HEADER = b"\x00\x00\x01\xb3"


class Measured(io.RawIOBase):
    """A source for FFmpeg: it ends after `budget` bytes. A seek to nowhere fails, and raises nothing."""

    def __init__(self, source: BinaryIO, budget: int) -> None:
        self._source, self._left = source, budget
        self.spent = False
        """Whether the budget ended before the file did."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._left <= 0:
            self.spent = True
            return b""
        data = self._source.read(max(size, 0))
        self._left -= len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            return self._source.seek(offset, whence)
        except (ValueError, OSError, OverflowError):
            return -1

    def tell(self) -> int:
        return self._source.tell()

    def close(self) -> None:
        """The source is the caller's."""


def demuxer_of(media_type: str, head: bytes) -> str:
    """The demuxer's name. ReadingFailed(reason="malformed") where there is none for it."""
    if media_type == "video/mpeg" and head.startswith(_SEQUENCE_HEADER):
        return "mpegvideo"  # a bare picture stream, with no container around it
    if media_type not in FORMATS:
        raise ReadingFailed(reason="malformed")
    return FORMATS[media_type]


@contextmanager
def opened(source: Measured, demuxer: str, limits: Limits) -> Iterator[InputContainer]:
    """The container, its headers read. ReadingFailed: `malformed`, or `bomb` where it asks for absurd memory."""
    import av
    import av.logging

    av.logging.set_level(None)  # not a word of what it mutters
    av.logging.set_libav_level(av.logging.PANIC)
    source.seek(0)
    try:
        container = av.open(
            source,
            "r",
            format=demuxer,
            options=_options(limits),
            metadata_errors="surrogateescape",
            buffer_size=64 << 10,
            io_open=_refuse,
        )
    except (av.FFmpegError, PermissionError) as fault:
        raise ReadingFailed(reason="bomb" if isinstance(fault, MemoryError) else "malformed") from fault
    try:
        yield container
    finally:
        container.close()


def _options(limits: Limits) -> dict[str, str]:
    return {
        "probesize": str(_PROBE_BYTES),
        "analyzeduration": str(_PROBE_MICROSECONDS),
        "duration_probesize": str(_PROBE_BYTES // 5),
        "max_streams": str(MAX_STREAMS),
        "max_pixels": str(_STILL_TOLD * limits.pixels),
        "enable_drefs": "0",
        "use_absolute_path": "0",
        "protocol_whitelist": "none",
        "indexmem": str(16 * MIB),
    }


def _refuse(_url: str, _flags: int, _options: dict[str, str]) -> Any:
    raise PermissionError("a film opens no other file")
