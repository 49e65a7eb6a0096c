"""The log: any way of appending gives the same files, every proof holds, a crash leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import CheckpointUnreadable, DiskFault, LogDamaged, ProofWrong, RecordMalformed
from amana.records import leaf_hash, root
from amana.tlog import (
    MAX_ENTRY,
    SigningKey,
    TileLog,
    needed_files,
    open_checkpoint,
    verify_consistency,
    verify_inclusion,
    verify_log,
)
from tests.tlog.log_files import FailingFiles, FolderFiles, MemoryFiles

_KEY = SigningKey("example.invalid/d1", bytes(range(32)))
_ORIGIN = _KEY.name


def _entries(size: int, tag: bytes = b"entry") -> list[bytes]:
    return [b"%s %d" % (tag, n) for n in range(size)]


def _root(entries: list[bytes]) -> bytes:
    return root([leaf_hash(one) for one in entries])


def _log(size: int) -> tuple[MemoryFiles, TileLog]:
    files = MemoryFiles()
    log = TileLog.create(files, _ORIGIN)
    log.append(_entries(size))
    log.checkpoint(_KEY)
    return files, log


def _open(files: MemoryFiles | FolderFiles) -> TileLog:
    return TileLog.open(files, _ORIGIN, _KEY.verifier)


def test_an_empty_log() -> None:
    files, log = _log(0)
    assert list(files.kept) == ["checkpoint"]
    assert log.append([]) == range(0)
    assert _open(files).size == 0
    assert _open(files).root() == root([])
    assert list(_open(files).entries()) == []
    assert verify_log(files, _KEY.verifier, _ORIGIN).size == 0


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 700])
def test_the_files_are_those_the_tree_stands_on(size: int) -> None:
    files, log = _log(size)
    assert set(files.kept) == set(needed_files(size))
    assert files.written[-1] == "checkpoint"
    assert log.root() == _root(_entries(size)) == _open(files).root()
    assert list(_open(files).entries()) == _entries(size)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=6), st.booleans(), st.booleans())
@settings(max_examples=40)
def test_any_split_gives_the_same_tree(parts: list[int], reopen: bool, sweep: bool) -> None:
    whole, _ = _log(sum(parts))
    files = MemoryFiles()
    log = TileLog.create(files, _ORIGIN)
    entries = _entries(sum(parts))
    for part in parts:
        start = log.size
        assert log.append(entries[start : start + part]) == range(start, start + part)
        log.checkpoint(_KEY)
        for folder in log.stale() if sweep else ():
            files.remove_folder(folder)
        log = _open(files) if reopen else log
    assert {path: files.kept[path] for path in whole.kept} == whole.kept
    assert verify_log(files, _KEY.verifier, _ORIGIN).root == _root(entries)


def test_a_deep_tree_one_entry_at_a_time_at_its_edges() -> None:
    entries = _entries(65_540, b"")
    files = MemoryFiles()
    log = TileLog.create(files, _ORIGIN)
    log.append(entries[:65_534])
    for entry in entries[65_534:]:
        log.append([entry])
        log.checkpoint(_KEY)
        log = _open(files)
    whole = MemoryFiles()
    TileLog.create(whole, _ORIGIN).append(entries)
    assert {path: files.kept[path] for path in whole.kept} == whole.kept
    assert log.root() == _root(entries)
    assert verify_log(files, _KEY.verifier, _ORIGIN).size == 65_540
    verify_inclusion(leaf_hash(entries[300]), 300, log.size, log.inclusion_proof(300), log.root())
    verify_consistency(65_535, log.root(65_535), log.size, log.root(), log.consistency_proof(65_535))


@given(st.data())
@settings(max_examples=60)
def test_proofs_at_every_size(data: st.DataObject) -> None:
    entries, log = _PROVEN
    new = data.draw(st.integers(1, len(entries)))
    old, index = data.draw(st.integers(0, new)), data.draw(st.integers(0, new - 1))
    assert log.root(new) == _root(entries[:new])
    verify_inclusion(leaf_hash(entries[index]), index, new, log.inclusion_proof(index, new), log.root(new))
    verify_consistency(old, log.root(old), new, log.root(new), log.consistency_proof(old, new))


_PROVEN = (_entries(1300), _log(1300)[1])


@given(st.integers(1, 1299), st.data())
@settings(max_examples=100)
def test_a_changed_consistency_proof_proves_nothing(old: int, data: st.DataObject) -> None:
    _, log = _PROVEN
    proof = list(log.consistency_proof(old))
    which, byte = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 31))
    changed = proof.copy()
    changed[which] = proof[which][:byte] + bytes([proof[which][byte] ^ 4]) + proof[which][byte + 1 :]
    for wrong in (changed, proof[:-1], [*proof, bytes(32)], proof[::-1] if proof != proof[::-1] else []):
        with pytest.raises(ProofWrong):
            verify_consistency(old, log.root(old), log.size, log.root(), wrong)
    for sizes in ((old - 1, log.size), (old, old - 1), (-1, log.size)):
        with pytest.raises(ProofWrong):
            verify_consistency(sizes[0], log.root(old), sizes[1], log.root(), proof)


def test_every_consistency_proof_of_a_small_log() -> None:
    entries = _entries(33)
    log = _log(33)[1]
    for new in range(34):
        for old in range(new + 1):
            verify_consistency(
                old, _root(entries[:old]), new, _root(entries[:new]), log.consistency_proof(old, new)
            )


def test_consistency_between_equal_or_empty_trees_needs_no_hash() -> None:
    head = _root(_entries(3))
    verify_consistency(3, head, 3, head, ())
    verify_consistency(0, root([]), 3, head, ())
    for old, old_root, proof in [(3, bytes(32), ()), (3, head, (head,)), (0, head, ()), (0, root([]), (head,))]:
        with pytest.raises(ProofWrong):
            verify_consistency(old, old_root, 3, head, proof)
    with pytest.raises(ProofWrong):
        verify_consistency(2, bytes(31), 3, head, [bytes(33)])


@pytest.mark.parametrize("size", [7, 300, 70_000])
def test_a_proof_reads_one_or_two_tiles_a_level(size: int) -> None:
    files, log = _log(size)
    files.reads = 0
    log.inclusion_proof(size // 3)
    assert files.reads <= 2 * 3
    files.reads = 0
    log.consistency_proof(size // 3)
    assert files.reads <= 2 * 3
    files.reads = 0
    assert _open(files).size == size
    assert files.reads <= 1 + 3 + 1


def test_what_lies_outside_the_log_has_no_proof() -> None:
    _, log = _log(5)
    asked: list[Callable[[], object]] = [
        lambda: log.inclusion_proof(5),
        lambda: log.inclusion_proof(-1),
        lambda: log.inclusion_proof(0, 6),
        lambda: log.inclusion_proof(3, 3),
        lambda: log.consistency_proof(6),
        lambda: log.consistency_proof(3, 2),
        lambda: log.consistency_proof(-1),
        lambda: log.root(6),
        lambda: log.root(-1),
    ]
    for ask in asked:
        with pytest.raises(ProofWrong):
            ask()


@given(st.integers(-3, 800), st.integers(-3, 800))
def test_entries_from_to(start: int, end: int) -> None:
    entries, log = _PROVEN
    assert list(log.entries(start, end)) == entries[max(0, start) : max(0, end)]


def test_entries_read_one_bundle_at_a_time() -> None:
    files, log = _log(1000)
    files.reads = 0
    assert next(log.entries(600)) == b"entry 600"
    assert files.reads == 1


# --- order, crashes and failing disks


def test_nothing_stands_before_its_checkpoint() -> None:
    files, log = _log(5)
    log.append(_entries(3, b"late"))
    assert _open(files).size == 5
    assert log.size == 8


@given(st.integers(0, 600), st.integers(1, 600), st.integers(1, 600))
@settings(max_examples=40)
def test_what_a_crash_leaves_is_written_over(before: int, lost: int, after: int) -> None:
    files, log = _log(before)
    log.append(_entries(lost, b"lost"))
    again = _open(files)
    stood = {path: files.kept[path] for path in needed_files(before)}
    again.append(_entries(after, b"kept"))
    assert {path: files.kept[path] for path in stood} == stood, "what the checkpoint stands on was touched"
    again.checkpoint(_KEY)
    assert verify_log(files, _KEY.verifier, _ORIGIN).root == _root(_entries(before) + _entries(after, b"kept"))


@given(st.integers(0, 300), st.integers(1, 600), st.integers(0, 7))
@settings(max_examples=60)
def test_a_write_that_fails_leaves_the_log_as_it_was(before: int, more: int, lasts: int) -> None:
    files = FailingFiles(lasts=1000)
    log = TileLog.create(files, _ORIGIN)
    log.append(_entries(before))
    log.checkpoint(_KEY)
    files.lasts = lasts
    try:
        log.append(_entries(more, b"more"))
        log.checkpoint(_KEY)
        size = before + more
    except DiskFault:
        size = before
    files.lasts = 1000
    assert verify_log(files, _KEY.verifier, _ORIGIN).size == size
    start = log.size
    log.append(_entries(3, b"again"))
    log.checkpoint(_KEY)
    assert verify_log(files, _KEY.verifier, _ORIGIN).size == start + 3
    assert list(_open(files).entries(start)) == _entries(3, b"again")


def test_no_name_that_stands_is_ever_written_again() -> None:
    files = MemoryFiles()
    log = TileLog.create(files, _ORIGIN)
    for size in [1, 2, 253, 1, 255, 300, 1]:
        stood = set(needed_files(log.size)) - {"checkpoint"}
        files.written.clear()
        log.append(_entries(size))
        assert not stood & set(files.written)
        log.checkpoint(_KEY)


def test_stale_names_the_partials_of_what_is_whole_and_only_those() -> None:
    files, log = _log(200)
    log.append(_entries(50))
    log.checkpoint(_KEY)
    assert log.stale() == ()
    log.append(_entries(10))
    assert log.stale() == (), "not before the checkpoint"
    log.checkpoint(_KEY)
    stale = log.stale()
    assert stale == ("tile/entries/000.p", "tile/0/000.p")
    assert log.stale() == ()
    for folder in stale:
        files.remove_folder(folder)
    assert set(files.kept) == set(needed_files(260))


def test_a_reader_of_an_earlier_checkpoint_is_not_disturbed() -> None:
    files, log = _log(200)
    earlier = _open(files)
    head = open_checkpoint(files.kept["checkpoint"], _KEY.verifier, _ORIGIN)
    for size in (20, 30, 200):
        log.append(_entries(size, b"later"))
        log.checkpoint(_KEY)
        for folder in log.stale():
            files.remove_folder(folder)
        assert list(earlier.entries()) == _entries(200)
        verify_inclusion(leaf_hash(b"entry 7"), 7, 200, earlier.inclusion_proof(7), head.root)


def test_an_entry_that_is_too_long_adds_nothing() -> None:
    files, log = _log(2)
    with pytest.raises(RecordMalformed):
        log.append([b"fits", bytes(MAX_ENTRY + 1)])
    assert log.size == 2
    assert log.append([bytes(MAX_ENTRY)]) == range(2, 3)
    log.checkpoint(_KEY)
    assert verify_log(files, _KEY.verifier, _ORIGIN).size == 3


# --- opening what does not hold


def test_a_log_without_checkpoint_does_not_open() -> None:
    with pytest.raises(LogDamaged) as caught:
        _open(MemoryFiles())
    assert caught.value.facts == {"device": _ORIGIN, "reason": "missing", "path": "checkpoint"}


def test_a_log_signed_by_another_key_does_not_open() -> None:
    files, _ = _log(5)
    with pytest.raises(CheckpointUnreadable):
        TileLog.open(files, _ORIGIN, SigningKey(_ORIGIN, bytes(32)).verifier)


@pytest.mark.parametrize(
    ("path", "data", "reason"),
    [
        ("tile/0/001.p/44", None, "missing"),
        ("tile/0/001.p/44", b"", "tile-length"),
        ("tile/0/001.p/44", bytes(44 * 32), "root-differs"),
        ("tile/1/000.p/1", bytes(32), "root-differs"),
        ("tile/entries/001.p/44", None, "missing"),
        ("tile/entries/001.p/44", b"\0\1", "bundle-cut"),
        ("tile/entries/001.p/44", bytes(2 * 43), "bundle-cut"),
        ("tile/entries/001.p/44", bytes(2 * 44), "entry-changed"),
    ],
)
def test_a_damaged_edge_does_not_open(path: str, data: bytes | None, reason: str) -> None:
    files, _ = _log(300)
    del files.kept[path]
    if data is not None:
        files.kept[path] = data
    with pytest.raises(LogDamaged) as caught:
        _open(files)
    assert caught.value.facts["reason"] == reason


def test_a_plain_folder_holds_a_log(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path)
    log = TileLog.create(files, _ORIGIN)
    log.append(_entries(300))
    log.checkpoint(_KEY)
    log = _open(files)
    log.append(_entries(300))
    log.checkpoint(_KEY)
    assert verify_log(files, _KEY.verifier, _ORIGIN).size == 600
    assert (tmp_path / "tile/0/002.p/88").stat().st_size == 88 * 32


def test_roots_of_all_sizes_agree_with_one_another() -> None:
    _, log = _log(40)
    for old, new in pairwise(range(41)):
        verify_consistency(old, log.root(old), new, log.root(new), log.consistency_proof(old, new))
