"""Looking into a ZIP without being flooded by it: what it says it holds is judged before anything unpacks."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.reading import MIB, Limits

# Deflate cannot pass 1032 to 1; office XML stays well under 100. Small members may be all one letter.
_MAX_RATIO = 200
_RATIO_FROM = MIB
_ENCRYPTED = 0x1
# What zipfile raises over broken bytes: also struct.error for a local header past the end of the file,
# LookupError and ValueError for names and fields that cannot be.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def opened(source: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The ZIP, its directory judged. ReadingFailed: malformed, encrypted, or a bomb by its own account."""
    try:
        zipped = zipfile.ZipFile(source)
    except _BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault
    members = zipped.infolist()
    if len(members) > limits.members:
        raise ReadingFailed(reason="bomb")
    if any(_swollen(member) for member in members):
        raise ReadingFailed(reason="bomb")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ReadingFailed(reason="encrypted")
    return zipped


def _swollen(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _RATIO_FROM and member.file_size > _MAX_RATIO * max(member.compress_size, 1)


def unpacked(zipped: zipfile.ZipFile, name: str, limits: Limits) -> bytes | None:
    """One member's bytes, never more than `limits.unpacked_bytes` whatever the directory says; None if absent."""
    try:
        with zipped.open(name) as member:
            data = member.read(limits.unpacked_bytes + 1)
    except KeyError:
        return None
    except _BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault
    if len(data) > limits.unpacked_bytes:
        raise ReadingFailed(reason="bomb")
    return data
