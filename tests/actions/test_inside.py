"""What is inside files: found, listed with its place, and what could not be read told of."""

from __future__ import annotations

import gzip
import io
import os
import time
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.taking_in import watching
from amana.actions.taking_in.watching import FolderWatch
from amana.archive import Found
from amana.errors import ItemUnknown


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def zipped(**files: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("_", "."), data)
    return sink.getvalue()


def mail(attached: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Samira <samira@example.org>"
    message["To"] = "yusuf@example.org"
    message["Subject"] = "The register"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("The lanterns are in the cellar.")
    message.add_attachment(attached, maintype="application", subtype="zip", filename="boxes.zip")
    return message.as_bytes()


def test_words_deep_inside_are_found_and_have_a_place(archive: OpenArchive, tmp_path: Path) -> None:
    inner = zipped(note_txt="ذهبت القافلة إلى وادي النور".encode(), other_txt=b"Idris counted 47 blankets.")
    (tmp_path / "letter.eml").write_bytes(mail(zipped(deep_zip=inner)))
    added = archive.add(tmp_path / "letter.eml")
    assert (added.kept, added.unreadable, added.inside, added.inside_unreadable) == (1, 0, 4, 0)
    (hit,) = archive.search("القافلة")
    assert hit.name == "letter.eml"
    record = archive.show(hit.item)
    (version,) = [one for one in record.text_versions if one.sha256 == hit.text_version]
    assert version.part is not None
    assert version.part.endswith("member/deep.zip/member/note.txt")
    places = {part.place for part in archive.parts(hit.item)}
    assert version.part in places
    assert {hit.name for hit in archive.search("lanterns")} == {hit.name for hit in archive.search("blankets")}


def test_a_file_inside_is_taken_out_again_byte_by_byte(archive: OpenArchive, tmp_path: Path) -> None:
    inner = zipped(note_txt=b"The well is deep.")
    (tmp_path / "letter.eml").write_bytes(mail(zipped(deep_zip=inner)))
    (item,) = [file.item for file in archive.add(tmp_path / "letter.eml").files]
    assert item is not None
    assert archive.part(item, "attachment/1/member/deep.zip") == inner
    assert archive.part(item, "attachment/1/member/deep.zip/member/note.txt") == b"The well is deep."
    for place in (
        "attachment/2",
        "attachment/1/member",
        "",
        "attachment/1/member/deep.zip/member/note.txt/page/1",
    ):
        with pytest.raises(ItemUnknown):
            archive.part(item, place)


def test_what_breaks_inside_is_listed_and_read_again_on_request(archive: OpenArchive, tmp_path: Path) -> None:
    broken = zipped(good_txt=b"The bridge stood.", bad_pdf=b"%PDF-1.7 and nothing more")
    (tmp_path / "box.zip").write_bytes(broken)
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    added = archive.add(tmp_path / "box.zip", tmp_path / "page.pdf")
    assert (added.kept, added.unreadable, added.inside, added.inside_unreadable) == (2, 1, 2, 1)
    told = {(one.item.name, one.part, one.outcome, one.reason) for one in archive.failures()}
    assert told == {
        ("page.pdf", None, "failed", "malformed"),
        ("box.zip", "member/bad.pdf", "failed", "malformed"),
    }
    assert archive.read_again().read == 0
    done = archive.read_again(failed=True)
    assert (done.read, done.failed, done.inside, done.inside_failed) == (1, 1, 2, 1)
    assert {hit.name for hit in archive.search("bridge")} == {"box.zip"}


def test_parts_of_the_latest_reading_are_shown_once(archive: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "box.zip").write_bytes(zipped(a_txt=b"one", b_txt=b"two"))
    (item,) = [file.item for file in archive.add(tmp_path / "box.zip").files]
    assert item is not None
    before = list(archive.parts(item))
    archive.read_again(item)
    assert list(archive.parts(item)) == before
    assert [part.place for part in before] == ["member/a.txt", "member/b.txt"]


def test_a_long_text_in_instalments_is_all_there(archive: OpenArchive, tmp_path: Path) -> None:
    rows = "".join(f"{number},lantern,وادي\n" for number in range(20_500))  # just beyond one instalment
    (tmp_path / "list.csv").write_text(f"no,what,where\n{rows}20500,lighthouse,وادي\n", encoding="utf-8")
    archive.add(tmp_path / "list.csv")
    (hit,) = archive.search("lighthouse")
    record = archive.show(hit.item)
    assert len(record.intakes) > 1
    assert sum(part.kind == "row" for part in archive.parts(hit.item)) == 20_502  # the header is one
    assert archive.read_again().read == 0


def test_a_reading_that_was_broken_off_goes_on(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{number},lantern\n" for number in range(40_500))  # just beyond two instalments
    (tmp_path / "list.csv").write_text(f"no,what\n{rows}40500,lighthouse\n", encoding="utf-8")
    from amana.actions.taking_in import reading

    kept = reading._Run._record
    count = 0

    def record(run: reading._Run, *told: object) -> None:
        nonlocal count
        count += 1
        if count == 2:
            run._writer.commit()
            raise KeyboardInterrupt
        kept(run, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(reading._Run, "_record", record)
    with pytest.raises(KeyboardInterrupt):
        archive.add(tmp_path / "list.csv")
    assert archive.has_unread
    monkeypatch.setattr(reading._Run, "_record", kept)
    archive.add(tmp_path / "list.csv")
    (hit,) = archive.search("lighthouse")
    since = [row.intake.since for row in archive.show(hit.item).intakes]
    assert len(since) == len(set(since)) > 2  # no instalment was read twice
    assert not archive.has_unread


def test_a_bomb_in_a_mail_costs_itself_alone(archive: OpenArchive, tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(300 << 20), 9)
    (tmp_path / "letter.eml").write_bytes(mail(zipped(bomb_gz=bomb, note_txt=b"The register is safe.")))
    archive.add(tmp_path / "letter.eml")
    assert {hit.name for hit in archive.search("register")} == {"letter.eml"}
    assert {one.reason for one in archive.failures()} & {"bomb", "too-large", "parts-unread"}


def old(path: Path) -> None:
    """As if it had been written a while ago."""
    an_hour_ago = time.time() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))


def test_a_folder_that_is_added_again_is_not_read_again(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "card"
    card.mkdir()
    for name in ("a.txt", "b.txt"):
        (card / name).write_text(name)
        old(card / name)
    first = archive.add(card)
    read: list[str] = []
    from amana.archive.source import OpenedSource

    whole = OpenedSource.read_all

    def told(one: OpenedSource) -> bytes:
        read.append(one._found.received)
        return whole(one)

    monkeypatch.setattr(OpenedSource, "read_all", told)
    (card / "b.txt").write_text("B.TXT")  # of the same size
    again = archive.add(card)
    assert read == ["card/b.txt"]
    assert (again.kept, again.duplicate) == (1, 1)
    entries = archive.archive.catalogue.counts().entries
    assert archive.add(card, thorough=True).duplicate == 2
    assert sorted(read) == ["card/a.txt", "card/b.txt", "card/b.txt"]
    assert archive.archive.catalogue.counts().entries == entries
    assert [file.item for file in again.files if file.path == "card/a.txt"] == [first.files[0].item]


def test_other_words_about_the_same_files_are_recorded(archive: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    old(tmp_path / "a.txt")
    archive.add(tmp_path / "a.txt")
    archive.add(tmp_path / "a.txt", source="Samira")
    (item,) = archive.list()
    assert [row.accession.source for row in archive.show(item.item).accessions] == [None, "Samira"]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_file_is_taken_in_when_it_is_complete(tmp_path: Path) -> None:
    inbox, clock = tmp_path / "inbox", Clock()
    inbox.mkdir()
    watch = FolderWatch(inbox, tmp_path / "archive", 5.0, clock)
    (inbox / "film.mp4").write_bytes(b"half")
    (inbox / "other.zip.crdownload").write_bytes(b"half")
    assert watch.look() == []
    clock.now = 4
    (inbox / "film.mp4").write_bytes(b"half and more")
    assert watch.look() == []
    clock.now = 8
    assert watch.look() == []  # it changed at 4
    clock.now = 9
    (ready,) = watch.look()
    assert ready.received == "inbox/film.mp4"
    watch.taken(ready)
    clock.now = 99
    assert watch.look() == []


def test_a_file_that_could_not_be_taken_in_comes_again(tmp_path: Path) -> None:
    inbox, clock = tmp_path / "inbox", Clock()
    inbox.mkdir()
    (inbox / "a.txt").write_text("a")
    watch = FolderWatch(inbox, tmp_path / "archive", 5.0, clock)
    watch.look()
    clock.now = 6
    assert len(watch.look()) == len(watch.look()) == 1


def test_what_arrives_is_kept_and_told(archive: OpenArchive, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    told: list[tuple[str, str]] = []
    (inbox / "first.txt").write_text("Samira wrote on the wall.")
    rounds = 0

    def sleep(_seconds: float) -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 2:
            (inbox / "sub").mkdir()
            (inbox / "sub" / "second.txt").write_text("Yusuf read it.")

    def take(ready: list[Found]) -> None:
        chosen = {one.path for one in ready}
        added = archive.add(inbox, choose=lambda found: found.path in chosen)
        told.extend((file.path, file.outcome) for file in added.files)

    watching.watch_folder(inbox, archive.path, take, settled=0, rounds=4, sleep=sleep)
    assert told == [("inbox/first.txt", "kept"), ("inbox/sub/second.txt", "kept")]
    archive.watch(inbox, settled=0, rounds=1)
    assert len(list(archive.list())) == 2


def test_a_mail_and_what_is_attached_are_read_outside_any_archive(tmp_path: Path) -> None:
    (tmp_path / "letter.eml").write_bytes(mail(zipped(note_txt=b"Idris counted 47 blankets in the well house.")))
    told = [(text.part, text.text) for text, _ in amana.read_file(tmp_path / "letter.eml")]
    assert [part for part, _ in told] == ["attachment/1/member/note.txt", "body/1"]
    assert "47 blankets" in told[0][1]
