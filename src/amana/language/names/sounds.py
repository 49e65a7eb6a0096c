"""A name as a row of sounds, each with the classes it may belong to; the same for Arabic and Latin script.

Unvocalised Arabic has no short vowels, so vowels weigh little, and consonants carry the name. The key is the
consonants alone: what shares no key is not worth comparing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from amana.language import ar
from amana.language.folding import fold
from amana.language.tables import rows

_LONGEST = 4
_LONGEST_NAME = 40
_MOST_KEYS = 24
_KEPT = 1 << 14
# Sounds too near to tell apart in a key: z as s, p as b, v as f.
_KEY_LETTERS = str.maketrans("ZPV", "SBF")
_LATIN_ARTICLES = ("al", "el", "ul", "ar", "as", "ash", "at", "ad", "adh", "az", "an", "il")
_SHORTEST_REST = 3


class Sound(NamedTuple):
    """One sound: the classes it may belong to (a bit for each), its weight, the consonants among them."""

    classes: int
    weight: float
    strong: tuple[str, ...]


class _Spellings(NamedTuple):
    """The table: a spelling and its place in the word to its sound; and what is read as if written otherwise."""

    sounds: dict[tuple[str, str], Sound]
    rewritten: dict[str, str]


@cache
def _spellings() -> _Spellings:
    table: dict[tuple[str, str], Sound] = {}
    rewritten = {}
    for letters, classes, *rest in rows("names/sounds.tsv"):
        if classes.startswith("="):
            rewritten[letters] = classes[1:]
        else:
            weight, place = float(rest[0]), rest[1]
            table[letters, place] = Sound(_bits(classes), weight, _strong(classes))
    return _Spellings(table, rewritten)


def _bits(classes: str) -> int:
    return sum(1 << (ord(letter) - ord("A")) for letter in set(classes) if letter.isalpha())


def _strong(classes: str) -> tuple[str, ...]:
    letters = dict.fromkeys(letter.translate(_KEY_LETTERS) for letter in classes if letter.isupper())
    return (*letters, "") if "?" in classes else tuple(letters)


@lru_cache(_KEPT)
def sounds(word: str) -> tuple[Sound, ...]:
    """The sounds of a folded word; doubled letters are one, letters without a sound are passed over."""
    word = _undoubled(word[:_LONGEST_NAME])
    for letters, instead in _spellings().rewritten.items():
        word = word.replace(letters, instead)
    found, at = [], 0
    while at < len(word):
        sound, length = _sound_at(word, at)
        at += length
        if sound:
            found.append(sound)
    return tuple(found)


def _sound_at(word: str, at: int) -> tuple[Sound | None, int]:
    """The sound of the longest spelling that stands here, and its length; None for a letter without one."""
    table = _spellings().sounds
    for length in range(min(_LONGEST, len(word) - at), 0, -1):
        letters = word[at : at + length]
        place = "^" if at == 0 else "$" if at + length == len(word) else ""
        sound = table.get((letters, place)) or table.get((letters, ""))
        if sound:
            return sound, length
    return None, 1


def _undoubled(word: str) -> str:
    # Arabic letters that stand twice are two sounds (ممدوح); only Latin spelling doubles for one.
    return "".join(
        letter
        for at, letter in enumerate(word)
        if not letter.isascii() or at == 0 or word[at - 1] != letter or letter in "aeiou"
    )


@lru_cache(_KEPT)
def bodies(name: str) -> tuple[str, ...]:
    """The folded name without its article, and with it where it may be no article (Elias, Alaa)."""
    head, hyphen, rest = name.replace(" ", "-").partition("-")
    if hyphen and fold(head) in _LATIN_ARTICLES and rest:
        return (fold(rest),)
    word = fold(name)
    if word.isascii():
        bare = word[2:] if word.startswith(("al", "el")) and len(word) - 2 > _SHORTEST_REST else word
    else:
        bare = ar.unarticled(word) if len(word) > _SHORTEST_REST + 1 else word
    return tuple(dict.fromkeys((bare, word)))


def keys_of(word: str) -> frozenset[str]:
    """The consonant keys of a name: one for each way to read its ambiguous letters, at most 24 a form."""
    return frozenset(key for body in bodies(word) for key in _keys(sounds(body)))


def _keys(row: tuple[Sound, ...]) -> list[str]:
    consonants = [sound.strong for sound in row if sound.strong]
    return ["".join(letters) for letters in islice(product(*consonants), _MOST_KEYS)] if row else []
