"""What a line of a list shows of an item: its day, sources, kind and small picture."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image

import amana
from amana.actions.browsing import line_facts, part_lookup


@pytest.fixture
def opened(tmp_path: Path) -> amana.OpenArchive:
    identity = tmp_path / "identity.age"
    amana.init(tmp_path / "archive", identity_out=identity, no_passphrase=True)
    return amana.open_archive(tmp_path / "archive", identity=identity)


def test_a_picture_has_a_small_one_and_a_text_has_none(opened: amana.OpenArchive, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    Image.new("RGB", (640, 480), (90, 120, 60)).save(given / "wall.jpg")
    (given / "note.txt").write_text("The mill stood still.", encoding="utf-8")
    with opened as archive:
        archive.add(given, source="Samira Taleb", collected_at="2021-10-03")
        archive.add(given, source="Idris Karam")
        found = _facts(archive)
    assert found["wall.jpg"].picture == "thumbnail"
    assert found["wall.jpg"].family == "picture"
    assert found["note.txt"].picture is None
    assert found["note.txt"].family == "text"
    assert set(found["note.txt"].sources) == {"Samira Taleb", "Idris Karam"}
    assert found["note.txt"].date.startswith("2021-10-03")
    assert not found["note.txt"].erased


def test_a_text_of_a_file_inside_is_told_from_one_of_the_item(opened: amana.OpenArchive, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("letters/one.txt", "A ferry crossed at dusk.")
    (tmp_path / "two.txt").write_text("Another ferry crossed.", encoding="utf-8")
    with opened as archive:
        archive.add(tmp_path / "box.zip", tmp_path / "two.txt")
        hits = {one.name: one for one in archive.search("ferry")}
        inside, whole = hits["box.zip"], hits["two.txt"]
        (place,) = (one.place for one in archive.parts(inside.item) if one.place.endswith("one.txt"))
        there, nowhere = part_lookup.places_of(archive, [inside, whole])
        assert there is not None
        assert there.file == place
        assert nowhere is None


def test_what_is_not_here_has_no_line(opened: amana.OpenArchive) -> None:
    with opened as archive:
        assert line_facts.lines_of(archive, ["ff" * 16]) == {}


def _facts(archive: amana.OpenArchive) -> dict[str, line_facts.LineFacts]:
    listed = archive.browse()
    lines = line_facts.lines_of(archive, [one.item for one in listed])
    return {one.name: line_facts.line_facts(lines[one.item]) for one in listed}
