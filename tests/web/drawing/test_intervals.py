"""The chart of figures: where marks stand, that words keep clear, and that no bound is lost."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.web.drawing import Mark, Row, Words, draw_intervals
from amana.web.drawing.scale import scale_for, ticks

from .made import AR, BOTH, EN, numbers, of_kind, outside, overlapping, read, texts

SOURCES = ("Qasr Relief Bureau", "مرصد الجسر القديم", "Harbour News and the Committee of the Northern Bridge")
_bound = st.none() | st.floats(0, 1e9) | st.integers(0, 2_000_000).map(float)
_mark = st.builds(
    Mark,
    lower=_bound,
    upper=_bound,
    text=st.sampled_from(["more than 1,500", "أكثر من 1500", "12", "a figure with many words " * 5]),
    group=st.integers(0, 3),
    hedge=st.sampled_from(["exact", "about", "more", "less", "range", "vague"]),
    modality=st.sampled_from(["fact", "planned", "denied"]),
    percent=st.booleans(),
    standing=st.sampled_from(["", "agree", "differ", "open"]),
)
_rows = st.lists(st.builds(Row, st.text(max_size=40), st.lists(_mark, max_size=5).map(tuple)), max_size=3)


@settings(max_examples=60, deadline=None)
@given(_rows, st.sampled_from([320, 360, 960]), st.sampled_from(BOTH))
def test_nothing_runs_out_or_over(rows: list[Row], width: int, words: Words) -> None:
    root = read(draw_intervals(rows, SOURCES, words, width=width, title="Figures"))
    assert all(math.isfinite(one) for one in numbers(root))
    assert outside(root) == []
    assert overlapping(texts(root)) == []
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    for one in of_kind(root, "line"):
        assert min(float(one.attrib["x1"]), float(one.attrib["x2"])) >= -1
        assert max(float(one.attrib["x1"]), float(one.attrib["x2"])) <= wide + 1
        assert max(float(one.attrib["y1"]), float(one.attrib["y2"])) <= high


def _drawn(*marks: Mark, words: Words = EN) -> str:
    return draw_intervals([Row("Killed", marks)], SOURCES, words, title="Figures")


def test_closed_bounds_have_caps_and_open_ones_arrows() -> None:
    closed = read(_drawn(Mark(15, 18, "15 to 18", hedge="range")))
    opened = read(_drawn(Mark(15, None, "15 or more", hedge="more"), Mark(9, 9, "9")))
    arrows = [one for one in of_kind(opened, "polyline") if one.attrib.get("stroke-opacity") == "0.6"]
    assert len(arrows) == 1
    assert not [one for one in of_kind(closed, "polyline") if one.attrib.get("stroke-opacity") == "0.6"]
    caps = [one for one in of_kind(closed, "line") if one.attrib["stroke-width"] == "2.5"]
    assert sum(one.attrib["x1"] == one.attrib["x2"] for one in caps) == 2


@pytest.mark.parametrize("words", BOTH)
def test_what_is_open_upwards_is_seen_to_go_on(words: Words) -> None:
    root = read(_drawn(Mark(40, None, "at least 40", hedge="more"), Mark(7, 7, "7"), words=words))
    (arrow,) = [one for one in of_kind(root, "polyline") if one.attrib.get("stroke-opacity") == "0.6"]
    (cap,) = [
        float(one.attrib["x1"])
        for one in of_kind(root, "line")
        if one.attrib["stroke-width"] == "2.5" and one.attrib["x1"] == one.attrib["x2"]
    ]
    tip = [float(x) for x in arrow.attrib["points"].replace(",", " ").split()[::2]]
    assert min(abs(x - cap) for x in tip) > 40


def test_an_exact_figure_is_a_point_and_what_is_planned_is_hollow() -> None:
    told = of_kind(read(_drawn(Mark(12, 12, "12"))), "circle")
    planned = of_kind(read(_drawn(Mark(12, 12, "12", modality="planned"))), "circle")
    assert "soft" in told[0].attrib["fill"]
    assert "paper" in planned[0].attrib["fill"]


def test_figures_grow_to_the_left_in_arabic() -> None:
    marks = (Mark(10, 10, "10"), Mark(20, 20, "20"))
    small, great = (float(one.attrib["cx"]) for one in of_kind(read(_drawn(*marks)), "circle"))
    assert small < great
    small, great = (float(one.attrib["cx"]) for one in of_kind(read(_drawn(*marks, words=AR)), "circle"))
    assert small > great


def test_percentages_have_an_axis_of_their_own() -> None:
    said = [
        one.text for one in texts(read(_drawn(Mark(60, 60, "60 %", percent=True), Mark(5_000, 5_000, "5,000"))))
    ]
    assert "100 %" in said
    assert any(one in said for one in ("5,000", "6,000"))


def test_a_wide_spread_is_drawn_by_powers_and_says_so() -> None:
    said = [one.text for one in texts(read(_drawn(Mark(5, 5, "5"), Mark(275_000, 275_000, "275,000"))))]
    assert EN.told("log") in said


def test_arabic_digits_on_the_axis() -> None:
    said = [one.text for one in texts(read(_drawn(Mark(3_500, 3_500, "3500"), words=AR)))]
    assert "١٬٠٠٠" in said


def test_what_is_too_much_is_told() -> None:
    marks = tuple(Mark(float(one), float(one), str(one)) for one in range(700))
    root = read(_drawn(*marks))
    assert len(of_kind(root, "circle")) == 600
    assert EN.told("more", count=100) in [one.text for one in texts(root)]


def test_hostile_labels_stay_labels() -> None:
    hostile = "<script>alert(1)</script>"
    row = Row(hostile, (Mark(1, 1, hostile, href="javascript:alert(1)", title=hostile),))
    svg = draw_intervals([row], [hostile], EN, title=hostile, desc=hostile)
    assert "<script" not in svg
    assert "javascript:" not in svg


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e18) | st.sampled_from([0.0, 5e-324, math.inf, math.nan]), max_size=8))
def test_every_figure_has_a_place_on_its_axis(values: list[float]) -> None:
    scale = scale_for(values, 10, 500)
    assert all(10 <= scale.at(value) <= 500 for value in values if math.isfinite(value))
    found = ticks(scale, lambda value: 8.0 * len(f"{value:g}"))
    assert found == sorted(found)
    assert 1 <= len(found) <= 60


@pytest.mark.parametrize(("values", "powers"), [([12, 20], False), ([12, 2_000], True), ([0, 40_000, 3], True)])
def test_which_axis(values: list[float], powers: bool) -> None:
    assert scale_for(values, 0, 100).powers is powers
