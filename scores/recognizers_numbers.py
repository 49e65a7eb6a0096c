"""Numbers and number ranges, case by case, in English and Arabic: Microsoft's own tests of Recognizers-Text.

The set's conventions, converted here: in its `Number` model the ends of a range are numbers of their own, and a
number that touches letters (180ml) is none; its `NumberRange` model wants the hedge in the span and only bounds.
Rows marked `ignore_resolution` are scored by their span alone. Rows that the set's own reference implementation
fails (`not_supported` names dotnet) are scored apart.
"""

from __future__ import annotations

import re
from typing import Any

from amana.reading.numbers.figure import Figure
from amana.reading.numbers.find import figures_of, plain_figures
from amana.reading.numbers.folded import Folded
from amana.reading.numbers.near import Place
from scores.data import Part, part_of, rows
from scores.measure import Tally

SET = "recognizers_text"
PARTS: tuple[Part, ...] = ("work", "aside")
_MODELS = ("NumberModel", "NumberRangeModel")
_NUMBER_FORMS = frozenset(("digits", "words", "share", "code", "date", "clock"))
_INTERVAL = re.compile(r"[\[(](?P<low>-?[\d.E+-]*),(?P<high>-?[\d.E+-]*)[\])]")
_CLOSE = 1e-4
Bounds = tuple[float | None, float | None]
Case = tuple[tuple[int, int], Bounds]


def score() -> list[Tally]:
    """Spans, and of those matched the values, by model, language and part."""
    tallies: list[Tally] = []
    for language in ("en", "ar"):
        for model in _MODELS:
            of = {(part, apart): _two(model, language, part, apart) for part in PARTS for apart in (False, True)}
            for row in rows(f"recognizers_text/dev/Number.{language}.jsonl"):
                if row["model"] == model:
                    spans, values = of[part_of(row["id"]), "dotnet" in (row["not_supported"] or "")]
                    _count(spans, values, row)
            tallies += [tally for both in of.values() for tally in both if tally.there]
    return tallies


def _two(model: str, language: str, part: str, apart: bool) -> tuple[Tally, Tally]:
    name = model.removesuffix("Model") + (" (unsupported)" if apart else "")
    return Tally(SET, f"{name} span", language, part), Tally(SET, f"{name} value", language, part)


def _count(spans: Tally, values: Tally, row: dict[str, Any]) -> None:
    found = read(row["input"], row["model"])
    there = [case for one in row["results"] if (case := _case(row["input"], one, row["model"]))]
    matched = {span: bounds for span, bounds in found if any(span == other for other, _ in there)}
    spans.add(len(matched), len(found), len(there))
    for span, _ in found:
        if span not in matched:
            spans.miss("too many, or another span")
    for span, bounds in there:
        if span not in matched:
            spans.miss("missed, or another span")
        elif not row["ignore_resolution"]:
            right = all(_same(a, b) for a, b in zip(bounds, matched[span], strict=True))
            values.add(right, 1, 1)
            if not right:
                values.miss("another value")


def read(text: str, model: str) -> list[Case]:
    """What is found in a text, as the model gives it."""
    folded = Folded(text)
    if model == "NumberModel":
        figures = [one for one in plain_figures(Place(folded.text, folded.kept)) if _is_number(folded, one)]
        return [(folded.back(one.start, one.end), (one.low, one.high)) for one in figures]
    figures = [one for one in figures_of(folded) if one.hedge in ("more", "less", "range") or one.rule == "equal"]
    return [(folded.back(one.from_, max(one.to, one.end)), (one.low, one.high)) for one in figures]


def _is_number(folded: Folded, one: Figure) -> bool:
    if one.one.form not in _NUMBER_FORMS or one.rule in ("decade",):
        return False
    following = folded.text[one.end : one.end + 1]
    return not (folded.text[one.end - 1].isdigit() and following.isalpha())


def _case(text: str, one: dict[str, Any], model: str) -> Case | None:
    """The span, without blanks at its ends, and the bounds."""
    start = one.get("Start", -1)
    if start < 0:
        start = text.lower().find(one["Text"].lower())
    if start < 0:
        return None
    said = one["Text"]
    start += len(said) - len(said.lstrip())
    span = (start, start + len(said.strip()))
    value = (one.get("Resolution") or {}).get("value")
    if value is None:
        return span, (None, None)
    if model == "NumberModel":
        return span, (float(value), float(value))
    bounds = _INTERVAL.fullmatch(value)
    return span, ((_float(bounds["low"]), _float(bounds["high"])) if bounds else (None, None))


def _float(said: str) -> float | None:
    return float(said) if said else None


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return (
        abs(one - other) <= _CLOSE * max(1.0, abs(one)) if abs(one) > 1e-3 else abs(one - other) <= 1e-3 * abs(one)
    )


if __name__ == "__main__":
    for tally in score():
        print(tally, dict(tally.failures.most_common(3)))
