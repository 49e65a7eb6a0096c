"""Maps: outlines, points, flows, and labels that keep clear of each other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.web.drawing import Box, Flow, Point, Tiles, Words, box_of, draw_map
from amana.web.drawing.outlines import area_of, countries, middle_of, outlines_in
from amana.web.drawing.projection import View

from .made import BOTH, EN, numbers, of_kind, outside, overlapping, read, texts

_place = st.tuples(st.floats(-180, 180), st.floats(-90, 90)) | st.tuples(st.floats(36, 38), st.floats(35, 37))
_point = st.builds(
    lambda place, label, count: Point(place[0], place[1], label, count),
    _place,
    st.sampled_from(["Qasr", "مخيّم الجسر القديم", "", "a place with a name " * 9]),
    st.integers(0, 5_000),
)
_flow = st.builds(
    Flow, _place, _place, st.sampled_from(["1,500", "بعض العائلات", ""]), st.none() | st.floats(0, 1e6)
)
NEAR = (Point(37.16, 36.2, "Qasr", 41, "/places/qasr"), Point(36.63, 35.93, "Jisr", 5))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(_point, max_size=15),
    st.lists(_flow, max_size=6),
    st.sampled_from([280, 360, 960]),
    st.sampled_from(BOTH),
    st.sampled_from(["", "en", "ar"]),
)
def test_labels_keep_clear(points: list[Point], flows: list[Flow], width: int, words: Words, names: str) -> None:
    root = read(draw_map(points, flows, words, width=width, title="Map", names=names))
    assert all(math.isfinite(one) for one in numbers(root))
    assert outside(root) == []
    assert overlapping(texts(root)) == []


@settings(deadline=None)
@given(_place, st.floats(0.01, 100), st.floats(-3, 3), st.floats(-3, 3))
def test_a_view_zooms_and_moves_within_the_earth(
    place: tuple[float, float], factor: float, x: float, y: float
) -> None:
    box = box_of([Point(place[0], place[1], "x")])
    for one in (box, box.zoomed(factor), box.moved(x, y), box.zoomed(factor).moved(x, y)):
        assert -180.001 <= one.west < one.east <= 180.001
        assert -90 <= one.south < one.north <= 90


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "1,2,3,nan", "10,0,5,3", "1e3,2,3,4", "1,2,3,4,5", "500,0,501,1", "٣,٢,٥,٦"]
)
def test_what_is_no_view(text: str) -> None:
    assert Box.read(text) is None


def test_a_view_is_read_as_it_is_written() -> None:
    box = Box(36.6, 35.9, 37.4, 36.6)
    assert box.text() == "36.6,35.9,37.4,36.6"
    assert Box.read(box.text()) == box


def test_a_place_lies_where_it_should() -> None:
    view = View.of(Box(-180, -85.0511, 180, 85.0511), 512, 512)
    assert view.pixel(0, 0) == pytest.approx((256, 256), abs=0.01)
    assert view.pixel(-180, 85.0511) == pytest.approx((0, 0), abs=0.01)
    assert view.pixel(90, 66.51326) == pytest.approx((384, 128), abs=0.01)


def test_the_outlines_are_whole() -> None:
    found = countries()
    assert len(found) > 240
    named = {one.code: one for one in found if one.code}
    assert (named["SY"].english, named["SY"].arabic) == ("Syria", "سوريا")
    assert all(np.isfinite(ring).all() and len(ring) > 2 for one in found for ring in one.rings)
    # No ring goes round the earth: those that cross its edge are in two.
    assert (
        max(float(np.abs(np.diff(ring[:, 0])).max()) for one in found for ring in one.rings if one.code != "AQ")
        < 0.5
    )


def test_a_view_shows_the_countries_in_it_alone() -> None:
    codes = {one.country.code for one in outlines_in(View.of(Box(36, 34, 38, 37), 600, 600))}
    assert {"SY", "TR"} <= codes
    assert "EG" not in codes


def test_the_middle_of_a_ring_lies_within() -> None:
    ring = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [9.0, 10.0], [9.0, 1.0], [0.0, 1.0]])
    found = middle_of(ring)
    assert found is not None
    x, y = found
    assert (y < 1) or (9 < x < 10)
    assert abs(area_of(ring)) == pytest.approx(19)


def test_points_and_flows_are_marks_with_titles() -> None:
    flow = Flow((37.16, 36.2), (36.63, 35.93), "1,500", 1_500, "/flows", "more than 1,500 left")
    root = read(draw_map(NEAR, [flow], EN, title="Map"))
    links = of_kind(root, "a")
    assert [one.attrib["href"] for one in links] == ["/flows", "/places/qasr"]
    assert links[0][0].text == "1,500 · more than 1,500 left"
    assert of_kind(root, "polygon")


def test_a_flow_too_short_for_an_arrow_is_told() -> None:
    flow = Flow((37.16, 36.2), (37.1601, 36.2), "12", 12)
    root = read(draw_map(NEAR, [flow], EN, title="Map"))
    assert not of_kind(root, "polygon")
    assert EN.told("more", count=1) in [one.text for one in texts(root)]


def test_a_typical_view_is_small() -> None:
    assert len(draw_map(NEAR, [], EN, title="Map", names="en").encode()) < 100_000


def test_tiles_lie_beneath_and_replace_the_outlines() -> None:
    tiles = Tiles(lambda z, x, y: f"/tiles/{z}/{x}/{y}", most=14)
    root = read(draw_map(NEAR, [], EN, title="Map", tiles=tiles))
    images = of_kind(root, "image")
    assert 4 <= len(images) <= 100
    assert not of_kind(root, "path")
    assert len({one.attrib["href"].split("/")[2] for one in images}) == 1
    assert all(180 <= float(one.attrib["width"]) <= 364 for one in images)


def test_hostile_tiles_are_none() -> None:
    tiles = Tiles(lambda z, x, y: "javascript:alert(1)", most=8)
    assert not of_kind(read(draw_map(NEAR, [], EN, title="Map", tiles=tiles)), "image")


def test_hostile_labels_stay_labels() -> None:
    hostile = "<script>alert(1)</script>"
    svg = draw_map([Point(37, 36, hostile, 2, "javascript:x", hostile)], [], EN, title=hostile)
    assert "<script" not in svg
    assert "javascript:" not in svg


def test_what_is_too_much_is_told() -> None:
    points = [Point(30 + at % 100 / 10, 30 + at // 100, "") for at in range(1_003)]
    said = [one.text for one in texts(read(draw_map(points, [], EN, title="Map")))]
    assert EN.told("more", count=3) in said
