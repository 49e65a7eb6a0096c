"""OpenTimestamps proofs: read and written as python-opentimestamps does, and never led astray by a hostile one."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.attesting import (
    InBlock,
    Pending,
    check_header,
    merge_proofs,
    read_header,
    read_ots,
    stamp,
    upgrade_proof,
)
from amana.attesting.proof_tree import (
    APPEND,
    HEADER,
    MAX_PROOF,
    PREPEND,
    SHA256,
    Attestation,
    Node,
    read_proof,
    read_tree,
    write_proof,
    write_tree,
)
from amana.errors import BlockHeaderUnreadable, TimestampWrong
from tests.attesting.outsiders import Seen, calendar, header_for, served

DIGEST = hashlib.sha256(b"a checkpoint's text\n").digest()
CALENDAR = "https://calendar.example"
EASY = 1 << 255


def promised(*calendars: str) -> bytes:
    """A proof that these calendars promised."""
    root = Node(DIGEST)
    for one in calendars:
        root.step(APPEND, one.encode()).step(SHA256).attestations.add(Attestation.pending(one))
    return write_proof(root)


def reason_of(data: bytes, digest: bytes = DIGEST) -> str:
    with pytest.raises(TimestampWrong) as caught:
        read_ots(data, digest)
    return str(caught.value.facts["reason"])


# --- the format, against its makers' own library


def theirs(module: str) -> Any:
    return pytest.importorskip(f"opentimestamps.core.{module}", reason="python-opentimestamps is not installed")


def their_bytes(stamped: Any) -> bytes:
    context = theirs("serialize").BytesSerializationContext()
    theirs("timestamp").DetachedTimestampFile(theirs("op").OpSHA256(), stamped).serialize(context)
    found: bytes = context.getbytes()
    return found


STEPS = st.one_of(
    st.tuples(st.just("append"), st.binary(min_size=1, max_size=20)),
    st.tuples(st.just("prepend"), st.binary(min_size=1, max_size=20)),
    st.tuples(st.sampled_from(["sha256", "sha1", "hexlify"]), st.just(b"")),
)
LEAVES = st.one_of(
    st.integers(0, 10**7),
    st.from_regex(r"https://[a-z0-9./_-]{1,20}", fullmatch=True),
    st.tuples(st.binary(min_size=8, max_size=8).filter(lambda tag: tag[0] == 1), st.binary(max_size=20)),
)
WAYS = st.lists(st.tuples(st.lists(STEPS, min_size=1, max_size=4), LEAVES), min_size=1, max_size=6)


@given(WAYS)
@settings(max_examples=150, deadline=None)
def test_proofs_are_read_and_written_as_their_makers_do(ways: list[tuple[list[tuple[str, bytes]], Any]]) -> None:
    notary, op = theirs("notary"), theirs("op")
    made = theirs("timestamp").Timestamp(DIGEST)
    kinds = {"append": op.OpAppend, "prepend": op.OpPrepend}
    alone = {"sha256": op.OpSHA256, "sha1": op.OpSHA1, "hexlify": op.OpHexlify}
    expected = set()
    for steps, leaf in ways:
        node = made
        for name, argument in [*steps, ("sha256", b"")]:
            node = node.ops.add(kinds[name](argument) if name in kinds else alone[name]())
        if isinstance(leaf, int):
            node.attestations.add(notary.BitcoinBlockHeaderAttestation(leaf))
            expected.add((leaf, node.msg[::-1].hex()))
        elif isinstance(leaf, str):
            node.attestations.add(notary.PendingAttestation(leaf))
        else:
            node.attestations.add(notary.UnknownAttestation(*leaf))
    data = their_bytes(made)
    found = read_proof(data, DIGEST)
    assert write_proof(found) == data
    assert {
        (one.height, one.merkle_root) for one in read_ots(data, DIGEST) if isinstance(one, InBlock)
    } == expected


def test_a_finished_proof_says_block_and_root_and_its_promise_is_kept() -> None:
    root = read_proof(promised(CALENDAR, "https://other.example"), DIGEST)
    node = root.step(APPEND, CALENDAR.encode()).step(SHA256)
    block = node.step(PREPEND, b"transaction").step(SHA256)
    block.attestations.add(Attestation.bitcoin(358_391))
    said = read_ots(write_proof(root), DIGEST)
    other = root.step(APPEND, b"https://other.example").step(SHA256).message.hex()
    assert said == (InBlock(358_391, block.message[::-1].hex()), Pending("https://other.example", other))


# --- hostile files


def test_a_proof_for_something_else_is_refused() -> None:
    assert reason_of(promised(CALENDAR), hashlib.sha256(b"other").digest()) == "digest-differs"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "cut-short"),
        (b"x" * 100, "not-a-proof"),
        (HEADER + b"\x02\x08" + DIGEST + b"\x00", "not-a-proof"),
        (HEADER + b"\x01\x02" + DIGEST + b"\x00", "algorithm"),
        (HEADER + b"\x01\x08" + DIGEST, "cut-short"),
        (HEADER + b"\x01\x08" + DIGEST + b"\x67", "operation"),
        (HEADER + b"\x01\x08" + DIGEST + b"\x99", "operation"),
        (HEADER + b"\x01\x08" + DIGEST + b"\xf0\x00", "not-a-proof"),
        (HEADER + b"\x01\x08" + DIGEST + b"\xf0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "not-a-proof"),
        (HEADER + b"\x01\x08" + DIGEST + b"\xff" * 50, "operation"),
        (HEADER + b"\x01\x08" + DIGEST + b"\xf3" * 20, "not-a-proof"),
        (HEADER + b"\x01\x08" + DIGEST + b"\x08" * 5000, "too-deep"),
        (promised(CALENDAR) + b"\x00", "not-a-proof"),
        (promised(CALENDAR) + bytes(MAX_PROOF), "too-long"),
        (promised("https://calendar.example/-a").replace(b"/-a", b"/?a"), "calendar-address"),
        (promised("https://me-calendar.example").replace(b"me-", b"me@"), "calendar-address"),
    ],
)
def test_what_is_no_proof_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason


def test_a_block_attests_nothing_but_a_root() -> None:
    root = Node(DIGEST)
    root.step(APPEND, b"x").attestations.add(Attestation.bitcoin(1))
    assert reason_of(write_proof(root)) == "not-a-proof"


def test_a_proof_cannot_be_made_to_grow_without_end() -> None:
    """Forks, each with a long way after it: read within limits, or refused."""
    leaf = b"\x00" + bytes(8) + b"\x00"
    wide = b"".join(b"\xff\xf0\x02" + at.to_bytes(2, "big") + leaf for at in range(17_000))
    assert read_ots(HEADER + b"\x01\x08" + DIGEST + wide + leaf, DIGEST) == ()
    long = b"".join(b"\xff\xf0\x01" + bytes((at,)) + b"\x08" * 200 + leaf for at in range(200))
    assert len(long) < MAX_PROOF
    assert reason_of(HEADER + b"\x01\x08" + DIGEST + long + leaf) == "too-deep"


SOUND = promised(CALENDAR, "https://other.example")


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_broken_proof_is_refused_or_read_and_never_more(data: st.DataObject) -> None:
    broken = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read_proof(bytes(broken[: data.draw(st.integers(0, len(broken)))]), DIGEST)
    except TimestampWrong:
        return
    assert read_proof(write_proof(found), DIGEST) == found


# --- merging


def test_merging_loses_nothing_and_does_not_care_who_was_first() -> None:
    one, other = promised(CALENDAR), promised("https://other.example")
    both = promised(CALENDAR, "https://other.example")
    assert merge_proofs(one, other, DIGEST) == merge_proofs(other, one, DIGEST) == both
    assert merge_proofs(both, one, DIGEST) == both
    assert merge_proofs(None, one, DIGEST) == one
    for noise in (b"noise", promised(*(f"https://{at:04}.{'x' * 900}.example" for at in range(140)))):
        with pytest.raises(TimestampWrong):
            merge_proofs(one, noise, DIGEST)


# --- asking calendars


def test_stamping_and_upgrading() -> None:
    with calendar() as (one, server), calendar() as (other, second):
        asked = stamp(DIGEST, [server.url, second.url], seconds=10)
        assert (asked.grown, asked.failed) == (True, {})
        assert asked.proof is not None
        said = read_ots(asked.proof, DIGEST)
        assert {one.calendar for one in said if isinstance(one, Pending)} == {server.url, second.url}
        assert one.digests == other.digests
        assert DIGEST not in one.digests  # they saw it with a nonce, hashed

        again = upgrade_proof(asked.proof, DIGEST, [server.url, second.url], seconds=10)
        assert (again.grown, again.failed, again.proof) == (False, {}, asked.proof)

        one.block = 800_000
        upgraded = upgrade_proof(asked.proof, DIGEST, [server.url, second.url], seconds=10)
        assert upgraded.proof is not None
        block, promise = read_ots(upgraded.proof, DIGEST)
        assert isinstance(block, InBlock)
        assert block.height == 800_000
        assert isinstance(promise, Pending)
        assert promise.calendar == second.url

        before = len(server.seen)
        assert upgrade_proof(upgraded.proof, DIGEST, [server.url], seconds=10).failed.keys() == {second.url}
        assert len(server.seen) == before  # a promise that was kept is not asked for again


def test_a_proof_sends_us_nowhere_but_to_calendars_that_are_known() -> None:
    with calendar() as (_, server):
        asked = upgrade_proof(promised(server.url), DIGEST, ["https://calendar.example"], seconds=10)
        assert [str(one.facts["reason"]) for one in asked.failed.values()] == ["calendar-not-known"]
        assert server.seen == []


def test_each_calendar_sees_another_digest_each_time() -> None:
    with calendar() as (one, server):
        for _ in range(2):
            stamp(DIGEST, [server.url], seconds=10)
        assert len(set(one.digests)) == 2


def _deep(message: bytes) -> bytes:
    node = root = Node(message)
    for _ in range(255):
        node = node.step(SHA256)
    node.attestations.add(Attestation.pending(CALENDAR))
    return write_tree(root)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda seen: (200, "text/html", b"<html>"), "operation"),
        (lambda seen: (200, "x/y", b""), "cut-short"),
        (lambda seen: (500, "text/plain", b"sorry"), "http-status"),
        (lambda seen: (404, "text/plain", b"what?"), "http-status"),
        (lambda seen: (302, "text/plain", b""), "redirected"),
        (lambda seen: (200, "x/y", bytes(20_000)), "too-large"),
        (lambda seen: (200, "x/y", _deep(seen.body)), "too-deep"),
        (lambda seen: None, "cut-short"),
    ],
    ids=["page", "nothing", "500", "404", "elsewhere", "huge", "too-deep", "hangs-up"],
)
def test_a_calendar_that_answers_wrong_spoils_nothing(answer: Any, reason: str) -> None:
    with served(answer) as bad, calendar() as (_, good):
        asked = stamp(DIGEST, [bad.url, good.url], seconds=10)
        assert [str(one.facts["reason"]) for one in asked.failed.values()] == [reason]
        assert asked.proof is not None
        assert [one.calendar for one in read_ots(asked.proof, DIGEST) if isinstance(one, Pending)] == [good.url]
        alone = stamp(DIGEST, [bad.url], asked.proof, seconds=10)
        assert (alone.grown, alone.proof) == (False, asked.proof)


def test_a_calendar_cannot_answer_for_another_digest() -> None:
    def other(seen: Seen) -> tuple[int, str, bytes]:
        return 200, "x/y", write_tree(read_tree(_promise(seen.body), seen.body))

    def _promise(message: bytes) -> bytes:
        root = Node(message)
        root.attestations.add(Attestation.pending(CALENDAR))
        return write_tree(root)

    with served(other) as server:
        asked = stamp(DIGEST, [server.url], seconds=10)
        assert asked.proof is not None
        (promise,) = read_ots(asked.proof, DIGEST)
        # Whatever it says is attached to the message that it was given, which the digest leads to.
        assert isinstance(promise, Pending)
        assert promise.commitment == server.seen[0].body.hex()


# --- blocks


def test_a_blocks_header_tells_the_time_if_it_is_the_blocks() -> None:
    root = hashlib.sha256(b"root").digest()
    header = header_for(root, time=1_767_225_600)
    block = InBlock(800_000, root[::-1].hex())
    found = check_header(block, header, EASY)
    assert found is not None
    assert found.isoformat() == "2026-01-01T00:00:00+00:00"
    assert check_header(InBlock(800_000, "00" * 32), header, EASY) is None
    with pytest.raises(BlockHeaderUnreadable, match="header-without-work"):
        check_header(block, header)
    with pytest.raises(BlockHeaderUnreadable, match="header-without-work"):
        check_header(block, header[:72] + b"\xff\xff\x00\x1d" + header[76:], EASY)


def test_a_real_header_has_the_work_that_is_asked_for() -> None:
    """Block 125,552 of 2011, the one that Bitcoin's own documentation shows: real, and before calendars."""
    header = read_header(
        "01000000 81cd02ab7e569e8bcd9317e2fe99f2de44d49ab2b8851ba4a308000000000000"
        "e320b6c2fffc8d750423db8b1eb942ae710e951ed797f7affc8892b0f1fc122b c7f5d74d f2b9441a 42a14695"
    )
    root = "2b12fcf1b09288fcaff797d71e950e71ae42b91e8bdb2304758dfcffc2b620e3"
    found = check_header(InBlock(125_552, root), header, 1 << 216)
    assert found is not None
    assert found.isoformat() == "2011-05-21T17:26:31+00:00"
    with pytest.raises(BlockHeaderUnreadable):
        check_header(InBlock(125_552, root), header)


@pytest.mark.parametrize(("text", "reason"), [("zz", "not-hex"), ("00" * 79, "header-size"), ("", "header-size")])
def test_what_is_no_header_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BlockHeaderUnreadable, match=reason):
        read_header(text)
