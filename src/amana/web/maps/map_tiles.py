"""Map tiles of the archive's own: one file, opened when a map first asks for it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Final

from amana.web.drawing import Tiles, TileSource
from amana.web.house.room import Room

_open: Final[dict[Path, TileSource]] = {}
_guard: Final = Lock()


def source_of(room: Room) -> TileSource | None:
    """The file of tiles that this room was opened with; None without one. LibraryMissing, TilesUnreadable."""
    path = room.wishes.tiles
    if path is None:
        return None
    with _guard:
        if path not in _open:
            _open[path] = TileSource(path)
        return _open[path]


def tiles_of(source: TileSource | None) -> Tiles | None:
    """Where a map finds them."""
    if source is None:
        return None
    return Tiles(lambda z, x, y: f"/map/tiles/{z}/{x}/{y}", source.most_zoom, source.least_zoom)
