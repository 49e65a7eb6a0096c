"""From expressions to rows: units, ranges, hedges and roles, in this order."""

from __future__ import annotations

import re
from itertools import pairwise

from amana.reading.nouns import Number, Span
from amana.reading.numbers.expressions import expressions_of
from amana.reading.numbers.figure import Figure, figure_of
from amana.reading.numbers.folded import Folded
from amana.reading.numbers.hedges import (
    Hedging,
    Kind,
    change_before,
    hedge_after,
    hedge_before,
    hedge_far_before,
    may_hedge,
)
from amana.reading.numbers.near import Place, skip_back
from amana.reading.numbers.pronouns import counts
from amana.reading.numbers.ranges import before_of, is_score, is_span_of_years, join_bounds, join_ranges
from amana.reading.numbers.roles import Surroundings, age_before, goes_on, may_be_age
from amana.reading.numbers.units import counted_after, unit_after, unit_before, unit_of_pair
from amana.reading.view import View

_NEGATIVE = re.compile(r"(?:^|(?<=[\s(=<>]))(?:-|minus[ -]|negative )$|(?<![\u0621-\u064a])(?:سالب|ناقص) $")
_SIGNS = frozenset(("minus", "negative", "سالب", "ناقص"))
_SUFFIXED = frozenset("snrt'")
_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b|'?s\b")
_YEARS = range(1900, 2101)
_LETTERS = re.compile(r"[a-z]")
_TIME_OF_DAY = re.compile(r"[ap]m\b")
# What generations of networks and of screens are called, forms, and paragraphs: 5G, 3-D, 10-K, 401(k).
_GENERATION = re.compile(r"[2-8][GK]\b|\d{1,3}-[A-Z](?![\w'’-])|\d{3}\([a-z]\)")
_LENGTHS = frozenset(("km", "m", "cm", "mile", "foot", "yard"))
_INHERITED: dict[str, Kind] = {
    "more": "more", "less": "less", "about": "about", "rise": "rise", "fall": "fall"
}  # fmt: skip
_AGAIN = (" (", "(", " or ", ", or ", " / ", "/")
# What says a little less, and gives way to a verb of change: up nearly 57 %.
_WEAK = frozenset(("nearly", "almost", "as much as", "as many as"))
_HEDGED = frozenset(("digits", "words", "vague", "share", "pair"))
_UNITLESS = frozenset(("year", "date", "ordinal", "identifier", "vote"))
_SETTLED = frozenset(("decade", "vote/score", "year/possessive", "year/span"))
_LONGEST_JOIN = 24
# A change goes on with the next number: 3 % in May and 4 % in June.
_GOES_ON = re.compile(
    r"(?: (?:in|on|for|at) [a-z]{2,12})?,? (?:and|or) |(?: (?:في|خلال) [\u0621-\u064a]{2,12})? و"
)
_LONGEST_NEXT = 6
_LARGEST = 1e300


def find_numbers(view: View) -> list[Number]:
    """Every number of a text, in order: its bounds as the wording gives them, its hedge, role and unit.

    Two numbers that are the ends of a range are one row. Numbers that say nothing by their size (telephone
    numbers, hundreds of digits) have no bounds and the role `identifier`.
    """
    folded = Folded.of(view)
    return [_row(view, folded, one) for one in figures_of(folded)]


def figures_of(folded: Folded) -> list[Figure]:
    """The figures of a folded text, every rule applied."""
    text = folded.text
    place = Place(text, folded.kept, arabic=folded.arabic, known=folded.words)
    figures = plain_figures(place)
    for first, second in pairwise(figures):
        if is_score(text, first, second):
            first.role = second.role = "vote"
            first.rule = second.rule = "vote/score"
        elif is_span_of_years(text, first, second):
            first.role = second.role = "year"
            first.rule = second.rule = "year/span"
    figures = join_ranges(place, figures)
    for one in figures:
        _hedge(place, one)
    for first, second in pairwise(figures):
        _inherit(text, first, second)
    figures = join_bounds(text, figures)
    around = Surroundings(place)
    before: Figure | None = None
    for one in figures:
        _settle(around, one)
        if (
            before is not None
            and one.start - before.end < _LONGEST_NEXT
            and (known := goes_on(place, before, one))
        ):
            one.role, one.rule = known
        before = one
    return figures


def plain_figures(place: Place) -> list[Figure]:
    """The figures as they stand, none joined, each with its sign, suffix and unit."""
    text = place.text
    figures = [
        figure_of(one)
        for one in expressions_of(text, place.kept, arabic=place.arabic, known=place.known)
        if counts(text, one)
    ]
    for one in figures:
        _sign(place, one)
        if text[one.end : one.end + 1] in _SUFFIXED:
            _suffix(text, one)
        if one.end - one.start <= len("401") and one.one.form == "digits" and _is_generation(place.kept, one):
            one.one = one.one._replace(form="code")
            one.rule = "code"
        if one.one.form in ("digits", "words", "vague", "share"):
            one.unit = unit_after(place, one.end) or unit_before(place, one.start)
        if one.one.form == "pair":
            one.unit = unit_of_pair(one.one.unit, one.start, one.end)
        if one.one.shape == "either":
            _thousands(text, one)
        _glued(text, one)
    return figures


def _is_generation(kept: str, one: Figure) -> bool:
    money = kept[max(0, one.start - 1) : one.start] in ("$", "£", "€")
    return bool(_GENERATION.match(kept, one.start)) and not money


def _sign(place: Place, one: Figure) -> None:
    text = place.text
    if one.one.form not in ("digits", "words"):
        return
    if text[one.start - 1 : one.start] != "-" and place.last(one.start - 1) not in _SIGNS:
        return
    sign = _NEGATIVE.search(text, max(0, one.start - 9), one.start)
    if sign and one.low is not None and one.high is not None:
        one.start = one.from_ = sign.start()
        one.low, one.high = -one.high, -one.low


def _suffix(text: str, one: Figure) -> None:
    """22nd is a place in a row, 1990s ten years."""
    if one.one.form != "digits" or not (suffix := _SUFFIX.match(text, one.end)) or one.one.shape != "plain":
        return
    if not suffix[0].endswith("s"):
        one.one = one.one._replace(form="ordinal")
        one.rule = "ordinal"
    elif one.low is not None and one.low % 10 == 0 and one.end - one.start in (2, 4):
        one.one = one.one._replace(form="date")
        one.high, one.rule, one.role = one.low + 9, "decade", "year"
    elif one.low in _YEARS:
        one.one = one.one._replace(form="date")
        one.rule, one.role = "year/possessive", "year"
        return
    else:
        return
    one.end = one.to = suffix.end()


def _thousands(text: str, one: Figure) -> None:
    """275.000 people are thousands; 4.800 by itself, 1.250 million and 2.125 % are not."""
    if one.low is None or one.high is None:
        return
    whole = one.one.scale == 1 and (one.one.low % 1000 == 0 or counted_after(text, one.end) is not None)
    if one.unit is not None and one.unit.unit.role == "percent":
        whole = False
    if not whole:
        one.low, one.high = one.low / 1000, one.high / 1000
        one.one = one.one._replace(low=one.one.low / 1000, high=one.one.high / 1000)


def _glued(text: str, one: Figure) -> None:
    """Letters that touch the digits and are no unit: a name's number."""
    if one.one.form != "digits" or one.unit is not None or one.one.shape == "decimal":
        return
    if _LETTERS.match(text, one.end) and text[one.end - 1].isdigit() and not _TIME_OF_DAY.match(text, one.end):
        one.one = one.one._replace(form="code")
        one.rule = "code"


def _hedge(place: Place, one: Figure) -> None:
    text = place.text
    if one.one.form not in _HEDGED or one.low is None:
        if one.one.form == "ordinal" and one.low is not None and one.low > 2:
            _bound_of_places(place, one)
        return
    if one.unit is None and one.one.form != "share":
        one.unit = counted_after(text, one.end)
    start = skip_back(text, min(before_of(one, text), one.from_))
    found = None
    if may_hedge(place, start) or may_be_age(place, start):
        found = _hedge_before(place, one, age_before(place, start))
    if found is None and place.arabic and text[start - 1 : start] > "\u0620":
        found = hedge_far_before(text, start)
    behind = hedge_after(place, one.end) or (hedge_after(place, one.after) if one.unit else None)
    if behind is not None and one.unit is None and not behind.needs:
        one.unit = unit_after(place, behind.end) or counted_after(text, behind.end)
    if found is not None:
        _bound(one, found)
    if behind is not None and _moves(one, behind) and (found is None or "equal" in (found.kind, behind.kind)):
        _bound(one, behind)


def _hedge_before(place: Place, one: Figure, start: int) -> Hedging | None:
    """The hedge before a number, or the verb of change, which a weak hedge gives way to."""
    found = hedge_before(place, start)
    if found is None or found.kind == "equal" or place.text[found.start : found.end] in _WEAK:
        change = change_before(place, found.start if found and found.kind != "equal" else start)
        found = found if change is None or not _moves(one, change) else change
    return found


def _bound_of_places(place: Place, one: Figure) -> None:
    """Higher than third and lower than tenth."""
    found = hedge_before(place, before_of(one, place.text))
    if found is not None and place.text[found.start : found.end].endswith((" than", " من")):
        _bound(one, found)


def _moves(one: Figure, change: Hedging) -> bool:
    """Whether a verb of rising or falling is about the number: fell 3 %, and not fell 30 metres away."""
    unit = one.unit.unit if one.unit else None
    if change.kind == "fall" and unit is not None and (unit.id in _LENGTHS or unit.id == "weapon"):
        return False
    if change.needs == "" or (unit is None and change.needs == "drift" and one.one.shape == "decimal"):
        return True
    if change.needs == "noun":
        return unit is None or unit.role != "duration" or change.start < one.start
    moved = unit is not None and (unit.role in ("percent", "money") or unit.id in ("point", "degree"))
    return moved and not (change.needs == "by" and unit is not None and unit.role == "money")


def _bound(one: Figure, found: Hedging) -> None:
    one.from_, one.to = min(one.from_, found.start), max(one.to, found.end if found.end > one.end else one.to)
    if found.kind == "equal":
        one.rule = "equal" if one.rule in ("digits", "words") else one.rule
        return
    if found.kind == "more":
        one.high = None
    elif found.kind == "less":
        one.low = None
    elif one.hedge == "range" or one.one.form == "vague":
        one.rule = f"{one.rule}/{found.kind}"
        return
    one.hedge = found.kind
    one.rule = f"{one.rule}/{found.kind}" + ("-noun" if found.needs == "noun" else "")


def _inherit(text: str, first: Figure, second: Figure) -> None:
    """What is said again in another unit, or goes on with the same, keeps the hedge: fell 82 points, or 3.4 %."""
    if second.hedge != "exact" or first.hedge not in _INHERITED or first.unit is None or second.unit is None:
        return
    one, other = first.unit.unit, second.unit.unit
    if (
        "quantity" in (one.role, other.role)
        or second.before - first.after > _LONGEST_JOIN
        or second.one.form == "share"
    ):
        return
    between = text[first.after : second.before]
    spelt = text[first.unit.start : first.unit.end] != text[second.unit.start : second.unit.end]
    again = between in _AGAIN and spelt
    if again or (one.id == other.id and first.hedge in ("rise", "fall") and _GOES_ON.fullmatch(between)):
        _bound(second, Hedging(_INHERITED[first.hedge], second.from_, second.end))


def _settle(around: Surroundings, one: Figure) -> None:
    """The role, and `vague` where no other hedge was found."""
    if one.one.form == "vague" and one.hedge == "exact":
        one.hedge = "vague"
    if one.rule in _SETTLED:
        return
    one.role, rule = around.role(one)
    one.rule = rule or one.rule
    if one.role in _UNITLESS:
        one.unit = None


def _row(view: View, folded: Folded, one: Figure) -> Number:
    start, end = folded.back(one.start, one.end)
    low, high = _float(one.low), _float(one.high)
    bounded = one.hedge != "exact" or one.rule == "equal"
    return Number(
        start, end, view.text[start:end], low, high, one.hedge,
        "identifier" if low is None and high is None else one.role, _unit_id(one), one.rule,
        hedged=_span(view, folded, one.from_, max(one.to, one.end)) if bounded else None,
        unit_span=_span(view, folded, one.unit.start, one.unit.end) if one.unit else None,
    )  # fmt: skip


def _unit_id(one: Figure) -> str | None:
    if one.role == "age":
        return one.unit.unit.id if one.unit and one.unit.unit.role == "duration" else "year"
    if one.unit is not None:
        return one.unit.unit.id
    return "part" if one.one.form == "share" else one.one.unit or None


def _span(view: View, folded: Folded, start: int, end: int) -> Span:
    return view.span(*folded.back(start, end))


def _float(bound: float | None) -> float | None:
    return None if bound is None or abs(bound) > _LARGEST else float(bound)
