"""Killed at every write, flush and rename; refused at every one: what was acknowledged is there, nothing half."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from amana.archive import Archive, Layout, Provenance
from amana.errors import AmanaError, NotAnArchive
from amana.records import AddedFile
from tests.archive.archives import (
    add,
    checked,
    in_child,
    make,
    noise,
    opened,
    restore,
    sniffed,
    tree_bytes,
    write_tree,
)
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill, refuse

FILES = [
    ("one.txt", b"one"),
    ("deep/two.txt", b"two" * 1000),
    ("deep/one again.txt", b"one"),
    ("clip.bin", noise(1_300_000)),
]
MORE = [("three.txt", b"three"), ("second.bin", noise(1_200_000, 1))]


def effects_of_adding(tmp_path: Path) -> int:
    source = write_tree(tmp_path / "card", FILES)
    root = make(tmp_path / "counted")
    disk = CountingDisk()
    with opened(root, disk) as archive:
        add(archive, source)
    assert {"create", "write", "flush", "rename", "remove", "make-folder"} <= set(disk.effects)
    return len(disk.effects)


def acknowledged_by(root: Path, source: Path, disk: FaultyDisk, out: Path) -> int:
    """Add in a child that dies; every acknowledgement it gives is written down at once. Its wait status."""

    def run() -> None:
        with out.open("w") as told, opened(root, disk) as archive:

            def tell(one: AddedFile) -> None:
                told.write(json.dumps([one.path, one.outcome]) + "\n")
                told.flush()

            archive.add([source], Provenance(), sniffed, tell)

    return in_child(run)


def lawful_after(root: Path, tmp_path: Path, source: Path, acknowledged: set[str]) -> None:
    """Open, verify, find everything acknowledged, add again, verify, and get everything back."""
    with opened(root) as archive:
        with archive.writing():
            pass  # whoever may write clears away what was left
        assert checked(root, tmp_path / "state").ok
        known = paths_in(archive)
        assert acknowledged <= known
        assert not any(Layout(root).work.iterdir())
        added, _ = add(archive, source)
        assert (added.failed, added.kept + added.duplicate) == (0, len(FILES))
        assert checked(root, tmp_path / "state").ok
        again = tmp_path / "again"
        restore(archive, again)
        assert {f"card/{name}": data for name, data in FILES}.items() <= tree_bytes(again).items()
    for path in sorted(again.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def paths_in(archive: Archive) -> set[str]:
    items = [archive.catalogue.item(one.item) for one in archive.catalogue.items()]
    return {row.accession.path for item in items for row in item.accessions}


def test_killed_at_every_effect_of_adding(tmp_path: Path) -> None:
    effects = effects_of_adding(tmp_path)
    source = tmp_path / "card"
    for at in range(effects):
        root = make(tmp_path / f"killed-{at}")
        out = tmp_path / "acknowledged"
        status = acknowledged_by(root, source, FaultyDisk(at, kill), out)
        assert os.WIFSIGNALED(status), at
        assert os.WTERMSIG(status) == signal.SIGKILL
        told = [json.loads(line) for line in out.read_text().splitlines()]
        lawful_after(root, tmp_path, source, {path for path, outcome in told if outcome != "failed"})


@pytest.mark.parametrize("reason", ["ENOSPC", "EIO", "EROFS"])
@pytest.mark.parametrize("always", [False, True], ids=["once", "from-then-on"])
def test_refused_at_every_effect_of_adding(tmp_path: Path, reason: str, always: bool) -> None:
    effects = effects_of_adding(tmp_path)
    source = tmp_path / "card"
    for at in range(0, effects, 3 if always else 2):
        root = make(tmp_path / f"refused-{at}")
        acknowledged: set[str] = set()
        try:
            with opened(root, FaultyDisk(at, refuse(reason), always=always)) as archive:
                added, told = add(archive, source)
            assert sorted(told.outcomes()) == sorted(f"card/{name}" for name, _ in FILES)
            assert added.failed == 0 or added.fault == reason
            acknowledged = {path for path, outcome in told.outcomes().items() if outcome != "failed"}
        except AmanaError as fault:
            assert fault.facts.get("reason") == reason, at
        lawful_after(root, tmp_path, source, acknowledged)


def test_killed_at_every_effect_of_a_second_run_keeps_the_first(tmp_path: Path) -> None:
    source, more = write_tree(tmp_path / "card", FILES), write_tree(tmp_path / "more", MORE)
    whole = make(tmp_path / "whole")
    disk = CountingDisk()
    with opened(whole, disk) as archive:
        add(archive, source)
        before = len(disk.effects)
        add(archive, more)
    for at in range(len(disk.effects) - before):
        root = make(tmp_path / f"second-{at}")
        with opened(root) as archive:
            add(archive, source)
        acknowledged_by(root, more, FaultyDisk(at, kill), tmp_path / "acknowledged")
        lawful_after(root, tmp_path, source, {f"card/{name}" for name, _ in FILES})


def test_killed_at_every_effect_of_making(tmp_path: Path) -> None:
    disk = CountingDisk()
    make(tmp_path / "counted", disk)
    for at in range(len(disk.effects)):
        root = tmp_path / f"made-{at}"
        status = in_child(lambda root=root, at=at: make(root, FaultyDisk(at, kill)))  # type: ignore[misc]
        assert os.WIFSIGNALED(status)
        try:
            opened(root).close()
        except NotAnArchive:
            make(root)
        with opened(root) as archive, archive.writing():
            pass
        assert checked(root, tmp_path / "state").ok, at
