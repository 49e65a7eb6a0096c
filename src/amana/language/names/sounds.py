"""A word of a name as a row of sounds, each with the classes it may belong to, in Arabic and in Latin script."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from amana.language.folding import fold
from amana.language.tables import rows

_LONGEST = 5
_LONGEST_NAME = 40
_KEPT = 1 << 14
_VOWELS = "aeiou"
# An Arabic letter written twice is one sound in foreign names (فاككا) and two in ممدوح: the second weighs little.
_ECHO = 0.35


class Sound(NamedTuple):
    """One sound: the classes it may belong to, likeliest first; its weight; whether it may be mute.

    `written` is its weight between two words of one script, which write their vowels alike.
    """

    classes: str
    weight: float
    mute: bool
    written: float

    @property
    def weak(self) -> bool:
        """Whether it is a vowel, which unvocalised Arabic may leave out."""
        return not any(letter.isupper() for letter in self.classes)


class _Table:
    """The list: a spelling and its place in the word to sounds, which are numbered; and letters read as others."""

    def __init__(self) -> None:
        self.spellings: dict[tuple[str, str], tuple[int, ...]] = {}
        self.sounds: list[Sound] = []
        self.echoes: dict[int, int] = {}
        self.letters: dict[int, str] = {}
        self._numbers: dict[Sound, int] = {}
        for letters, classes, *rest in rows("names/sounds.tsv"):
            if classes.startswith("="):
                self.letters[ord(letters)] = classes[1:]
            else:
                self._add(letters, classes.split(), *rest)

    def _add(self, letters: str, classes: list[str], weights: str, place: str, written: str = "") -> None:
        pairs = zip(classes, weights.split(), (written or weights).split(), strict=True)
        sounds = [
            Sound(one.rstrip("?"), float(weight), one.endswith("?"), float(two)) for one, weight, two in pairs
        ]
        self.spellings[letters, place] = numbers = tuple(map(self._number, sounds))
        if not letters.isascii():
            for number, sound in zip(numbers, sounds, strict=True):
                self.echoes[number] = self._number(sound._replace(weight=sound.weight * _ECHO, mute=True))

    def _number(self, sound: Sound) -> int:
        if sound not in self._numbers:
            self._numbers[sound] = len(self.sounds)
            self.sounds.append(sound)
        return self._numbers[sound]


@cache
def _table() -> _Table:
    return _Table()


def all_sounds() -> list[Sound]:
    """Every sound there is; `sounds` gives places in this list."""
    return _table().sounds


def spell(word: str) -> str:
    """The folded word, letters of other Latin alphabets written as sounds (`č` is `tch`): not for showing."""
    if word.isascii() and word.isalpha():
        return word.lower()
    return fold(unicodedata.normalize("NFC", word.casefold()).translate(_table().letters))


@lru_cache(_KEPT)
def sounds(word: str) -> tuple[int, ...]:
    """The sounds of a word as `spell` gives it; letters without a sound are passed over."""
    word = word[:_LONGEST_NAME]
    found: list[int] = []
    at = 0
    while at < len(word):
        numbers, length = _sounds_at(word, at)
        if at and word[at] == word[at - 1] and not word[at].isascii():
            numbers = tuple(_table().echoes.get(number, number) for number in numbers)
        found.extend(numbers)
        at = _past_double(word, at + length)
    return tuple(found)


def _sounds_at(word: str, at: int) -> tuple[tuple[int, ...], int]:
    """The sounds of the longest spelling that stands here, and its length; none for a letter without one."""
    table = _table().spellings
    for length in range(min(_LONGEST, len(word) - at), 0, -1):
        letters = word[at : at + length]
        last = table.get((letters, "$")) if at + length == len(word) else None
        first = table.get((letters, "^")) if at == 0 else None
        numbers = last or first or table.get((letters, ""))
        if numbers:
            return numbers, length
    return (), 1


def _past_double(word: str, at: int) -> int:
    """Past what doubles a Latin consonant, which is one sound."""
    last = word[at - 1]
    if last.isascii() and last not in _VOWELS:
        while at < len(word) and word[at] == last:
            at += 1
    return at
