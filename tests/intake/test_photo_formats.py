"""Every format of picture: what is shown of it, pages, the preview in a raw file, what hides behind the end."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from amana.errors import ReadingFailed
from amana.intake import Reading, media_type, readers
from amana.intake.pdq import distance, pdq
from amana.intake.photo import Photo
from amana.intake.photo.opening import upright
from tests.intake.heic_maker import heic
from tests.intake.photo_maker import (
    ascii_value,
    encoded,
    long,
    page_of_text,
    scene,
    segment,
    short,
    tiff,
    with_segments,
)

RAW = encoded(scene(1, (400, 300)))


def read(data: bytes) -> Reading:
    return Photo().read(io.BytesIO(data), "a", Photo.limits)


def told(reading: Reading) -> dict[str, str]:
    return {fact.name: fact.value for fact in reversed(reading.facts)}


@pytest.mark.parametrize(
    ("kind", "media", "copied"),
    [
        ("JPEG", "image/jpeg", False),
        ("PNG", "image/png", False),
        ("WEBP", "image/webp", False),
        ("GIF", "image/gif", False),
        ("BMP", "image/bmp", False),
        ("AVIF", "image/avif", False),
        ("TIFF", "image/tiff", True),
        ("JPEG2000", "image/jp2", True),
    ],
)
def test_each_format_is_known_and_shown(kind: str, media: str, copied: bool) -> None:
    data = encoded(scene(1, (400, 300)), kind)
    assert media_type(data[:4096], "x") == media
    reading = read(data)
    assert [one.made for one in reading.pictures] == ["thumbnail", "access-copy"][: 1 + copied]
    assert distance(reading.fingerprints[0].value, pdq(scene(1, (400, 300)))[0]) <= 24
    assert {one.part for one in reading.fingerprints[1:]} == {f"crop/{number}" for number in range(1, 13)}
    assert (told(reading)["width"], told(reading)["height"]) == ("400", "300")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_say_how_many_they_are(kind: str) -> None:
    data = encoded(scene(1, (80, 60)), kind, save_all=True, append_images=[scene(2, (80, 60)), scene(3, (80, 60))])
    assert told(read(data))["frames"] == "3"


def test_each_page_of_a_tiff_is_a_part() -> None:
    pages = [scene(seed, (200, 150)) for seed in range(3)]
    reading = read(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert [(part.place, part.kind, part.reason) for part in reading.parts] == [
        (f"page/{number}", "page", None) for number in (1, 2, 3)
    ]
    shown = {one.part: Image.open(io.BytesIO(one.data)) for one in reading.pictures if one.part}
    assert [distance(pdq(shown[f"page/{at + 1}"])[0], pdq(page)[0]) <= 24 for at, page in enumerate(pages)] == [
        True
    ] * 3
    assert {fact.name for fact in reading.parts[1].facts} >= {"width", "height"}


def test_pages_that_lead_back_to_themselves_end() -> None:
    data = bytearray(encoded(scene(1, (40, 30)), "TIFF"))
    first = struct.unpack_from("<I", data, 4)[0]
    after = first + 2 + 12 * struct.unpack_from("<H", data, first)[0]
    struct.pack_into("<I", data, after, first)
    assert read(bytes(data)).parts == ()


def test_the_preview_of_a_raw_file_is_shown() -> None:
    main = {0x010F: ascii_value("Invented"), 0x0112: short(6), 0xC612: (1, 4, b"\x01\x04\x00\x00")}
    at = len(tiff({**main, 0x0201: long(0), 0x0202: long(0)}))
    data = tiff({**main, 0x0201: long(at), 0x0202: long(len(RAW))}) + RAW
    assert media_type(data[:4096], "IMG_1.DNG") == "image/x-adobe-dng"
    reading = read(data)
    assert [one.made for one in reading.pictures] == ["thumbnail", "access-copy"]
    assert Image.open(io.BytesIO(reading.pictures[0].data)).size == (240, 320)
    assert told(reading)["make"] == "Invented"
    assert "preview" in told(reading)
    seen = upright(data, Photo.limits)
    assert seen is not None
    assert seen.size == (300, 400)


@pytest.mark.parametrize(
    ("head", "name", "media"),
    [
        (b"II*\x00\x10\x00\x00\x00CR\x02\x00", "x", "image/x-canon-cr2"),
        (b"II*\x00\x08\x00\x00\x00", "x.NEF", "image/x-nikon-nef"),
        (b"II*\x00\x08\x00\x00\x00", "x.arw", "image/x-sony-arw"),
        (b"IIRO\x08\x00\x00\x00", "x", "image/x-olympus-orf"),
        (b"IIU\x00\x18\x00\x00\x00", "x", "image/x-panasonic-rw2"),
        (b"FUJIFILMCCD-RAW 0201", "x", "image/x-fuji-raf"),
        (b"\x00\x00\x00\x18ftypheim", "x", "image/heic"),
        (b"\x00\x00\x00\x18ftypavis", "x", "image/avif"),
    ],
)
def test_raw_files_are_known_by_their_marks(head: bytes, name: str, media: str) -> None:
    assert media_type(head, name) == media


def test_previews_of_the_other_makers() -> None:
    fuji = b"FUJIFILMCCD-RAW ".ljust(84, b"0") + struct.pack(">II", 200, len(RAW))
    olympus = tiff({0x010F: ascii_value("Invented")}, head=b"IIRO")
    for data in (fuji.ljust(200, b"\x00") + RAW + bytes(50), olympus + bytes(64) + RAW + bytes(64)):
        assert Image.open(io.BytesIO(read(data).pictures[0].data)).size == (320, 240)


def test_a_film_behind_the_end_of_a_photo_is_a_file_of_its_own() -> None:
    film = b"\x00\x00\x00\x18ftypmp42" + bytes(range(64))
    (part,) = read(RAW + film).parts
    assert (part.place, part.kind, part.data) == ("embedded/after", "embedded", film)
    assert read(RAW + bytes(40)).parts == ()


def test_a_page_of_text_is_told_and_a_scene_is_not() -> None:
    assert told(read(encoded(page_of_text())))["looks-like-text"] == "page"
    assert told(read(encoded(page_of_text().rotate(90, expand=True))))["looks-like-text"] == "page"
    for seed in range(8):
        assert "looks-like-text" not in told(read(encoded(scene(seed))))
        assert "looks-like-text" not in told(read(encoded(scene(seed).convert("L"))))


@pytest.mark.parametrize("held", [1, 6, 8])
def test_the_whole_picture_upright_for_whoever_reads_text(held: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = held
    seen = upright(encoded(scene(1, (400, 300)), exif=exif), Photo.limits)
    assert seen is not None
    assert seen.size == ((400, 300) if held == 1 else (300, 400))


def test_a_comment_with_a_mark_of_the_end_in_it_does_not_end_the_photo() -> None:
    data = with_segments(RAW, segment(0xFE, b"a \xff\xd9 b"))
    assert read(data + b"\x00").parts == ()
    assert read(data).note is None


def test_a_heic_photo_is_decoded_and_its_exif_read() -> None:
    data = heic(scene(1, (400, 304)), tiff({0x010F: ascii_value("Invented"), 0x0112: short(1)}))
    assert media_type(data[:4096], "x") == "image/heic"
    with readers(1) as pool:
        outcome = pool.read(data, len(data), "image/heic", data[:4096], "a.heic")
    assert (outcome.outcome, outcome.reason) == ("read", None)
    assert outcome.reading is not None
    assert [one.made for one in outcome.reading.pictures] == ["thumbnail", "access-copy"]
    assert distance(outcome.reading.fingerprints[0].value, pdq(scene(1, (400, 304)))[0]) <= 24
    assert told(outcome.reading)["make"] == "Invented"
    assert told(outcome.reading)["width"] == "400"


@pytest.mark.parametrize("rest", [b"", bytes(5000), b"\x00\x00\x00\x30meta" + bytes(40)])
def test_what_only_claims_to_be_heic_is_malformed(rest: bytes) -> None:
    with pytest.raises(ReadingFailed) as refusal:
        read(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + rest)
    assert refusal.value.facts == {"reason": "malformed"}
