"""RFC 3161 timestamps: ask an authority for a token over a SHA-256 digest, read one, and check it.

A token says: this digest was shown to me at this time. It is signed, so the way there may be plain HTTP.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509

from amana.attesting import der
from amana.attesting.asking import Answer, Request
from amana.attesting.chains import Chain, build_chain, check_signer, name_of
from amana.attesting.cms import HASHES, Certificates, Signed, check_signed, hash_of, read_signed
from amana.errors import AmanaError, TimestampWrong, Unanswered

MAX_TOKEN: Final = 64 * 1024
"""The longest answer of an authority that is read, in bytes."""

_QUERY: Final = "application/timestamp-query"
_REPLY: Final = ("application/timestamp-reply", "application/timestamp-response")
_SHA256: Final = next(oid for oid, name in HASHES.items() if name == "sha256")
_NULL: Final = b"\x05\x00"
_TRUE: Final = b"\x01\x01\xff"
_GRANTED: Final = (0, 1)
_NONCE_BITS: Final = 64
_LONGEST_SAID: Final = 200
_LEAST_SURE: Final = timedelta(days=366)
"""An authority that is less sure than this of the time says nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says. Nothing of it is proven before `check_token`.

    `response` is the authority's answer as it came. `time` is in UTC; `accuracy` how far off it may be, None
    where the authority does not say. `digest` was made with `algorithm` (`sha256`, `sha384`, `sha512`).
    `authority` is the signer's name as its certificate has it; empty where that is not in the token.
    """

    response: bytes
    time: datetime
    accuracy: timedelta | None
    serial: int
    policy: str
    algorithm: str
    digest: bytes
    nonce: int | None
    authority: str
    signed: Signed

    @property
    def certificates(self) -> Certificates:
        """The certificates that came with it."""
        return self.signed.certificates


@dataclass(frozen=True, slots=True)
class CheckedTime:
    """A token whose signature is right and whose digest is that of the data: and who vouches for the signer.

    `not_later_than` is the time at which the data existed for sure: the token's own and how far off it may be.
    """

    time: datetime
    accuracy: timedelta | None
    not_later_than: datetime
    serial: int
    policy: str
    authority: str
    chain: Chain


def request(digest: bytes, nonce: int) -> bytes:
    """A TimeStampReq (RFC 3161, 2.4.1) for a SHA-256 digest, asking for the certificates too."""
    if len(digest) != hashlib.sha256().digest_size:
        raise ValueError("not a SHA-256 digest")
    algorithm = der.write(der.SEQUENCE, der.write_oid(_SHA256), _NULL)
    imprint = der.write(der.SEQUENCE, algorithm, der.write(der.OCTETS, digest))
    return der.write(der.SEQUENCE, der.write_number(1), imprint, der.write_number(nonce), _TRUE)


class Question:
    """One question to one authority: what is sent, and what counts as its answer."""

    def __init__(self, url: str, digest: bytes) -> None:
        self._digest = digest
        self._nonce = secrets.randbits(_NONCE_BITS) | 1 << _NONCE_BITS - 1
        self.request = Request(url, request(digest, self._nonce), _QUERY, _REPLY, MAX_TOKEN)

    def token(self, answer: Answer | Unanswered) -> Token:
        """The token in an answer, if it is one to this question. Raises Unanswered, TimestampWrong."""
        if isinstance(answer, AmanaError):
            raise answer
        token = read_token(answer.body)
        if token.nonce != self._nonce:
            raise TimestampWrong(reason="timestamp-nonce")
        if token.algorithm != "sha256" or not hmac.compare_digest(token.digest, self._digest):
            raise TimestampWrong(reason="digest-differs")
        _check_signer(token, ())
        return token


def read_token(data: bytes) -> Token:
    """A token: an authority's answer (TimeStampResp), or the token alone. TimestampWrong."""
    if len(data) > MAX_TOKEN:
        raise TimestampWrong(reason="too-long")
    if data[:1] != bytes((der.SEQUENCE,)):
        raise TimestampWrong(reason="not-a-token")
    value = der.one(data)
    first = value.parts().next()
    signed = read_signed(value if first.tag == der.OID else _granted(value))
    return _told(data, signed)


def _granted(response: der.Value) -> der.Value:
    parts = response.parts()
    status = parts.next().parts()
    if status.next().number() not in _GRANTED:
        raise TimestampWrong(reason="refused", detail=_said(status))
    token = parts.next_if(der.SEQUENCE)
    if token is None:
        raise TimestampWrong(reason="not-a-token")
    return token


def _said(status: der.Parts) -> str:
    """Why an authority refused, in its own words."""
    words = status.next_if(der.SEQUENCE)
    said = [one.of(der.UTF8).decode("utf-8", "replace") for one in words.parts().rest()] if words else []
    return " ".join(said)[:_LONGEST_SAID]


def _told(data: bytes, signed: Signed) -> Token:
    """The TSTInfo (RFC 3161, 2.4.2)."""
    parts = der.one(signed.content).parts()
    if parts.next().number() != 1:
        raise TimestampWrong(reason="not-a-token")
    policy = parts.next().oid()
    imprint = parts.next().parts()
    algorithm = hash_of(imprint.next())
    digest = imprint.next().of(der.OCTETS)
    serial, time = parts.next().number(), parts.next().time()
    accuracy = parts.next_if(der.SEQUENCE)
    parts.next_if(der.BOOLEAN)  # whether tokens of one authority can be put in order
    nonce = parts.next_if(der.INTEGER)
    return Token(
        data,
        time,
        _accuracy(accuracy.parts()) if accuracy else None,
        serial,
        policy,
        algorithm,
        digest,
        nonce.number() if nonce else None,
        _authority(signed),
        signed,
    )


def _accuracy(parts: der.Parts) -> timedelta:
    seconds = parts.next_if(der.INTEGER)
    millis, micros = parts.next_if(0x80), parts.next_if(0x81)
    whole = seconds.number() if seconds else 0
    thousandths, millionths = (int.from_bytes(one.body[:4], "big") if one else 0 for one in (millis, micros))
    if not (0 <= whole <= _LEAST_SURE.total_seconds() and thousandths < 1000 and millionths < 1000):
        raise TimestampWrong(reason="timestamp-time")
    return timedelta(seconds=whole, milliseconds=thousandths, microseconds=millionths)


def _authority(signed: Signed) -> str:
    try:
        return name_of(check_signed(signed).subject)
    except TimestampWrong:
        return ""  # not proven to be anybody's


def check_token(
    token: Token,
    data: bytes,
    roots: Sequence[x509.Certificate] | None = None,
    others: Iterable[x509.Certificate] = (),
) -> CheckedTime:
    """The time at which an authority saw this data. TimestampWrong where the token does not prove that.

    Always required: the digest is that of `data`, the signature is right, and the signer's certificate is for
    timestamping and was valid at the token's own time. Who vouches for the signer is told apart: see `Chain`.
    `roots` are the certificates that the caller trusts, None where the caller has no list; `others` are
    certificates that came separately.
    """
    if not hmac.compare_digest(token.digest, hashlib.new(token.algorithm, data).digest()):
        raise TimestampWrong(reason="digest-differs")
    others = tuple(others)
    signer = _check_signer(token, others)
    chain = build_chain(signer, (*token.certificates, *others), roots, token.time)
    try:
        latest = token.time + (token.accuracy or timedelta())
    except OverflowError as fault:
        raise TimestampWrong(reason="timestamp-time") from fault
    authority = name_of(signer.subject)
    return CheckedTime(token.time, token.accuracy, latest, token.serial, token.policy, authority, chain)


def _check_signer(token: Token, others: Iterable[x509.Certificate]) -> x509.Certificate:
    signer = check_signed(token.signed, others)
    check_signer(signer, token.time)
    return signer
