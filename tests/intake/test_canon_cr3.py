"""Canon's raw files since 2018, made here box by box."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from amana.errors import ReadingFailed
from amana.intake import Reading, media_type, readers
from amana.intake.photo import Photo
from amana.intake.photo.canon_cr3 import cr3_directories, cr3_previews
from amana.intake.photo.opening import upright
from tests.intake.photo_maker import ascii_value, encoded, long, ratio, scene, short, tiff

SCENE = scene(1, (640, 480))
FULL, SMALLER, THUMBNAIL = (encoded(SCENE.resize(size)) for size in ((640, 480), (320, 240), (160, 120)))
CANON, PREVIEW = "85c0b687820f11e08111f4ce462b6a48", "eaf42b5e1c984b88b9fbb7dc406e4d16"
XMP = "be7acfcb97a942e89c71999491e3afac"
PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I", 8 + len(body)) + kind + body


def own(name: str, *inside: bytes) -> bytes:
    return box(b"uuid", bytes.fromhex(name), *inside)


def written() -> list[bytes]:
    """The directories of a picture that was taken upright, somewhere that is nowhere."""
    main = {0x010F: ascii_value("Invented"), 0x0110: ascii_value("Camera R"), 0x0112: short(6)}
    taken = {0x9003: ascii_value("2030:12:22 09:30:00"), 0x9011: ascii_value("+02:00"), 0xA002: long(640)}
    place = {
        1: ascii_value("N"),
        2: ratio((36, 1), (12, 1), (0, 1)),
        3: ascii_value("E"),
        4: ratio((37, 1), (9, 1), (0, 1)),
    }
    return [
        box(b"CMT1", tiff(main)),
        box(b"CMT2", tiff({**taken, 0xA003: long(480)})),
        box(b"CMT3", tiff({6: ascii_value("Camera R")})),
        box(b"CMT4", tiff(place)),
    ]


def cr3(full: bytes = FULL, smaller: bytes = SMALLER, thumbnail: bytes = THUMBNAIL) -> bytes:
    """A file as the cameras write it; of what is sampled only the JPEG, of full size, is there."""
    small = box(b"THMB", struct.pack(">IHHII", 0, 160, 120, len(thumbnail), 0x10000), thumbnail)
    shown = box(b"PRVW", struct.pack(">IHHHHI", 0, 1, 320, 240, 1, len(smaller)), smaller)
    sized = box(b"stsz", struct.pack(">III", 0, len(full), 1))

    def moov(at: int) -> bytes:
        placed = box(b"co64", struct.pack(">IIQ", 0, 1, at))
        track = box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", box(b"stsd", bytes(8)), sized, placed))))
        return box(
            b"moov", own(CANON, box(b"CNCV", b"CanonCR3_001"), *written(), small), box(b"mvhd", bytes(100)), track
        )

    head, rest = box(b"ftyp", b"crx \x00\x00\x00\x01crx isom"), own(XMP, PACKET) + own(PREVIEW, bytes(8), shown)
    at = len(head) + len(moov(0)) + len(rest) + 16
    return head + moov(at) + rest + struct.pack(">I4sQ", 1, b"mdat", 16 + len(full)) + full


def read(data: bytes) -> Reading:
    return Photo().read(io.BytesIO(data), "a", Photo.limits)


def told(reading: Reading) -> dict[str, str]:
    return {fact.name: fact.value for fact in reversed(reading.facts)}


def test_it_is_known_by_its_mark_and_by_its_name() -> None:
    assert media_type(cr3()[:4096], "x") == "image/x-canon-cr3"
    assert media_type(b"\x00", "IMG_1.CR3") == "image/x-canon-cr3"


def test_what_is_written_is_read_from_all_its_directories() -> None:
    reading = read(cr3())
    facts = told(reading)
    assert (facts["make"], facts["model"], facts["orientation"]) == ("Invented", "Camera R", "6")
    assert reading.taken == "2030-12-22T09:30:00+02:00"
    assert (facts["latitude"][:4], facts["longitude"][:5]) == ("36.2", "37.15")
    assert facts["xmp:xmp:Rating"] == "4"
    assert "edit-trace" not in facts


def test_the_jpeg_of_full_size_is_shown_upright_and_held_against_the_thumbnail() -> None:
    reading = read(cr3())
    assert [one.made for one in reading.pictures] == ["thumbnail", "access-copy"]
    assert Image.open(io.BytesIO(reading.pictures[1].data)).size == (480, 640)
    assert (told(reading)["width"], told(reading)["height"]) == ("640", "480")
    assert told(reading)["embedded-thumbnail"].startswith("same")
    assert not reading.parts
    seen = upright(cr3(), Photo.limits)
    assert seen is not None and seen.size == (480, 640)


def test_another_thumbnail_is_told_and_kept() -> None:
    reading = read(cr3(thumbnail=encoded(scene(7, (160, 120)))))
    assert [part.place for part in reading.parts] == ["embedded/thumbnail"]


def test_where_the_jpeg_of_full_size_is_none_the_smaller_is_shown() -> None:
    reading = read(cr3(full=b"\xff\x01raw data of another kind"))
    assert (told(reading)["width"], told(reading)["height"]) == ("320", "240")
    assert "edit-trace" not in told(reading)


def test_one_that_shows_nothing_is_refused() -> None:
    with pytest.raises(ReadingFailed):
        read(cr3(full=b"", smaller=b""))


def test_it_is_read_in_the_box() -> None:
    data = cr3()
    with readers(1) as pool:
        outcome = pool.read(data, len(data), "image/x-canon-cr3", data[:4096], "IMG_1.CR3")
    assert (outcome.module, outcome.outcome) == ("photo", "read")
    assert outcome.reading == Photo().read(io.BytesIO(data), "IMG_1.CR3", Photo.limits)


@given(st.data())
def test_what_is_spoilt_ends(data: st.DataObject) -> None:
    whole = bytearray(cr3(full=FULL[:2000]))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, 2000))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    assert all(one == b"" or one.startswith(b"\xff\xd8\xff") for one in cr3_previews(cut))
    assert {one.name for one in cr3_directories(cut)} <= {"ifd0", "exif", "gps"}
