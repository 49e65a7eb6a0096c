"""Proof files: the form C2SP gives them, strict both ways, and proving one entry at one place in one log."""

from __future__ import annotations

import base64
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import CheckpointUnreadable, ProofWrong
from amana.tlog import (
    SigningKey,
    TileLog,
    TlogProof,
    VerifierKey,
    check_proof,
    open_checkpoint,
    read_proof,
    write_proof,
)
from amana.tlog.proof_file import MAX_EXTRA, MAX_PATH, MAX_PROOF
from tests.shared_data import shared
from tests.tlog.log_files import FolderFiles, MemoryFiles

_ORIGIN = "example.invalid/d1"
_KEY = SigningKey(_ORIGIN, bytes(range(32)))
_ENTRIES = [f"entry {number}".encode() for number in range(300)]
_HASH_1, _HASH_2 = (sha256(text).digest() for text in (b"hash1", b"hash2"))


def _log(entries: list[bytes] = _ENTRIES, key: SigningKey = _KEY) -> tuple[TileLog, bytes]:
    log = TileLog.create(MemoryFiles(), key.name)
    log.append(entries)
    return log, log.checkpoint(key)


def _proof(index: int = 257, extra: bytes | None = None) -> TlogProof:
    log, note = _log()
    return TlogProof(index, log.inclusion_proof(index), note, extra)


# The cases of TestMarshal in transparency-dev/formats, proof/tlog_proof_test.go (v0.1.1, Apache-2.0).
@pytest.mark.parametrize(
    ("proof", "file"),
    [
        (
            TlogProof(5, (_HASH_1, _HASH_2), b"test checkpoint\n"),
            "c2sp.org/tlog-proof@v1\nindex 5\nrzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4=\n"
            "5784L25ZFbP4hhm4ZiI+vx1RxMUyHMzeLp/3AKMlkIY=\n\ntest checkpoint\n",
        ),
        (
            TlogProof(10, (_HASH_1,), b"checkpoint data\n", b"extra information"),
            "c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n"
            "rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4=\n\ncheckpoint data\n",
        ),
        (TlogProof(0, (), b"checkpoint\n"), "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n"),
    ],
)
def test_the_form_is_that_of_other_programs(proof: TlogProof, file: str) -> None:
    assert write_proof(proof).decode() == file
    assert read_proof(file.encode()) == proof


@given(
    st.integers(0, 2**63 - 2),
    st.lists(st.binary(min_size=32, max_size=32), max_size=MAX_PATH),
    st.binary(min_size=1, max_size=200),
    st.none() | st.binary(max_size=100),
)
def test_round_trip(index: int, path: list[bytes], checkpoint: bytes, extra: bytes | None) -> None:
    proof = TlogProof(index, tuple(path), checkpoint, extra)
    assert read_proof(write_proof(proof)) == proof


@pytest.mark.parametrize("index", [0, 1, 255, 256, 257, 299])
def test_an_entry_is_proven_at_its_place(index: int) -> None:
    proof = read_proof(write_proof(_proof(index, b"where it was found")))
    signed = check_proof(proof, _ENTRIES[index], _KEY.verifier, _ORIGIN)
    assert signed.size == len(_ENTRIES)
    assert proof.extra == b"where it was found"


def test_what_is_not_in_the_log_is_not_proven() -> None:
    proof = _proof()
    log, _ = _log()
    for wrong, entry in [
        (proof, b"entry 258"),
        (replace(proof, index=258), _ENTRIES[257]),
        (replace(proof, index=len(_ENTRIES)), _ENTRIES[257]),
        (replace(proof, path=proof.path[:-1]), _ENTRIES[257]),
        (replace(proof, path=(*proof.path, bytes(32))), _ENTRIES[257]),
        (replace(proof, path=log.inclusion_proof(256)), _ENTRIES[257]),
    ]:
        with pytest.raises(ProofWrong):
            check_proof(wrong, entry, _KEY.verifier, _ORIGIN)


def test_another_log_s_checkpoint_proves_nothing() -> None:
    proof = _proof()
    other = SigningKey("example.invalid/d2", bytes(32))
    for key, origin, reason in [
        (other.verifier, _ORIGIN, "no-known-signature"),
        (_KEY.verifier, other.name, "origin"),
    ]:
        with pytest.raises(CheckpointUnreadable) as caught:
            check_proof(proof, _ENTRIES[257], key, origin)
        assert caught.value.facts["reason"] == reason
    longer, note = _log([*_ENTRIES, b"one more"])
    with pytest.raises(ProofWrong):
        check_proof(replace(proof, checkpoint=note), _ENTRIES[257], _KEY.verifier, _ORIGIN)
    whole = TlogProof(257, longer.inclusion_proof(257), note)
    assert check_proof(whole, _ENTRIES[257], _KEY.verifier, _ORIGIN).size == 301


_HEAD = "c2sp.org/tlog-proof@v1\n"
_LINE = base64.b64encode(_HASH_1).decode() + "\n"


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("", "proof-shape"),
        (_HEAD, "proof-shape"),
        (f"{_HEAD}index 1\n", "proof-shape"),
        (f"{_HEAD}index 1\né\n\ncp\n", "proof-shape"),
        ("wrong-header\nindex 0\n\ncp\n", "proof-header"),
        (f" {_HEAD}index 0\n\ncp\n", "proof-header"),
        (f"{_HEAD[:-1]}\r\nindex 0\n\ncp\n", "proof-header"),
        (f"{_HEAD}extra !!not\nindex 0\n\ncp\n", "proof-extra"),
        (f"{_HEAD}extra YR==\nindex 0\n\ncp\n", "proof-extra"),
        (f"{_HEAD}extra  YQ==\nindex 0\n\ncp\n", "proof-extra"),
        (f"{_HEAD}extra\nindex 0\n\ncp\n", "proof-index"),
        (f"{_HEAD}extra YQ==\nextra YQ==\nindex 0\n\ncp\n", "proof-index"),
        (f"{_HEAD}index 0\nextra YQ==\n\ncp\n", "hash-length"),
        (f"{_HEAD}\n\ncp\n", "proof-index"),
        (f"{_HEAD}extra YQ==\n\ncp\n", "proof-index"),
        (f"{_HEAD}index x\n\ncp\n", "proof-index"),
        (f"{_HEAD}index -5\n\ncp\n", "proof-index"),
        (f"{_HEAD}index +1\n\ncp\n", "proof-index"),
        (f"{_HEAD}index 007\n\ncp\n", "proof-index"),
        (f"{_HEAD}index  1\n\ncp\n", "proof-index"),
        (f"{_HEAD}index ١\n\ncp\n", "proof-shape"),
        (f"{_HEAD}index {2**63 - 1}\n\ncp\n", "proof-index"),
        (f"{_HEAD}index {'9' * 5000}\n\ncp\n", "proof-index"),
        (f"{_HEAD}index 0\n!!not\n\ncp\n", "hash-length"),
        (f"{_HEAD}index 0\n{base64.b64encode(bytes(64)).decode()}\n\ncp\n", "hash-length"),
        (f"{_HEAD}index 0\n{_LINE[:-1]}\r\n\ncp\n", "hash-length"),
        (f"{_HEAD}index 0\n{_LINE.replace('4=', '5=')}\ncp\n", "hash-length"),
        (f"{_HEAD}index 0\n{_LINE * (MAX_PATH + 1)}\ncp\n", "path-too-long"),
        (f"{_HEAD}index 0\n\n", "proof-checkpoint"),
        (f"{_HEAD}index 0\n\n{'x' * (256 * 1024 + 1)}", "proof-checkpoint"),
        ("x" * (MAX_PROOF + 1), "too-long"),
    ],
)
def test_what_is_no_proof_is_refused(file: str, reason: str) -> None:
    with pytest.raises(ProofWrong) as caught:
        read_proof(file.encode())
    assert caught.value.facts["reason"] == reason


@pytest.mark.parametrize(
    ("index", "path", "checkpoint", "extra", "reason"),
    [
        (-1, (), b"cp", None, "proof-index"),
        (2**63 - 1, (), b"cp", None, "proof-index"),
        (0, (bytes(32),) * 64, b"cp", None, "path-too-long"),
        (0, (bytes(31),), b"cp", None, "hash-length"),
        (0, (), b"cp", bytes(MAX_EXTRA + 1), "proof-extra"),
        (0, (), b"", None, "proof-checkpoint"),
    ],
)
def test_what_has_no_file_cannot_be_made(
    index: int, path: tuple[bytes, ...], checkpoint: bytes, extra: bytes | None, reason: str
) -> None:
    with pytest.raises(ProofWrong) as caught:
        TlogProof(index, path, checkpoint, extra)
    assert caught.value.facts["reason"] == reason


def test_the_largest_proof_is_read() -> None:
    largest = TlogProof(2**63 - 2, (bytes(32),) * MAX_PATH, b"x" * 256 * 1024, bytes(MAX_EXTRA))
    assert read_proof(write_proof(largest)) == largest


_FILE = write_proof(_proof(extra=b"e"))


@given(st.integers(0, len(_FILE) - 1), st.integers(1, 255))
@settings(max_examples=300)
def test_a_changed_byte_never_proves_another_entry_or_place(at: int, flip: int) -> None:
    data = bytearray(_FILE)
    data[at] ^= flip
    try:
        proof = read_proof(bytes(data))
        check_proof(proof, _ENTRIES[257], _KEY.verifier, _ORIGIN)
    except (ProofWrong, CheckpointUnreadable):
        return
    # The extra data is all that nothing vouches for.
    assert replace(proof, extra=b"e") == _proof(extra=b"e")
    assert proof.extra != b"e"


@given(st.binary(max_size=300))
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(ProofWrong):
        read_proof(data)


def test_entries_of_a_log_that_another_program_wrote() -> None:
    folder: Path = shared("tlog_fixture") / "tessera" / "log"
    verifier = VerifierKey.from_text(
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
    )
    log = TileLog.open(FolderFiles(folder), "example.com/log/testdata", verifier)
    entries = list(log.entries())
    for size in range(1, 16):
        note = (folder / f"checkpoint.{size}").read_bytes()
        for index in range(size):
            file = write_proof(TlogProof(index, log.inclusion_proof(index, size), note))
            signed = check_proof(read_proof(file), entries[index], verifier, "example.com/log/testdata")
            assert signed == open_checkpoint(note, verifier, "example.com/log/testdata")
