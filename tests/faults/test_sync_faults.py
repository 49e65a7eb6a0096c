"""Sync over links that break and disks that refuse, fill, vanish or lie; and killed at any of its steps.

After each of these both sides are lawful, what was lost is told, and the next sync brings both to the same,
sending only what is missing.
"""

from __future__ import annotations

import dataclasses
import io
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest

from amana.archive import Layout
from amana.archive.copies import read_state
from amana.archive.logs import list_logs
from amana.errors import AmanaError
from amana.records import Progress, Synced
from amana.stores import Medium, open_medium
from tests.archive.archives import checked, in_child, noise, opened
from tests.archive.syncs import archive_with, holding, new_copy, one, put, second_device, sync
from tests.faults.faulty_disk import CountingDisk, FaultyDisk, kill, refuse
from tests.faults.faulty_medium import Faults, faulty

LARGE = 2_500_000
FILES = (("a.txt", b"first"), ("clip.bin", noise(LARGE, 1)), ("b.bin", noise(70_000, 2)))
MORE = (("c.txt", b"third"), ("more.bin", noise(1_300_000, 3)))


class Setting(NamedTuple):
    """An archive, an empty copy of it, and another device that has what the archive had before."""

    root: Path
    usb: Path
    other: Path


def setting(top: Path) -> Setting:
    """`root` has things that `usb` has not; `other` has things that neither has."""
    root = archive_with(top / "root", top, ("zero.txt", b"zero"))
    new_copy(root, top / "usb")
    sync(root)
    other = second_device(top / "usb", top / "other")
    put(root, top, *FILES)
    put(other, top, *MORE)
    return Setting(root, top / "usb", other)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, copied for each test: the same keys, and the same bytes."""
    top = tmp_path_factory.mktemp("pattern")
    setting(top)
    return top


@pytest.fixture
def here(pattern: Path, tmp_path: Path) -> Setting:
    """The pattern in the very place it was made, which a device's key is bound to."""
    kept = tmp_path / "kept"
    shutil.copytree(pattern, kept)
    return Setting(pattern / "root", pattern / "usb", pattern / "other")


@pytest.fixture(autouse=True)
def as_it_was(pattern: Path, tmp_path: Path) -> Callable[[], None]:
    """Puts the pattern back, now and whenever it is called."""
    kept = pattern.parent / "as-it-was"
    if not kept.exists():
        shutil.copytree(pattern, kept)

    def again() -> None:
        shutil.rmtree(pattern)
        shutil.copytree(kept, pattern)

    again()
    return again


def lawful(place: Path) -> None:
    """Whatever happened: every log holds, nothing that a log names is missing or damaged."""
    verified = checked(place, place.parent / "state")
    assert all(log.ok for log in verified.logs), verified.logs
    assert (verified.missing, verified.damaged, verified.extra) == ((), (), ()), verified


def heals(here: Setting) -> None:
    """Two rounds, and all hold the same, and verify."""
    for place in (here.root, here.other, here.root, here.other):
        synced = sync(place)
        assert one(synced).outcome == "synced", synced
    assert holding(here.root) == holding(here.other) == holding(here.usb)
    for place in here:
        assert checked(place, place.parent / "state").ok, place
    with opened(here.root) as archive:
        assert archive.catalogue.counts().items == 1 + len(FILES) + len(MORE)
        assert archive.faults == ()


class _Kinds(CountingDisk):
    """Which effects there are, and on what: killed at one of a kind, another tells nothing new."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[tuple[str, ...], list[int]] = {}

    def step(self, effect: str, path: Path) -> None:
        folders = [part for part in path.parts if part in (*_FOLDERS, "root", "usb")]
        kind = "checkpoint" in path.name, path.suffix in (".part", ".json", ".note")
        self.kinds.setdefault((effect, *folders, *map(str, kind)), []).append(len(self.effects))
        super().step(effect, path)


_FOLDERS = ("logs", "objects", "incoming", "copies", "work", "seen", "keys", "acts", "entries")


def steps(place: Path) -> list[int]:
    """The first and the last effect of each kind in a sync of this archive."""
    disk = _Kinds()
    sync(place, disk=disk)
    assert len(disk.effects) > 60
    return sorted({at for those in disk.kinds.values() for at in (those[0], those[-1])})


@pytest.mark.parametrize("which", ["push", "pull"])
def test_killed_at_every_kind_of_effect(here: Setting, as_it_was: Callable[[], None], which: str) -> None:
    if which == "pull":
        sync(here.other)
    found = steps(here.root)
    as_it_was()
    for at in found[which == "pull" :: 2]:
        if which == "pull":
            sync(here.other)
        in_child(lambda at=at: sync(here.root, disk=FaultyDisk(at, kill)))  # type: ignore[misc]
        for place in here[:2]:
            lawful_but_for_archive_json(place)
        heals(here)
        as_it_was()


def lawful_but_for_archive_json(place: Path) -> None:
    """On a copy archive.json comes after the log that vouches for it: killed in between, it is older than that."""
    verified = checked(place, place.parent / "state")
    assert all(log.ok for log in verified.logs), verified.logs
    assert (verified.missing, verified.damaged, verified.extra) == ((), (), ()), verified
    assert all("archive.json" in fault for fault in verified.faults), verified.faults


@pytest.mark.parametrize("reason", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("always", [False, True], ids=["once", "from-then-on"])
def test_refused_at_some_of_each_kind_of_effect(
    here: Setting, as_it_was: Callable[[], None], reason: str, always: bool
) -> None:
    sync(here.other)
    found = steps(here.root)
    as_it_was()
    for at in found[always + 2 * (reason == "EIO") :: 7]:
        sync(here.other)
        try:
            synced = sync(here.root, disk=FaultyDisk(at, refuse(reason), always=always))
            told = one(synced).reason or synced.not_entered or ""
            assert synced.ok or reason in told or one(synced).lacking or not synced.entered
        except AmanaError as fault:
            assert reason in str(fault), fault
        for place in here[:2]:
            lawful_but_for_archive_json(place)
        heals(here)
        as_it_was()


# --- the link


def broken(here: Setting, faults: Faults) -> Synced:
    return sync(here.root, wrap=lambda medium: faulty(medium, faults))


def test_the_link_cut_while_sending_goes_on_where_it_was(here: Setting, as_it_was: Callable[[], None]) -> None:
    whole = Faults()
    broken(here, whole)
    as_it_was()
    for cut in range(1, whole.sent, whole.sent // 7):
        faults = Faults(cut_sent=cut)
        synced = broken(here, faults)
        assert one(synced).outcome == "part"
        assert "link-cut" in (one(synced).reason or "")
        first = faults.sent
        assert broken(here, faults).ok
        # What was under way in three threads may go again as far as it was not written yet: a piece each.
        assert faults.sent <= whole.sent + 3 * (1 << 20), (cut, first, faults.sent, whole.sent)
        heals(here)
        as_it_was()


def test_the_link_cut_while_receiving_goes_on_where_it_was(here: Setting, as_it_was: Callable[[], None]) -> None:
    def came(cut: int | None) -> Faults:
        sync(here.other)
        faults = Faults(cut_received=cut)
        synced = broken(here, faults)
        assert (one(synced).outcome == "part") == (cut is not None)
        return faults

    whole = came(None)
    as_it_was()
    for cut in range(1, whole.received, whole.received // 6):
        faults = came(cut)
        lawful(here.root)
        broken(here, faults)
        heals(here)
        as_it_was()


def test_what_has_arrived_is_not_fetched_again(here: Setting) -> None:
    sync(here.other)
    faults = Faults(cut_received=1_000_000)
    broken(here, faults)
    assert list((here.root / "local" / "incoming").rglob("*"))
    before = faults.received
    assert broken(here, faults).ok
    fetched = faults.received - before
    faults = Faults()
    # Read back what was sent, and fetch the rest: the megabyte that came does not come again.
    assert fetched < sum(path.stat().st_size for path in (here.root / "objects").rglob("*.age")) - 500_000
    assert not (here.root / "local" / "incoming").exists()


def test_the_disk_pulled_at_any_call(here: Setting, as_it_was: Callable[[], None]) -> None:
    sync(here.other)
    counting = Faults()
    broken(here, counting)
    as_it_was()
    for at in range(0, len(counting.calls), 11):
        sync(here.other)
        synced = broken(here, Faults(vanish_at=at))
        assert one(synced).outcome == "part"
        assert "disk-gone" in (one(synced).reason or "")
        for place in here[:2]:
            lawful_but_for_archive_json(place)
        heals(here)
        as_it_was()


def test_a_copy_that_is_full_says_so_and_goes_on_when_there_is_room(here: Setting) -> None:
    faults = Faults(full_after=1_000_000)
    synced = broken(here, faults)
    assert one(synced).outcome == "part"
    assert "ENOSPC" in (one(synced).reason or "")
    assert not synced.tampered
    lawful(here.usb)
    heals(here)


def test_a_copy_that_lets_nobody_in_says_so(here: Setting) -> None:
    synced = broken(here, Faults(denied=True))
    assert one(synced).outcome == "part"
    assert "EACCES" in (one(synced).reason or "")
    heals(here)


def test_a_slow_link_is_only_slow(here: Setting) -> None:
    assert broken(here, Faults(slow=0.002)).ok


# --- lies


@pytest.mark.parametrize("lie", ["nothing", "truncated", "altered"])
def test_a_disk_that_keeps_no_object_it_was_given_is_found_out(here: Setting, lie: str) -> None:
    faults = Faults(lies=lie, about=lambda name: len(name) == 64)  # type: ignore[arg-type]
    synced = broken(here, faults)
    assert one(synced).outcome == "part"
    assert len(one(synced).lacking) >= len(FILES)
    state = read_state(Layout(here.root), "usb")
    assert state.lacking == set(one(synced).lacking)
    heals(here)


@pytest.mark.parametrize("lie", ["nothing", "truncated", "altered"])
def test_a_place_that_keeps_no_log_it_was_given_is_found_out(here: Setting, lie: str) -> None:
    faults = Faults(lies=lie, about=lambda name: name.endswith("/checkpoint"))  # type: ignore[arg-type]
    synced = broken(here, faults)
    assert synced.tampered
    assert "store-lied" in (one(synced).reason or "")
    heals(here)


def test_a_place_that_answers_from_a_cache_is_found_out(here: Setting, tmp_path: Path) -> None:
    """What was there before the last sync is given for what is there now, and nothing that is written is kept."""
    shutil.copytree(here.usb, tmp_path / "then")
    sync(here.root)

    def cached(medium: Medium) -> Medium:
        medium.close()
        then = open_medium(str(tmp_path / "then"))
        return dataclasses.replace(faulty(then, Faults(lies="nothing")), url=medium.url, local=None)

    synced = sync(here.root, wrap=cached)
    assert synced.tampered
    assert "rolled-back" in " ".join(one(synced).faults)
    assert "store-lied" in " ".join(one(synced).faults)


# --- our own disk


def test_a_copy_cannot_fill_our_disk(here: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(here.other)
    real = shutil.disk_usage(here.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: real._replace(free=(64 << 20) + 100_000))
    synced = sync(here.root)
    assert one(synced).outcome == "part"
    assert "ENOSPC" in (one(synced).reason or "")
    assert not synced.tampered
    monkeypatch.undo()
    heals(here)


def test_an_object_without_end_is_not_taken(here: Setting) -> None:
    class Endless(io.RawIOBase):
        """Says that it is small, and never ends."""

        at = 0

        def seek(self, offset: int, whence: int = 0) -> int:
            self.at = 1000 if whence == os.SEEK_END else offset
            return self.at

        def tell(self) -> int:
            return self.at

        def readinto(self, room: object) -> int:
            size = len(memoryview(room))  # type: ignore[arg-type]
            self.at += size
            return size

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "somebody reads to an end that never comes"
            self.at += size
            return bytes(size)

    class Objects:
        def __init__(self, inner: object) -> None:
            self.inner = inner

        def open(self, digest: str) -> BinaryIO:
            return Endless()  # type: ignore[return-value]

        def put(self, digest: str, source: BinaryIO) -> None:
            self.inner.put(digest, source)  # type: ignore[attr-defined]

    sync(here.other)
    synced = sync(
        here.root,
        wrap=lambda medium: dataclasses.replace(medium, objects=Objects(medium.objects), local=None),  # type: ignore[arg-type]
    )
    assert synced.lacking
    assert set(synced.lacking) <= set(one(synced).damaged)
    heals(here)


# --- broken off, and at the same time


def test_broken_off_by_a_person_it_goes_on(here: Setting) -> None:
    sync(here.other)
    threads = threading.active_count()
    seen = 0

    def impatient(_: Progress) -> None:
        nonlocal seen
        seen += 1
        if seen == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(here.root, watch=impatient)
    assert threading.active_count() == threads
    for place in here:
        lawful_but_for_archive_json(place)
    heals(here)


@pytest.mark.parametrize("local", [True, False], ids=["a-folder", "a-server"])
def test_two_machines_at_one_copy_at_the_same_time(here: Setting, local: bool) -> None:
    def wrap(medium: Medium) -> Medium:
        return medium if local else dataclasses.replace(medium, local=None)

    done: dict[Path, Synced] = {}

    def run(place: Path) -> None:
        done[place] = sync(place, wrap=wrap)

    threads = [threading.Thread(target=run, args=(place,)) for place in (here.root, here.other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 2
    lawful_but_for_archive_json(here.usb)
    heals(here)
    assert len(list_logs(Layout(here.root))) == 2
