"""Charsets as messages name them, and the text of bytes that are in one.

The names are believed where they can be true; what is wrong or unknown goes the way of every text file
(`amana.intake.decoding`). Nothing fails: what no encoding takes is read with U+FFFD in its place.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.reading import sound

# Seven-bit codes that change their meaning within the text: to `decoding` they would look like ASCII.
_SHIFTED = re.compile(r"iso2022|hz|utf-7")
# Names that programs write and Python does not know. Outlook and old Macs are where they come from.
_OTHER_NAMES = {
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-6-i": "iso8859-6",
    "iso-8859-6-e": "iso8859-6",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "asmo-708": "iso8859-6",
    "dos-720": "cp720",
    "x-mac-arabic": "mac-arabic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "shift-jis",
    "x-gbk": "gbk",
    "x-unicode": "utf-8",
    "unicode": "utf-8",
    "utf8mb4": "utf-8",
}


def codec_name(label: str | None) -> str | None:
    """Python's name for a charset that a message names; None for none, or one that nobody knows."""
    return _known_codec(label[:100]) if label else None


@lru_cache(256)
def _known_codec(label: str) -> str | None:
    told = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_OTHER_NAMES.get(told, told))
    except (LookupError, ValueError):  # ValueError: a NUL in the label
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def as_text(data: bytes, label: str | None) -> str:
    """The text of `data`, which the message says is in `label`."""
    return text_of(data, label)[0]


def text_of(data: bytes, label: str | None) -> tuple[str, str, bool]:
    """The text, the codec that it was decoded with, and whether something was lost."""
    codec = codec_name(label)
    if codec and data.isascii():
        return _seven_bit(data, codec)
    if codec and codec.startswith(("utf-16", "utf-32")):
        told = _strictly(data, codec)
        if told is not None:
            return told, codec, False
    try:
        found = decoded(data, codec)
    except ReadingFailed:
        return sound(data.decode(codec or "utf-8", "replace")), codec or "utf-8", True
    return sound(found.text), found.encoding, found.lossy


def _seven_bit(data: bytes, codec: str) -> tuple[str, str, bool]:
    if _SHIFTED.match(codec) or codec.startswith(("utf-16", "utf-32")):
        told = _strictly(data, codec)
        if told is not None:
            return told, codec, False
    return data.decode("ascii"), codec, False


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return sound(data.decode(codec))
    except UnicodeError:
        return None
