"""Text in pictures: recognised where Tesseract is installed, in reading order, with every word's place."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import pairwise

import numpy
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from amana.intake import ocr
from amana.intake.ocr import Recognised, available, recognise
from amana.intake.reading import Part, TextVersion
from amana.intake.tesseract import TooSlow, Word, library
from tests.intake.text_pictures import ARABIC, ENGLISH, page_of

INSTALLED = available()
needs_tesseract = pytest.mark.skipif(
    INSTALLED is None or INSTALLED.languages != ("ara", "eng"),
    reason="tesseract with its Arabic and English data is not installed",
)


def recognised(image: Image.Image) -> Recognised:
    found = recognise(image, seconds=200)  # as long as a busy machine may take
    assert found is not None
    return found


def text_of(found: Recognised) -> str:
    assert found.text is not None
    assert found.text.method == "ocr"
    return found.text.text


def named(found: Recognised) -> dict[str, str]:
    return {fact.name: fact.value for fact in found.facts}


def error(said: str, meant: tuple[str, ...]) -> float:
    """Characters wrong, of those meant, whatever the lines."""
    plain = [unicodedata.normalize("NFC", " ".join(text.split())) for text in (said, " ".join(meant))]
    return Levenshtein.distance(*plain) / len(plain[1])


@needs_tesseract
def test_a_clean_page_in_english_is_read() -> None:
    found = recognised(page_of(ENGLISH))
    assert error(text_of(found), ENGLISH) < 0.01
    assert int(named(found)["ocr-confidence"]) > 80


@needs_tesseract
def test_a_clean_page_in_arabic_is_read_in_logical_order() -> None:
    found = recognised(page_of(ARABIC, right=True))
    text = text_of(found)
    assert error(text, ARABIC) < 0.05
    assert text.startswith("قالت سميرة إن وادي النور")
    assert not any(unicodedata.category(one) == "Cf" for one in text)  # no marks of direction
    assert any(fact.value == "ara" for part in found.parts for fact in part.facts)


@needs_tesseract
def test_a_latin_word_in_an_arabic_line_is_read() -> None:
    line = "قالت منظمة Amana إن الطبيب Samuel وصل إلى وادي النور مع فريق من الأطباء في الصباح."
    assert error(text_of(recognised(page_of((line,), right=True))), (line,)) < 0.03


@needs_tesseract
def test_both_languages_on_a_page_lying_on_its_side() -> None:
    lines = (ARABIC[0], ENGLISH[0])
    found = recognised(page_of(lines, 150).rotate(90, expand=True))
    assert error(text_of(found), lines) < 0.1


@needs_tesseract
@pytest.mark.parametrize("dpi", [60, 100])
def test_a_small_picture_is_enlarged_and_boxes_are_its_own(dpi: int) -> None:
    page = page_of(ENGLISH[:1], dpi)
    found = recognised(page)
    assert error(text_of(found), ENGLISH[:1]) < 0.05
    for part in found.parts:
        left, top, width, height = (int(side) for side in part.facts[0].value.split(","))
        assert 0 <= left < left + width <= page.width + 1
        assert 0 <= top < top + height <= page.height + 1


@needs_tesseract
def test_places_and_spans() -> None:
    """Words lie within their line, in order, and their spans say what they are."""
    found = recognise(page_of(ENGLISH, 100), text=4, part="page/3", prefix="page/3/", seconds=200)
    assert found is not None
    assert found.text is not None
    assert found.text.part == "page/3"
    text, lines = found.text.text, [part for part in found.parts if part.kind == "line"]
    assert [line.place for line in lines] == [f"page/3/line/{number}" for number in range(1, len(lines) + 1)]
    assert {line.of for line in lines} == {"page/3"}
    assert text[lines[0].start : lines[0].end].startswith("Samira said that Wadi")
    words = [part for part in found.parts if part.of == "page/3/line/1"]
    assert words[2].place == "page/3/line/1/word/3"
    assert text[words[2].start : words[2].end] == "that"
    assert all(one.end < other.start for one, other in pairwise(words))
    assert {part.text for part in found.parts} == {4}
    lefts = [int(word.facts[0].value.split(",")[0]) for word in words]
    assert lefts == sorted(lefts)


@needs_tesseract
@pytest.mark.parametrize(
    "image",
    [
        Image.new("L", (400, 300), 255),
        Image.new("RGB", (1, 1)),
        Image.linear_gradient("L"),
        Image.effect_noise((160, 120), 90),
        Image.new("RGBA", (300, 200), (0, 0, 0, 0)),
        Image.new("1", (40_000, 2)),
        Image.new("CMYK", (3, 5_000)),
    ],
    ids=["white", "dot", "gradient", "noise", "clear", "long", "tall"],
)
def test_what_is_no_text_gives_none_and_says_so(image: Image.Image) -> None:
    found = recognised(image)
    assert (found.text, found.parts) == (None, ())
    assert named(found)["ocr-outcome"] == "no-text"


@needs_tesseract
def test_clear_pictures_are_read_on_white_and_it_is_the_same_each_time() -> None:
    page = page_of(ENGLISH[:1], 100)
    ink = Image.new("RGBA", page.size, (0, 0, 0, 0))
    ink.putalpha(page.point(lambda value: 255 - value))
    assert error(text_of(recognised(ink)), ENGLISH[:1]) < 0.05
    assert recognised(page) == recognised(page)


@needs_tesseract
def test_sixteen_bits_a_pixel_are_read() -> None:
    page = page_of(ENGLISH[:1], 100)
    deep = Image.fromarray(numpy.asarray(page).astype(numpy.uint16) * 257)
    assert deep.mode == "I;16"
    assert recognised(deep) == recognised(page)


@needs_tesseract
def test_large_pictures_are_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MOST_PIXELS", 1_500_000)
    page = page_of(ENGLISH[:1])
    found = recognised(page)
    assert error(text_of(found), ENGLISH[:1]) < 0.05
    assert max(int(part.facts[0].value.split(",")[0]) for part in found.parts) > page.width / 2


@needs_tesseract
def test_its_time_is_bounded() -> None:
    found = recognise(page_of(ENGLISH[:1]), seconds=0.001)
    assert found is not None
    assert (found.text, named(found)["ocr-outcome"]) == (None, "timeout")
    assert text_of(recognised(page_of(ENGLISH[:1], 100)))  # and the next picture is read as ever


@needs_tesseract
def test_it_works_in_a_process_that_gave_everything_up() -> None:
    program = (
        "import sys, io\n"
        "from amana.intake.confine import confine\n"
        "from amana.intake.ocr import recognise\n"
        "data = sys.stdin.buffer.read()\n"
        "confine()\n"
        "from PIL import Image\n"
        "found = recognise(Image.open(io.BytesIO(data)), seconds=200)\n"
        "sys.stdout.buffer.write(found.text.text.encode())\n"
    )
    sink = io.BytesIO()
    page_of(ENGLISH[:1], 100).save(sink, "PNG")
    done = subprocess.run([sys.executable, "-c", program], input=sink.getvalue(), capture_output=True, check=True)
    assert error(done.stdout.decode(), ENGLISH[:1]) < 0.05


def _word(text: str, confidence: float = 90.0, begins: str = "", left: int = 0) -> Word:
    return Word(text, (left, 0, 10, 5), confidence, "eng", begins)


class _Engine:
    """An engine that finds what it is told to."""

    def __init__(self, *words: Word) -> None:
        self.found = list(words)

    def words(self, *_: object) -> list[Word]:
        if not self.found:
            raise TooSlow
        return self.found


def _made(monkeypatch: pytest.MonkeyPatch, *words: Word) -> Recognised:
    monkeypatch.setattr(ocr, "_engines", lambda: (_Engine(*words),))
    return recognised(Image.new("L", (2000, 100)))


def test_lines_and_paragraphs_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (
        _word("one", begins="block"),
        _word("two", left=20),
        _word("three", begins="line"),
        _word("four", begins="paragraph"),
    )
    found = _made(monkeypatch, *words)
    assert found.text == TextVersion("one two\nthree\n\nfour", method="ocr")
    assert [(part.place, part.start, part.end) for part in found.parts if part.kind == "line"] == [
        ("line/1", 0, 7),
        ("line/2", 8, 13),
        ("line/3", 15, 19),
    ]
    line: Part = found.parts[0]
    assert line.facts[0].value == "0,0,30,5"


def test_lines_that_are_hardly_text_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _made(monkeypatch, _word("clear", begins="line"), _word("x1;", 9.0, begins="line"))
    assert text_of(found) == "clear"
    assert named(found)["ocr-lines-left-out"] == "1"
    low = _made(monkeypatch, _word("aa", 30.0, begins="line"))
    assert (low.text, named(low)["ocr-confidence"], named(low)["ocr-outcome"]) == (None, "30", "no-text")


def test_marks_of_direction_and_empty_words_are_not_in_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        text_of(_made(monkeypatch, _word("\u200eWadi\u200f"), _word(" \u200f"), _word("\ud800a")))
        == "Wadi \ufffda"
    )


def test_too_many_words_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [_word("a", begins="" if number % 10 else "line") for number in range(5_020)]
    found = _made(monkeypatch, *lines)
    assert named(found)["ocr-lines-left-out"] == "2"
    assert len(found.parts) == 5_500


def test_each_line_is_by_the_engine_that_is_surest_and_each_word_too(monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = _Engine(
        _word("قالتهامنظمة", 92.0, begins="block", left=40),
        _word("8170", 20.0, left=20),
        _word("هناك", 50.0, left=0),
        replace(_word("5١٧", 10.0, begins="line"), box=(0, 50, 90, 9)),
        replace(_word("والسلام عليكم ورحمة الله", 92.0, begins="line"), box=(0, 80, 90, 9)),
    )
    english = _Engine(
        _word("Jls", 80.0, begins="block", left=0),
        _word("Amana", 95.0, left=20),
        _word("aobbioJGxxxx", 5.0, left=40),
        replace(_word("Samira", 96.0, begins="line"), box=(2, 50, 88, 9)),
    )
    monkeypatch.setattr(ocr, "_engines", lambda: (arabic, english))
    assert (
        text_of(recognised(Image.new("L", (2000, 100))))
        == "قالتهامنظمة Amana هناك\nSamira\nوالسلام عليكم ورحمة الله"
    )


def test_digits_out_of_latin_letters_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine for Arabic is sure of the digits that it makes of a Latin word."""
    arabic = _Engine(replace(_word("2", 93.0, "line"), language="ara"), replace(_word("0366"), language="ara"))
    english = _Engine(_word("Page", 88.0, "line"), _word("2", 88.0))
    monkeypatch.setattr(ocr, "_engines", lambda: (arabic, english))
    assert text_of(recognised(Image.new("L", (2000, 100)))) == "Page 2"


def test_without_the_library_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "library", lambda: None)
    available.cache_clear()
    ocr._engines.cache_clear()
    try:
        assert available() is None
        assert recognise(Image.new("L", (9, 9))) is None
    finally:
        monkeypatch.undo()
        available.cache_clear()
        ocr._engines.cache_clear()


def test_a_library_that_is_too_old_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amana.intake.tesseract.version_of", lambda _: "4.0.0")
    library.cache_clear()
    try:
        assert library() is None
    finally:
        library.cache_clear()
