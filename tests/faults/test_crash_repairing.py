"""Killed or refused at every effect of repairing: nothing that was there is lost, the next run mends it all."""

from __future__ import annotations

import os
import shutil
import signal
from itertools import count
from pathlib import Path

import pytest

from amana.archive import Layout
from amana.archive.repairing import Repairing
from amana.archive.sources import Source
from amana.errors import AmanaError
from amana.records import Repaired
from amana.stores import Disk, open_medium
from tests.archive.archives import checked, in_child, opened, restore, tree_bytes
from tests.archive.erasures import FILES, filled
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill, refuse


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    return filled(folder / "archive", folder)


def hurt(good: Path, to: Path) -> Path:
    """A copy with one object damaged and one missing, a bundle and a tile changed, an envelope and README gone."""
    shutil.copytree(good, to, ignore=shutil.ignore_patterns("local"))
    (to / "local").mkdir()
    one, two = sorted((to / "objects").rglob("*.age"))[:2]
    one.write_bytes(b"damaged")
    two.unlink()
    (log,) = (to / "logs").iterdir()
    for kind in ("entries", "0"):
        max((log / "tile" / kind / "000.p").iterdir(), key=lambda path: int(path.name)).write_bytes(b"x")
    next((to / "keys").rglob("*.age")).unlink()
    (to / "README.txt").unlink()
    (to / "archive.json").write_bytes(b"{}")
    return to


def repair(root: Path, good: Path, disk: Disk | None = None) -> Repaired:
    """`archive.json` by hand, which only a log that holds can vouch for; then the repair itself."""
    shutil.copy(good / "archive.json", root / "archive.json")
    return Repairing(Layout(root), [Source("good", open_medium(str(good)))], disk or Disk()).run()


def effects(good: Path, tmp_path: Path) -> int:
    disk = CountingDisk()
    root = hurt(good, tmp_path / "counted")
    assert repair(root, good, disk).ok
    assert {"create", "write", "flush", "rename"} <= set(disk.effects)
    return len(disk.effects)


def mended_by_the_next(root: Path, good: Path, tmp_path: Path, *, restored: bool) -> None:
    """All is well after another run; and now and then, since it takes a while, that everything can be restored."""
    again = repair(root, good)
    assert again.ok, again.lost
    told = checked(root, tmp_path / "state")
    assert told.ok, told
    assert b"damaged" in [path.read_bytes() for path in (root / "local" / "damaged").iterdir()]
    if not restored:
        return
    out = tmp_path / "out"
    with opened(root) as archive:
        assert restore(archive, out)[0].failed == 0
    assert tree_bytes(out) == {f"card/{name}": data for name, data in FILES}
    shutil.rmtree(out)


def test_killed_at_every_effect(good: Path, tmp_path: Path) -> None:
    counted = effects(good, tmp_path)
    for at in count():
        root = hurt(good, tmp_path / "killed")
        status = in_child(lambda root=root, at=at: repair(root, good, FaultyDisk(at, kill)))  # type: ignore[misc]
        if os.WIFEXITED(status):  # there was no such effect: it ran through
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
        mended_by_the_next(root, good, tmp_path, restored=at % 6 == 0)
        shutil.rmtree(root)
    assert os.WEXITSTATUS(status) == 0
    assert abs(at - counted) <= 2  # two that are at work at once may both make a folder


@pytest.mark.parametrize("always", [False, True], ids=["once", "from-then-on"])
def test_refused_at_every_effect(good: Path, tmp_path: Path, always: bool) -> None:
    for at in range(0, effects(good, tmp_path), 3):
        root = hurt(good, tmp_path / "refused")
        try:
            repair(root, good, FaultyDisk(at, refuse("ENOSPC"), always=always))
        except AmanaError as fault:
            assert fault.facts.get("reason") == "ENOSPC", at
        mended_by_the_next(root, good, tmp_path, restored=at % 6 == 0)
        shutil.rmtree(root)
