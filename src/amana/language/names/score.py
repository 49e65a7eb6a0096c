"""How alike two names of one word are, whatever their scripts: the cheapest way to turn one into the other."""

from __future__ import annotations

from functools import lru_cache

from amana.language.names.given import given_names
from amana.language.names.sounds import Sound, bodies, sounds

# At and above this, two words may be asked about as one name. Measured: see the decision page on names.
SAME_NAME = 0.85

_DIFFERENT_GIVEN = 0.5
_SAME_GIVEN = 1.0
_VOWELS = sum(1 << (ord(letter) - ord("A")) for letter in "aeiouhwyv")
_OTHER_VOWEL = 0.7
_FAR = 1.25
_KEPT = 1 << 15


@lru_cache(_KEPT)
def name_score(a: str, b: str) -> float:
    """From 0 (nothing in common) to 1: may these two words, in Arabic or Latin script, be one name?

    An article makes no difference. Two given names that are known to differ (محمد, Mahmoud) never score above
    0.5. Spelling alone cannot tell some names apart (عمر/Amr): the score says what may be, never what is.
    """
    known_a, known_b = given_names(a), given_names(b)
    if known_a and known_b and known_a.isdisjoint(known_b):
        return min(_DIFFERENT_GIVEN, _alike(a, b))
    alike = _alike(a, b)
    return max(_SAME_GIVEN, alike) if known_a & known_b else alike


def _alike(a: str, b: str) -> float:
    pairs = ((sounds(one), sounds(other)) for one in bodies(a) for other in bodies(b))
    return max((_likeness(one, other) for one, other in pairs), default=0.0)


def _likeness(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> float:
    whole = (sum(sound.weight for sound in one) + sum(sound.weight for sound in other)) / 2
    if not one or not other:
        return 0.0
    return max(0.0, 1.0 - _distance(one, other) / max(whole, 1.0))


def _distance(one: tuple[Sound, ...], other: tuple[Sound, ...]) -> float:
    above = [0.0]
    for sound in other:
        above.append(above[-1] + sound.weight)
    for left in one:
        row = [above[0] + left.weight]
        for at, right in enumerate(other):
            row.append(min(above[at] + _change(left, right), above[at + 1] + left.weight, row[at] + right.weight))
        above = row
    return above[-1]


def _change(left: Sound, right: Sound) -> float:
    if left.classes & right.classes:
        return 0.0
    heavier = max(left.weight, right.weight)
    if left.classes & _VOWELS and right.classes & _VOWELS:
        return _OTHER_VOWEL * heavier
    return _FAR * heavier
