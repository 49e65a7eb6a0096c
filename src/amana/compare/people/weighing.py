"""Two mentions weighed: what speaks for one person, what against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from amana.catalogue import Mention, MentionKind
from amana.compare.people.contexts import day_of, role_words
from amana.compare.people.names import compared, folded
from amana.compare.people.values import Ground, Judgements, MentionPair, Verdict
from amana.language import NameComparison, compare_names

LEAST: Final = 0.88
"""At and above this two whole names, each part accounted for, are asked about whatever is told around them."""

_EACH = 0.03
_MOST_ADDED = 0.12
_KEPT = 1 << 15
_WEEK = 7
_MOST_FORMS = 4
_AGAINST = {
    "other-given": "given",
    "other-sound": "other",
    "kunya": "kunya",
    "missing": "missing",
    "ambiguous": "ambiguous",
    "one-part": "alone",
}
_FOR = {"equal": "name", "given": "name", "sound": "name", "initial": "initial", "order": "order"}


@lru_cache(_KEPT)
def names_compared(kind: MentionKind, one: str, other: str) -> NameComparison:
    """The two names as names; of groups, by the words that say something."""
    return compare_names(compared(kind, one), compared(kind, other))


def accounted(found: NameComparison) -> bool:
    """Whether each part of both names has its like, near enough to ask about them for the names' sake alone."""
    kinds = {reason.kind for reason in found.why}
    return found.outcome == "same" or (
        found.outcome == "ask" and found.score >= LEAST and not kinds & {"missing", "initial", "one-part"}
    )


def weighed(one: Mention, other: Mention, judged: Judgements | None = None) -> MentionPair:
    """What speaks for and against two mentions being of one person or group; the same in either order but for the
    sides of the words.
    """
    found, left, right = _nearest(one, other)
    shared = tuple(_around(one, other))
    grounds_for = (*_of_names(left, right, found), *shared)
    against = [Ground(_AGAINST[why.kind], why.one, why.other) for why in found.why if why.kind in _AGAINST]
    if one.text_version == other.text_version and one.id != other.id:
        against.append(Ground("apart"))
    verdict: Verdict = "different" if found.outcome == "different" or one.kind != other.kind else "ask"
    score = min(1.0, found.score + min(_MOST_ADDED, _EACH * len(shared)))
    return _said(one, other, judged, MentionPair(verdict, score, grounds_for, tuple(against)))


def _nearest(one: Mention, other: Mention) -> tuple[NameComparison, str, str]:
    """The names compared; of groups, which go by short names too, the two that are nearest."""
    if one.kind == "person":
        return names_compared(one.kind, one.written, other.written), one.written, other.written
    ones, others = ((mention.written, *mention.forms)[:_MOST_FORMS] for mention in (one, other))
    found = [(names_compared(one.kind, left, right), left, right) for left, right in product(ones, others)]
    return max(found, key=lambda pair: pair[0].score)


def _of_names(one: str, other: str, found: NameComparison) -> Iterator[Ground]:
    if folded(one) == folded(other):
        yield Ground("spelling", one, other)
        return
    for why in found.why:
        if why.kind in _FOR:
            script = why.one and why.one.isascii() != why.other.isascii()
            yield Ground("script" if script else _FOR[why.kind], why.one, why.other)


def _around(one: Mention, other: Mention) -> Iterator[Ground]:
    roles = role_words(one.role), role_words(other.role)
    yield from (Ground("role", one.role or "", other.role or "") for _ in _first_shared(*roles))
    yield from (Ground("place", place, place) for place in _first_shared(one.places, other.places))
    yield from (Ground("with", key, key) for key in _first_shared(one.companions, other.companions))
    if one.outlet and one.outlet == other.outlet:
        yield Ground("outlet", one.outlet, one.outlet)
    if one.account and one.account == other.account:
        yield Ground("account", one.account, one.account)
    days = day_of(one.published), day_of(other.published)
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _WEEK:
        yield Ground("days", one.published or "", other.published or "")


def _first_shared(ones: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    theirs = set(others)
    return [one for one in ones if one in theirs][:1]


def _said(one: Mention, other: Mention, judged: Judgements | None, pair: MentionPair) -> MentionPair:
    ids = (min(one.id, other.id), max(one.id, other.id))
    if judged and ids in judged.different:
        against = (*pair.grounds_against, Ground("person"))
        return MentionPair("different", pair.score, pair.grounds_for, against)
    if judged and ids in judged.same:
        return MentionPair("same", 1.0, (*pair.grounds_for, Ground("person")), pair.grounds_against)
    return pair
