"""Ways to spoil a file: at its bytes, at its words, and inside its packing: what is in it is spoilt too."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import BinaryIO

from tests.fuzz.resealing import resealed

LARGEST = 1 << 20
_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"4294967295", b"9" * 20, b"9" * 400, b"1e999")
_ODD_LENGTHS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)
_ODD_BYTES = (
    b"\x00",
    b"\n",
    b"\r\n\r\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",  # half a character
    b"\xe2\x80\xae",
    b"&#",
    b"&#" + b"9" * 5000 + b";",
    b"&#xD800;",
    b"<",
    b"<!--",
    b"]]>",
    b"\\ud800",
    b'"',
    b"{",
    b"[",
    b"..\\../",
    b"%",
    "٣١/١٢/٢٠٣٠".encode(),
    b"\t;,|",
)

_Unpacking = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
Change = Callable[[bytes, Random], bytes]


def spoilt(data: bytes, samples: Sequence[bytes], random: Random) -> bytes:
    """The file with one to six changes, as it is or inside its packing; at most `LARGEST` bytes."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        change = _inside if random.random() < 0.5 else _changed
        data = change(data, samples, random)
    return data[:LARGEST]


def _changed(data: bytes, samples: Sequence[bytes], random: Random) -> bytes:
    if random.random() < 0.08:
        return _spliced(data, random.choice(samples), random)
    return random.choice(_CHANGES)(data, random)


def _inside(data: bytes, samples: Sequence[bytes], random: Random) -> bytes:
    """Unpacked, changed, and packed again; what is not packed is changed as it is."""
    for mark, unpack, pack in _PACKINGS:
        if data.startswith(mark):
            try:
                return pack(_changed(_unpacked(unpack, data), samples, random)[:LARGEST])
            except (OSError, EOFError, ValueError, MemoryError, lzma.LZMAError, zlib.error):
                return _changed(data, samples, random)
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, samples, random)
    if data.startswith(b"Rar!"):
        return resealed(_changed(data, samples, random))
    return _changed(data, samples, random)


def _unpacked(unpack: Callable[[BinaryIO], _Unpacking], data: bytes) -> bytes:
    """No more than `LARGEST` bytes: packed data that was repeated a thousand times unpacks to a gigabyte."""
    with unpack(io.BytesIO(data)) as packed:
        return packed.read(LARGEST)


def _gzip(packed: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=packed)


def _in_zip(data: bytes, samples: Sequence[bytes], random: Random) -> bytes:
    """One member changed, or its name, and its checksum right again."""
    sink = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as new:
            members = old.infolist()
            chosen = random.randrange(len(members))
            for at, member in enumerate(members):
                with old.open(member) as packed:
                    content, name = packed.read(LARGEST), member.filename
                if at == chosen:
                    content = _changed(content, samples, random)[:LARGEST]
                    if random.random() < 0.1:
                        name = random.choice(
                            ("../x", "/etc/x", "", "a" * 5000, "\x00", name + "/", members[0].filename)
                        )
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    new.writestr(name, content)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        IndexError,
        zlib.error,
    ):
        return _changed(data, samples, random)
    return sink.getvalue()


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 4, 8, 16, 64, 256, 4096)))


def _flipped(data: bytes, random: Random) -> bytes:
    whole = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        if whole:
            whole[random.randrange(len(whole))] ^= 1 << random.randrange(8)
    return bytes(whole)


def _overwritten(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _left_out(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _repeated(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    piece = data[start:end]
    often = min(random.choice((1, 2, 10, 100, 1000, 20_000)), max(1, (LARGEST // 2) // max(1, len(piece))))
    return data[:end] + piece * often + data[end:]


def _swapped(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    other = random.randrange(len(data) + 1)
    return data[:other] + data[start:end] + data[other:]


def _put_in(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_ODD_BYTES) * random.choice((1, 1, 1, 50, 5000)) + data[at:]


def _with_length(data: bytes, random: Random) -> bytes:
    """A number of 1, 2, 4 or 8 bytes, either end first."""
    width = random.choice((1, 2, 4, 8))
    if len(data) < width:
        return data
    at = random.randrange(len(data) - width + 1)
    number = random.choice((*_ODD_LENGTHS, len(data), random.getrandbits(width * 8))) % (1 << (width * 8))
    return data[:at] + number.to_bytes(width, random.choice(("big", "little"))) + data[at + width :]


def _with_number(data: bytes, random: Random) -> bytes:
    """A number that is written in digits."""
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = random.choice(found)
    return data[: one.start()] + random.choice(_ODD_NUMBERS) + data[one.end() :]


def _spliced(data: bytes, other: bytes, random: Random) -> bytes:
    start, end = _stretch(other, random)
    at = random.randrange(len(data) + 1)
    return data[:at] + (other[start:end] if random.random() < 0.5 else other[start:]) + data[at:]


_CHANGES: tuple[Change, ...] = (
    _flipped,
    _flipped,
    _overwritten,
    _cut,
    _left_out,
    _repeated,
    _swapped,
    _put_in,
    _put_in,
    _with_length,
    _with_length,
    _with_number,
)
_PACKINGS: tuple[tuple[bytes, Callable[[BinaryIO], _Unpacking], Callable[[bytes], bytes]], ...] = (
    (b"\x1f\x8b", _gzip, gzip.compress),
    (b"BZh", bz2.BZ2File, bz2.compress),
    (b"\xfd7zXZ\x00", lzma.LZMAFile, lzma.compress),
)


def spoilt_token(token: str, random: Random) -> str:
    """A token of a reader's own, with one change."""
    data = token.encode("utf-8", "surrogatepass")
    return _changed(data, (b"null", b"[]", b"true", b"1.5"), random).decode("utf-8", "replace")[:2000]
