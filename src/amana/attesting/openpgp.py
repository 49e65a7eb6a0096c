"""OpenPGP signatures over files, checked by Sequoia where it is installed (the extra `pgp`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from amana.attesting.openpgp_packets import (
    OVER_BYTES,
    PgpKey,
    PgpSignature,
    read_pgp_keys,
    read_pgp_signatures,
)
from amana.attesting.signature_checks import SignatureCheck

if TYPE_CHECKING:
    from pysequoia import Cert

_MOST_SIGNATURES = 10
_MOST_KEYS = 50
_ODD_LINES = re.compile(rb"\r(?!\n)|\0")  # where programs do not agree what a text's lines are


def can_check_openpgp() -> bool:
    """Whether the library is installed."""
    return find_spec("pysequoia") is not None


def check_openpgp(data: bytes, signature: bytes, keys: Sequence[bytes]) -> SignatureCheck:
    """Whether a detached signature (a file, armoured or not) fits these bytes by a key in one of the files `keys`.

    Where a file holds several signatures, one that fits is enough. Keys are asked for what they are: nobody here
    vouches for them.
    """
    signatures = [one for one in read_pgp_signatures(signature) if one.kind in OVER_BYTES][:_MOST_SIGNATURES]
    if not signatures:
        return SignatureCheck(None, why="not-a-signature")
    if not can_check_openpgp():
        return SignatureCheck(None, signatures[0].issuer, "no-library")
    checks = [_checked(data, one, keys) for one in signatures]
    return min(checks, key=lambda check: (True, False, None).index(check.fits))


def _checked(data: bytes, signature: PgpSignature, keys: Sequence[bytes]) -> SignatureCheck:
    if signature.forgeable:
        return SignatureCheck(None, signature.issuer, "weak-algorithm")
    fitting = [(file, key) for file in keys for key in read_pgp_keys(file) if _may_have_made(key, signature)]
    if not fitting:
        return SignatureCheck(None, signature.issuer, "key-absent")
    return _verified(data, signature, fitting[:_MOST_KEYS])


def _may_have_made(key: PgpKey, signature: PgpSignature) -> bool:
    return signature.issuer is None or key.made(signature.issuer)


def _verified(data: bytes, signature: PgpSignature, fitting: list[tuple[bytes, PgpKey]]) -> SignatureCheck:
    """Sequoia's word. It says only that nothing fits, not why: what is known of the keys tells a little more."""
    import pysequoia

    wanted = {key.fingerprints[0] for _, key in fitting}
    certificates = [
        one
        for file in {file for file, _ in fitting}
        for one in _certificates(file)
        if one.fingerprint.lower() in wanted
    ]
    try:
        verified = pysequoia.verify(
            bytes=data, store=lambda _: certificates, signature=pysequoia.Sig.from_bytes(signature.raw)
        )
    except RuntimeError:  # Sequoia's one word for all that is not a signature that fits
        if signature.kind and _ODD_LINES.search(data):
            return SignatureCheck(None, signature.issuer, "text-signature")
        return _refused(signature, [key for _, key in fitting], certificates)
    return SignatureCheck(True, verified.valid_sigs[0].certificate.lower())


def _certificates(file: bytes) -> list[Cert]:
    import pysequoia

    try:
        return list(pysequoia.Cert.split_bytes(file))
    except RuntimeError:
        return []


def _refused(
    signature: PgpSignature,
    keys: list[PgpKey],
    certificates: list[Cert],
) -> SignatureCheck:
    if not certificates or not any(key.sound for key in keys):
        return SignatureCheck(None, signature.issuer, "weak-algorithm")
    if any(one.is_revoked for one in certificates):
        return SignatureCheck(False, signature.issuer, "key-revoked")
    return SignatureCheck(False, signature.issuer)
