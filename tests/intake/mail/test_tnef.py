"""Outlook's winmail.dat: what is packed in it comes out."""

from __future__ import annotations

import io
import struct

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Reader, Reading, media_type
from amana.intake.mail.tnef import TnefFile
from tests.contracts.reader_contract import ReaderContract

START = struct.pack("<IH", 0x223E9F78, 1)


def attribute(level: int, number: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def properties(*told: tuple[int, int, bytes]) -> bytes:
    rows = b""
    for number, kind, value in told:
        rows += struct.pack("<HH", kind, number)
        if kind in (0x1E, 0x1F, 0x102, 0x0D):
            rows += struct.pack("<II", 1, len(value))
        rows += value + bytes(-len(value) % 4)
    return struct.pack("<I", len(told)) + rows


def attached(name: str, data: bytes) -> bytes:
    long_name = properties(
        (0x3707, 0x1F, name.encode("utf-16-le") + b"\x00\x00"), (0x370E, 0x1E, b"image/jpeg\x00")
    )
    return (
        attribute(2, 0x69002, bytes(14))
        + attribute(2, 0x18010, b"PHOTO~1.JPG\x00")
        + attribute(2, 0x6800F, data)
        + attribute(2, 0x69005, long_name)
    )


def packed(*attributes: bytes) -> bytes:
    return START + attribute(1, 0x69007, struct.pack("<II", 1256, 0)) + b"".join(attributes)


def read(data: bytes) -> Reading:
    return TnefFile().read(io.BytesIO(data), "winmail.dat", TnefFile.limits)


class TestTnefFile(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "tnef")

    def sample(self) -> tuple[bytes, str]:
        return packed(attached("صور.jpg", b"a picture")), "winmail.dat"


def test_attachments_come_out_under_their_long_names() -> None:
    reading = read(packed(attached("صور من وادي النور.jpg", b"one"), attached("b.jpg", b"two")))
    assert [(one.place, one.name, one.data, one.media_type) for one in reading.parts] == [
        ("attachment/1", "صور من وادي النور.jpg", b"one", "image/jpeg"),
        ("attachment/2", "b.jpg", b"two", "image/jpeg"),
    ]
    assert reading.note is None


def test_the_mails_own_subject_and_text() -> None:
    subject = attribute(1, 0x18004, "وادي النور".encode("cp1256") + b"\x00")
    html = attribute(1, 0x69003, properties((0x1013, 0x102, b"<p>The road is open."), (0x0039, 0x40, bytes(8))))
    reading = read(packed(subject, html))
    assert reading.title == "وادي النور"
    assert [one.text for one in reading.texts] == ["The road is open."]
    rtf = b"{\\rtf1 x}"
    compressed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    (part,) = read(packed(attribute(1, 0x69003, properties((0x1009, 0x102, compressed))))).parts
    assert part.data == rtf


def test_what_is_cut_says_so() -> None:
    data = packed(attached("a.jpg", b"one"), attached("b.jpg", b"two" * 100))
    assert read(data[:-300]).note in {"cut-short", "parts-unread"}
    assert read(data[:-300]).parts[0].data == b"one"
    with pytest.raises(ReadingFailed):
        read(b"\x78\x9f")


def test_it_is_known_by_its_first_bytes() -> None:
    data = packed(attached("a.jpg", b"one"))
    assert media_type(data[:4096], "winmail.dat") == "application/ms-tnef"


def test_counts_without_end_are_not_followed() -> None:
    hostile = struct.pack("<I", 1) + struct.pack("<HHI", 0x1003, 0x3707, 0xFFFFFFFF) + bytes(400)
    assert read(packed(attribute(1, 0x69003, hostile))).parts == ()
    named = struct.pack("<I", 1) + struct.pack("<HH", 0x1F, 0x8001) + bytes(16) + struct.pack("<II", 1, 0xFFFFFFF0)
    assert read(packed(attribute(1, 0x69003, named))).parts == ()
