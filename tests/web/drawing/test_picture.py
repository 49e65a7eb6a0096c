"""A picture as SVG: what it says of itself, what it lets through, which way its letters go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.web.drawing.measure import cut, plain, right_to_left, width_of
from amana.web.drawing.picture import Picture, link_of

from .made import of_kind, read

HOSTILE = "<script>alert(1)</script>\"'&]]>\x00\ud800"


def _picture(**values: object) -> Picture:
    picture = Picture(400, title="A picture", desc="What it shows", **values)  # type: ignore[arg-type]
    picture.height = 100
    return picture


def test_it_says_what_it_is() -> None:
    root = read(_picture().done())
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == root[0].text == "A picture"
    assert [one.text for one in of_kind(root, "desc")] == ["What it shows"]
    assert root.attrib["viewBox"] == "0 0 400 100"


def test_what_can_be_stepped_through_is_a_group_of_named_marks() -> None:
    picture = _picture()
    with picture.mark("first", "/items/1"):
        picture.shape("circle", "accent", None, cx=1, cy=1, r=1)
    with picture.mark("second"):
        picture.shape("circle", "accent", None, cx=9, cy=1, r=1)
    root = read(picture.done())
    assert root.attrib["role"] == "group"
    link, plain_mark = of_kind(root, "a")[0], of_kind(root, "g")[0]
    assert (link.attrib["href"], link[0].text) == ("/items/1", "first")
    assert (plain_mark.attrib["tabindex"], plain_mark[0].text) == ("0", "second")


def test_hostile_text_stays_text() -> None:
    picture = _picture()
    picture.text(1, 20, HOSTILE)
    with picture.mark(HOSTILE, f"/items/{HOSTILE}"):
        pass
    svg = picture.done()
    svg.encode()
    assert "<script" not in svg
    assert "\x00" not in svg
    text = of_kind(read(svg), "text")[0].text
    assert text is not None
    assert text.startswith("<script>alert(1)</script>")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "data:text/html,x", "a b"]
)
def test_a_script_is_no_place(href: str) -> None:
    assert link_of(href) == ""


@pytest.mark.parametrize("href", ["/items/1", "?view=1,2,3,4", "#one", "items/1", "https://example.org/a"])
def test_a_page_is_a_place(href: str) -> None:
    assert link_of(href) == href


def test_each_text_has_its_own_direction_and_stays_at_its_side() -> None:
    picture = _picture()
    picture.text(10, 20, "one", side="left")
    picture.text(10, 40, "واحد", side="left")
    latin, arabic = of_kind(read(picture.done()), "text")
    assert (latin.attrib["direction"], latin.attrib["text-anchor"]) == ("ltr", "start")
    assert (arabic.attrib["direction"], arabic.attrib["text-anchor"]) == ("rtl", "end")


def test_a_picture_that_stands_alone_has_colours_of_its_own() -> None:
    inside, alone = _picture(), _picture(alone=True)
    for picture in (inside, alone):
        picture.line(0, 0, 9, 9, "accent")
    assert "var(--accent, #" in inside.done()
    assert "<style>" not in inside.done()
    svg = alone.done()
    assert "var(" not in svg
    assert "prefers-color-scheme:dark" in svg


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(1, 200))
def test_plain_text_is_one_line_and_fits(text: str, longest: int) -> None:
    line = plain(text, longest)
    assert len(line) <= longest
    assert "\n" not in line
    line.encode()


@settings(deadline=None)
@given(st.text(max_size=60).map(plain), st.floats(0, 400))
def test_cut_text_fits(text: str, room: float) -> None:
    assert width_of(cut(text, room, 13), 13) <= max(room, 0) + 1e-6


def test_directions() -> None:
    assert not right_to_left("12 people")
    assert right_to_left("12 شخصًا")
    assert right_to_left("12", otherwise=True)
