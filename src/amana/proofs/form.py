"""Proof files (docs/format/proof.md): C2SP tlog-proofs, one a log entry, with what Amana adds in their extra data.

The extra data is canonical JSON: the entry itself, the device's key, the fields that are shown, and what
outsiders said of the checkpoint. Nothing in it counts before it is checked.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from amana.errors import NotAProof, ProofTooLarge, ProofWrong, RecordMalformed
from amana.proofs.fields import SALT_SIZE, ShownField, ShownFields
from amana.records import HASH_SIZE, Json, canonical, parse_canonical
from amana.records.hexes import unhex
from amana.tlog import TlogProof, read_proof, write_proof

MAX_FILE: Final = 16 * 1024 * 1024
"""The longest proof file that is read, in bytes."""
MAX_PROOFS: Final = 4096
"""The most proofs that one file holds."""
VERSION: Final = 1

_HEADER: Final = b"c2sp.org/tlog-proof@v1\n"
_BETWEEN: Final = re.compile(rb"(?<=\n)\n(?=c2sp\.org/tlog-proof@v1\n)")
"""An empty line, and the first line of the next proof: no proof of ours holds this inside."""


@dataclass(frozen=True, slots=True)
class StampToken:
    """An authority's answer about the checkpoint (RFC 3161), and certificates for it (PEM text; maybe none).

    `name` is what its asker called the authority.
    """

    name: str
    response: bytes
    certificates: str = ""


@dataclass(frozen=True, slots=True)
class EntryProof:
    """The proof of one log entry, as it stands in its file; nothing in it is checked yet.

    `index`, `path` and `checkpoint` are as in `TlogProof`; `entry` is the entry's bytes, `key` the text of the
    device's verifier key, `cosigners` the key texts that cosignatures on the checkpoint can be checked with,
    `calendars` an OpenTimestamps proof. `suspect` is why whoever made the proof holds the entry to be suspect.
    """

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    key: str
    entry: bytes
    shown: ShownFields
    cosigners: tuple[str, ...] = ()
    tokens: tuple[StampToken, ...] = ()
    calendars: bytes | None = None
    suspect: str | None = None


def write_file(proofs: list[bytes]) -> bytes:
    """One file of these proofs, an empty line between them. Raises ProofTooLarge."""
    data = b"\n".join(proofs)
    if len(proofs) > MAX_PROOFS or len(data) > MAX_FILE:
        raise ProofTooLarge(size=len(data), limit=MAX_FILE)
    return data


def split_file(data: bytes) -> list[bytes]:
    """The proofs of a file, none of them read yet. Raises NotAProof (file, reason; the file's name is lacking)."""
    if len(data) > MAX_FILE:
        raise NotAProof(reason="too-long")
    if not data.startswith(_HEADER):
        raise NotAProof(reason="proof-header")
    parts = _BETWEEN.split(data, MAX_PROOFS)
    if len(parts) > MAX_PROOFS:
        raise NotAProof(reason="too-long")
    return parts


def write_entry_proof(proof: EntryProof) -> bytes:
    """The proof as C2SP writes it. Raises ProofTooLarge, RecordMalformed where a value has no canonical form."""
    extra = canonical(_members(proof))
    try:
        return write_proof(TlogProof(proof.index, proof.path, proof.checkpoint, extra))
    except ProofWrong as fault:
        if fault.facts["reason"] != "proof-extra":
            raise
        raise ProofTooLarge(size=len(extra)) from fault


def _members(proof: EntryProof) -> dict[str, Json]:
    found: dict[str, Json] = {
        "v": VERSION,
        "key": proof.key,
        "entry": parse_canonical(proof.entry),
        "of": proof.shown.size,
        "fields": [[one.index, one.name, one.salt.hex(), one.value] for one in proof.shown.fields],
        "hidden": [one.hex() for one in proof.shown.hidden],
    }
    if proof.cosigners:
        found["cosigners"] = list(proof.cosigners)
    if proof.tokens:
        found["timestamps"] = [_token_members(one) for one in proof.tokens]
    if proof.calendars is not None:
        found["calendars"] = _base64(proof.calendars)
    if proof.suspect is not None:
        found["suspect"] = proof.suspect
    return found


def _token_members(token: StampToken) -> Json:
    found: dict[str, Json] = {"name": token.name, "token": _base64(token.response)}
    return found | ({"certificates": token.certificates} if token.certificates else {})


def carries_entry(part: bytes) -> bool:
    """Whether this proof has extra data: one that has none is another program's, and speaks of no entry."""
    return part.startswith(_HEADER + b"extra ")


def read_entry_proof(part: bytes) -> EntryProof:
    """One proof of a file. Raises ProofWrong, RecordMalformed; NotAProof for one of a later version.

    Members that are not known are passed over.
    """
    proof = read_proof(part)
    given = parse_canonical(proof.extra or b"")
    if not isinstance(given, dict):
        raise ProofWrong(reason="proof-extra")
    if type(given.get("v")) is int and given["v"] != VERSION:
        raise NotAProof(reason="proof-version")
    try:
        return _read(proof, given)
    except (KeyError, ValueError, TypeError) as fault:
        raise ProofWrong(reason="proof-extra") from fault


def _read(proof: TlogProof, given: Mapping[str, Json]) -> EntryProof:
    if type(given["v"]) is not int:
        raise ValueError("v")
    suspect = given.get("suspect")
    return EntryProof(
        proof.index,
        proof.path,
        proof.checkpoint,
        _text(given["key"]),
        canonical(given["entry"]),
        _shown(given),
        tuple(_text(one) for one in _list(given.get("cosigners", []))),
        tuple(map(_token, _list(given.get("timestamps", [])))),
        _bytes(given["calendars"]) if "calendars" in given else None,
        suspect if suspect is None or isinstance(suspect, str) else "",
    )


def _shown(given: Mapping[str, Json]) -> ShownFields:
    fields = []
    for one in _list(given["fields"]):
        index, name, salt, value = _list(one)
        fields.append(ShownField(_number(index), _text(name), _hex(salt, SALT_SIZE), value))
    hidden = tuple(_hex(one, HASH_SIZE) for one in _list(given["hidden"]))
    return ShownFields(_number(given["of"]), tuple(fields), hidden)


def _token(given: Json) -> StampToken:
    """A token; one of another form is empty, and so is worth nothing, and takes nothing from the proof itself."""
    members = given if isinstance(given, dict) else {}
    name, pem = members.get("name"), members.get("certificates")
    return StampToken(
        name if isinstance(name, str) else "",
        _bytes(members.get("token")),
        pem if isinstance(pem, str) else "",
    )


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Json) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _hex(value: Json, size: int) -> bytes:
    try:
        return unhex(value, size, "hidden")
    except RecordMalformed as fault:
        raise ValueError from fault


def _bytes(value: Json) -> bytes:
    """The bytes of Base 64; none of anything else."""
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return b""


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
