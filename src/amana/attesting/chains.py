"""Who vouches for a timestamp's signer: the chain of certificates (RFC 5280), judged at the token's own time.

Certificates expire; a token does not become wrong by that. So nothing here asks what time it is now.
Whether a certificate was revoked is not asked: that needs the network, and lists that nobody keeps.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

from amana.attesting.cms import MAX_CERTIFICATES, read_certificate
from amana.errors import RootsUnreadable, TimestampWrong

Vouched = Literal["trusted", "root-unchecked", "root-unknown", "incomplete"]
"""How far the chain reaches: to a root on the list that was given; to a root while no list was given, or one that
is not on it; or not to a root at all."""

_E = TypeVar("_E", bound=x509.ExtensionType)

_DEEPEST: Final = 8
_MOST_TRIED: Final = 200
_LARGEST_LIST: Final = 4 << 20
_LONGEST_LIST: Final = 2_000
_PEM: Final = re.compile(rb"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----")

# What may be critical in a certificate here: what is looked at, and what limits nothing that matters here.
_UNDERSTOOD: Final = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
        ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
        ExtensionOID.CERTIFICATE_POLICIES,
    }
)
_NAMES: Final = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)


@dataclass(frozen=True, slots=True)
class Chain:
    """The certificates from the signer's upwards, how far they reach, and who stands at their end.

    `end` is the root's name, or the name of the issuer whose certificate is missing. `fingerprint` is the
    SHA-256 (hex) of the root's certificate, None where there is no root.
    """

    certificates: tuple[x509.Certificate, ...]
    vouched: Vouched
    end: str
    fingerprint: str | None


def check_signer(signer: x509.Certificate, at: datetime) -> None:
    """That this certificate may sign timestamps (RFC 3161, 2.3) and was valid at that time. TimestampWrong."""
    if not _valid(signer, at):
        raise TimestampWrong(reason="certificate-not-valid-then")
    usage = _extension(signer, x509.ExtendedKeyUsage)
    # cryptography asks nothing of what an extension says: both halves of the rule are ours to look at.
    critical = usage is not None and _is_critical(signer, ExtensionOID.EXTENDED_KEY_USAGE)
    if usage is None or not critical or list(usage) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise TimestampWrong(reason="certificate-not-for-this")
    key_usage = _extension(signer, x509.KeyUsage)
    if key_usage is not None and not (key_usage.digital_signature or key_usage.content_commitment):
        raise TimestampWrong(reason="certificate-not-for-this")
    if not _is_understood(signer):
        raise TimestampWrong(reason="certificate-rules")


def build_chain(
    signer: x509.Certificate,
    others: Iterable[x509.Certificate],
    roots: Sequence[x509.Certificate] | None,
    at: datetime,
) -> Chain:
    """The best chain from the signer's certificate: to a trusted root, else to any root, else the longest.

    `roots` are what the caller trusts, each of them an end of a chain; None where the caller has no list.
    Every certificate in the chain was valid at that time.
    """
    search = _Search(tuple(dict.fromkeys(others))[:MAX_CERTIFICATES], tuple(roots or ()), at)
    search.climb((signer,))
    best = search.best
    top = best[-1]
    if top in search.roots:
        return Chain(best, "trusted", name_of(top.subject), fingerprint(top))
    if _issued(top, top):
        return Chain(
            best, "root-unchecked" if roots is None else "root-unknown", name_of(top.subject), fingerprint(top)
        )
    return Chain(best, "incomplete", name_of(top.issuer), None)


class _Search:
    """Every way up, within limits: authorities sign one key in several certificates."""

    def __init__(
        self, others: tuple[x509.Certificate, ...], roots: tuple[x509.Certificate, ...], at: datetime
    ) -> None:
        self.roots, self._others, self._at = roots, others, at
        self._tried = 0
        self.best: tuple[x509.Certificate, ...] = ()

    def climb(self, path: tuple[x509.Certificate, ...]) -> None:
        """Try all that may have issued the last certificate of the path."""
        if self._rank(path) > self._rank(self.best):
            self.best = path
        if path[-1] in self.roots or len(path) == _DEEPEST:
            return
        for issuer in (*self.roots, *self._others):
            if self._tried > _MOST_TRIED or (self.best and self.best[-1] in self.roots):
                return
            if issuer.subject == path[-1].issuer and issuer not in path and self._may_issue(issuer, path):
                self.climb((*path, issuer))

    def _rank(self, path: tuple[x509.Certificate, ...]) -> tuple[bool, bool, int]:
        if not path:
            return False, False, 0
        return path[-1] in self.roots, _issued(path[-1], path[-1]), len(path)

    def _may_issue(self, issuer: x509.Certificate, path: tuple[x509.Certificate, ...]) -> bool:
        self._tried += 1
        return _valid(issuer, self._at) and _is_authority(issuer, len(path) - 1) and _issued(path[-1], issuer)


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer's key signed this certificate, under its name."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _is_authority(certificate: x509.Certificate, beneath: int) -> bool:
    """Whether it may issue certificates for timestamping, with `beneath` authorities under it already."""
    if not _is_understood(certificate):
        return False
    constraints = _extension(certificate, x509.BasicConstraints)
    if constraints is None or not constraints.ca:
        return False
    if constraints.path_length is not None and beneath > constraints.path_length:
        return False
    key_usage = _extension(certificate, x509.KeyUsage)
    if key_usage is not None and not key_usage.key_cert_sign:
        return False
    usage = _extension(certificate, x509.ExtendedKeyUsage)
    wanted = {ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE}
    return usage is None or not wanted.isdisjoint(usage)


def _is_understood(certificate: x509.Certificate) -> bool:
    return all(one.oid in _UNDERSTOOD for one in certificate.extensions if one.critical)


def _is_critical(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> bool:
    return certificate.extensions.get_extension_for_oid(oid).critical


def _extension(certificate: x509.Certificate, kind: type[_E]) -> _E | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _valid(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 (hex) of the certificate."""
    return certificate.fingerprint(SHA256()).hex()


def name_of(name: x509.Name) -> str:
    """What to call the holder of a certificate: the common name, else the organisation, else all there is."""
    for oid in _NAMES:
        found = name.get_attributes_for_oid(oid)
        if found:
            value = found[0].value
            return value if isinstance(value, str) else value.decode("utf-8", "replace")
    return name.rfc4514_string()


def write_pem(certificates: Iterable[x509.Certificate]) -> bytes:
    """The certificates one after another, each in PEM (RFC 7468)."""
    return b"".join(one.public_bytes(Encoding.PEM) for one in certificates)


def read_pem(data: bytes) -> tuple[x509.Certificate, ...]:
    """All certificates in PEM in this data, whatever stands between them; those that cannot be read are left out.

    Lists of roots are long, and hold certificates made before there were rules.
    """
    read = (read_certificate(_unbase64(body)) for body in _PEM.findall(data)[:_LONGEST_LIST])
    return tuple(one for one in read if one is not None)


def _unbase64(body: bytes) -> bytes:
    try:
        return base64.b64decode(body)
    except ValueError:
        return b""  # which is no certificate


def merge_certificates(ours: bytes, theirs: bytes) -> bytes:
    """Two lists (PEM) in one, the same whoever merges them; ours where both would be more than are read."""
    here, there = set(read_pem(ours)), set(read_pem(theirs))
    if here == there:
        return min(ours, theirs)
    if there <= here or len(here | there) > MAX_CERTIFICATES:
        return ours
    if here <= there:
        return write_pem(read_pem(theirs))
    return write_pem(sorted(here | there, key=lambda one: one.public_bytes(Encoding.DER)))


def read_roots(path: Path) -> tuple[x509.Certificate, ...]:
    """The certificates in a file that its owner trusts as roots: PEM, one or many. RootsUnreadable."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_LIST + 1)
    except OSError as fault:
        raise RootsUnreadable(file=str(path), reason=fault.strerror or "unreadable") from fault
    found = read_pem(data) if len(data) <= _LARGEST_LIST else ()
    if not found:
        raise RootsUnreadable(file=str(path), reason="no-certificates")
    return found
