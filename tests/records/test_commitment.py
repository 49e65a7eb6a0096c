"""Commitments: what binds, what is shown, what stays hidden, and the exact bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ProofWrong, RecordMalformed
from amana.records import (
    Accession,
    Json,
    Revealed,
    canonical,
    check_revealed,
    commitment,
    new_seed,
    parse,
    read_record,
    record_bytes,
    reveal,
    write_record,
)
from amana.records.canonical import MAX_DEPTH
from amana.records.commitment import MAX_FIELDS

_SEED = bytes(range(32))
_FIELDS = Accession(
    path="phone/صورة.jpg",
    found_at="/media/phone",
    size=2_400_000,
    sha256="ab" * 32,
    media_type="image/jpeg",
    received="2031-05-01T10:00:00Z",
    device="d1",
    software="amana 0.1.0",
    collected_by="Samira Taleb",
    place="وادي النور",
    tags=("market", "سوق"),
).fields()

_names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_values = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _names | st.lists(_names, max_size=3)
_records = st.dictionaries(_names, _values, min_size=1, max_size=9)


def _by_hand(fields: dict[str, Json], seed: bytes) -> bytes:
    """The commitment as the module's page describes it, nothing shared with the code under test."""

    def leaf(name: str) -> bytes:
        salt = sha256(b"amana/salt/v1\0" + seed + name.encode()).digest()[:16].hex()
        text = json.dumps([salt, name, fields[name]], ensure_ascii=False, separators=(",", ":"))
        return sha256(b"\0" + text.encode()).digest()

    def mth(row: list[bytes]) -> bytes:
        if len(row) == 1:
            return row[0]
        k = 1 << (len(row) - 1).bit_length() - 1
        return sha256(b"\1" + mth(row[:k]) + mth(row[k:])).digest()

    return mth([leaf(name) for name in sorted(fields, key=lambda name: name.encode("utf-16-be"))])


def test_the_format_never_changes() -> None:
    fields: dict[str, Json] = {"kind": "accession", "size": 3, "path": "سوق.txt", "tags": ["a", "b"]}
    data, committed = write_record(fields, _SEED)
    assert (
        data
        == (
            '{"fields":{"kind":"accession","path":"سوق.txt","size":3,"tags":["a","b"]},"seed":"'
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            '"}'
        ).encode()
    )
    assert committed.hex() == "1d9a9cad5afd20c17da20a74d6c541a7cd93e8c7e79ead9ceadc493c3353ad55"


@given(_records, st.binary(min_size=32, max_size=32))
@settings(max_examples=200)
def test_commitment_and_bytes_are_as_described(fields: dict[str, Json], seed: bytes) -> None:
    assert commitment(fields, seed) == _by_hand(fields, seed)
    assert record_bytes(fields, seed) == canonical({"fields": fields, "seed": seed.hex()})
    assert read_record(record_bytes(fields, seed)) == (fields, seed, commitment(fields, seed))


@given(_records, st.data())
def test_any_choice_of_fields_can_be_shown(fields: dict[str, Json], data: st.DataObject) -> None:
    names = data.draw(st.sets(st.sampled_from(sorted(fields))))
    shown = reveal(fields, _SEED, names)
    assert check_revealed(shown, commitment(fields, _SEED)) == {name: fields[name] for name in names}


def test_what_is_not_shown_is_not_there() -> None:
    shown = reveal(_FIELDS, _SEED, ["sha256", "received"])
    told = repr(shown)
    assert "Samira" not in told
    assert "collected_by" not in told
    assert _SEED.hex() not in told
    assert repr(_SEED)[2:-1] not in told


def _tampered() -> list[tuple[str, Revealed]]:
    shown = reveal(_FIELDS, _SEED, ["received", "sha256"])
    one, two = shown.fields
    path = (*one.path[:-1], bytes(32))
    return [
        ("value", replace(shown, fields=(replace(one, value="2031-05-02T10:00:00Z"), two))),
        ("name", replace(shown, fields=(replace(one, name="modified"), two))),
        ("salt", replace(shown, fields=(replace(one, salt=bytes(16)), two))),
        ("short salt", replace(shown, fields=(replace(one, salt=one.salt[:8]), two))),
        ("index", replace(shown, fields=(replace(one, index=one.index - 1), two))),
        ("path", replace(shown, fields=(replace(one, path=path), two))),
        ("cut path", replace(shown, fields=(replace(one, path=one.path[:-1]), two))),
        ("long hash", replace(shown, fields=(replace(one, path=(one.path[0] + b"x", *one.path[1:])), two))),
        ("size", replace(shown, size=shown.size * 2)),
        ("no size", replace(shown, size=0)),
        ("order", replace(shown, fields=(two, one))),
        ("twice", replace(shown, fields=(one, one))),
    ]


@pytest.mark.parametrize(("what", "shown"), _tampered())
def test_a_changed_showing_is_refused(what: str, shown: Revealed) -> None:
    with pytest.raises(ProofWrong):
        check_revealed(shown, commitment(_FIELDS, _SEED))


def test_a_field_that_has_no_canonical_form_is_refused_when_checked() -> None:
    shown = reveal(_FIELDS, _SEED, ["size"])
    value: Any = 2.5
    odd = replace(shown.fields[0], value=value)
    with pytest.raises(RecordMalformed):
        check_revealed(replace(shown, fields=(odd,)), commitment(_FIELDS, _SEED))


def test_every_field_and_the_seed_bind() -> None:
    base = commitment(_FIELDS, _SEED)
    for name in _FIELDS:
        assert commitment({**_FIELDS, name: "other"}, _SEED) != base
        assert commitment({k: v for k, v in _FIELDS.items() if k != name}, _SEED) != base
    assert commitment(_FIELDS, new_seed()) != base


def test_seeds_are_fresh() -> None:
    assert len({new_seed() for _ in range(50)}) == 50
    assert len(new_seed()) == 32


def test_an_unknown_name_cannot_be_shown() -> None:
    with pytest.raises(RecordMalformed) as caught:
        reveal(_FIELDS, _SEED, ["sha256", "collector"])
    assert caught.value.facts == {"field": "collector", "reason": "no-such-field"}


@pytest.mark.parametrize(
    ("fields", "seed", "field", "reason"),
    [
        ({}, _SEED, "fields", "count"),
        ({f"f{n}": n for n in range(MAX_FIELDS + 1)}, _SEED, "fields", "count"),
        ({"a": 1.5}, _SEED, "a", "type-float"),
        ({"a": 2**53}, _SEED, "a", "number-too-large"),
        ({1: "a"}, _SEED, "fields", "key-not-text"),
        ({"a": 1}, _SEED[1:], "seed", "length"),
        ({"a": "\ud800"}, _SEED, "", "lone-surrogate"),
        ({"\ud800": "a"}, _SEED, "", "lone-surrogate"),
    ],
)
def test_what_cannot_be_a_record_is_refused(fields: Any, seed: bytes, field: str, reason: str) -> None:
    for make in (write_record, commitment, record_bytes, lambda fields, seed: reveal(fields, seed, list(fields))):
        with pytest.raises(RecordMalformed) as caught:
            make(fields, seed)
        assert caught.value.facts == {"field": field, "reason": reason}


def test_what_can_be_written_can_be_read_and_shown_at_every_limit() -> None:
    deep: Json = []
    for _ in range(MAX_DEPTH - 3):
        deep = [deep]
    fields: dict[str, Json] = {"deep": deep, **{f"f{n}": n for n in range(MAX_FIELDS - 1)}}
    data, committed = write_record(fields, _SEED)
    assert read_record(data) == (fields, _SEED, committed)
    assert parse(data) is not None
    assert check_revealed(reveal(fields, _SEED, ["deep"]), committed) == {"deep": deep}
    with pytest.raises(RecordMalformed):
        write_record({"deep": [deep]}, _SEED)


_HEX = b'"' + b"00" * 32 + b'"'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "shape"),
        (b'{"fields":{"a":1}}', "shape"),
        (b'{"fields":{"a":1},"more":1,"seed":' + _HEX + b"}", "shape"),
        (b'{"fields":[],"seed":' + _HEX + b"}", "shape"),
        (b'{"fields":{},"seed":' + _HEX + b"}", "count"),
        (b'{"fields":{"a":1},"seed":"00"}', "not-hex"),
        (b'{"fields":{"a":1},"seed":7}', "not-hex"),
        (b'{"fields":{"a":1},"seed":"' + b"0A" * 32 + b'"}', "not-hex"),
        (b'{"seed":' + _HEX + b',"fields":{"a":1}}', "not-canonical"),
        (b'{"fields":{"a":1,"a":1},"seed":' + _HEX + b"}", "key-twice"),
    ],
)
def test_bytes_that_are_no_record_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RecordMalformed) as caught:
        read_record(data)
    assert caught.value.facts["reason"] == reason


@given(st.binary(max_size=80))
def test_noise_is_never_a_record(data: bytes) -> None:
    with pytest.raises(RecordMalformed):
        read_record(data)


@given(st.integers(0, len(record_bytes(_FIELDS, _SEED)) - 1), st.integers(1, 255))
@settings(max_examples=200)
def test_a_changed_byte_changes_the_commitment_or_is_refused(at: int, flip: int) -> None:
    data = bytearray(record_bytes(_FIELDS, _SEED))
    data[at] ^= flip
    try:
        assert read_record(bytes(data))[2] != commitment(_FIELDS, _SEED)
    except RecordMalformed:
        return


def test_a_record_is_plain_json() -> None:
    assert parse(record_bytes(_FIELDS, _SEED)) == {"fields": _FIELDS, "seed": _SEED.hex()}
