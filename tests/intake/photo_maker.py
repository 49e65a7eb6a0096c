"""Pictures and what is written in them, made byte by byte: Exif with a second directory, IPTC, raw files."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

Value = tuple[int, int, bytes]  # TIFF type, count, bytes


def ascii_value(text: str | bytes) -> Value:
    """A text field, ended by NUL."""
    data = (text.encode() if isinstance(text, str) else text) + b"\x00"
    return 2, len(data), data


def short(*numbers: int) -> Value:
    """Numbers of 16 bits."""
    return 3, len(numbers), struct.pack(f"<{len(numbers)}H", *numbers)


def long(*numbers: int) -> Value:
    """Numbers of 32 bits."""
    return 4, len(numbers), struct.pack(f"<{len(numbers)}I", *numbers)


def ratio(*pairs: tuple[int, int]) -> Value:
    """Ratios, each a numerator and a denominator."""
    return 5, len(pairs), b"".join(struct.pack("<II", *pair) for pair in pairs)


def tiff(
    main: Mapping[int, Value],
    inner: Mapping[int, Mapping[int, Value]] | None = None,
    small: bytes = b"",
    head: bytes = b"II*\x00",
    start: int = 8,
) -> bytes:
    """A little-endian TIFF structure: the main directory, inner ones by the tag that leads there, a thumbnail."""
    out = bytearray(head + struct.pack("<I", start)).ljust(start, b"\x00")
    led = dict(main)
    for tag in inner or {}:
        led[tag] = long(0)
    out += _directory(led, start, 0)
    for tag, fields in (inner or {}).items():
        at = len(out)
        _repoint(out, start, tag, at)
        out += _directory(fields, at, 0)
    if small:
        at = len(out)
        struct.pack_into("<I", out, start + 2 + 12 * len(led), at)
        row = {0x0103: short(6), 0x0201: long(at + 2 + 12 * 3 + 4), 0x0202: long(len(small))}
        out += _directory(row, at, 0) + small
    return bytes(out)


def _directory(fields: Mapping[int, Value], at: int, after: int) -> bytes:
    rows, tail = b"", b""
    place = at + 2 + 12 * len(fields) + 4
    for tag, (kind, count, data) in sorted(fields.items()):
        stored = data.ljust(4, b"\x00")
        if len(data) > 4:
            stored = struct.pack("<I", place + len(tail))
            tail += data + b"\x00" * (len(data) % 2)
        rows += struct.pack("<HHI", tag, kind, count) + stored
    return struct.pack("<H", len(fields)) + rows + struct.pack("<I", after) + tail


def _repoint(out: bytearray, at: int, tag: int, to: int) -> None:
    for row in range(struct.unpack_from("<H", out, at)[0]):
        place = at + 2 + 12 * row
        if struct.unpack_from("<H", out, place)[0] == tag:
            struct.pack_into("<I", out, place + 8, to)


def dataset(record: int, number: int, data: bytes) -> bytes:
    """One dataset of IPTC."""
    return bytes((0x1C, record, number)) + struct.pack(">H", len(data)) + data


def photoshop(*resources: tuple[int, bytes]) -> bytes:
    """An APP13 segment of Photoshop's resources."""
    rows = b"".join(
        b"8BIM"
        + struct.pack(">H", number)
        + b"\x00\x00"
        + struct.pack(">I", len(data))
        + data
        + b"\x00" * (len(data) % 2)
        for number, data in resources
    )
    body = b"Photoshop 3.0\x00" + rows
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def segment(marker: int, body: bytes) -> bytes:
    """One segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """The JPEG with these at its beginning."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def scene(seed: int, size: tuple[int, int] = (512, 384)) -> Image.Image:
    """Rectangles and ellipses in many greys and colours, the same for a seed on every machine."""
    chance = random.Random(seed)
    image = Image.new("RGB", size, _colour(chance))
    draw = ImageDraw.Draw(image)
    for number in range(40):
        left, top = chance.randrange(-40, size[0]), chance.randrange(-40, size[1])
        box = (left, top, left + chance.randrange(20, 200), top + chance.randrange(20, 160))
        (draw.ellipse if number % 2 else draw.rectangle)(box, fill=_colour(chance))
    return image


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def encoded(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    """The picture as a file."""
    sink = io.BytesIO()
    image.save(sink, kind, **more)
    return sink.getvalue()


def page_of_text(size: tuple[int, int] = (620, 877), lines: Sequence[str] = ()) -> Image.Image:
    """A white page with lines of small dark strokes, as a scan has them."""
    chance = random.Random(3)
    image = Image.new("RGB", size, (246, 244, 238))
    draw = ImageDraw.Draw(image)
    for top in range(50, size[1] - 60, 22):
        left = 50
        while left < size[0] - 60:
            width, height = chance.randrange(2, 5), chance.randrange(6, 12)
            draw.rectangle((left, top - height, left + width, top), fill=(30, 30, 35))
            left += width + chance.choice((3, 4, 5, 12))
    return image
