"""Verifying a whole log: every byte counts, and the error says which file or entry it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import CheckpointUnreadable, Damage, Fact, LogDamaged
from amana.records import leaf_hash, root
from amana.tlog import Checkpoint, SigningKey, TileLog, check_extends, needed_files, sign_checkpoint, verify_log
from tests.tlog.log_files import MemoryFiles

_KEY = SigningKey("example.invalid/d1", bytes(range(32)))
_SIZE = 700
_NEEDED = list(needed_files(_SIZE))


def _made(entries: list[bytes]) -> MemoryFiles:
    files = MemoryFiles()
    log = TileLog.create(files, _KEY.name)
    log.append(entries)
    log.checkpoint(_KEY)
    return files


def _entries(size: int, tag: bytes = b"entry") -> list[bytes]:
    return [b"%s %d" % (tag, n) for n in range(size)]


_WHOLE = _made(_entries(_SIZE)).kept


def _faults(files: MemoryFiles) -> dict[str, Fact]:
    with pytest.raises(LogDamaged) as caught:
        verify_log(files, _KEY.verifier, _KEY.name)
    assert caught.value.facts.pop("device") == _KEY.name
    return caught.value.facts


def _changed(path: str, change: Callable[[bytes], bytes]) -> MemoryFiles:
    return MemoryFiles({**_WHOLE, path: change(_WHOLE[path])})


def _flip(at: int, by: int = 1) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ by]) + data[at + 1 :]


def test_a_sound_log_verifies_and_is_read_once() -> None:
    files, seen = MemoryFiles(_WHOLE), []
    tree = verify_log(files, _KEY.verifier, _KEY.name, lambda index, entry: seen.append((index, entry)))
    assert (tree.size, tree.root) == (_SIZE, root([leaf_hash(one) for one in _entries(_SIZE)]))
    assert seen == list(enumerate(_entries(_SIZE)))
    assert files.reads == len(_NEEDED)


@given(st.sampled_from(_NEEDED), st.data())
@settings(max_examples=300)
def test_any_flipped_byte_is_found(path: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(_WHOLE[path]) - 1))
    files = _changed(path, _flip(at, data.draw(st.integers(1, 255))))
    with pytest.raises(Damage) as caught:
        verify_log(files, _KEY.verifier, _KEY.name)
    if path != "checkpoint":
        assert caught.value.facts["path"] == path


@given(st.sampled_from(_NEEDED), st.data())
@settings(max_examples=100)
def test_any_cut_longer_or_missing_file_is_found(path: str, data: st.DataObject) -> None:
    whole = _WHOLE[path]
    other = data.draw(st.sampled_from([None, whole + b"\0", whole + whole, whole[: len(whole) // 2], b""]))
    files = MemoryFiles(
        {**_WHOLE, path: other} if other is not None else {k: v for k, v in _WHOLE.items() if k != path}
    )
    with pytest.raises(Damage):
        verify_log(files, _KEY.verifier, _KEY.name)


@given(st.sampled_from(_NEEDED), st.binary(max_size=200))
@settings(max_examples=100)
def test_noise_in_any_file_gives_only_our_errors(path: str, noise: bytes) -> None:
    with pytest.raises(Damage):
        verify_log(MemoryFiles({**_WHOLE, path: noise}), _KEY.verifier, _KEY.name)


def test_a_changed_entry_is_named() -> None:
    at = _WHOLE["tile/entries/001"].index(b"entry 300") + 3
    assert _faults(_changed("tile/entries/001", _flip(at))) == {
        "reason": "entry-changed",
        "path": "tile/entries/001",
        "entry": 300,
    }


@pytest.mark.parametrize("path", ["tile/0/000", "tile/0/002.p/188", "tile/1/000.p/2"])
def test_a_changed_tile_is_named_and_the_entries_are_not_blamed(path: str) -> None:
    assert _faults(_changed(path, _flip(40))) == {"reason": "tile-changed", "path": path}


def test_entries_changed_with_their_tile_are_given_away_by_the_tile_above() -> None:
    forged = _entries(_SIZE)
    forged[300] = b"forged"
    other = _made(forged).kept
    files = MemoryFiles(
        {**_WHOLE, "tile/entries/001": other["tile/entries/001"], "tile/0/001": other["tile/0/001"]}
    )
    assert _faults(files) == {"reason": "history-rewritten", "path": "tile/1/000.p/2", "start": 256, "end": 512}


def test_a_log_rewritten_whole_is_given_away_by_the_signed_root() -> None:
    forged = _made([b"forged", *_entries(_SIZE)[1:]]).kept
    facts = _faults(MemoryFiles({**forged, "checkpoint": _WHOLE["checkpoint"]}))
    assert (facts["reason"], facts["path"]) == ("root-differs", "checkpoint")
    assert facts["found"] != facts["expected"]


def test_a_missing_file_is_named() -> None:
    for path in _NEEDED:
        files = MemoryFiles({name: data for name, data in _WHOLE.items() if name != path})
        assert _faults(files) == {"reason": "missing", "path": path}


def test_the_lowest_difference_is_told_where_several_files_changed() -> None:
    files = _changed("tile/1/000.p/2", _flip(0))
    at = files.kept["tile/entries/002.p/188"].index(b"entry 600")
    files.kept["tile/entries/002.p/188"] = _flip(at)(files.kept["tile/entries/002.p/188"])
    assert _faults(files)["entry"] == 600


def test_files_beyond_the_checkpoint_do_not_matter() -> None:
    files = MemoryFiles({**_WHOLE, "tile/0/002.p/200": b"left", "tile/0/002": b"left", "tile/entries/009": b""})
    assert verify_log(files, _KEY.verifier, _KEY.name).size == _SIZE


def test_another_key_or_origin_is_refused() -> None:
    with pytest.raises(CheckpointUnreadable):
        verify_log(MemoryFiles(_WHOLE), SigningKey(_KEY.name, bytes(32)).verifier, _KEY.name)
    with pytest.raises(CheckpointUnreadable):
        verify_log(MemoryFiles(_WHOLE), _KEY.verifier, "example.invalid/d2")


def test_a_checkpoint_of_a_size_nobody_could_hold_ends_at_once() -> None:
    huge = sign_checkpoint(Checkpoint(_KEY.name, 2**63 - 1, bytes(32)), _KEY)
    assert _faults(MemoryFiles({**_WHOLE, "checkpoint": huge}))["reason"] == "missing"


# --- against an earlier checkpoint


def _head(size: int, entries: list[bytes]) -> Checkpoint:
    return Checkpoint(_KEY.name, size, root([leaf_hash(one) for one in entries[:size]]))


@pytest.mark.parametrize("old", [0, 1, 255, 256, 257, 512, 699, 700])
def test_a_log_extends_every_head_it_had(old: int) -> None:
    entries = _entries(_SIZE)
    files = MemoryFiles(_WHOLE)
    check_extends(files, _head(old, entries), _head(_SIZE, entries))
    assert files.reads <= 6


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (_head(600, _entries(_SIZE, b"other")), _head(_SIZE, _entries(_SIZE)), "history-rewritten"),
        (_head(700, _entries(_SIZE, b"other")), _head(_SIZE, _entries(_SIZE)), "history-rewritten"),
        (_head(700, _entries(_SIZE)), _head(600, _entries(_SIZE)), "rolled-back"),
        (Checkpoint("example.invalid/d2", 1, bytes(32)), _head(_SIZE, _entries(_SIZE)), "other-log"),
    ],
)
def test_a_log_that_does_not_extend_an_earlier_head(old: Checkpoint, new: Checkpoint, reason: str) -> None:
    with pytest.raises(LogDamaged) as caught:
        check_extends(MemoryFiles(_WHOLE), old, new)
    assert caught.value.facts["reason"] == reason
