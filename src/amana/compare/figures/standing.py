"""How two figures stand to each other, question by question: what, in what, told how, who, where, when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from amana.compare.figures.actors import same_actor
from amana.compare.figures.bounds import exceeds
from amana.compare.figures.days import days_of, days_within, is_running, spans_long
from amana.compare.figures.groups import counted_within
from amana.compare.figures.lattice import categories_within, is_stock
from amana.compare.figures.places import spots_within
from amana.compare.figures.sites import share_a_site
from amana.compare.figures.values import Figure, Geography, Reason, Spot

Within = Literal["same", "first-in-second", "second-in-first", "overlap", "apart", "unknown"]
_PERSONS = frozenset(["person", "body", None])


class Standing(NamedTuple):
    """The answer to one question, with its reason; there is none where the answer is that both are the same."""

    within: Within
    reason: Reason | None = None


_SAME = Standing("same")


def standings(one: Figure, other: Figure, geography: Geography) -> tuple[Standing, ...]:
    """The answers to all questions, in the order in which a person would ask them."""
    return (
        _category(one, other),
        _unit(one, other),
        _modality(one, other),
        _pace(one, other),
        _actor(one, other),
        _means(one, other),
        _counted(one, other),
        _place(one, other, geography),
        _sites(one, other),
        _days(one, other),
        _since(one, other),
        _among(one, other),
    )


def _standing(
    question: str, within: Within, one: str | None, other: str | None, answer: str | None = None
) -> Standing:
    """The reason is the question and the answer: `place-coarse`, `days-part`, `counted-apart`."""
    if within == "same":
        return _SAME
    answer = answer or ("part" if within in ("first-in-second", "second-in-first") else within)
    facts = tuple((name, value) for name, value in (("one", one), ("other", other)) if value)
    return Standing(within, Reason(f"{question}-{answer}", facts))


def _category(one: Figure, other: Figure) -> Standing:
    if one.category is None or other.category is None:
        return _standing("category", "unknown", one.category, other.category)
    return _standing("category", categories_within(one.category, other.category), one.category, other.category)


def _unit(one: Figure, other: Figure) -> Standing:
    persons = one.unit in _PERSONS and other.unit in _PERSONS
    same = persons or one.unit == other.unit or None in (one.unit, other.unit)
    return _standing("unit", "same" if same else "apart", one.unit, other.unit)


def _modality(one: Figure, other: Figure) -> Standing:
    """What is denied is set beside what is told as a fact; what is planned is not."""
    modes = {one.modality, other.modality}
    same = len(modes) == 1 or modes == {"fact", "denied"}
    return _standing("modality", "same" if same else "apart", one.modality, other.modality)


def _pace(one: Figure, other: Figure) -> Standing:
    return _standing("pace", "same" if one.pace == other.pace else "apart", one.pace, other.pace)


def _counted(one: Figure, other: Figure) -> Standing:
    if one.unit not in _PERSONS or other.unit not in _PERSONS:
        return _standing("counted", "same", one.counted, other.counted)
    return _standing("counted", counted_within(one.counted, other.counted), one.counted, other.counted)


def _actor(one: Figure, other: Figure) -> Standing:
    """Who is said to have done it. Where two are named, it may be one deed laid at two doors, or two deeds."""
    apart = one.actor is not None and other.actor is not None and not same_actor(one.actor, other.actor)
    if not apart:
        return _SAME
    return Standing("unknown", Reason("actor-apart", (("one", one.actor or ""), ("other", other.actor or ""))))


def _means(one: Figure, other: Figure) -> Standing:
    """By what means. Air raids and shells on one town are two things, unless one of the two is mistaken."""
    if not one.means or not other.means or one.means & other.means:
        return _SAME
    first, second = (", ".join(sorted(each.means)) for each in (one, other))
    return _standing("means", "unknown", first, second, "apart")


def _place(one: Figure, other: Figure, geography: Geography) -> Standing:
    within = spots_within(one.spot, other.spot, geography)
    coarse = None
    if within in ("same", "first-in-second", "second-in-first") and _too_wide(one, other, within, geography):
        within, coarse = "unknown", "coarse"
    if within == "same":
        return _SAME
    return _standing("place", within, spot_words(one.spot), spot_words(other.spot), coarse)


def _too_wide(one: Figure, other: Figure, within: Within, geography: Geography) -> bool:
    """Whether the wider place is a country, and what is told of it a few days' news and no total.

    `12 people were killed in Syria on Monday` is of one incident somewhere in it.
    """
    outer = {"first-in-second": (other,), "second-in-first": (one,)}.get(within, (one, other))
    spot = outer[0].spot
    if spot is None or spot.id is None or not geography.is_wide(spot.id):
        return False
    if is_stock(one.category) or is_stock(other.category) or all("sum" in figure.cues for figure in outer):
        return False
    return not (spans_long(one) and spans_long(other))


def spot_words(spot: Spot | None) -> str | None:
    """A place as it is told in a fact: its name, and the part that is meant."""
    if spot is None:
        return None
    return spot.name if spot.part is None else f"{spot.name} ({spot.part})"


def _sites(one: Figure, other: Figure) -> Standing:
    """The quarters that are named. Where one names none and tells of several, the other is of a part of it."""
    if one.sites and other.sites:
        same = share_a_site(one.sites, other.sites)
        return _standing("site", "same" if same else "apart", _names(one), _names(other))
    return _open_part("site", one, other, lambda part, whole: bool(part.sites) and "several" in whole.cues)


def _names(figure: Figure) -> str:
    return ", ".join(figure.sites) or figure.text


def _since(one: Figure, other: Figure) -> Standing:
    """All since something, and what happened on a day: the day's figure is a part of it."""
    return _open_part("since", one, other, lambda part, whole: "since" in whole.cues and "since" not in part.cues)


def _among(one: Figure, other: Figure) -> Standing:
    """Some among all that were killed, by a name or a family: there were more."""
    return _open_part("among", one, other, lambda part, whole: "among" in part.cues and "among" not in whole.cues)


def _open_part(question: str, one: Figure, other: Figure, is_part: Callable[[Figure, Figure], bool]) -> Standing:
    """One is of a part that has no bounds of its own. A part cannot be the larger one: then they do meet."""
    if any(is_part(*pair) and not exceeds(*pair) for pair in ((one, other), (other, one))):
        return _standing(question, "unknown", one.text, other.text, "part")
    return _SAME


def _days(one: Figure, other: Figure) -> Standing:
    """Of what is counted at one time, days that touch are the same time. A running total holds an earlier one."""
    if is_running(one) and is_running(other):
        return _SAME
    within = days_within(one, other)
    stock = is_stock(one.category) or is_stock(other.category)
    if stock and within in ("first-in-second", "second-in-first", "overlap"):
        within = "same"
    return _SAME if within == "same" else _standing("days", within, _told(one), _told(other))


def _told(figure: Figure) -> str | None:
    days = days_of(figure)
    if days is None:
        return None
    return figure.first if days[0] == days[1] else f"{figure.first or '..'}/{figure.last or '..'}"
