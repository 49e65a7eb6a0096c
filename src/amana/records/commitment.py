"""A record's commitment: one hash that binds every field, and lets each be shown without the others.

A record is its fields and one secret, random seed. Each field has its own salt, made from the seed, so
that a field can be shown with its salt while the others cannot be guessed:

    salt  = SHA-256("amana/salt/v1" 0x00 || seed || name in UTF-8), its first 16 bytes
    leaf  = canonical JSON of [salt in hex, name, value]
    commitment = RFC 6962 root over the leaves, in the order of RFC 8785 keys
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from json.encoder import encode_basestring
from typing import Final

from amana.errors import ProofWrong, RecordMalformed
from amana.records.canonical import MAX_DEPTH, MAX_INT, canonical, canonical_text, decoded, encoded, utf16_order
from amana.records.hexes import unhex
from amana.records.merkle import inclusion_path, leaf_hash, root, verify_inclusion
from amana.records.noun import Json

SEED_SIZE: Final = 32
SALT_SIZE: Final = 16
MAX_FIELDS: Final = 256
_SALT_TAG: Final = b"amana/salt/v1\0"

Fields = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class RevealedField:
    """One field that is shown: its salt, its place among the record's fields, its inclusion path."""

    name: str
    value: Json
    salt: bytes
    index: int
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Revealed:
    """Some of a record's fields, in their order; `size` is how many the record has."""

    size: int
    fields: tuple[RevealedField, ...]


def new_seed() -> bytes:
    """A fresh seed, 32 random bytes."""
    return os.urandom(SEED_SIZE)


def commitment(fields: Fields, seed: bytes) -> bytes:
    """The commitment, 32 bytes. Raises RecordMalformed: no field, too many, or one without canonical form."""
    return write_record(fields, seed)[1]


def record_bytes(fields: Fields, seed: bytes) -> bytes:
    """The record as it is kept: canonical JSON `{"fields":{…},"seed":"hex"}`. Raises RecordMalformed."""
    return write_record(fields, seed)[0]


def write_record(fields: Fields, seed: bytes) -> tuple[bytes, bytes]:
    """Both of the above at once, each value being written only once: (record bytes, commitment)."""
    texts = _texts(fields)
    inner = ",".join([f"{name}:{value}" for _, name, value in texts])
    data = encoded(f'{{"fields":{{{inner}}},"seed":"{seed.hex()}"}}')
    return data, root(_leaf_hashes(texts, seed))


def read_record(data: bytes) -> tuple[dict[str, Json], bytes, bytes]:
    """Kept bytes -> (fields, seed, commitment). Raises RecordMalformed for anything but the exact form."""
    given = decoded(data)
    if not isinstance(given, dict) or given.keys() != {"fields", "seed"}:
        raise RecordMalformed(field="record", reason="shape")
    fields = given["fields"]
    if not isinstance(fields, dict):
        raise RecordMalformed(field="fields", reason="shape")
    seed = unhex(given["seed"], SEED_SIZE, "seed")
    again, committed = write_record(fields, seed)
    if again != data:
        raise RecordMalformed(field="record", reason="not-canonical")
    return fields, seed, committed


def salt_of(name: str, seed: bytes) -> bytes:
    """The salt of the field `name`, 16 bytes."""
    return sha256(_SALT_TAG + seed + name.encode()).digest()[:SALT_SIZE]


def reveal(fields: Fields, seed: bytes, names: Iterable[str]) -> Revealed:
    """The named fields with what proves them. Raises RecordMalformed where the record has no such field."""
    texts = _texts(fields)
    hashes = _leaf_hashes(texts, seed)
    places = {name: place for place, (name, _, _) in enumerate(texts)}
    wanted = set(names)
    for name in sorted(wanted - places.keys()):
        raise RecordMalformed(field=name, reason="no-such-field")
    chosen = sorted((places[name], name) for name in wanted)
    return Revealed(
        len(texts),
        tuple(
            RevealedField(name, fields[name], salt_of(name, seed), place, inclusion_path(hashes, place))
            for place, name in chosen
        ),
    )


def check_revealed(revealed: Revealed, committed: bytes) -> dict[str, Json]:
    """The fields that are proven. Raises ProofWrong where one is not, or they are not in order."""
    if not 1 <= revealed.size <= MAX_FIELDS:
        raise ProofWrong(reason="size")
    order = [(one.index, utf16_order(one.name)) for one in revealed.fields]
    if any(a[0] >= b[0] or a[1] >= b[1] for a, b in pairwise(order)):
        raise ProofWrong(reason="fields-out-of-order")
    for one in revealed.fields:
        if len(one.salt) != SALT_SIZE:
            raise ProofWrong(reason="salt-length")
        leaf = leaf_hash(canonical([one.salt.hex(), one.name, one.value]))
        verify_inclusion(leaf, one.index, revealed.size, one.path, committed)
    return {one.name: one.value for one in revealed.fields}


def _texts(fields: Fields) -> list[tuple[str, str, str]]:
    """Each field as (name, name in JSON, value in JSON), in canonical order."""
    if not 1 <= len(fields) <= MAX_FIELDS:
        raise RecordMalformed(field="fields", reason="count")
    if set(map(type, fields)) != {str}:
        raise RecordMalformed(field="fields", reason="key-not-text")
    names = sorted(fields, key=None if all(map(str.isascii, fields)) else utf16_order)
    return [(name, encode_basestring(name), _value_text(name, fields[name])) for name in names]


def _value_text(name: str, value: Json) -> str:
    if type(value) is str:
        return encode_basestring(value)  # what canonical_text does to text, without its way there
    if type(value) is int and -MAX_INT <= value <= MAX_INT:
        return str(value)
    try:
        return canonical_text(value, MAX_DEPTH - 2)  # a record is two deep around it
    except RecordMalformed as fault:
        raise RecordMalformed(field=name, reason=str(fault.facts["reason"])) from fault


def _leaf_hashes(texts: list[tuple[str, str, str]], seed: bytes) -> list[bytes]:
    if len(seed) != SEED_SIZE:
        raise RecordMalformed(field="seed", reason="length")
    tag = _SALT_TAG + seed
    try:
        # Written out, not called: a record has sixteen fields and a batch ten thousand records.
        salts = [sha256(tag + name.encode()).hexdigest()[: 2 * SALT_SIZE] for name, _, _ in texts]
        leaves = [
            f'\0["{salt}",{text},{value}]'.encode() for salt, (_, text, value) in zip(salts, texts, strict=True)
        ]
    except UnicodeEncodeError as fault:
        raise RecordMalformed(field="", reason="lone-surrogate") from fault
    return [sha256(leaf).digest() for leaf in leaves]
