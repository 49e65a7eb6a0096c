"""Lines out of words, and one page out of what engines for several languages made of the same picture.

An engine for Arabic reads a Latin word as rubbish and is unsure of it; one for English does so with Arabic. Each
line is taken from the engine that is surest of it, and in it the words that it is unsure of from another that is
sure. One engine for both at once is worse: it takes Arabic words for English ones, and is sure of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from amana.intake.tesseract import Word

UNSURE, SURE, VERY_SURE = 80.0, 70.0, 90.0
MOST_LINES = 1_000
_SURER = 20.0  # by how much, at least, another engine is
_ALIKE = 0.7  # of each of two boxes, so that they are one line
_COVERED = 0.5  # of a word

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """Words in reading order, and what begins with the line: "block", "paragraph", "line"."""

    words: tuple[Word, ...]
    begins: str
    box: Box
    confidence: float


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines that these words make, in order; no more than there may be."""
    found: list[Line] = []
    kept: list[Word] = []
    for word in words:
        if word.begins and kept:
            found.append(_line(kept))
            kept = []
        kept.append(word)
    if kept:
        found.append(_line(kept))
    return found[:MOST_LINES]


def mean(words: Sequence[Word]) -> float:
    """Of the confidence, each word weighing by its length."""
    weight = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def all_sure(lines: Sequence[Line]) -> bool:
    """Whether there is hardly anything that another engine could know better: lines of Arabic words alone."""
    if not lines or min(line.confidence for line in lines) < UNSURE - 10 or any(map(_is_foreign, lines)):
        return False
    return all(word.confidence >= UNSURE or _is_arabic(word.text) for line in lines for word in line.words)


def merged(runs: Sequence[list[Line]]) -> list[Line]:
    """One page out of several engines' pages: in the order of the surest, lines and words by whoever is surest."""
    if len(runs) < 2:
        return runs[0] if runs else []
    first = max(runs, key=lambda lines: mean([word for line in lines for word in line.words]))
    others = [line for run in runs if run is not first for line in run]
    return [_best(line, list(_beside(line, others))) for line in first]


def _line(words: list[Word]) -> Line:
    return Line(tuple(words), words[0].begins or "line", around([word.box for word in words]), mean(words))


def _beside(line: Line, others: Sequence[Line]) -> Iterator[Line]:
    """Lines of other engines that have anything to do with this one."""
    return (other for other in others if _overlap(line.box, other.box) > 0)


def _best(line: Line, others: list[Line]) -> Line:
    candidates = [line, *(one for one in others if _same(line.box, one.box))]
    chosen = max(candidates, key=_worth)
    known = [word for one in (line, *others) if one is not chosen for word in one.words if word.confidence >= SURE]
    return replace(_line(_with_known(chosen.words, known)), begins=line.begins)


def _worth(line: Line) -> float:
    return line.confidence - _SURER if _is_foreign(line) else line.confidence


def _is_foreign(line: Line) -> bool:
    """Whether an engine for Arabic found no Arabic letter in it: it reads "Page" as 0366, and is sure of it."""
    told = "".join(word.text for word in line.words)
    return line.words[0].language == "ara" and not any(one.isalpha() and _is_arabic(one) for one in told)


def _with_known(words: Sequence[Word], known: Sequence[Word]) -> list[Word]:
    """The words, those it was unsure of replaced where another is sure of what stands at that place."""
    found = list(words)
    for better in known:
        covered = [at for at, word in enumerate(found) if _share(word.box, better.box) > _COVERED]
        if covered and all(_is_better(better, found[at]) for at in covered):
            found[covered[0] : covered[-1] + 1] = [better]
    return found


def _is_better(better: Word, word: Word) -> bool:
    """Rubbish is mostly digits and signs; a word that is all of Arabic letters gives way to hardly anything."""
    needed = VERY_SURE if _is_arabic(word.text) else SURE
    return word.confidence < UNSURE and better.confidence >= max(needed, word.confidence + _SURER)


def _is_arabic(text: str) -> bool:
    """Whether all letters and digits are of the Arabic script, and letters are among them."""
    told = [one for one in text if one.isalnum()]
    return any(one.isalpha() for one in told) and all("\u0620" <= one <= "\u06ff" for one in told)


def _same(one: Box, other: Box) -> bool:
    shared = _overlap(one, other)
    return shared >= _ALIKE * one[2] * one[3] and shared >= _ALIKE * other[2] * other[3]


def _share(box: Box, other: Box) -> float:
    """How much of a box lies within another."""
    return _overlap(box, other) / max(1, box[2] * box[3])


def _overlap(one: Box, other: Box) -> int:
    """Pixels that two boxes have in common."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, width) * max(0, height)
