"""Tokens made here, of any time and any flaw: what no honest authority gives."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from amana.attesting.der import (
    GENERALIZED_TIME,
    INTEGER,
    OCTETS,
    SEQUENCE,
    SET,
    UTF8,
    write,
    write_number,
    write_oid,
)

UTC = datetime.UTC
THEN = datetime.datetime(2020, 3, 1, 10, tzinfo=UTC)
"""When forged tokens were signed: their certificates have expired since."""

SHA_256, SHA_512, SHA_1 = "2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.3", "1.3.14.3.2.26"
_NULL = b"\x05\x00"
_YEAR = datetime.timedelta(days=365)

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


@dataclass
class Holder:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key


def holder(
    name: str,
    issuer: Holder | None = None,
    *,
    key: Key | None = None,
    start: datetime.datetime = THEN - _YEAR,
    end: datetime.datetime = THEN + _YEAR,
    authority: bool = False,
    usage: Sequence[x509.ObjectIdentifier] | None = None,
    critical: bool = True,
    extensions: Sequence[tuple[x509.ExtensionType, bool]] = (),
    path_length: int | None = None,
) -> Holder:
    """A certificate of that name, issued by `issuer` or by itself."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    above = issuer.certificate.subject if issuer else subject
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(above).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)
    builder = builder.add_extension(x509.BasicConstraints(authority, path_length), True)
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage(usage), critical)
    for extension, is_critical in extensions:
        builder = builder.add_extension(extension, is_critical)
    signing = issuer.key if issuer else key
    return Holder(builder.sign(signing, None if isinstance(signing, ed25519.Ed25519PrivateKey) else SHA256()), key)


def signer(issuer: Holder, name: str = "Signer", **kind: Any) -> Holder:
    """A certificate for timestamping."""
    return holder(name, issuer, **{"usage": [ExtendedKeyUsageOID.TIME_STAMPING], **kind})


def algorithm(oid: str, parameters: bytes = _NULL) -> bytes:
    """An AlgorithmIdentifier."""
    return write(SEQUENCE, write_oid(oid), parameters)


def info(
    data: bytes,
    *,
    time: str | None = None,
    nonce: int | None = None,
    accuracy: bytes = b"",
    hash_oid: str = SHA_256,
) -> bytes:
    """A TSTInfo over this data."""
    digest = (hashlib.sha512 if hash_oid == SHA_512 else hashlib.sha256)(data).digest()
    told = time or THEN.strftime("%Y%m%d%H%M%SZ")
    return write(
        SEQUENCE,
        write_number(1),
        write_oid("1.2.3.4.1"),
        write(SEQUENCE, algorithm(hash_oid), write(OCTETS, digest)),
        write_number(7),
        write(GENERALIZED_TIME, told.encode()),
        accuracy,
        write_number(nonce) if nonce is not None else b"",
    )


def token(
    content: bytes,
    who: Holder,
    brought: Sequence[Holder] = (),
    *,
    content_type: str = "1.2.840.113549.1.9.16.1.4",
    signed_content: bytes | None = None,
    ess: bytes | None = None,
    digest: str = SHA_256,
    scheme: str = "",
    by_key_id: bool = False,
    signers: int = 1,
) -> bytes:
    """A token: `who` signs the content. What is not as it should be is said by the options."""
    der = who.certificate.public_bytes(Encoding.DER)
    hashed = hashlib.sha512 if digest == SHA_512 else hashlib.sha256
    named = ess if ess is not None else signing_certificate(der)
    attributes = b"".join(
        sorted(
            one
            for one in (
                attribute("1.2.840.113549.1.9.3", write_oid(content_type)),
                attribute("1.2.840.113549.1.9.4", write(OCTETS, hashed(signed_content or content).digest())),
                named,
            )
            if one
        )
    )
    scheme_id, signature = _signed(who.key, write(SET, attributes), scheme)
    if by_key_id:
        key_id = who.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
        sid = write(0x80, key_id)
    else:
        serial = who.certificate.serial_number
        number = serial.to_bytes(serial.bit_length() // 8 + 1, "big")
        sid = write(SEQUENCE, who.certificate.issuer.public_bytes(), write(INTEGER, number))
    one = write(
        SEQUENCE,
        write_number(1),
        sid,
        algorithm(digest),
        write(0xA0, attributes),
        scheme_id,
        write(OCTETS, signature),
    )
    certificates = b"".join(each.certificate.public_bytes(Encoding.DER) for each in brought)
    data = write(
        SEQUENCE,
        write_number(3),
        write(SET, algorithm(digest)),
        write(SEQUENCE, write_oid("1.2.840.113549.1.9.16.1.4"), write(0xA0, write(OCTETS, content))),
        write(0xA0, certificates) if brought else b"",
        write(SET, one * signers),
    )
    return write(SEQUENCE, write_oid("1.2.840.113549.1.7.2"), write(0xA0, data))


def attribute(oid: str, value: bytes) -> bytes:
    """A signed attribute of one value."""
    return write(SEQUENCE, write_oid(oid), write(SET, value))


def signing_certificate(der: bytes, version: int = 2) -> bytes:
    """The attribute that names the signer's certificate: ESSCertIDv2 with SHA-256, or ESSCertID with SHA-1."""
    made = hashlib.sha256(der) if version == 2 else hashlib.sha1(der, usedforsecurity=False)
    oid = "1.2.840.113549.1.9.16.2.47" if version == 2 else "1.2.840.113549.1.9.16.2.12"
    return attribute(oid, write(SEQUENCE, write(SEQUENCE, write(SEQUENCE, write(OCTETS, made.digest())))))


def _signed(key: Key, data: bytes, scheme: str) -> tuple[bytes, bytes]:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return algorithm("1.3.101.112", b""), key.sign(data)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return algorithm("1.2.840.10045.4.3.2", b""), key.sign(data, ec.ECDSA(SHA256()))
    if scheme == "pss":
        mask = algorithm("1.2.840.113549.1.1.8", algorithm(SHA_256))
        salt = write(0xA2, write_number(32))
        parameters = write(SEQUENCE, write(0xA0, algorithm(SHA_256)), write(0xA1, mask), salt)
        signature = key.sign(data, padding.PSS(padding.MGF1(SHA256()), 32), SHA256())
        return algorithm("1.2.840.113549.1.1.10", parameters), signature
    if scheme == "sha512":
        return algorithm("1.2.840.113549.1.1.13"), key.sign(data, padding.PKCS1v15(), SHA512())
    return algorithm("1.2.840.113549.1.1.1"), key.sign(data, padding.PKCS1v15(), SHA256())


ROOT_SIGNER = holder("Root", authority=True)


def granted(token_der: bytes) -> bytes:
    """A TimeStampResp that brings this token."""
    return write(SEQUENCE, write(SEQUENCE, write_number(0)), token_der)


def refused(said: str) -> bytes:
    """A TimeStampResp that says no, and why."""
    return write(SEQUENCE, write(SEQUENCE, write_number(2), write(SEQUENCE, write(UTF8, said.encode()))))
