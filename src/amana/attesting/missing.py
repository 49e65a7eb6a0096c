"""Certificates that a token came without: asked for at the address that the certificate beneath them names.

Certificates expire and addresses die: what is needed to check a token is kept with it while it can be had.
"""

from __future__ import annotations

import re
from typing import Final

from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID

from amana.attesting import der
from amana.attesting.asking import PATIENCE, Answer, Request, ask_all
from amana.attesting.chains import Chain, read_pem
from amana.attesting.cms import SIGNED_DATA, read_certificate, read_certificates
from amana.errors import TimestampWrong

_MAX_ANSWER: Final = 64 * 1024
_MOST_ADDRESSES: Final = 3
_SIGNED_DATA: Final = re.compile(rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02")


def fetch_missing(chain: Chain, seconds: float = PATIENCE) -> tuple[x509.Certificate, ...]:
    """The certificates that whoever issued the last one of this chain offers; none where none can be had.

    Nobody is believed by this: `build_chain` checks what comes.
    """
    requests = [Request(one, None, "", (), _MAX_ANSWER) for one in _addresses(chain.certificates[-1])]
    answers = ask_all(requests, seconds)
    return tuple(found for one in answers if isinstance(one, Answer) for found in _certificates(one.body))


def _addresses(certificate: x509.Certificate) -> list[str]:
    """Where the issuer's certificate can be had (RFC 5280, 4.2.2.1)."""
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return []
    offered = (
        one.access_location.value
        for one in access
        if one.access_method == AuthorityInformationAccessOID.CA_ISSUERS
        and isinstance(one.access_location, x509.UniformResourceIdentifier)
    )
    return list(offered)[:_MOST_ADDRESSES]


def _certificates(data: bytes) -> tuple[x509.Certificate, ...]:
    """One certificate in DER, several in PEM, or a bag of them (CMS SignedData without signers)."""
    try:
        if _SIGNED_DATA.search(data[:32]):
            return _bag(data)
    except TimestampWrong:
        return ()  # whatever it was, it is no bag of certificates: the chain stays as it is, and says so
    one = read_certificate(data)
    return (one,) if one is not None else read_pem(data)


def _bag(data: bytes) -> tuple[x509.Certificate, ...]:
    parts = der.one(data).parts()
    if parts.next().oid() != SIGNED_DATA:
        raise TimestampWrong(reason="not-a-token")
    inside = der.one(parts.next().of(0xA0)).parts()
    for _ in ("version", "digest algorithms", "content"):
        inside.next()
    return read_certificates(inside.next().of(0xA0))
