"""Drawings that show one another: counted before pdfium makes them, and left out where they are without end."""

from __future__ import annotations

import io
import time
import zlib

import pytest

from amana.intake import Reading
from amana.intake.documents.pdf_document import PdfDocument
from amana.intake.documents.pdf_forms import forms_shown
from tests.intake.pdf_maker import pdf_of, stream

_WORDS = b"BT /F 10 Tf (peace) Tj ET"
_ZEROS = zlib.compress(bytes(50 << 20))
_FONT = b"/Font<</F 5 0 R>>"


def _nested(levels: int, times: int, how: str = "plain", pages: int = 1) -> bytes:
    """A page that shows a form, which shows another so many times, and so on; the last one has words."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"3 0 R " * pages),
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</A 10 0 R>>>>>>",
        4: stream(b"/A Do"),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for number in range(10, 10 + levels):
        last = number == 9 + levels
        does = _WORDS if last else b"q 1 0 0 1 9 0 cm /A Do Q\n" * times
        shown = b"" if last else b"/XObject<</A %d 0 R>>" % (number + 1)
        if how == "elsewhere":
            objects[100 + number] = b"<<%s%s>>" % (shown, _FONT)
            resources = b"/Resources %d 0 R" % (100 + number)
        else:
            resources = b"/Resources<<%s%s>>" % (shown, _FONT)
        more = b"/Type/XObject/Subtype /Form/BBox[0 0 600 800]" + resources
        packed = how == "packed"
        objects[number] = stream(zlib.compress(does) if packed else does, more + b"/Filter/FlateDecode" * packed)
    return pdf_of(objects)


def _read(data: bytes) -> Reading:
    return PdfDocument().read(io.BytesIO(data), "a.pdf", PdfDocument.limits)


@pytest.mark.parametrize("how", ["plain", "packed", "elsewhere"])
@pytest.mark.parametrize(("levels", "times", "shown"), [(1, 1, 1), (2, 3, 4), (4, 10, 1_111), (3, 1, 3)])
def test_forms_are_counted_as_often_as_they_are_shown(levels: int, times: int, shown: int, how: str) -> None:
    data = _nested(levels, times, how)
    assert forms_shown(data) == shown
    assert "peace" in _read(data).texts[0].text


@pytest.mark.parametrize("how", ["plain", "packed", "elsewhere"])
@pytest.mark.parametrize("levels", [7, 25])
def test_a_million_from_some_lines_are_not_made_and_the_page_is_told(levels: int, how: str) -> None:
    data = _nested(levels, 10, how)
    began = time.process_time()
    reading = _read(data)
    assert time.process_time() - began < 2  # pdfium would take eight seconds, or for ever
    assert reading.note == "left-out"
    assert [part.reason for part in reading.parts] == ["left-out"]
    assert reading.pictures == ()
    assert {fact.name: fact.value for fact in reading.facts}["pages"] == "1"


def test_pages_that_show_the_same_ten_thousand_each_count_together() -> None:
    reading = _read(_nested(5, 10, pages=40))
    reasons = [part.reason for part in reading.parts]
    assert reasons == sorted(reasons, key=lambda reason: reason is not None)
    assert 2 <= reasons.count(None) <= 30  # 11,000 shapes and some hundred words each
    assert reading.note == "left-out"


def test_forms_that_show_themselves_come_to_an_end() -> None:
    itself = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 10 0 R/B 11 0 R>>>>"
    data = pdf_of({10: stream(b"/A Do /B Do", itself), 11: stream(b"/A Do /B Do /C Do", itself)})
    assert 1 <= forms_shown(data) <= 10


@pytest.mark.parametrize(
    "data",
    [
        b"/Subtype/Form " * 200_000,
        b"1 0 obj /Subtype/Form/Resources 1 0 R stream\n" * 100_000,
        b"1 0 obj /Subtype/Form /XObject<<" * 100_000 + b"stream\n",
        b"1 0 obj<</Subtype/Form/Filter/FlateDecode/XObject<</A 1 0 R>>>>stream\n" + _ZEROS,
        b"0 obj stream /Subtype/Form",
        b"",
    ],
)
def test_what_only_looks_like_forms_is_passed_quickly(data: bytes) -> None:
    began = time.process_time()
    assert forms_shown(data) <= 1
    assert time.process_time() - began < 3
