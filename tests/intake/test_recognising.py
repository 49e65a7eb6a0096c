"""Text in pictures as a task of its own: which pages are wanted, and what comes of one."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import READERS, TO_RECOGNISE, Outcome, Part, Reader, Reading, pages_to_recognise, readers
from amana.intake.ocr import available
from amana.intake.recognising import TextInPictures
from amana.records import EmbeddedFact
from tests.intake import pdf_maker
from tests.intake.text_pictures import ARABIC, ENGLISH, page_of

needs_tesseract = pytest.mark.skipif(
    available() is None or available().languages != ("ara", "eng"),  # type: ignore[union-attr]
    reason="tesseract with its Arabic and English data is not installed",
)
LOOKS = (EmbeddedFact("looks-like-text", "page"),)


def _png(lines: tuple[str, ...]) -> bytes:
    sink = io.BytesIO()
    page_of(lines).save(sink, "PNG")
    return sink.getvalue()


def _outcome(module: str, reading: Reading | None) -> Outcome:
    return Outcome(module, "1", "read" if reading else "failed", None, reading)


def _page(number: int, *facts: EmbeddedFact) -> Part:
    return Part(f"page/{number}", "page", facts=facts)


def test_only_what_looks_like_a_page_is_recognised() -> None:
    assert pages_to_recognise(_outcome("photo", Reading())) == []
    assert pages_to_recognise(_outcome("photo", None)) == []
    assert pages_to_recognise(_outcome("photo", Reading(facts=LOOKS))) == ["whole"]
    assert pages_to_recognise(_outcome("photo", Reading(facts=LOOKS, parts=(_page(1), _page(2))))) == ["1", "2"]
    assert pages_to_recognise(_outcome("web-page", Reading(facts=LOOKS))) == []


def test_scanned_and_unreadable_pages_of_a_pdf_are_recognised_and_no_others() -> None:
    scanned, unreadable = EmbeddedFact("scanned", "yes"), EmbeddedFact("text-layer", "unreadable")
    parts = (_page(1), _page(2, scanned), _page(3, unreadable), _page(4, EmbeddedFact("scanned", "no")))
    assert pages_to_recognise(_outcome("pdf-document", Reading(parts=parts))) == ["2", "3"]


@pytest.mark.parametrize("token", ["", "0x1", "-1", "١", "1.0", "9" * 30, "wholes"])
def test_a_token_that_it_did_not_give_is_refused(token: str) -> None:
    with pytest.raises(ReadingFailed):
        TextInPictures().read_on(io.BytesIO(_png(ENGLISH)), "x", TextInPictures.limits, token)


@given(data=st.binary(max_size=200))
def test_noise_is_refused(data: bytes) -> None:
    reader = TextInPictures()
    if available() is None:
        assert reader.read(io.BytesIO(data), "x", reader.limits).note == "no-ocr"
        return
    with pytest.raises(ReadingFailed):
        reader.read(io.BytesIO(data), "x", reader.limits)


def test_it_takes_no_file_by_itself() -> None:
    reader: Reader = next(one for one in READERS if one.name == "ocr")
    assert reader.kinds == (TO_RECOGNISE,)
    assert not reader.recognises("image/png", b"\x89PNG", "scan.png")


@needs_tesseract
def test_a_scan_is_recognised_in_the_box() -> None:
    data = _png(ARABIC)
    with readers(1) as pool:
        outcome = pool.read(data, len(data), TO_RECOGNISE, b"?", "scan.png")
    assert outcome.outcome == "read"
    assert outcome.reading is not None
    (text,) = outcome.reading.texts
    assert text.method == "ocr"
    assert "وادي" in text.text
    words = [part for part in outcome.reading.parts if part.kind == "word"]
    assert {text.text[part.start : part.end] for part in words} >= {"وادي"}


@needs_tesseract
def test_a_page_of_a_pdf_is_drawn_and_recognised() -> None:
    line = pdf_maker.placed_right_to_left([*"وادي النور"], 500, 700)
    data = pdf_maker.text_pdf([line, line], b"/Title(Letter)")
    reader = TextInPictures()
    told = reader.read_on(io.BytesIO(data), "x.pdf", reader.limits, "1")
    assert told.facts[0].name == "ocr"
    assert all(part.place.startswith("page/1/") for part in told.parts)


@needs_tesseract
def test_a_page_that_is_not_there_is_refused() -> None:
    data = pdf_maker.text_pdf([pdf_maker.placed_right_to_left([*"نور"], 500, 700)], b"")
    reader = TextInPictures()
    with pytest.raises(ReadingFailed):
        reader.read_on(io.BytesIO(data), "x.pdf", reader.limits, "7")
