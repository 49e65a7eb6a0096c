"""Archives that grew apart: what was asserted on each is kept, and shown, after they meet; in whatever order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive, copying, devices
from amana.knowledge import Known
from amana.records import Basis
from tests.archive.archives import write_tree

OWN_ID = "people:P-1"
OTHER_ID = "people:P-2"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    amana.init(tmp_path / "first", no_passphrase=True, identity_out=tmp_path / "key")
    with opened(tmp_path / "first", "Layan") as archive:
        archive.add(write_tree(tmp_path / "card", [("note.txt", b"Samira Karam left on Tuesday.")]))
    return tmp_path / "first"


@pytest.fixture
def second(first: Path) -> Path:
    """Another device's archive, grown from the same beginning."""
    other = first.with_name("second")
    shutil.copytree(first, other, ignore=shutil.ignore_patterns("local"))
    return other


def opened(root: Path, person: str) -> OpenArchive:
    return amana.open_archive(root, identity=root.parent / "key", person=person)


def meet(one: Path, other: Path) -> None:
    copying.add(one, "other", str(other))
    assert amana.sync(one).ok


def view(root: Path, own_id: str = OWN_ID) -> Known:
    with opened(root, "reader") as archive:
        return archive.known(amana.records.made_id("own", *own_id.split(":")))


def said(root: Path, person: str, own_id: str, **values: str) -> None:
    with opened(root, person) as archive:
        archive.describe(None, values.items(), new="person", own_id=own_id, basis=[Basis(note="her word")])


def test_what_was_asserted_apart_is_kept_and_shown_on_both(first: Path, second: Path) -> None:
    said(first, "Layan", OWN_ID, name="Samira Karam", born="1980")
    said(second, "Idris", OWN_ID, name="سميرة كرم", born="1981")
    meet(first, second)
    here, there = view(first), view(second)
    assert here == there
    assert set(here.values("born")) == {"1980", "1981"}
    assert {one.row.assertion.person for one in here.standing("born")} == {"Layan", "Idris"}
    assert set(here.values("name")) == {"Samira Karam", "سميرة كرم"}
    assert len({one.row.entry.device for one in here.said}) == 2


def test_judgements_made_apart_that_clash_are_both_kept_and_join_nothing(first: Path, second: Path) -> None:
    for own_id in (OWN_ID, OTHER_ID):
        said(first, "Layan", own_id, name="Samira")
    meet(first, second)
    ids = [amana.records.made_id("own", *own_id.split(":")) for own_id in (OWN_ID, OTHER_ID)]
    with opened(first, "Layan") as archive:
        archive.same(*ids)
    with opened(second, "Idris") as archive:
        archive.different(*ids)
    assert amana.sync(first).ok
    assert view(first) == view(second)
    assert view(first).ids == (ids[0],)
    with opened(second, "Idris") as archive:
        (clash,) = archive.knowing().clashes_of(archive.known(ids[1]))
        archive.undo(clash.different.id)
    assert amana.sync(first).ok
    assert view(first) == view(second)
    assert view(first).ids == tuple(sorted(ids))


def test_the_same_word_replaced_apart_stands_twice(first: Path, second: Path) -> None:
    said(first, "Layan", OWN_ID, born="1980")
    meet(first, second)
    said(first, "Layan", OWN_ID, born="1981")
    said(second, "Layan", OWN_ID, born="1982")
    assert amana.sync(first).ok
    assert view(first) == view(second)
    assert set(view(first).values("born")) == {"1981", "1982"}
    said(first, "Layan", OWN_ID, born="1983")
    assert view(first).values("born") == ("1983",)


def test_a_lost_device_says_nothing_that_counts_from_then_on(first: Path, second: Path) -> None:
    said(second, "Layan", OWN_ID, born="1981")
    meet(first, second)
    device = view(first).said[0].row.entry.device
    with opened(first, "Layan") as archive:
        devices.lost(archive, device)
    said(second, "Layan", OWN_ID, born="1900")
    with opened(second, "Layan") as archive:
        archive.describe(next(archive.list()).item, [("title", "A forgery")])
    amana.sync(first)
    with opened(first, "Layan") as archive:
        assert [one.title for one in archive.list()] == [None]
        assert archive.search("forgery") == []
    told = {one.value: (one.stands, one.suspect) for one in view(first).said if one.prop == "born"}
    assert told == {"1981": (True, None), "1900": (True, "lost")}
