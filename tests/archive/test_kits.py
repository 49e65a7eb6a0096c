"""Capture kits add and cannot open; devices are named, admitted and declared lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amana.archive import Archive, Layout
from amana.archive.description import read_description
from amana.archive.device import new_device_key
from amana.archive.joining import MOST_STRANGERS
from amana.archive.kits import Devices
from amana.archive.logs import LogFolder, device_of, list_logs
from amana.errors import ArchiveExists, DeviceExists, DeviceUnknown, IdentityMissing
from amana.records import EMPTY_ROOT
from amana.stores import Disk
from amana.tlog import Checkpoint, sign_checkpoint
from tests.archive.archives import SOFTWARE, add, checked, make, opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "a")


def kit(root: Path, out: Path, name: str = "Samira's phone") -> str:
    with opened(root) as archive:
        return Devices(archive).new_kit(out, name).id


def test_a_kit_takes_in_and_opens_nothing(root: Path, tmp_path: Path) -> None:
    device = kit(root, tmp_path / "kit")
    (tmp_path / "market.txt").write_text("the market at noon")
    for _ in range(2):
        with Archive(tmp_path / "kit", [], SOFTWARE) as archive:
            added, _ = add(archive, tmp_path / "market.txt")
            assert (added.kept, archive.opened) == (1, False)
            with pytest.raises(IdentityMissing):
                archive.catalogue.counts()
    assert list_logs(Layout(tmp_path / "kit")) == [device]
    assert not (tmp_path / "kit" / "keys").exists()
    assert checked(tmp_path / "kit", tmp_path / "s").ok


def test_a_kit_is_one_device_wherever_it_is_plugged_in(root: Path, tmp_path: Path) -> None:
    device = kit(root, tmp_path / "kit")
    (tmp_path / "kit").rename(tmp_path / "elsewhere")
    (tmp_path / "market.txt").write_text("the market at noon")
    with Archive(tmp_path / "elsewhere", [], SOFTWARE) as archive:
        add(archive, tmp_path / "market.txt")
    assert list_logs(Layout(tmp_path / "elsewhere")) == [device]


def test_nothing_on_a_kit_tells_what_was_added(root: Path, tmp_path: Path) -> None:
    import hashlib

    kit(root, tmp_path / "kit")
    secret = b"the name of the witness " * 100
    (tmp_path / "witness-statement.txt").write_bytes(secret)
    with Archive(tmp_path / "kit", [], SOFTWARE) as archive:
        add(archive, tmp_path / "witness-statement.txt")
    told = [b"the name of the witness", b"witness-statement", b"AGE-SECRET-KEY", hashlib.sha256(secret).digest()]
    told.append(hashlib.sha256(secret).hexdigest().encode())
    for path in (tmp_path / "kit").rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert not any(one in data or one in bytes(path) for one in told), path


def test_the_archive_knows_its_kits_by_name(root: Path, tmp_path: Path) -> None:
    device = kit(root, tmp_path / "kit")
    assert checked(root, tmp_path / "s").ok  # its log is still on its way
    with opened(root) as archive:
        devices = {one.id: one for one in Devices(archive).all()}
        assert (devices[device].name, devices[device].admitted, devices[device].entries) == (
            "Samira's phone",
            True,
            0,
        )
        assert sum(one.here for one in devices.values()) == 1
        with pytest.raises(DeviceExists):
            Devices(archive).new_kit(tmp_path / "other", "Samira's phone")
        with pytest.raises(ArchiveExists):
            Devices(archive).new_kit(tmp_path / "kit", "another")


def test_what_a_lost_device_enters_later_is_suspect_and_stays(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        (tmp_path / "one.txt").write_text("one")
        add(archive, tmp_path / "one.txt")
        own = archive.own_device
        assert own is not None
        name, size = Devices(archive).lose(own[:6], reason="taken at a crossing")
        assert (name, archive.suspects.reason(own, size - 1), archive.suspects.reason(own, size)) == (
            own,
            None,
            "lost",
        )
        with pytest.raises(DeviceUnknown):
            Devices(archive).lose("ffffffff")


def test_a_device_is_lost_from_a_checkpoint_on(root: Path, tmp_path: Path) -> None:
    layout = Layout(root)
    own = list_logs(layout)[0]
    before = (layout.log(own) / "checkpoint").read_bytes()
    size = LogFolder(layout, own, read_description(layout.description)).checkpoint().size
    with opened(root) as archive:
        (tmp_path / "one.txt").write_text("one")
        add(archive, tmp_path / "one.txt")
        assert Devices(archive).lose(own, before) == (own, size)
        assert archive.suspects.reason(own, size) == "lost"


def test_a_folder_that_was_copied_is_another_device_until_a_custodian_admits_it(
    root: Path, tmp_path: Path
) -> None:
    shutil.copytree(root, tmp_path / "b")
    (tmp_path / "one.txt").write_text("one")
    with Archive(tmp_path / "b", [], SOFTWARE) as archive:
        add(archive, tmp_path / "one.txt")
        own = archive.own_device
        assert own is not None
        assert archive.suspects.reason(own, 1) == "not-admitted"
    with opened(tmp_path / "b", Disk()) as archive:
        Devices(archive).admit(own, "the second laptop")
        assert Devices(archive).admit("the second laptop").id == own
        assert Devices(archive).admit("this").id == archive.own_device
        assert archive.suspects.reason(own, 1) is None
    assert checked(tmp_path / "b", tmp_path / "s").ok


def test_strangers_logs_do_not_fill_archive_json(root: Path, tmp_path: Path) -> None:
    layout, stranger = Layout(root), tmp_path / "stranger"
    described = read_description(layout.description)
    for _ in range(MOST_STRANGERS + 5):
        key = new_device_key(described.id)
        folder = layout.log(device_of(key.verifier))
        folder.mkdir()
        (folder / "vkey").write_text(key.verifier.text + "\n")
        (folder / "checkpoint").write_bytes(sign_checkpoint(Checkpoint(key.name, 0, EMPTY_ROOT), key))
    device = kit(root, stranger)
    with opened(root) as archive:
        assert len(archive.described.devices) == MOST_STRANGERS + 1
        Devices(archive).lose(device)
        assert archive.suspects.is_admitted(device)
