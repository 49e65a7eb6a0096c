"""From an archive to a stranger: a proof of an item, checked without the archive, with what outsiders said."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.custodians import devices
from amana.actions.custody import erasing
from amana.actions.custody.proof_checking import ProofChecked, check_proof
from amana.actions.custody.timestamping import timestamp
from amana.archive import keep_attested, know_cosigner
from amana.archive.taking_in import TakingIn
from amana.errors import (
    DestinationUnusable,
    DiskFault,
    FieldUnknown,
    IdentityMissing,
    ItemUnknown,
    KitCannot,
    LogDamaged,
    NotAProof,
    ProofShowsNoHash,
    RootsUnreadable,
    TrustedKeyUnreadable,
)
from amana.records import CustodyAct
from amana.stores import Disk
from amana.tlog import CosignerKey, cosign_checkpoint
from tests.archive.archives import noise, write_tree
from tests.archive.made_once import copied, making
from tests.attesting.outsiders import Authority, answering, calendar, needs_openssl, served
from tests.proofs.makers import run_script, sample, seed_of

CARD = [
    ("letters/one.txt", "على الطريق إلى وادي النور".encode()),
    ("letters/two.txt", b"forty books"),
    ("film.bin", noise(1_500_000)),
]
PRIVATE = ("one.txt", "letters", "Idris Karam", "Samira T.", "Wadi al-Noor")


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", CARD)


def at(tmp_path: Path) -> OpenArchive:
    return amana.open_archive(tmp_path / "archive", identity=tmp_path / "key", person="Samira T.")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these files, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("proving")
    with making(folder, "Samira T.") as opened:
        opened.add(write_tree(folder / "card", CARD), source="Idris Karam", place="Wadi al-Noor")
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with at(copied(made, tmp_path)) as opened:
        yield opened


def item(archive: OpenArchive, name: str = "one.txt") -> str:
    return next(one.item for one in archive.list() if one.name == name)


def acts(archive: OpenArchive) -> list[CustodyAct]:
    return [row.act for row in archive.archive.catalogue.acts() if isinstance(row.act, CustodyAct)]


def vkey(archive: OpenArchive) -> str:
    return archive.archive.described.devices[0].vkey


def only(checked: ProofChecked) -> dict[str, object]:
    (one,) = checked.proofs
    assert checked.ok and one.ok, one.shown.reason
    return dict(one.shown.fields)


# --- one item


def test_a_stranger_checks_one_item(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    proven = archive.prove(tmp_path / "p", item(archive)[:8])
    assert (proven.path, proven.bytes) == (tmp_path / "p", (tmp_path / "p").stat().st_size)
    assert proven.bytes < 4096
    (told,) = proven.proofs
    assert (told.item, told.kind, told.suspect) == (item(archive), "accession", None)
    checked = check_proof(tmp_path / "p", original=card / "letters" / "one.txt", trust=[vkey(archive)])
    fields = only(checked)
    record = archive.show(item(archive)).accessions[0].accession
    assert set(fields) == {"kind", "sha256", "size", "media_type", "received", "device"} == set(told.shown)
    assert (fields["sha256"], fields["received"]) == (record.sha256, record.received)
    (one,) = checked.proofs
    assert (one.shown.archive, one.shown.device, one.shown.key_trusted) == (archive.id, record.device, True)
    assert one.shown.kept_back == told.kept_back > 0
    assert (one.timestamps, one.bound) == ((), None)
    assert checked.original is not None
    assert (checked.original.proofs, checked.original.sha256) == ((1,), record.sha256)
    assert run_script(tmp_path / "p", "--file", card / "letters" / "one.txt", "--trust", vkey(archive)).status == 0


def test_nothing_but_what_was_asked_for_leaves(archive: OpenArchive, tmp_path: Path) -> None:
    archive.prove(tmp_path / "p", item(archive), custody=True)
    checked = check_proof(tmp_path / "p")
    said = repr(checked)
    for word in PRIVATE:
        assert word not in said


def test_fields_that_are_asked_for(archive: OpenArchive, tmp_path: Path) -> None:
    archive.prove(tmp_path / "p", item(archive), reveal=["place", "path"])
    fields = only(check_proof(tmp_path / "p"))
    assert (fields["place"], fields["path"]) == ("Wadi al-Noor", "card/letters/one.txt")
    assert "source" not in fields
    archive.prove(tmp_path / "all", item(archive), reveal=["all"])
    fields = only(check_proof(tmp_path / "all"))
    assert fields == archive.show(item(archive)).accessions[0].accession.fields()


def test_a_slip_in_a_fields_name_is_no_empty_field(archive: OpenArchive, tmp_path: Path) -> None:
    with pytest.raises(FieldUnknown) as caught:
        archive.prove(tmp_path / "p", item(archive), reveal=["sorce"])
    assert caught.value.facts["field"] == "sorce"
    known = caught.value.facts["known"]
    assert isinstance(known, tuple)
    assert {"source", "place", "sha256"} <= set(known)
    assert not (tmp_path / "p").exists()


def test_a_large_item_whose_record_lies_apart_from_its_bytes(
    archive: OpenArchive, card: Path, tmp_path: Path
) -> None:
    archive.prove(tmp_path / "p", item(archive, "film.bin"))
    assert only(check_proof(tmp_path / "p", original=card / "film.bin"))["size"] == 1_500_000


def test_several_items_in_one_file(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    names = ["one.txt", "film.bin", "one.txt"]
    proven = archive.prove(tmp_path / "p", *(item(archive, name) for name in names))
    assert len(proven.proofs) == 2
    checked = check_proof(tmp_path / "p", original=card / "film.bin")
    assert checked.ok
    assert checked.original is not None
    assert checked.original.proofs == (2,)


# --- custody


def test_the_whole_history_of_an_item(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    (card / "again.txt").write_bytes(CARD[0][1])
    archive.add(card / "again.txt")
    archive.restore(tmp_path / "out", item(archive))
    archive.restore(tmp_path / "both", item(archive), item(archive, "two.txt"))
    archive.restore(tmp_path / "rest")
    proven = archive.prove(tmp_path / "p", item(archive), custody=True)
    assert [one.kind for one in proven.proofs] == ["accession"] * 2 + ["restored"] * 3
    checked = check_proof(tmp_path / "p")
    assert checked.ok
    fields = [one.shown.fields for one in checked.proofs]
    assert len({one["sha256"] for one in fields[:2]}) == 1
    assert [one.get("items") for one in fields[2:]] == [[item(archive)], None, None]  # others' ids stay back
    assert all("person" not in one and "detail" not in one for one in fields)
    assert all(one.shown.device_clock for one in checked.proofs)


def test_ids_of_items_that_are_proven_together_are_shown(archive: OpenArchive, tmp_path: Path) -> None:
    both = [item(archive), item(archive, "two.txt")]
    archive.restore(tmp_path / "both", *both)
    archive.prove(tmp_path / "p", *both, custody=True)
    (act,) = [
        one.shown.fields for one in check_proof(tmp_path / "p").proofs if one.shown.fields["kind"] != "accession"
    ]
    told = act["items"]
    assert isinstance(told, list)
    assert set(map(str, told)) == set(both)


def test_that_it_was_proven_enters_the_log(archive: OpenArchive, tmp_path: Path) -> None:
    both = [item(archive), item(archive, "two.txt")]
    assert archive.prove(tmp_path / "p", *both).entered
    (act,) = acts(archive)
    assert (act.act, act.method, act.items, act.person) == ("exported", "proof", tuple(both), "Samira T.")
    assert len(archive.prove(tmp_path / "q", item(archive), custody=True).proofs) == 2


def test_where_nothing_can_be_written_the_proof_is_made_and_says_so(archive: OpenArchive, tmp_path: Path) -> None:
    archive.archive.layout = archive.archive.layout.__class__(archive.path, tmp_path / "elsewhere")
    shutil.copytree(archive.path / "local", tmp_path / "elsewhere")
    assert not archive.prove(tmp_path / "p", item(archive)).entered
    assert check_proof(tmp_path / "p").ok


def test_what_failed_enters_nothing(archive: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    for out, word in (
        (tmp_path / "there", "file-exists"),
        (tmp_path / "absent" / "p", "not-a-folder"),
        (archive.path / "p", "own-archive"),
        (archive.path / "local" / "p", "own-archive"),
    ):
        with pytest.raises(DestinationUnusable) as caught:
            archive.prove(out, item(archive))
        assert caught.value.facts["reason"] == word
    for given in ("0" * 32, "", "not hex"):
        with pytest.raises(ItemUnknown):
            archive.prove(tmp_path / "p", item(archive), given)
    assert acts(archive) == []
    assert (tmp_path / "there").read_text() == "x"


def test_without_a_key_nothing_is_proven(archive: OpenArchive, tmp_path: Path) -> None:
    with amana.open_archive(archive.path) as sealed, pytest.raises(IdentityMissing):
        sealed.prove(tmp_path / "p", item(archive))
    kit = devices.new(archive, "Idris's phone", tmp_path / "kit")
    with amana.open_archive(kit.path) as opened, pytest.raises(KitCannot):
        opened.prove(tmp_path / "p", "00")


# --- what is wrong in the archive


def test_a_damaged_log_makes_no_proof(archive: OpenArchive, tmp_path: Path) -> None:
    wanted = item(archive)
    bundle = max((archive.path / "logs").glob("*/tile/entries/000.p/*"), key=lambda path: int(path.name))
    data = bundle.read_bytes()
    place = data.index(b"commitment") + 20
    bundle.write_bytes(data[:place] + b"0" * 8 + data[place + 8 :])
    with pytest.raises(LogDamaged):
        archive.prove(tmp_path / "p", wanted)
    assert not (tmp_path / "p").exists()


def test_an_item_of_a_lost_device_is_proven_and_said_to_be_suspect(
    archive: OpenArchive, card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = devices.new(archive, "Idris's phone", tmp_path / "kit")
    before = (kit.path / "logs" / kit.device / "checkpoint").read_bytes()
    (tmp_path / "before").write_bytes(before)
    (card / "late.txt").write_bytes(b"put there by whoever took the phone")
    monkeypatch.setattr(TakingIn, "_clock", lambda _: "2001-01-01T00:00:00Z")
    with amana.open_archive(kit.path) as phone:
        phone.add(card / "late.txt", card / "letters" / "one.txt")
    for part in ("logs", "objects"):
        shutil.copytree(kit.path / part, archive.path / part, dirs_exist_ok=True)
    archive.close()
    with at(tmp_path) as opened:
        devices.lost(opened, kit.device, tmp_path / "before")
        assert opened.show(item(opened, "late.txt")).accessions[0].accession.received < "2002"
        (late,) = opened.prove(tmp_path / "p", item(opened, "late.txt")).proofs
        (sound,) = opened.prove(tmp_path / "q", item(opened)).proofs
        history = opened.prove(tmp_path / "r", item(opened), custody=True).proofs
    assert (late.device, late.suspect) == (kit.device, "lost")
    assert sound.device != kit.device  # though the lost device says that it was earlier
    assert sound.suspect is None
    assert [one.suspect for one in history if one.kind == "accession"] == ["lost", None]
    checked = check_proof(tmp_path / "p")
    assert checked.ok
    assert checked.proofs[0].shown.suspect == "lost"


def test_an_erased_item_leaves_a_record_that_can_be_proven(archive: OpenArchive, tmp_path: Path) -> None:
    gone, stays = item(archive, "two.txt"), item(archive)
    erasing.erase(archive, gone, reason="asked for")
    proven = archive.prove(tmp_path / "p", stays, gone, custody=True)
    assert [one.kind for one in proven.proofs] == ["accession", "accession", "erased"]
    assert check_proof(tmp_path / "p").ok


# --- outsiders


@needs_openssl
def test_what_outsiders_said_goes_with_the_proof(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    wanted, device = item(archive), vkey(archive).partition("+")[0].rpartition("/")[2]
    lamp = CosignerKey("lamp.example/cosigner", seed_of("lamp"))
    clock = Authority(tmp_path / "tsa", "Wadi Time")
    with served(answering(clock)) as server, calendar() as (_, calendars):
        timestamp(archive.path, authorities=[server.url], calendars=[calendars.url], patience=20.0)
    layout = archive.archive.layout
    note = (layout.log(device) / "checkpoint").read_bytes()
    know_cosigner(layout, Disk(), lamp.verifier)
    line = cosign_checkpoint(note, lamp, 1_893_553_445).encode()
    keep_attested(layout, Disk(), archive.archive.described, note + line)
    archive.add(card / "letters" / "two.txt")  # the log goes on
    proven = archive.prove(tmp_path / "p", wanted)
    assert len(proven.proofs) == 1
    checked = check_proof(tmp_path / "p", roots=clock.root, trust=[lamp.verifier.text])
    assert checked.ok
    (one,) = checked.proofs
    assert (one.shown.text.encode(), one.shown.unchecked) == (note.partition(b"\n\n")[0] + b"\n", ())
    assert [(told.name, told.time, told.trusted) for told in one.shown.cosigned] == [
        (lamp.name, "2030-01-02T03:04:05Z", True)
    ]
    states = sorted((told.kind, told.state, told.vouched) for told in one.timestamps)
    assert states == [("opentimestamps", "pending", None), ("rfc3161", "checked", "trusted")]
    assert one.bound is not None
    assert (one.bound.kind, one.bound.trusted) == ("rfc3161", True)
    assert one.shown.device_clock != one.bound.time
    (untrusted,) = check_proof(tmp_path / "p").proofs
    assert untrusted.bound is not None
    assert not untrusted.bound.trusted
    _commands_hold(tmp_path, clock)


def _commands_hold(tmp_path: Path, clock: Authority) -> None:
    """The commands that the stand-alone program prints are such as hold."""
    (tmp_path / "out").mkdir()
    ended = run_script(tmp_path / "p", "--tokens", tmp_path / "out")
    assert ended.status == 0
    commands = [line.strip() for line in ended.out.splitlines() if line.strip().startswith("openssl")]
    assert len(commands) == 2
    for command in commands:
        words = [str(clock.root) if word == "R" else word for word in command.split()]
        done = subprocess.run(words, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert b"Verification: OK" in done.stdout + done.stderr


@needs_openssl
def test_a_wrong_timestamp_is_told_and_takes_nothing_from_the_entry(archive: OpenArchive, tmp_path: Path) -> None:
    clock = Authority(tmp_path / "tsa", "Wadi Time")
    with served(answering(clock)) as server:
        timestamp(archive.path, authorities=[server.url], calendars=[], patience=20.0)
    (token,) = (archive.path / "attested").rglob("*.tsr")
    data = token.read_bytes()
    token.write_bytes(data[:-3] + bytes([data[-3] ^ 1]) + data[-2:])
    archive.prove(tmp_path / "p", item(archive))
    checked = check_proof(tmp_path / "p")
    (one,) = checked.proofs
    assert (checked.ok, one.ok, one.shown.ok) == (False, False, True)
    assert [told.state for told in one.timestamps] == ["wrong"]
    assert one.bound is None


# --- checking


def test_what_is_no_proof(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff")
    for path in (tmp_path / "photo", tmp_path / "absent", tmp_path):
        with pytest.raises(NotAProof) as caught:
            check_proof(path)
        assert caught.value.facts["file"] == str(path)


def test_another_original(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    archive.prove(tmp_path / "p", item(archive))
    checked = check_proof(tmp_path / "p", original=card / "letters" / "two.txt")
    assert not checked.ok
    assert all(one.ok for one in checked.proofs)
    assert checked.original is not None
    assert checked.original.proofs == ()
    assert checked.original.shown == (archive.show(item(archive)).sha256,)
    with pytest.raises(DiskFault):
        check_proof(tmp_path / "p", original=tmp_path / "absent")


def test_an_original_and_a_proof_without_a_hash(archive: OpenArchive, card: Path, tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(sample().prove(4, "kind"))
    assert check_proof(tmp_path / "p").ok
    with pytest.raises(ProofShowsNoHash):
        check_proof(tmp_path / "p", original=card / "letters" / "two.txt")


def test_keys_are_trusted_by_text_by_file_and_by_copy(archive: OpenArchive, tmp_path: Path) -> None:
    archive.prove(tmp_path / "p", item(archive))
    (tmp_path / "keys").write_text(f"\n{CosignerKey('a.example', bytes(32)).verifier.text}\n {vkey(archive)} \n")
    for trust in (vkey(archive), str(tmp_path / "keys"), str(archive.path)):
        (one,) = check_proof(tmp_path / "p", trust=[trust]).proofs
        assert one.shown.key_trusted is True
    (tmp_path / "q").write_bytes(sample().prove(4))
    assert check_proof(tmp_path / "q").ok
    for trust in (vkey(archive), str(archive.path)):
        checked = check_proof(tmp_path / "q", trust=[trust])
        assert not checked.ok
        assert "key-not-trusted" in (checked.proofs[0].shown.reason or "")


@pytest.mark.parametrize("given", ["", "x", "a+b+c", "x" * 5_000, "a\0b"])
def test_a_key_that_is_none(given: str, archive: OpenArchive, tmp_path: Path) -> None:
    archive.prove(tmp_path / "p", item(archive))
    with pytest.raises(TrustedKeyUnreadable):
        check_proof(tmp_path / "p", trust=[given])
    (tmp_path / "keys").write_text(given)
    with pytest.raises(TrustedKeyUnreadable):
        check_proof(tmp_path / "p", trust=[str(tmp_path / "keys")])


def test_roots_that_are_none(archive: OpenArchive, tmp_path: Path) -> None:
    archive.prove(tmp_path / "p", item(archive))
    with pytest.raises(RootsUnreadable):
        check_proof(tmp_path / "p", roots=tmp_path / "p")
