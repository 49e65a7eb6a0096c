"""Whatever is done to an archive's folder shows in `verify`, and costs no more than what was touched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from amana.archive import Archive, Layout
from amana.errors import (
    ArchiveFileDamaged,
    IdentityMissing,
    LogDamaged,
    NoIdentityMatches,
    NotAnArchive,
)
from amana.seal import X25519Identity
from tests.archive.archives import (
    SOFTWARE,
    add,
    checked,
    make,
    noise,
    opened,
    restore,
    tree_bytes,
    write_tree,
)

FILES = [("a.txt", b"first"), ("b.bin", noise(1_300_000, 1)), ("c.bin", noise(1_300_000, 2))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive with one pack and two whole objects from two runs, verified once."""
    root = make(tmp_path / "archive")
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "card", FILES))
        add(archive, write_tree(tmp_path / "more", [("d.txt", b"fourth")]))
    assert checked(root, tmp_path / "state").ok
    return root


def objects(root: Path) -> list[Path]:
    """The objects, the largest first."""
    return sorted((root / "objects").rglob("*.age"), key=lambda path: -path.stat().st_size)


def log(root: Path) -> Path:
    """The one device's log."""
    return next((root / "logs").iterdir())


def flip(path: Path, at: int = -20) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def name(path: Path) -> str:
    return path.name.removesuffix(".age")


@pytest.mark.parametrize("how", ["flipped", "truncated", "emptied", "longer"])
def test_a_damaged_object_is_named_and_costs_its_own_items_alone(root: Path, tmp_path: Path, how: str) -> None:
    hurt = objects(root)[0]
    data = hurt.read_bytes()
    changed = {"flipped": None, "truncated": data[:-100], "emptied": b"", "longer": data + b"x"}[how]
    flip(hurt) if changed is None else hurt.write_bytes(changed)
    verified = checked(root, tmp_path / "state")
    assert (verified.ok, verified.damaged, verified.missing) == (False, (name(hurt),), ())
    with opened(root) as archive:
        restored, told = restore(archive, tmp_path / "out")
    assert (restored.failed, restored.restored) == (1, 3)
    assert len(tree_bytes(tmp_path / "out")) == 3
    assert [one.reason for one in told.restored if one.outcome == "failed"] == ["sealed-damaged"]


def test_a_deleted_object_is_missing(root: Path, tmp_path: Path) -> None:
    gone = objects(root)[0]
    gone.unlink()
    verified = checked(root, tmp_path / "state")
    assert (verified.ok, verified.missing, verified.damaged) == (False, (name(gone),), ())
    with opened(root) as archive:
        _, told = restore(archive, tmp_path / "out")
    assert [one.reason for one in told.restored if one.outcome == "failed"] == ["object-missing"]


def test_swapped_objects_are_both_damaged(root: Path, tmp_path: Path) -> None:
    one, two = objects(root)[:2]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert checked(root, tmp_path / "state").damaged == tuple(sorted([name(one), name(two)]))
    with opened(root) as archive:
        _, told = restore(archive, tmp_path / "out")
    assert {one.reason for one in told.restored if one.outcome == "failed"} == {"content-differs"}
    assert len(tree_bytes(tmp_path / "out")) == 2


def test_an_object_that_no_log_names_is_unlogged(root: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    (stranger,) = objects(other)
    place = root / stranger.relative_to(other)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(stranger, place)
    verified = checked(root, tmp_path / "state")
    assert (verified.ok, verified.unlogged) == (False, (name(stranger),))


def test_files_that_do_not_belong_are_extra(root: Path, tmp_path: Path) -> None:
    (root / "notes.txt").write_text("?")
    (root / "objects" / "ab").mkdir(exist_ok=True)
    (root / "objects" / "ab" / "x").write_text("?")
    (root / "keys" / "1" / "mine.txt").write_text("?")
    (log(root) / "tile" / "notes").write_text("?")
    verified = checked(root, tmp_path / "state")
    stray = ("notes.txt", "keys/1/mine.txt", f"logs/{log(root).name}/tile/notes", "objects/ab/x")
    assert (verified.ok, verified.extra) == (False, stray)


def cut_entries(root: Path) -> None:
    bundle = max((log(root) / "tile" / "entries" / "000.p").iterdir(), key=lambda path: int(path.name))
    bundle.write_bytes(bundle.read_bytes()[:-30])


def flip_entries(root: Path) -> None:
    flip(max((log(root) / "tile" / "entries" / "000.p").iterdir(), key=lambda path: int(path.name)))


def flip_tile(root: Path) -> None:
    flip(max((log(root) / "tile" / "0" / "000.p").iterdir(), key=lambda path: int(path.name)))


def flip_checkpoint(root: Path) -> None:
    flip(log(root) / "checkpoint", 60)


def drop_checkpoint(root: Path) -> None:
    (log(root) / "checkpoint").unlink()


def drop_log(root: Path) -> None:
    shutil.rmtree(log(root))


@pytest.mark.parametrize(
    "hurt", [cut_entries, flip_entries, flip_tile, flip_checkpoint, drop_checkpoint, drop_log]
)
def test_a_damaged_log_is_told(root: Path, tmp_path: Path, hurt: Callable[[Path], None]) -> None:
    device = log(root).name
    hurt(root)
    verified = checked(root, tmp_path / "state")
    assert not verified.ok
    assert [(one.device, one.ok) for one in verified.logs] == [(device, False)]


def test_a_log_rolled_back_is_told_by_who_saw_it(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "earlier"
    shutil.copytree(root, copy)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "last", [("e.txt", b"fifth")]))
    newest = {name(path) for path in objects(root)} - {name(path) for path in objects(copy)}
    shutil.rmtree(log(root))
    shutil.copytree(log(copy), root / "logs" / log(copy).name)
    verified = checked(root, tmp_path / "state")
    assert not verified.ok
    assert "rolled-back" in (verified.logs[0].reason or "")
    assert set(verified.unlogged) == newest


def test_a_log_rewritten_with_its_own_key_is_told_by_who_saw_it(root: Path, tmp_path: Path) -> None:
    from amana.archive.description import read_description
    from amana.archive.device import DeviceLog
    from amana.stores import Disk

    layout = Layout(root)
    shutil.move(layout.seen, tmp_path / "elsewhere" / "local" / "seen")
    device = log(root).name
    entries = list(_entries(layout, device))
    for part in ("tile", "checkpoint"):
        path = layout.log(device) / part
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    forged = DeviceLog.join(layout, Disk(), read_description(layout.description))
    forged.append([entries[0], *entries[2:], entries[2]])
    verified = checked(root, tmp_path / "state", tmp_path / "elsewhere")
    assert not verified.ok
    assert "history-rewritten" in (verified.logs[0].reason or "")


def _entries(layout: Layout, device: str) -> list[bytes]:
    from amana.archive import read_description
    from amana.archive.logs import LogFolder

    folder = LogFolder(layout, device, read_description(layout.description))
    return list(folder.entries(0, folder.checkpoint().size))


def test_nothing_is_added_to_a_log_that_lost_what_was_signed(root: Path, tmp_path: Path) -> None:
    kept = tmp_path / "earlier"
    shutil.copytree(log(root), kept)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "last", [("e.txt", b"fifth")]))
    device = log(root).name
    shutil.rmtree(log(root))
    shutil.copytree(kept, root / "logs" / device)
    with opened(root) as archive, pytest.raises(LogDamaged) as told:
        add(archive, write_tree(tmp_path / "more still", [("g.txt", b"seventh")]))
    assert told.value.facts["reason"] == "rolled-back"
    (log(root) / "checkpoint").unlink()
    with opened(root) as archive, pytest.raises(LogDamaged) as told:
        add(archive, tmp_path / "more still")
    assert told.value.facts["reason"] == "checkpoint-missing"


@pytest.mark.parametrize(("beside", "reason"), [(True, "vkey-of-another-archive"), (False, "device-unknown")])
def test_another_archives_log_is_not_believed(root: Path, tmp_path: Path, beside: bool, reason: str) -> None:
    other = make(tmp_path / "other")
    shutil.copytree(log(other), root / "logs" / log(other).name)
    if not beside:
        (root / "logs" / log(other).name / "vkey").unlink()
    verified = checked(root, tmp_path / "state")
    told = {one.device: one.reason for one in verified.logs}
    assert reason in (told[log(other).name] or "")
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 4


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"format":"amana-archive"}', b"\xff\xfe", b"0" * 2_000_000], ids=range(6)
)
def test_a_damaged_description_is_told_and_the_rest_still_checked(
    root: Path, tmp_path: Path, content: bytes
) -> None:
    (root / "archive.json").write_bytes(content)
    verified = checked(root, tmp_path / "state")
    assert not verified.ok
    assert verified.faults
    assert [one.ok for one in verified.logs] == [True]
    with pytest.raises(ArchiveFileDamaged) as told:
        opened(root)
    assert told.value.facts["path"] == str(root / "archive.json")


def test_a_description_that_names_another_recipient_is_told(root: Path, tmp_path: Path) -> None:
    given = json.loads((root / "archive.json").read_bytes())
    from amana.seal import recipient_text

    given["epochs"][0]["recipient"] = recipient_text(X25519Identity.generate().recipient)
    (root / "archive.json").write_text(json.dumps(given, sort_keys=True, separators=(",", ":")))
    verified = checked(root, tmp_path / "state")
    assert not verified.ok
    assert "not-the-one-the-log-names" in verified.faults[0]


@pytest.mark.parametrize("pattern", ["rescue.py", "README.txt", "keys/1/*.age", "acts/*.note"])
@pytest.mark.parametrize("change", ["replaced", "removed"])
def test_what_people_are_told_to_run_and_read_is_checked(
    root: Path, tmp_path: Path, pattern: str, change: str
) -> None:
    (name,) = [path.relative_to(root).as_posix() for path in root.glob(pattern)]
    (root / name).unlink() if change == "removed" else (root / name).write_text("print('give me your key')")
    verified = checked(root, tmp_path / "state")
    assert not verified.ok
    assert any(name in fault or Path(name).stem in fault for fault in verified.faults)


def test_wrong_and_no_key_are_told_apart(root: Path) -> None:
    with pytest.raises(NoIdentityMatches) as told:
        Archive(root, [X25519Identity.generate()], SOFTWARE)
    assert told.value.facts == {"tried": 1}
    with Archive(root, [], SOFTWARE) as archive, pytest.raises(IdentityMissing):
        archive.catalogue.counts()


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        opened(tmp_path)
    with pytest.raises(NotAnArchive):
        checked(tmp_path, tmp_path / "state")


def test_an_archive_without_its_description_is_damaged_and_not_nothing(root: Path, tmp_path: Path) -> None:
    (root / "archive.json").unlink()
    verified = checked(root, tmp_path / "state")
    assert (verified.ok, [log.ok for log in verified.logs]) == (False, [True])


def test_a_folder_in_an_objects_place_is_no_object(root: Path, tmp_path: Path) -> None:
    gone = objects(root)[0]
    gone.unlink()
    gone.mkdir()
    verified = checked(root, tmp_path / "state")
    assert (verified.ok, verified.missing) == (False, (name(gone),))


def test_a_lost_catalogue_is_made_again(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        before = list(archive.catalogue.items())
    shutil.rmtree(root / "local")
    with opened(root) as archive:
        assert list(archive.catalogue.items()) == before
        assert archive.rebuild().faults == ()
        assert list(archive.catalogue.items()) == before


@pytest.mark.parametrize("content", [b"", b"not a catalogue", b"\0" * 100_000], ids=["empty", "text", "zeros"])
def test_a_damaged_catalogue_is_made_again(root: Path, content: bytes) -> None:
    for path in (root / "local").glob("catalogue.db*"):
        path.unlink()
    (root / "local" / "catalogue.db").write_bytes(content)
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 4


def test_a_new_machine_joins_with_a_log_of_its_own(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / "local")
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "new", [("f.txt", b"sixth")]))
    verified = checked(root, tmp_path / "state")
    assert verified.ok
    assert len(verified.logs) == 2


def test_verify_carries_on_where_it_was_broken_off(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from amana.archive.checking import Checking

    count = len(objects(root))
    asked: list[str] = []
    real = Checking._log

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checking, "_log", broken_off)
    with pytest.raises(KeyboardInterrupt):
        checked(root, tmp_path / "state")
    monkeypatch.setattr(Checking, "_log", real)
    from amana.stores import FolderStore

    opening = FolderStore.open

    def noting(self: FolderStore, digest: str) -> BinaryIO:
        asked.append(digest)
        return opening(self, digest)

    monkeypatch.setattr(FolderStore, "open", noting)
    again = checked(root, tmp_path / "state")
    assert (again.ok, again.objects, asked) == (True, count, [])
    assert checked(root, tmp_path / "state").ok
    assert len(asked) == count
