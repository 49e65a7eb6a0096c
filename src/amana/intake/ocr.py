"""Text recognised in a picture (OCR) by Tesseract, where it is installed on the system: Arabic and English.

What comes of it is marked as recognised, with the confidence and place of every word. It is for finding: a number
in it is nobody's claim until a person has looked at the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from amana.intake.ocr_lines import Line, all_sure, lines_of, mean, merged
from amana.intake.reading import Part, TextVersion, sound
from amana.intake.tesseract import Engine, TooSlow, Word, data_folders, languages_in, library, version_of
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = ("ara", "eng")
LEAST_CONFIDENCE = 40  # of 100, over a picture's words: below it, what was recognised is hardly text
LEAST_LINE = 25  # of a line
MOST_PIXELS = 9_000_000  # a page of A4 at 300 dots an inch is 8.7 million
SECONDS = 20.0
_MOST_WORDS = 5_000
_SMALL, _SMALLER = 900, 720  # longest side, in pixels, of pictures that are made larger
_LONGEST_SIDE = 30_000  # the library takes no side of more than 32,767 pixels
_DPI = 300
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True, slots=True)
class Installed:
    """Tesseract as it is on this system: its version, and the languages of ours that it has data for."""

    version: str
    languages: tuple[str, ...]
    folder: Path

    @property
    def stamp(self) -> str:
        """For a reader's version: `tesseract 5.3.0 ara+eng`."""
        return f"tesseract {self.version} {'+'.join(self.languages)}"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in one picture. No text where nothing was, or nothing worth the name: facts say so."""

    text: TextVersion | None
    parts: tuple[Part, ...]
    facts: tuple[EmbeddedFact, ...]


@cache
def available() -> Installed | None:
    """What there is to recognise with; None where there is no library, or no data for a language of ours."""
    found = library()
    if found is None:
        return None
    for folder in data_folders():
        languages = tuple(one for one in LANGUAGES if one in languages_in(folder))
        if languages:
            return Installed(version_of(found), languages, folder)
    return None


def recognise(
    image: Image, text: int = 0, part: str | None = None, prefix: str = "", seconds: float = SECONDS
) -> Recognised | None:
    """The text in an upright picture; None where Tesseract is not installed.

    `text` is the index that the text will have among the reading's texts, to which the parts' spans point. `part`
    is the place of the part that the picture is (a page), None for the whole item; `prefix` goes before the places
    of lines and words where one item has several pictures: `page/3/` gives `page/3/line/1/word/2`. Boxes are in
    pixels of the picture that is given. It may take a little longer than `seconds`.
    """
    engines = _engines()
    if not engines:
        return None
    try:
        lines = _lines(engines, image, seconds)
    except TooSlow:
        return Recognised(None, (), _facts(fault="timeout"))
    return _made(lines, text, part, prefix)


@cache
def _engines() -> tuple[Engine, ...]:
    """One for each language."""
    installed, found = available(), library()
    if installed is None or found is None:
        return ()
    try:
        return tuple(Engine(found, installed.folder, language) for language in installed.languages)
    except ValueError:
        return ()


def _lines(engines: Sequence[Engine], image: Image, seconds: float) -> list[Line]:
    """Lines with boxes in the picture's own pixels, whatever it was enlarged or reduced by. TooSlow."""
    until = monotonic() + seconds
    grey, scale = _prepared(image)
    pixels = grey.tobytes()
    runs: list[list[Line]] = []
    for engine in engines:
        words = engine.words(pixels, grey.width, grey.height, _DPI, until - monotonic())
        said = [replace(word, text=text, box=_scaled(word.box, scale)) for word, text in _said(words)]
        runs.append(lines_of(said))
        if not runs[-1] or all_sure(runs[-1]):  # where one finds no line, none does
            return runs[-1]
    return merged(runs)


def _said(words: Sequence[Word]) -> Iterator[tuple[Word, str]]:
    """Each word's text without the marks of direction that are added to it: they are not in the picture."""
    for word in words:
        text = sound(word.text.translate(_MARKS)).strip()
        if text:
            yield word, text


def _prepared(image: Image) -> tuple[Image, float]:
    """The picture in grey, on white where it is clear, of a size at which letters can be told; and the scale."""
    from PIL import Image as Pictures

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        whole = image.convert("RGBA")
        image = Pictures.new("RGB", whole.size, "white")
        image.paste(whole, mask=whole)
    grey = _eight_bits(image).convert("L")
    scale = _scale(*grey.size)
    if scale != 1:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Pictures.Resampling.BICUBIC if scale > 1 else Pictures.Resampling.LANCZOS)
    return grey, scale


def _eight_bits(image: Image) -> Image:
    """A picture of 16 bits a pixel by its upper eight: Pillow would cut off all that is brighter than 255."""
    if not image.mode.startswith("I"):
        return image
    import numpy
    from PIL import Image as Pictures

    values = numpy.asarray(image)
    return Pictures.fromarray((values >> 8 if values.max(initial=0) > 255 else values).astype(numpy.uint8))


def _scale(width: int, height: int) -> float:
    longest = max(width, height)
    if width * height > MOST_PIXELS or longest > _LONGEST_SIDE:
        return min(float((MOST_PIXELS / (width * height)) ** 0.5), _LONGEST_SIDE / longest)
    return 3.0 if longest <= _SMALLER else 2.0 if longest <= _SMALL else 1.0


def _scaled(box: tuple[int, int, int, int], scale: float) -> tuple[int, int, int, int]:
    left, top, width, height = (round(side / scale) for side in box)
    return left, top, max(1, width), max(1, height)


def _made(lines: Sequence[Line], index: int, part: str | None, prefix: str) -> Recognised:
    clear = [line for line in lines if line.confidence >= LEAST_LINE]
    sure = mean([word for line in clear for word in line.words])
    if not clear or sure < LEAST_CONFIDENCE:
        return Recognised(None, (), _facts(sure if clear else None, fault="no-text"))
    kept = list(_within(clear))
    text, parts = _laid_out(kept, index, part, prefix)
    facts = _facts(sure, sum(len(line.words) for line in kept), len(lines) - len(kept))
    return Recognised(TextVersion(text, part=part, method="ocr"), tuple(parts), facts)


def _within(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines until there are as many words as there may be."""
    count = 0
    for line in lines:
        count += len(line.words)
        if count > _MOST_WORDS:
            return
        yield line


def _laid_out(lines: Sequence[Line], index: int, part: str | None, prefix: str) -> tuple[str, list[Part]]:
    """The text, a line a line and an empty one before each paragraph; and its parts with their spans."""
    text, parts = "", []
    for number, line in enumerate(lines, 1):
        if text:
            text += "\n" if line.begins == "line" else "\n\n"
        place, start, words = f"{prefix}line/{number}", len(text), []
        for count, word in enumerate(line.words, 1):
            text += " " if count > 1 else ""
            at = len(text)
            text += word.text
            facts = (*_place_facts(word.box, word.confidence), EmbeddedFact("language", word.language or "-"))
            words.append(
                Part(f"{place}/word/{count}", "word", facts=facts, text=index, start=at, end=len(text), of=place)
            )
        around = _place_facts(line.box, line.confidence)
        parts.append(Part(place, "line", facts=around, text=index, start=start, end=len(text), of=part))
        parts += words
    return text, parts


def _place_facts(box: tuple[int, int, int, int], confidence: float) -> tuple[EmbeddedFact, EmbeddedFact]:
    return EmbeddedFact("box", ",".join(map(str, box))), EmbeddedFact("confidence", str(round(confidence)))


def _facts(
    confidence: float | None = None, words: int = 0, left_out: int = 0, fault: str | None = None
) -> tuple[EmbeddedFact, ...]:
    """What made the text, how sure it is, how much there is; or why there is none."""
    installed = available()
    found = [EmbeddedFact("ocr", installed.stamp if installed else "-")]
    if confidence is not None:
        found.append(EmbeddedFact("ocr-confidence", str(round(confidence))))
    if words:
        found.append(EmbeddedFact("ocr-words", str(words)))
    if left_out:
        found.append(EmbeddedFact("ocr-lines-left-out", str(left_out)))
    if fault is not None:
        found.append(EmbeddedFact("ocr-outcome", fault))
    return tuple(found)
