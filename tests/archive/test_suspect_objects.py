"""What only suspect entries name and nobody has is told apart from what was lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amana.archive import Archive
from amana.archive.kits import Devices
from tests.archive.archives import SOFTWARE, add, checked, opened, write_tree
from tests.archive.syncs import archive_with, log_of, new_copy, sync


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return archive_with(tmp_path / "a", tmp_path, ("market.txt", b"the market at noon"))


@pytest.fixture
def usb(root: Path, tmp_path: Path) -> Path:
    """A copy to which a stranger brought the log of a device of their own, and not the objects that it names."""
    with opened(root) as archive:
        Devices(archive).admit(log_of(root).name, "the laptop")
    new_copy(root, tmp_path / "usb")
    assert sync(root).ok
    shutil.copytree(tmp_path / "usb", tmp_path / "stolen")
    with Archive(tmp_path / "stolen", [], SOFTWARE) as archive:
        add(archive, write_tree(tmp_path / "planted", [("planted.txt", b"planted")]))
    shutil.copytree(tmp_path / "stolen" / "logs", tmp_path / "usb" / "logs", dirs_exist_ok=True)
    return tmp_path / "usb"


def test_what_a_stranger_made_up_is_not_missing(root: Path, usb: Path, tmp_path: Path) -> None:
    for place, known in ((usb, root), (usb, usb)):
        found = checked(place, tmp_path / "state", known)
        assert (found.missing, found.faults) == ((), ())
        assert len(found.suspect) >= 1
        assert found.ok
        assert [log.suspect for log in found.logs].count("not-admitted") == 1


def test_what_one_of_ours_entered_is_missing_beside_it(root: Path, usb: Path, tmp_path: Path) -> None:
    gone = next(path for path in sorted((usb / "objects").rglob("*.age")))
    gone.unlink()
    found = checked(usb, tmp_path / "state", root)
    assert found.missing == (gone.stem,)
    assert len(found.suspect) >= 1
    assert not found.ok


def test_a_copy_cannot_call_our_device_a_strangers(root: Path, usb: Path, tmp_path: Path) -> None:
    """With our device's admission taken away there, what it entered and the copy lacks is missing all the same."""
    for act in (usb / "acts").glob("*.note"):
        act.unlink()
    gone = next(path for path in sorted((usb / "objects").rglob("*.age")))
    gone.unlink()
    found = checked(usb, tmp_path / "state", root)
    assert gone.stem in found.missing
    assert not found.ok


def test_what_came_before_a_device_was_lost_is_missing(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        Devices(archive).admit(log_of(root).name, "the laptop")
    before = sorted((root / "objects").rglob("*.age"))
    with opened(root) as archive:
        Devices(archive).lose(log_of(root).name, None, "taken")
    before[0].unlink()
    assert before[0].stem in checked(root, tmp_path / "state").missing
