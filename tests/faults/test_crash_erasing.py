"""Killed or refused at every effect of erasing: an item is whole or erased, and everything else is there."""

from __future__ import annotations

import os
import shutil
import signal
from itertools import count
from pathlib import Path

import pytest

from amana.archive import Layout
from amana.archive.erasing import Erasing
from amana.errors import AmanaError
from amana.stores import Disk
from tests.archive.archives import checked, in_child, opened, restore, tree_bytes
from tests.archive.erasures import FILES, LARGE, filled, item_of
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill, refuse

SAMIRA = FILES[0][1]
GOING = {"card/samira.txt": SAMIRA, "card/clip.bin": LARGE}
STAYING = {f"card/{name}": data for name, data in FILES if f"card/{name}" not in GOING}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    return filled(folder / "archive", folder)


def copied(whole: Path, to: Path) -> Path:
    """As it is, on the same machine: its device key stays its own."""
    shutil.copytree(whole, to)
    with opened(to) as archive, archive.writing():
        pass
    return to


def erase(root: Path, disk: Disk) -> None:
    with opened(root, disk) as archive:
        Erasing(archive, disk).run([item_of(archive, SAMIRA), item_of(archive, LARGE)], "as asked")


def effects_of_erasing(whole: Path, tmp_path: Path) -> int:
    disk = CountingDisk()
    erase(copied(whole, tmp_path / "counted"), disk)
    assert {"create", "write", "flush", "rename", "remove"} <= set(disk.effects)
    return len(disk.effects)


def lawful_after(root: Path, tmp_path: Path) -> bool:
    """Whether it was erased: both items or none, and nothing half. Whoever writes next finishes it."""
    with opened(root) as archive:
        with archive.writing():
            pass
        assert not any(Layout(root).work.iterdir())
    told = checked(root, tmp_path / "state")
    assert told.ok, told
    assert told.erased == ()
    out = tmp_path / "out"
    with opened(root) as archive:
        restored, _ = restore(archive, out)
        given = tree_bytes(out)
        shutil.rmtree(out)
        assert restored.failed == 0
        assert (restored.erased, given) in ((2, STAYING), (0, STAYING | GOING))
        assert bool(archive.catalogue.search("bridge")) is (restored.erased == 0)
        assert archive.faults == ()
    return restored.erased == 2


def test_killed_at_every_effect(whole: Path, tmp_path: Path) -> None:
    ends = set()
    # Names of objects are random, and two may share a folder: one effect more or less.
    least = effects_of_erasing(whole, tmp_path) - 4
    for at in count():
        root = copied(whole, tmp_path / "killed")
        status = in_child(lambda root=root, at=at: erase(root, FaultyDisk(at, kill)))  # type: ignore[misc]
        if not os.WIFSIGNALED(status):
            assert os.WEXITSTATUS(status) == 0 and at >= least
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
        ends.add(lawful_after(root, tmp_path))
        shutil.rmtree(root)
    assert ends == {False, True}


@pytest.mark.parametrize("always", [False, True], ids=["once", "from-then-on"])
def test_refused_at_every_effect(whole: Path, tmp_path: Path, always: bool) -> None:
    for at in range(0, effects_of_erasing(whole, tmp_path), 2):
        root = copied(whole, tmp_path / "refused")
        try:
            erase(root, FaultyDisk(at, refuse("EIO"), always=always))
            assert lawful_after(root, tmp_path)
        except AmanaError as fault:
            assert fault.facts.get("reason") == "EIO", at
            lawful_after(root, tmp_path)
        shutil.rmtree(root)


def test_what_the_disk_would_not_let_go_is_named_and_tried_again(whole: Path, tmp_path: Path) -> None:
    class Clinging(Disk):
        def step(self, effect: str, path: Path) -> None:
            if effect == "remove" and path.parent.parent.parent.name == "objects":
                refuse("EPERM")(path)

    root = copied(whole, tmp_path / "clinging")
    disk = Clinging()
    with opened(root, disk) as archive:
        done = Erasing(archive, disk).run([item_of(archive, SAMIRA)])
    assert set(done.left) == set(done.objects)
    assert not done.whole
    told = checked(root, tmp_path / "state")
    assert (told.ok, set(told.erased)) == (True, set(done.objects))
    with opened(root) as archive, archive.writing():
        pass
    assert checked(root, tmp_path / "state").erased == ()
