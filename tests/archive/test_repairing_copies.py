"""A bad copy is mended from here and from other copies, wherever it lies; what it is given is right."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amana.archive import Layout, read_description
from amana.archive.auditing import Auditing
from amana.archive.kits import Devices
from amana.archive.repairing_copies import RepairingCopy
from amana.archive.sources import Source
from amana.errors import KitCannot, StoreRefused, StoreUnreachable
from amana.records import Repaired
from amana.stores import Medium, open_medium
from tests.archive.archives import add, opened, tree_bytes, write_tree
from tests.archive.erasures import filled
from tests.archive.test_repairing import HURTS, copied, digest, flip, log, mended, newest, objects, source
from tests.faults.faulty_medium import Faults, faulty

NOT_ALONE = {"the log", "archive.json", "archive.json noise", "archive.json gone"}


def far(path: Path) -> Medium:
    return dataclasses.replace(open_medium(str(path)), local=None)


@pytest.fixture(params=[lambda path: open_medium(str(path)), far], ids=["folder", "far"])
def place(request: pytest.FixtureRequest) -> Callable[[Path], Medium]:
    found: Callable[[Path], Medium] = request.param
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive", tmp_path)


@pytest.fixture
def copy(root: Path) -> Path:
    return copied(root, "copy")


def repair(root: Path, medium: Medium, *others: Path) -> Repaired:
    layout = Layout(root)
    described = read_description(layout.description)
    return RepairingCopy(layout, described, Source("copy", medium), [source(one) for one in others]).run()


def whole(root: Path, copy: Path) -> bool:
    told = Auditing(Layout(root), open_medium(str(copy))).run()
    return told.ok


@pytest.mark.parametrize("hurt", HURTS.values(), ids=HURTS.keys())
def test_whatever_is_damaged_on_a_copy_is_mended(
    root: Path, copy: Path, place: Callable[[Path], Medium], hurt: Callable[[Path], object]
) -> None:
    hurt(copy)
    told = repair(root, place(copy))
    assert told.ok, told.lost
    assert {one.source for one in told.mended} == {"here"}
    assert told.place == "copy"
    assert whole(root, copy)


def test_objects_come_from_here_or_from_another_copy(
    root: Path, copy: Path, place: Callable[[Path], Medium]
) -> None:
    other = copied(root, "other")
    one, two, three = objects(copy)[:3]
    flip(one)
    two.unlink()
    three.write_bytes(b"")
    flip(root / two.relative_to(copy))
    told = repair(root, place(copy), other)
    assert mended(told) == {
        ("object", digest(one), "here"),
        ("object", digest(two), "other"),
        ("object", digest(three), "here"),
    }
    assert whole(root, copy)
    assert not (root / "local" / "repairing").exists()


def test_what_nobody_has_is_named_and_what_is_there_stays(root: Path, copy: Path) -> None:
    one, two = objects(copy)[:2]
    flip(one)
    hurt = one.read_bytes()
    two.unlink()
    for path in (one, two):
        (root / path.relative_to(copy)).unlink()
    told = repair(root, open_medium(str(copy)))
    assert {(lost.name, lost.reason) for lost in told.lost} == {
        (digest(one), "object-damaged"),
        (digest(two), "missing"),
    }
    assert one.read_bytes() == hurt


def test_a_copy_that_is_behind_is_mended_as_it_was(root: Path, copy: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [(f"{n}.txt", b"%d" % n) for n in range(300)]))
    before = (log(copy) / "checkpoint").read_bytes()
    flip(newest(log(copy) / "tile" / "0" / "000.p"))
    flip(objects(copy)[0])
    told = repair(root, open_medium(str(copy)))
    assert told.ok, told.lost
    assert (log(copy) / "checkpoint").read_bytes() == before
    assert len(objects(copy)) < len(objects(root))
    assert whole(root, copy)


def test_a_copys_log_that_is_longer_than_ours_is_left_alone(root: Path, copy: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("late.txt", b"late")]))
    ahead = copied(root, "ahead")
    # Ours goes back to what it was.
    shutil.rmtree(root / "logs")
    shutil.copytree(copy / "logs", root / "logs")
    shutil.rmtree(root / "local" / "seen")
    flip(newest(log(ahead) / "tile" / "0" / "000.p"))
    told = repair(root, open_medium(str(ahead)))
    assert [(lost.kind, lost.reason) for lost in told.lost] == [("log", "longer-than-ours")]


def test_a_kit_is_given_nothing(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        Devices(archive).new_kit(tmp_path / "kit", "stick")
    with pytest.raises(KitCannot):
        repair(root, open_medium(str(tmp_path / "kit")))
    assert not (tmp_path / "kit" / "keys").exists()


class _Keeping:
    """A store that lets nothing be erased."""

    def __init__(self, medium: Medium) -> None:
        self.put, self.open, self.digests = medium.objects.put, medium.objects.open, medium.objects.digests


def test_what_a_copy_will_not_let_go_is_not_mended_and_what_it_lacks_is(root: Path, copy: Path) -> None:
    one, two = objects(copy)[:2]
    flip(one)
    two.unlink()
    medium = far(copy)
    told = repair(root, dataclasses.replace(medium, objects=_Keeping(medium)))
    assert [(lost.name, lost.reason) for lost in told.lost] == [(digest(one), "cannot-erase")]
    assert mended(told) == {("object", digest(two), "here")}


def test_a_copy_that_only_says_that_it_kept_something_is_found_out(root: Path, copy: Path) -> None:
    gone = objects(copy)[0]
    gone.unlink()
    told = repair(root, faulty(far(copy), Faults(lies="altered")))
    assert [(lost.name, lost.reason) for lost in told.lost] == [(digest(gone), "object-damaged")]


def test_a_copy_that_cannot_be_written_to_or_is_gone_is_told(root: Path, copy: Path) -> None:
    flip(objects(copy)[0])
    with pytest.raises(StoreRefused):
        repair(root, faulty(far(copy), Faults(read_only=True)))
    with pytest.raises(StoreUnreachable):
        repair(root, faulty(far(copy), Faults(vanish_at=3)))


def test_nothing_of_a_copys_own_is_touched_where_all_is_well(root: Path, copy: Path) -> None:
    before = tree_bytes(copy)
    told = repair(root, open_medium(str(copy)))
    assert (told.mended, told.lost) == ((), ())
    assert tree_bytes(copy) == before
