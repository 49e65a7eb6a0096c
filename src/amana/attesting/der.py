"""As much of DER (X.690) as a timestamp needs: values with a tag, a definite length and a body.

Sets may come in any order: the largest public authority does not sort them (DER asks it to).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from amana.errors import TimestampWrong

BOOLEAN: Final = 0x01
INTEGER: Final = 0x02
OCTETS: Final = 0x04
OID: Final = 0x06
UTF8: Final = 0x0C
GENERALIZED_TIME: Final = 0x18
SEQUENCE: Final = 0x30
SET: Final = 0x31

_LARGEST_NUMBER: Final = 64
"""The longest INTEGER that is read, in bytes: serial numbers and nonces are at most 20 and 32."""
_LONGEST_OID: Final = 64


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its tag byte, its body, and the whole as it stands."""

    tag: int
    body: bytes
    raw: bytes

    def parts(self, tag: int = SEQUENCE) -> Parts:
        """The values inside, where this is a constructed value of that tag."""
        if self.tag != tag:
            raise TimestampWrong(reason="not-der")
        return Parts(self.body)

    def of(self, tag: int) -> bytes:
        """The body, where the tag is that one."""
        if self.tag != tag:
            raise TimestampWrong(reason="not-der")
        return self.body

    def number(self) -> int:
        """An INTEGER."""
        body = self.of(INTEGER)
        if not 1 <= len(body) <= _LARGEST_NUMBER:
            raise TimestampWrong(reason="not-der")
        return int.from_bytes(body, "big", signed=True)

    def oid(self) -> str:
        """An OBJECT IDENTIFIER in dots."""
        body = self.of(OID)
        if not body or len(body) > _LONGEST_OID or body[-1] & 0x80:
            raise TimestampWrong(reason="not-der")
        arcs, arc = [], 0
        for byte in body:
            arc = arc << 7 | byte & 0x7F
            if not byte & 0x80:
                arcs.append(arc)
                arc = 0
        first = min(arcs[0] // 40, 2)
        return ".".join(str(one) for one in (first, arcs[0] - 40 * first, *arcs[1:]))

    def time(self) -> datetime:
        """A GeneralizedTime in UTC, as RFC 3161 (2.4.2) writes it: seconds, maybe a fraction, and Z."""
        text = self.of(GENERALIZED_TIME).decode("ascii", "replace")
        whole, _, fraction = text.removesuffix("Z").partition(".")
        digits = whole + fraction
        if not (text.endswith("Z") and len(whole) == 14 and digits.isascii() and digits.isdecimal()):
            raise TimestampWrong(reason="timestamp-time")
        try:
            seconds = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError as fault:
            raise TimestampWrong(reason="timestamp-time") from fault
        return seconds + timedelta(microseconds=int((fraction + "000000")[:6]))


class Parts:
    """The values in a body, one after another."""

    def __init__(self, body: bytes) -> None:
        self._values = list(_values(body))
        self._at = 0

    def next(self) -> Value:
        """The next value; TimestampWrong where there is none."""
        if self._at == len(self._values):
            raise TimestampWrong(reason="not-der")
        self._at += 1
        return self._values[self._at - 1]

    def next_if(self, tag: int) -> Value | None:
        """The next value where its tag is that one: an optional part."""
        if self._at < len(self._values) and self._values[self._at].tag == tag:
            return self.next()
        return None

    def rest(self) -> list[Value]:
        """All values that are left."""
        left, self._at = self._values[self._at :], len(self._values)
        return left


def one(data: bytes) -> Value:
    """The one value that this data is; TimestampWrong where it is none, more, or cut off."""
    parts = Parts(data)
    value = parts.next()
    if parts.rest():
        raise TimestampWrong(reason="not-der")
    return value


def _values(body: bytes) -> Iterator[Value]:
    at = 0
    while at < len(body):
        start, length, at = at, *_length(body, at + 1)
        if at + length > len(body):
            raise TimestampWrong(reason="cut-short")
        yield Value(body[start], body[at : at + length], body[start : at + length])
        at += length


def _length(body: bytes, at: int) -> tuple[int, int]:
    """(length, where the body begins). Indefinite lengths are BER, and no tag here has a second byte."""
    if at >= len(body):
        raise TimestampWrong(reason="cut-short")
    first, at = body[at], at + 1
    if first < 0x80:
        return first, at
    count = first & 0x7F
    if not 1 <= count <= 4:
        raise TimestampWrong(reason="not-der")
    if at + count > len(body):
        raise TimestampWrong(reason="cut-short")
    return int.from_bytes(body[at : at + count], "big"), at + count


def write(tag: int, *bodies: bytes) -> bytes:
    """A value of these bodies, one after another."""
    body = b"".join(bodies)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def write_number(number: int) -> bytes:
    """An INTEGER, 0 or more."""
    return write(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def write_oid(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER."""
    first, second, *others = (int(arc) for arc in dotted.split("."))
    return write(OID, b"".join(_base128([40 * first + second, *others])))


def _base128(arcs: Iterable[int]) -> Iterator[bytes]:
    for arc in arcs:
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        yield bytes(reversed(groups))
