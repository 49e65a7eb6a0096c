"""Timelines: days of any exactness, lanes that keep clear, counts where there are many, nothing unsaid."""

from __future__ import annotations

import math
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.web.drawing import Entry, Words, draw_timeline
from amana.web.drawing.days import Span, begin_of, next_of, span_of
from amana.web.drawing.lanes import lanes_of
from amana.web.drawing.time_axis import STEPS, TimeScale, time_ticks
from amana.web.drawing.timeline_counts import columns_of

from .made import AR, BOTH, EN, numbers, of_kind, outside, overlapping, read, texts

_day = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat) | st.dates(
    date(2014, 1, 1), date(2017, 12, 31)
).map(date.isoformat)
_when = (
    _day | _day.map(lambda one: one[:7]) | _day.map(lambda one: one[:4]) | st.sampled_from(["", "tomorrow", None])
)
_entry = st.builds(
    Entry,
    first=_when,
    last=_when,
    label=st.sampled_from(["Buses at the bridge", "وصول الحافلات إلى الجسر القديم", "x", "words " * 30]),
    kind=st.sampled_from(["fact", "report", "known"]),
    precision=st.sampled_from(["instant", "day", "days", "month", "year", "years"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_entry, max_size=25), st.sampled_from([320, 360, 960]), st.sampled_from(BOTH))
def test_nothing_runs_out_or_over(entries: list[Entry], width: int, words: Words) -> None:
    root = read(draw_timeline(entries, words, width=width, title="Timeline"))
    assert all(math.isfinite(one) for one in numbers(root))
    assert outside(root) == []
    assert overlapping(texts(root)) == []
    assert len(of_kind(root, "g")) == sum(span_of(one.first, one.last) is not None for one in entries)


@settings(max_examples=12, deadline=None)
@given(st.lists(_entry, min_size=121, max_size=300), st.sampled_from([360, 960]), st.sampled_from(BOTH))
def test_counts_keep_clear_and_hold_everything(entries: list[Entry], width: int, words: Words) -> None:
    root = read(draw_timeline(entries, words, width=width, title="Timeline"))
    assert all(math.isfinite(one) for one in numbers(root))
    assert outside(root) == []
    assert overlapping(texts(root)) == []


@settings(deadline=None)
@given(st.lists(_entry, max_size=80), st.sampled_from(STEPS))
def test_columns_and_what_is_beyond_them_are_all(entries: list[Entry], step: tuple[str, int]) -> None:
    dated = [(one, span) for one in entries if (span := span_of(one.first, one.last))]
    columns, beyond = columns_of(dated, *step)  # type: ignore[arg-type]
    assert sum(one.total for one in columns) + len(beyond) == len(dated)
    assert all(one.first < one.after for one in columns)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2016", "2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2016-02", "2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2016-12-22T08:30:00Z", "2016-12-22", (date(2016, 12, 22), date(2016, 12, 22))),
        ("2016-12-22", "2016-12-15", (date(2016, 12, 15), date(2016, 12, 22))),
    ],
)
def test_what_dates_cover(first: str, last: str, expected: tuple[date, date]) -> None:
    assert span_of(first, last) == Span(expected[0].toordinal(), expected[1].toordinal())


def test_open_ends_and_no_dates() -> None:
    day = date(2016, 12, 22).toordinal()
    assert span_of(None, "2016-12-22") == Span(day, day, open_first=True)
    assert span_of("2016-12-22", None) == Span(day, day, open_last=True)
    assert span_of(None, None) is span_of("2016-13-01", "soon") is None


@settings(deadline=None)
@given(st.integers(1, date.max.toordinal()), st.sampled_from(STEPS))
def test_stretches_of_days_hold_their_days(day: int, step: tuple[str, int]) -> None:
    unit, every = step
    begin = begin_of(unit, day, every)  # type: ignore[arg-type]
    after = next_of(unit, begin, every)  # type: ignore[arg-type]
    assert begin.toordinal() <= day < after


@settings(deadline=None)
@given(st.floats(1, 3_000_000), st.floats(1, 700_000))
def test_ticks_are_few_and_in_order(low: float, days: float) -> None:
    found = time_ticks(TimeScale(low, min(low + days, date.max.toordinal() + 1.0), 16, 944), EN)
    assert [one.day for one in found] == sorted({one.day for one in found})
    assert 1 <= len(found) <= 60


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 900), st.floats(1, 200)), max_size=60))
def test_lanes_keep_clear(pairs: list[tuple[float, float]]) -> None:
    stretches = [(start, start + size) for start, size in pairs]
    lanes = lanes_of(stretches)
    for at, (start, end) in enumerate(stretches):
        for other in range(at):
            if lanes[at] == lanes[other]:
                assert end + 8 <= stretches[other][0] + 1e-6 or start >= stretches[other][1] + 8 - 1e-6


def test_time_goes_to_the_left_in_arabic() -> None:
    entries = [Entry("2016-12-01", "2016-12-01", "one"), Entry("2016-12-20", "2016-12-20", "two")]
    for words, grows in ((EN, True), (AR, False)):
        early, late = (
            float(one.attrib["cx"])
            for one in of_kind(read(draw_timeline(entries, words, title="Timeline")), "circle")
        )
        assert (early < late) is grows


def test_many_are_counted_by_month_with_numbers_that_lead_on() -> None:
    entries = [
        Entry(f"2016-{1 + at % 12:02}-{1 + at % 28:02}", f"2016-{1 + at % 12:02}-{1 + at % 28:02}", "x")
        for at in range(1_200)
    ]
    svg = draw_timeline(
        entries, EN, title="Timeline", days_href=lambda first, last: f"/timeline?since={first}&until={last}"
    )
    root = read(svg)
    assert [one.text for one in texts(root)].count("100") == 12
    links = [one.attrib["href"] for one in of_kind(root, "a")]
    assert links[1] == "/timeline?since=2016-02-01&until=2016-02-29"


def test_what_has_no_day_is_told() -> None:
    entries = [Entry(None, None, "one"), Entry("soon", None, "two"), Entry("2016", "2016", "three")]
    said = [one.text for one in texts(read(draw_timeline(entries, EN, title="Timeline")))]
    assert EN.told("undated", count=2) in said
    assert re.search("2", EN.told("undated", count=2))


def test_hostile_labels_stay_labels() -> None:
    entry = Entry("2016", None, "<script>alert(1)</script>", href="javascript:alert(1)", days="<b>")
    svg = draw_timeline([entry], EN, title="Timeline")
    assert "<script" not in svg
    assert "javascript:" not in svg
    assert "<b>" not in svg
