"""Sync between devices over copies: union, nothing lost, nothing sent twice, and everything told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amana.archive import Archive, Layout, read_description
from amana.archive.copies import add_copy, find_copy, forget_state, read_copies, read_state
from amana.archive.device import read_device_key
from amana.archive.kits import Devices
from amana.archive.places import prepare
from amana.archive.syncing import Syncing
from amana.errors import (
    ArchiveFileDamaged,
    CopyOfAnother,
    CopyUnusable,
    DiskFault,
    KitCannot,
    StoreUnreachable,
)
from amana.records import CustodyAct, Gained, Progress, Synced
from amana.stores import Disk, FolderStore
from tests.archive.archives import SOFTWARE, add, checked, make, noise, opened, restore, tree_bytes, write_tree
from tests.archive.syncs import archive_with, holding, log_of, new_copy, one, put, second_device, sync
from tests.faults.faulty_medium import Faults, faulty

FILES = (("a.txt", b"first"), ("clip.bin", noise(1_300_000, 1)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return archive_with(tmp_path / "archive", tmp_path, *FILES)


def test_a_copy_becomes_whole_and_opens_by_itself(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    synced = sync(root)
    assert (synced.ok, synced.tampered, one(synced).outcome) == (True, False, "synced")
    assert holding(tmp_path / "usb") == holding(root)
    assert checked(tmp_path / "usb", tmp_path / "state", root).ok
    assert (tmp_path / "usb" / "rescue.py").read_bytes() == (root / "rescue.py").read_bytes()
    with opened(tmp_path / "usb") as archive:
        restore(archive, tmp_path / "out")
    assert sorted(tree_bytes(tmp_path / "out").values()) == sorted(data for _, data in FILES)


def test_a_second_sync_has_nothing_to_do(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    before = tree_bytes(root), tree_bytes(tmp_path / "usb")
    synced = sync(root)
    assert one(synced).here == one(synced).there == type(one(synced).here)()
    after = tree_bytes(root), tree_bytes(tmp_path / "usb")
    changed = {name for old, new in zip(before, after, strict=True) for name in old if old[name] != new.get(name)}
    assert changed <= {"local/copies/usb.json"}


def test_what_was_given_is_entered_once_and_given_too(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    for _ in range(3):
        assert sync(root).entered
    with opened(tmp_path / "usb") as archive:
        acts = [row.act for row in archive.catalogue.acts() if isinstance(row.act, CustodyAct)]
    assert [(act.act, act.copy, act.outcome) for act in acts] == [("copied", "usb", "success")]


def test_what_was_broken_off_is_entered_when_it_is_done(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    for cut in (10, 100_000, 100_000):  # several threads may each send so much before the link is cut
        synced = sync(root, wrap=lambda medium, cut=cut: faulty(medium, Faults(cut_sent=cut)))  # type: ignore[misc]
        assert one(synced).outcome == "part"
    assert sync(root).ok
    with opened(root) as archive:
        acts = [row.act for row in archive.catalogue.acts() if isinstance(row.act, CustodyAct)]
    assert [(act.act, act.outcome) for act in acts] == [("copied", "success")]


def test_two_devices_become_one_over_a_copy(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    other = second_device(tmp_path / "usb", tmp_path / "other")
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    put(root, tmp_path, ("ours.txt", b"ours"))
    for place in (other, root, other, root):
        assert sync(place).ok
    assert holding(root) == holding(other) == holding(tmp_path / "usb")
    for place in (root, other, tmp_path / "usb"):
        assert checked(place, tmp_path / "state").ok, place
    for place in (root, other):
        with opened(place) as archive:
            assert archive.catalogue.counts().items == 4
            assert archive.faults == ()


def test_what_one_copy_brings_goes_to_the_others_in_the_same_sync(root: Path, tmp_path: Path) -> None:
    for name in ("usb", "shelf"):
        new_copy(root, tmp_path / name)
    sync(root, "usb")
    other = second_device(tmp_path / "usb", tmp_path / "other")
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    sync(other)
    assert sync(root, "shelf", "usb").ok
    assert holding(tmp_path / "shelf") == holding(tmp_path / "usb") == holding(root)


def test_a_copy_that_is_not_there_is_skipped_with_a_word(root: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    new_copy(root, tmp_path / "stick" / "kept")
    new_copy(root, tmp_path / "shelf")
    shutil.rmtree(tmp_path / "stick")
    synced = sync(root)
    assert {copy.name: copy.outcome for copy in synced.copies} == {"kept": "absent", "shelf": "synced"}
    assert not synced.ok
    assert not synced.tampered
    assert StoreUnreachable.code in (synced.copies[0].reason or "")


def test_an_empty_folder_where_the_stick_should_be_is_not_filled(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    shutil.move(tmp_path / "usb", tmp_path / "unplugged")
    (tmp_path / "usb").mkdir()
    synced = sync(root)
    assert (one(synced).outcome, "no-archive-there" in (one(synced).reason or "")) == ("absent", True)
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_machine_that_holds_no_key_carries_between_two(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    courier = second_device(tmp_path / "usb", tmp_path / "courier")
    add_copy(Layout(courier), Disk(), "far", str(tmp_path / "far"))
    prepare(str(tmp_path / "far"), Layout(courier), read_description(courier / "archive.json"))
    put(root, tmp_path, ("later.txt", b"later"))
    sync(root)
    assert sync(courier).ok
    with opened(tmp_path / "far") as archive:
        assert archive.catalogue.counts().items == 3
        assert archive.faults == ()


def test_progress_is_told_with_totals(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    told: list[Progress] = []
    sync(root, watch=told.append)
    total = sum(path.stat().st_size for path in (root / "objects").rglob("*.age"))
    assert told[-1].files == told[-1].total_files
    assert 0 < told[-1].bytes == told[-1].total_bytes <= total
    assert [one.files for one in told] == sorted(one.files for one in told)


def test_what_came_halfway_is_gone_on_with(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    forget_state(Layout(root), Disk(), "usb")
    synced = sync(root)
    assert one(synced).there.objects == 0
    assert synced.ok
    assert read_state(Layout(root), "usb").logs


# --- what is lacking, damaged, or lost


def largest(root: Path) -> Path:
    return max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)


def test_a_damaged_object_of_ours_is_never_given_on(root: Path, tmp_path: Path) -> None:
    place = largest(root)
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)
    new_copy(root, tmp_path / "usb")
    synced = sync(root)
    assert synced.damaged == (place.stem,)
    assert synced.tampered
    assert one(synced).lacking == (place.stem,)
    assert not FolderStore(tmp_path / "usb" / "objects").path(place.stem).exists()
    assert [log.ok for log in checked(tmp_path / "usb", tmp_path / "state").logs] == [True]


def test_a_damaged_object_of_a_copy_is_not_taken_and_the_next_one_is_asked(root: Path, tmp_path: Path) -> None:
    for name in ("bad", "good"):
        new_copy(root, tmp_path / name)
    sync(root)
    other = second_device(tmp_path / "bad", tmp_path / "other")
    add_copy(Layout(other), Disk(), "good", str(tmp_path / "good"))
    name = largest(other).stem
    shutil.rmtree(other / "logs")
    shutil.rmtree(other / "objects")
    place = FolderStore(tmp_path / "bad" / "objects").path(name)
    place.write_bytes(b"x" * place.stat().st_size)
    synced = sync(other, "bad", "good")
    assert [copy.damaged for copy in synced.copies] == [(name,), ()]
    assert synced.lacking == ()
    assert FolderStore(other / "objects").path(name).is_file()
    assert checked(other, tmp_path / "state").missing == ()


def test_an_object_that_nobody_has_is_named_and_asked_for_again(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    other = second_device(tmp_path / "usb", tmp_path / "other")
    place = largest(tmp_path / "usb")
    kept = place.read_bytes()
    for where in (place, FolderStore(other / "objects").path(place.stem)):
        where.unlink()
    shutil.rmtree(other / "logs")
    synced = sync(other)
    assert synced.lacking == one(synced).lacking == (place.stem,)
    assert one(synced).outcome == "part"
    assert checked(other, tmp_path / "state").missing == (place.stem,)
    place.write_bytes(kept)
    synced = sync(other)
    assert (synced.ok, one(synced).here.objects) == (True, 1)
    assert checked(other, tmp_path / "state").ok


def test_a_lost_machine_comes_back_from_its_copies(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    before = holding(root)
    shutil.rmtree(root)
    again = second_device(tmp_path / "usb", root)
    put(again, tmp_path, ("after.txt", b"after"))
    assert sync(again).ok
    assert before.objects < holding(again).objects == holding(tmp_path / "usb").objects
    assert checked(again, tmp_path / "state").ok


def test_our_own_log_comes_back_when_our_disk_was_set_back(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    backup = tmp_path / "backup"
    shutil.copytree(root, backup)
    put(root, tmp_path, ("after.txt", b"after"))
    sync(root)
    size = read_state(Layout(root), "usb").logs[log_of(root).name].size
    for part in ("logs", "objects"):
        shutil.rmtree(root / part)
        shutil.copytree(backup / part, root / part)
    shutil.rmtree(root / "local" / "incoming", ignore_errors=True)
    assert any("rolled-back" in (log.reason or "") for log in checked(root, tmp_path / "state").logs)
    assert sync(root).ok
    assert checked(root, tmp_path / "state").ok
    put(root, tmp_path, ("more.txt", b"more"))
    assert sync(root).ok
    assert read_state(Layout(root), "usb").logs[log_of(root).name].size > size


def test_a_damaged_log_of_ours_is_mended_by_a_copy_that_has_all_of_it(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    for path in log_of(root).rglob("*"):
        if "entries" in path.as_posix() and path.is_file():
            path.write_bytes(b"\0\0")
    synced = sync(root)
    assert synced.tampered
    assert checked(root, tmp_path / "state").ok
    assert sync(root).ok


# --- where a copy may be


def test_a_place_of_another_archive_is_refused_with_both_ids(root: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    ids = [read_description(place / "archive.json").id for place in (other, root)]
    with pytest.raises(CopyOfAnother) as told:
        new_copy(root, other)
    assert [told.value.facts["found"], told.value.facts["expected"]] == ids
    (other / "archive.json").write_bytes(b"{}")
    with pytest.raises(CopyOfAnother) as told:
        new_copy(root, other)
    assert [told.value.facts["found"], told.value.facts["expected"]] == ids


def test_a_place_with_other_files_is_refused(root: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "photos", [("one.jpg", b"x")])
    with pytest.raises(CopyUnusable) as told:
        new_copy(root, tmp_path / "photos")
    assert told.value.facts["reason"] == "holds-other-files"
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["one.jpg"]


def test_a_copy_whose_disk_holds_another_archive_now_is_refused(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    shutil.rmtree(tmp_path / "usb")
    before = tree_bytes(make(tmp_path / "usb"))
    synced = sync(root)
    assert (one(synced).outcome, synced.tampered) == ("refused", True)
    assert tree_bytes(tmp_path / "usb") == before


def test_a_copy_that_can_only_be_read_still_gives(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    other = second_device(tmp_path / "usb", tmp_path / "other")
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    sync(other)
    put(root, tmp_path, ("ours.txt", b"ours"))
    synced = sync(root, wrap=lambda medium: faulty(medium, Faults(read_only=True)))
    assert one(synced).outcome == "part"
    assert "EROFS" in (one(synced).reason or "")
    assert one(synced).here.entries > 0
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 4


def test_an_archive_that_can_only_be_read_still_gives(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that is write-protected: its lists lie in the person's own folder, and nothing can be taken."""
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != root)
    monkeypatch.setattr(Disk, "step", _never_in(root))

    def synced() -> Synced:
        with Archive(root, [], SOFTWARE, tmp_path / "cache") as archive:
            if not read_copies(archive.layout):
                prepare(str(tmp_path / "usb"), archive.layout, archive.described)
                add_copy(archive.layout, Disk(), "usb", str(tmp_path / "usb"))
            return Syncing(archive).run(read_copies(archive.layout))

    first = synced()
    assert (one(first).outcome, first.entered) == ("synced", False)
    assert holding(tmp_path / "usb") == holding(root)
    assert one(synced()).there == Gained()
    other = second_device(tmp_path / "usb", tmp_path / "other")
    monkeypatch.setattr(Disk, "step", lambda *_: None)
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    sync(other)
    monkeypatch.setattr(Disk, "step", _never_in(root))
    told = synced()
    assert one(told).outcome == "part"
    assert "EROFS" in (one(told).reason or "")
    assert not told.tampered


def _never_in(root: Path) -> Callable[[Disk, str, Path], None]:
    def step(_: Disk, effect: str, path: Path) -> None:
        if path.is_relative_to(root):
            raise DiskFault(path=str(path), reason="EROFS")

    return step


# --- capture kits


def kit_of(root: Path, place: Path) -> Path:
    with opened(root) as archive:
        Devices(archive).new_kit(place, "Samira's card")
    return place


def test_a_kit_is_taken_from_and_given_nothing(root: Path, tmp_path: Path) -> None:
    kit = kit_of(root, tmp_path / "kit")
    with Archive(kit, [], SOFTWARE) as archive:
        add(archive, write_tree(tmp_path / "phone", [("seen.txt", b"seen")]))
    before = tree_bytes(kit)
    assert new_copy(root, kit, "card").kit
    synced = sync(root)
    assert (synced.ok, one(synced).kit, one(synced).there) == (True, True, type(one(synced).there)())
    assert one(synced).here.entries == 2
    assert tree_bytes(kit) == before
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 3
    assert checked(root, tmp_path / "state").ok
    assert one(sync(root)).here.entries == 0


def test_a_kit_learns_of_a_new_epoch_and_of_nothing_else(root: Path, tmp_path: Path) -> None:
    from amana.archive.custodians import Custodians
    from amana.seal import X25519Identity

    kit = kit_of(root, tmp_path / "kit")
    with opened(root) as archive:
        Custodians(archive).add(X25519Identity.generate().recipient, "Nour")
        Custodians(archive).renew()
    new_copy(root, kit, "card")
    sync(root)
    assert len(list((kit / "acts").iterdir())) == 1
    assert not (kit / "keys").exists()
    with Archive(kit, [], SOFTWARE) as archive:
        add(archive, write_tree(tmp_path / "phone", [("seen.txt", b"seen")]))
        assert archive.described.current.epoch == 2
    assert sync(root).ok
    with opened(root) as archive:
        assert archive.faults == ()
        assert archive.catalogue.counts().items == 3


def test_a_kit_whose_archive_json_is_lost_is_still_not_filled(root: Path, tmp_path: Path) -> None:
    kit = kit_of(root, tmp_path / "kit")
    new_copy(root, kit, "card")
    sync(root)
    (kit / "archive.json").unlink()
    sync(root)
    assert not (kit / "keys").exists()
    assert not (kit / "archive.json").exists()
    assert len(list((kit / "logs").iterdir())) == 1


def test_what_may_be_a_kit_is_not_filled_either(root: Path, tmp_path: Path) -> None:
    kit = kit_of(root, tmp_path / "kit")
    (kit / "archive.json").unlink()
    with pytest.raises(ArchiveFileDamaged):
        new_copy(root, kit, "card")
    add_copy(Layout(root), Disk(), "card", str(kit))
    synced = sync(root)
    assert one(synced).here.entries == 1
    assert one(synced).there == Gained()
    assert not find_copy(Layout(root), "card").kit
    assert "archive.json" in " ".join(one(synced).faults)


def test_a_kit_can_bring_what_it_took_to_a_copy_itself(root: Path, tmp_path: Path) -> None:
    kit = kit_of(root, tmp_path / "kit")
    new_copy(root, tmp_path / "server")
    sync(root)
    with Archive(kit, [], SOFTWARE) as archive:
        add(archive, write_tree(tmp_path / "phone", [("seen.txt", b"seen")]))
    with pytest.raises(KitCannot):
        prepare(str(tmp_path / "empty"), Layout(kit), read_description(kit / "archive.json"))
    add_copy(Layout(kit), Disk(), "server", str(tmp_path / "server"))
    assert sync(kit).ok
    assert [path.name for path in (kit / "logs").iterdir()] == [log_of(kit).name]
    assert sync(root).ok
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 3
    assert checked(tmp_path / "server", tmp_path / "state").ok


def test_the_device_key_never_leaves(root: Path, tmp_path: Path) -> None:
    new_copy(root, tmp_path / "usb")
    sync(root)
    assert read_device_key(Layout(tmp_path / "usb")) is None
    assert {path.name for path in (tmp_path / "usb" / "local").iterdir()} <= {"lock"}
    assert find_copy(Layout(root), "usb").name == "usb"
