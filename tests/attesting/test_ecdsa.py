"""ECDSA signatures with the key beside them: both forms, both kinds of key, and what is none."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from amana.attesting import check_ecdsa, check_ecdsa_certificate

DATA = b"sha256:00ff"
SPKI = PublicFormat.SubjectPublicKeyInfo


def _p1363(signature: bytes, half: int) -> bytes:
    return b"".join(number.to_bytes(half, "big") for number in decode_dss_signature(signature))


@pytest.mark.parametrize(("curve", "half"), [(ec.SECP256R1(), 32), (ec.SECP384R1(), 48), (ec.SECP521R1(), 66)])
def test_both_forms_of_a_signature(curve: ec.EllipticCurve, half: int) -> None:
    private = ec.generate_private_key(curve)
    key = private.public_key().public_bytes(Encoding.DER, SPKI)
    signature = private.sign(DATA, ec.ECDSA(SHA256()))
    for form in (signature, _p1363(signature, half)):
        check = check_ecdsa(key, form, DATA)
        assert (check.fits, check.key) == (True, hashlib.sha256(key).hexdigest())
        assert check_ecdsa(key, form, DATA + b"0").fits is False
        assert check_ecdsa(key, form[:-1], DATA).fits is False


@pytest.mark.parametrize(
    "signature", [b"", b"\x00" * 96, b"\xff" * 96, b"\x30\x06\x02\x01\x00\x02\x01\x00", b"x" * 10_000]
)
def test_what_is_no_signature_does_not_fit(signature: bytes) -> None:
    key = ec.generate_private_key(ec.SECP384R1()).public_key().public_bytes(Encoding.DER, SPKI)
    assert check_ecdsa(key, signature, DATA).fits is False


def test_what_is_no_key_cannot_tell() -> None:
    other = rsa.generate_private_key(65537, 2048).public_key().public_bytes(Encoding.DER, SPKI)
    small = ec.generate_private_key(ec.SECP192R1()).public_key().public_bytes(Encoding.DER, SPKI)
    assert [check_ecdsa(key, b"", DATA).why for key in (b"", b"noise", other, small)] == [
        "not-a-signature",
        "not-a-signature",
        "weak-algorithm",
        "weak-algorithm",
    ]


def test_the_first_certificate_is_the_one_asked() -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "river.example")])
    now = datetime(2030, 12, 22, tzinfo=UTC)
    made = (
        x509.CertificateBuilder(name, name, private.public_key(), 7, now, now + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("river.example")]), critical=False)
        .sign(private, SHA256())
    )
    signature = private.sign(DATA, ec.ECDSA(SHA256()))
    check, names = check_ecdsa_certificate(made.public_bytes(Encoding.PEM), signature, DATA)
    assert (check.fits, names) == (True, ("river.example",))
    assert check_ecdsa_certificate(b"none", signature, DATA)[0].why == "key-absent"
