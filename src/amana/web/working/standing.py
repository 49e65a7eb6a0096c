"""What pages work out of the whole archive: kept until something is written; if slow, made anew out of sight."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from amana.errors import AmanaError
from amana.web.house.room import Room

if TYPE_CHECKING:
    from amana.actions import OpenArchive

SLOW: Final = 2.0
"""Seconds above which nobody waits a second time: the one before is shown while the next is made."""

Made = TypeVar("Made")
_making = Lock()
_behind: set[tuple[int, str]] = set()


@dataclass(frozen=True)
class Standing(Generic[Made]):
    """What was worked out, of the archive as it stood at `stamp`. `old`: something was written since, and a new
    one is being made."""

    stamp: object
    value: Made
    seconds: float
    old: bool = False


def standing(room: Room, archive: OpenArchive, name: str, make: Callable[[OpenArchive], Made]) -> Standing[Made]:
    """What `make` gives of the archive as it stands, made once for all who ask under this name."""
    stamp = archive.stamp()
    found = cast("Standing[Made] | None", room.kept.get(name))
    if found is not None and found.stamp == stamp:
        return found
    if found is not None and found.seconds > SLOW:
        _make_behind(room, name, make)
        return replace(found, old=True)
    with _making:
        found = cast("Standing[Made] | None", room.kept.get(name))
        return found if found is not None and found.stamp == stamp else _made(room, archive, name, make)


def _made(room: Room, archive: OpenArchive, name: str, make: Callable[[OpenArchive], Made]) -> Standing[Made]:
    stamp, begun = archive.stamp(), time.monotonic()
    told = Standing(stamp, make(archive), time.monotonic() - begun)
    if not room.lending.locked:
        room.kept[name] = told
    return told


def _make_behind(room: Room, name: str, make: Callable[[OpenArchive], Any]) -> None:
    """In a thread of its own, once at a time."""
    mark = (id(room), name)
    if mark in _behind:
        return
    _behind.add(mark)

    def work() -> None:
        try:
            with suppress(AmanaError), room.lending.own() as archive:
                _made(room, archive, name, make)
        finally:
            _behind.discard(mark)

    Thread(target=work, name=f"amana-{name}", daemon=True).start()
