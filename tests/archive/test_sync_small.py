"""What travels beside logs and objects: acts, envelopes, erasures, what outsiders said, archive.json."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from amana.archive import Archive, Layout, read_description
from amana.archive.attested import keep_attested, know_cosigner
from amana.archive.custodians import Custodians
from amana.archive.erasing import Erasing
from amana.archive.kits import Devices
from amana.records import Gained
from amana.seal import X25519Identity
from amana.stores import Disk, FolderStore
from tests.archive.archives import SOFTWARE, checked, opened
from tests.archive.cosigned import COSIGNER, OTHER, cosigned
from tests.archive.erasures import item_of
from tests.archive.syncs import archive_with, holding, log_of, new_copy, one, put, second_device, sync

NOUR = X25519Identity(bytes(reversed(range(32))))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = archive_with(tmp_path / "archive", tmp_path, ("a.txt", b"first"), ("clip.bin", b"clip" * 300_000))
    new_copy(root, tmp_path / "usb")
    sync(root)
    return root


@pytest.fixture
def usb(root: Path, tmp_path: Path) -> Path:
    return tmp_path / "usb"


@pytest.fixture
def other(usb: Path, tmp_path: Path) -> Path:
    other = second_device(usb, tmp_path / "other")
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    sync(other)
    return other


def settle(*places: Path) -> None:
    for _ in range(2):
        for place in places:
            assert sync(place).ok


# --- acts and envelopes


def test_a_custodian_who_was_added_opens_every_copy(root: Path, usb: Path, other: Path) -> None:
    with opened(root) as archive:
        Custodians(archive).add(NOUR.recipient, "Nour")
        Custodians(archive).renew()
    put(root, root.parent, ("later.txt", b"later"))
    settle(root, other)
    for place in (root, usb, other):
        assert checked(place, root.parent / "state").ok, place
        with Archive(place, [NOUR], SOFTWARE) as archive:
            assert archive.catalogue.counts().items == 4
            assert archive.faults == ()
    assert read_description(other / "archive.json").epochs == read_description(root / "archive.json").epochs
    put(other, root.parent, ("in-the-new-epoch.txt", b"new"))
    settle(other, root)
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 5


def test_what_a_removed_custodian_had_does_not_come_back(root: Path, usb: Path, other: Path) -> None:
    with opened(root) as archive:
        nour = Custodians(archive).add(NOUR.recipient, "Nour")
        settle(root, other)
        Custodians(archive).remove("Nour")
    settle(root, other)
    for envelope in nour.envelopes:
        assert (usb / envelope).is_file()  # sync takes nothing away
        assert not (root / envelope).exists()
    assert checked(root, root.parent / "state").ok


def test_a_lost_envelope_comes_back(root: Path, usb: Path) -> None:
    envelope = next((root / "keys").rglob("*.age"))
    kept = envelope.read_bytes()
    envelope.write_bytes(b"junk")
    assert one(sync(root)).here.files == 1
    assert envelope.read_bytes() == kept
    name = envelope.relative_to(root)
    (usb / name).unlink()
    assert one(sync(root)).there.files == 1
    assert (usb / name).read_bytes() == kept


def test_an_envelope_that_is_not_the_one_named_is_not_taken(root: Path, usb: Path) -> None:
    envelope = next((root / "keys").rglob("*.age"))
    (usb / envelope.relative_to(root)).write_bytes(b"somebody else's")
    envelope.unlink()
    sync(root)
    assert not envelope.exists()


def test_an_act_that_nobody_signed_is_named_and_left(root: Path, usb: Path) -> None:
    (usb / "acts").mkdir(exist_ok=True)
    (usb / "acts" / f"{'ab' * 8}.note").write_text("amana act v1\nx\n{}\n\n— x AAAA\n")
    (usb / "acts" / f"{'cd' * 8}.note").write_bytes(b"\xff" * 100_000)
    synced = sync(root)
    assert synced.tampered
    assert sum("act-unsigned" in fault for fault in one(synced).faults) == 2
    assert holding(root).acts == holding(usb).acts - {f"{'ab' * 8}.note", f"{'cd' * 8}.note"}


def test_devices_that_were_lost_are_lost_everywhere(root: Path, usb: Path, other: Path) -> None:
    device = log_of(other).name
    sync(root)
    with opened(root) as archive:
        Devices(archive).lose(device)
    put(other, root.parent, ("after.txt", b"after it was lost"))
    settle(root, other)
    for place in (root, other):
        with opened(place) as archive:
            size = archive.suspects.lost[device]
            assert archive.suspects.reason(device, size) == "lost"
            assert archive.suspects.reason(device, size - 1) is None


# --- archive.json


def test_a_copys_archive_json_is_not_believed(root: Path, usb: Path) -> None:
    given = json.loads((usb / "archive.json").read_bytes())
    given["epochs"][0]["recipient"] = "age1" + "q" * 58
    (usb / "archive.json").write_text(json.dumps(given, sort_keys=True, separators=(",", ":")))
    before = (root / "archive.json").read_bytes()
    sync(root)
    assert (root / "archive.json").read_bytes() == (usb / "archive.json").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 2_000_000, None], ids=["empty", "other", "long", "gone"])
def test_a_copys_damaged_archive_json_is_named_and_written_anew(
    root: Path, usb: Path, content: bytes | None
) -> None:
    if content is None:
        (usb / "archive.json").unlink()
    else:
        (usb / "archive.json").write_bytes(content)
    synced = sync(root)
    assert synced.tampered
    assert "archive.json" in " ".join(one(synced).faults)
    assert (usb / "archive.json").read_bytes() == (root / "archive.json").read_bytes()
    assert sync(root).ok


def test_two_machines_do_not_write_against_one_another(root: Path, usb: Path, other: Path) -> None:
    settle(root, other)
    for place in (root, other, root):
        before = (usb / "archive.json").read_bytes()
        copy = one(sync(place))
        assert (copy.here, copy.there) == (Gained(), Gained())
        assert (usb / "archive.json").read_bytes() == before
        assert checked(usb, root.parent / "state").ok


def test_a_folder_copied_whole_is_a_copy_too(root: Path, tmp_path: Path) -> None:
    """With `cp -r`, device key and all: its archive.json must follow ours, and its key must not be used."""
    shutil.copytree(root, tmp_path / "whole")
    new_copy(root, tmp_path / "whole", "whole")
    with opened(root) as archive:
        Custodians(archive).add(NOUR.recipient, "Nour")
    put(root, tmp_path, ("later.txt", b"later"))
    assert sync(root).ok
    assert checked(tmp_path / "whole", tmp_path / "state").ok
    assert holding(tmp_path / "whole") == holding(root)


# --- erasures


def erase(root: Path, content: bytes) -> tuple[str, ...]:
    with opened(root) as archive:
        done = Erasing(archive).run([item_of(archive, content)], "it was asked for")
    assert done.left == ()
    return done.objects


def test_what_was_erased_goes_from_every_place_that_syncs(root: Path, usb: Path, other: Path) -> None:
    settle(root, other)
    gone = erase(root, b"clip" * 300_000)
    settle(root, other)
    for place in (root, usb, other):
        assert not set(gone) & holding(place).objects, place
        verified = checked(place, root.parent / "state")
        assert (verified.ok, verified.missing) == (True, ()), verified
    assert holding(root) == holding(usb) == holding(other)
    with opened(other) as archive:
        assert archive.faults == ()


def test_what_was_erased_does_not_come_back_from_an_old_copy(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "shelf")
    sync(root, "shelf")
    gone = erase(root, b"first")
    sync(root, "usb")
    assert set(gone) <= holding(tmp_path / "shelf").objects
    assert sync(root).ok
    for place in (root, tmp_path / "usb", tmp_path / "shelf"):
        assert not set(gone) & holding(place).objects
    assert sync(root).ok
    assert checked(tmp_path / "shelf", tmp_path / "state").ok


def test_a_forged_erasure_moves_nothing(root: Path, usb: Path, tmp_path: Path) -> None:
    from amana.archive.device import DeviceLog
    from amana.records import LogEntry, entry_bytes

    victim = max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size).stem
    thief = second_device(usb, tmp_path / "thief")
    described = read_description(thief / "archive.json")
    body = f'{{"act":"erased","objects":[{{"new":null,"old":"{victim}"}}]}}'
    note = f"amana act v1\n{described.id}\n{body}\n\n— x AAAA\n"
    log = DeviceLog.join(Layout(thief), Disk(), described)
    log.append([entry_bytes(LogEntry("0" * 64, (victim,), None, True, note))])
    sync(thief)
    settle(root)
    assert FolderStore(root / "objects").path(victim).is_file()
    assert FolderStore(usb / "objects").path(victim).is_file()


# --- what outsiders said


def test_cosigned_checkpoints_go_everywhere_and_settle(root: Path, usb: Path, other: Path) -> None:
    settle(root, other)
    device = log_of(root).name
    note = (root / "logs" / device / "checkpoint").read_bytes()
    for place, cosigner in ((root, COSIGNER), (other, OTHER)):
        layout = Layout(place)
        know_cosigner(layout, Disk(), cosigner.verifier)
        keep_attested(layout, Disk(), read_description(layout.description), cosigned(note, cosigner))
    assert one(sync(root)).there.files == 1
    assert one(sync(other)).here.files == 1
    sync(root)
    files = [
        {path.relative_to(place): set(path.read_bytes().splitlines()) for path in place.glob("attested/*/*/*")}
        for place in (root, usb, other)
    ]
    assert files[0] == files[1] == files[2]
    assert len(next(iter(files[0].values()))) == len(note.splitlines()) + 2
    for place in (other, root, other):
        copy = one(sync(place))
        assert (copy.here, copy.there) == (Gained(), Gained())


def test_what_an_outsider_did_not_say_of_our_log_is_named_and_left(root: Path, usb: Path) -> None:
    device = log_of(root).name
    folder = usb / "attested" / device / f"3.{'ab' * 8}"
    folder.mkdir(parents=True)
    (folder / "checkpoint").write_bytes(b"not a note")
    (folder / "calendars.ots").write_bytes(b"not a proof")
    (folder / "holiday.jpg").write_bytes(b"not anything")
    synced = sync(root)
    assert synced.tampered
    assert len(one(synced).faults) == 2
    assert not (root / "attested").exists() or not list((root / "attested").glob("*/*/*"))
