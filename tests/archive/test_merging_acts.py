"""Acts of two copies: a signature that was taken off on one comes back from the other; junk hides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.archive import Layout, read_description
from amana.archive.acts import read_acts, sign_act, write_act
from amana.archive.copies import add_copy
from amana.archive.custodians import Custodians
from amana.archive.merging_acts import pull_acts
from amana.archive.places import open_place, prepare
from amana.archive.standing import accept
from amana.records import Json
from amana.stores import Disk
from tests.archive.archives import make, opened

_LOST: dict[str, Json] = {"act": "device-lost", "at": "2031-01-01T00:00:00Z", "device": "ab" * 8, "from": 3}


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    root = make(tmp_path / "a")
    with opened(root) as archive:
        Custodians(archive).renew()
    return Layout(root)


def copy_with(layout: Layout, place: Path, notes: dict[str, bytes]) -> None:
    """A copy whose acts are these too, pulled from."""
    described = read_description(layout.description)
    copy = add_copy(layout, Disk(), place.name, str(place))
    prepare(copy.url, layout, described)
    (place / "acts").mkdir(exist_ok=True)
    for name, note in notes.items():
        (place / "acts" / f"{name}.note").write_bytes(note)
    opened_place = open_place(copy, described)
    try:
        pull_acts(layout, described, opened_place, Disk())
    finally:
        opened_place.close()


def accepted(layout: Layout, name: str) -> bool:
    described = read_description(layout.description)
    return name in accept(described, read_acts(layout, described).acts).described.acts


def test_a_signature_that_a_copy_took_off_comes_back_from_another(layout: Layout, tmp_path: Path) -> None:
    with opened(layout.root) as archive:
        (_, second), (_, first) = archive.epoch_keys()
        whole = sign_act(_LOST, [second, first], archive.described.id)
        stripped = sign_act(_LOST, [first], archive.described.id)
    assert whole.name == stripped.name
    copy_with(layout, tmp_path / "hostile", {stripped.name: stripped.note})
    assert (layout.acts / f"{whole.name}.note").read_bytes() == stripped.note
    assert not accepted(layout, whole.name)
    copy_with(layout, tmp_path / "honest", {whole.name: whole.note})
    assert accepted(layout, whole.name)
    copy_with(layout, tmp_path / "hostile-again", {stripped.name: stripped.note})
    assert accepted(layout, whole.name)


def test_junk_on_a_copy_hides_no_act(layout: Layout, tmp_path: Path) -> None:
    with opened(layout.root) as archive:
        keys = [key for _, key in archive.epoch_keys()]
        act = sign_act(_LOST, keys, archive.described.id)
    junk = {f"{number:016x}": b"junk" for number in range(5000)}
    copy_with(layout, tmp_path / "full", {**junk, act.name: act.note})
    assert accepted(layout, act.name)
    write_act(layout, Disk(), act)
