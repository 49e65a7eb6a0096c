"""Two numbers that are one: 30-40, 3,000 to 5,000, between X and Y, two or three, بين … و…, من … إلى …."""

from __future__ import annotations

import re

from amana.reading.numbers.figure import Figure
from amana.reading.numbers.hedges import change_before
from amana.reading.numbers.near import Place, skip_back
from amana.reading.numbers.units import counted_after

_FURTHEST = 24
_JOINS = {
    **dict.fromkeys(("-", "--", "~"), "hyphen"),
    **dict.fromkeys(("to", "-to-", "through", "thru", "till", "until", "up to", "as far as"), "to"),
    **dict.fromkeys(("الي", "والي", "حتي", "وحتي", "وصولا الي", "لغايه"), "to"),
    **dict.fromkeys(("and", "و"), "and"),
    **dict.fromkeys(("or", "-or-", "or even", "او"), "or"),
}
_ROUGHLY = r"(?:(?:about|around|roughly|some|approximately|an estimated|نحو|حوالي|قرابه|زهاء) )?$"
_BETWEEN = re.compile(rf"(?<![a-z])between {_ROUGHLY}|(?<![\u0621-\u064a])(?:[وف]?(?:ما )?[لب]?بين) {_ROUGHLY}")
_SCORED = re.compile(
    r"(?<![a-z])(?:won|wins?|lost|loses|loss|beat|beats|beaten|victory|defeat|defeated|draw|drew|lead|leads|led|trailed"
    r"|scored?|tied?|voted|vote|innings?|game|match|sets?)(?![a-z])"
)
_HIGHEST_SCORE = 1000
_FROM = re.compile(rf"(?<![a-z])from {_ROUGHLY}|(?<![\u0621-\u064a])[وف]?من {_ROUGHLY}")
_LEAD = 24
_FORMS = frozenset(("digits", "words", "share", "vague"))
_MOST_OR = 3
_BOTH = frozenset(("and", "but", "and also", "yet", "و", "لكن", "ولكن", "الا انه"))
_YEARS = range(1901, 2101)


def join_ranges(place: Place, figures: list[Figure]) -> list[Figure]:
    """The figures, those that are two ends of a range joined."""
    joined: list[Figure] = []
    for one in figures:
        if joined and (whole := _joined(place, joined[-1], one)) is not None:
            joined[-1] = whole
        else:
            joined.append(one)
    return joined


def _joined(place: Place, first: Figure, second: Figure) -> Figure | None:
    gap = second.before - first.after
    if gap > _FURTHEST or gap < 0 or first.hedge == "range" or first.role == "vote" or second.start < first.after:
        return None
    between = place.text[first.after : second.before]
    if "\n" in between or first.one.form not in _FORMS or second.one.form not in _FORMS:
        return None
    how = _JOINS.get(between.strip(" "))
    if between == " " and place.text.startswith("-", second.start) and _is_negative(second):
        how = "hyphen"
        second.low, second.high = -second.high if second.high else None, -second.low if second.low else None
    if how is None or not _one_unit(first, second):
        return None
    return _range(place, first, second, how)


def _one_unit(first: Figure, second: Figure) -> bool:
    """Whether both ends are counted in one unit, or in what only one of them says."""
    if first.unit is None or second.unit is None:
        return first.unit is None or first.unit.before
    return first.unit.unit.id == second.unit.unit.id


def _range(place: Place, first: Figure, second: Figure, how: str) -> Figure | None:
    low, high = _shared_scale(first, second)
    lead = _lead(place.text, first, how)
    if how == "and" and lead == first.before:
        return None
    if how == "hyphen" and {first.one.form, second.one.form} == {"digits", "words"} and second.one.scale == 1:
        return None
    if how == "or" and not (low < high <= low * _MOST_OR):
        return None
    if how == "to" and lead == first.before and (change_before(place, first.before) or _is_year(first)):
        return None
    if not _rises(first, second, low, high, how, lead < first.before):
        return None
    return Figure(
        second.one, first.start, second.end, min(low, high), max(low, high), min(lead, first.from_), second.to,
        unit=second.unit or first.unit, hedge="range", rule=f"range/{how}",
    )  # fmt: skip


def _rises(first: Figure, second: Figure, low: float, high: float, how: str, led: bool) -> bool:
    """Whether the ends are in order; years are no range of counts."""
    if _is_year(first) and (_is_year(second) or second.end - second.start == 2):
        return False
    if low < high:
        return True
    return how == "to" and led and low != high


def _is_year(one: Figure) -> bool:
    return one.one.shape == "plain" and one.unit is None and one.low in _YEARS


def _shared_scale(first: Figure, second: Figure) -> tuple[float, float]:
    """Both values; 3 to 5 million is three million to five."""
    low, high, scale = first.one.low, second.one.high, second.one.scale
    if scale > 1 and first.one.scale == 1 and first.one.form in ("digits", "words") and low < high / scale:
        low *= scale
    return -low if _is_negative(first) else low, -high if _is_negative(second) else high


def _is_negative(one: Figure) -> bool:
    return one.high is not None and one.high < 0


def _lead(text: str, first: Figure, how: str) -> int:
    """Where `between` or `from` begins, if one leads the range."""
    end = first.before - len(first.one.clitic)
    pattern = _BETWEEN if how == "and" else _FROM
    match = pattern.search(text, max(0, end - _LEAD), end)
    if match is None and how != "and":
        match = _BETWEEN.search(text, max(0, end - _LEAD), end)
    return match.start() if match else first.before


def join_bounds(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures, a lower and an upper bound that `and` joins made one (more than X and less than Y)."""
    joined: list[Figure] = []
    for one in figures:
        if joined and _are_bounds(text, joined[-1], one):
            first = joined[-1]
            joined[-1] = Figure(
                one.one, first.start, one.end,
                first.low if first.hedge == "more" else one.low,
                first.high if first.hedge == "less" else one.high,
                first.from_, one.to, unit=one.unit or first.unit, hedge="range", rule="range/bounds",
            )  # fmt: skip
        else:
            joined.append(one)
    return joined


def _are_bounds(text: str, first: Figure, second: Figure) -> bool:
    lows = {first.hedge: first.low, second.hedge: second.low}
    highs = {first.hedge: first.high, second.hedge: second.high}
    if {first.hedge, second.hedge} != {"more", "less"} or second.from_ - first.after > _FURTHEST:
        return False
    low, high = lows["more"], highs["less"]
    between = text[max(first.after, first.to) : second.from_].strip(" ")
    if low is None or high is None or low >= high:
        return False
    return between.strip(" ,") in _BOTH or (between == "," and first.unit is None)


def is_score(text: str, first: Figure, second: Figure) -> bool:
    """Whether two numbers with a hyphen are for and against: 52-35, 2-2, 3-for-4."""
    between = text[first.end : second.start]
    if between in ("-of-", "-for-"):
        return first.one.form == "digits" and second.one.form in ("digits", "code")
    if between != "-" or first.one.form != "digits" or second.one.form != "digits":
        return False
    if not first.one.shape == second.one.shape == "plain" or first.low is None or second.low is None:
        return False
    if first.low >= second.low:
        return first.low < _HIGHEST_SCORE
    around = text[max(0, first.start - _FURTHEST) : first.start], text[second.end : second.end + _FURTHEST]
    scored = second.low < _HIGHEST_SCORE and second.unit is None and any(map(_SCORED.search, around))
    return scored and counted_after(text, second.end) is None


def is_span_of_years(text: str, first: Figure, second: Figure) -> bool:
    """2018-19, 2014/15."""
    if text[first.end : second.start] not in ("-", "/") or second.one.shape != "plain":
        return False
    return _is_year(first) and second.end - second.start == 2


def before_of(figure: Figure, text: str) -> int:
    """Where the words that may hedge a figure end."""
    return skip_back(text, figure.before - len(figure.one.clitic))
