"""The signature on a timestamp token: CMS SignedData (RFC 5652) with one signer and signed attributes.

The signature is judged apart from who vouches for the signer: that is `chains`. What is accepted is what
RFC 3161 and RFC 5816 ask for, with hashes that still hold: SHA-256, SHA-384, SHA-512.
"""

from __future__ import annotations

import hashlib
import hmac
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding

from amana.attesting import der
from amana.errors import TimestampWrong

SIGNED_DATA: Final = "1.2.840.113549.1.7.2"
TST_INFO: Final = "1.2.840.113549.1.9.16.1.4"

HASHES: Final[dict[str, str]] = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_BY_NAME: Final[dict[str, type[HashAlgorithm]]] = {"sha256": SHA256, "sha384": SHA384, "sha512": SHA512}
_RSA: Final = "1.2.840.113549.1.1.1"
_RSA_WITH: Final = {
    "1.2.840.113549.1.1.11": "sha256",
    "1.2.840.113549.1.1.12": "sha384",
    "1.2.840.113549.1.1.13": "sha512",
}
_RSA_PSS: Final = "1.2.840.113549.1.1.10"
_MGF1: Final = "1.2.840.113549.1.1.8"
_ECDSA_WITH: Final = {
    "1.2.840.10045.4.3.2": "sha256",
    "1.2.840.10045.4.3.3": "sha384",
    "1.2.840.10045.4.3.4": "sha512",
}
_ED25519: Final = "1.3.101.112"

_CONTENT_TYPE: Final = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE: Final = "1.2.840.113549.1.9.16.2.12"
_SIGNING_CERTIFICATE_2: Final = "1.2.840.113549.1.9.16.2.47"

_TAGGED_0: Final = 0xA0
_TAGGED_1: Final = 0xA1
_TAGGED_2: Final = 0xA2
_KEY_ID: Final = 0x80
MAX_CERTIFICATES: Final = 32
_SMALLEST_RSA: Final = 2048
"""Bits. No authority signs with less since 2014, and less can be forged."""

Certificates = tuple[x509.Certificate, ...]

_UNREADABLE: Final = (
    ValueError,
    TypeError,
    KeyError,
    OverflowError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A token's SignedData, taken apart. `content` is what was signed: the TSTInfo, in DER.

    `signer` is issuer and serial number as they stand in the certificate, or else the key id.
    """

    content: bytes
    certificates: Certificates
    signer: tuple[bytes, int] | bytes
    hash: str
    algorithm: der.Value
    attributes: bytes
    signature: bytes


def read_signed(content_info: der.Value) -> Signed:
    """Take a ContentInfo apart. TimestampWrong. Proves nothing by itself."""
    parts = content_info.parts()
    if parts.next().oid() != SIGNED_DATA:
        raise TimestampWrong(reason="not-a-token")
    data = der.one(parts.next().of(_TAGGED_0)).parts()
    data.next().number()  # the version, which says nothing that the rest does not
    data.next().of(der.SET)
    content = _content(data.next())
    certificates = data.next_if(_TAGGED_0)
    data.next_if(_TAGGED_1)  # lists of revoked certificates: kept with the token, not read
    infos = data.next().parts(der.SET).rest()
    if len(infos) != 1:
        raise TimestampWrong(reason="timestamp-signers")
    return _signer(content, read_certificates(certificates.body) if certificates else (), infos[0])


def _content(value: der.Value) -> bytes:
    parts = value.parts()
    if parts.next().oid() != TST_INFO:
        raise TimestampWrong(reason="not-a-token")
    return der.one(parts.next().of(_TAGGED_0)).of(der.OCTETS)


def _signer(content: bytes, certificates: Certificates, info: der.Value) -> Signed:
    parts = info.parts()
    parts.next().number()
    who = parts.next()
    hash_name = hash_of(parts.next())
    attributes = parts.next()
    attributes.parts(_TAGGED_0)
    return Signed(
        content,
        certificates,
        _named(who) if who.tag == der.SEQUENCE else who.of(_KEY_ID),
        hash_name,
        parts.next(),
        attributes.raw,
        parts.next().of(der.OCTETS),
    )


def _named(who: der.Value) -> tuple[bytes, int]:
    parts = who.parts()
    return parts.next().raw, parts.next().number()


def hash_of(algorithm: der.Value) -> str:
    """The name of the hash that an AlgorithmIdentifier means; TimestampWrong for one that no longer holds."""
    oid = algorithm.parts().next().oid()
    if oid not in HASHES:
        raise TimestampWrong(reason="algorithm", detail=oid)
    return HASHES[oid]


def read_certificates(body: bytes) -> Certificates:
    """The X.509 certificates in a row of values; other kinds, and those that cannot be read, are passed over."""
    rows = [value.raw for value in der.Parts(body).rest() if value.tag == der.SEQUENCE]
    if len(rows) > MAX_CERTIFICATES:
        raise TimestampWrong(reason="timestamp-certificates")
    read = (read_certificate(raw) for raw in rows)
    return tuple(one for one in read if one is not None)


def read_certificate(data: bytes) -> x509.Certificate | None:
    """The certificate in these bytes (DER), with all its parts; None where any of them cannot be read."""
    try:
        with warnings.catch_warnings():
            # The library warns of slips that authorities make; what counts is judged in `chains`.
            warnings.simplefilter("ignore")
            found = x509.load_der_x509_certificate(data)
            # They are parsed when they are asked for: now, so that nobody meets a fault in them later.
            _ = found.public_key(), found.subject, found.issuer, found.extensions, found.not_valid_after_utc
    except _UNREADABLE:
        return None
    return found


def check_signed(signed: Signed, others: Iterable[x509.Certificate] = ()) -> x509.Certificate:
    """The certificate whose key signed this token; it is in the token or among `others`. TimestampWrong.

    Right are: the digest of the content, the content's type, the certificate that the signer said (so that no
    other one of the same key can be put in its place), and the signature over all three.
    """
    attributes = _attributes(signed.attributes)
    digest = hashlib.new(signed.hash, signed.content).digest()
    said = _only(attributes, _MESSAGE_DIGEST).of(der.OCTETS)
    if not hmac.compare_digest(said, digest):
        raise TimestampWrong(reason="timestamp-content")
    if _only(attributes, _CONTENT_TYPE).oid() != TST_INFO:
        raise TimestampWrong(reason="not-a-token")
    signer = _find_signer(signed, (*signed.certificates, *others))
    if not _is_said(attributes, signer):
        raise TimestampWrong(reason="signer-differs")
    _check_signature(signed, signer)
    return signer


def _attributes(raw: bytes) -> dict[str, list[der.Value]]:
    found: dict[str, list[der.Value]] = {}
    for one in der.one(raw).parts(_TAGGED_0).rest():
        parts = one.parts()
        found.setdefault(parts.next().oid(), []).extend(parts.next().parts(der.SET).rest())
    return found


def _only(attributes: dict[str, list[der.Value]], oid: str) -> der.Value:
    values = attributes.get(oid, [])
    if len(values) != 1:
        raise TimestampWrong(reason="timestamp-attributes", detail=oid)
    return values[0]


def _find_signer(signed: Signed, certificates: Iterable[x509.Certificate]) -> x509.Certificate:
    for certificate in certificates:
        if isinstance(signed.signer, bytes):
            if _key_id(certificate) == signed.signer:
                return certificate
        elif _issuer_and_serial(certificate) == signed.signer:
            return certificate
    raise TimestampWrong(reason="signer-missing")


def _key_id(certificate: x509.Certificate) -> bytes | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        return None


def _issuer_and_serial(certificate: x509.Certificate) -> tuple[bytes, int]:
    """As they stand in the certificate, byte for byte."""
    parts = der.one(certificate.tbs_certificate_bytes).parts()
    parts.next_if(_TAGGED_0)
    serial = parts.next().number()
    parts.next()
    return parts.next().raw, serial


def _is_said(attributes: dict[str, list[der.Value]], signer: x509.Certificate) -> bool:
    """Whether the signed attributes name this certificate: ESSCertID (SHA-1) or ESSCertIDv2 (RFC 5816)."""
    oid = _SIGNING_CERTIFICATE_2 if _SIGNING_CERTIFICATE_2 in attributes else _SIGNING_CERTIFICATE
    first = _only(attributes, oid).parts().next().parts().next().parts()
    hash_name = "sha1"
    if oid == _SIGNING_CERTIFICATE_2:
        algorithm = first.next_if(der.SEQUENCE)
        hash_name = hash_of(algorithm) if algorithm else "sha256"
    said = first.next().of(der.OCTETS)
    # Not for security alone: SHA-1 only tells certificates of one key apart, which its holder made.
    made = hashlib.new(hash_name, _der(signer), usedforsecurity=False).digest()
    return hmac.compare_digest(said, made)


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def _check_signature(signed: Signed, signer: x509.Certificate) -> None:
    # What is signed is the attributes as a SET; in the token they stand under a tag of their own (RFC 5652, 5.4).
    data = bytes((der.SET,)) + signed.attributes[1:]
    key = signer.public_key()
    parts = signed.algorithm.parts()
    oid = parts.next().oid()
    try:
        if isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SMALLEST_RSA:
            key.verify(signed.signature, data, *_rsa(oid, parts, signed.hash))
        elif isinstance(key, ec.EllipticCurvePublicKey) and oid in _ECDSA_WITH:
            key.verify(signed.signature, data, ec.ECDSA(_BY_NAME[_ECDSA_WITH[oid]]()))
        elif isinstance(key, ed25519.Ed25519PublicKey) and oid == _ED25519:
            key.verify(signed.signature, data)
        else:
            raise TimestampWrong(reason="algorithm", detail=oid)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError) as fault:
        raise TimestampWrong(reason="signature-wrong") from fault


def _rsa(oid: str, parts: der.Parts, hash_name: str) -> tuple[padding.AsymmetricPadding, HashAlgorithm]:
    if oid == _RSA_PSS:
        return _pss(parts.next().parts())
    if oid != _RSA and oid not in _RSA_WITH:
        raise TimestampWrong(reason="algorithm", detail=oid)
    return padding.PKCS1v15(), _BY_NAME[_RSA_WITH.get(oid, hash_name)]()


def _pss(parts: der.Parts) -> tuple[padding.AsymmetricPadding, HashAlgorithm]:
    """RSASSA-PSS (RFC 4055). Its defaults are SHA-1, so both hashes must be said."""
    hash_name = hash_of(der.one(parts.next().of(_TAGGED_0)))
    mask = der.one(parts.next().of(_TAGGED_1)).parts()
    if mask.next().oid() != _MGF1:
        raise TimestampWrong(reason="algorithm", detail=_RSA_PSS)
    mask_hash = hash_of(mask.next())
    salt = parts.next_if(_TAGGED_2)
    length = der.one(salt.body).number() if salt else 20
    if not 0 <= length <= 64:
        raise TimestampWrong(reason="algorithm", detail=_RSA_PSS)
    return padding.PSS(padding.MGF1(_BY_NAME[mask_hash]()), length), _BY_NAME[hash_name]()
