"""Proof files: C2SP's form outside, ours inside, strict both ways."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import AmanaError, NotAProof, ProofTooLarge, ProofWrong, RecordMalformed
from amana.proofs import Attested, EntryProof, StampToken, split_file, write_file
from amana.proofs.fields import ShownField, ShownFields
from amana.proofs.form import MAX_FILE, MAX_PROOFS, read_entry_proof, write_entry_proof
from amana.tlog import read_proof, write_proof
from tests.proofs.makers import TOKENS, cosigned, cosigner, sample

HEADER = b"c2sp.org/tlog-proof@v1\n"
HASHES = st.binary(min_size=32, max_size=32)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.builds(ShownField, st.integers(0, 255), TEXT, st.binary(min_size=16, max_size=16), VALUES)
PROOFS = st.builds(
    EntryProof,
    index=st.integers(0, 2**63 - 2),
    path=st.lists(HASHES, max_size=63).map(tuple),
    checkpoint=st.binary(min_size=1, max_size=100),
    key=TEXT,
    entry=st.just(b'{"commitment":"","v":1}'),
    shown=st.builds(
        ShownFields,
        st.integers(0, 256),
        st.lists(FIELDS, max_size=3).map(tuple),
        st.lists(HASHES, max_size=3).map(tuple),
    ),
    cosigners=st.lists(TEXT, max_size=2).map(tuple),
    tokens=st.lists(st.builds(StampToken, TEXT, st.binary(max_size=20), TEXT), max_size=2).map(tuple),
    calendars=st.none() | st.binary(max_size=20),
    suspect=st.none() | TEXT,
)


@given(PROOFS)
@settings(deadline=None)
def test_round_trip(proof: EntryProof) -> None:
    assert read_entry_proof(write_entry_proof(proof)) == proof


def test_other_programs_read_it_as_a_proof() -> None:
    log = sample()
    part = log.prove(4)
    proof = read_proof(part)
    assert write_proof(proof) == part
    assert (proof.index, proof.checkpoint) == (4, log.note())
    extra = json.loads(proof.extra or b"")
    assert set(extra) == {"v", "key", "entry", "of", "fields", "hidden"}
    assert extra["entry"]["v"] == 1
    assert [one[1] for one in extra["fields"]] == ["device", "kind", "media_type", "received", "sha256", "size"]


def test_a_file_is_split_where_it_was_joined() -> None:
    log = sample()
    note = cosigned(log.note(), cosigner())
    parts = [log.prove(4), log.prove(5, "act"), log.prove(4, "size", witness=Attested(note, TOKENS))]
    assert split_file(write_file(parts)) == parts
    assert split_file(write_file(parts[:1])) == parts[:1] == [write_file(parts[:1])]


@given(st.lists(st.binary(max_size=40).map(lambda data: HEADER + data.replace(b"\n", b"") + b"\n"), min_size=1))
@settings(deadline=None)
def test_any_parts_come_apart_again(parts: list[bytes]) -> None:
    assert split_file(write_file(parts)) == parts


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "proof-header"),
        (b"PK\x03\x04", "proof-header"),
        (b"\n" + HEADER, "proof-header"),
        (HEADER[:-1], "proof-header"),
        (HEADER.upper(), "proof-header"),
        (HEADER + b"x" * MAX_FILE, "too-long"),
        (b"\n".join([HEADER] * (MAX_PROOFS + 1)), "too-long"),
    ],
)
def test_what_is_no_proof_file(data: bytes, reason: str) -> None:
    with pytest.raises(NotAProof) as caught:
        split_file(data)
    assert caught.value.facts["reason"] == reason


def test_a_file_has_a_limit() -> None:
    with pytest.raises(ProofTooLarge):
        write_file([HEADER] * (MAX_PROOFS + 1))
    with pytest.raises(ProofTooLarge):
        write_file([HEADER + b"x" * (MAX_FILE // 2)] * 2)
    with pytest.raises(ProofTooLarge):
        write_entry_proof(_proof(tokens=(StampToken("big", bytes(60_000)),)))


def _proof(**changed: Any) -> EntryProof:
    shown = ShownFields(2, (ShownField(0, "a", bytes(16), 1),), (bytes(32),))
    return EntryProof(3, (bytes(32),), b"note", "key", b'{"v":1}', shown, **changed)


def _with_extra(data: bytes) -> bytes:
    head, _, rest = write_entry_proof(_proof()).partition(b"\nextra ")
    return head + b"\nextra " + base64.b64encode(data) + b"\n" + rest.partition(b"\n")[2]


_EXTRA = json.loads(read_proof(write_entry_proof(_proof())).extra or b"")


def _json(**changed: Any) -> bytes:
    told = {name: value for name, value in {**_EXTRA, **changed}.items() if value is not ...}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "changed",
    [
        {"v": ...},
        {"v": True},
        {"v": "1"},
        {"key": ...},
        {"key": 1},
        {"entry": ...},
        {"of": ...},
        {"of": True},
        {"of": "2"},
        {"fields": ...},
        {"fields": {}},
        {"fields": [[0, "a", "00" * 16]]},
        {"fields": [[0, "a", "00" * 16, 1, 1]]},
        {"fields": [[False, "a", "00" * 16, 1]]},
        {"fields": [[0, 0, "00" * 16, 1]]},
        {"fields": [[0, "a", "0A" * 16, 1]]},
        {"fields": [[0, "a", "00" * 15, 1]]},
        {"fields": [[0, "a", None, 1]]},
        {"hidden": ...},
        {"hidden": ""},
        {"hidden": ["00" * 31]},
        {"hidden": ["0A" * 32]},
        {"hidden": [0]},
        {"cosigners": ""},
        {"cosigners": [1]},
        {"timestamps": {}},
    ],
)
def test_members_of_another_shape_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ProofWrong) as caught:
        read_entry_proof(_with_extra(_json(**changed)))
    assert caught.value.facts["reason"] == "proof-extra"


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b"{}", b'"x"', b"\xff", b"{", _json() + b" ", b" " + _json()]
)
def test_extra_data_that_is_not_ours(data: bytes) -> None:
    with pytest.raises((ProofWrong, RecordMalformed)):
        read_entry_proof(_with_extra(data))


def test_a_later_version_is_named() -> None:
    with pytest.raises(NotAProof) as caught:
        read_entry_proof(_with_extra(_json(v=2)))
    assert caught.value.facts["reason"] == "proof-version"


def test_members_that_are_not_known_are_passed_over() -> None:
    assert read_entry_proof(_with_extra(_json(zebra=[1]))) == _proof()


@pytest.mark.parametrize(
    ("told", "token"),
    [
        ({"name": "a", "token": "AA=="}, StampToken("a", b"\0")),
        ({"name": 1, "token": "AA==", "certificates": 1}, StampToken("", b"\0")),
        ({"name": "a"}, StampToken("a", b"")),
        ({"name": "a", "token": "A"}, StampToken("a", b"")),
        ({"name": "a", "token": "أ"}, StampToken("a", b"")),
        (7, StampToken("", b"")),
    ],
)
def test_a_timestamp_of_another_form_is_worth_nothing_and_spoils_nothing(told: Any, token: StampToken) -> None:
    assert read_entry_proof(_with_extra(_json(timestamps=[told]))).tokens == (token,)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(AmanaError):
        read_entry_proof(HEADER + data)
