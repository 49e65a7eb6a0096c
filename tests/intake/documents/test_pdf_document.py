"""PDF: Arabic as it is read however it was written, and files that loop, lie or are locked."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import Limits, Reading, readers
from amana.intake.documents.pdf_document import PdfDocument
from amana.intake.documents.visual_order import plain_letters, read_line, upright_brackets
from tests.intake import pdf_maker as pdf

LINE = "قالت سميرة: 1,500 شخص"


def _read(data: bytes, limits: Limits = PdfDocument.limits) -> Reading:
    return PdfDocument().read(io.BytesIO(data), "a.pdf", limits)


def _text(data: bytes) -> str:
    return _read(data).texts[0].text


def _turned_numbers(line: str) -> list[str]:
    """A right-to-left line's characters from right to left as they are seen: numbers stand left to right."""
    seen: list[str] = []
    for word in line.split(" "):
        seen += [*(reversed(word) if word[0].isdecimal() else word), " "]
    return seen[:-1]


SEEN = pdf.placed_right_to_left(_turned_numbers(LINE), 500, 700)


@pytest.mark.parametrize(
    "order",
    [SEEN, SEEN[::-1], sorted(SEEN, key=lambda glyph: glyph[2])],
    ids=["logical", "visual", "shuffled"],
)
def test_where_glyphs_stand_decides_and_not_their_order_in_the_file(order: list[pdf.Placed]) -> None:
    assert _text(pdf.text_pdf([order])) == LINE


def test_spaces_are_seen_where_none_are_written() -> None:
    glyphs = [glyph for glyph in SEEN if glyph[2] != " "]
    assert _text(pdf.text_pdf([glyphs])) == LINE


def test_presentation_forms_become_letters() -> None:
    glyphs = ["ﺳ", "ﻼ", "ﻡ"]
    assert _text(pdf.text_pdf([pdf.placed_right_to_left(glyphs, 300, 700)])) == "سلام"
    assert plain_letters("ﷲ ﷺ ﹰ") == "الله ﷺ \u064b"


@pytest.mark.parametrize("turned", [False, True])
def test_lam_alef_is_never_turned_round(turned: bool) -> None:
    glyphs = pdf.placed_right_to_left(["س", "لا", "م", " ", "ا", "ل", "نا", "س"], 300, 700)
    assert _text(pdf.text_pdf([glyphs[::-1] if turned else glyphs])).startswith("سلام ")


def test_marks_follow_their_letter() -> None:
    letters = pdf.placed_right_to_left(["ق", "ت", "ل"], 300, 700)
    marks = [(letters[0][0], 702.0, "\u064f"), (letters[1][0], 698.0, "\u0650")]
    assert _text(pdf.text_pdf([[*marks, *letters]])) == "قُتِل"


def test_a_line_of_both_scripts() -> None:
    right = pdf.placed_right_to_left([*"زار", " "], 500, 700)
    left = pdf.placed_left_to_right([*"Wadi"], right[-1][0] - 20, 700)
    after = pdf.placed_right_to_left([" ", *"أمس"], left[0][0], 700)
    assert _text(pdf.text_pdf([[*right, *left, *after]])) == "زار Wadi أمس"


def test_columns_are_read_from_the_right() -> None:
    page = []
    for row in range(5):
        page += pdf.placed_right_to_left([*f"يمين{'ابجده'[row]}"], 560, 700 - 20 * row)
        page += pdf.placed_right_to_left([*f"يسار{'ابجده'[row]}"], 260, 700 - 20 * row)
    told = _text(pdf.text_pdf([page])).split("\n")
    assert told == [f"يمين{c}" for c in "ابجده"] + [f"يسار{c}" for c in "ابجده"]


def test_pages_are_parted_by_a_form_feed_and_counted() -> None:
    data = pdf.text_pdf([pdf.placed_left_to_right([*word], 50, 700) for word in ("one", "two")])
    reading = _read(data)
    assert reading.texts[0].text == "one\ftwo"
    assert {fact.name: fact.value for fact in reading.facts}["pages"] == "2"


def test_properties_are_facts_as_written_and_as_understood() -> None:
    info = b"/Title(Siege)/Author(Idris Karam)/CreationDate(D:20161222093000+02'00')/ModDate(yesterday)"
    reading = _read(pdf.text_pdf([pdf.placed_left_to_right([*"words"], 50, 700)], info))
    told = {fact.name: (fact.value, fact.raw) for fact in reading.facts}
    assert (reading.title, reading.byline) == ("Siege", "Idris Karam")
    assert told["created"] == ("2016-12-22T09:30:00+02:00", "D:20161222093000+02'00'")
    assert told["modified"] == ("yesterday", None)


def test_a_page_without_text_says_so() -> None:
    reading = _read(pdf.text_pdf([[]]))
    assert (reading.texts, reading.note) == ((), "no-text")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf.encrypted(), "encrypted"),
        (b"%PDF-1.7\n", "malformed"),
        (b"not a PDF at all", "malformed"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(data)
    assert told.value.facts == {"reason": reason}


@pytest.mark.parametrize("data", [pdf.looping_pages(), pdf.looping_xref(), pdf.looping_form()])
def test_what_loops_comes_to_an_end(data: bytes) -> None:
    assert _ended(data) in {"malformed", "no-text", "left-out"}


def _ended(data: bytes) -> object:
    try:
        return _read(data).note
    except ReadingFailed as told:
        return told.facts["reason"]


def test_limits_leave_out_and_say_so() -> None:
    data = pdf.text_pdf([pdf.placed_left_to_right([*word], 50, 700) for word in ("first", "second")])
    few = _read(data, replace(PdfDocument.limits, pages=1))
    assert (few.texts[0].text, few.note) == ("first", "left-out")
    short = _read(data, replace(PdfDocument.limits, text_characters=8))
    assert (short.texts[0].text, short.note) == ("first\f", "left-out")


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ملاس", "سالم"),
        ("2016 ماع", "عام 2016"),
        ("%12.5 ةبسن", "نسبة 12.5%"),
        ("22-12-2016 موي", "يوم 2016-12-22"),
        ("١٥٠٠ لصو", "وصل ١٥٠٠"),
        ("Wadi al-Noor يف", "في Wadi al-Noor"),
        ("said ملاس here in English", "said سالم here in English"),
        ("only English", "only English"),
    ],
)
def test_reading_a_line_by_what_is_seen(seen: str, read: str) -> None:
    assert "".join(read_line(seen, page_is_rtl=True)) == read


@pytest.mark.parametrize(
    ("lines", "upright"),
    [
        ([")سالم(", "«نور»"], ["(سالم)", "«نور»"]),
        (["(سالم( نور"], ["(سالم) نور"]),
        ([")سالم(", "نور ("], ["(سالم)", "نور )"]),
        (["a) English list"], ["a) English list"]),
    ],
)
def test_brackets_open_before_they_close(lines: list[str], upright: list[str]) -> None:
    assert upright_brackets(lines) == upright


@settings(max_examples=100)
@given(st.text(alphabet="ابجد abc 12.,:()%-", max_size=30), st.booleans())
def test_nothing_is_lost_or_added_in_turning(seen: str, rtl: bool) -> None:
    assert sorted("".join(read_line(seen, rtl))) == sorted(seen)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf.text_pdf([SEEN]))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert _ended(bytes(whole)) in {None, "no-text", "left-out", "malformed", "encrypted"}


class _Impatient(PdfDocument):
    limits = replace(PdfDocument.limits, seconds=1.0)


def test_what_would_take_for_ever_costs_its_own_text_alone() -> None:
    bad, good = pdf.looping_form(times=2), pdf.text_pdf([SEEN])
    with readers(1, (_Impatient(),)) as pool:
        told = [pool.read(data, len(data), "application/pdf", data[:4096], "a.pdf") for data in (bad, good)]
    assert [(one.outcome, one.reason) for one in told] == [("failed", "timeout"), ("read", None)]
