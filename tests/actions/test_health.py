"""How an archive does, and what to do next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive, sync
from amana.actions.browsing.health import CopyHealth, CustodianHealth, Health, LogHealth
from amana.actions.browsing.next_steps import DAYS_TO_AUDIT, DAYS_TO_SYNC, steps
from amana.actions.copies import copying
from amana.actions.custodians import devices, keys, sharing
from amana.actions.custody.outside_word import OutsideWord
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

NOW = datetime(2030, 6, 1, tzinfo=UTC)
OLD, NEW = "2030-01-01T00:00:00Z", "2030-05-30T00:00:00Z"
LOG = LogHealth("a" * 16, "the laptop", 9, NEW, True, True, None, False, OutsideWord(9, NEW, "Wadi Time", held=1))
COPY = CopyHealth("stick", "/media/stick", True, False, NEW, 0, NEW, NEW, True, "read")
TWO = (CustodianHealth("Nour", "age1a", False), CustodianHealth("cards ab (2/3)", "age1b", True))
WELL = Health((COPY,), (LOG,), TWO, (), 0, 0, ())


def words(health: Health) -> list[str]:
    return [one.word for one in steps(health, NOW)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a text and a damaged file, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("health")
    with making(folder, "Layan", own=True) as opened:
        opened.add(write_tree(folder / "card", [("one.txt", b"By the bakery."), ("bad.pdf", b"%PDF-1.4 no")]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path, "Layan") as opened:
        yield opened


def test_a_new_archive_lacks_what_every_new_one_lacks(archive: OpenArchive) -> None:
    found = archive.health()
    assert (found.copies, found.faults, found.unread, found.unnamed) == ((), (), 0, ())
    assert found.failures == len({one.item.item for one in archive.failures()}) == 1
    (log,) = found.logs
    assert log.here and log.admitted and not log.suspect
    assert log.entries == archive.archive.catalogue.counts().entries
    assert log.last is not None
    assert log.outside == OutsideWord()
    assert [one.word for one in found.next] == ["no-copy", "one-custodian", "no-timestamp", "failures"]


def test_a_copy_is_told_with_what_was_done_to_it(archive: OpenArchive, tmp_path: Path) -> None:
    root, stick = archive.path, tmp_path / "stick"
    copying.add(root, "stick", str(stick))
    assert archive.health().next[0].word == "copy-never"
    sync(root)
    with archive.again() as opened:
        (copy,) = opened.health().copies
        assert copy.known and copy.synced and copy.copied and copy.url == str(stick)
        assert (copy.audited, copy.sound, copy.lacking) == (None, None, 0)
        assert "never-audited" in [one.word for one in opened.health().next]
    amana.audit(root, "stick")
    with archive.again() as opened:
        (copy,) = opened.health().copies
        assert copy.sound is True
        assert "never-audited" not in [one.word for one in opened.health().next]
    shutil.rmtree(stick / "objects")
    amana.audit(root, "stick")
    with archive.again() as opened:
        assert opened.health().copies[0].sound is False
        assert opened.health().next[0].word == "copy-unsound"
        copying.remove(root, "stick")
        (copy,) = opened.health().copies
        assert (copy.name, copy.known, copy.url, copy.synced) == ("stick", False, None, None)
        assert copy.copied is not None


def test_custodians_and_lost_devices_are_told(archive: OpenArchive) -> None:
    sharing.split_keys(archive, 2, 3)
    devices.admit(archive, "this", "the laptop")
    devices.lost(archive, "this")
    found = archive.health()
    assert [one.cards for one in found.custodians] == [False, True]
    assert "one-custodian" not in [one.word for one in found.next]
    (suspect,) = [one for one in found.next if one.word == "suspect-devices"]
    assert suspect.facts == {"devices": ("the laptop",), "count": 1}
    assert len(keys.list(archive).custodians) == 2


def test_nothing_is_to_be_done_where_all_is_well() -> None:
    assert words(WELL) == []


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        (replace(WELL, copies=()), ["no-copy"]),
        (replace(WELL, copies=(replace(COPY, kit=True),)), ["no-copy"]),
        (replace(WELL, copies=(replace(COPY, synced=None, copied=None),)), ["copy-never"]),
        (replace(WELL, copies=(replace(COPY, lacking=3),)), ["copy-lacking"]),
        (replace(WELL, copies=(replace(COPY, synced=OLD, copied=OLD),)), ["copy-old"]),
        (replace(WELL, copies=(replace(COPY, synced=OLD, copied=OLD),), logs=(replace(LOG, last=OLD),)), []),
        (replace(WELL, copies=(replace(COPY, audited=None, sound=None),)), ["never-audited"]),
        (replace(WELL, copies=(replace(COPY, audited="2029-01-01"),)), ["audit-old"]),
        (replace(WELL, copies=(replace(COPY, sound=False),)), ["copy-unsound"]),
        (replace(WELL, custodians=TWO[:1]), ["one-custodian"]),
        (replace(WELL, custodians=TWO[:1], unnamed=("keys/x",)), ["unnamed-custodians"]),
        (replace(WELL, logs=(replace(LOG, outside=OutsideWord()),)), ["no-timestamp"]),
        (replace(WELL, logs=(replace(LOG, outside=OutsideWord(held=1, pending=1)),)), []),
        (replace(WELL, logs=(replace(LOG, outside=OutsideWord(5, OLD, held=1)),)), ["timestamp-old"]),
        (replace(WELL, logs=(replace(LOG, outside=OutsideWord(9, NEW, held=1, wrong=1)),)), ["timestamp-wrong"]),
        (replace(WELL, logs=(LOG, replace(LOG, forked=True))), ["suspect-devices"]),
        (replace(WELL, logs=(LOG, replace(LOG, admitted=False))), ["suspect-devices"]),
        (replace(WELL, faults=("x",), unread=2, failures=1), ["faults", "unread", "failures"]),
    ],
)
def test_each_lack_has_its_word(health: Health, expected: list[str]) -> None:
    assert words(health) == expected


def test_days_are_counted_and_strange_times_do_no_harm() -> None:
    old = (NOW - timedelta(days=DAYS_TO_SYNC)).isoformat()
    (step,) = steps(replace(WELL, copies=(replace(COPY, synced=old, copied=None),)), NOW)
    assert step.facts["days"] == DAYS_TO_SYNC
    old = (NOW - timedelta(days=DAYS_TO_AUDIT - 1)).isoformat()
    assert words(replace(WELL, copies=(replace(COPY, audited=old),))) == []
    assert (
        words(replace(WELL, copies=(replace(COPY, audited="some day", synced="2999-01-01", copied=None),))) == []
    )
