"""Words and parameters of header fields, decoded: RFC 2047, RFC 2231, and plain 8-bit text (RFC 6532 and before).

Neighbouring encoded words in one charset are joined before they are decoded: many programs split a word in
the middle of an Arabic letter's bytes.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.mail.charsets import as_text
from amana.intake.reading import sound

_WORD = re.compile(rb"=\?([^?\s]{1,80})\?([BbQq])\?([^?]{0,4000})\?=")
_PARAMETER = re.compile(
    rb"""(?:^|;)\s{0,200}([^\s=;"]{1,200})\s{0,20}=\s{0,20}(?:"((?:[^"\\]|\\.)*+)"?|([^;"]*))"""
)
_QUOTED_PAIR = re.compile(rb"\\(.)", re.DOTALL)
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
MAX_PARAMETERS = 200
_SHORT = 500


def plain(data: bytes, charset: str | None = None) -> str:
    """Header bytes without encoded words. `charset` is what the rest of the message is in, if it says so."""
    if data.isascii():
        return data.decode("ascii")
    try:
        return sound(decoded(data, charset).text)
    except ReadingFailed:
        return data.decode("latin-1")


def words(data: bytes, charset: str | None = None) -> str:
    """A field's text with its encoded words decoded; white space between two of them is not text."""
    if len(data) > _SHORT:
        return _words(data, charset)
    return _known_words(data, charset)


def _words(data: bytes, charset: str | None) -> str:
    return "".join(_runs(data, charset)) if b"=?" in data else plain(data, charset)


_known_words = lru_cache(4_096)(_words)  # the same people write most of a mailbox


def _runs(data: bytes, charset: str | None) -> Iterator[str]:
    at, waiting, label = 0, b"", b""
    for found in _WORD.finditer(data):
        between = data[at : found.start()]
        named = found[1].partition(b"*")[0].lower()  # RFC 2231 section 5 puts a language after the charset
        if waiting and (between.strip() or named != label):
            yield as_text(waiting, label.decode("latin-1"))
            waiting = b""
        if between.strip() or not at:
            yield plain(between, charset)
        waiting, label, at = waiting + _word_bytes(found[2], found[3]), named, found.end()
    if waiting:
        yield as_text(waiting, label.decode("latin-1"))
    yield plain(data[at:], charset)


def _word_bytes(how: bytes, text: bytes) -> bytes:
    if how in b"Qq":
        return binascii.a2b_qp(text, header=True)
    return lenient_base64(text)


def lenient_base64(text: bytes) -> bytes:
    """Base64 with whatever is not of its alphabet left out, and its last group as far as it goes."""
    clean = text.translate(None, _NOT_BASE64)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def parameters(data: bytes) -> dict[str, bytes]:
    """The parameters of a field such as Content-Type by name in lower case, unquoted and as written.

    Of a name that stands twice the first holds. The continued and encoded forms of RFC 2231 keep their stars.
    """
    found: dict[str, bytes] = {}
    _, _, rest = data.partition(b";")
    for number, match in enumerate(_PARAMETER.finditer(rest)):
        if number == MAX_PARAMETERS:
            break
        value = _QUOTED_PAIR.sub(rb"\1", match[2]) if match[2] is not None else match[3].strip()
        found.setdefault(match[1].decode("latin-1").lower(), value)
    return found


def parameter(found: dict[str, bytes], name: str, charset: str | None = None) -> tuple[str, str] | None:
    """A parameter decoded, and as written: RFC 2231 with its parts put together, RFC 2047 (which the RFC forbids
    and many programs write), or plain. None where it is not there."""
    if f"{name}*" in found:
        told = found[f"{name}*"]
        return _extended([(told, True)]), told.decode("latin-1")
    parts = list(_continued(found, name))
    if parts:
        return _extended(parts), b"".join(part for part, _ in parts).decode("latin-1")
    if name in found:
        return words(found[name], charset), found[name].decode("latin-1")
    return None


def _continued(found: dict[str, bytes], name: str) -> Iterator[tuple[bytes, bool]]:
    for number in range(MAX_PARAMETERS):
        if f"{name}*{number}*" in found:
            yield found[f"{name}*{number}*"], True
        elif f"{name}*{number}" in found:
            yield found[f"{name}*{number}"], False
        else:
            return


def _extended(parts: list[tuple[bytes, bool]]) -> str:
    """The charset stands before the first quote of the first part, and holds for all of them."""
    label, told = "", b""
    for number, (part, encoded) in enumerate(parts):
        if number == 0 and encoded and part.count(b"'") >= 2:
            named, _, part = part.split(b"'", 2)
            label = named.decode("latin-1")
        told += _PERCENT.sub(lambda hit: bytes([int(hit[1], 16)]), part) if encoded else part
    return as_text(told, label or None)
