"""A picture and its caption, a message and its photograph: found beside one another, and inside one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import amana
from amana.actions import OpenArchive

PAGE = """<html lang="en"><head><title>The wall of Wadi al-Noor</title></head><body><article><h1>The wall</h1>
<p>%s</p><figure><img src="wall_files/wall.png"><figcaption>We will return, says the wall.</figcaption></figure>
</article></body></html>""" % ("Idris walked along the wall and read what was written there. " * 12)
CHAT = """[01/02/2016, 10:00:00] Samira: the lanterns are lit
[01/02/2016, 10:01:00] Yusuf: <attached: 00000002-PHOTO.png>
[13/02/2016, 10:02:00] Samira: thank you
"""


def png() -> bytes:
    sink = io.BytesIO()
    Image.radial_gradient("L").save(sink, "PNG")
    return sink.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def items(archive: OpenArchive) -> dict[str, str]:
    return {one.name: one.item for one in archive.list()}


def test_a_caption_stands_beside_its_picture(archive: OpenArchive, tmp_path: Path) -> None:
    folder = tmp_path / "saved" / "wall_files"
    folder.mkdir(parents=True)
    (tmp_path / "saved" / "wall.html").write_text(PAGE)
    (folder / "wall.png").write_bytes(png())
    archive.add(tmp_path / "saved")
    known = items(archive)
    (link,) = archive.links(known["wall.html"])
    assert (link.words, link.language) == ("We will return, says the wall.", "en")
    assert (link.to_item, link.to_part) == (known["wall.png"], None)


def test_a_picture_that_is_not_here_is_named_all_the_same(archive: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "wall.html").write_text(PAGE)
    archive.add(tmp_path / "wall.html")
    (link,) = archive.links(items(archive)["wall.html"])
    assert (link.name, link.to_item, link.to_part) == ("wall_files/wall.png", None, None)


def test_a_message_leads_to_its_photograph_in_the_same_archive(archive: OpenArchive, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "chat.zip", "w") as made:
        made.writestr("_chat.txt", CHAT)
        made.writestr("00000002-PHOTO.png", png())
    archive.add(tmp_path / "chat.zip")
    (link,) = archive.links(items(archive)["chat.zip"])
    assert link.part == "member/_chat.txt/message/2"
    assert link.to_part == "member/00000002-PHOTO.png"


def test_and_in_the_same_folder(archive: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "chat").mkdir()
    (tmp_path / "chat" / "_chat.txt").write_text(CHAT)
    (tmp_path / "chat" / "00000002-PHOTO.png").write_bytes(png())
    (tmp_path / "other.txt").write_text("no chat")
    archive.add(tmp_path / "chat", tmp_path / "other.txt")
    known = items(archive)
    (link,) = archive.links(known["_chat.txt"])
    assert link.to_item == known["00000002-PHOTO.png"]
    assert archive.links(known["other.txt"]) == ()
