"""Two figures: whether they can be set beside each other, and then whether both can be true.

Nothing is averaged, and no bound is given up. Reasons are stable words with facts; every verdict has some.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from amana.compare.figures.bounds import exceeds, fit, is_lower, may_have_grown, meet
from amana.compare.figures.days import is_before, is_running
from amana.compare.figures.lattice import is_stock
from amana.compare.figures.standing import Standing, standings
from amana.compare.figures.values import Figure, Geography, Reason, Verdict, VerdictKind

_DIFFERENT = frozenset(["apart", "overlap"])
_UNKNOWN = frozenset(["unknown"])
_PART = {"first-in-second": 0, "second-in-first": 1}


def compare_figures(a: Figure, b: Figure, geography: Geography, *, same_event: bool = False) -> Verdict:
    """What two figures are to each other. It makes no difference which comes first.

    `same_event`: both are told of one event, so that a day that one does not say is taken to be that of the other,
    and a place too where no more depends on it than that both can be true. What one account tells is no
    contradiction in itself: it is of two things.
    """
    one, other = sorted((a, b), key=lambda figure: (figure.id, figure.account, figure.text))
    return _told(one, other) or _compared(one, other, standings(one, other, geography), same_event)


def _verdict(
    one: Figure, other: Figure, kind: VerdictKind, reasons: Sequence[Reason], part: str | None = None
) -> Verdict:
    return Verdict(kind, tuple(reasons), one.id, other.id, part)


def _told(one: Figure, other: Figure) -> Verdict | None:
    """What the text itself says of the two."""
    for part, whole in ((one, other), (other, one)):
        if part.whole == whole.id:
            return _part(one, other, part, [Reason("told-as-part")], _Doubts(one, other, (), True))
        if part.repeats == whole.id:
            return _verdict(one, other, "repeats", [Reason("told-again")])
    return None


def _compared(one: Figure, other: Figure, found: Sequence[Standing], same_event: bool) -> Verdict:
    different = _reasons(found, _DIFFERENT)
    doubts = _Doubts(one, other, tuple(_reasons(found, _UNKNOWN)), same_event)
    if different or doubts.of_all:
        return _verdict(one, other, "not-comparable", [*different, *doubts.told])
    parts = {_PART[standing.within] for standing in found if standing.within in _PART}
    reasons = _reasons(found, _PART)
    batch = _batch(one, other)
    if batch is not None and parts <= {batch}:
        part = (one, other)[batch]
        return _part(one, other, part, [Reason("batch-of-sum"), *reasons, *doubts.told], doubts)
    if parts and doubts.of_parts:
        # Civilians on a day that is not said are no part of people on another.
        return _verdict(one, other, "not-comparable", [*doubts.told, *reasons])
    if len(parts) > 1:
        return _verdict(one, other, "not-comparable", [Reason("crossing"), *reasons])
    if parts:
        return _part(one, other, (one, other)[parts.pop()], [*reasons, *doubts.told], doubts)
    return _beside(one, other, doubts)


def _reasons(found: Sequence[Standing], within: Container[str]) -> list[Reason]:
    return [one.reason for one in found if one.within in within and one.reason is not None]


@dataclass(frozen=True)
class _Doubts:
    """What is not known of two figures, and what it is in the way of."""

    one: Figure
    other: Figure
    told: tuple[Reason, ...]
    same_event: bool

    @property
    def of_all(self) -> bool:
        """Nothing can be said: nobody knows what happened; or where or when, and it need not be one event."""
        return self._has("category") or (not self.same_event and (self._has("place") or self._has("days")))

    @property
    def of_parts(self) -> bool:
        """No part can be told from a whole: unclear who is counted, who did it, by what, or how places lie."""
        apart = any(len(reason.facts) > 1 for reason in self.told if reason.word.startswith("place"))
        unsaid = self._has("place") and self._has("days")
        return apart or unsaid or any(map(self._has, ("counted", "actor", "means")))

    @property
    def of_contradicting(self) -> Reason | None:
        """What keeps two figures that do not meet from contradicting each other: they may be of two things."""
        if self.one.account == self.other.account:
            return Reason("one-account")
        return next((reason for reason in self.told if not reason.word.startswith("days")), None)

    def _has(self, question: str) -> bool:
        return any(reason.word.startswith(question) for reason in self.told)


def _batch(one: Figure, other: Figure) -> int | None:
    """Which of the two is one group among several, where the other is the sum of all."""
    if is_stock(one.category):
        return None
    for at, (part, whole) in enumerate(((one, other), (other, one))):
        if "batch" in part.cues and "sum" not in part.cues and "sum" in whole.cues and "batch" not in whole.cues:
            return at
    return None


def _part(one: Figure, other: Figure, part: Figure, reasons: list[Reason], doubts: _Doubts) -> Verdict:
    """One is a part of the other: it cannot be more."""
    whole = other if part is one else one
    if "denied" in (one.modality, other.modality) and one.modality != other.modality:
        return _verdict(one, other, "not-comparable", [Reason("denied"), *reasons])
    if not exceeds(part, whole):
        return _verdict(one, other, "part-of", reasons, part.id)
    if word := may_have_grown(whole, part):
        return _verdict(one, other, "compatible", [Reason(word, _tellings(one, other)), *reasons])
    return _apart(one, other, [Reason("part-exceeds-whole", _figures(one, other)), *reasons], doubts)


def _apart(one: Figure, other: Figure, reasons: list[Reason], doubts: _Doubts) -> Verdict:
    """They cannot both be true, unless they are of two things."""
    doubt = doubts.of_contradicting
    if doubt is None:
        return _verdict(one, other, "contradict", reasons)
    return _verdict(one, other, "not-comparable", reasons if doubt in reasons else [doubt, *reasons])


def _beside(one: Figure, other: Figure, doubts: _Doubts) -> Verdict:
    """Both count the same, as far as is known."""
    fits, figures, told = fit(one, other), _figures(one, other), doubts.told
    if one.modality != other.modality:
        denied = [Reason("denied", figures), *told]
        return (
            _verdict(one, other, "not-comparable", denied)
            if fits == "apart"
            else _apart(one, other, denied, doubts)
        )
    if fits == "same":
        return _verdict(one, other, "agree", [Reason("bounds-same", figures), *told])
    if fits == "overlap":
        return _verdict(one, other, "compatible", [*_overlapping(one, other), *told])
    lower, higher = (one, other) if is_lower(one, other) else (other, one)
    if not is_stock(one.category) and (word := may_have_grown(lower, higher)):
        return _verdict(one, other, "compatible", [Reason(word, _tellings(one, other)), *told])
    return _apart(one, other, [Reason("bounds-apart", figures), *_fell(one, other, lower, higher), *told], doubts)


def _fell(one: Figure, other: Figure, lower: Figure, higher: Figure) -> list[Reason]:
    """A running total that is lower as of a later day."""
    both = is_running(lower) and is_running(higher) and is_before(higher.as_of or "", lower.as_of or "")
    return [Reason("as-of-fell", _tellings(one, other))] if both else []


def _overlapping(one: Figure, other: Figure) -> list[Reason]:
    reasons = [Reason("bounds-overlap", _figures(one, other))]
    if "about" in (one.hedge, other.hedge):
        return [*reasons, Reason("about-a-tenth")]
    return reasons if meet(one.bounds, other.bounds) else [*reasons, Reason("vague-a-tenth")]


def _figures(one: Figure, other: Figure) -> tuple[tuple[str, str], ...]:
    return ("one", one.text), ("other", other.text)


def _tellings(one: Figure, other: Figure) -> tuple[tuple[str, str], ...]:
    return ("one", one.told or ""), ("other", other.told or "")
