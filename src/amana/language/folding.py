"""The folded spelling of a word: what stays the same however the word is written.

Fold one word at a time. Folding changes lengths, so offsets belong to the text as given and never to a
folded text.
"""

from __future__ import annotations

import re
import unicodedata

from amana.language.numbers import number_value

_HAMZA_SEATS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي"}
_LETTERS = {"ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه"}
# Letters with a stroke, and the dotless i, have no decomposition.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i"}
_DROPPED = "ءـٴʼʾʿʻʹ"

# A fraction sign would become two digits side by side (½ as 12): better no number than a wrong one.
_FRACTIONS = dict.fromkeys("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉", "")
_EARLY = str.maketrans(_FRACTIONS)
_SEATS = str.maketrans(_HAMZA_SEATS)
_LATE = str.maketrans(_LETTERS | _STROKES | dict.fromkeys(_DROPPED, ""))
_PLAIN_ARABIC = re.compile("[\u0621-\u063a\u0640-\u0652]+")
_ARABIC = str.maketrans(
    _HAMZA_SEATS | _LETTERS | dict.fromkeys(_DROPPED, "") | dict.fromkeys(map(chr, range(0x64B, 0x653)), "")
)
_ROUNDS = 4


def fold(word: str) -> str:
    """The folded spelling of one word or number: letters and digits only, save the dot of a decimal.

    Compatibility forms (NFKC), alef, hamza, ya and ta marbuta forms, vowel marks, tatweel, invisible
    characters, apostrophes, digits of other scripts and case make no difference. `fold(fold(w)) == fold(w)`.
    A number folds to its value in ASCII digits, grouping left out. Empty where nothing is left.
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    if _PLAIN_ARABIC.fullmatch(word):
        return word.translate(_ARABIC)
    value = number_value(word)
    return _fold_any(word) if value is None else value


def _fold_any(word: str) -> str:
    # A few letters need a second round (a case folding that only then can be decomposed).
    for _ in range(_ROUNDS):
        folded = _fold_once(word)
        if folded == word:
            break
        word = folded
    return word


def _fold_once(word: str) -> str:
    # Hamza seats go before NFD, which would take them apart and leave waw and ya without a trace.
    seated = unicodedata.normalize("NFKC", word.casefold().translate(_EARLY)).translate(_SEATS)
    parts = unicodedata.normalize("NFD", seated).translate(_LATE)
    kept = "".join(_plain(char) for char in parts)
    return unicodedata.normalize("NFC", kept).casefold()


def _plain(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return char if char.isalnum() or unicodedata.category(char) == "Mc" else ""


def surface_of(word: str) -> str:
    """The `exact` form of a word: case folded and composed (NFC), nothing else changed."""
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word.casefold())
