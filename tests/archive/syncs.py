"""Copies and syncs for tests: archives on several devices, copies between them, and what each side holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from amana.archive import Archive, Layout, read_description
from amana.archive.copies import Copy, add_copy, find_copy, read_copies
from amana.archive.description import Description
from amana.archive.device import make_device_key
from amana.archive.layout import DESCRIPTION
from amana.archive.logs import LogFolder, list_logs, owner
from amana.archive.places import Place, open_place, prepare
from amana.archive.syncing import Syncing
from amana.records import Synced, SyncedCopy, Watch
from amana.stores import Disk, FolderStore, Medium
from tests.archive.archives import SOFTWARE, add, make, opened, write_tree

Wrap = Callable[[Medium], Medium]


def archive_with(root: Path, tmp_path: Path, *files: tuple[str, bytes]) -> Path:
    """A new archive that holds these files."""
    return put(make(root), tmp_path, *files)


def put(root: Path, tmp_path: Path, *files: tuple[str, bytes]) -> Path:
    """Add these files to the archive in this folder, with the key."""
    card = tmp_path / f"card-{root.name}-{len(list(tmp_path.glob('card-*')))}"
    with opened(root) as archive:
        added, _ = add(archive, write_tree(card, files))
    assert added.failed == 0
    return root


def new_copy(root: Path, place: Path, name: str | None = None) -> Copy:
    """Make an empty copy of the archive in this folder, and make it known."""
    layout = Layout(root)
    kit = prepare(str(place), layout, read_description(layout.description))
    return add_copy(layout, Disk(), name or place.name, str(place), kit=kit)


def sync(
    root: Path, *names: str, wrap: Wrap | None = None, disk: Disk | None = None, watch: Watch | None = None
) -> Synced:
    """Sync without a key, with all copies or these; `wrap` puts something between us and the medium."""

    def opening(copy: Copy, described: Description) -> Place:
        place = open_place(copy, described, disk)
        if wrap is not None:
            place.medium = wrap(place.medium)
        return place

    with Archive(root, [], SOFTWARE, disk=disk) as archive:
        layout = archive.layout
        copies = [find_copy(layout, name) for name in names] or list(read_copies(layout))
        return Syncing(archive, disk, watch, opening).run(copies)


def one(synced: Synced) -> SyncedCopy:
    """The only copy of this sync."""
    assert len(synced.copies) == 1
    return synced.copies[0]


def second_device(copy: Path, root: Path) -> Path:
    """Another machine's folder, restored from a copy; the copy is known to it by the same name."""
    shutil.copytree(copy, root, ignore=shutil.ignore_patterns("local"))
    add_copy(Layout(root), Disk(), copy.name, str(copy))
    return root


@dataclass(frozen=True)
class Holding:
    """What a place holds, whoever made its folders: objects, branches of logs, acts, envelopes."""

    objects: frozenset[str]
    branches: frozenset[tuple[str, int, bytes]]
    acts: frozenset[str]
    keys: frozenset[str]


def holding(root: Path) -> Holding:
    """What lies in this folder."""
    layout = Layout(root)
    described = read_description(layout.description)
    heads = [(owner(name), LogFolder(layout, name, described).checkpoint()) for name in list_logs(layout)]
    return Holding(
        frozenset(FolderStore(layout.objects).digests()),
        frozenset((device, head.size, head.root) for device, head in heads),
        frozenset(path.name for path in layout.acts.glob("*.note")),
        frozenset(path.relative_to(root).as_posix() for path in (root / "keys").rglob("*.age")),
    )


def log_of(root: Path) -> Path:
    """The folder of the only log here that has no fork's mark and is this machine's."""
    key = (root / "local" / "device.key").read_text()
    return next(path for path in (root / "logs").iterdir() if f"/{path.name}+" in key)


def twin(root: Path, other: Path) -> Path:
    """A folder copied whole, and made to sign as the same device: what a stolen or doubled key does."""
    shutil.copytree(root, other)
    layout = Layout(other)
    key = layout.device_key.read_bytes()
    layout.device_key.unlink()
    make_device_key(layout, Disk(), read_description(root / DESCRIPTION).id)
    for empty in layout.logs.iterdir():
        if not (empty / "checkpoint").exists():
            shutil.rmtree(empty)
    layout.device_key.write_bytes(key)  # the mark beside it is the twin's own
    return other
