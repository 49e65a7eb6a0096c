"""The rule that tells a page's words from what stands round them: as justext has it, without its walks."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justext.core import revise_paragraph_classification  # type: ignore[import-untyped]

from amana.intake.pages import boilerplate
from amana.intake.pages.boilerplate import revised
from amana.intake.pages.web_page import WebPage

_CLASSES = st.sampled_from(["good", "bad", "neargood", "short"])


@dataclass
class _Paragraph:
    cf_class: str
    heading: bool = False
    text: str = "words"
    class_type: str = ""


@given(st.lists(st.tuples(_CLASSES, st.integers(0, 60)), max_size=60), st.booleans())
def test_it_decides_as_justext_does(told: list[tuple[str, int]], headings: bool) -> None:
    ours, theirs = (
        [_Paragraph(of_class, headings and number % 7 == 0) for of_class, number in told] for _ in range(2)
    )
    revised(ours, 150)
    revise_paragraph_classification(theirs, 150)
    assert ours == theirs


def _page_with_a_list(item: str, many: int) -> bytes:
    article = "<article><h1>Names</h1><p>Samira wrote these down by the well, one after the other.</p></article>"
    return f"<html><body>{article}<div>{item * many}</div></body></html>".encode()


@pytest.mark.parametrize("item", ["<li>x", "<li>x</li>", "<p>x</p>", "<tr><td>x</td></tr>", "<a href=x>x</a><br>"])
def test_a_page_that_lists_thousands_of_short_things_is_read_quickly(item: str) -> None:
    page = _page_with_a_list(item, 13_000)
    began = time.process_time()
    reading = WebPage().read(io.BytesIO(page), "a.html", WebPage.limits)
    assert time.process_time() - began < 12  # 30 and more of the first two, where each walks to the next long one
    assert "Samira" in reading.texts[0].text


def test_trafilatura_asks_for_it_where_a_page_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(boilerplate, "revised", lambda among, _distance: asked.append(len(among)))
    WebPage().read(io.BytesIO(_page_with_a_list("<li>x", 300)), "a.html", WebPage.limits)
    assert asked
    assert max(asked) > 200
