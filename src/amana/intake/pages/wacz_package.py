"""What a WACZ says of itself, and whether that holds: its hashes, and who signed its list of them.

Sources: WACZ 1.1.1 (datapackage.json, a Frictionless data package), WACZ signing and verification 0.1.0
(datapackage-digest.json). That a signature fits says that a key signed this list of hashes; it does not say whose
key it is, and so the best that is told here is `signer-unknown`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from amana.errors import TimestampWrong
from amana.intake.credentials.results import Result, fact, result_of
from amana.records import EmbeddedFact

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
_TOLD = ("title", "description", "software", "created", "modified", "wacz_version", "mainPageUrl", "mainPageURL")
_ALGORITHMS = frozenset({"sha256", "md5", "sha1", "sha512"})
_MOST_RESOURCES = 100_000
_SIGNED = (("created", "signed-at"), ("software", "signed-by-software"), ("domain", "signed-by-domain"))


@dataclass(frozen=True, slots=True)
class Stated:
    """What the package states of one file: its hash as written, and its length."""

    hash: str | None
    size: int | None


def parsed(data: bytes | None) -> dict[str, Any]:
    """An object of JSON; an empty one where it is none."""
    try:
        told = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def stated(package: dict[str, Any]) -> dict[str, Stated]:
    """What is stated of each file, by its path."""
    rows = package.get("resources")
    found: dict[str, Stated] = {}
    for row in rows[:_MOST_RESOURCES] if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("path"), str):
            size = row.get("bytes")
            told = _text(row, "hash")
            found.setdefault(row["path"], Stated(told, size if type(size) is int else None))
    return found


def compared(told: Stated | None, size: int, digest_of: Callable[[str], str | None]) -> Result:
    """How a file and what is stated of it compare. `digest_of(algorithm)` is its digest in hex, None: too much."""
    if told is None or told.hash is None:
        return "absent"
    algorithm, colon, value = told.hash.partition(":")
    algorithm = (algorithm if colon else "sha256").strip().lower()
    if told.size is not None and told.size != size:
        return "invalid"
    if algorithm not in _ALGORITHMS:
        return "not-checked"
    digest = digest_of(algorithm)
    if digest is None:
        return "not-checked"
    return "valid" if digest == (value if colon else told.hash).strip().lower() else "invalid"


def package_facts(package: dict[str, Any], data: bytes | None) -> Iterator[EmbeddedFact]:
    """What the package says of itself."""
    if data is not None and not package:
        yield fact("package", "invalid")
    for name in _TOLD:
        told = _text(package, name)
        if told:
            yield fact(f"package:{name}", told)


def signature_facts(package: bytes | None, digest: bytes | None) -> Iterator[EmbeddedFact]:
    """Whether the list of hashes is the one that was signed, and whether the signature fits."""
    told = parsed(digest)
    if digest is None or package is None:
        yield fact("signature", "absent")
        return
    found = hashlib.sha256(package).hexdigest()
    yield fact("package-hash", "valid" if _bare(_text(told, "hash")) == found else "invalid")
    signed = told.get("signedData")
    if not isinstance(signed, dict):
        yield fact("signature", "absent")
        return
    for name, as_name in _SIGNED:
        if _text(signed, name):
            yield fact(as_name, _text(signed, name) or "")
    yield from _checked(signed, found)


def _checked(signed: dict[str, Any], found: str) -> Iterator[EmbeddedFact]:
    """The signature is over the hash as it is written, so a hash that is not the package's is a wrong one."""
    over = _text(signed, "hash") or ""
    if _bare(over) != found:
        yield fact("signature", "invalid")
        yield fact("signature-note", "it is over another list of hashes")
        return
    from amana.attesting import check_ecdsa, check_ecdsa_certificate

    signature = _bytes(_text(signed, "signature"))
    key, certificate = _text(signed, "publicKey"), _text(signed, "domainCert")
    if certificate and not key:
        check, names = check_ecdsa_certificate(certificate.encode(), signature, over.encode())
        domain = (_text(signed, "domain") or "").lower()
        yield fact("signature-certificate-names-domain", "yes" if domain in map(str.lower, names) else "no")
    else:
        check = check_ecdsa(_bytes(key), signature, over.encode())
    yield fact("signature", result_of(check))
    yield fact("signature-kind", "certificate" if certificate and not key else "anonymous key")
    if check.key:
        yield fact("signature-key", f"sha256:{check.key}")
    if check.why:
        yield fact("signature-note", check.why)
    yield from _time(signed)


def _time(signed: dict[str, Any]) -> Iterator[EmbeddedFact]:
    """The timestamp over the signature (RFC 3161): the authority is told, and nobody here vouches for it."""
    token = _bytes(_text(signed, "timeSignature"))
    if not token:
        return
    from amana.attesting import check_token, read_pem, read_token

    written = _text(signed, "signature") or ""
    others = read_pem((_text(signed, "timestampCert") or "").encode())
    for data in (written.encode(), _bytes(written)):
        try:
            checked = check_token(read_token(token), data, None, others)
        except TimestampWrong:
            continue
        yield fact("signature-time-check", "signer-unknown")
        yield fact("signature-time", checked.not_later_than.isoformat())
        yield fact("signature-time-authority", checked.authority)
        return
    yield fact("signature-time-check", "invalid")


def _bare(told: str | None) -> str:
    return (told or "").strip().lower().removeprefix("sha256:")


def _text(told: dict[str, Any], name: str) -> str | None:
    value = told.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _bytes(told: str | None) -> bytes:
    try:
        return base64.b64decode("".join((told or "").split()))
    except (binascii.Error, ValueError):
        return b""
