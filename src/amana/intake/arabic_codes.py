"""The Arabic encodings of one byte a character, and how to tell them apart by the words they yield.

Python has all but one of them; ASMO 449, the seven-bit set of the first Arabic terminals, is a table here.
ASMO 708 is ISO 8859-6 under its first name (ECMA-114), and is decoded as that.
"""

from __future__ import annotations

import re
from pathlib import Path

ASMO_449 = "asmo-449"
EIGHT_BIT = ("cp1256", "iso8859-6", "cp720", "cp864", "mac-arabic")

_ENOUGH = 0.15
_SEVEN_BIT_ENOUGH = 0.3
_SAMPLE = 20_000
_SHORT = 400
_WORD = re.compile(r"[ء-ْٱٹپچڤگکیﹰ-ﻼ]+")
_MIXED = re.compile(r"[A-Za-z\u00c0-\u024f][\u0621-\u0652]|[\u0621-\u0652][A-Za-z\u00c0-\u024f]")


def _lines(file: str) -> list[str]:
    told = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return [line for line in told if line and not line.startswith("#")]


def _asmo_449() -> dict[int, str | None]:
    table: dict[int, str | None] = {byte: chr(byte) for byte in range(128)}
    for line in _lines("asmo449.tsv"):
        byte, _, point = line.partition("\t")
        table[int(byte, 16)] = None if point == "-" else chr(int(point, 16))
    return table


_COMMON = frozenset(_lines("arabic_words.txt"))
_FROM_449 = _asmo_449()
_TO_449 = {char: byte for byte, char in _FROM_449.items() if char is not None}


def decode(data: bytes, codec: str) -> str:
    """Every byte decoded strictly; `UnicodeDecodeError` where one has no character, whatever the codec."""
    if codec != ASMO_449:
        return data.decode(codec)
    chars = [_FROM_449.get(byte) for byte in data]
    if None in chars:
        raise UnicodeDecodeError(codec, data[:0], 0, 0, "no such character")
    return "".join(char for char in chars if char is not None)


def encode(text: str, codec: str) -> bytes:
    """The way back. `UnicodeEncodeError` where a character has no byte."""
    if codec != ASMO_449:
        return text.encode(codec)
    try:
        return bytes(_TO_449[char] for char in text)
    except KeyError as fault:
        raise UnicodeEncodeError(codec, str(fault.args[0]), 0, 1, "no such byte") from fault


def reads_as_arabic(text: str) -> bool:
    """Whether Arabic letters stand in words of their own and nearly every letter beyond ASCII is one of them.

    For texts too short to have known words. Other encodings read as an Arabic one mix the letters of a word.
    """
    mixed = _MIXED.search(text)
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    arabic = sum("\u0600" <= char <= "\u06ff" for char in letters)
    return mixed is None and arabic >= 3 and arabic >= 0.9 * len(letters)


def arabic_share(text: str) -> float:
    """Of the words in Arabic letters, the share that begin with the article or stand in nearly every text."""
    words = _WORD.findall(text)
    if len(words) < 2:
        return 0.0
    told: int = sum(word in _COMMON or word.startswith(("ال", "وال", "بال", "لل")) for word in words)
    return told / len(words)


def eight_bit_arabic(data: bytes) -> tuple[str, float] | None:
    """The Arabic encoding whose words read best, with its share of known words; None where none does."""
    sample = data[:_SAMPLE]
    tried = ((codec, _share(sample, codec)) for codec in EIGHT_BIT)
    codec, share = max(tried, key=lambda pair: pair[1])
    if share >= _ENOUGH:
        return codec, share
    shaped = (codec for codec in EIGHT_BIT[:2] if len(sample) <= _SHORT and _shaped(sample, codec))
    return next(((codec, 0.0) for codec in shaped), None)


def seven_bit_arabic(data: bytes) -> bool:
    """Whether bytes that look like ASCII are ASMO 449: only where nearly a third of the words say so."""
    sample = data[:_SAMPLE]
    # `Gd` is the article in ASMO 449 and almost never stands at the start of a word in any Latin text.
    return sample.count(b"Gd") >= 3 and _share(sample, ASMO_449) >= _SEVEN_BIT_ENOUGH


def _shaped(sample: bytes, codec: str) -> bool:
    try:
        return reads_as_arabic(decode(sample, codec))
    except UnicodeDecodeError:
        return False


def _share(sample: bytes, codec: str) -> float:
    try:
        text = decode(sample, codec)
    except UnicodeDecodeError:
        return 0.0
    if any("\x80" <= char <= "\x9f" for char in text):  # C1 controls: the text is in another encoding
        return 0.0
    return arabic_share(text)
