"""The keys by which names are looked up before they are compared."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from amana.language.names.forms import bodies
from amana.language.names.given import given_names
from amana.language.names.sounds import all_sounds, sounds

_KEPT = 1 << 14
_MOST_KEYS = 24
_MOST_WAYS = 3
_LONG = 4
# Sounds too near to tell apart in a key: z as s, p as b, v as f, q as k, th as t, dh as d, gh as g, ch as sh.
_KEY_LETTERS = str.maketrans("ZPVAEIOQ", "SBFKTDGC")


@lru_cache(_KEPT)
def name_key(word: str) -> frozenset[str]:
    """The keys of a name of one word, in Arabic or Latin script: spellings of one name share one (nearly always).

    A key is the word's consonant classes (`HJ`), vowels and weak letters left out, doubles once; there are several
    where a letter may be two sounds. A known given name has its id for a key besides (`=muhammad`). No key for a
    word without sounds, such as digits; a word of vowels alone has the empty key.
    """
    found = {key for body in bodies(word) for key in _skeletons(sounds(body))}
    return frozenset(found | {"=" + name for name in given_names(word)})


@lru_cache(_KEPT)
def wide_keys(word: str) -> frozenset[str]:
    """The keys of `name_key`, and each long one with any one consonant left out: a slip of the pen is forgiven."""
    found = name_key(word)
    long = [key for key in found if len(key) >= _LONG and not key.startswith("=")]
    return found | {key[:at] + key[at + 1 :] for key in long for at in range(len(key))}


def _skeletons(row: tuple[int, ...]) -> set[str]:
    if not row:
        return set()
    ways = [way for way in map(_ways, row) if way]
    return {_once("".join(letters)) for letters in islice(product(*ways), _MOST_KEYS)}


def _ways(number: int) -> list[str]:
    """The consonants that a sound may be in a key, and nothing where it may be a vowel or mute."""
    sound = all_sounds()[number]
    strong = dict.fromkeys(letter.translate(_KEY_LETTERS) for letter in sound.classes if letter.isupper())
    if not strong:
        return []
    weak = sound.mute or any(letter.islower() for letter in sound.classes)
    return [*list(strong)[:_MOST_WAYS], *([""] if weak else [])]


def _once(key: str) -> str:
    return "".join(letter for at, letter in enumerate(key) if at == 0 or letter != key[at - 1])
