"""Archives made for the tests, also such as no packer would make."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Sequence

NOTE = "وصلت القافلة إلى وادي النور.\n".encode()
MEMBERS = (("letters/samira.txt", NOTE), ("letters/yusuf.txt", b"Nobody came.\n" * 40), ("empty.txt", b""))


def zipped(members: Sequence[tuple[str, bytes]] = MEMBERS, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members, dated 22 December 2016."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (2016, 12, 22, 14, 5, 6))
            info.compress_type = method
            archive.writestr(info, data)
    return sink.getvalue()


def raw_zip(members: Sequence[tuple[bytes, bytes, int, bytes]]) -> bytes:
    """A ZIP of stored members whose names are bytes: name, data, flags, extra field of the directory."""
    body, central = b"", b""
    for name, data, flags, extra in members:
        at = len(body)
        sums = struct.pack("<3L", zlib.crc32(data), len(data), len(data))
        common = struct.pack("<4H", flags, 0, 0x70A3, 0x4996) + sums
        body += b"PK\x03\x04\x14\x00" + common + struct.pack("<2H", len(name), 0) + name + data
        lengths = struct.pack("<5H2L", len(name), len(extra), 0, 0, 0, 0, at)
        central += b"PK\x01\x02\x14\x00\x14\x00" + common + lengths + name + extra
    count = len(members)
    return body + central + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(central), len(body), 0)


def tarred(members: Sequence[tuple[str, bytes]] = MEMBERS, form: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR of these members."""
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w", format=form) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.uname = len(data), 1482415506, "idris"
            archive.addfile(info, io.BytesIO(data))
    return sink.getvalue()


def seven_zipped(members: Sequence[tuple[str, bytes]] = MEMBERS, **how: object) -> bytes:
    """A 7z of these members, solid."""
    import py7zr

    sink = io.BytesIO()
    with py7zr.SevenZipFile(sink, "w", **how) as archive:  # type: ignore[arg-type]
        for name, data in members:
            archive.writestr(data, name)
    return sink.getvalue()


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
