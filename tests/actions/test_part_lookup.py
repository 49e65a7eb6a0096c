"""A hit says where in its item the words stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.browsing import part_lookup
from tests.actions.test_inside import mail, zipped


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def test_a_hit_says_in_which_file_and_message_its_words_stand(archive: OpenArchive, tmp_path: Path) -> None:
    told = "".join(f"0{day}/03/2031, 14:05 - Samira: lantern number{day}\n" for day in range(1, 8))
    inner = zipped(note_txt=b"Idris counted 47 blankets.")
    box = tmp_path / "box"
    box.mkdir()
    (box / "WhatsApp Chat with Samira.txt").write_text(told, "utf-8")
    (box / "letter.eml").write_bytes(mail(zipped(deep_zip=inner)))
    archive.add(box)
    (said,) = part_lookup.places_of(archive, archive.search("number5"))
    assert said is not None
    assert (said.place, said.sender) == ("message/5", "Samira")
    (deep,) = part_lookup.places_of(archive, archive.search("blankets"))
    assert deep is not None
    assert deep.place.endswith("member/deep.zip/member/note.txt")
    assert part_lookup.places_of(archive, archive.search("letter.eml", exact=True)) == [None]
    assert part_lookup.places_of(archive, []) == []
