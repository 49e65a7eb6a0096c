"""The copies that this machine knows: their names and places, and what it last knew of each.

Both lie in `local/` and are this machine's own. `copies.json` never holds a secret. What was last known of a
copy spares reads and asks; it is safe to delete.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from amana.archive.layout import Layout
from amana.archive.source import now
from amana.errors import (
    ArchiveFileDamaged,
    CopyExists,
    CopyUnknown,
    CopyUnusable,
    NameUnusable,
    RecordMalformed,
    StoreUrlUnreadable,
)
from amana.records import Json, canonical, parse
from amana.stores import Disk, disk_faults, is_digest, open_plain, read_limited

MAX_COPIES: Final = 64
"""The most copies that one machine keeps a list of."""

_NAME: Final = re.compile(r"[^\W_](?:[\w.-]{0,30}[\w-])?")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PASSWORD: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+://)[^/?#@]*:[^/?#]*@")
_LOG: Final = re.compile(r"[0-9a-f]{16}(?:\.[0-9a-f]{16})?")
_LARGEST: Final = 1 << 20
_LARGEST_STATE: Final = 4 << 20
_MOST_NAMED: Final = 20_000
_VERSION: Final = 1


@dataclass(frozen=True)
class Copy:
    """A copy as this machine knows it. `kit` says that it is a capture kit, which is taken from and not filled."""

    name: str
    url: str
    added: str
    kit: bool = False


@dataclass(frozen=True)
class KnownLog:
    """How much of one log was wholly there: the size and root (hex) of a signed checkpoint of it."""

    size: int
    root: str


@dataclass(frozen=True)
class CopyState:
    """What was last known of a copy.

    `logs`, by folder name on the copy: up to there every object that the log names is on the copy, but for
    those in `lacking`. `erased` are objects that were erased there. `synced` is when (RFC 3339). `untold`: it was
    given something, and no act in our log says so yet.
    """

    logs: Mapping[str, KnownLog] = field(default_factory=dict)
    lacking: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    synced: str | None = None
    untold: bool = False


def read_copies(layout: Layout) -> tuple[Copy, ...]:
    """The copies that this machine knows, by name. ArchiveFileDamaged."""
    path = _list_path(layout)
    given = _read(path, _LARGEST)
    if given is None:
        return ()
    told = given.get("copies")
    try:
        if not isinstance(told, list):
            raise TypeError("copies")
        return tuple(sorted(map(_copy, told), key=lambda one: one.name))
    except (KeyError, TypeError, NameUnusable) as fault:
        raise ArchiveFileDamaged(path=str(path), reason="shape") from fault


def find_copy(layout: Layout, name: str) -> Copy:
    """The copy of this name. CopyUnknown."""
    name = unicodedata.normalize("NFC", name)
    known = read_copies(layout)
    for copy in known:
        if copy.name == name:
            return copy
    raise CopyUnknown(name=name, known=tuple(one.name for one in known))


def add_copy(layout: Layout, disk: Disk, name: str, url: str, *, kit: bool = False) -> Copy:
    """Keep this place under this name. NameUnusable, CopyExists, CopyUnusable, StoreUrlUnreadable.

    The place itself is not looked at: `prepare` in `places` does that.
    """
    copy = replace(new_copy(layout, name, url), kit=kit)
    disk.remove(_state_path(layout, copy.name))
    _write(layout, disk, (*read_copies(layout), copy))
    return copy


def new_copy(layout: Layout, name: str, url: str) -> Copy:
    """The copy that this would be. NameUnusable, CopyExists, CopyUnusable, StoreUrlUnreadable."""
    copy = Copy(copy_name(name), plain_url(url, layout.root), now())
    known = read_copies(layout)
    for other in known:
        if copy.name.casefold() == other.name.casefold() or copy.url == other.url:
            raise CopyExists(name=other.name, url=other.url)
    if len(known) >= MAX_COPIES:
        raise CopyUnusable(url=copy.url, reason="too-many-copies")
    return copy


def remove_copy(layout: Layout, disk: Disk, name: str) -> Copy:
    """Forget this copy; nothing on it is touched. CopyUnknown."""
    copy = find_copy(layout, name)
    _write(layout, disk, tuple(one for one in read_copies(layout) if one != copy))
    disk.remove(_state_path(layout, copy.name))
    return copy


def mark_kit(layout: Layout, disk: Disk, copy: Copy) -> Copy:
    """Remember that this copy is a capture kit: it must never be filled like a copy, whatever it says later."""
    marked = replace(copy, kit=True)
    _write(layout, disk, tuple(marked if one.name == copy.name else one for one in read_copies(layout)))
    return marked


def copy_name(name: str) -> str:
    """A copy's name: one short word of letters, digits, `-`, `_` and `.`, in any script. NameUnusable."""
    name = unicodedata.normalize("NFC", name.strip())
    if not _NAME.fullmatch(name):
        raise NameUnusable(name=name[:80])
    return name


def plain_url(url: str, root: Path) -> str:
    """The place as it is kept: a folder by its absolute path. StoreUrlUnreadable: a password in it, or none at
    all; CopyUnusable: the archive itself."""
    if _PASSWORD.match(url):
        raise StoreUrlUnreadable(url=_PASSWORD.sub(r"\1", url), reason="password-in-address")
    if not url.strip() or not url.isprintable():
        raise StoreUrlUnreadable(url=ascii(url[:80]), reason="no-place")
    if _SCHEME.match(url):
        return url
    folder = Path(url).expanduser().absolute()
    own, there = root.resolve(), folder.resolve()
    if there.is_relative_to(own) or own.is_relative_to(there):
        raise CopyUnusable(url=str(folder), reason="own-archive")
    return str(folder)


def read_state(layout: Layout, name: str) -> CopyState:
    """What was last known of this copy; nothing, where that is not there or cannot be read."""
    try:
        given = _read(_state_path(layout, name), _LARGEST_STATE)
        return _state(given) if given else CopyState()
    except (ArchiveFileDamaged, KeyError, TypeError, ValueError):
        return CopyState()  # safe to delete: then everything is asked for once


def write_state(layout: Layout, disk: Disk, name: str, state: CopyState) -> None:
    """Keep what is now known of this copy."""
    logs: dict[str, Json] = {log: [known.size, known.root] for log, known in state.logs.items()}
    if len(state.lacking) + len(state.erased) > _MOST_NAMED:
        # Too much to keep: everything is asked for again.
        state, logs = CopyState(synced=state.synced, untold=state.untold), {}
    erased: list[Json] = [*sorted(state.erased)]
    lacking: list[Json] = [*sorted(state.lacking)]
    told: dict[str, Json] = {"erased": erased, "lacking": lacking, "logs": logs, "v": _VERSION}
    if state.synced is not None:
        told["synced"] = state.synced
    if state.untold:
        told["untold"] = True
    path = _state_path(layout, name)
    disk.make_folder(path.parent)
    disk.replace(path, canonical(told))


def forget_state(layout: Layout, disk: Disk, name: str) -> None:
    """Ask everything of this copy anew at the next sync."""
    disk.remove(_state_path(layout, name))


def is_log_name(name: str) -> bool:
    """Whether this is how a log's folder is called: a device's id, or one with a fork's mark."""
    return _LOG.fullmatch(name) is not None


def _list_path(layout: Layout) -> Path:
    return layout.local / "copies.json"


def _state_path(layout: Layout, name: str) -> Path:
    return layout.local / "copies" / f"{name}.json"


def _read(path: Path, limit: int) -> dict[str, Json] | None:
    """The JSON object in this file; None where there is none. ArchiveFileDamaged."""
    with disk_faults(path):
        try:
            with open_plain(path) as file:
                data = read_limited(file, limit + 1)
        except FileNotFoundError:
            return None
    try:
        given = parse(data)
    except RecordMalformed as fault:
        raise ArchiveFileDamaged(path=str(path), reason="shape") from fault
    if not isinstance(given, dict) or given.get("v") != _VERSION:
        raise ArchiveFileDamaged(path=str(path), reason="shape")
    return given


def _write(layout: Layout, disk: Disk, copies: tuple[Copy, ...]) -> None:
    told: list[Json] = [_told(one) for one in sorted(copies, key=lambda one: one.name)]
    disk.make_folder(layout.local)
    disk.replace(_list_path(layout), canonical({"copies": told, "v": _VERSION}))


def _told(copy: Copy) -> dict[str, Json]:
    told: dict[str, Json] = {"added": copy.added, "name": copy.name, "url": copy.url}
    return {**told, "kit": True} if copy.kit else told


def _copy(given: Json) -> Copy:
    if not isinstance(given, dict):
        raise TypeError("copy")
    return Copy(copy_name(str(given["name"])), str(given["url"]), str(given["added"]), given.get("kit") is True)


def _state(given: Mapping[str, Json]) -> CopyState:
    told = given["logs"]
    if not isinstance(told, dict):
        raise TypeError("logs")
    logs = {log: _known(one) for log, one in told.items() if is_log_name(log)}
    synced = given.get("synced")
    return CopyState(
        logs,
        _digests(given["lacking"]),
        _digests(given["erased"]),
        None if synced is None else str(synced),
        given.get("untold") is True,
    )


def _known(given: Json) -> KnownLog:
    if not isinstance(given, list) or len(given) != 2:
        raise TypeError("log")
    size, root = given
    if type(size) is not int or size < 0 or not isinstance(root, str) or not is_digest(root):
        raise ValueError("log")
    return KnownLog(size, root)


def _digests(given: Json) -> frozenset[str]:
    if not isinstance(given, list) or not all(isinstance(one, str) and is_digest(one) for one in given):
        raise TypeError("digests")
    return frozenset(str(one) for one in given)
