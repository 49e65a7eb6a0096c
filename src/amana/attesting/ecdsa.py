"""ECDSA signatures with a bare public key or a certificate beside them, as packages of saved pages carry them.

Both forms of a signature are taken: r and s one after the other (IEEE P1363, what browsers make) and DER (RFC
3279). Only curves of 256 bits and more, and SHA-256, which is what the WACZ signing specification 0.1.0 means.
"""

from __future__ import annotations

import hashlib
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from amana.attesting.chains import read_pem
from amana.attesting.signature_checks import SignatureCheck

_CURVES: Final = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
_LONGEST: Final = 64 * 1024


def check_ecdsa(key: bytes, signature: bytes, data: bytes) -> SignatureCheck:
    """Whether this key (SubjectPublicKeyInfo, DER) signed this data. Whose key it is, the check does not say."""
    try:
        public = load_der_public_key(key[:_LONGEST])
    except (ValueError, UnsupportedAlgorithm):
        return SignatureCheck(None, why="not-a-signature")
    return _checked(public, signature, data)


def check_ecdsa_certificate(pem: bytes, signature: bytes, data: bytes) -> tuple[SignatureCheck, tuple[str, ...]]:
    """The same with the key of the first certificate in `pem`, and the host names that it states.

    Nothing is said of who vouches for the certificate, or whether it was valid at any time.
    """
    certificates = read_pem(pem[:_LONGEST])
    if not certificates:
        return SignatureCheck(None, why="key-absent"), ()
    try:
        public = certificates[0].public_key()
        names = _names(certificates[0])
    except (ValueError, UnsupportedAlgorithm):
        return SignatureCheck(None, why="not-a-signature"), ()
    return _checked(public, signature, data), names


def _checked(public: object, signature: bytes, data: bytes) -> SignatureCheck:
    if not isinstance(public, ec.EllipticCurvePublicKey) or not isinstance(public.curve, _CURVES):
        return SignatureCheck(None, why="weak-algorithm")
    key = _fingerprint(public)
    forms = (signature, *_from_p1363(signature, public))
    return SignatureCheck(any(_fits(public, form, data) for form in forms), key)


def _fits(public: ec.EllipticCurvePublicKey, signature: bytes, data: bytes) -> bool:
    try:
        public.verify(signature, data, ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def _from_p1363(signature: bytes, public: ec.EllipticCurvePublicKey) -> tuple[bytes, ...]:
    half = (public.curve.key_size + 7) // 8
    if len(signature) != 2 * half:
        return ()
    return (encode_dss_signature(*(int.from_bytes(part, "big") for part in (signature[:half], signature[half:]))),)


def _fingerprint(public: ec.EllipticCurvePublicKey) -> str:
    """SHA-256 of the key in DER, hex."""
    return hashlib.sha256(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        told = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(told.get_values_for_type(x509.DNSName))
