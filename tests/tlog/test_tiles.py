"""Names and bytes of tiles and bundles, as c2sp.org/tlog-tiles writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import RecordMalformed
from amana.tlog import MAX_ENTRY, MAX_FILE, is_log_file, needed_files
from amana.tlog.tiles import bundle_path, edge_widths, pack_bundle, split_bundle, tile_path, width_at


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (tile_path(0, 0), "tile/0/000"),
        (tile_path(0, 1234067), "tile/0/x001/x234/067"),
        (tile_path(3, 999, 17), "tile/3/999.p/17"),
        (tile_path(0, 1000, 255), "tile/0/x001/000.p/255"),
        (bundle_path(1234067, 8), "tile/entries/x001/x234/067.p/8"),
        (bundle_path(273), "tile/entries/273"),
    ],
)
def test_names(path: str, expected: str) -> None:
    assert path == expected
    assert is_log_file(path)


def test_the_specification_s_example_of_70_000_entries() -> None:
    files = list(needed_files(70_000))
    assert [one for one in files if ".p/" in one] == [
        "tile/entries/273.p/112",
        "tile/0/273.p/112",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
    ]
    assert sum(one.startswith("tile/0/") for one in files) == 274
    assert len(files) == 274 + 274 + 2 + 1 + 1
    assert files[-1] == "checkpoint"


def test_a_tree_of_256_has_a_partial_tile_above() -> None:
    assert list(needed_files(256)) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1", "checkpoint"]
    assert list(needed_files(0)) == ["checkpoint"]


@given(st.integers(1, 2**40))
def test_edge_widths_are_those_of_the_last_tiles(size: int) -> None:
    for level, width in enumerate(edge_widths(size)):
        assert width_at(size, level, size >> 8 * (level + 1)) == width


@pytest.mark.parametrize(
    "path",
    [
        "",
        "checkpoint.1",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/64/000",
        "tile/0/000.p",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/../checkpoint",
        "tile/entries/000\n",
        "tile/entries/٠٠٠",
        "/checkpoint",
    ],
)
def test_names_that_do_not_belong_in_a_log(path: str) -> None:
    assert not is_log_file(path)


@given(st.lists(st.binary(max_size=40), max_size=256))
def test_bundles_come_back(entries: list[bytes]) -> None:
    assert split_bundle(pack_bundle(entries)) == entries


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=9), st.data())
def test_a_cut_bundle_is_never_taken_for_the_whole(entries: list[bytes], data: st.DataObject) -> None:
    whole = pack_bundle(entries)
    part = split_bundle(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert part is None or part == entries[: len(part)] != entries


def test_a_bundle_of_more_than_a_tile_is_none() -> None:
    assert split_bundle(bytes(2 * 257)) is None
    assert split_bundle(b"\0") is None


def test_the_longest_entry() -> None:
    assert len(pack_bundle([bytes(MAX_ENTRY)]) * 256) == MAX_FILE
    with pytest.raises(RecordMalformed):
        pack_bundle([bytes(MAX_ENTRY + 1)])
