"""Photos: facts as written and as understood, a thumbnail without them, and pictures that are cut or bombs."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from amana.errors import ReadingFailed
from amana.intake import Limits, Reading, readers
from amana.intake.photo import LONGEST_SIDE, Photo

XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"/>' + b" " * 2000 + b'<?xpacket end="w"?>'


def _picture(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A gradient, red growing to the right and green downwards: any turning shows."""
    image = Image.linear_gradient("L").resize(size)
    return Image.merge(
        "RGB", (image.transpose(Image.Transpose.ROTATE_90).resize(size), image, Image.new("L", size))
    )


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Invented", "Camera 3"
    exif[0x0112] = 6
    exif[0x0131] = "Software"
    exif.get_ifd(0x8769).update({0x9003: "2016:12:22 09:30:00", 0x9011: "+02:00", 0x9291: "25"})
    gps = {1: "N", 2: (36.0, 12.0, 4.5), 3: "E", 4: (37.0, 9.0, 0.0), 5: b"\x01", 6: 12.5, 7: (7.0, 30.0, 0.0)}
    exif.get_ifd(0x8825).update({**gps, 29: "2016:12:22"})
    return exif


def _encoded(kind: str, **more: object) -> bytes:
    sink = io.BytesIO()
    _picture().save(sink, kind, exif=_exif(), **more)
    return sink.getvalue()


def _read(data: bytes, limits: Limits = Photo.limits) -> Reading:
    return Photo().read(io.BytesIO(data), "a.jpg", limits)


def _told(reading: Reading) -> dict[str, str]:
    return {fact.name: fact.value for fact in reading.facts}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_facts_as_understood(kind: str) -> None:
    told = _told(_read(_encoded(kind)))
    expected = {
        "width": "800",
        "height": "600",
        "make": "Invented",
        "model": "Camera 3",
        "software": "Software",
        "orientation": "6",
        "taken-at": "2016-12-22T09:30:00.25+02:00",
        "gps-latitude": "36.201250 N",
        "gps-longitude": "37.150000 E",
        "altitude": "-12.5 m",
        "latitude": "36.2012500",
        "longitude": "37.1500000",
        "gps-time": "2016-12-22T07:30:00Z",
    }
    assert {name: told.get(name) for name in expected} == expected


def test_facts_as_written() -> None:
    raw = {fact.name: fact.raw for fact in _read(_encoded("JPEG")).facts}
    assert raw["taken-at"] == "2016:12:22 09:30:00 25 +02:00"
    assert raw["gps-latitude"] == "36/1 12/1 9/2 N"


def test_words_are_utf8_where_they_can_be() -> None:
    said = "كامي".encode()
    assert _told(_read(_encoded("JPEG").replace(b"Software", said)))["software"] == "كامي"


def test_a_tiff_tells_its_size_as_it_is_stored() -> None:
    told = _told(_read(_encoded("TIFF")))
    assert (told["width"], told["height"], told["orientation"], told["make"]) == ("800", "600", "6", "Invented")


def test_nothing_is_filled_in() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: "2016:12:22 09:30:00", 0x9004: "0000:00:00 00:00:00"})
    exif.get_ifd(0x8825).update({2: (36.0, 12.0, 4.5)})
    sink = io.BytesIO()
    _picture().save(sink, "JPEG", exif=exif)
    told = _told(_read(sink.getvalue()))
    assert told["taken-at"] == "2016-12-22T09:30:00"
    assert told["digitised-at"] == "0000:00:00 00:00:00"
    assert told["gps-latitude"] == "36.201250"


def test_a_small_xmp_packet_is_kept_and_a_large_one_counted() -> None:
    told = _told(_read(_encoded("JPEG", xmp=XMP)))
    assert told["xmp"] == '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"/>\n<?xpacket end="w"?>'
    assert _told(_read(_encoded("JPEG", xmp=b"x" * 60_500)))["xmp-left-out"] == "60500 bytes"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_thumbnail_is_small_upright_and_bare(kind: str) -> None:
    pictures = _read(_encoded(kind, xmp=XMP) if kind == "JPEG" else _encoded(kind)).pictures
    assert [one.made for one in pictures] == ["thumbnail", "access-copy"][: 2 if kind == "TIFF" else 1]
    thumbnail = pictures[0]
    small = Image.open(io.BytesIO(thumbnail.data))
    assert thumbnail.media_type == "image/jpeg"
    assert small.size == (240, LONGEST_SIDE)
    assert not set(small.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for word in (b"Exif", b"Invented", b"xpacket", b"2016"):
        assert word not in thumbnail.data


@pytest.mark.parametrize("turned", range(1, 9))
def test_every_orientation_comes_out_the_same(turned: int) -> None:
    ways = [None, None, 0, 3, 1, 5, 2, 6, 4]  # the transposition that a camera held so has made
    way = ways[turned]
    image = _picture((400, 300)) if way is None else _picture((400, 300)).transpose(Image.Transpose(way))
    exif = Image.Exif()
    exif[0x0112] = turned
    sink = io.BytesIO()
    image.save(sink, "JPEG", exif=exif, quality=95)
    small = Image.open(io.BytesIO(_read(sink.getvalue()).pictures[0].data)).convert("RGB")
    assert small.size == (320, 240)
    left, right, top, bottom = (small.getpixel(at) for at in ((5, 120), (315, 120), (160, 5), (160, 235)))
    plain = Image.open(io.BytesIO(_read(_plain()).pictures[0].data)).convert("RGB")
    for seen, at in zip((left, right, top, bottom), ((5, 120), (315, 120), (160, 5), (160, 235)), strict=True):
        assert all(abs(one - other) < 12 for one, other in zip(seen, plain.getpixel(at), strict=True))  # type: ignore[arg-type]


def _plain() -> bytes:
    sink = io.BytesIO()
    _picture((400, 300)).save(sink, "JPEG", quality=95)
    return sink.getvalue()


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16", "CMYK"])
def test_every_kind_of_colour_has_a_thumbnail(mode: str) -> None:
    sink = io.BytesIO()
    image = Image.new("I;16", (50, 40)) if mode == "I;16" else _picture((50, 40)).convert(mode)
    image.save(sink, "TIFF" if mode == "CMYK" else "PNG")
    assert Image.open(io.BytesIO(_read(sink.getvalue()).pictures[0].data)).size == (50, 40)


def test_a_cut_photo_keeps_its_facts_and_says_so() -> None:
    whole = _encoded("JPEG")
    reading = _read(whole[: len(whole) * 2 // 3])
    assert reading.note == "cut-short"
    assert _told(reading)["make"] == "Invented"
    assert len(reading.pictures) == 1
    head = _read(whole[: whole.index(b"\xff\xda") + 20])
    assert head.note == "cut-short"
    assert _told(head)["width"] == "800"


def _bomb(side: int) -> bytes:
    """A PNG whose header promises a picture of `side` squared, and whose pixels are all one."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    pixels = zlib.compress(bytes(1 << 20), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_a_decompression_bomb_is_not_unpacked() -> None:
    reading = _read(_bomb(60_000))
    assert (reading.pictures, reading.note) == ((), "too-many-pixels")
    assert _told(reading)["width"] == "60000"
    assert _read(_plain(), replace(Photo.limits, pixels=100)).note == "too-many-pixels"


@pytest.mark.parametrize("data", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"", b"GIF89a"])
def test_what_is_no_picture_is_malformed(data: bytes) -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(data)
    assert told.value.facts == {"reason": "malformed"}


def test_facts_without_a_thumbnail_are_nothing_but_kept() -> None:
    data = _bomb(60_000)
    with readers(1) as pool:
        outcome = pool.read(data, len(data), "image/png", data[:4096], "a.png")
    assert (outcome.outcome, outcome.reason) == ("nothing", "too-many-pixels")
    assert outcome.reading is not None
    assert _told(outcome.reading)["height"] == "60000"


@pytest.mark.filterwarnings("ignore::UserWarning")  # how Pillow says that a directory is broken
@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_photo_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(_encoded(data.draw(st.sampled_from(["JPEG", "PNG", "TIFF"]))))
    for _ in range(data.draw(st.integers(1, 10))):
        whole[data.draw(st.integers(0, min(len(whole), 2000) - 1))] = data.draw(st.integers(0, 255))
    try:
        reason = _read(bytes(whole)).note
    except ReadingFailed as told:
        reason = told.facts["reason"]  # type: ignore[assignment]
    assert reason in {None, "cut-short", "malformed", "too-many-pixels", "parts-unread"}
