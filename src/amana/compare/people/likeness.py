"""Names compared in bulk: by their parts, and each two parts compared once for all names that have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from amana.compare.people.names import compared, is_acronym
from amana.compare.people.pool import Kin
from amana.compare.people.weighing import LEAST
from amana.language import NamePart, name_key, name_parts, name_score, part_reason, score_of_parts

LEAST_PART: Final = 0.74
"""Two parts less alike are of two names: as where whole names are compared."""

_DIFFERENT = -1.0
_SURE = 0.9
_SAME_GIVEN = 0.99
_OTHER = frozenset(["other-given", "other-sound", "kunya"])
_LACKING = 0.05
_HUNDREDTHS = 100
_MOST_KEPT = 1_000_000


class Alike(NamedTuple):
    """How alike two names are, 0 to 1. `whole`: each part of both has its like, near enough to ask about them
    whatever is told around them.
    """

    score: float
    whole: bool


class _Known(NamedTuple):
    """A part; where it is a plain word its keys, and of these the known names that it may be."""

    part: NamePart
    initial: bool
    keys: frozenset[str]
    given: frozenset[str]

    def far_from(self, other: _Known) -> bool:
        """Whether two plain words are of two names for sure. To ask this first takes a hundredth of the time:
        spellings of one name share a key nearly always, and two known names are two.
        """
        if not self.keys or not other.keys:
            return False
        both_known = bool(self.given and other.given)
        return (self.given if both_known else self.keys).isdisjoint(other.given if both_known else other.keys)


class Likeness:
    """Compares the names of a table, by number. As `compare_names` does, with less ado: whole names of one part
    each are no different, and no words are made of it.
    """

    def __init__(self, kins: Sequence[Kin]) -> None:
        self._kins = kins
        self._rows: dict[int, tuple[int, ...]] = {}
        self._numbers: dict[NamePart, int] = {}
        self._parts: list[_Known] = []
        self._scores: dict[int, int] = {}

    def of(self, one: int, other: int) -> Alike | None:
        """How alike two names are; None where they are known to differ."""
        if self._kins[one].kind != self._kins[other].kind:
            return None
        ones, others = self._row(one), self._row(other)
        if len(ones) > len(others):
            ones, others = others, ones
        scores = self._matched(ones, others)
        if scores is None:
            return None
        lacking = len(others) - len(ones)
        score = score_of_parts(scores) - _LACKING * lacking
        return Alike(score, not lacking and len(ones) > 1 and score >= LEAST and self._sure(ones, others))

    def differ(self, one: int, other: int) -> bool:
        """Whether two names are known to be of two. Initials stand for a group's name: they tell nothing."""
        left, right = self._kins[one], self._kins[other]
        if is_acronym(left.kind, left.written) != is_acronym(right.kind, right.written):
            return False
        return self.of(one, other) is None

    def _row(self, kin: int) -> tuple[int, ...]:
        row = self._rows.get(kin)
        if row is None:
            found = self._kins[kin]
            row = self._rows[kin] = tuple(map(self._number, name_parts(compared(found.kind, found.written))))
        return row

    def _number(self, part: NamePart) -> int:
        number = self._numbers.setdefault(part, len(self._parts))
        if number == len(self._parts):
            self._parts.append(_known(part))
        return number

    def _sure(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        return not any(self._parts[part].initial for part in (*ones, *others))

    def _matched(self, ones: Sequence[int], others: Sequence[int]) -> list[float] | None:
        """The likeness of each part of the shorter name with its like in the longer; None where one has none."""
        if self._hopeless(ones, others):
            return None
        straight = [self._part(*pair) for pair in zip(ones, others, strict=False)]
        if len(ones) == len(others) and min(straight) >= _SURE:
            return straight
        scored = sorted(
            (-self._part(one, other), abs(at - to), at, to)
            for at, one in enumerate(ones)
            for to, other in enumerate(others)
        )
        found: dict[int, float] = {}
        taken: set[int] = set()
        for score, _, at, to in scored:
            if at not in found and to not in taken:
                found[at] = -score
                taken.add(to)
        return list(found.values()) if min(found.values()) >= LEAST_PART else None

    def _hopeless(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether a part is far from all of the other name's, which takes no comparing of sounds to see."""
        parts = self._parts
        for one in ones:
            if one not in others and all(parts[one].far_from(parts[other]) for other in others):
                return True
        return False

    def _part(self, one: int, other: int) -> float:
        if one == other:
            return 1.0
        left, right = self._parts[one], self._parts[other]
        if left.far_from(right):
            return _DIFFERENT
        if left.given and right.given:
            return _SAME_GIVEN
        at = (one << 32 | other) if one < other else (other << 32 | one)
        found = self._scores.get(at)
        if found is None:
            if len(self._scores) >= _MOST_KEPT:
                self._scores.clear()
            # In hundredths: many small whole numbers take no room of their own.
            found = self._scores[at] = round(_compared(left, right) * _HUNDREDTHS)
        return found / _HUNDREDTHS


def _known(part: NamePart) -> _Known:
    plain = not (part.mark or part.link or part.initial)
    keys = name_key(part.word) if plain else frozenset()
    return _Known(part, part.initial, keys, frozenset(key for key in keys if key.startswith("=")))


def _compared(one: _Known, other: _Known) -> float:
    if one.keys and other.keys and name_score(one.part.word, other.part.word) < LEAST_PART:
        return _DIFFERENT
    reason = part_reason(one.part, other.part)
    return _DIFFERENT if reason.kind in _OTHER else reason.score
