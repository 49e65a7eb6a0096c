"""What is read in the texts of an archive: suggestions in the catalogue, by `add`, and again by `rebuild`."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.custody.erasing import erase
from amana.actions.taking_in import reading
from amana.actions.taking_in.reader_process import ALL_READERS, TEXT_READER, asked
from amana.actions.taking_in.suggesting import OLDER_FORM, read_texts
from amana.catalogue import Catalogue
from amana.errors import ItemUnknown
from amana.intake import readers
from amana.reading import read_text, reader_version
from amana.records import Progress
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

ENGLISH = "Samira said: “We left Wadi al-Noor on Tuesday.” More than 40 people were wounded in Aleppo."
ARABIC = "قالت سميرة: «غادرنا وادي النور يوم الثلاثاء». وأصيب أكثر من ٤٠ شخصًا في حلب."
NOTES = [
    ("en.txt", ENGLISH.encode()),
    ("ar.txt", ARABIC.encode()),
    ("noise.bin", bytes(range(256))),
    ("page.html", f"<html><head><title>T</title></head><body><p>{ENGLISH * 5}</p></body></html>".encode()),
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", NOTES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of this card, read once: each test that begins with one has its own copy."""
    folder = tmp_path_factory.mktemp("suggestions")
    with making(folder) as opened:
        opened.add(write_tree(folder / "card", NOTES))
    return folder


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def item_of(archive: OpenArchive, name: str) -> str:
    return next(one.item for one in archive.list() if one.name == name)


def test_what_add_reads_is_what_the_library_reads(archive: OpenArchive, card: Path) -> None:
    archive.add(card, published="2016-12-22")
    for name, text in (("en.txt", ENGLISH), ("ar.txt", ARABIC)):
        (found,) = archive.readings(item_of(archive, name))
        assert found.reading == read_text(text, "2016-12-22")
        assert found.reader == reader_version()
        assert found.counts.names == len(found.reading.names)
    assert archive.readings(item_of(archive, "noise.bin")) == ()
    (page,) = archive.readings(item_of(archive, "page.html"))
    assert page.reading is not None
    with pytest.raises(ItemUnknown):
        archive.readings("ffff")


def test_nothing_of_it_enters_the_log(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    archive.add(card, read=False)
    archive.add()
    entries = amana.verify(tmp_path / "archive").logs[0].size
    archive.rebuild()
    assert amana.verify(tmp_path / "archive").logs[0].size == entries


def test_rebuild_reads_again(filled: OpenArchive) -> None:
    item = item_of(filled, "en.txt")
    before = filled.readings(item)
    filled.rebuild()
    assert filled.readings(item) == before != ()


def test_texts_wait_where_nothing_was_read_and_are_read_with_the_next_add(
    archive: OpenArchive, card: Path
) -> None:
    archive.add(card, read=False)
    assert archive.readings(item_of(archive, "en.txt")) == ()
    archive.add()
    assert len(archive.readings(item_of(archive, "en.txt"))) == 1


def test_a_text_is_read_again_when_its_date_becomes_known(archive: OpenArchive, card: Path) -> None:
    archive.add(card)
    archive.add(card, published="2016-12-22")
    (found,) = archive.readings(item_of(archive, "en.txt"))
    assert found.reading is not None
    assert found.reading.document.published == "2016-12-22"


def test_what_is_erased_leaves_no_reading(filled: OpenArchive) -> None:
    item = item_of(filled, "en.txt")
    erase(filled, item, reason="asked for")
    assert filled.readings(item) == ()
    assert len(filled.readings(item_of(filled, "ar.txt"))) == 1
    assert "Samira" not in str([filled.readings(one.item) for one in filled.list() if one.name == "en.txt"])


def test_a_date_that_an_intake_module_took_for_one_is_left_out_where_it_is_none() -> None:
    source = BytesIO(asked(ENGLISH, "sometime", None))
    assert TEXT_READER.read(source, "", TEXT_READER.limits).texts


# --- a reader that breaks


@pytest.fixture
def breaking(tmp_path: Path) -> tuple[str, ...]:
    """A reader process in which texts break the reader, each in its way, and whose answers may be forged."""
    script = tmp_path / "breaking.py"
    script.write_text(
        "import os, sys\n"
        "import amana.reading\n"
        "usual, pack = amana.reading.read_text, amana.reading.packed\n"
        "def read_text(text, *rest, **more):\n"
        "    if 'die' in text: os._exit(1)\n"
        "    if 'raise' in text: raise RuntimeError\n"
        "    if 'deep' in text: raise RecursionError\n"
        "    found = usual(text, *rest, **more)\n"
        "    return found\n"
        "def packed(found):\n"
        "    return '{\"form\": 1}' if found.language == 'ar' else pack(found)\n"
        "amana.reading.read_text, amana.reading.packed = read_text, packed\n"
        "from amana.actions.taking_in.reader_process import ALL_READERS\n"
        "from amana.intake import serve\n"
        "serve(ALL_READERS, sys.stdin.buffer, sys.stdout.buffer)\n"
    )
    script.chmod(stat.S_IRUSR | stat.S_IWUSR)
    return (sys.executable, "-B", str(script))


def test_a_text_that_breaks_the_reader_costs_its_own_suggestions(
    archive: OpenArchive, tmp_path: Path, breaking: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"a": "plain words", "b": "die", "c": "raise", "d": "deep", "e": "more plain words", "f": ARABIC}
    card = write_tree(tmp_path / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()])
    archive.add(card, read=False)
    monkeypatch.setattr(reading, "read_texts", lambda *_: 0)
    archive.add()
    told: list[Progress] = []
    with readers(2, ALL_READERS, breaking) as pool:
        assert read_texts(archive.archive, pool, 2, told.append) == 6
    assert told[-1].files == 6
    faults = {name: archive.readings(item_of(archive, f"{name}.txt"))[0].fault for name in texts}
    assert faults == {"a": None, "b": "crashed", "c": "crashed", "d": "too-deep", "e": None, "f": "garbled"}
    assert len(archive.search("plain")) == 2


def test_a_reading_in_the_form_of_an_earlier_version_says_so(
    filled: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.reading.packing._FORMS", (99,))
    (found,) = filled.readings(item_of(filled, "en.txt"))
    assert (found.reading, found.fault) == (None, OLDER_FORM)


def test_a_catalogue_made_anew_waits_to_be_read(filled: OpenArchive) -> None:
    filled.archive.forget_catalogue()
    filled.close()
    catalogue: Catalogue = filled.archive.catalogue
    assert len(list(catalogue.to_read())) == 3
    filled.add()
    assert list(filled.archive.catalogue.to_read()) == []


class _Capitals:
    name = "capitals 1"

    def tag(self, text: str) -> Iterator[tuple[int, int, str]]:
        yield from ((at, at + 1, "CAP") for at, one in enumerate(text) if one.isupper())


def test_a_tagger_reads_every_text_under_its_own_name(filled: OpenArchive, card: Path) -> None:
    item = item_of(filled, "en.txt")
    before = filled.readings(item)
    told: list[Progress] = []
    assert filled.tag(_Capitals(), watch=told.append) == 3
    assert told[-1].files == 3
    (found,) = filled.readings(item)
    assert found.reading == before[0].reading
    assert [(one.reader, "".join(span.text for span in one.spans)) for one in found.tagged] == [
        ("capitals 1", "".join(one for one in ENGLISH if one.isupper()))
    ]
    filled.add(card, published="2016-12-22")
    assert filled.readings(item)[0].tagged == found.tagged
