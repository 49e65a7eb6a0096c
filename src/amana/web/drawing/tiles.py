"""Map tiles of one's own: a PMTiles file with pictures, read with the extra `tiles`."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Final, cast

from amana.errors import LibraryMissing, TilesUnreadable
from amana.web.drawing.projection import Box

_MEDIA: Final = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "AVIF": "image/avif"}
_BEGIN: Final = b"PMTiles\x03"
_LARGEST: Final = 8 << 20
_DEEPEST: Final = 24


class TileSource:
    """The tiles of one file. To be closed, or used in a `with`; it may be asked from several threads."""

    def __init__(self, path: str | Path) -> None:
        """Open the file at `path`.

        Raises LibraryMissing without the extra, TilesUnreadable (facts: path, reason: `absent`, `not-pmtiles`,
        `tiles-damaged`, `not-pictures`).
        """
        self.path = Path(path)
        self._lock = Lock()
        try:
            self._file = self.path.open("rb")
        except OSError as fault:
            raise self._unreadable("absent") from fault
        try:
            self._reader, header = self._opened()
            self.media_type = self._media(header)
            self.least_zoom = int(header["min_zoom"])
            self.most_zoom = min(int(header["max_zoom"]), _DEEPEST)
            self.bounds = self._bounds(header)
        except BaseException:
            self.close()
            raise

    def tile(self, z: int, x: int, y: int) -> tuple[bytes, str] | None:
        """The picture of a tile and its media type; None where the file has none there.

        Raises TilesUnreadable where the file is damaged.
        """
        if not (self.least_zoom <= z <= self.most_zoom and 0 <= x < 1 << z and 0 <= y < 1 << z):
            return None
        # The library raises whatever a damaged file makes it raise.
        try:
            with self._lock:
                found = self._reader.get(z, x, y)
        except Exception as fault:
            raise self._unreadable("tiles-damaged") from fault
        if found is None:
            return None
        return bytes(found), self.media_type

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> TileSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self) -> tuple[Any, dict[str, Any]]:
        if self._file.read(len(_BEGIN)) != _BEGIN:
            raise self._unreadable("not-pmtiles")
        try:
            from pmtiles.reader import Reader
        except ImportError as fault:
            raise LibraryMissing(extra="tiles", library="pmtiles") from fault
        try:
            reader: Any = cast(Any, Reader)(self._range)
            return reader, reader.header()
        except Exception as fault:
            raise self._unreadable("tiles-damaged") from fault

    def _range(self, offset: int, length: int) -> bytes:
        if length > _LARGEST:
            raise ValueError(f"{length} bytes are more than any tile has")
        self._file.seek(offset)
        found = self._file.read(length)
        if len(found) != length:
            raise ValueError(f"{offset} and {length} lie beyond the file")
        return found

    def _media(self, header: dict[str, Any]) -> str:
        media = _MEDIA.get(getattr(header["tile_type"], "name", ""))
        if media is None:
            raise self._unreadable("not-pictures")
        return media

    def _bounds(self, header: dict[str, Any]) -> Box:
        west, south = header["min_lon_e7"] / 1e7, header["min_lat_e7"] / 1e7
        east, north = header["max_lon_e7"] / 1e7, header["max_lat_e7"] / 1e7
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise self._unreadable("tiles-damaged")
        return Box(west, south, east, north)

    def _unreadable(self, reason: str) -> TilesUnreadable:
        return TilesUnreadable(path=str(self.path), reason=reason)
