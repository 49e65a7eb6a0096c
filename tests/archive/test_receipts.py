"""Receipts of a capture kit, in good weather and when the disk or the light goes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from amana.archive import Archive, Provenance
from amana.archive.kits import Devices
from amana.errors import DiskFault
from amana.records import AddedFile
from amana.stores import Disk
from tests.archive.archives import SOFTWARE, add, checked, in_child, make, noise, opened, sniffed, write_tree
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill

FILES = [("one.txt", b"one"), ("two.txt", b"two" * 500), ("clip.bin", noise(1_200_000))]


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", FILES)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    with opened(make(tmp_path / "a")) as archive:
        Devices(archive).new_kit(tmp_path / "kit", "phone")
    return tmp_path / "kit"


def at(kit: Path, disk: Disk | None = None) -> Archive:
    return Archive(kit, [], SOFTWARE, disk=disk)


def items(kit: Path) -> list[str]:
    receipts = at(kit).receipts
    assert receipts is not None
    return [one.item for one in receipts.since(0)]


class NoReceipts(Disk):
    """Refuses to write the times down."""

    def step(self, effect: str, path: Path) -> None:
        if path.name == "receipts":
            raise DiskFault(path=str(path), reason="ENOSPC")


def test_a_time_that_cannot_be_written_down_costs_itself_alone(kit: Path, card: Path) -> None:
    with at(kit, NoReceipts()) as archive:
        added, _ = add(archive, card)
        assert (added.kept, added.fault) == (3, None)
        assert archive.receipts is not None
        assert [one.time for one in archive.receipts.since(0)] == [None] * 3


def test_what_was_acknowledged_has_its_receipt_whenever_the_light_goes_out(
    kit: Path, card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a slow machine more is written in between, by the clock: each run is to have the same steps.
    monkeypatch.setattr("amana.archive.taking_in._COMMIT_AFTER", 3_600.0)
    disk = CountingDisk()
    counted = shutil.copytree(kit, tmp_path / "counted")
    with at(counted, disk) as archive:
        add(archive, card)
    assert len(items(counted)) == 3
    for step in range(len(disk.effects)):
        broken = shutil.copytree(kit, tmp_path / f"broken-{step}")
        told = tmp_path / f"told-{step}"

        def run(step: int = step, broken: Path = broken, told: Path = told) -> None:
            with told.open("w") as file, at(broken, FaultyDisk(step, kill)) as archive:

                def tell(one: AddedFile) -> None:
                    file.write(f"{one.item}\n")
                    file.flush()

                archive.add([card], Provenance(), sniffed, tell)

        assert os.WIFSIGNALED(in_child(run))
        acknowledged = set(told.read_text().split())
        assert acknowledged <= set(items(broken))
        with at(broken) as archive:
            add(archive, card)
        assert len(items(broken)) >= 3
        assert checked(broken, tmp_path / "state").ok


def test_an_archive_that_opens_keeps_no_receipts(tmp_path: Path, card: Path) -> None:
    with opened(make(tmp_path / "a")) as archive:
        add(archive, card)
        assert archive.receipts is None
    assert not (tmp_path / "a" / "local" / "receipts").exists()
