"""Bytes to text without loss: which encoding a text file is in, and its exact text.

The order: byte order mark, UTF-8, UTF-16 without a mark, Arabic encodings told by their words, then
charset-normalizer's opinion, then Windows-1252. Whatever is chosen gives the same bytes back, so nothing is
stripped: a byte order mark stays in the text as U+FEFF, and the codec is named without `-sig`. The one
exception is UTF-8 with a few broken bytes (a file cut in the middle of a letter): those stand as U+FFFD,
and `Decoded.lossy` says so.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from amana.errors import ReadingFailed
from amana.intake import arabic_codes
from amana.intake.media_types import looks_utf16

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 50_000
_BROKEN_SHARE = 5  # at most one broken place for so many sound letters outside ASCII
_FEW = 3
_USUAL = frozenset(map(chr, range(128))) | frozenset(
    "àâäáåãæçéèêëíìîïñóòôöõøœúùûüßÀÂÄÁÅÆÇÉÈÊÎÑÓÔÖØŒÚÜ«»‘’“”–—…•€£°§\xa0"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the codec it was in. Where not `lossy`, encoding it again gives the bytes back.

    `guessed`: neither a mark, nor the bytes themselves, nor the file's own word says which codec; another may fit.
    """

    text: str
    encoding: str
    lossy: bool = False
    guessed: bool = False


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. `declared` is what the file says of itself, believed where it can be true.

    Raises ReadingFailed(reason="encoding-unknown") where no encoding takes every byte.
    """
    told = _by_mark(data) or _as_unicode(data) or _mostly_utf8(data) or _as_declared(data, declared)
    return told or replace(_guessed(data), guessed=True)


def _guessed(data: bytes) -> Decoded:
    return _as_arabic(data) or _western(data) or _second_opinion(data) or _strictly(data, "cp1252") or _unknown()


def _unknown() -> Decoded:
    raise ReadingFailed(reason="encoding-unknown")


def _strictly(data: bytes, codec: str) -> Decoded | None:
    """Decoded, if every byte has a character and the way back gives the same bytes."""
    try:
        text = arabic_codes.decode(data, codec)
        same = arabic_codes.encode(text, codec) == data
    except (UnicodeError, LookupError):
        return None
    return Decoded(text, codec) if same else None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec)
    return None


def _as_unicode(data: bytes) -> Decoded | None:
    half = looks_utf16(data[:4096]) if b"\x00" in data[:4096] or not data.isascii() else None
    if half is not None and len(data) % 2 == 0:
        return _strictly(data, half)
    if data.isascii() and arabic_codes.seven_bit_arabic(data):
        return _strictly(data, arabic_codes.ASMO_449)
    try:
        return Decoded(data.decode(), "utf-8")  # strict UTF-8 has one form only: no need to go back
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """What the file declares, unless it cannot be true, or the words say an Arabic encoding instead."""
    codec = _codec(declared)
    found = _strictly(data, codec) if codec else None
    if found is None or any("\x80" <= char <= "\x9f" for char in found.text[:_SAMPLE]):
        return None
    arabic = arabic_codes.eight_bit_arabic(data)
    if arabic and arabic[1] > arabic_codes.arabic_share(found.text[:_SAMPLE]) + 0.1:
        return None
    return found


def _codec(label: str | None) -> str | None:
    """Python's name for a declared charset; `iso-8859-1` means Windows-1252 on the web (WHATWG Encoding)."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):  # ValueError: a NUL in the label
        return None
    if name.startswith(("utf", "raw", "unicode", "idna", "punycode", "charmap")):
        return None  # real Unicode was tried strictly before
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _as_arabic(data: bytes) -> Decoded | None:
    told = arabic_codes.eight_bit_arabic(data)
    return _strictly(data, told[0]) if told else None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with few broken places among many sound letters. Anything else is not UTF-8 at all."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�") - data.count("�".encode())
    sound = sum(char > "\x7f" for char in text) - broken
    if broken and sound >= _FEW and broken * _BROKEN_SHARE <= max(sound, _BROKEN_SHARE):
        return Decoded(text, "utf-8", lossy=True)
    return None


def _western(data: bytes) -> Decoded | None:
    """Windows-1252 where all it yields beyond ASCII is usual there: short texts give no better ground."""
    found = _strictly(data, "cp1252")
    return found if found and _USUAL.issuperset(found.text[:_SAMPLE]) else None


def _second_opinion(data: bytes) -> Decoded | None:
    """charset-normalizer over a sample; taken only if the whole decodes and goes back to the same bytes."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], chunk_size=2048, enable_fallback=False).best()
    return _strictly(data, best.encoding) if best is not None else None
