"""Microsoft Recognizers-Text, DateTime specifications (English and Arabic): spans found, and values right.

A specification joins what TIMEX3 keeps apart (`from 2 to 7 May`, `in two weeks`), so a span counts as found where
one of ours overlaps it. A value is right where the TIMEX of one of ours there is the expected one or among its
candidates; ranges are compared by the days they begin and end with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from amana.reading.nouns import Time
from amana.reading.times import find_times
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally, overlap

_WHAT = ("DateTime span", "DateTime value")
_RANGE = re.compile(r"\(([^,()]+),([^,()]+),[^()]*\)")
_DOT_NET = "dotnet"


def score() -> list[Tally]:
    """Both languages and parts: the end-to-end model in English, extractors and parsers besides in Arabic."""
    tallies = {
        (what, language, part): Tally("recognizers_text", what, language, part)
        for language in ("en", "ar")
        for part in ("work", "aside")
        for what in _WHAT
    }
    for language in ("en", "ar"):
        for row in cases(language):
            part = part_of(row["id"])
            _count([tallies[what, language, part] for what in _WHAT], row, language)
    return list(tallies.values())


def cases(language: str) -> Iterator[dict[str, Any]]:
    """The cases scored: of the model in English; in Arabic, where it has few, of extractors and parsers too."""
    for row in rows(f"recognizers_text/dev/DateTime.{language}.jsonl"):
        model = row["model"]
        if model == "DateTimeModel" or (language == "ar" and model.endswith(("Extractor", "Parser"))):
            yield row


def read(row: dict[str, Any], language: str) -> list[Time]:
    """Our times for a case; a case says what day it is."""
    published = row.get("reference_datetime") or "2016-11-07"
    return find_times(View.of(row["input"], language), date.fromisoformat(published[:10]))


def expected(row: dict[str, Any]) -> list[tuple[int, int, set[str]]]:
    """Start, end (exclusive) and the TIMEX candidates of each expected result."""
    found = []
    for one in row["results"] if isinstance(row["results"], list) else [row["results"]]:
        place = _place(row["input"], one) if isinstance(one, dict) else None
        if place:
            found.append((*place, set(_timexes(one))))
    return found


def _place(text: str, one: dict[str, Any]) -> tuple[int, int] | None:
    words = str(one.get("Text", "")).strip()
    at = text.lower().find(words.lower())
    if not words or at < 0:
        return None
    start = one.get("Start")
    if isinstance(start, int) and text[start : start + len(words)].lower() == words.lower():
        at = start
    return at, at + len(words)


def _timexes(one: dict[str, Any]) -> Iterator[str]:
    resolution = one.get("Resolution")
    if isinstance(resolution, dict):
        for value in resolution.get("values", []):
            yield str(value.get("timex", ""))
            yield from (str(value[key])[:10] for key in ("value", "start") if value.get(key))
    value = one.get("Value")
    if isinstance(value, dict) and value.get("Timex"):
        yield str(value["Timex"])


def _count(tallies: list[Tally], row: dict[str, Any], language: str) -> None:
    spans, values = tallies
    found, there = read(row, language), expected(row)
    hit = [[time for time in found if overlap((time.start, time.end), (start, end))] for start, end, _ in there]
    inside = {id(time) for times in hit for time in times}
    false = [time for time in found if id(time) not in inside]
    spans.add(sum(bool(times) for times in hit), sum(bool(times) for times in hit) + len(false), len(there))
    for time in false:
        spans.miss("false: " + time.rule)
    for times, (_, _, timexes) in zip(hit, there, strict=True):
        if not times:
            spans.miss("missed")
        if timexes:
            right = any(_is_right(times, timex) for timex in timexes)
            values.add(right, bool(times), 1)
            if times and not right:
                values.miss("value by " + times[0].rule)


def _is_right(times: list[Time], timex: str) -> bool:
    """Whether our times say what a TIMEX says; where it leaves the year or day open, ours may be any."""
    between = _RANGE.fullmatch(timex)
    if between:
        ours = [one for time in times for one in (time.first, time.last, time.value) if one]
        ours += [one[one.index("T") :] for one in ours if "T" in one]
        begins = any(_pattern(between[1]).match(one) for one in ours)
        return begins and (any(_pattern(between[2]).match(one) for one in ours) or _before(between[2], times))
    return any(_same(time, timex) for time in times)


def _before(end: str, times: list[Time]) -> bool:
    """A range ends, in these specifications, with the day after its last."""
    last = [date.fromisoformat(time.last[:10]) for time in times if time.last]
    return any((day + timedelta(days=1)).isoformat() == end for day in last if day < date.max)


def _same(time: Time, timex: str) -> bool:
    value = time.value or ""
    if timex.startswith("T") and "T" in value:
        return _pattern(timex).match(value[value.index("T") :]) is not None
    return _pattern(timex).match(value) is not None or (time.first or "")[:10] == timex


def _pattern(timex: str) -> re.Pattern[str]:
    spelled = re.escape(timex).replace("XXXX", r"[\dX]{4}").replace("XX", r"[\dX]{2}")
    weekday = re.match(r"XXXX-WXX-[1-7]", timex)
    if weekday:
        rest = spelled[len(_pattern_text(weekday[0])) :]
        return re.compile(rf"(?:\d{{4}}-\d\d-\d\d|XXXX-WXX-\d){rest}")
    return re.compile(spelled)


def _pattern_text(timex: str) -> str:
    return re.escape(timex).replace("XXXX", r"[\dX]{4}").replace("XX", r"[\dX]{2}")


if __name__ == "__main__":
    for one in score():
        print(one)
        print("   ", one.failures.most_common(12))
