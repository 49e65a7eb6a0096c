"""The words of a share as people write and type them, taken to the words of SLIP-39.

Source: SLIP-0039, "Wordlist": 1,024 words, each known by its first four letters; "Checksum": a Reed-Solomon code
over GF(1024) that finds any three wrong words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product

from shamir_mnemonic.rs1024 import _polymod  # type: ignore[import-untyped]
from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST  # type: ignore[import-untyped]

LONGEST_TEXT = 64 * 1024
"""Characters that are read as one share: a card with all its instructions is far shorter."""

_PREFIX = 4
_BY_PREFIX = {word[:_PREFIX]: word for word in WORDLIST}
_LONGEST_WORD = 24
_WORD_BITS = 10
_CHECKSUMS = (b"shamir_extendable", b"shamir")  # what the checksum begins with: the present form, the older one
_PIECE = re.compile(r"(\d{1,4})|([^\W\d_]+)")
_ARABIC = re.compile("[\u0600-\u06ff]")
# What the keys of a Latin keyboard give while Arabic is switched on; B gives two letters.
_ARABIC_KEYS = dict(zip("ضصثقفغعهخحشسيبلاتنمئءؤرىة", "qwertyuiopasdfghjklzxcvnm", strict=True))
_ARABIC_B = "لا"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_FARTHEST = 4  # in half slips; fewer in a short word, which is near to many


def pieces(text: str) -> list[tuple[int | None, str]]:
    """The words in a text, in order, each with the number that stands right before it.

    Whatever is neither a letter nor a digit stands between words; digits of any script are digits.
    """
    found: list[tuple[int | None, str]] = []
    number: int | None = None
    for digits, letters in _PIECE.findall(unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()):
        if digits:
            number = int(digits)
        else:
            found.append((number, letters))
            number = None
    return found


def find_word(typed: str) -> str | None:
    """The word that was meant: written out, or cut anywhere after its fourth letter; else None.

    A word typed while the keyboard was switched to Arabic is read by its keys.
    """
    typed = typed.casefold()
    spellings = list(_keys_of(typed)) if _ARABIC.search(typed) else [typed]
    found = {word for one in spellings if (word := _BY_PREFIX.get(one[:_PREFIX])) and word.startswith(one)}
    return found.pop() if len(found) == 1 else None


def nearest_words(typed: str, limit: int = 3) -> tuple[str, ...]:
    """The words nearest to what was typed, nearest first; none where nothing is near.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour; a wrong letter counts half where
    its key lies beside the right one.
    """
    # Loaded when somebody slips: it is the heaviest thing here.
    from rapidfuzz.distance import OSA

    typed = typed.casefold()[:_LONGEST_WORD]
    spellings = list(_keys_of(typed)) if _ARABIC.search(typed) else [typed]

    def slips(word: str) -> int:
        ways = [
            2 * OSA.distance(one, whole) - _beside(one, whole)
            for one in spellings
            for whole in {word, word[: max(_PREFIX, len(one))]}
        ]
        return min(ways)

    farthest = min(_FARTHEST, max(2, len(typed) - 2))
    ranked = sorted((slips(word), word) for word in WORDLIST)
    return tuple(word for far, word in ranked[:limit] if far <= farthest)


def locate(words: Sequence[str]) -> tuple[int, ...]:
    """Where words of the list, whose checksum fails, are wrong: one place, or two neighbours that were swapped.

    Places count from 0. Empty where more is wrong than that, or where it cannot be told. What the right word would
    be is not said: whoever copies looks at the card again, instead of believing a guess.
    """
    values = [WORD_INDEX_MAP[word] for word in words]
    places: set[tuple[int, ...]] = {(at,) for custom in _CHECKSUMS for at in _one_wrong(values, list(custom))}
    places |= {
        (at, at + 1)
        for custom in _CHECKSUMS
        for at in range(len(values) - 1)
        if _polymod([*custom, *values[:at], values[at + 1], values[at], *values[at + 2 :]]) == 1
    }
    return places.pop() if len(places) == 1 else ()


def _one_wrong(values: list[int], custom: list[int]) -> Iterator[int]:
    """The places where one other word would make the checksum right.

    The checksum is linear over GF(2): what changing one word does to it is the sum of what its bits do.
    """
    found = _polymod(custom + values)
    for place in range(len(values)):
        bits = []
        for bit in range(_WORD_BITS):
            flipped = values.copy()
            flipped[place] ^= 1 << bit
            bits.append(_polymod(custom + flipped) ^ found)
        if _reachable(bits, found ^ 1):
            yield place


def _reachable(bits: list[int], wanted: int) -> bool:
    """Whether some of these, added (exclusive or), give what is wanted."""
    sums = [0]
    for bit in bits:
        sums += [one ^ bit for one in sums]
    return wanted in sums


def _keys_of(typed: str) -> Iterator[str]:
    """The Latin letters on the keys of Arabic letters, in each way they can be read."""
    parts = typed.split(_ARABIC_B)
    read = ["".join(_ARABIC_KEYS.get(letter, letter) for letter in part) for part in parts]
    if len(parts) > 4:  # no word has so many
        parts, read = [typed], [typed]
    for between in product(("b", "gh"), repeat=len(parts) - 1):
        yield "".join(a + b for a, b in zip(read, (*between, ""), strict=True))


def _beside(typed: str, word: str) -> int:
    """How many letters of a word of the same length were typed one key to the side."""
    if len(typed) != len(word):
        return 0
    return sum(one != other and _neighbours(one, other) for one, other in zip(typed, word, strict=True))


def _neighbours(one: str, other: str) -> bool:
    places = [(row.index(key), at) for key in (one, other) for at, row in enumerate(_ROWS) if key in row]
    if len(places) < 2:
        return False
    (column, row), (other_column, other_row) = places
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1
