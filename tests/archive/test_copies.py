"""The list of copies: names, places, and what was last known; never a secret, never a traceback."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.archive import Layout
from amana.archive.copies import (
    MAX_COPIES,
    CopyState,
    KnownLog,
    add_copy,
    find_copy,
    forget_state,
    mark_kit,
    read_copies,
    read_state,
    remove_copy,
    write_state,
)
from amana.errors import (
    ArchiveFileDamaged,
    CopyExists,
    CopyUnknown,
    CopyUnusable,
    NameUnusable,
    StoreUrlUnreadable,
)
from amana.stores import Disk

LOG = "0123456789abcdef"
ROOT = "ab" * 32


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path / "archive")
    layout.local.mkdir(parents=True)
    return layout


def add(layout: Layout, name: str, url: str) -> None:
    add_copy(layout, Disk(), name, url)


def test_copies_are_kept_and_forgotten_by_name(layout: Layout, tmp_path: Path) -> None:
    add(layout, "usb", str(tmp_path / "usb"))
    add(layout, "الرياح", "sftp://samira@keeper.example/kept")
    assert [(one.name, one.url) for one in read_copies(layout)] == [
        ("usb", str(tmp_path / "usb")),
        ("الرياح", "sftp://samira@keeper.example/kept"),
    ]
    assert find_copy(layout, unicodedata.normalize("NFD", "الرياح")).name == "الرياح"
    write_state(layout, Disk(), "usb", CopyState({LOG: KnownLog(3, ROOT)}))
    assert remove_copy(layout, Disk(), "usb").name == "usb"
    assert [one.name for one in read_copies(layout)] == ["الرياح"]
    assert read_state(layout, "usb") == CopyState()
    with pytest.raises(CopyUnknown) as told:
        find_copy(layout, "usb")
    assert told.value.facts["known"] == ("الرياح",)


def test_a_relative_folder_is_kept_by_its_absolute_path(
    layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add(layout, "usb", "stick/kept")
    assert find_copy(layout, "usb").url == str(tmp_path / "stick" / "kept")


@pytest.mark.parametrize(
    "name", ["", " ", "../x", "a/b", ".hidden", "two words", "x" * 33, "a\nb", "-v", "a\0", "ends."]
)
def test_odd_names_are_refused(layout: Layout, name: str) -> None:
    with pytest.raises(NameUnusable):
        add(layout, name, "/elsewhere")
    assert read_copies(layout) == ()


@given(st.text(max_size=40))
def test_a_name_never_leads_out_of_the_folder_of_states(name: str) -> None:
    from amana.archive.copies import copy_name

    try:
        taken = copy_name(name)
    except NameUnusable:
        return
    assert taken not in (".", "..")
    assert not set(taken) & set("/\\\0\n")
    assert len(f"{taken}.json".encode()) < 255


@pytest.mark.parametrize(
    "url", ["sftp://samira:secret@keeper.example/kept", "davs://a:b:c@keeper.example/", "S3://key:secret@bucket/x"]
)
def test_a_password_is_never_kept_and_never_told(layout: Layout, url: str) -> None:
    with pytest.raises(StoreUrlUnreadable) as told:
        add(layout, "server", url)
    assert told.value.facts["reason"] == "password-in-address"
    assert "secret" not in str(told.value)
    assert read_copies(layout) == ()


def test_the_archive_is_no_copy_of_itself(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(layout.root)
    for place in (layout.root, layout.root / "inside", tmp_path, tmp_path / "link" / "inside"):
        with pytest.raises(CopyUnusable) as told:
            add(layout, "self", str(place))
        assert told.value.facts["reason"] == "own-archive"


def test_one_name_and_one_place_are_one_copy(layout: Layout) -> None:
    add(layout, "usb", "/media/usb")
    for name, url in (("USB", "/media/other"), ("other", "/media/usb")):
        with pytest.raises(CopyExists) as told:
            add(layout, name, url)
        assert told.value.facts["name"] == "usb"


def test_there_are_not_endlessly_many(layout: Layout) -> None:
    for number in range(MAX_COPIES):
        add(layout, f"c{number}", f"/media/{number}")
    with pytest.raises(CopyUnusable) as told:
        add(layout, "more", "/media/more")
    assert told.value.facts["reason"] == "too-many-copies"


def test_a_kit_stays_a_kit(layout: Layout) -> None:
    add(layout, "kit", "/media/kit")
    mark_kit(layout, Disk(), find_copy(layout, "kit"))
    assert find_copy(layout, "kit").kit


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"v":2,"copies":[]}', b'{"v":1}', b'{"v":1,"copies":[1]}', b'{"v":1,"copies":[{}]}'],
)
def test_a_list_that_cannot_be_read_is_told(layout: Layout, content: bytes) -> None:
    (layout.local / "copies.json").write_bytes(content)
    with pytest.raises(ArchiveFileDamaged):
        read_copies(layout)


def test_what_is_known_of_a_copy_comes_back(layout: Layout) -> None:
    state = CopyState(
        {LOG: KnownLog(7, ROOT), f"{LOG}.{LOG}": KnownLog(2, ROOT)},
        frozenset(["cd" * 32]),
        frozenset(["ef" * 32]),
        "2031-02-03T04:05:06Z",
    )
    write_state(layout, Disk(), "usb", state)
    assert read_state(layout, "usb") == state
    forget_state(layout, Disk(), "usb")
    assert read_state(layout, "usb") == CopyState()


def test_far_too_much_that_is_lacking_is_asked_for_again(layout: Layout) -> None:
    many = frozenset(f"{number:064x}" for number in range(20_001))
    write_state(layout, Disk(), "usb", CopyState({LOG: KnownLog(7, ROOT)}, many))
    assert read_state(layout, "usb") == CopyState()


@pytest.mark.parametrize(
    "change",
    [
        {"logs": {LOG: [-1, ROOT]}},
        {"logs": {LOG: [1, "zz"]}},
        {"logs": {LOG: 1}},
        {"logs": []},
        {"lacking": ["../x"]},
        {"lacking": None},
        {"erased": 7},
        {"v": 9},
    ],
)
def test_a_state_that_cannot_be_read_is_none(layout: Layout, change: dict[str, object]) -> None:
    write_state(layout, Disk(), "usb", CopyState({LOG: KnownLog(7, ROOT)}))
    path = layout.local / "copies" / "usb.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **change}))
    assert read_state(layout, "usb") == CopyState()
