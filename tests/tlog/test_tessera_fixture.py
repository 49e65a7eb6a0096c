"""A log that another implementation (Tessera) wrote: sixteen checkpoints, their roots, proofs between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.records import leaf_hash, root
from amana.tlog import (
    Checkpoint,
    TileLog,
    VerifierKey,
    check_extends,
    open_checkpoint,
    verify_consistency,
    verify_inclusion,
    verify_log,
)
from tests.shared_data import shared
from tests.tlog.log_files import FolderFiles, MemoryFiles

# The public key that Tessera's own tests state for this log.
_VERIFIER = VerifierKey.from_text("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")
_ORIGIN = "example.com/log/testdata"


@pytest.fixture(name="folder")
def _folder() -> Path:
    return shared("tlog_fixture") / "tessera" / "log"


def _at(folder: Path, size: int) -> MemoryFiles:
    """The log as it was at this size: its files of that time alone."""
    names = ["tile/entries/000.p", "tile/0/000.p"] if size else []
    kept = {f"{name}/{size}": (folder / name / str(size)).read_bytes() for name in names}
    return MemoryFiles({**kept, "checkpoint": (folder / f"checkpoint.{size}").read_bytes()})


def _heads(folder: Path) -> list[Checkpoint]:
    data = [(folder / f"checkpoint.{size}").read_bytes() for size in range(16)]
    return [open_checkpoint(one, _VERIFIER, _ORIGIN) for one in data]


@pytest.mark.parametrize("size", range(16))
def test_every_checkpoint_verifies_against_its_files(folder: Path, size: int) -> None:
    tree = verify_log(_at(folder, size), _VERIFIER, _ORIGIN)
    assert tree.size == size
    entries = list(TileLog.open(_at(folder, size), _ORIGIN, _VERIFIER).entries())
    assert tree.root == root([leaf_hash(one) for one in entries])


def test_the_newest_files_prove_every_earlier_root(folder: Path) -> None:
    files, heads = FolderFiles(folder), _heads(folder)
    log = TileLog.open(files, _ORIGIN, _VERIFIER)
    for new in heads:
        assert log.root(new.size) == new.root
        for old in heads[: new.size + 1]:
            proof = log.consistency_proof(old.size, new.size)
            verify_consistency(old.size, old.root, new.size, new.root, proof)
    for old in heads:
        check_extends(files, old, heads[-1])


def test_every_entry_is_in_every_tree(folder: Path) -> None:
    log = TileLog.open(FolderFiles(folder), _ORIGIN, _VERIFIER)
    entries = list(log.entries())
    for head in _heads(folder)[1:]:
        for index in range(head.size):
            proof = log.inclusion_proof(index, head.size)
            verify_inclusion(leaf_hash(entries[index]), index, head.size, proof, head.root)


def test_our_files_are_the_same_bytes(folder: Path) -> None:
    ours = MemoryFiles()
    log = TileLog.create(ours, _ORIGIN)
    for entry in list(TileLog.open(FolderFiles(folder), _ORIGIN, _VERIFIER).entries()):
        log.append([entry])
    assert len(ours.kept) == 30
    for path, data in ours.kept.items():
        assert (folder / path).read_bytes() == data
