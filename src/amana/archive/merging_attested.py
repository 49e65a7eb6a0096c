"""What outsiders said of checkpoints, merged by union: cosigned checkpoints, timestamps and their certificates.

A file is taken over only if it holds for the checkpoint that it lies beside. Tokens never change; cosigned
checkpoints, certificates and calendars' proofs grow, and are compared as long as they are young.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from amana.archive.attested import merge_attested
from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.merging_stamps import merge_stamp
from amana.archive.places import Place
from amana.archive.stamps import ATTESTED, CHAIN, LARGEST, TOKEN, CheckpointName, is_stamp
from amana.errors import ArchiveFileDamaged, Damage, LibraryMissing
from amana.stores import Disk, Files, disk_faults, open_plain, read_limited
from amana.tlog import CHECKPOINT

MAX_FILES: Final = 20_000
"""The most attested files that are looked at on a copy."""

_YOUNG: Final = 32
_AT_ONCE: Final = 4


@dataclass
class AttestedThere:
    """What a copy has of outsiders: every path, and the bytes of those files that are to be compared."""

    paths: frozenset[str] = frozenset()
    read: dict[str, bytes] = field(default_factory=dict)


def look_at_attested(layout: Layout, described: Description, place: Place) -> AttestedThere:
    """What the copy has, with the bytes of what we have not and of what may have grown."""
    files = place.medium.files
    if place.kit or described.capture is not None:
        return AttestedThere()
    there = [path for path in islice(files.names(ATTESTED), MAX_FILES) if _name(path) is not None]
    asked = sorted(set(there) - _here(layout).keys() | _growing(there), key=_order)
    return AttestedThere(frozenset(there), dict(_read(files, asked)))


def pull_attested(layout: Layout, described: Description, place: Place, disk: Disk, there: AttestedThere) -> int:
    """Take over what we have not; how many files. Call after the logs that it is about were taken over.

    What does not hold is named in the place's faults, and not kept.
    """
    if layout.elsewhere is not None:
        return 0
    here = _here(layout)
    new = ((path, data) for path, data in there.read.items() if path not in here or _bytes(here[path]) != data)
    return sum(_merge(layout, described, place, disk, path, data) for path, data in new)


def _name(path: str) -> CheckpointName | None:
    """The checkpoint that a file is about; None for what is no attested file."""
    top, device, folder, file = (*path.split("/"), "", "", "", "")[:4]
    if top != ATTESTED or path.count("/") != 3 or not (file == CHECKPOINT or is_stamp(file)):
        return None
    return CheckpointName.from_text(f"{device}.{folder}")


def _here(layout: Layout) -> Mapping[str, Path]:
    with disk_faults(layout.root / ATTESTED):
        files = (layout.root / ATTESTED).glob("*/*/*")
        paths = {file.relative_to(layout.root).as_posix(): file for file in files}
    return {path: file for path, file in paths.items() if _name(path) is not None}


def _growing(paths: Iterable[str]) -> set[str]:
    """Of these, the files that more may be said in since, beside the newest checkpoints of each device."""
    named = {path: name for path in paths if not path.endswith(TOKEN) and (name := _name(path)) is not None}
    young: set[CheckpointName] = set()
    for device in {name.device for name in named.values()}:
        young.update(sorted({name for name in named.values() if name.device == device}, reverse=True)[:_YOUNG])
    return {path for path, name in named.items() if name in young}


def _order(path: str) -> tuple[str, int]:
    """A checkpoint before what is said of it, certificates before the tokens they are for."""
    folder, _, file = path.rpartition("/")
    return folder, 0 if file == CHECKPOINT else 1 if file.endswith(CHAIN) else 2


def _read(files: Files, paths: list[str]) -> Iterable[tuple[str, bytes]]:
    def one(path: str) -> bytes | None:
        try:
            return files.read(path, LARGEST)
        except ArchiveFileDamaged:
            return None  # larger than any, or a link: not taken

    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="amana-attested") as pool:
        for path, data in zip(paths, pool.map(one, paths), strict=True):
            if data is not None:
                yield path, data


def _merge(layout: Layout, described: Description, place: Place, disk: Disk, path: str, data: bytes) -> bool:
    try:
        if path.endswith(f"/{CHECKPOINT}"):
            return merge_attested(layout, disk, described, path, data)
        return merge_stamp(layout, disk, path, data)
    except LibraryMissing:
        return False  # it cannot be checked here; it stays where it is, for a machine that can
    except Damage as fault:
        fault.facts.setdefault("path", path)
        place.faults.append(fault)
        return False


def push_attested(layout: Layout, described: Description, place: Place, there: AttestedThere) -> int:
    """Give what the copy has not, or has less of; how many files."""
    if place.kit or described.capture is not None:
        return 0
    given = 0
    for path, file in sorted(_here(layout).items(), key=lambda one: _order(one[0])):
        if path in there.paths and path not in there.read:
            continue  # it never changes, or is old: having it is enough
        data = _bytes(file)
        if data is not None and _has_more(path, data, there.read.get(path)):
            place.medium.files.write(path, data)
            there.read[path] = data
            given += 1
    return given


def _has_more(path: str, ours: bytes, theirs: bytes | None) -> bool:
    if theirs is None or not path.endswith(f"/{CHECKPOINT}"):
        return ours != theirs
    return not set(ours.splitlines()) <= set(theirs.splitlines())


def _bytes(file: Path) -> bytes | None:
    try:
        with open_plain(file) as opened:
            return read_limited(opened, LARGEST)
    except OSError:
        return None  # gone or unreadable: `verify` says so
