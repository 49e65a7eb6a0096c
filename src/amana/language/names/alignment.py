"""How alike two rows of sounds are: the cheapest way to turn one into the other, beside their weight."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from amana.language.names.sounds import Sound, all_sounds

# What it costs that two sounds share a class, but not as the likeliest of both: for each place further back.
_STEP = 0.05
_FURTHEST = 0.3
_OTHER_VOWEL = 0.7
# Between two words of one script, which write their vowels alike.
_OTHER_VOWEL_WRITTEN = 1.0
_FAR = 1.25
# Likeness under this is told roughly, from the consonants that find no partner at all: nobody asks how unlike.
_UNLIKE = 0.6


class Row(NamedTuple):
    """Sounds ready to be compared: numbers, weights and their sum, the classes of all, and the consonants."""

    numbers: tuple[int, ...]
    weights: tuple[float, ...]
    whole: float
    classes: int
    consonants: tuple[tuple[int, float], ...]


class Costs:
    """What it costs to turn a sound into another or into nothing; worked out for a sound when first asked for."""

    def __init__(self, written: bool) -> None:
        self._other_vowel = _OTHER_VOWEL_WRITTEN if written else _OTHER_VOWEL
        self._sounds = all_sounds()
        self._weights = [sound.written if written else sound.weight for sound in self._sounds]
        self._classes = [_bits(sound) for sound in self._sounds]
        self._changes: dict[int, list[float]] = {}

    def row(self, numbers: tuple[int, ...]) -> Row:
        """The sounds of a word, as `sounds` gives them."""
        weights = tuple(self._weights[number] for number in numbers)
        everything = 0
        for number in numbers:
            everything |= self._classes[number]
        firm = [number for number in numbers if not _may_be_vowel(self._sounds[number])]
        consonants = tuple((self._classes[number], self._weights[number]) for number in firm)
        return Row(numbers, weights, sum(weights), everything, consonants)

    def likeness(self, one: Row, other: Row) -> float:
        """From 0 to 1, the same in either order; rough where it is small."""
        whole = max((one.whole + other.whole) / 2, 1.0)
        lonely = max(_lonely(one, other), _lonely(other, one))
        rough = 1.0 - lonely / whole
        return max(0.0, rough if rough < _UNLIKE else 1.0 - self._distance(one, other) / whole)

    def _distance(self, one: Row, other: Row) -> float:
        """The last cell of the table of costs. The hot loop: no calls but one for each sound of the first."""
        gaps, numbers = other.weights, other.numbers
        above = [0.0]
        for gap in gaps:
            above.append(above[-1] + gap)
        for number, gap in zip(one.numbers, one.weights, strict=True):
            changes = self._changes.get(number) or self._changes_of(number)
            before = above[0]
            left = before + gap
            row = [left]
            for at, right in enumerate(numbers, 1):
                up = above[at]
                left += gaps[at - 1]
                if before + changes[right] < left:
                    left = before + changes[right]
                if up + gap < left:
                    left = up + gap
                row.append(left)
                before = up
            above = row
        return above[-1]

    def _changes_of(self, number: int) -> list[float]:
        row = self._changes[number] = [self._change(number, other) for other in range(len(self._sounds))]
        return row

    def _change(self, one: int, other: int) -> float:
        heavier = max(self._weights[one], self._weights[other])
        left, right = self._sounds[one], self._sounds[other]
        shared = [
            at + right.classes.index(letter) for at, letter in enumerate(left.classes) if letter in right.classes
        ]
        if shared:
            return min(_STEP * min(shared), _FURTHEST) * heavier
        return (self._other_vowel if _may_be_vowel(left) and _may_be_vowel(right) else _FAR) * heavier


@cache
def costs(written: bool) -> Costs:
    """The costs between two words of one script (`written`), or of two."""
    return Costs(written)


def _lonely(one: Row, other: Row) -> float:
    """The weight of the consonants that have no like in the other row: each costs at least as much."""
    return sum([weight for classes, weight in one.consonants if not classes & other.classes])


def _bits(sound: Sound) -> int:
    # Small letters and capitals are different classes.
    return sum(1 << (ord(letter) - ord("A")) for letter in set(sound.classes))


def _may_be_vowel(sound: Sound) -> bool:
    return any(letter.islower() for letter in sound.classes)
