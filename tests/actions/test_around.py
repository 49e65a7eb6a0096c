"""What stands around an item: counted, named, and said in two languages; quick, whatever is inside it."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.actions.comparing.account_ids import row_id
from amana.errors import ItemUnknown
from tests.actions.test_linking import CHAT, PAGE, items, png
from tests.actions.test_linking import archive as archive  # a fixture
from tests.actions.test_viewing import added

TWO = PAGE.replace(
    "We will return, says the wall.",
    "<p lang=en>We will return, says the wall.</p><p lang=ar>سنعود يقول الجدار</p>",
)


def test_a_page_and_its_picture_and_its_caption_in_two_languages(archive: OpenArchive, tmp_path: Path) -> None:
    folder = tmp_path / "saved" / "wall_files"
    folder.mkdir(parents=True)
    (tmp_path / "saved" / "wall.html").write_text(TWO)
    (folder / "wall.png").write_bytes(png())
    archive.add(tmp_path / "saved")
    known = items(archive)
    found = archive.around(known["wall.html"])
    assert found.item.item == known["wall.html"]
    assert found.parts == {"picture": 2}
    assert {(link.to_item, link.to_part) for link in found.links} == {(known["wall.png"], None)}
    assert not found.more_links
    (pair,) = found.parallel
    assert (pair.how, pair.part) == ("caption", "picture/1")
    assert {one.language: one.text for one in pair.words} == {
        "en": "We will return, says the wall.",
        "ar": "سنعود يقول الجدار",
    }
    for one in pair.words:
        assert one.text_version is not None
        assert archive.text(one.text_version)[one.start : one.end] == one.text
    assert {one.text_version for one in found.texts} == {
        one.sha256 for one in archive.show(known["wall.html"]).text_versions
    }


def test_links_are_those_that_links_tells(archive: OpenArchive, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "_chat.txt").write_text(CHAT)
    (folder / "00000002-PHOTO.png").write_bytes(png())
    (folder / "wall.html").write_text(PAGE)
    archive.add(folder)
    for item in items(archive).values():
        assert archive.around(item).links == archive.links(item)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for path in folder.iterdir():
            made.write(path, f"export/{path.name}")
    item = added(archive, tmp_path / "export.zip", sink.getvalue())
    inside = archive.around(item, "member/export/_chat.txt")
    assert [link.to_part for link in inside.links] == ["member/export/00000002-PHOTO.png"]
    assert (inside.parts, archive.around(item).parts) == ({"message": 3}, {"member": 3})


def test_what_somebody_said_that_words_mean(archive: OpenArchive, tmp_path: Path) -> None:
    text = 'In Homs the bridge stood. "We will all return to the mills," said Samira Taleb.'
    item = added(archive, tmp_path / "a.txt", text.encode())
    (version,) = archive.show(item).text_versions
    start = text.index("We will")
    statement = row_id(version.sha256, start, text.index(',"'))
    quotes = [one for one in archive.marked_text(item, version.sha256).marks.values() if one.kind == "quote"]
    statement = quotes[0].subject or statement
    archive.describe(statement, [("translation", "سنعود جميعًا إلى المطاحن")])
    (pair,) = archive.around(item).parallel
    assert (pair.how, pair.subject) == ("said", statement)
    assert pair.words[0].text == text[quotes[0].start : quotes[0].end]
    assert pair.words[1].text == "سنعود جميعًا إلى المطاحن"


def test_sidecars_lie_beside_it(archive: OpenArchive, tmp_path: Path) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    (folder / "well.jpg").write_bytes(b"\xff\xd8 not much of a picture")
    (folder / "well.jpg.asc").write_bytes(b"no signature at all")
    archive.add(folder)
    item = items(archive)["well.jpg"]
    assert archive.around(item).sidecars == archive.sidecars(item)
    assert len(archive.sidecars(item)) == 1


def test_an_archive_of_many_files_is_quick_to_show(archive: OpenArchive, tmp_path: Path) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for number in range(2_000):
            made.writestr(f"d/n{number}.txt", f"Idris counted {number} lanterns.")
    item = added(archive, tmp_path / "box.zip", sink.getvalue())
    archive.around(item)  # warm
    begun = time.process_time()
    found = archive.around(item)
    assert time.process_time() - begun < 0.5
    assert found.parts == {"member": 2_000}
    assert archive.around(item, "member/d/n7.txt").texts[0].part == "member/d/n7.txt"
    with pytest.raises(ItemUnknown):
        archive.around("ff" * 16)
