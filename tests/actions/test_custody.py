"""Acts enter the log by themselves, and an item's chain of custody tells them: by whom, when, by whose clock."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.custodians import devices, keys
from amana.actions.custody import premis
from amana.archive import Archive, keep_attested, know_cosigner, suspect_items
from amana.archive.logs import fork_name
from amana.errors import ItemUnknown, KitCannot, NameUnusable
from amana.records import CustodyAct, CustodyActName
from amana.records.custody import Custody
from amana.seal import X25519Identity, recipient_text
from amana.stores import Disk, FolderStore
from amana.tlog import Checkpoint, CosignerKey, cosign_checkpoint, read_note
from tests.archive.archives import noise, write_tree
from tests.archive.made_once import copied, making

CARD = [
    ("letters/one.txt", b"the road to Wadi al-Noor"),
    ("letters/two.txt", b"forty books"),
    ("film.bin", noise(1_500_000)),
]


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", CARD)


def at(tmp_path: Path, person: str | None = "Samira T.") -> OpenArchive:
    return amana.open_archive(tmp_path / "archive", identity=tmp_path / "key", person=person)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these files, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("custody")
    with making(folder, "Samira T.") as opened:
        opened.add(write_tree(folder / "card", CARD), source="Idris Karam")
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with at(copied(made, tmp_path)) as opened:
        yield opened


def item(archive: OpenArchive, name: str) -> str:
    return next(one.item for one in archive.list() if one.name == name)


def acts(archive: OpenArchive) -> list[CustodyAct]:
    return [row.act for row in archive.archive.catalogue.acts() if isinstance(row.act, CustodyAct)]


def told(custody: Custody) -> list[tuple[str, str | None, str]]:
    return [(event.act, event.person, event.outcome) for event in custody.events]


def take_over(tmp_path: Path, kit: Path) -> None:
    """What sync will do: the kit's log and objects into the archive's folder."""
    for part in ("logs", "objects"):
        shutil.copytree(kit / part, tmp_path / "archive" / part, dirs_exist_ok=True)


# --- giving back


def test_giving_back_items_enters_an_act_that_names_them(archive: OpenArchive, tmp_path: Path) -> None:
    one, two = item(archive, "one.txt"), item(archive, "two.txt")
    assert archive.restore(tmp_path / "out", one[:8], two).entered
    (act,) = acts(archive)
    assert (act.act, set(act.items), act.through, act.outcome) == ("restored", {one, two}, (), "success")
    assert (act.person, act.detail) == ("Samira T.", "2")
    assert act.at.endswith("Z")


def test_giving_back_everything_covers_everything_and_says_nothing_of_where_to(
    archive: OpenArchive, tmp_path: Path
) -> None:
    archive.restore(tmp_path / "out-of-the-way")
    (act,) = acts(archive)
    assert (act.items, act.outcome, act.detail) == ((), "success", "3")
    assert [one.size for one in act.through] == [7]  # archive made, three taken in, three read
    assert "out-of-the-way" not in str(act.fields())


def test_what_was_there_already_is_not_given_back_again(archive: OpenArchive, tmp_path: Path) -> None:
    archive.restore(tmp_path / "out")
    assert archive.restore(tmp_path / "out").present == 3
    assert len(acts(archive)) == 1


def lose_film(archive: OpenArchive) -> None:
    """Take away the object that holds the film."""
    content = archive.archive.catalogue.content(archive.show(item(archive, "film.bin")).sha256)
    assert content is not None
    FolderStore(archive.path / "objects").path(content.object).unlink()


def test_what_failed_is_entered_as_failed_and_apart_from_what_did_not(
    archive: OpenArchive, tmp_path: Path
) -> None:
    one, film = item(archive, "one.txt"), item(archive, "film.bin")
    lose_film(archive)
    archive.restore(tmp_path / "out", one, film)
    assert {(act.outcome, act.items) for act in acts(archive)} == {("success", (one,)), ("failure", (film,))}
    assert told(archive.custody(film))[-1] == ("restored", "Samira T.", "failure")
    archive.restore(tmp_path / "all")
    assert [act.outcome for act in acts(archive) if not act.items] == ["part"]


def test_a_giving_back_that_is_broken_off_is_entered_too(archive: OpenArchive, tmp_path: Path) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.restore(tmp_path / "out", tell=stop)
    assert [(act.act, act.outcome) for act in acts(archive)] == [("restored", "part")]


def test_a_question_that_gives_nothing_back_enters_nothing(archive: OpenArchive, tmp_path: Path) -> None:
    with pytest.raises(ItemUnknown):
        archive.restore(tmp_path / "out", "ffffffff")
    assert acts(archive) == []


def test_where_the_act_cannot_be_entered_things_are_given_back_all_the_same(
    archive: OpenArchive, tmp_path: Path
) -> None:
    with at(tmp_path) as other, other.archive.writing():
        restored = archive.restore(tmp_path / "out")
    assert (restored.restored, restored.failed, restored.entered) == (3, 0, False)
    assert acts(archive) == []


def test_an_archive_that_cannot_be_written_to_gives_back_and_says_that_nothing_was_entered(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Archive, "writable", property(lambda _: False))
    assert not archive.restore(tmp_path / "out").entered


def test_very_many_items_make_several_acts(
    archive: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.actions.custody.restoring._MOST_ITEMS", 2)
    archive.restore(tmp_path / "out", *(one.item for one in archive.list()))
    assert sorted(len(act.items) for act in acts(archive)) == [1, 2]


# --- the chain


def test_the_chain_begins_with_who_could_open_and_tells_every_act(archive: OpenArchive, tmp_path: Path) -> None:
    one, two = item(archive, "one.txt"), item(archive, "two.txt")
    archive.restore(tmp_path / "out", two)
    archive.archive.enter("copied", copy="blue disk")
    archive.archive.enter("audited", copy="blue disk", method="full", outcome="part", reason="unreachable")
    samira = X25519Identity.generate()
    keys.add(archive, recipient_text(samira.recipient), "Rania")
    custody = archive.custody(one[:10])
    assert (custody.item, custody.name, custody.suspect) == (one, "one.txt", None)
    assert told(custody) == [
        ("archive-made", None, "success"),
        ("added", "Samira T.", "success"),
        ("read", None, "success"),
        ("copied", "Samira T.", "success"),
        ("audited", "Samira T.", "part"),
        ("custodian-added", "Samira T.", "success"),
    ]
    assert [event.whole for event in custody.events] == [True, False, False, True, True, True]
    assert "restored" in {event.act for event in archive.custody(two).events}


def test_a_repair_is_told_of_what_was_mended(archive: OpenArchive) -> None:
    one, film = item(archive, "one.txt"), item(archive, "film.bin")
    content = archive.archive.catalogue.content(archive.show(film).sha256)
    assert content is not None
    archive.archive.enter("repaired", copy="blue disk", objects=(content.object,))
    assert "repaired" in {event.act for event in archive.custody(film).events}
    assert "repaired" not in {event.act for event in archive.custody(one).events}
    archive.archive.enter("repaired", copy="blue disk", detail="1/1")  # a log's own file
    assert "repaired" in {event.act for event in archive.custody(one).events}


def test_an_act_covers_what_was_there_and_not_what_came_later(archive: OpenArchive, tmp_path: Path) -> None:
    archive.archive.enter("copied", copy="blue disk")
    (tmp_path / "later.txt").write_text("later")
    archive.add(tmp_path / "later.txt")
    assert "copied" not in {event.act for event in archive.custody(item(archive, "later.txt")).events}
    assert "copied" in {event.act for event in archive.custody(item(archive, "one.txt")).events}


def test_a_kit_and_its_loss_are_told_of_what_it_brought_and_of_nothing_else(
    archive: OpenArchive, tmp_path: Path
) -> None:
    made = devices.new(archive, "Samira's phone", tmp_path / "kit")
    (tmp_path / "market.txt").write_text("the market at noon")
    with amana.open_archive(tmp_path / "kit", person="Nour") as kit:
        (receipt,) = kit.add(tmp_path / "market.txt").receipts
    take_over(tmp_path, tmp_path / "kit")
    devices.lost(archive, made.device, reason="taken at a crossing")
    archive.close()
    with at(tmp_path) as again:
        again.add()  # reads what the kit brought
        custody = again.custody(receipt.item)
        assert set(told(custody)) == {
            ("archive-made", None, "success"),
            ("device-admitted", "Samira T.", "success"),
            ("added", "Nour", "success"),
            ("read", None, "success"),
            ("device-lost", "Samira T.", "success"),
        }
        added = next(event for event in custody.events if event.act == "added")
        assert (added.entry.device, added.device_name) == (made.device, "Samira's phone")
        lost = next(event for event in custody.events if event.act == "device-lost")
        assert (lost.subject_name, lost.entry.device == made.device) == ("Samira's phone", False)
        other = {event.act for event in again.custody(item(again, "one.txt")).events}
        assert not {"device-lost"} & other


def test_what_tells_no_time_stands_where_its_own_log_puts_it(archive: OpenArchive) -> None:
    events = archive.custody(item(archive, "one.txt")).events
    by_act = {event.act: place for place, event in enumerate(events)}
    assert by_act["added"] < by_act["read"]
    assert next(event for event in events if event.act == "read").at is None


def test_each_entry_that_brought_the_item_stands_apart_with_what_outsiders_say(archive: OpenArchive) -> None:
    custody = archive.custody(item(archive, "one.txt"))
    added = [event.entry for event in custody.events if event.act == "added"]
    assert [one.entry for one in custody.bounds] == added
    assert [one.bound for one in custody.bounds] == [None]


def test_a_name_is_one_short_line(tmp_path: Path, archive: OpenArchive) -> None:
    assert at(tmp_path, "  Samira \n T. ").person == "Samira T."
    for name in ("", " ", "x" * 81, "a\x07b"):
        with pytest.raises(NameUnusable):
            at(tmp_path, name)


# --- PREMIS


def as_premis(custody: Custody) -> Any:
    """As a program reads it."""
    return json.loads(json.dumps(premis.of(custody)))


def test_premis_gives_each_act_the_library_of_congress_s_word(archive: OpenArchive, tmp_path: Path) -> None:
    wanted = {
        "copied": "replication",
        "audited": "fixity check",
        "repaired": "recovery",
        "exported": "exporting",
        "restored": "dissemination",
        "erased": "deletion",
    }
    assert set(wanted) == set(get_args(CustodyActName))
    one = item(archive, "one.txt")
    for act in get_args(CustodyActName):
        archive.archive.enter(act, items=(one,), objects=("ab" * 32,))
    events = as_premis(archive.custody(one))["events"]
    types = {event["act"]: event["eventType"] for event in events}
    assert wanted.items() <= types.items()
    assert (types["added"], types["read"], types["archive-made"]) == (
        "accession",
        "metadata extraction",
        "archive made",
    )
    for event in events:
        assert event["eventDateTimeClock"] == f"device {event['entry']['device']}"
        known = event["act"] in {*wanted, "added", "read"}
        assert str(event["eventTypeURI"]).startswith("http://id.loc.gov/vocabulary/preservation/") is known
    added = next(event for event in events if event["act"] == "added")
    assert added["linkingAgent"][0] == {
        "type": "person",
        "value": "Samira T.",
        "name": "Samira T.",
        "role": "implementer",
    }
    assert added["linkingObject"] == [{"type": "item", "value": one, "role": "outcome"}]
    assert added["eventDetail"]["source"] == "Idris Karam"
    assert {"type": "sealed object", "value": "ab" * 32, "role": "source"} in events[-1]["linkingObject"]


def test_premis_keeps_the_two_clocks_apart(archive: OpenArchive) -> None:
    (bound,) = as_premis(archive.custody(item(archive, "one.txt")))["bounds"]
    assert bound["notLaterThan"] is None
    assert "eventDateTime" not in bound


# --- suspects


@pytest.fixture
def seized(archive: OpenArchive, tmp_path: Path) -> Iterator[tuple[OpenArchive, str]]:
    """A kit brought one thing that nobody else did and one that is kept besides; then it was lost from before."""
    made = devices.new(archive, "phone", tmp_path / "kit")
    before = next((tmp_path / "kit" / "logs").glob("*/checkpoint"))
    shutil.copy(before, tmp_path / "before")
    write_tree(tmp_path / "late", [("forged.txt", b"the bridge was open"), ("one.txt", CARD[0][1])])
    with amana.open_archive(tmp_path / "kit") as kit:
        kit.add(tmp_path / "late")
    take_over(tmp_path, tmp_path / "kit")
    devices.lost(archive, made.device, since=tmp_path / "before")
    archive.close()
    with at(tmp_path) as again:
        again.add()
        yield again, made.device


def test_list_and_search_mark_what_only_a_suspect_device_brought(seized: tuple[OpenArchive, str]) -> None:
    archive, _ = seized
    assert {one.name: one.suspect for one in archive.list()} == {
        "one.txt": None,
        "two.txt": None,
        "film.bin": None,
        "forged.txt": "lost",
    }
    assert [(hit.name, hit.suspect) for hit in archive.search("bridge")] == [("forged.txt", "lost")]
    assert [hit.suspect for hit in archive.search("books")] == [None]


def test_show_says_of_each_accession(seized: tuple[OpenArchive, str]) -> None:
    archive, device = seized
    forged, both = archive.show(item(archive, "forged.txt")), archive.show(item(archive, "one.txt"))
    assert (forged.suspect, forged.suspects) == ("lost", ("lost",))
    assert (both.suspect, sorted(both.suspects, key=str)) == (None, [None, "lost"])
    assert both.suspects[[row.entry.device for row in both.accessions].index(device)] == "lost"


def test_restore_and_custody_mark_it_too(seized: tuple[OpenArchive, str], tmp_path: Path) -> None:
    archive, device = seized
    restored = archive.restore(tmp_path / "out")
    assert {file.path.rpartition("/")[2] for file in restored.files if file.suspect} == {"forged.txt"}
    assert restored.failed == 0
    custody = archive.custody(item(archive, "forged.txt"))
    assert custody.suspect == "lost"
    suspect = {(event.act, event.entry.device) for event in custody.events if event.suspect}
    assert suspect == {("added", device)}


def test_verify_names_the_log_and_calls_it_no_damage(seized: tuple[OpenArchive, str], tmp_path: Path) -> None:
    archive, device = seized
    verified = amana.verify(archive.path)
    assert verified.ok, verified.faults
    assert [(one.device, one.suspect, one.suspect_from) for one in verified.logs if one.suspect] == [
        (device, "lost", 1)
    ]


def test_suspicion_is_found_out_once_and_again_when_there_is_news(
    archive: OpenArchive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Archive] = []

    def asking(one: Archive) -> dict[str, str]:
        asked.append(one)
        return suspect_items(one)

    monkeypatch.setattr("amana.actions.opened.suspect_items", asking)
    for _ in range(3):
        archive.search("books")
    list(archive.list())
    assert len(asked) == 1
    archive.archive.enter("copied", copy="x")
    archive.search("books")
    assert len(asked) == 2


# --- kits


def test_a_kit_gives_receipts_and_no_names(archive: OpenArchive, tmp_path: Path, card: Path) -> None:
    devices.new(archive, "phone", tmp_path / "kit")
    with amana.open_archive(tmp_path / "kit") as kit:
        assert kit.is_kit
        assert kit.receipts() == ()
        added = kit.add(card)
        assert [file.sha256 for file in added.files] == [None] * 3
        assert all(file.time for file in added.files)
        kept = kit.receipts()
        assert kept == added.receipts
        assert [one.item for one in kept] == [file.item for file in added.files]
        assert {one.time for one in kept} == {file.time for file in added.files}
        more = kit.add(card / "letters").receipts
        assert kit.receipts() == (*kept, *more)
        assert [one.entry for one in kit.receipts()] == [1, 2, 3, 4, 5]
    take_over(tmp_path, tmp_path / "kit")
    archive.close()
    with at(tmp_path) as again:
        assert {again.show(one.item).item for one in (*kept, *more)} == {one.item for one in again.list()}


def test_a_kit_says_why_it_cannot(archive: OpenArchive, tmp_path: Path) -> None:
    devices.new(archive, "phone", tmp_path / "kit")
    # Even with the key named: nothing on a kit is sealed to be opened there.
    with amana.open_archive(tmp_path / "kit", identity=tmp_path / "key") as kit:
        cannot: dict[str, Callable[[], object]] = {
            "search": lambda: kit.search("x"),
            "list": kit.list,
            "show": lambda: kit.show("x"),
            "custody": lambda: kit.custody("x"),
            "restore": lambda: kit.restore(tmp_path / "out"),
            "rebuild": kit.rebuild,
            "open": lambda: kit.archive,
        }
        for verb, ask in cannot.items():
            with pytest.raises(KitCannot) as refused:
                ask()
            assert refused.value.facts["verb"] == verb
    assert not (tmp_path / "out").exists()


def test_a_kit_whose_times_are_gone_still_counts(archive: OpenArchive, tmp_path: Path, card: Path) -> None:
    devices.new(archive, "phone", tmp_path / "kit")
    with amana.open_archive(tmp_path / "kit") as kit:
        kit.add(card / "letters")
        notes = tmp_path / "kit" / "local" / "receipts"
        first = notes.read_text()
        kit.add(card / "film.bin")
        both = notes.read_text()
        notes.write_text(f"{first}2026-03-01T10:0")  # the disk was full, the light went out
        assert [bool(one.time) for one in kit.receipts()] == [True, True, False]
        kit.add(card / "letters" / "one.txt")
        assert [bool(one.time) for one in kit.receipts()] == [True, True, False, False]
        notes.unlink()
        assert [one.time for one in kit.receipts()] == [None] * 4
        assert len(both.splitlines()) == 2


def test_an_archive_that_opens_has_no_receipts(archive: OpenArchive) -> None:
    assert (archive.is_kit, archive.receipts()) == (False, ())
    assert not (archive.path / "local" / "receipts").exists()


# --- what outsiders say


COSIGNER = CosignerKey.generate("harbour.example/cosigner")
MARCH, APRIL = 1_772_359_200, 1_775_037_600  # 2026-03-01T10:00:00Z, 2026-04-01T10:00:00Z


def cosign(archive: OpenArchive, log: str, time: int, *, known: bool = True) -> None:
    """Somebody outside signs this log's checkpoint, and says when."""
    opened = archive.archive
    note = (opened.layout.log(log) / "checkpoint").read_bytes()
    line = cosign_checkpoint(note, COSIGNER, time)
    if known:
        know_cosigner(opened.layout, Disk(), COSIGNER.verifier)
    keep_attested(opened.layout, Disk(), opened.described, note + line.encode())


def bounded(archive: OpenArchive, item: str) -> list[str | None]:
    return [one.bound.time if one.bound else None for one in archive.custody(item).bounds]


def test_an_outsider_bounds_what_was_there_and_not_what_came_later(archive: OpenArchive, tmp_path: Path) -> None:
    own = archive.archive.own_device
    assert own is not None
    cosign(archive, own, MARCH)
    (tmp_path / "later.txt").write_text("later")
    archive.add(tmp_path / "later.txt")
    before, later = item(archive, "one.txt"), item(archive, "later.txt")
    assert (bounded(archive, before), bounded(archive, later)) == (["2026-03-01T10:00:00Z"], [None])
    cosign(archive, own, APRIL)
    assert (bounded(archive, before), bounded(archive, later)) == (
        ["2026-03-01T10:00:00Z"],
        ["2026-04-01T10:00:00Z"],
    )
    (bound,) = as_premis(archive.custody(later))["bounds"]
    assert (bound["kind"], bound["by"], bound["trusted"]) == ("cosignature", "harbour.example/cosigner", True)


def test_a_cosigner_nobody_here_knows_bounds_nothing(archive: OpenArchive) -> None:
    own = archive.archive.own_device
    assert own is not None
    cosign(archive, own, MARCH, known=False)
    assert bounded(archive, item(archive, "one.txt")) == [None]


def test_of_a_log_that_forked_each_side_is_bounded_by_its_own_checkpoints(
    archive: OpenArchive, tmp_path: Path
) -> None:
    made = devices.new(archive, "phone", tmp_path / "kit")
    shutil.copytree(tmp_path / "kit", tmp_path / "twin")
    for name in ("kit", "twin"):
        (tmp_path / f"{name}.txt").write_text(f"what the {name} saw")
        with amana.open_archive(tmp_path / name) as kit:
            kit.add(tmp_path / f"{name}.txt")
    take_over(tmp_path, tmp_path / "kit")
    twin = tmp_path / "twin" / "logs" / made.device
    name = fork_name(made.device, Checkpoint.from_text(read_note((twin / "checkpoint").read_bytes()).text))
    shutil.copytree(twin, tmp_path / "archive" / "logs" / name)
    shutil.copytree(tmp_path / "twin" / "objects", tmp_path / "archive" / "objects", dirs_exist_ok=True)
    archive.close()
    with at(tmp_path) as again:
        again.add()
        cosign(again, made.device, MARCH)
        first, second = item(again, "kit.txt"), item(again, "twin.txt")
        assert (bounded(again, first), bounded(again, second)) == (["2026-03-01T10:00:00Z"], [None])
        assert [again.show(one).suspect for one in (first, second)] == [None, "forked"]
        assert {one.name: one.suspect for one in again.list() if one.suspect} == {"twin.txt": "forked"}
        added = next(event for event in again.custody(second).events if event.act == "added")
        assert (added.entry.device, added.device_name, added.suspect) == (name, "phone", "forked")
        assert "device-admitted" in {event.act for event in again.custody(second).events}


def test_who_made_the_archive_is_told_too(tmp_path: Path, card: Path) -> None:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key", person=" Rania ")
    with at(tmp_path) as archive:
        archive.add(card)
        assert told(archive.custody(item(archive, "one.txt")))[0] == ("archive-made", "Rania", "success")
    with pytest.raises(NameUnusable):
        amana.init(tmp_path / "other", no_passphrase=True, person="")
    assert not (tmp_path / "other").exists()
