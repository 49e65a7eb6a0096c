"""Near-copies of what is kept: pictures, files inside others, films and texts; and what differs."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image, ImageDraw

import amana
from amana.actions import OpenArchive
from amana.errors import ItemUnknown

STORY = """
The caravan left Wadi al-Noor at dawn. Samira counted 1,500 people at the old bridge, most of them on foot,
and wrote their names into the school register that Idris had carried out of the flooded cellar. Yusuf
waited by the well with the lanterns until the last cart had passed. Nobody had slept. At noon the baker
opened his shop and gave away all the bread that was left, and in the evening the doctor came back along the
river road with two mules and a box of bandages.
"""


def picture(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Shapes on a ground, no two alike."""
    chance = random.Random(seed)
    image = Image.new("RGB", size, (chance.randint(0, 255), chance.randint(0, 255), 120))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, half = chance.randint(0, size[0]), chance.randint(0, size[1]), chance.randint(20, 160)
        colour = tuple(chance.randint(0, 255) for _ in range(3))
        chance.choice((draw.ellipse, draw.rectangle))((x - half, y - half, x + half, y + half), fill=colour)
    return image


def jpeg(image: Image.Image, quality: int = 90) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=quality)
    return sink.getvalue()


def film(images: list[Image.Image], size: tuple[int, int]) -> bytes:
    """Each picture for a second."""
    sink = io.BytesIO()
    with av.open(sink, "w", format="mp4") as made:
        stream = made.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = *size, "yuv420p", 4_000_000
        for image in images:
            for _ in range(10):
                shot: Any = av.VideoFrame
                made.mux(stream.encode(shot.from_image(image.resize(size))))
        made.mux(stream.encode())
    return sink.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def added(archive: OpenArchive, folder: Path, **files: bytes) -> dict[str, str]:
    """The files taken in; their item ids by name, `_` for the dot."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    assert archive.add(folder).kept == len(files)
    return {one.name.replace(".", "_"): one.item for one in archive.list()}


def names(archive: OpenArchive, item: str) -> list[str]:
    return [one.item.name for one in archive.alike(item)]


def test_copies_of_a_picture_are_found_and_others_are_not(archive: OpenArchive, tmp_path: Path) -> None:
    first = picture(1)
    items = added(
        archive,
        tmp_path / "card",
        first_jpg=jpeg(first),
        small_jpg=jpeg(first.resize((320, 240)), 60),
        cut_jpg=jpeg(first.crop((80, 0, 800, 600))),
        other_jpg=jpeg(picture(2)),
    )
    small, cut = sorted(archive.alike(items["first_jpg"]), key=lambda one: one.item.name, reverse=True)
    assert (small.item.name, cut.item.name) == ("small.jpg", "cut.jpg")
    assert small.picture is not None
    assert small.picture.distance <= 16
    assert small.picture.cut is None
    assert cut.picture is not None
    assert cut.picture.cut in (None, "other")
    told = {one.what: (one.this, one.other) for one in small.differences}
    assert told["pixels"] == ("800 x 600", "320 x 240")
    assert isinstance(told["size"][0], int)
    assert "media-type" not in told
    assert names(archive, items["other_jpg"]) == []
    assert len(archive.alike(items["first_jpg"], limit=1)) == 1
    back = {one.item.name: one for one in archive.alike(items["small_jpg"])}
    found = back["first.jpg"].picture
    assert found is not None
    assert found.distance == small.picture.distance


def test_a_picture_inside_an_archive_is_found_with_its_place(archive: OpenArchive, tmp_path: Path) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as box:
        box.writestr("scans/a.jpg", jpeg(picture(1).resize((400, 300))))
        box.writestr("scans/b.jpg", jpeg(picture(2)))
    items = added(archive, tmp_path / "card", first_jpg=jpeg(picture(1)), box_zip=sink.getvalue())
    (found,) = archive.alike(items["first_jpg"])
    assert found.picture is not None
    assert (found.picture.part, found.picture.other_part) == (None, "member/scans/a.jpg")
    assert [one.what for one in found.differences] == ["pixels"]  # the sizes of box and picture say nothing
    (back,) = archive.alike(items["box_zip"])
    assert back.picture is not None
    assert (back.picture.part, back.picture.alike, back.picture.count) == ("member/scans/a.jpg", 1, 2)


def test_a_film_made_smaller_is_found_and_so_is_a_still(archive: OpenArchive, tmp_path: Path) -> None:
    shots = [picture(seed) for seed in (1, 2, 3)]
    items = added(
        archive,
        tmp_path / "card",
        film_mp4=film(shots, (640, 480)),
        half_mp4=film(shots, (320, 240)),
        still_jpg=jpeg(shots[1]),
        other_mp4=film([picture(8), picture(9)], (640, 480)),
    )
    found = {one.item.name: one.picture for one in archive.alike(items["film_mp4"])}
    assert set(found) == {"half.mp4", "still.jpg"}
    half, still = found["half.mp4"], found["still.jpg"]
    assert half is not None
    assert still is not None
    assert half.alike == half.count > 1
    assert still.alike < still.count
    assert names(archive, items["still_jpg"]) and "film.mp4" in names(archive, items["still_jpg"])


def test_a_story_printed_again_is_found_with_what_was_changed(archive: OpenArchive, tmp_path: Path) -> None:
    edited = STORY.replace("1,500 people", "2,000 people").replace("Nobody had slept. ", "")
    page = f"<html><head><title>The bridge</title></head><body><article><p>{STORY}</p></article></body></html>"
    other = "The market of Wadi al-Noor was closed for a week, and " + "nobody knew when it would open again, " * 6
    items = added(
        archive,
        tmp_path / "card",
        story_txt=STORY.encode(),
        edited_txt=edited.encode(),
        page_html=page.encode(),
        other_txt=other.encode(),
    )
    found = {one.item.name: one.text for one in archive.alike(items["story_txt"])}
    assert set(found) == {"edited.txt", "page.html"}
    text = found["edited.txt"]
    assert text is not None
    assert not text.identical
    assert text.shared is not None
    assert 0.6 < text.shared < 1
    assert (text.removed, text.added, text.change_count) == (4, 1, 2)
    assert [(one.this, one.other) for one in text.changes] == [("1,500", "2,000"), ("Nobody had slept", "")]
    assert archive.text(text.text_version)[text.changes[0].start :].startswith("1,500")
    page_text = found["page.html"]
    assert page_text is not None
    assert page_text.contained == 1


def test_what_is_like_nothing_and_what_is_not_there(archive: OpenArchive, tmp_path: Path) -> None:
    items = added(
        archive,
        tmp_path / "card",
        flat_png=_flat(),
        short_txt=b"The bridge stood.",
        more_txt=b"The bridge stood. ",
    )
    assert [names(archive, item) for item in items.values()] == [[], [], []]
    with pytest.raises(ItemUnknown):
        archive.alike("ffffffffffff")


def test_the_same_is_found_when_the_catalogue_is_made_anew(archive: OpenArchive, tmp_path: Path) -> None:
    first = picture(1)
    items = added(
        archive,
        tmp_path / "card",
        first_jpg=jpeg(first),
        small_jpg=jpeg(first.resize((320, 240))),
        story_txt=STORY.encode(),
        again_txt=STORY.upper().encode(),
    )
    before = [archive.alike(item) for item in items.values()]
    archive.rebuild()
    assert [archive.alike(item) for item in items.values()] == before
    assert all(before)


def _flat() -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(sink, "PNG")
    return sink.getvalue()
