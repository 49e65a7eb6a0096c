"""Somebody's own map tiles: what is read of them, and what is said of files that are none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amana.errors import LibraryMissing, TilesUnreadable
from amana.web.drawing import TileSource

pmtiles = pytest.importorskip("pmtiles.writer")
from pmtiles.tile import Compression, TileType, zxy_to_tileid  # noqa: E402


def _write(path: Path, kind: Any = TileType.PNG) -> Path:
    with path.open("wb") as file:
        writer = pmtiles.Writer(file)
        writer.write_tile(zxy_to_tileid(0, 0, 0), b"whole")
        writer.write_tile(zxy_to_tileid(1, 1, 0), b"north-east")
        header = {
            "tile_type": kind,
            "tile_compression": Compression.NONE,
            "min_zoom": 0,
            "max_zoom": 1,
            "min_lon_e7": -1_800_000_000,
            "min_lat_e7": -850_000_000,
            "max_lon_e7": 1_800_000_000,
            "max_lat_e7": 850_000_000,
            "center_zoom": 0,
            "center_lon_e7": 0,
            "center_lat_e7": 0,
        }
        writer.finalize(header, {})
    return path


def test_tiles_are_read(tmp_path: Path) -> None:
    with TileSource(_write(tmp_path / "a.pmtiles")) as source:
        assert source.tile(0, 0, 0) == (b"whole", "image/png")
        assert source.tile(1, 1, 0) == (b"north-east", "image/png")
        assert source.tile(1, 0, 0) is None
        assert (source.least_zoom, source.most_zoom) == (0, 1)
        assert (source.bounds.west, source.bounds.north) == (-180, 85)


@pytest.mark.parametrize("place", [(-1, 0, 0), (0, 1, 0), (2, 0, 0), (99, 1, 1), (1, -1, 0)])
def test_what_lies_outside_is_none(tmp_path: Path, place: tuple[int, int, int]) -> None:
    with TileSource(_write(tmp_path / "a.pmtiles")) as source:
        assert source.tile(*place) is None


def _reason(path: Path) -> object:
    with pytest.raises(TilesUnreadable) as caught:
        TileSource(path)
    return caught.value.facts["reason"]


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("PMTiles? no")
    (tmp_path / "short").write_bytes(_write(tmp_path / "a").read_bytes()[:60])
    assert _reason(tmp_path / "nothing") == "absent"
    assert _reason(tmp_path) == "absent"
    assert _reason(tmp_path / "empty") == "not-pmtiles"
    assert _reason(tmp_path / "text") == "not-pmtiles"
    assert _reason(tmp_path / "short") == "tiles-damaged"
    assert _reason(_write(tmp_path / "vector", TileType.MVT)) == "not-pictures"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_an_error_and_never_a_fault(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(_write(tmp_path / "a").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "b").write_bytes(whole[: data.draw(st.integers(8, len(whole)))])
    try:
        with TileSource(tmp_path / "b") as source:
            found = source.tile(0, 0, 0)
            assert found is None or isinstance(found[0], bytes)
    except TilesUnreadable as fault:
        assert fault.facts["reason"] in ("tiles-damaged", "not-pictures", "not-pmtiles")


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pmtiles.reader", None)
    with pytest.raises(LibraryMissing) as caught:
        TileSource(_write(tmp_path / "a"))
    assert caught.value.facts == {"extra": "tiles", "library": "pmtiles"}
