"""How alike two names of one word are, whatever their scripts: the cheapest way to turn one into the other."""

from __future__ import annotations

from functools import cache, lru_cache

from amana.language.names.forms import bodies
from amana.language.names.given import given_names
from amana.language.names.sounds import Sound, all_sounds, sounds

# At and above this, two words may be asked about as one name. Measured: see the page on the quality of search.
SAME_NAME = 0.88

_DIFFERENT_GIVEN = 0.5
_SAME_GIVEN = 0.985
_SAME_GIVEN_SPELT = 0.01
_UNLISTED = 0.98
# What it costs that two sounds share a class, but not as the likeliest of both: for each place further back.
_STEP = 0.05
_FURTHEST = 0.3
_OTHER_VOWEL = 0.7
# Between two words in Latin letters, which both write their vowels.
_OTHER_VOWEL_WRITTEN = 1.0
_FAR = 1.25
_KEPT = 1 << 15


@lru_cache(_KEPT)
def name_score(a: str, b: str) -> float:
    """From 0 (nothing in common) to 1 (equal once folded): may two words, in Arabic or Latin script, be one name?

    An article makes no difference. Two given names that are known to differ (محمد, Mahmoud) never score above
    0.5. Spelling alone cannot tell some names apart (عمر/Amr): the score says what may be, never what is.
    """
    one, other = bodies(a)[0], bodies(b)[0]
    if one and one == other:
        return 1.0
    alike = _alike(a, b)
    known_a, known_b = given_names(a), given_names(b)
    if not known_a or not known_b:
        return _UNLISTED * alike
    if known_a.isdisjoint(known_b):
        return min(_DIFFERENT_GIVEN, _UNLISTED * alike)
    return _SAME_GIVEN + _SAME_GIVEN_SPELT * alike


Row = tuple[tuple[int, ...], float]


@lru_cache(_KEPT)
def _rows(name: str, written: bool) -> tuple[Row, ...]:
    """The sounds of each form of a word, with their weight."""
    weights = _costs(written).weights
    found = (sounds(body) for body in bodies(name))
    return tuple((row, sum(weights[number] for number in row)) for row in found if row)


def _alike(a: str, b: str) -> float:
    written = bodies(a)[0].isascii() and bodies(b)[0].isascii()
    costs = _costs(written)
    best = 0.0
    for one, weight in _rows(a, written):
        for other, other_weight in _rows(b, written):
            whole = max((weight + other_weight) / 2, 1.0)
            best = max(best, 1.0 - costs.distance(one, other) / whole)
    return best


class _Costs:
    """What it costs to turn a sound into another, or into nothing; rows are made when first asked for."""

    def __init__(self, written: bool) -> None:
        self._other_vowel = _OTHER_VOWEL_WRITTEN if written else _OTHER_VOWEL
        self._sounds = all_sounds()
        self.weights = [sound.written if written else sound.weight for sound in self._sounds]
        self._rows: dict[int, list[float]] = {}

    def distance(self, one: tuple[int, ...], other: tuple[int, ...]) -> float:
        """The cost of the cheapest way from one row of sounds to the other."""
        gaps = [self.weights[number] for number in other]
        above = [0.0]
        for gap in gaps:
            above.append(above[-1] + gap)
        for number in one:
            above = self._next(above, number, other, gaps)
        return above[-1]

    def _next(self, above: list[float], number: int, other: tuple[int, ...], gaps: list[float]) -> list[float]:
        """The next row of the table of costs. The hot loop: no calls in it."""
        changes, gap = self._rows.get(number) or self._row(number), self.weights[number]
        left, before = above[0] + gap, above[0]
        row = [left]
        add = row.append
        for at, right in enumerate(other):
            up = above[at + 1]
            best = before + changes[right]
            if up + gap < best:
                best = up + gap
            left += gaps[at]
            if best < left:
                left = best
            add(left)
            before = up
        return row

    def _row(self, number: int) -> list[float]:
        row = self._rows[number] = [self._change(number, other) for other in range(len(self._sounds))]
        return row

    def _change(self, one: int, other: int) -> float:
        heavier = max(self.weights[one], self.weights[other])
        left, right = self._sounds[one], self._sounds[other]
        shared = [
            at + right.classes.index(letter) for at, letter in enumerate(left.classes) if letter in right.classes
        ]
        if shared:
            return min(_STEP * min(shared), _FURTHEST) * heavier
        return (self._other_vowel if _has_vowel(left) and _has_vowel(right) else _FAR) * heavier


@cache
def _costs(written: bool) -> _Costs:
    return _Costs(written)


def _has_vowel(sound: Sound) -> bool:
    return any(letter.islower() for letter in sound.classes)
