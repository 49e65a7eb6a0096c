"""What is written in a picture: Exif, GPS, XMP, IPTC; as it stands and as understood; and broken in every way."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from amana.intake import Reading, readers
from amana.intake.photo import Photo
from amana.intake.photo.facts import MAX_FACTS
from tests.intake.photo_maker import (
    ascii_value,
    dataset,
    encoded,
    long,
    photoshop,
    ratio,
    scene,
    segment,
    short,
    tiff,
    with_segments,
)
from tests.shared_data import shared

PLAIN = encoded(scene(1, (320, 240)))
GPS, EXIF = 0x8825, 0x8769
NORTH = {
    1: ascii_value("N"),
    2: ratio((36, 1), (12, 1), (447, 100)),
    3: ascii_value("W"),
    4: ratio((37, 1), (9, 1), (0, 1)),
}
CAPTION = "أطفال وادي النور في الصباح مع سميرة"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#" xmlns:ps="http://ns.adobe.com/photoshop/1.0/"
 xmp:CreatorTool="Editor 3" ps:DateCreated="2030-12-22T09:30:00+02:00">
<dc:creator><rdf:Seq><rdf:li>Samira Taleb</rdf:li><rdf:li>يوسف كرم</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="ar">صباح في وادي النور</rdf:li></rdf:Alt></dc:description>
<xmpMM:History><rdf:Seq>
<rdf:li stEvt:action="saved" stEvt:when="2030-12-23T10:00:00Z" stEvt:softwareAgent="Editor 3"/>
<rdf:li rdf:parseType="Resource"><stEvt:action>converted</stEvt:action></rdf:li></rdf:Seq></xmpMM:History>
<xmpMM:DerivedFrom stRef:documentID="xmp.did:1"/></rdf:Description></rdf:RDF></x:xmpmeta>"""


def read(*segments: bytes) -> Reading:
    return Photo().read(io.BytesIO(with_segments(PLAIN, *segments)), "a.jpg", Photo.limits)


def exif(data: bytes) -> bytes:
    return segment(0xE1, b"Exif\x00\x00" + data)


def told(reading: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in reading.facts:
        found.setdefault(fact.name, []).append(fact.value)
    return found


def test_coordinates_are_signed_where_the_hemisphere_is_known() -> None:
    reading = read(exif(tiff({}, {GPS: NORTH})))
    facts = told(reading)
    assert (facts["latitude"], facts["longitude"]) == (["36.2012417"], ["-37.1500000"])
    assert facts["gps-longitude"] == ["37.150000 W"]
    assert [fact.raw for fact in reading.facts if fact.name == "latitude"] == ["36/1 12/1 447/100 N"]
    assert facts["gps:GPSLatitude"] == ["36/1 12/1 447/100"]


@pytest.mark.parametrize(
    "parts", [((91, 1), (0, 1), (0, 1)), ((0, 0), (0, 1), (0, 1)), ((36, 1), (75, 1), (0, 1))]
)
def test_a_place_that_cannot_be_is_kept_as_written(parts: tuple[tuple[int, int], ...]) -> None:
    facts = told(read(exif(tiff({}, {GPS: {**NORTH, 2: ratio(*parts)}}))))
    assert "latitude" not in facts
    assert facts["latitude-unreadable"] == [" ".join(f"{top}/{low}" for top, low in parts) + " N"]
    assert "longitude" in facts


def test_height_direction_and_accuracy() -> None:
    more = {
        5: (1, 1, b"\x01"),
        6: ratio((25, 2)),
        16: ascii_value("M"),
        17: ratio((29139, 100)),
        31: ratio((5, 1)),
        12: ascii_value("K"),
        13: ratio((40, 1)),
    }
    facts = told(read(exif(tiff({}, {GPS: {**NORTH, **more}}))))
    expected = {"altitude": "-12.5 m", "direction": "291.39", "direction-reference": "magnetic", "accuracy": "5 m"}
    assert {name: facts[name][0] for name in expected} == expected
    assert facts["speed"] == ["40 km/h"]


@pytest.mark.parametrize(
    ("zone", "clock", "name", "value"),
    [
        ("+02:00", (7, 30, 4), "clock-against-gps", "agrees"),
        ("+02:00", (9, 30, 0), "clock-against-gps", "differs by -7200 s"),
        ("", (7, 31, 0), "zone-by-gps", "+02:00"),
        ("", (7, 22, 0), "clock-against-gps", "differs by 7680 s"),
    ],
)
def test_the_satellites_check_the_clock(zone: str, clock: tuple[int, int, int], name: str, value: str) -> None:
    times = {0x9003: ascii_value("2030:12:22 09:30:00"), **({0x9011: ascii_value(zone)} if zone else {})}
    gps = {**NORTH, 7: ratio(*((part, 1) for part in clock)), 29: ascii_value("2030:12:22")}
    reading = read(exif(tiff({}, {EXIF: times, GPS: gps})))
    assert told(reading)[name] == [value]
    assert reading.taken == "2030-12-22T09:30:00" + zone


def test_what_cannot_be_a_time_is_no_suggestion() -> None:
    for written in ("0000:00:00 00:00:00", "2030:13:41 09:30:00", "yesterday"):
        reading = read(exif(tiff({}, {EXIF: {0x9003: ascii_value(written)}})))
        assert reading.taken is None
        assert told(reading)["taken-at"] == [written]


def test_xmp_is_understood_and_kept() -> None:
    reading = read(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP.encode()))
    facts = told(reading)
    assert facts["author"] == ["Samira Taleb", "يوسف كرم"]
    assert facts["caption"] == ["صباح في وادي النور"]
    assert facts["edit"] == ["saved, 2030-12-23T10:00:00Z, Editor 3", "converted"]
    assert facts["derived-from"] == ["xmp.did:1"]
    assert facts["xmp:dc:description[ar]"] == ["صباح في وادي النور"]
    assert facts["xmp"] == [XMP]
    assert reading.taken == "2030-12-22T09:30:00+02:00"


def test_xmp_that_is_a_bomb_or_no_xml_costs_itself() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + XMP.encode().replace(
        b"Editor 3", b"&b;"
    )
    deep = b"<x>" * 3000
    blank = b"<x/>" + b" " * 60_000 + b"x"  # found by mutation: it took a second to find no padding in it
    for packet in (bomb, deep, b"<", b"\x00" * 50, b"noise", blank):
        reading = read(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet))
        assert reading.pictures
        assert "a" * 20 not in "".join(told(reading).get("creator-tool", []))


@pytest.mark.parametrize(
    ("codec", "declared", "word"),
    [
        ("utf-8", True, "utf-8, declared"),
        ("utf-8", False, "utf-8, by its letters"),
        ("cp1256", False, "cp1256, by its letters"),
    ],
)
def test_captions_of_iptc_in_arabic(codec: str, declared: bool, word: str) -> None:
    rows = dataset(1, 90, b"\x1b%G") if declared else b""
    rows += dataset(2, 120, CAPTION.encode(codec)) + dataset(2, 80, "سميرة".encode(codec))
    rows += dataset(2, 55, b"20301222") + dataset(2, 60, b"093000+0200")
    reading = read(photoshop((0x0404, rows)))
    facts = told(reading)
    assert (facts["caption"], facts["author"]) == ([CAPTION], ["سميرة"])
    assert facts["iptc-encoding"] == [word]
    assert facts["iptc:Caption-Abstract"] == [CAPTION]
    assert reading.taken == "2030-12-22T09:30:00+02:00"
    assert facts["taken-from"] == ["2030-12-22T09:30:00+02:00, IPTC"]


def test_text_in_a_png_under_its_own_name() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Yusuf Karam")
    info.add_itxt("Title", "وادي النور", zip=True)
    reading = Photo().read(io.BytesIO(encoded(scene(1, (64, 64)), "PNG", pnginfo=info)), "a.png", Photo.limits)
    assert told(reading)["png:Author"] == ["Yusuf Karam"]
    assert told(reading)["png:Title"] == ["وادي النور"]


def test_a_thumbnail_that_shows_the_same() -> None:
    small = encoded(scene(1, (320, 240)).resize((160, 120)), quality=75)
    reading = read(exif(tiff({0x0112: short(1)}, small=small)))
    assert told(reading)["embedded-thumbnail"][0].startswith("same (")
    assert reading.parts == ()


@pytest.mark.parametrize("held", [1, 6])
def test_a_thumbnail_that_shows_something_else_is_kept(held: int) -> None:
    other = scene(1, (320, 240))
    other.paste((0, 0, 0), (100, 60, 190, 150))
    for image in (scene(2, (160, 120)), other.resize((160, 120)), scene(1, (320, 240)).crop((60, 40, 260, 190))):
        small = encoded(image, quality=75)
        reading = read(exif(tiff({0x0112: short(held)}, small=small)))
        assert told(reading)["embedded-thumbnail"][0].startswith("differs (")
        (part,) = reading.parts
        assert (part.place, part.kind, part.data) == ("embedded/thumbnail", "embedded", small)


def test_a_size_that_is_not_the_cameras_and_a_later_change_are_told() -> None:
    inner = {0x9003: ascii_value("2030:12:22 09:30:00"), 0xA002: long(4000), 0xA003: long(3000)}
    facts = told(read(exif(tiff({0x0132: ascii_value("2030:12:24 10:00:00")}, {EXIF: inner}))))
    assert facts["edit-trace"] == [
        "Exif says 4000 x 3000, the picture is 320 x 240",
        "taken 2030-12-22T09:30:00, changed 2030-12-24T10:00:00",
    ]


def test_directories_that_lead_nowhere_or_in_a_ring() -> None:
    good = {0x010F: ascii_value("Invented")}
    ring = bytearray(tiff({**good, EXIF: long(8), GPS: long(8)}))
    outside = tiff({**good, EXIF: long(0xFFFFFFF0), 0x0131: (2, 0xFFFFFFFF, b"xxxxx"), 0x0110: (99, 3, b"abc")})
    endless = tiff(good)[:8] + b"\xff\xff" + tiff(good)[10:]
    for data in (bytes(ring), outside, endless):
        reading = read(exif(data))
        assert reading.pictures
        assert told(reading)["make"] == ["Invented"]
    assert told(read(exif(outside)))["exif-broken"] == ["ifd0"]


def test_facts_beyond_the_limit_are_counted() -> None:
    many = {tag: short(1) for tag in range(0x1000, 0x1000 + 999)}
    data = tiff(many)
    whole = encoded(scene(1, (64, 64)), "PNG")
    chunk = struct.pack(">I", len(data)) + b"eXIf" + data + struct.pack(">I", zlib.crc32(b"eXIf" + data))
    picture = whole[:33] + chunk + whole[33:]
    with readers(1) as pool:
        outcome = pool.read(picture, len(picture), "image/png", picture[:4096], "a.png")
    assert outcome.reading is not None
    assert len(outcome.reading.facts) <= MAX_FACTS + 10
    assert int(told(outcome.reading)["facts-left-out"][0]) > 0


def test_real_photographs() -> None:
    folder = shared("exif_samples")
    readings = {}
    for path in sorted(folder.rglob("*.jp*g")):
        with path.open("rb") as source:
            readings[path.name] = told(Photo().read(source, path.name, Photo.limits))
    small = [facts["embedded-thumbnail"][0] for facts in readings.values() if "embedded-thumbnail" in facts]
    assert sum(word.startswith("same") for word in small) >= 16
    assert [
        name for name, facts in readings.items() if facts.get("embedded-thumbnail", [""])[0].startswith("differs")
    ] == [
        "35-empty.jpg"  # its thumbnail shows more of the street than the picture does
    ]
    assert sum("latitude" in facts for facts in readings.values()) >= 11
    assert sum("edit" in facts for facts in readings.values()) >= 3
    assert not [name for name, facts in readings.items() if "looks-like-text" in facts]
