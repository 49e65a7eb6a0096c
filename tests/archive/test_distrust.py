"""What an archive's folder says is not believed because it says so: it may have been in other hands."""

from __future__ import annotations

import io
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from amana.archive import Archive, Layout, find_archive, read_description
from amana.archive.description import Description, Epoch
from amana.archive.recovery import Journal
from amana.archive.tar import BLOCK, header, members
from amana.errors import (
    ArchiveFileDamaged,
    DestinationUnusable,
    DiskFault,
    LogDamaged,
    RecordMalformed,
    SealedDamaged,
)
from amana.records import Accession, Intake
from amana.seal import X25519Identity, recipient_text
from amana.stores import Disk, FolderStore
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

FILES = [("a.txt", b"first"), ("b.bin", noise(1_300_000, 1))]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make(tmp_path / "archive")
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "card", FILES))
    return root


def with_stranger(described: Description) -> Description:
    """archive.json with one epoch more, whose key somebody else holds."""
    stranger = Epoch(2, recipient_text(X25519Identity.generate().recipient), described.made)
    return Description(
        described.id, described.made, (*described.epochs, stranger), described.devices, described.files
    )


@pytest.mark.parametrize("keyed", [True, False])
def test_nothing_is_sealed_to_a_recipient_that_was_put_in(root: Path, tmp_path: Path, keyed: bool) -> None:
    described = read_description(root / "archive.json")
    (root / "archive.json").write_bytes(with_stranger(described).to_bytes())
    before = sorted((root / "objects").rglob("*.age"))
    archive = opened(root) if keyed else Archive(root, [], SOFTWARE)
    with archive, pytest.raises(ArchiveFileDamaged):
        add(archive, write_tree(tmp_path / "more", [("c.txt", b"secret")]))
    assert sorted((root / "objects").rglob("*.age")) == before


def test_a_copy_of_another_archive_is_not_taken_for_one_of_ours(root: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    assert checked(other, tmp_path / "state").ok
    verified = checked(other, tmp_path / "state", root)
    assert not verified.ok
    assert any("of-another-archive" in fault for fault in verified.faults)


def test_an_older_copy_is_behind_and_not_damaged(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("local"))
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("c.txt", b"later")]))
    verified = checked(copy, tmp_path / "state", root)
    assert (verified.ok, [log.reason for log in verified.logs]) == (True, ["behind"])


def test_another_devices_log_that_was_rolled_back_is_told(root: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    shutil.move(root / "local", ours)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "theirs", [("d.txt", b"theirs")]))
    theirs = next(log for log in (root / "logs").iterdir() if (ours / "device.key").read_text().find(log.name) < 0)
    earlier = tmp_path / "earlier"
    shutil.copytree(theirs, earlier)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("e.txt", b"theirs too")]))
    shutil.rmtree(root / "local")
    shutil.move(ours, root / "local")
    assert checked(root, tmp_path / "state").ok
    shutil.rmtree(theirs)
    shutil.copytree(earlier, theirs)
    verified = checked(root, tmp_path / "state")
    assert any("rolled-back" in (log.reason or "") for log in verified.logs)


def test_what_was_missing_is_taken_in_when_it_is_back(root: Path, tmp_path: Path) -> None:
    largest = max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)
    aside = tmp_path / "aside"
    shutil.move(largest, aside)
    shutil.rmtree(root / "local")
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 1
        restored, told = restore(archive, tmp_path / "out")
        assert (restored.restored, restored.failed) == (1, 1)
        assert told.restored[0].reason == "record-unreadable"
    shutil.move(aside, largest)
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 2
        restored, _ = restore(archive, tmp_path / "again")
        assert (restored.restored, restored.failed) == (2, 0)


ODD = [
    ("path", 7),
    ("tags", "x"),
    ("tags", [1]),
    ("source", []),
    ("size", "abc"),
    ("size", -1),
    ("sha256", "zz"),
    ("path_raw", "zz"),
    ("path_raw", "abc"),
    ("modified", 7),
]


@pytest.mark.parametrize(("field", "value"), ODD)
def test_a_record_of_odd_shape_is_refused(field: str, value: Any) -> None:
    fields = Accession("a", "/", 1, "0" * 64, "text/plain", "2031", "d", "s").fields()
    with pytest.raises(RecordMalformed):
        Accession.from_fields({**fields, field: value})


def test_an_intake_of_odd_shape_is_refused() -> None:
    fields = Intake("0" * 64, "m", "1", "read").fields()
    odds: list[dict[str, Any]] = [{"facts": [1]}, {"made": [{"made": "text", "sha256": 5}]}, {"title": 3}]
    for odd in odds:
        with pytest.raises(RecordMalformed):
            Intake.from_fields({**fields, **odd})


@pytest.mark.parametrize("size", [b"-0000001000\0", b"99999999999\0", b"0x000000012\0", b"           \0"])
def test_a_forged_tar_is_refused_and_does_not_hang(size: bytes) -> None:
    block = bytearray(header("content", 1))
    block[124:136] = size
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    with pytest.raises(SealedDamaged):
        list(members(io.BytesIO(bytes(block) + bytes(2 * BLOCK))))


def test_a_bad_sector_costs_what_lies_on_it_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)

    class Bad(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

        def readinto(self, buffer: Any, /) -> int:
            raise OSError(5, "Input/output error")

    opening = FolderStore.open

    def failing(self: FolderStore, digest: str) -> Any:
        return Bad(str(largest)) if digest in largest.name else opening(self, digest)

    monkeypatch.setattr(FolderStore, "open", failing)
    with opened(root) as archive:
        restored, told = restore(archive, tmp_path / "out")
    assert (restored.restored, restored.failed) == (1, 1)
    assert [one.reason for one in told.restored if one.outcome == "failed"] == ["disk-fault"]


def test_adding_makes_a_damaged_catalogue_again(root: Path, tmp_path: Path) -> None:
    for path in (root / "local").glob("catalogue.db*"):
        path.unlink()
    (root / "local" / "catalogue.db").write_bytes(b"x" * 9000)
    with opened(root) as archive:
        added, _ = add(archive, write_tree(tmp_path / "more", [("c.txt", b"more")]))
        assert added.kept == 1
        assert archive.catalogue.counts().items == 3


def test_a_journal_says_how_archive_json_is_left(root: Path) -> None:
    layout = Layout(root)
    Journal("d", 3, ("0" * 64,), "{}").write(layout, Disk())
    assert Journal.read(layout) == Journal("d", 3, ("0" * 64,), "{}")


def test_a_copied_folder_signs_with_a_key_of_its_own(root: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    shutil.copytree(root, twin)
    for place, name in ((root, "x.txt"), (twin, "y.txt")):
        with opened(place) as archive:
            add(archive, write_tree(tmp_path / f"card-{name}", [(name, name.encode())]))
    assert len(list((root / "logs").iterdir())) == 1
    assert len(list((twin / "logs").iterdir())) == 2
    assert checked(twin, tmp_path / "state").ok


@pytest.mark.parametrize("how", ["a file in its place", "no leave to write"])
def test_verify_needs_no_state_folder(
    root: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    if how == "a file in its place":
        state.write_text("")
    else:
        monkeypatch.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "no")))
    assert checked(root, state).ok


def test_pipes_and_links_in_an_archive_hang_nothing(root: Path, tmp_path: Path) -> None:
    os.mkfifo(root / "keys" / "1" / "00000000000000ff.age")
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 2
    largest = max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)
    largest.unlink()
    largest.symlink_to("/dev/zero")
    assert not checked(root, tmp_path / "state").ok


def test_a_log_that_lost_entries_is_not_indexed(root: Path, tmp_path: Path) -> None:
    log = next((root / "logs").iterdir())
    kept = tmp_path / "kept"
    shutil.copytree(log, kept)
    with opened(root) as archive:
        add(archive, write_tree(tmp_path / "more", [("c.txt", b"more")]))
    shutil.rmtree(log)
    shutil.copytree(kept, log)
    with opened(root) as archive:
        with pytest.raises(LogDamaged):
            add(archive, write_tree(tmp_path / "last", [("e.txt", b"e")]))
        assert tree_bytes(tmp_path / "last") == {"e.txt": b"e"}


def test_a_disk_that_fails_after_signing_takes_nothing_back(root: Path, tmp_path: Path) -> None:
    from tests.faults.faulty_disk import CountingDisk

    class AfterSigning(CountingDisk):
        def step(self, effect: str, path: Path) -> None:
            super().step(effect, path)
            if "seen" in path.parts:
                raise DiskFault(path=str(path), reason="EIO")

    with opened(root, AfterSigning()) as archive:
        added, told = add(archive, write_tree(tmp_path / "more", [("c.txt", b"more")]))
    assert (added.kept, added.failed, told.outcomes()) == (1, 0, {"more/c.txt": "kept"})


def test_a_disk_that_takes_nothing_is_told_for_every_file(root: Path, tmp_path: Path) -> None:
    from tests.faults.faulty_disk import FaultyDisk, refuse

    with opened(root, FaultyDisk(0, refuse("EROFS"), always=True)) as archive:
        added, told = add(archive, write_tree(tmp_path / "more", [("c.txt", b"1"), ("d.txt", b"2")]))
    assert (added.failed, added.fault) == (2, "EROFS")
    assert told.reasons() == {"more/c.txt": "disk-fault", "more/d.txt": "disk-fault"}


@pytest.mark.parametrize("inside", ["objects", "local/device.key", "README.txt", "."])
def test_no_part_of_the_archive_is_taken_into_it(root: Path, inside: str) -> None:
    with opened(root) as archive:
        _, told = add(archive, root / inside)
    assert set(told.reasons().values()) == {"own-archive"}


def test_nothing_is_given_back_into_the_archive(root: Path) -> None:
    with opened(root) as archive, pytest.raises(DestinationUnusable):
        restore(archive, root / "inside")
    assert not (root / "inside").exists()


def test_the_description_is_what_json_says(root: Path) -> None:
    given = json.loads((root / "archive.json").read_bytes())
    assert {file["name"].split("/")[0] for file in given["files"]} == {"README.txt", "rescue.py", "keys"}
    assert find_archive(root / "objects") == root
