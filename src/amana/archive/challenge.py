"""Challenges and answers of an audit by nonce: two small JSON files, which a courier may carry.

A challenge names objects, logs and small files, and a fresh number. An answer gives for each a hash that is keyed
with that number (`amana.seal.keyed`): it cannot be made from an object's name, which is its plain hash, nor from
anything that was kept before. It proves that whoever answers could get at all the bytes after the challenge was
made; not where they lie.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from amana.archive.copies import is_log_name
from amana.errors import AnswerUnreadable, ChallengeUnreadable
from amana.seal import KEY_SIZE, KeyedHash
from amana.stores import is_digest

MAX_CHALLENGE: Final = 64 << 20
"""The longest challenge or answer, in bytes."""
MAX_OBJECTS: Final = 250_000
"""The most objects that one challenge names."""

_MAX_SMALL: Final = 100_000
_CHALLENGE: Final = "amana-audit-challenge"
_ANSWER: Final = "amana-audit-answer"
_VERSION: Final = 1
_LONGEST: Final = 200

Value = str | None
"""A keyed hash in hex; None where the holder says that it has no such thing, or cannot read it."""


@dataclass(frozen=True)
class Challenge:
    """What a holder is asked. `logs` are (folder name, entries); times are RFC 3339, by the auditor's clock."""

    archive: str
    nonce: bytes
    at: str
    expires: str
    objects: tuple[str, ...]
    logs: tuple[tuple[str, int], ...] = ()
    files: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """Canonical JSON (RFC 8785): its keys and values are plain ASCII."""
        return _json(
            {
                "archive": self.archive,
                "at": self.at,
                "expires": self.expires,
                "files": list(self.files),
                "format": _CHALLENGE,
                "logs": [[name, size] for name, size in self.logs],
                "nonce": self.nonce.hex(),
                "objects": list(self.objects),
                "v": _VERSION,
            }
        )

    @property
    def id(self) -> str:
        """By what an answer says which challenge it answers: SHA-256 (hex) of the file."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def keyed(self, what: str) -> KeyedHash:
        """A hash for one `object`, `log` or `file`: keyed with the nonce, begun with what it is of."""
        return keyed(self.nonce, self.archive, what)


def keyed(nonce: bytes, archive: str, what: str) -> KeyedHash:
    """The same for any nonce."""
    return KeyedHash(nonce, f"amana audit v1\n{archive}\n{what}\n".encode())


@dataclass(frozen=True)
class Answer:
    """What a holder answers: keyed hashes by name. A log's is over as many entries as it says it has: none of a
    log that is not there; no hash of one that cannot be read.
    """

    archive: str
    challenge: str
    at: str
    objects: Mapping[str, Value] = field(default_factory=dict)
    logs: Mapping[str, tuple[int, Value]] = field(default_factory=dict)
    files: Mapping[str, Value] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        return _json(
            {
                "archive": self.archive,
                "at": self.at,
                "challenge": self.challenge,
                "files": dict(self.files),
                "format": _ANSWER,
                "logs": {name: [size, value] for name, (size, value) in self.logs.items()},
                "objects": dict(self.objects),
                "v": _VERSION,
            }
        )


def read_challenge(data: bytes, file: str) -> Challenge:
    """The challenge in these bytes. ChallengeUnreadable."""
    given = _parsed(data, _CHALLENGE)
    try:
        if given is None:
            raise ValueError("format")
        made = Challenge(
            _text(given["archive"]),
            bytes.fromhex(_text(given["nonce"])),
            _text(given["at"]),
            _text(given["expires"]),
            tuple(_digest(one) for one in _list(given["objects"], MAX_OBJECTS)),
            tuple(_log(one) for one in _list(given["logs"], _MAX_SMALL)),
            tuple(_text(one) for one in _list(given["files"], _MAX_SMALL)),
        )
        if len(made.nonce) != KEY_SIZE or made.to_bytes() != data:
            raise ValueError("not canonical")
    except (KeyError, ValueError, TypeError) as fault:
        raise ChallengeUnreadable(file=file, reason="not-a-challenge") from fault
    return made


def read_answer(data: bytes, file: str) -> Answer:
    """The answer in these bytes; what stands in a value's place is judged later. AnswerUnreadable."""
    given = _parsed(data, _ANSWER)
    try:
        if given is None:
            raise ValueError("format")
        return Answer(
            _text(given["archive"]),
            _digest(given["challenge"]),
            _text(given["at"]),
            _values(given["objects"]),
            {name: _said_log(one) for name, one in _table(given["logs"]).items()},
            _values(given["files"]),
        )
    except (KeyError, ValueError, TypeError) as fault:
        raise AnswerUnreadable(file=file, reason="not-an-answer") from fault


def is_value(value: object) -> bool:
    """Whether this is a keyed hash as it is written."""
    return isinstance(value, str) and is_digest(value)


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _parsed(data: bytes, kind: str) -> dict[str, Any] | None:
    """The JSON object in these bytes, if it is of this kind and version."""
    if len(data) > MAX_CHALLENGE:
        return None
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        return None
    right = isinstance(given, dict) and given.get("format") == kind and given.get("v") == _VERSION
    return given if right else None


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or not value.isascii():
        raise ValueError("text")
    return value


def _digest(value: object) -> str:
    if not isinstance(value, str) or not is_digest(value):
        raise ValueError("digest")
    return value


def _list(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("list")
    return value


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > MAX_OBJECTS:
        raise ValueError("table")
    return value


def _log(value: object) -> tuple[str, int]:
    name, size = _list(value, 2)
    if not isinstance(name, str) or not is_log_name(name) or type(size) is not int or size < 0:
        raise ValueError("log")
    return name, size


def _said_log(value: object) -> tuple[int, Value]:
    size, said = _list(value, 2)
    if type(size) is not int or size < 0:
        raise ValueError("log")
    return size, said if said is None or is_value(said) else ""


def _values(value: object) -> dict[str, Value]:
    """A table of values. One that is no hash is kept as an empty text: a shape that proves nothing."""
    told = _table(value)
    return {name: one if one is None or is_value(one) else "" for name, one in told.items()}
