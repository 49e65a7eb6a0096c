"""How nouns and hashes stand in the tables."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from amana.errors import RecordMalformed
from amana.records.assertions import Assertion
from amana.records.nouns import Accession, CustodyAct, Intake, KeyAct, noun_of
from amana.records.places import ContentPlace

_DIGEST_SIZE = 32
_KEY_DIGITS = 15
_KEY_BYTES = 8
_SPARE_BITS = 4
_INDEX_BITS = 40
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda noun: _told(noun)).encode


def digest_of(hexadecimal: str, field: str = "sha256") -> bytes:
    """A hash's bytes from its hex. Raises RecordMalformed, naming the field."""
    try:
        digest = bytes.fromhex(hexadecimal)
    except ValueError as fault:
        raise RecordMalformed(field=field, reason="not-hex") from fault
    if len(digest) != _DIGEST_SIZE:
        raise RecordMalformed(field=field, reason="not-a-sha256")
    return digest


def hash_key(digest: bytes) -> int:
    """The first 60 bits of a hash: fits SQLite's signed integer and keeps the order of hex prefixes."""
    return int.from_bytes(digest[:_KEY_BYTES], "big") >> _SPARE_BITS


def seen_key(said: Accession) -> int:
    """One number for a file as it was seen: where it was found, its size and when it was last modified."""
    told = "\0".join((said.found_at, said.path_raw or said.path, str(said.size), said.modified or ""))
    return hash_key(hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest())


def key_range(prefix: str) -> tuple[int, int]:
    """The keys of all hashes that begin with `prefix` (hex): from, and up to and including."""
    head = prefix[:_KEY_DIGITS]
    return int(head.ljust(_KEY_DIGITS, "0"), 16), int(head.ljust(_KEY_DIGITS, "f"), 16)


def _told(noun: Any) -> dict[str, Any]:
    """A noun's fields that say something. Quicker than `fields()`, which walks into every value."""
    return {name: value for name, value in vars(noun).items() if value is not None and value != ()}


def packed(noun: Intake | CustodyAct | KeyAct | Assertion) -> bytes:
    """A noun as JSON, UTF-8. A lone surrogate is kept as it is."""
    return _encode(_told(noun)).encode("utf-8", "surrogatepass")


def intake_of(data: bytes) -> Intake:
    """An intake again, from `packed`."""
    return Intake.from_fields(json.loads(data.decode("utf-8", "surrogatepass")))


def act_of(data: bytes) -> CustodyAct | KeyAct:
    """An act again, from `packed`."""
    noun = noun_of(json.loads(data.decode("utf-8", "surrogatepass")))
    assert isinstance(noun, CustodyAct | KeyAct)
    return noun


def assertion_of(data: bytes) -> Assertion:
    """An assertion again, from `packed`."""
    return Assertion.from_fields(json.loads(data.decode("utf-8", "surrogatepass")))


def entry_key(log: int, index: int) -> int:
    """A log's number and an index in it as one whole number, so that a log's rows lie together."""
    return (log << _INDEX_BITS) | index


def entry_of(key: int) -> int:
    """The index in its log, from `entry_key`."""
    return key & ((1 << _INDEX_BITS) - 1)


def packed_tags(tags: tuple[str, ...]) -> str | None:
    """Tags as JSON; None where there are none."""
    return _encode(tags) if tags else None


def tags_of(data: str | None) -> tuple[str, ...]:
    """The tags again, from `packed_tags`."""
    return tuple(json.loads(data)) if data else ()


def packed_places(places: tuple[ContentPlace, ...]) -> str:
    """Several places as JSON."""
    return _encode([[one.object, one.offset, one.size] for one in places])


def places_of(data: str) -> tuple[ContentPlace, ...]:
    """The places again, from `packed_places`."""
    return tuple(ContentPlace(*one) for one in json.loads(data))
