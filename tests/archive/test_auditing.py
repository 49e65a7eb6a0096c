"""An audit finds whatever is wrong with a copy, wherever it lies, and says no more than it has seen."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amana.archive import Layout
from amana.archive.auditing import Auditing
from amana.archive.copies import CopyState, KnownLog, add_copy, write_state
from amana.archive.erasing import Erasing
from amana.archive.sampling import Amount
from amana.errors import NotAnArchive, StoreUnreachable
from amana.records import Audited
from amana.stores import Disk, Medium, open_medium
from tests.archive.archives import add, make, noise, opened, write_tree
from tests.archive.erasures import FILES, filled, item_of
from tests.faults.faulty_medium import Faults, faulty, freeze

Place = Callable[[Path], Medium]


def folder(path: Path) -> Medium:
    return open_medium(str(path))


def far(path: Path) -> Medium:
    """The same, as if it were on a server: no folder on this machine."""
    return dataclasses.replace(folder(path), local=None)


@pytest.fixture(params=[folder, far], ids=["folder", "far"])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.param
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive", tmp_path)


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """As a copy is made by hand: all but what is the machine's own."""
    to = tmp_path / "copy"
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("local"))
    return to


def audit(root: Path, medium: Medium, amount: str | None = None, name: str | None = None) -> Audited:
    with medium:
        return Auditing(Layout(root), medium, name).run(Amount.read(amount) if amount else None)


def objects(copy: Path) -> list[Path]:
    return sorted((copy / "objects").rglob("*.age"), key=lambda path: -path.stat().st_size)


def flip(path: Path, at: int = -20) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def name(path: Path) -> str:
    return path.name.removesuffix(".age")


def test_a_whole_copy_is_told_whole(root: Path, copy: Path, place: Place) -> None:
    told = audit(root, place(copy))
    assert told.ok, told
    assert told.verified and told.verified.faults == ()
    count = len(objects(copy))
    assert (told.method, told.objects, told.read, told.shown) == ("full", count, count, ())
    assert told.bytes == sum(path.stat().st_size for path in objects(copy))
    assert not list((root / "local").glob("auditing-*"))


def test_damage_loss_and_strays_are_named(root: Path, copy: Path, place: Place) -> None:
    hurt, gone = objects(copy)[:2]
    flip(hurt)
    gone.unlink()
    (copy / "notes.txt").write_text("?")
    told = audit(root, place(copy)).verified
    assert told is not None and not told.ok
    assert (told.damaged, told.missing, told.extra) == ((name(hurt),), (name(gone),), ("notes.txt",))


def entries(copy: Path) -> Path:
    (log,) = (copy / "logs").iterdir()
    return max((log / "tile" / "entries" / "000.p").iterdir(), key=lambda path: int(path.name))


@pytest.mark.parametrize(
    "hurt",
    [
        lambda copy: flip(entries(copy)),
        lambda copy: entries(copy).unlink(),
        lambda copy: flip(next((copy / "logs").glob("*/checkpoint")), 60),
        lambda copy: shutil.rmtree(copy / "logs"),
        lambda copy: flip(next((copy / "keys").rglob("*.age"))),
        lambda copy: next((copy / "keys").rglob("*.age")).unlink(),
        lambda copy: flip(copy / "rescue.py"),
        lambda copy: (copy / "README.txt").unlink(),
        lambda copy: flip(next((copy / "acts").iterdir())),
        lambda copy: next((copy / "acts").iterdir()).unlink(),
        lambda copy: (copy / "archive.json").write_bytes(b"{}"),
        lambda copy: (copy / "archive.json").unlink(),
        lambda copy: (copy / "README.txt").write_bytes(b"x" * 2_000_000),
    ],
    ids=range(13),
)
def test_every_small_file_is_looked_at(root: Path, copy: Path, place: Place, hurt: Callable[[Path], None]) -> None:
    hurt(copy)
    told = audit(root, place(copy))
    assert not told.ok
    assert told.verified is not None
    said = " ".join((*told.verified.faults, *(log.reason or "" for log in told.verified.logs)))
    assert said
    assert "auditing-" not in said


def test_a_copy_that_is_behind_is_told_so_and_well(root: Path, copy: Path, place: Place, tmp_path: Path) -> None:
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("late.txt", b"late")]))
    told = audit(root, place(copy))
    assert told.ok
    assert told.verified and [log.reason for log in told.verified.logs] == ["behind"]


def test_a_copy_that_is_shorter_than_it_was_is_told(root: Path, copy: Path, place: Place, tmp_path: Path) -> None:
    """As a host does that gives an older state back."""
    medium = place(copy)
    add_copy(Layout(root), Disk(), "stick", str(copy))
    told = audit(root, medium, name="stick")
    assert told.ok and told.verified and told.copy == "stick"
    once = {log.device: KnownLog(log.size + 1, "ab" * 32) for log in told.verified.logs}
    write_state(Layout(root), Disk(), "stick", CopyState(once))
    told = audit(root, place(copy), name="stick")
    assert not told.ok
    assert told.verified and "rolled-back" in (told.verified.logs[0].reason or "")


def test_another_archive_is_no_copy(root: Path, tmp_path: Path, place: Place) -> None:
    other = make(tmp_path / "other")
    assert not audit(root, place(other)).ok
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotAnArchive):
        audit(root, place(tmp_path / "empty"))


def test_what_was_erased_and_is_still_there_is_told_and_no_damage(root: Path, copy: Path, place: Place) -> None:
    with opened(root) as archive:
        done = Erasing(archive).run([item_of(archive, FILES[0][1])])
    for folder_ in ("objects", "logs"):
        shutil.copytree(root / folder_, copy / folder_, dirs_exist_ok=True)
    shutil.copy(root / "archive.json", copy / "archive.json")
    flip(copy / "objects" / done.objects[0][:2] / done.objects[0][2:4] / f"{done.objects[0]}.age")
    told = audit(root, place(copy))
    assert told.ok, told
    assert told.verified and set(told.verified.erased) == set(done.objects)


# --- samples


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """An archive with 40 whole objects and a few packs."""
    root = make(tmp_path / "many")
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "clips", [(f"{n}.bin", noise(1_050_000, n)) for n in range(40)]))
    return root


def test_a_sample_reads_as_much_as_was_asked_and_says_what_it_shows(many: Path, place: Place) -> None:
    total = len(objects(many))
    told = audit(many, place(many), "10")
    assert told.ok, told
    assert (told.method, told.objects, told.read) == ("sample", total, 10)
    assert [(one.bad, one.percent) for one in told.shown] == [(1, int(10 / total * 1000) / 10)]
    assert audit(many, place(many), "100%").shown[0].percent == 100.0


def test_a_sample_finds_loss_always_and_damage_as_often_as_it_says(many: Path, place: Place) -> None:
    hurt = objects(many)[0]
    flip(hurt)
    found = [not audit(many, place(many), "50%").ok for _ in range(24)]
    # Half of the time: by chance none or all of 24 happens once in eight million.
    assert 0 < sum(found) < 24
    objects(many)[1].unlink()
    assert not audit(many, place(many), "1").ok


def test_a_sample_with_damage_in_it_says_nothing_of_the_rest(many: Path) -> None:
    flip(objects(many)[0])
    told = audit(many, folder(many), "100%")
    assert told.verified and told.verified.damaged and told.shown == ()


def test_objects_that_nothing_names_do_not_water_a_sample_down(many: Path, tmp_path: Path) -> None:
    stranger = make(tmp_path / "stranger")
    with opened(stranger) as archive:
        add(archive, write_tree(tmp_path / "chaff", [(f"{n}.bin", noise(1_050_000, 100 + n)) for n in range(10)]))
    shutil.copytree(stranger / "objects", many / "objects", dirs_exist_ok=True)
    told = audit(many, folder(many), "5")
    assert told.verified and len(told.verified.unlogged) >= 10
    assert told.objects == len(objects(many)) - len(told.verified.unlogged)


# --- media that fail and lie


def test_a_copy_that_answers_with_other_bytes_is_found(root: Path, copy: Path) -> None:
    faults = Faults(alters=True)
    told = audit(root, faulty(far(copy), faults))
    assert not told.ok
    assert faults.asked("open")


def test_a_copy_that_goes_on_giving_an_old_state_is_told(root: Path, copy: Path, tmp_path: Path) -> None:
    faults = Faults()
    medium = faulty(far(copy), faults)
    freeze(medium)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("late.txt", b"late")]))
    for folder_ in ("objects", "logs"):
        shutil.copytree(root / folder_, copy / folder_, dirs_exist_ok=True)
    log = next((root / "logs").iterdir()).name
    write_state(Layout(root), Disk(), "host", CopyState({log: KnownLog(11, "ab" * 32)}))
    faults.stale = True
    told = Auditing(Layout(root), medium, "host").run()
    assert not told.ok
    assert told.verified and "rolled-back" in (told.verified.logs[0].reason or "")


def test_a_copy_that_vanishes_half_way_is_no_damage(root: Path, copy: Path) -> None:
    counting = Faults()
    audit(root, faulty(far(copy), counting))
    for at in range(0, len(counting.calls), 3):
        with pytest.raises(StoreUnreachable):
            audit(root, faulty(far(copy), Faults(vanish_at=at)))
    assert not list((root / "local").glob("auditing-*"))
