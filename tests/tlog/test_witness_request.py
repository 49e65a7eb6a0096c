"""Requests to a cosigner: C2SP's own example and those of another program, both ways, and strict."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import CosignRequestUnreadable
from amana.records import EMPTY_ROOT
from amana.tlog import (
    AddCheckpoint,
    Checkpoint,
    VerifierKey,
    looks_like_request,
    open_checkpoint,
    read_note,
    read_request,
    verify_consistency,
    write_request,
)
from amana.tlog.witness_request import MAX_REQUEST
from tests.tlog.known_vectors import vector

_LINE = base64.b64encode(bytes(32)).decode() + "\n"


def test_the_specification_s_example() -> None:
    data = vector("c2sp_examples")["request"].encode()
    request = read_request(data)
    assert (request.old_size, len(request.proof)) == (20852014, 4)
    assert Checkpoint.from_text(read_note(request.checkpoint).text).size == 20852163
    assert write_request(request) == data
    assert looks_like_request(data) and not looks_like_request(request.checkpoint)


def test_requests_of_another_program_prove_what_they_say() -> None:
    told = vector("sigsum_requests")
    log = VerifierKey(told["origin"], bytes.fromhex(told["log_public"]))
    known = {0: EMPTY_ROOT}
    for name in ("to_1", "to_3", "to_5"):
        request = read_request(told[name].encode())
        head = open_checkpoint(request.checkpoint, log, told["origin"])
        verify_consistency(request.old_size, known[request.old_size], head.size, head.root, request.proof)
        known[head.size] = head.root
        assert write_request(request) == told[name].encode()
    assert known[5].hex() == "42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36"


def test_a_proof_between_two_checkpoints_of_another_program() -> None:
    told = vector("monkeys")
    log = VerifierKey.from_text(told["log"])
    old, new = (open_checkpoint(told[name].encode(), log, "monkeys") for name in ("old", "new"))
    proof = [bytes.fromhex(one) for one in told["proof"]]
    verify_consistency(old.size, old.root, new.size, new.root, proof)


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.binary(min_size=1, max_size=200),
)
def test_round_trip(old: int, proof: list[bytes], checkpoint: bytes) -> None:
    request = AddCheckpoint(old, tuple(proof), checkpoint)
    assert read_request(write_request(request)) == request


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "proof-shape"),
        ("old 0\n", "proof-shape"),
        ("old 0\né\n\ncp\n", "proof-shape"),
        ("0\n\ncp\n", "size"),
        ("old\n\ncp\n", "size"),
        ("old  0\n\ncp\n", "size"),
        ("old 01\n\ncp\n", "size"),
        ("old -1\n\ncp\n", "size"),
        ("old +1\n\ncp\n", "size"),
        ("old 1 \n\ncp\n", "size"),
        (f"old {2**63}\n\ncp\n", "size"),
        (f"old {'9' * 4000}\n\ncp\n", "size"),
        ("old 0\r\n\r\ncp\n", "proof-shape"),
        ("old 0\n!\n\ncp\n", "hash-length"),
        ("old 0\nAAAA\n\ncp\n", "hash-length"),
        (f"old 0\n{_LINE.replace('A=', 'B=')}\ncp\n", "hash-length"),
        (f"old 0\n{_LINE * 64}\ncp\n", "path-too-long"),
        ("old 0\n\n", "proof-checkpoint"),
        ("x" * (MAX_REQUEST + 1), "too-long"),
    ],
)
def test_what_is_no_request_is_refused(data: str, reason: str) -> None:
    with pytest.raises(CosignRequestUnreadable) as caught:
        read_request(data.encode())
    assert caught.value.facts["reason"] == reason


def test_the_largest_request_is_read() -> None:
    request = AddCheckpoint(2**63 - 1, (bytes(32),) * 63, b"x" * 256 * 1024)
    assert read_request(write_request(request)) == request


@pytest.mark.parametrize(
    ("old", "proof", "checkpoint"),
    [(-1, (), b"cp"), (0, (bytes(31),), b"cp"), (0, (bytes(32),) * 64, b"cp"), (0, (), b"")],
)
def test_what_has_no_request_cannot_be_made(old: int, proof: tuple[bytes, ...], checkpoint: bytes) -> None:
    with pytest.raises(CosignRequestUnreadable):
        AddCheckpoint(old, proof, checkpoint)


@given(st.binary(max_size=200))
def test_noise_is_refused_or_is_a_request(data: bytes) -> None:
    try:
        request = read_request(data)
    except CosignRequestUnreadable:
        return
    assert write_request(request) == data
