"""Two whole names compared: the best match of their parts, of which the worst counts most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from amana.language.folding import fold
from amana.language.names.forms import bodies
from amana.language.names.given import given_names
from amana.language.names.key import name_key, wide_keys
from amana.language.names.parts import Part, parts
from amana.language.names.score import name_score

Outcome = Literal["same", "ask", "different"]

# A shared surname must not carry a different first name.
_WORST_COUNTS = 0.55
# Every part at least so like, for two names to be called the same; for two parts to be taken for one.
_SAME = 0.91
_SAME_PART = 0.9
_DOUBTFUL = {"ambiguous", "initial", "one-part", "missing", "order"}
_ASK = 0.74
_DIFFERENT_PART = 0.6
_DIFFERENT_GIVEN = 0.5
_ONE_OF_MANY = 0.8
_INITIAL = 0.85
_NO_INITIAL = 0.3
# What is taken off for a part that only one of the names has, by where it stands, and for another order.
_MISSING_END = 0.08
_MISSING_MIDDLE = 0.03
_MOST_MISSING = 0.2
_TURNED = 0.02
_KEPT = 1 << 14


class Reason(NamedTuple):
    """Why two names compare as they do.

    `kind` of a pair of parts: equal, given (one known name), sound, initial, ambiguous (spelt like several known
    names), other-given (known to differ), other-sound, kunya (only one is, or one of a father, one of a mother).
    Of the whole: missing (only one name has this part), order, one-part (too little to go by).
    """

    kind: str
    one: str = ""
    other: str = ""
    score: float = 1.0

    def __str__(self) -> str:
        return " ".join(filter(None, (self.kind, "~".join(filter(None, (self.one, self.other))))))


class Comparison(NamedTuple):
    """What comparing two names gives: they are two spellings of one, they differ, or a person must say.

    It is about names: that a name is the same does not make it the same person.
    """

    outcome: Outcome
    score: float
    why: tuple[Reason, ...]


class _Match(NamedTuple):
    one: int
    other: int
    score: float


def similarity(a: str, b: str) -> float:
    """How alike two names are, from 0 to 1 (equal once folded), whatever their scripts and places.

    Words are scored by `name_score`; of several, the worst counts more than all others together. A name that lacks
    parts of the other scores a little less, one of a single part at most 0.8 beside a longer one.
    """
    return name_score(a, b) if a.isalpha() and b.isalpha() else _compared(*sorted((a, b)))[0]


def compare(a: str, b: str) -> Comparison:
    """Whether two names are spellings of one, with the reasons, in the order of the parts of the first.

    `same` only where every part is accounted for and nothing is ambiguous; `different` where a part is
    known or heard to differ; `ask` for all else. No outcome joins anything by itself.
    """
    turned = a > b
    score, why = _compared(*sorted((a, b)))
    if turned:
        why = tuple(reason._replace(one=reason.other, other=reason.one) for reason in why)
    return Comparison(_outcome(score, why), score, why)


def keys(name: str) -> frozenset[str]:
    """The keys by which a name is looked up before it is compared: two spellings of one name share at least one.

    Those of each of its parts, with and without its kunya, and of neighbours written together; see `name_key`.
    Sharing a key says no more than that comparing is worth it.
    """
    row = parts(name)
    single = (wide_keys(word) for part in row for word in {part.word, part.whole})
    glued = (name_key(one.whole + other.whole) for one, other in pairwise(row))
    return frozenset().union(*single, *glued)


def _outcome(score: float, why: tuple[Reason, ...]) -> Outcome:
    kinds = {reason.kind for reason in why}
    if kinds == {"equal"}:
        return "same"
    if score < _ASK or kinds & {"other-given", "other-sound", "kunya"}:
        return "different"
    certain = not kinds & _DOUBTFUL and min(reason.score for reason in why) >= _SAME
    return "same" if certain else "ask"


@lru_cache(_KEPT)
def _compared(a: str, b: str) -> tuple[float, tuple[Reason, ...]]:
    ones, others = parts(a), parts(b)
    if not ones or not others:
        return (1.0, (Reason("equal", a, b),)) if fold(a) and fold(a) == fold(b) else (0.0, ())
    matches = _matched(ones, others)
    why = [_reason(ones[match.one], others[match.other], match.score) for match in matches]
    score = score_of_parts([match.score for match in matches]) - _missing_costs(ones, others, matches)
    if min(len(ones), len(others)) == 1 and len(ones) != len(others):
        score = min(score, _ONE_OF_MANY)
        glued = name_score(*("".join(part.whole for part in row) for row in (ones, others)))
        if glued >= _SAME_PART and glued > score:
            return glued * _SAME_PART, (Reason("sound", a, b, glued), Reason("one-part"))
    if [match.other for match in matches] != sorted(match.other for match in matches):
        score -= _TURNED
        why.append(Reason("order"))
    if {reason.kind for reason in why} == {"sound"} and len(why) == 1:
        why.append(Reason("one-part"))
    why += _missing(ones, others, matches)
    return max(0.0, min(score, _cap(why))), tuple(why)


def _cap(why: list[Reason]) -> float:
    kinds = {reason.kind for reason in why}
    if kinds & {"other-given", "kunya"}:
        return _DIFFERENT_GIVEN
    return 1.0 if kinds == {"equal"} else 0.99


def _matched(ones: tuple[Part, ...], others: tuple[Part, ...]) -> list[_Match]:
    """Each part of the shorter name with one of the longer, the likest first; in the order of the first name."""
    scored = [
        _Match(at, to, _part_score(one, other)) for at, one in enumerate(ones) for to, other in enumerate(others)
    ]
    scored.sort(key=lambda match: (-match.score, abs(match.one - match.other), match.one))
    taken: list[_Match] = []
    for match in scored:
        if all(match.one != other.one and match.other != other.other for other in taken):
            taken.append(match)
    return sorted(taken, key=lambda match: match.one)


def _part_score(one: Part, other: Part) -> float:
    if one.initial or other.initial:
        return _initial_score(one, other)
    if one.mark and other.mark:
        return name_score(one.word, other.word) if one.mark == other.mark else _DIFFERENT_GIVEN / 2
    if one.mark or other.mark:
        return name_score(one.whole, other.whole)
    linked = name_score(one.whole, other.whole) if one.link or other.link else 0.0
    return max(name_score(one.word, other.word), linked)


def _initial_score(one: Part, other: Part) -> float:
    if fold(one.word) == fold(other.word):
        return 1.0
    heads = [{body[:1] for body in bodies(part.word)} for part in (one, other)]
    shared = heads[0] & heads[1] or any(
        name_score(x, y) >= _SAME_PART for x in heads[0] for y in heads[1] if x and y
    )
    return _INITIAL if shared else _NO_INITIAL


def part_reason(one: Part, other: Part) -> Reason:
    """How alike two parts of names are, and in what way: what comparing whole names rests on."""
    return _reason(one, other, _part_score(one, other))


def _reason(one: Part, other: Part, score: float) -> Reason:
    return Reason(_kind(one, other, score), one.whole, other.whole, score)


def _kind(one: Part, other: Part, score: float) -> str:
    if one.mark != other.mark:
        return "sound" if score >= _SAME_PART else "kunya"
    if score == 1.0:
        return "equal"
    if one.initial or other.initial:
        return "initial" if score >= _INITIAL else "other-sound"
    known, also = given_names(one.word), given_names(other.word)
    if known and also and score <= _DIFFERENT_GIVEN:
        return "other-given"
    if known & also:
        return "given" if len(known) == len(also) == 1 else "ambiguous"
    return "sound" if score >= _DIFFERENT_PART else "other-sound"


def score_of_parts(scores: Sequence[float]) -> float:
    """How alike two names are whose parts are so alike: the worst counts more than all others together."""
    return _WORST_COUNTS * min(scores) + (1 - _WORST_COUNTS) * sum(scores) / len(scores)


def _missing(ones: tuple[Part, ...], others: tuple[Part, ...], matches: list[_Match]) -> list[Reason]:
    left = set(range(len(ones))) - {match.one for match in matches}
    right = set(range(len(others))) - {match.other for match in matches}
    return [Reason("missing", ones[at].whole, "") for at in sorted(left)] + [
        Reason("missing", "", others[at].whole) for at in sorted(right)
    ]


def _missing_costs(ones: tuple[Part, ...], others: tuple[Part, ...], matches: list[_Match]) -> float:
    longer = max(ones, others, key=len)
    kept = {match.one if longer is ones else match.other for match in matches}
    costs = [
        _MISSING_END if at in (0, len(longer) - 1) and not longer[at].mark else _MISSING_MIDDLE
        for at in range(len(longer))
        if at not in kept
    ]
    return min(_MOST_MISSING, sum(costs))
