"""PDF that would take minutes for a few kilobytes: read within a limit, which is told."""

from __future__ import annotations

import io
import zlib
from random import Random
from time import process_time

from amana.intake import Reading
from amana.intake.documents.page_layout import Glyph, attach_marks
from amana.intake.documents.pdf_document import PdfDocument
from amana.intake.documents.pdf_swollen import swollen
from tests.intake import pdf_maker as pdf


def _read(data: bytes) -> Reading:
    return PdfDocument().read(io.BytesIO(data), "a.pdf", PdfDocument.limits)


def _one_page_often(content: bytes, often: int) -> bytes:
    """A page of this content, named so many times by the tree of pages."""
    packed = zlib.compress(content)
    return pdf.pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (often, b"3 0 R " * often),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            4: pdf.stream(packed, b"/Filter/FlateDecode"),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        }
    )


def test_a_full_page_that_is_named_thousands_of_times_is_read_a_few_times() -> None:
    words = b"BT /F 10 Tf " + b"(Samira counted the tents) Tj 0 -1 Td " * 1_000 + b"ET"
    told = _read(_one_page_often(words, 5_000))
    pages = [part for part in told.parts if part.kind == "page"]
    assert (len(pages), told.note) == (5_000, "left-out")
    assert pages[0].reason is None
    assert pages[-1].reason == "left-out"
    assert len(told.texts[0].text) < 400_000


def test_a_page_of_shapes_alone_counts_too() -> None:
    told = _read(_one_page_often(b"0 0 m 9 9 l S " * 50_000, 100))
    assert (told.texts, told.note) == ((), "left-out")


def test_short_pages_are_all_read_however_many() -> None:
    told = _read(_one_page_often(b"BT /F 10 Tf 9 700 Td (Idris) Tj ET", 3_000))
    assert (told.note, told.texts[0].text.count("Idris")) == (None, 3_000)


def _letter(text: str, at: float) -> Glyph:
    return Glyph(text, at, at + 1, 700.0, 1.0)


def test_ten_thousand_marks_over_one_line_end_and_none_is_lost() -> None:
    letters = [_letter("ب", float(n)) for n in range(10_000)]
    began = process_time()
    attach_marks(letters, [_letter("\u064e", float(n)) for n in range(10_000)])
    assert process_time() - began < 20
    assert "".join(letter.text for letter in letters).count("\u064e") == 10_000


def test_a_mark_stands_over_the_letter_beneath_it() -> None:
    letters = [Glyph("ب", 10.0 * n, 10.0 * n + 8, 100.0 * line, 10.0) for line in range(9) for n in range(30)]
    Random(4).shuffle(letters)
    attach_marks(letters, [Glyph("\u064e", 52.0, 53.0, 403.0, 10.0)])
    (one,) = (letter for letter in letters if len(letter.text) > 1)
    assert (one.left, one.base) == (50.0, 400.0)


def test_a_mark_with_no_letter_near_is_left() -> None:
    letters = [_letter("ب", 0.0)]
    attach_marks(letters, [Glyph("\u064e", 0.0, 1.0, 600.0, 1.0)])
    attach_marks([], [Glyph("\u064e", 0.0, 1.0, 600.0, 1.0)])
    assert letters[0].text == "ب"


def test_one_stream_that_is_marked_as_a_file_again_and_again_is_looked_at_once() -> None:
    marks = b"/EmbeddedFile " * 280 + b"/FlateDecode stream\n"
    began = process_time()
    assert not swollen(marks * 200, 48 << 20)
    assert swollen(marks + zlib.compress(bytes(3 << 20)) + marks * 20, 1 << 20)
    assert process_time() - began < 5


def test_a_file_within_is_counted_through_two_layers() -> None:
    twice = zlib.compress(zlib.compress(bytes(2 << 20)))
    data = b"1 0 obj <</Type/EmbeddedFile/Filter[/FlateDecode/FlateDecode]>>\nstream\n" + twice
    assert swollen(data, 1 << 20)
    assert not swollen(data, 4 << 20)
