"""Killed and refused at every effect of what custodians decide: it happened whole, or it can be done again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amana.archive import Archive
from amana.archive.custodians import Custodians
from amana.archive.kits import Devices
from amana.errors import AmanaError, ArchiveExists, CustodianExists, CustodianUnknown, DeviceExists
from amana.seal import X25519Identity
from amana.stores import Disk
from tests.archive.archives import KEY, SOFTWARE, add, checked, in_child, make, opened
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill, refuse

NADIM = X25519Identity(bytes([7]) * 32)
Act = Callable[[Archive, Disk, Path], object]


def _lose(archive: Archive, disk: Disk, _: Path) -> None:
    Devices(archive, disk).lose(archive.own_device or "", reason="taken")


ACTS: dict[str, Act] = {
    "add": lambda archive, disk, _: Custodians(archive, disk).add(NADIM.recipient, "Nadim"),
    "remove": lambda archive, disk, _: Custodians(archive, disk).remove("Samira"),
    "renew": lambda archive, disk, _: Custodians(archive, disk).renew(),
    "kit": lambda archive, disk, kit: Devices(archive, disk).new_kit(kit, "phone"),
    "lose": _lose,
    "admit": lambda archive, disk, _: Devices(archive, disk).admit("this", "laptop"),
}
DONE_ALREADY = (CustodianExists, CustodianUnknown, DeviceExists, ArchiveExists)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    root = make(tmp_path / "whole")
    with opened(root) as archive:
        Custodians(archive).add(X25519Identity(bytes([8]) * 32).recipient, "Samira")
    return root


def act(root: Path, name: str, disk: Disk, kit: Path) -> None:
    with opened(root, disk) as archive:
        ACTS[name](archive, disk, kit)


def lawful_after(root: Path, name: str, tmp_path: Path, kit: Path) -> None:
    """Verified, opened, and every custodian known by name; what was begun can be ended, and a new key begun."""
    with opened(root) as archive, archive.writing():
        pass
    assert checked(root, tmp_path / "state").faults == ()
    assert checked(root, tmp_path / "state").ok
    try:
        act(root, name, Disk(), kit)
    except DONE_ALREADY as fault:
        assert name in ("add", "remove", "kit"), fault
    with opened(root) as archive:
        custodians = Custodians(archive)
        assert custodians.unnamed() == ()
        names = {one.name for one in custodians.now()}
        expected = {"custodian-1", "Nadim"} if name == "add" else {"custodian-1"}
        assert names - {"Samira"} == expected
        assert ("Samira" in names) is (name != "remove")
        if name == "kit":
            assert list(Devices(archive).names().values()) == ["phone"]
            assert checked(kit, tmp_path / "state").ok
        if name == "remove":
            assert archive.described.current.epoch >= 2
        custodians.renew()
        (tmp_path / "after.txt").write_text("after")
        assert add(archive, tmp_path / "after.txt")[0].failed == 0
    assert checked(root, tmp_path / "state").ok
    with Archive(root, [KEY], SOFTWARE) as archive:
        assert archive.catalogue.counts().items == 1


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_every_effect(name: str, whole: Path, tmp_path: Path) -> None:
    effects, killed = effects_of(name, whole, tmp_path), 0
    for at in range(effects):
        root, kit = copied(whole, tmp_path), tmp_path / "kit"
        status = in_child(lambda root=root, at=at, kit=kit: act(root, name, FaultyDisk(at, kill), kit))  # type: ignore[misc]
        if os.WIFSIGNALED(status):  # a folder that two objects share is made once: the count may be one less
            lawful_after(root, name, tmp_path, kit)
            killed += 1
    assert killed > effects / 2 > 5


@pytest.mark.parametrize("always", [False, True], ids=["once", "from-then-on"])
@pytest.mark.parametrize("name", ACTS)
def test_refused_at_every_effect(name: str, always: bool, whole: Path, tmp_path: Path) -> None:
    for at in range(0, effects_of(name, whole, tmp_path), 2):
        root, kit = copied(whole, tmp_path), tmp_path / "kit"
        try:
            act(root, name, FaultyDisk(at, refuse("ENOSPC"), always=always), kit)
        except AmanaError as fault:
            assert fault.facts.get("reason") == "ENOSPC", at
        lawful_after(root, name, tmp_path, kit)


def effects_of(name: str, whole: Path, tmp_path: Path) -> int:
    disk = CountingDisk()
    act(copied(whole, tmp_path), name, disk, tmp_path / "kit")
    return len(disk.effects)


def copied(whole: Path, tmp_path: Path) -> Path:
    """The archive as it was, at a place where its device key is this machine's."""
    for folder in (tmp_path / "archive", tmp_path / "kit", tmp_path / "state"):
        shutil.rmtree(folder, ignore_errors=True)
    root = tmp_path / "archive"
    shutil.copytree(whole, root)
    with opened(root) as archive, archive.writing():
        pass  # its device is a new one here
    return root
