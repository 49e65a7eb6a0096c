"""Two figures: whether they can be set beside each other, and then whether both can be true.

Nothing is averaged, and no bound is given up. Reasons are stable words with facts; every verdict has some.
"""

from __future__ import annotations

from collections.abc import Sequence

from amana.compare.figures.bounds import exceeds, fit, is_lower, may_have_grown
from amana.compare.figures.lattice import is_stock
from amana.compare.figures.standing import Standing, standings
from amana.compare.figures.values import Figure, Geography, Reason, Verdict, VerdictKind

_DIFFERENT = frozenset(["apart", "overlap"])
_PART = {"first-in-second": 0, "second-in-first": 1}
_TAKEN = frozenset(["place-unknown", "days-unknown"])


def compare_figures(a: Figure, b: Figure, geography: Geography, *, same_event: bool = False) -> Verdict:
    """What two figures are to each other. It makes no difference which comes first.

    `same_event`: both are told of one event, so that a place or day that one does not say is taken to be that of
    the other. Without it nothing contradicts what does not say where or when.
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
            reasons = [Reason("told-as-part")]
            return _part(one, other, part, reasons, [])
        if part.repeats == whole.id:
            return _verdict(one, other, "repeats", [Reason("told-again")])
    return None


def _compared(one: Figure, other: Figure, found: Sequence[Standing], same_event: bool) -> Verdict:
    different = [standing.reason for standing in found if standing.within in _DIFFERENT]
    open_ = [standing.reason for standing in found if standing.within == "unknown"]
    if different or one.category is None or other.category is None:
        return _verdict(one, other, "not-comparable", [*different, *open_])
    # Where both are of one event, a place or day that is not said is no obstacle, and is told all the same.
    doubts = [reason for reason in open_ if not (same_event and reason.word in _TAKEN)]
    parts = {_PART[standing.within] for standing in found if standing.within in _PART}
    reasons = [standing.reason for standing in found if standing.within in _PART]
    batch = _batch(one, other)
    if batch is not None and parts <= {batch}:
        parts, reasons = {batch}, [Reason("batch-of-sum"), *reasons]
    if parts and doubts and batch is None:
        # Civilians on a day that is not said are no part of people on another.
        return _verdict(one, other, "not-comparable", [*open_, *reasons])
    if len(parts) > 1:
        return _verdict(one, other, "not-comparable", [Reason("crossing"), *reasons])
    if parts:
        return _part(one, other, (one, other)[parts.pop()], [*reasons, *open_], doubts)
    return _beside(one, other, open_, doubts)


def _batch(one: Figure, other: Figure) -> int | None:
    """Which of the two is one group among several, where the other is the sum of all."""
    if is_stock(one.category):
        return None
    for at, (part, whole) in enumerate(((one, other), (other, one))):
        if "batch" in part.cues and "sum" not in part.cues and "sum" in whole.cues and "batch" not in whole.cues:
            return at
    return None


def _part(one: Figure, other: Figure, part: Figure, reasons: list[Reason], doubts: Sequence[Reason]) -> Verdict:
    """One is a part of the other: it cannot be more."""
    whole = other if part is one else one
    if "denied" in (one.modality, other.modality) and one.modality != other.modality:
        return _verdict(one, other, "not-comparable", [Reason("denied"), *reasons])
    if not exceeds(part, whole):
        return _verdict(one, other, "part-of", reasons, part.id)
    told = Reason("part-exceeds-whole", _figures(one, other))
    if may_have_grown(whole, part):
        return _verdict(one, other, "compatible", [Reason("told-later", _tellings(one, other)), *reasons])
    return _verdict(one, other, "not-comparable" if doubts else "contradict", [told, *reasons])


def _beside(one: Figure, other: Figure, open_: Sequence[Reason], doubts: Sequence[Reason]) -> Verdict:
    """Both count the same, as far as is known."""
    fits = fit(one, other)
    figures = _figures(one, other)
    if one.modality != other.modality:
        kind: VerdictKind = "not-comparable" if doubts or fits == "apart" else "contradict"
        return _verdict(one, other, kind, [Reason("denied", figures), *open_])
    if fits == "same":
        return _verdict(one, other, "agree", [Reason("bounds-same", figures), *open_])
    if fits == "overlap":
        return _verdict(one, other, "compatible", [*_overlapping(one, other), *open_])
    lower, higher = (one, other) if is_lower(one, other) else (other, one)
    if not is_stock(one.category) and may_have_grown(lower, higher):
        return _verdict(one, other, "compatible", [Reason("told-later", _tellings(one, other)), *open_])
    kind = "not-comparable" if doubts else "contradict"
    return _verdict(one, other, kind, [Reason("bounds-apart", figures), *open_])


def _overlapping(one: Figure, other: Figure) -> list[Reason]:
    reasons = [Reason("bounds-overlap", _figures(one, other))]
    return [*reasons, Reason("about-a-tenth")] if "about" in (one.hedge, other.hedge) else reasons


def _figures(one: Figure, other: Figure) -> tuple[tuple[str, str], ...]:
    return ("one", one.text), ("other", other.text)


def _tellings(one: Figure, other: Figure) -> tuple[tuple[str, str], ...]:
    return ("one", one.told or ""), ("other", other.told or "")
