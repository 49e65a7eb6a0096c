"""Any good copy mends a bad archive; nothing is believed for lying on a copy; nothing damaged is destroyed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amana.archive import Layout, read_description
from amana.archive.acts import sign_act
from amana.archive.custodians import Custodians
from amana.archive.device import DeviceLog
from amana.archive.erasing import Erasing
from amana.archive.logs import LogFolder
from amana.archive.repairing import Repairing
from amana.archive.sources import Source
from amana.errors import NotAnArchive
from amana.records import Mended, Repaired
from amana.seal import X25519Identity
from amana.stores import Disk, open_medium
from tests.archive.archives import add, checked, make, noise, opened, restore, tree_bytes, write_tree
from tests.archive.erasures import FILES, filled, item_of
from tests.faults.faulty_medium import Faults, faulty


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return filled(tmp_path / "archive", tmp_path)


def copied(root: Path, name: str) -> Path:
    to = root.parent / name
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("local"))
    return to


@pytest.fixture
def good(root: Path) -> Path:
    return copied(root, "good")


def source(copy: Path, faults: Faults | None = None) -> Source:
    medium = open_medium(str(copy))
    return Source(copy.name, faulty(medium, faults) if faults else medium)


def repair(root: Path, *copies: Path | Source, objects: list[str] | None = None) -> Repaired:
    sources = [one if isinstance(one, Source) else source(one) for one in copies]
    return Repairing(Layout(root), sources).run(objects)


def mended(told: Repaired) -> set[tuple[str, str, str]]:
    return {(one.kind, one.name, one.source) for one in told.mended}


def objects(root: Path) -> list[Path]:
    return sorted((root / "objects").rglob("*.age"), key=lambda path: -path.stat().st_size)


def digest(path: Path) -> str:
    return path.name.removesuffix(".age")


def flip(path: Path, at: int = -20) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def log(root: Path) -> Path:
    return next((root / "logs").iterdir())


def newest(folder: Path) -> Path:
    return max(folder.iterdir(), key=lambda path: int(path.name))


def well(root: Path, tmp_path: Path) -> None:
    told = checked(root, tmp_path / "state")
    assert told.ok, told
    out = tmp_path / "out"
    with opened(root) as archive:
        archive.rebuild()
        assert archive.faults == ()
        assert restore(archive, out)[0].failed == 0
    assert tree_bytes(out) == {f"card/{name}": data for name, data in FILES}
    shutil.rmtree(out)


def test_what_is_well_is_left_alone(root: Path, good: Path) -> None:
    before = tree_bytes(root)
    told = repair(root, good)
    assert (told.ok, told.mended, told.lost, told.aside) == (True, (), (), 0)
    after = tree_bytes(root)
    assert {name: data for name, data in after.items() if not name.startswith("local/")} == {
        name: data for name, data in before.items() if not name.startswith("local/")
    }


def test_damaged_and_missing_objects_come_back(root: Path, good: Path, tmp_path: Path) -> None:
    hurt, gone, cut = objects(root)[:3]
    damaged = hurt.read_bytes()[:-1] + b"x"
    hurt.write_bytes(damaged)
    gone.unlink()
    cut.write_bytes(b"")
    told = repair(root, good)
    assert told.ok
    assert mended(told) == {("object", digest(one), "good") for one in (hurt, gone, cut)}
    well(root, tmp_path)
    # What was damaged is still to be looked at.
    assert told.aside == 2
    assert (root / "local" / "damaged" / f"{digest(hurt)}.1").read_bytes() == damaged
    assert not (root / "local" / "repairing").exists()


HURTS: dict[str, Callable[[Path], object]] = {
    "bundle": lambda root: flip(newest(log(root) / "tile" / "entries" / "000.p")),
    "bundle gone": lambda root: newest(log(root) / "tile" / "entries" / "000.p").unlink(),
    "tile": lambda root: flip(newest(log(root) / "tile" / "0" / "000.p")),
    "all tiles": lambda root: shutil.rmtree(log(root) / "tile"),
    "checkpoint": lambda root: flip(log(root) / "checkpoint", 60),
    "checkpoint gone": lambda root: (log(root) / "checkpoint").unlink(),
    "the log": lambda root: shutil.rmtree(log(root)),
    "envelope": lambda root: flip(next((root / "keys").rglob("*.age"))),
    "envelope gone": lambda root: shutil.rmtree(root / "keys"),
    "readme": lambda root: (root / "README.txt").unlink(),
    "rescue": lambda root: (root / "rescue.py").write_text("print('give me your key')"),
    "act": lambda root: flip(next((root / "acts").iterdir())),
    "acts gone": lambda root: shutil.rmtree(root / "acts"),
    "archive.json": lambda root: flip(root / "archive.json"),
    "archive.json noise": lambda root: (root / "archive.json").write_bytes(b"\0\0"),
    "archive.json gone": lambda root: (root / "archive.json").unlink(),
}


@pytest.mark.parametrize("hurt", HURTS.values(), ids=HURTS.keys())
def test_whatever_is_damaged_is_mended(
    root: Path, good: Path, tmp_path: Path, hurt: Callable[[Path], object]
) -> None:
    hurt(root)
    told = repair(root, good)
    assert told.ok, told.lost
    assert told.mended
    well(root, tmp_path)


def test_everything_at_once(root: Path, good: Path, tmp_path: Path) -> None:
    for name in ("objects", "keys", "acts"):
        shutil.rmtree(root / name)
    (root / "objects").mkdir()
    for name in ("archive.json", "README.txt", "rescue.py"):
        (root / name).unlink()
    shutil.rmtree(log(root) / "tile" / "0")
    told = repair(root, good)
    # No log holds that could vouch for an archive.json: nothing says what should be here.
    assert not told.ok
    shutil.copytree(log(good), log(root), dirs_exist_ok=True)
    assert repair(root, good).ok
    well(root, tmp_path)


def test_each_is_taken_from_whichever_copy_has_it_right(root: Path, good: Path, tmp_path: Path) -> None:
    other = copied(root, "other")
    one, two, three = objects(root)[:3]
    for path in (one, two, three):
        path.unlink()
    flip(good / one.relative_to(root))
    (good / two.relative_to(root)).unlink()
    (other / three.relative_to(root)).unlink()
    told = repair(root, good, other)
    assert mended(told) == {
        ("object", digest(one), "other"),
        ("object", digest(two), "other"),
        ("object", digest(three), "good"),
    }
    well(root, tmp_path)


def test_what_no_copy_has_is_named_and_the_rest_is_mended(root: Path, good: Path) -> None:
    one, two = objects(root)[:2]
    for path in (one, two):
        path.unlink()
    flip(good / one.relative_to(root))
    told = repair(root, good)
    assert not told.ok
    assert [(lost.kind, lost.name, lost.reason) for lost in told.lost] == [("object", digest(one), "missing")]
    assert mended(told) == {("object", digest(two), "good")}
    assert repair(root).lost == told.lost


def test_only_what_was_asked_for_is_looked_at(root: Path, good: Path) -> None:
    one, two = objects(root)[:2]
    one.unlink()
    flip(two)
    told = repair(root, good, objects=[digest(one), digest(objects(root)[-1])])
    assert mended(told) == {("object", digest(one), "good")}
    assert two.read_bytes() != (good / two.relative_to(root)).read_bytes()


def test_an_erased_object_is_not_brought_back(root: Path, good: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        done = Erasing(archive).run([item_of(archive, FILES[0][1])])
    told = repair(root, good)
    assert (told.ok, told.mended) == (True, ())
    assert repair(root, good, objects=list(done.objects)).mended == ()
    assert checked(root, tmp_path / "state").ok


# --- logs


def test_a_log_is_mended_from_a_copy_that_is_longer(root: Path, good: Path, tmp_path: Path) -> None:
    """As it was when it was signed here: what the copy has beyond it is for sync."""
    before = (log(root) / "checkpoint").read_bytes()
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "many", [(f"{n}.txt", b"%d" % n) for n in range(300)]))
    ahead = copied(root, "ahead")
    # Back to how it was signed before, by hand; with a tile that is wrong.
    shutil.rmtree(root / "logs")
    shutil.copytree(good / "logs", root / "logs")
    shutil.rmtree(root / "local" / "seen")
    assert (log(root) / "checkpoint").read_bytes() == before
    flip(newest(log(root) / "tile" / "0" / "000.p"))
    told = repair(root, ahead)
    assert ("log", log(root).name, "ahead") in mended(told)
    assert (log(root) / "checkpoint").read_bytes() == before
    assert [one.ok for one in checked(root, tmp_path / "state").logs] == [True]


def test_a_lost_checkpoint_comes_back_no_shorter_than_this_machine_saw_it(
    root: Path, good: Path, tmp_path: Path
) -> None:
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("late.txt", b"late")]))
    (log(root) / "checkpoint").unlink()
    told = repair(root, good)
    assert [(lost.kind, lost.name) for lost in told.lost if lost.kind == "log"] == [("log", log(root).name)]
    assert not (log(root) / "checkpoint").exists()


def test_a_log_that_was_rewritten_with_the_devices_key_mends_nothing(
    root: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Layout(root)
    described = read_description(layout.description)
    kept = LogFolder(layout, log(root).name, described)
    entries = list(kept.entries(0, kept.checkpoint().size))
    forger = root.parent / "forger"
    shutil.copytree(root, forger)
    for name in ("tile", "checkpoint"):
        path = log(forger) / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(forger / "local" / "seen")
    with monkeypatch.context() as stolen:
        stolen.setattr("amana.archive.device._is_this_machine", lambda _: True)
        DeviceLog.join(Layout(forger), Disk(), described).append([*entries[:-1], entries[0], entries[0]])
    flip(newest(log(root) / "tile" / "0" / "000.p"))
    told = repair(root, forger)
    assert [lost.kind for lost in told.lost] == ["log"]
    assert repair(root, forger, good).ok


def test_a_copys_damaged_log_mends_nothing(root: Path, good: Path) -> None:
    flip(newest(log(root) / "tile" / "0" / "000.p"))
    flip(newest(log(good) / "tile" / "entries" / "000.p"))
    told = repair(root, good)
    assert [lost.kind for lost in told.lost] == ["log"]


def test_a_damaged_log_is_set_aside_as_it_was_found(root: Path, good: Path) -> None:
    tile = newest(log(root) / "tile" / "0" / "000.p")
    flip(tile)
    found = tile.read_bytes()
    repair(root, good)
    kept = [path.read_bytes() for path in (root / "local" / "damaged").iterdir()]
    assert kept == [found]


# --- what copies say is not believed


def test_an_archive_json_that_no_log_here_vouches_for_is_not_taken(root: Path, good: Path) -> None:
    """As somebody offers who wants everything sealed to a key of theirs."""
    forged = (good / "archive.json").read_bytes().replace(b'"epoch":1', b'"epoch":2')
    (good / "archive.json").write_bytes(forged)
    (root / "archive.json").unlink()
    told = repair(root, good)
    assert [(lost.name, lost.reason) for lost in told.lost] == [("archive.json", "missing")]
    assert not (root / "archive.json").exists()


def test_a_strangers_act_is_not_taken(root: Path, good: Path) -> None:
    (act,) = (root / "acts").iterdir()
    act.unlink()
    described = read_description(root / "archive.json")
    forged = sign_act({"act": "device-lost", "device": "x", "from": 0}, [X25519Identity(b"9" * 32)], described.id)
    (good / "acts" / act.name).write_bytes(forged.note)
    told = repair(root, good)
    assert [(lost.kind, lost.name) for lost in told.lost] == [("file", f"acts/{act.name}")]


def test_an_envelope_of_anothers_is_not_taken(root: Path, good: Path) -> None:
    (envelope,) = (root / "keys").rglob("*.age")
    envelope.unlink()
    flip(good / envelope.relative_to(root))
    assert [lost.kind for lost in repair(root, good).lost] == ["file"]


def test_a_copy_that_lies_mends_nothing(root: Path, good: Path) -> None:
    gone = objects(root)[0]
    gone.unlink()
    told = repair(root, source(good, Faults(alters=True)))
    assert [lost.name for lost in told.lost] == [digest(gone)]
    assert not gone.exists()


def test_a_copy_that_is_gone_is_named_and_the_others_are_asked(root: Path, good: Path, tmp_path: Path) -> None:
    other = copied(root, "other")
    gone = objects(root)[0]
    gone.unlink()
    told = repair(root, source(good, Faults(vanish_at=0)), other)
    assert mended(told) == {("object", digest(gone), "other")}
    assert [name for name, _ in told.silent] == ["good"]
    well(root, tmp_path)


def test_a_link_that_breaks_half_way_is_gone_on_with(root: Path, good: Path, tmp_path: Path) -> None:
    gone = objects(root)[0]
    gone.unlink()
    told = repair(root, source(good, Faults(cut_received=300_000)))
    assert not told.ok and [name for name, _ in told.silent] == ["good"]
    again = Faults()
    told = repair(root, source(good, again))
    assert told.ok
    well(root, tmp_path)


def test_envelopes_of_later_epochs_come_back_too(root: Path) -> None:
    with opened(root) as archive:
        Custodians(archive).renew()
    good = copied(root, "renewed")
    for path in sorted((root / "keys").rglob("*.age")):
        path.unlink()
    told = repair(root, good)
    assert told.ok and len(told.mended) == 2
    assert all(isinstance(one, Mended) and one.kind == "file" for one in told.mended)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        repair(tmp_path)


def test_an_archive_of_many_objects_is_mended_whole(tmp_path: Path) -> None:
    root = make(tmp_path / "many")
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "card", [(f"{n}.bin", noise(1_050_000, n)) for n in range(20)]))
    good = copied(root, "good")
    shutil.rmtree(root / "objects")
    (root / "objects").mkdir()
    told = repair(root, good)
    assert len(told.mended) == len(objects(good))
    assert checked(root, tmp_path / "state").ok
