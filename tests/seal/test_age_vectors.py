"""Every vector of the shared age test kit gives its verdict, and a success the payload it names.

Each file is a few `name: value` lines, an empty line, and an age file (C2SP CCTV, age/).
"""

from __future__ import annotations

import hashlib
import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from amana.errors import AmanaError, NoIdentityMatches, SealedDamaged
from amana.seal import Identity, ScryptIdentity, open_bytes, parse_identity, read_armor
from tests.shared_data import _BESIDE, shared

_KIT = Path(os.environ.get("AMANA_SHARED", _BESIDE)) / "data" / "age_testkit" / "testdata"
_NAMES = sorted(path.name for path in _KIT.glob("*")) or ["absent"]
_PARTS = {
    "header failure": "header",
    "HMAC failure": "hmac",
    "armor failure": "armor",
    "payload failure": "payload",
}


@dataclass
class Vector:
    expect: str
    payload: str | None
    identities: list[Identity]
    armored: bool
    sealed: bytes


def _read(name: str) -> Vector:
    head, _, sealed = (shared("age_testkit") / "testdata" / name).read_bytes().partition(b"\n\n")
    fields = [line.split(": ", 1) for line in head.decode().splitlines()]
    told = dict(fields)
    identities: list[Identity] = [parse_identity(value) for key, value in fields if key == "identity"]
    identities += [ScryptIdentity(value.encode()) for key, value in fields if key == "passphrase"]
    if "compressed" in told:
        assert told["compressed"] == "zlib"
        sealed = zlib.decompress(sealed)
    return Vector(told["expect"], told.get("payload"), identities, told.get("armored") == "yes", sealed)


def _verdict(vector: Vector) -> str:
    try:
        opened = open_bytes(read_armor(vector.sealed) if vector.armored else vector.sealed, vector.identities)
    except NoIdentityMatches:
        return "no match"
    except SealedDamaged as fault:
        return next(verdict for verdict, part in _PARTS.items() if part == fault.facts["part"])
    assert hashlib.sha256(opened).hexdigest() == vector.payload
    return "success"


@pytest.mark.parametrize("name", _NAMES)
def test_vector_gives_its_verdict(name: str) -> None:
    vector = _read(name)
    assert _verdict(vector) == vector.expect


@pytest.mark.parametrize("name", [name for name in _NAMES if name.startswith("armor")] or ["absent"])
def test_armor_is_recognised_or_refused_without_being_told(name: str) -> None:
    vector = _read(name)
    if vector.expect == "success":
        assert hashlib.sha256(open_bytes(vector.sealed, vector.identities)).hexdigest() == vector.payload
    else:
        with pytest.raises(AmanaError):
            open_bytes(vector.sealed, vector.identities)


def test_the_whole_kit_is_here() -> None:
    shared("age_testkit")
    assert len(_NAMES) == 143
