"""The verbs on an opened archive, as a person would use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive, Progress
from amana.errors import ItemUnknown, NotAnArchive
from amana.intake import FENCES, process
from tests.archive.archives import noise, tree_bytes, write_tree
from tests.shared_data import shared

NOTES = [
    ("notes/جسر.txt", "عبرنا الجسر القديم إلى حَلَب قبل الشتاء، ومعنا ٤٠٠٠٠ نسخة من الدفتر".encode()),
    ("notes/bridge.txt", b"We crossed the old bridges to Halab before the winter, with 40,000 copies."),
    ("notes/al-hajj.txt", b"Idris al-Hage kept the register until the last bus."),
    ("web/page.html", b"<html><head><title>Two counts</title></head><body><article><p>" + b"A page. " * 60),
    ("noise.bin", noise(5000)),
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", NOTES)


def names(archive: OpenArchive, query: str, **narrowed: str) -> set[str]:
    return {hit.name for hit in archive.search(query, **narrowed)}  # type: ignore[arg-type]


def test_add_reads_and_search_finds_in_both_languages(archive: OpenArchive, card: Path) -> None:
    added = archive.add(card, source="S.", place="Wadi al-Noor", tags=["first"])
    assert (added.kept, added.failed, added.read, added.unreadable) == (5, 0, 5, 0)
    both = {"جسر.txt", "bridge.txt"}
    for query in ("حلب", "Halab", "Aleppo", "بحلب", "40000", "٤٠٬٠٠٠"):
        assert names(archive, query) == both, query
    assert names(archive, "الحاج") == {"al-hajj.txt"}
    assert names(archive, "bridge") >= {"bridge.txt"}
    assert names(archive, "counts") == {"page.html"}
    assert names(archive, '"old bridges"') == {"bridge.txt"}
    assert names(archive, "Aleppo", tag="second") == set()


def test_matches_point_into_the_text_version(archive: OpenArchive, card: Path) -> None:
    archive.add(card)
    for hit in archive.search("حلب"):
        assert hit.text_version is not None
        text = archive.text(hit.text_version)
        assert [text[one.start : one.end] for one in hit.matches] == [one.text for one in hit.matches]
        assert hit.matches


def test_what_was_not_read_is_read_next_time(archive: OpenArchive, card: Path) -> None:
    assert archive.add(card, read=False).read == 0
    assert archive.search("winter") == []
    assert archive.add().read == 5
    assert names(archive, "winter") == {"bridge.txt"}


def test_rebuild_finds_the_same_again(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    archive.add(card)
    before = [archive.search(query) for query in ("حلب", "bridge", "counts")]
    rebuilt = archive.rebuild()
    assert (rebuilt.items, rebuilt.faults) == (5, ())
    assert [archive.search(query) for query in ("حلب", "bridge", "counts")] == before
    assert amana.verify(tmp_path / "archive").ok


def test_show_tells_accession_and_reading_apart(archive: OpenArchive, card: Path) -> None:
    archive.add(card, source="S.", collected_by="Samira Taleb")
    page = next(item for item in archive.list(kind="text/html"))
    record = archive.show(page.item[:10])
    assert record.accessions[0].accession.collected_by == "Samira Taleb"
    assert record.intakes[0].intake.title == "Two counts"
    assert record.text_versions[0].module == record.intakes[0].intake.module
    with pytest.raises(ItemUnknown):
        archive.show("ffffffffffff")


def test_restore_some_and_all_and_again(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    archive.add(card)
    item = next(item for item in archive.list() if item.path.endswith("bridge.txt"))
    some = archive.restore(tmp_path / "some", item.item)
    assert [file.path for file in some.files] == ["card/notes/bridge.txt"]
    archive.restore(tmp_path / "all")
    assert tree_bytes(tmp_path / "all" / "card") == tree_bytes(card)
    again = archive.restore(tmp_path / "all")
    assert (again.restored, again.present) == (0, 5)
    with pytest.raises(ItemUnknown):
        archive.restore(tmp_path / "none", "ffffffffffff")
    assert not (tmp_path / "none").exists()


def test_restore_never_overwrites_and_never_leaves_its_folder(
    archive: OpenArchive, card: Path, tmp_path: Path
) -> None:
    archive.add(card)
    out = write_tree(tmp_path / "out", [("card/noise.bin", b"somebody else's")])
    (tmp_path / "outside").mkdir()
    (out / "card" / "web").symlink_to(tmp_path / "outside")
    restored = archive.restore(out)
    assert restored.failed == 0
    assert (out / "card" / "noise.bin").read_bytes() == b"somebody else's"
    assert (out / "card" / "noise~2.bin").read_bytes() == dict(NOTES)["noise.bin"]
    assert list((tmp_path / "outside").iterdir()) == []
    assert (out / "card" / "web~2" / "page.html").is_file()


def test_progress_is_told(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    archive.add(card, watch=told.append)
    archive.restore(tmp_path / "out", watch=told.append)
    amana.verify(tmp_path / "archive", watch=told.append)
    assert told
    assert max(one.files for one in told) >= 5


def test_a_copy_is_verified_without_key_or_local_folder(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    import shutil

    archive.add(card)
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "archive", copy, ignore=shutil.ignore_patterns("local"))
    assert amana.verify(tmp_path / "archive", copy=copy).ok
    assert not (copy / "local").exists()
    with pytest.raises(NotAnArchive):
        amana.verify(tmp_path / "archive", copy=tmp_path / "nowhere")


def test_doctor_says_what_there_is(archive: OpenArchive, tmp_path: Path) -> None:
    found = {one.name: one for one in amana.doctor(tmp_path / "archive")}
    assert found["amana"].value == amana.__version__
    assert found["archive"].value == archive.id
    assert found["archive-devices"].value == "1"
    assert {found[f"reader-box-{name}"].value for name in FENCES} <= {"yes", "no"}
    assert found["reader-box-audit-hook"].value == "yes"
    readers = {"reader-ocr", "reader-archives", "reader-outlook", "reader-c2pa", "reader-openpgp", "reader-speech"}
    assert readers <= found.keys()
    assert found["reader-archives"].value == "missing" or "libarchive-c" in found["reader-archives"].value
    assert all(one.ok for one in found.values())
    assert not {one.name: one.ok for one in amana.doctor(tmp_path / "own")}["archive"]


def test_doctor_says_where_no_file_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "COMMAND", ("/nowhere/python",))
    found = {one.name: one for one in amana.doctor()}
    assert (found["reader-box"].value, found["reader-box"].ok) == ("not-started", False)
    assert "reader-box-limits" not in found


def test_the_two_reports_go_through_the_main_job(archive: OpenArchive, tmp_path: Path) -> None:
    seeds = shared("", folder="seeds")
    texts = sorted(seeds.glob("*.txt"))
    added = archive.add(*texts)
    assert (added.kept, added.read) == (2, 2)
    both = {path.name for path in texts}
    for query in ("حلب", "Halab", "Aleppo"):
        assert names(archive, query) == both
    found = {match.text for hit in archive.search("الحاج") for match in hit.matches}
    assert {"Hajj", "Hage"} <= {text.removeprefix("al-").removeprefix("Al-") for text in found}
    assert "275.000" in {match.text for hit in archive.search("275000") for match in hit.matches}
    archive.restore(tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.txt")} == {
        path.name: path.read_bytes() for path in texts
    }
