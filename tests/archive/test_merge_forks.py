"""Logs that were rewritten, forked, rolled back, cut or moved: each is found and named, and both versions kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from amana.archive import Archive, Layout, read_description
from amana.archive.copies import read_state
from amana.archive.device import read_device_key
from amana.archive.logs import FolderFiles, LogFolder, fork_name, list_logs
from amana.archive.medium_logs import MAX_ENTRIES
from amana.records import Synced
from amana.stores import Disk, FolderStore
from amana.tlog import Checkpoint, SigningKey, TileLog, sign_checkpoint
from tests.archive.archives import SOFTWARE, checked, make, opened
from tests.archive.syncs import archive_with, holding, log_of, new_copy, one, put, second_device, sync, twin


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = archive_with(tmp_path / "archive", tmp_path, ("a.txt", b"first"), ("b.txt", b"second"))
    new_copy(root, tmp_path / "usb")
    sync(root)
    return root


@pytest.fixture
def usb(root: Path, tmp_path: Path) -> Path:
    return tmp_path / "usb"


def key_of(root: Path) -> SigningKey:
    key = read_device_key(Layout(root))
    assert key is not None
    return key


def rewrite(root: Path, place: Path, entries: Callable[[list[bytes]], list[bytes]]) -> None:
    """What a thief of the device's key can do: the same log's entries, changed, and signed again."""
    device, key = log_of(root).name, key_of(root)
    log = LogFolder(Layout(place), device, None)
    changed = entries(list(log.entries(0, log.checkpoint().size)))
    vkey = (place / "logs" / device / "vkey").read_bytes()
    shutil.rmtree(place / "logs" / device)
    files = FolderFiles(place / "logs" / device, Disk())
    made = TileLog.create(files, key.name)
    made.append(changed)
    made.checkpoint(key)
    (place / "logs" / device / "vkey").write_bytes(vkey)


def reasons(synced: Synced) -> str:
    return " ".join(fault for copy in synced.copies for fault in copy.faults)


def both_are_kept(root: Path, usb: Path) -> None:
    """Ours under its plain name, theirs beside it; the copy has both; and it is said, at every look."""
    device = log_of(root).name
    assert len(list_logs(Layout(root))) == 2
    assert list_logs(Layout(root))[0] == device
    assert holding(root).branches == holding(usb).branches
    for place in (root, usb):
        verified = checked(place, place.parent / "state")
        assert not verified.ok
        assert [log.ok for log in verified.logs] == [True, False]
        assert "log-forked" in (verified.logs[1].reason or "")
        assert verified.missing == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda entries: entries[:-1],
        lambda entries: [*entries[:-2], *reversed(entries[-2:])],
        lambda entries: [*entries[:-1], entries[0]],
        lambda entries: [*entries[:-1], *entries],
        lambda entries: entries[1:],
    ],
    ids=["longer-below", "moved", "replaced", "longer-above", "first-gone"],
)
def test_a_log_signed_anew_with_a_stolen_key_is_a_fork(
    root: Path, usb: Path, change: Callable[[list[bytes]], list[bytes]], request: pytest.FixtureRequest
) -> None:
    rewrite(root, usb, change)
    synced = sync(root)
    if request.node.callspec.id == "longer-below":  # nothing but its beginning: it was rolled back
        assert "rolled-back" in reasons(synced)
        assert holding(root) == holding(usb)
        return
    assert synced.tampered
    assert len(one(synced).forks) == 1
    assert "log-forked" in reasons(synced)
    both_are_kept(root, usb)
    assert sync(root).copies[0].forks == ()


def test_a_log_that_was_rolled_back_is_named_and_mended(root: Path, usb: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    shutil.copytree(usb / "logs", earlier)
    put(root, tmp_path, ("c.txt", b"third"))
    sync(root)
    shutil.rmtree(usb / "logs")
    shutil.copytree(earlier, usb / "logs")
    synced = sync(root)
    assert synced.tampered
    assert "rolled-back" in reasons(synced)
    assert one(synced).there.entries > 0
    assert holding(root) == holding(usb)
    assert sync(root).ok


def test_a_log_that_is_gone_is_named_and_mended(root: Path, usb: Path) -> None:
    shutil.rmtree(usb / "logs")
    synced = sync(root)
    assert "reason='missing'" in reasons(synced)
    assert holding(root) == holding(usb)
    assert checked(usb, usb.parent / "state").ok
    assert sync(root).ok


def fresh_device(usb: Path, tmp_path: Path) -> Path:
    """A machine that knows the archive and has none of its logs."""
    other = second_device(usb, tmp_path / "other")
    shutil.rmtree(other / "logs")
    shutil.rmtree(other / "objects")
    return other


def spoil(usb: Path, what: str) -> None:
    log = next((usb / "logs").iterdir())
    bundle = max(log.glob("tile/entries/*.p/*"), key=lambda path: int(path.name))
    if what == "cut":
        bundle.write_bytes(bundle.read_bytes()[:-3])
    elif what == "gone":
        bundle.unlink()
    elif what == "changed":
        data = bytearray(bundle.read_bytes())
        data[-10] ^= 1
        bundle.write_bytes(data)
    elif what == "far-too-long":
        bundle.write_bytes(b"\0" * 20_000_000)
    elif what == "moved":
        files = FolderFiles(log, Disk())
        whole = files.read(bundle.relative_to(log).as_posix()) or b""
        size = int.from_bytes(whole[:2], "big") + 2
        bundle.write_bytes(whole[size:] + whole[:size])


@pytest.mark.parametrize("what", ["cut", "gone", "changed", "far-too-long", "moved"])
def test_a_log_that_is_not_what_was_signed_is_not_taken(usb: Path, tmp_path: Path, what: str) -> None:
    other = fresh_device(usb, tmp_path)
    spoil(usb, what)
    synced = sync(other)
    assert synced.tampered
    assert "log-damaged" in reasons(synced)
    assert list_logs(Layout(other)) == []
    assert not (other / "objects").exists()


@pytest.mark.parametrize("what", ["cut", "gone", "changed", "moved"])
def test_a_log_that_is_damaged_there_is_written_again_by_who_has_more_of_it(
    root: Path, usb: Path, tmp_path: Path, what: str
) -> None:
    spoil(usb, what)
    other = second_device(usb, tmp_path / "other")
    put(root, tmp_path, ("c.txt", b"third"))
    sync(root)
    assert checked(usb, tmp_path / "state").ok
    sync(other)
    assert holding(other).branches >= holding(root).branches


def test_a_checkpoint_from_another_archive_is_named_and_ours_written_again(
    root: Path, usb: Path, tmp_path: Path
) -> None:
    stranger = make(tmp_path / "stranger")
    shutil.copyfile(log_of(stranger) / "checkpoint", usb / "logs" / log_of(root).name / "checkpoint")
    synced = sync(root)
    assert synced.tampered
    assert "checkpoint-unreadable" in reasons(synced)
    assert holding(root) == holding(usb)
    assert checked(usb, tmp_path / "state").ok


def test_a_whole_log_of_another_archive_is_named_and_left(root: Path, usb: Path, tmp_path: Path) -> None:
    stranger = make(tmp_path / "stranger")
    shutil.copytree(log_of(stranger), usb / "logs" / log_of(stranger).name)
    synced = sync(root)
    assert "vkey-of-another-archive" in reasons(synced)
    assert list_logs(Layout(root)) == [log_of(root).name]
    assert (usb / "logs" / log_of(stranger).name / "checkpoint").is_file()


def test_an_object_that_another_valid_one_took_the_place_of_is_named(
    root: Path, usb: Path, tmp_path: Path
) -> None:
    other = fresh_device(usb, tmp_path)
    first, second = sorted((usb / "objects").rglob("*.age"))[:2]
    shutil.copyfile(first, second)
    synced = sync(other)
    assert one(synced).damaged == (second.stem,)
    assert synced.lacking == (second.stem,)
    assert synced.tampered


def test_a_copy_that_claims_endless_entries_is_not_listened_to(root: Path, usb: Path) -> None:
    key = SigningKey.generate("unnamed")
    archive = read_description(root / "archive.json").id
    from amana.archive.logs import device_of, origin

    device = device_of(key.verifier)
    key = key.named(origin(archive, device))
    folder = usb / "logs" / device
    folder.mkdir()
    (folder / "vkey").write_text(key.verifier.text + "\n")
    for size in (MAX_ENTRIES + 1, 10**9):
        (folder / "checkpoint").write_bytes(sign_checkpoint(Checkpoint(key.name, size, b"\1" * 32), key))
        synced = sync(root)
        assert "too-many-entries" in reasons(synced)
    (folder / "checkpoint").write_bytes(sign_checkpoint(Checkpoint(key.name, MAX_ENTRIES, b"\1" * 32), key))
    assert "reason='missing'" in reasons(sync(root))
    assert list_logs(Layout(root)) == [log_of(root).name]


@pytest.mark.parametrize("name", ["..", "ZZ", "0" * 15, "0" * 17, "0" * 16 + ".x", "0" * 16 + ".", "a b"])
def test_folders_that_no_log_is_called_are_passed_over(root: Path, usb: Path, name: str) -> None:
    if name != "..":
        shutil.copytree(usb / "logs" / log_of(root).name, usb / "logs" / name)
    assert sync(root).ok
    assert list_logs(Layout(root)) == [log_of(root).name]


# --- one key on two machines


def forked(root: Path, tmp_path: Path) -> Path:
    """Two machines with one key, which have each gone on by themselves."""
    other = twin(root, tmp_path / "twin")
    put(root, tmp_path, ("ours.txt", b"ours"))
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    assert log_of(root).name == log_of(other).name
    return other


@pytest.mark.parametrize("first", ["root", "twin"])
def test_one_key_on_two_machines_forks_and_loses_nothing(root: Path, tmp_path: Path, first: str) -> None:
    other = forked(root, tmp_path)
    order = (root, other, root) if first == "root" else (other, root, other)
    told = [sync(place) for place in order]
    assert [bool(one(synced).forks) for synced in told] == [False, True, True]
    assert holding(root) == holding(other) == holding(tmp_path / "usb")
    for place in (root, other):
        assert log_of(place).name in list_logs(Layout(place))
        with opened(place) as archive:
            assert archive.catalogue.counts().items == 4
            assert archive.faults == ()
            suspect = archive.suspects
            fork = next(name for name in list_logs(Layout(place)) if "." in name)
            assert suspect.reason(fork, 0) == "forked"
            assert suspect.reason(log_of(place).name, 0) is None


def test_both_sides_of_a_fork_go_on_and_stay_together(root: Path, tmp_path: Path) -> None:
    other = forked(root, tmp_path)
    for place in (root, other, root):
        sync(place)
    names = list_logs(Layout(root)), list_logs(Layout(other))
    for round_ in range(2):
        put(root, tmp_path, (f"ours-{round_}.txt", b"ours" * (round_ + 2)))
        put(other, tmp_path, (f"theirs-{round_}.txt", b"theirs" * (round_ + 2)))
        for place in (root, other, root, other):
            assert one(sync(place)).forks == ()
    assert (list_logs(Layout(root)), list_logs(Layout(other))) == names
    assert holding(root) == holding(other) == holding(tmp_path / "usb")
    with opened(root) as archive:
        assert archive.catalogue.counts().items == 8


def test_a_third_machine_takes_both_sides_over(root: Path, tmp_path: Path) -> None:
    other = forked(root, tmp_path)
    for place in (root, other):
        sync(place)
    third = second_device(tmp_path / "usb", tmp_path / "third")
    shutil.rmtree(third / "logs")
    shutil.rmtree(third / "objects")
    synced = sync(third)
    assert len(list_logs(Layout(third))) == 3 - (log_of(root).name not in list_logs(Layout(third)))
    assert synced.tampered
    with opened(third) as archive:
        assert archive.catalogue.counts().items == 4


def test_what_was_seen_signed_is_not_taken_back(root: Path, usb: Path, tmp_path: Path) -> None:
    """Our disk was set back, and the copy brings another continuation than the one we signed since."""
    backup = tmp_path / "backup"
    shutil.copytree(root / "logs", backup)
    put(root, tmp_path, ("c.txt", b"third"))
    shutil.rmtree(root / "logs")
    shutil.copytree(backup, root / "logs")
    rewrite(root, usb, lambda entries: [*entries, *entries])
    synced = sync(root)
    assert one(synced).forks == (fork_name(log_of(root).name, head_of(root, fork=True)),)
    assert LogFolder(Layout(root), log_of(root).name, None).checkpoint().size < head_of(root, fork=True).size


def head_of(root: Path, *, fork: bool) -> Checkpoint:
    name = next(one for one in list_logs(Layout(root)) if ("." in one) == fork)
    return LogFolder(Layout(root), name, None).checkpoint()


def test_a_stranger_who_adds_to_a_copy_is_shown_as_suspect(root: Path, usb: Path, tmp_path: Path) -> None:
    shutil.copytree(usb, tmp_path / "stolen")
    with Archive(tmp_path / "stolen", [], SOFTWARE) as archive:
        from tests.archive.archives import add, write_tree

        add(archive, write_tree(tmp_path / "planted", [("planted.txt", b"planted")]))
        stranger = archive.own_device
    assert stranger is not None
    shutil.copytree(tmp_path / "stolen" / "logs", usb / "logs", dirs_exist_ok=True)
    shutil.copytree(tmp_path / "stolen" / "objects", usb / "objects", dirs_exist_ok=True)
    assert sync(root).ok
    with opened(root) as archive:
        assert archive.suspects.reason(stranger, 0) == "not-admitted"
        assert archive.suspects.reason(log_of(root).name, 0) is None
    assert FolderStore(root / "objects")
    assert read_state(Layout(root), "usb").logs[stranger].size > 0
