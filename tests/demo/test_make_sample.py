"""The demo's sample folder: the same each time, small, and as varied as what people bring."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from PIL import Image

from demo.make_sample import TEXTS, make_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dest = tmp_path_factory.mktemp("sample") / "folder"
    make_sample(dest)
    return dest


def files(root: Path) -> dict[str, bytes]:
    found = (Path(folder) / name for folder, _, names in os.walk(root) for name in names)
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def test_it_is_the_same_each_time(sample: Path, tmp_path: Path) -> None:
    again = make_sample(tmp_path / "again")
    assert files(tmp_path / "again") == files(sample)
    for path in again:
        first = sample / path.relative_to(tmp_path / "again")
        assert path.stat().st_mtime_ns == first.stat().st_mtime_ns


def test_it_is_small_and_varied(sample: Path) -> None:
    made = files(sample)
    assert sum(map(len, made.values())) < 3_000_000
    endings = Counter(Path(name).suffix.lower() for name in made)
    assert endings == {".txt": 14, ".html": 2, ".docx": 1, ".pdf": 1, ".jpg": 8}
    digests = Counter(hashlib.sha256(data).digest() for data in made.values())
    assert sorted(digests.values())[-2:] == [1, 2]
    assert made["notes/to write down.txt"] == b""
    names = Counter(Path(name).name for name in made)
    assert (names["day.txt"], names["IMG_0001.JPG"]) == (2, 2)
    assert any(not name.isascii() for name in made)


def test_one_place_stands_in_every_spelling(sample: Path) -> None:
    texts = [
        data.decode()
        for name, data in files(sample).items()
        if name.endswith((".txt", ".html")) and "old" not in name
    ]
    for word in (
        "Halab",
        "Aleppo",
        "حلب",
        "بحلب",
        "حَلَب",
        "40,000",
        "40.000",
        "40000",
        "٤٠٠٠٠",
        "1.250",
        "more than 1,500",
    ):
        assert any(word in text for text in texts), word
    assert not any("Halab" in text and "Aleppo" in text for text in texts if "How the places" not in text)


def test_the_old_computer_writes_windows_1256(sample: Path) -> None:
    data = (sample / "old computer" / "WATER.TXT").read_bytes()
    assert "الطريق إلى حلب" in data.decode("windows-1256")
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_the_documents_have_text(sample: Path) -> None:
    document = Document(str(sample / "documents" / "letter of the council.docx"))
    assert "1,250 families" in "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert document.core_properties.author == "Samira Taleb"
    pdf = pypdfium2.PdfDocument(sample / "documents" / "list of buses.pdf")
    said = pdf[0].get_textpage().get_text_bounded()
    assert "All of them took the road to Halab" in said
    assert pdf.get_metadata_dict()["Author"] == "Idris Karam"
    pdf.close()


def test_the_photos_say_when_and_where(sample: Path) -> None:
    with Image.open(sample / "card" / "DCIM" / "101NOOR" / "IMG_0002.JPG") as photo:
        exif = photo.getexif()
        assert (exif[0x010F], exif[0x0110]) == ("Noorcam", "Noorcam N1")
        assert exif.get_ifd(0x8769)[0x9003] == "2021:10:03 10:40:00"
        place = exif.get_ifd(0x8825)
        assert (place[1], float(place[2][0]), place[3], float(place[4][0])) == ("N", 31.0, "W", 45.0)
        photo.load()


def test_as_a_command_it_touches_no_folder_that_is_there(tmp_path: Path) -> None:
    script = [sys.executable, str(TEXTS.parent / "make_sample.py")]
    (tmp_path / "mine").mkdir()
    assert subprocess.run([*script, str(tmp_path / "mine")], capture_output=True).returncode == 2
    made = subprocess.run([*script, str(tmp_path / "new")], capture_output=True)
    assert (made.returncode, made.stdout.split(b",")[0]) == (0, b"26 files")
