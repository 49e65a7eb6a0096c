"""Nothing of what was added can be read on disk; a wrong key or a damaged file says: rebuild."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from amana.catalogue import open_catalogue
from amana.errors import CatalogueUnusable, DiskFault
from tests.contracts.catalogue_rows import DEVICE, KEY, accession, intake, sha256


def _fill(path: Path, count: int = 300) -> None:
    with open_catalogue(path, KEY) as catalogue:
        rows = [accession(at, f"c{at}", note="Samira Taleb سميرة طالب") for at in range(count)]
        texts = [
            intake(5000 + at, f"c{at}", f"They left Wadi al-Noor وادي النور {at} by night.") for at in range(count)
        ]
        catalogue.write(rows, texts, {DEVICE: count})


def test_nothing_is_readable_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    with open_catalogue(path, KEY) as catalogue:
        rows = [accession(at, f"c{at}", note="Samira Taleb سميرة طالب") for at in range(300)]
        texts = [
            intake(5000 + at, f"c{at}", f"They left Wadi al-Noor وادي النور {at} by night.") for at in range(300)
        ]
        catalogue.write(rows, texts, {DEVICE: 300})
        raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())  # the -wal is still there
        assert len(raw) > 100_000
        assert (tmp_path / "catalogue.db-wal").stat().st_size > 0
    raw += path.read_bytes()
    words = ["Samira", "samira", "سميرة", "Noor", "noor", "النور", "night", "file7", "CREATE TABLE", DEVICE]
    hashes = [sha256("c1"), rows[1].entry.commitment, rows[1].content.object]
    for word in words + hashes:
        assert word.encode() not in raw
        assert word.encode("utf-16-le") not in raw
    for digest in (*hashes, KEY.hex()):
        assert bytes.fromhex(digest) not in raw


def test_a_wrong_key_says_rebuild(tmp_path: Path) -> None:
    _fill(tmp_path / "c.db", 3)
    for key in (bytes(32), KEY[::-1], b"short", b""):
        with pytest.raises(CatalogueUnusable):
            open_catalogue(tmp_path / "c.db", key)
    with open_catalogue(tmp_path / "c.db", KEY) as catalogue:
        assert catalogue.counts().items == 3


def test_read_only_needs_the_file_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with pytest.raises(CatalogueUnusable):
        open_catalogue(path, KEY, read_only=True)
    _fill(path, 3)
    with open_catalogue(path, KEY, read_only=True) as catalogue:
        assert catalogue.counts().items == 3
        with pytest.raises(DiskFault):
            catalogue.write([accession(99)], [], {})


def test_another_version_says_rebuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(tmp_path / "c.db", 1)
    monkeypatch.setattr("amana.catalogue.opening.VERSION", 999)
    with pytest.raises(CatalogueUnusable) as found:
        open_catalogue(tmp_path / "c.db", KEY)
    assert found.value.facts["reason"] == "version"


@pytest.mark.parametrize("keep", [100, 5000, 0.3, 0.7, 0.99])
def test_a_truncated_file_says_rebuild(tmp_path: Path, keep: float) -> None:
    path = tmp_path / "c.db"
    _fill(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(keep if keep >= 1 else keep * len(data))])
    with pytest.raises(CatalogueUnusable), open_catalogue(path, KEY) as catalogue:
        _read_all(path, KEY)
        catalogue.write([accession(999)], [], {})


@pytest.mark.parametrize("at", [0.01, 0.2, 0.5, 0.8])
def test_flipped_bytes_say_rebuild(tmp_path: Path, at: float) -> None:
    path = tmp_path / "c.db"
    _fill(path)
    data = bytearray(path.read_bytes())
    start = int(at * len(data))
    for offset in range(start, start + 9000):
        data[offset] ^= 0x5A
    path.write_bytes(data)
    with pytest.raises(CatalogueUnusable):
        _read_all(path, KEY)


def _read_all(path: Path, key: bytes) -> None:
    """Touches every page that a person's questions can touch."""
    with open_catalogue(path, key) as catalogue:
        catalogue.counts()
        for one in catalogue.items():
            record = catalogue.item(one.item)
            for version in record.text_versions:
                catalogue.text(version.sha256)
            catalogue.search("night")
            catalogue.readings(one.item)
            catalogue.resting_on(one.item)
        list(catalogue.acts())
        list(catalogue.subjects())
        list(catalogue.telling("name"))
        list(catalogue.to_read())
        list(catalogue.mentions())
        catalogue.mention("0" * 32)
        catalogue.mentions_with([1])


def test_a_file_that_is_no_database_says_rebuild(tmp_path: Path) -> None:
    (tmp_path / "c.db").write_bytes(b"not a database at all " * 1000)
    with pytest.raises(CatalogueUnusable):
        open_catalogue(tmp_path / "c.db", KEY)


def test_a_folder_in_its_place_is_a_disk_fault(tmp_path: Path) -> None:
    with pytest.raises(DiskFault):
        open_catalogue(tmp_path, KEY)


def test_readers_see_whole_writes_while_a_writer_works(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    writer = open_catalogue(path, KEY)
    seen: list[tuple[int, int]] = []
    done = threading.Event()

    def read() -> None:
        with open_catalogue(path, KEY, read_only=True) as reader:
            while not done.is_set():
                counts = reader.counts()
                seen.append((counts.items, counts.entries))

    thread = threading.Thread(target=read)
    thread.start()
    for start in range(0, 500, 50):
        writer.write([accession(start + at) for at in range(50)], [], {DEVICE: start + 50})
    done.set()
    thread.join()
    writer.close()
    assert seen
    assert all(items == entries for items, entries in seen)
    assert seen == sorted(seen)
