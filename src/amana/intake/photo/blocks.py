"""Where each format of picture keeps what is written about it. Found in the bytes; no pixel is decoded.

JPEG: ITU-T T.81, Exif 3.0, XMP part 3; PNG: W3C PNG 3; WebP: RFC 9649; GIF89a; JPEG 2000: ISO 15444-1.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from amana.intake.photo import iptc
from amana.intake.photo.facts import fact, words
from amana.intake.photo.jpeg import Segment, segments
from amana.intake.photo.xmp import MAX_PACKET
from amana.records import EmbeddedFact

_EXIF, _XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00"
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\x00"
_PHOTOSHOP, _PICTURES, _CREDENTIALS = b"Photoshop 3.0\x00", b"MPF\x00", b"JP"
_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_CHUNKS = 2_000
_MAX_NOTES = 40
_MAX_TEXT = 256 * 1024
_UUIDS = {
    b"JpgTiffExif->JP2": "exif",
    bytes.fromhex("be7acfcb97a942e89c71999491e3afac"): "xmp",
    bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38"): "iptc",
}


@dataclass
class Blocks:
    """What is written about a picture, as it stands in the file. `exif` is a TIFF structure."""

    exif: bytes = b""
    xmp: list[bytes] = field(default_factory=list)
    iptc: list[bytes] = field(default_factory=list)
    notes: list[EmbeddedFact] = field(default_factory=list)
    small: bytes = b""
    """A thumbnail that stands in Photoshop's resources."""
    after: bytes = b""
    """What follows the end of the picture."""


def blocks_of(data: bytes) -> Blocks:
    """What is written about the picture in `data`, whatever its format; what is broken is left."""
    found = Blocks()
    if data.startswith(b"\xff\xd8"):
        _jpeg(data, found)
    elif data.startswith(_PNG):
        _png(data, found)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        _webp(data, found)
    elif data.startswith((b"GIF87a", b"GIF89a")):
        _gif(data, found)
    elif data[4:8] == b"jP  ":
        _jpeg_2000(data, found)
    return found


def _jpeg(data: bytes, found: Blocks) -> None:
    shop, more = [], []
    for one in segments(data):
        if one.marker == 0xE1 and one.body.startswith(_EXIF) and not found.exif:
            found.exif = one.body[len(_EXIF) :]
        elif one.body.startswith(_XMP) and one.marker == 0xE1:
            found.xmp.append(one.body[len(_XMP) :])
        elif one.body.startswith(_MORE_XMP) and one.marker == 0xE1:
            more.append(one.body[len(_MORE_XMP) :])
        elif one.marker == 0xED and one.body.startswith(_PHOTOSHOP):
            shop.append(one.body[len(_PHOTOSHOP) :])
        elif one.marker == 0xFE and len(found.notes) < _MAX_NOTES:
            found.notes.append(fact("comment", words(one.body)))
        else:
            _mark(one, found)
    found.xmp += _extended(more)
    _photoshop(b"".join(shop), found)


def _mark(one: Segment, found: Blocks) -> None:
    """Segments that only tell that something was done, or is there."""
    if one.marker == 0xEC and one.body.startswith(b"Ducky"):
        found.notes.append(fact("edit-trace", "saved for the web by Photoshop (APP12 Ducky)"))
    elif one.marker == 0xEB and one.body.startswith(_CREDENTIALS) and b"c2pa" in one.body[:200]:
        found.notes.append(fact("content-credentials", "present (C2PA in APP11)"))
    elif one.marker == 0xE2 and one.body.startswith(_PICTURES):
        found.notes.append(fact("more-pictures", "present (MPF in APP2)"))


def _extended(more: list[bytes]) -> Iterator[bytes]:
    """Extended XMP put together: each piece says whose it is, how long the whole is, and where it belongs."""
    wholes: dict[bytes, bytearray] = {}
    for piece in more:
        owner, size, at = piece[:32], int.from_bytes(piece[32:36], "big"), int.from_bytes(piece[36:40], "big")
        if size > MAX_PACKET or at + len(piece) - 40 > size or len(wholes) > 4:
            continue
        wholes.setdefault(owner, bytearray(size))[at : at + len(piece) - 40] = piece[40:]
    yield from (bytes(one) for one in wholes.values())


def _photoshop(data: bytes, found: Blocks) -> None:
    numbers = []
    for number, body in iptc.resources(data):
        numbers.append(number)
        if number == iptc.IPTC:
            found.iptc.append(body)
        elif number == iptc.THUMBNAIL and body[28:31] == b"\xff\xd8\xff":
            found.small = body[28:]
        elif number == iptc.XMP:
            found.xmp.append(body)
    if set(numbers) - {iptc.IPTC, 0x0425}:
        found.notes.append(fact("edit-trace", f"image resources of Photoshop ({len(numbers)})"))


def _png(data: bytes, found: Blocks) -> None:
    at = len(_PNG)
    frames = 0
    for _ in range(_MAX_CHUNKS):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if len(name) < 4 or name == b"IEND":
            break
        body = data[at + 8 : at + 8 + size] if name[:1] in b"ebtizac" else b""
        if name == b"eXIf" and not found.exif:
            found.exif = body.removeprefix(_EXIF)
        elif name in {b"tEXt", b"zTXt", b"iTXt"} and len(found.notes) < _MAX_NOTES:
            _png_text(name, body, found)
        elif name == b"tIME" and len(body) == 7:
            found.notes.append(fact("png:tIME", _png_time(body)))
        elif name == b"acTL":
            frames = int.from_bytes(body[:4], "big")
        at += 12 + size
    if frames > 1:
        found.notes.append(fact("frames", str(frames)))


def _png_time(body: bytes) -> str:
    year = int.from_bytes(body[:2], "big")
    return "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z".format(year, *body[2:])


def _png_text(name: bytes, body: bytes, found: Blocks) -> None:
    """A text chunk under the name it bears; XMP, Exif and IPTC that stand in one go where they belong."""
    key, _, rest = body.partition(b"\x00")
    if name == b"tEXt":
        said = rest[:_MAX_TEXT]
    elif name == b"zTXt":
        said = _inflated(rest[1:])
    else:
        packed, rest = rest[:1] == b"\x01", rest[2:]
        said = rest.partition(b"\x00")[2].partition(b"\x00")[2]
        said = _inflated(said) if packed else said[:MAX_PACKET]
    if key == b"XML:com.adobe.xmp":
        found.xmp.append(said)
    elif key.startswith(b"Raw profile type "):
        _raw_profile(key[17:], said, found)
    elif said:
        label = key[:79].decode("latin-1")
        value = words(said.decode("latin-1") if name != b"iTXt" and _latin(said) else said)
        found.notes.append(fact(f"png:{label}", value))


def _latin(said: bytes) -> bool:
    """Whether it is no UTF-8: PNG's plain text is Latin-1 by the book, and UTF-8 from many programs."""
    try:
        said.decode()
    except UnicodeDecodeError:
        return all(byte < 0x80 or byte >= 0xA0 for byte in said)
    return False


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MAX_TEXT)
    except zlib.error:
        return b""


def _raw_profile(kind: bytes, said: bytes, found: Blocks) -> None:
    """How ImageMagick keeps Exif and IPTC in a PNG: its name, its length, its bytes in hex."""
    lines = said.strip().split(b"\n", 2)
    try:
        body = bytes.fromhex(lines[2].decode("ascii")) if len(lines) == 3 else b""
    except ValueError:
        return
    if kind in {b"exif", b"APP1"} and body.startswith(_EXIF):
        found.exif = found.exif or body[len(_EXIF) :]
    elif kind == b"iptc":
        _photoshop(body, found)
    elif kind == b"xmp":
        found.xmp.append(body)


def _webp(data: bytes, found: Blocks) -> None:
    at, frames = 12, 0
    for _ in range(_MAX_CHUNKS):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if len(name) < 4:
            break
        if name == b"EXIF":
            found.exif = found.exif or data[at + 8 : at + 8 + size].removeprefix(_EXIF)
        elif name == b"XMP ":
            found.xmp.append(data[at + 8 : at + 8 + size])
        frames += name == b"ANMF"
        at += 8 + size + size % 2
    if frames > 1:
        found.notes.append(fact("frames", str(frames)))


def _gif(data: bytes, found: Blocks) -> None:
    """Comments, XMP, and how many frames there are; the frames' own bytes are stepped over."""
    at = 13 + _palette(data[10] if len(data) > 10 else 0)
    frames = 0
    for _ in range(50_000):
        kind = data[at : at + 1]
        if kind == b"\x2c":
            frames += 1
            at += 10 + _palette(data[at + 9] if at + 9 < len(data) else 0) + 1
        elif kind == b"\x21":
            at = _gif_extension(data, at, found)
            continue
        else:
            break
        at = _past_blocks(data, at)
    if frames > 1:
        found.notes.append(fact("frames", str(frames)))


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _past_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


def _gif_extension(data: bytes, at: int, found: Blocks) -> int:
    label = data[at + 1 : at + 2]
    end = _past_blocks(data, at + 2)
    if label == b"\xfe" and len(found.notes) < _MAX_NOTES:
        said, place = b"", at + 2
        while place < end - 1 and data[place] and len(said) < _MAX_TEXT:
            said += data[place + 1 : place + 1 + data[place]]
            place += data[place] + 1
        found.notes.append(fact("comment", words(said)))
    elif label == b"\xff" and data[at + 3 : at + 14] == b"XMP DataXMP":
        packet = data[at + 14 : end]
        stop = packet.find(b"\x01\xff\xfe\xfd")  # the trailer that lets a reader who knows no XMP step over it
        found.xmp.append(packet[: stop if stop >= 0 else MAX_PACKET])
    return end


def _jpeg_2000(data: bytes, found: Blocks) -> None:
    at = 0
    for _ in range(_MAX_CHUNKS):
        size, name, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if len(name) < 4 or size < head:
            break
        body = data[at + head : at + size] if name in {b"uuid", b"xml "} else b""
        kind = "xmp" if name == b"xml " else _UUIDS.get(body[:16])
        body = body if name == b"xml " else body[16:]
        if kind == "exif":
            found.exif = found.exif or body.removeprefix(_EXIF)
        elif kind is not None:
            (found.xmp if kind == "xmp" else found.iptc).append(body)
        at += size
