"""A stretch of a text with its marks, cut into paragraphs and runs as a page shows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from amana.actions.comparing.corrections import Corrections
from amana.actions.viewing.marks import SPOKEN_OF, Mark, marks_of_text, with_subject
from amana.actions.viewing.viewing import Viewing

LONGEST: Final = 20_000
"""Code points that are given at once, at most."""
_SHORTEST = 200
MOST_SPANS: Final = 500
_BREAK = re.compile(r"[\n\f\r\u2028\u2029]+")
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_LOOKED_AT = 1_000  # code points of a paragraph that tell its direction
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph over which the same marks lie: `marks` are their ids, the outermost first."""

    start: int
    end: int
    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text, without its line end; `new_page`: a form feed stands before it."""

    start: int
    end: int
    direction: Direction
    runs: tuple[Run, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of a text version, from `start` to `end` of `length` code points.

    `marks` are those that lie over it, by id; `judged` what people said of them (`accepted`, `rejected`), by id.
    `previous` and `next` are where the stretches beside it begin, None where there is none. `fault` says why
    nothing was read in it, where nothing was.
    """

    item: str
    text_version: str
    start: int
    end: int
    length: int
    paragraphs: tuple[Paragraph, ...]
    marks: dict[str, Mark]
    judged: dict[str, str]
    previous: int | None = None
    next: int | None = None
    language: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class MarkStep:
    """A mark as keys step to it: in the order of the text, through all of it."""

    id: str
    kind: str
    category: str | None
    start: int
    end: int


def marked_text(viewing: Viewing, item: str, text_version: str, offset: int, limit: int) -> MarkedText:
    """See `OpenViewing.marked_text`."""
    found = marks_of_text(viewing, item, text_version)
    text = viewing.text(text_version)
    starts = stretches(text, min(max(limit, _SHORTEST), LONGEST))
    at = max(0, bisect_right(starts, max(0, offset)) - 1)
    start, end = starts[at], starts[at + 1] if at + 1 < len(starts) else len(text)
    over = [with_subject(one, text_version) for one in found.marks if one.start < end and one.end > start]
    return MarkedText(
        item,
        text_version,
        start,
        end,
        len(text),
        tuple(_paragraphs(text, start, end, over)),
        {mark.id: mark for mark in over},
        _judged(viewing, over),
        starts[at - 1] if at else None,
        end if at + 1 < len(starts) else None,
        found.language,
        found.fault,
    )


def marked_spans(viewing: Viewing, item: str, text_version: str, spans: Sequence[tuple[int, int]]) -> MarkedText:
    """See `OpenViewing.marked_spans`."""
    found = marks_of_text(viewing, item, text_version)
    text = viewing.text(text_version)
    kept = [(max(0, start), min(end, len(text))) for start, end in spans[:MOST_SPANS] if start < end]
    first, last = min((one[0] for one in kept), default=0), max((one[1] for one in kept), default=0)
    near = [one for one in found.marks if one.start < last and one.end > first]
    over: dict[str, Mark] = {}
    paragraphs: list[Paragraph] = []
    for start, end in kept:
        own = [one for one in near if one.start < end and one.end > start]
        over |= {one.id: with_subject(one, text_version) for one in own if one.id not in over}
        paragraphs += _paragraphs(text, start, end, own)
    judged = _judged(viewing, list(over.values()))
    told = tuple(paragraphs), over, judged
    return MarkedText(item, text_version, first, last, len(text), *told, None, None, found.language, found.fault)


def mark_steps(viewing: Viewing, item: str, text_version: str) -> tuple[MarkStep, ...]:
    """See `OpenViewing.mark_steps`."""
    found = marks_of_text(viewing, item, text_version).marks
    return tuple(MarkStep(one.id, one.kind, one.category, one.start, one.end) for one in found)


def stretches(text: str, longest: int) -> list[int]:
    """Where a text is cut to be shown: at a line end in the second half of what goes at once, if there is one."""
    starts = [0]
    while len(text) - starts[-1] > longest:
        begin = starts[-1]
        line = max(
            text.rfind("\n", begin + longest // 2, begin + longest), text.rfind("\f", begin + 1, begin + longest)
        )
        starts.append(line + 1 if line > begin else begin + longest)
    return starts


def _judged(viewing: Viewing, marks: Sequence[Mark]) -> dict[str, str]:
    subjects = {one.subject: one.id for one in marks if one.subject and one.kind in SPOKEN_OF}
    known = Corrections(viewing.archive).of(list(subjects))
    return {subjects[one]: told for one, said in known.items() if (told := said.value("judgement"))}


def _paragraphs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    before: Direction = "ltr"
    at, new_page = start, False
    sweep = _Sweep(text, marks)
    while at < end:
        found = _BREAK.search(text, at, end)
        stop = found.start() if found else end
        if stop > at:
            before = _direction(text[at : min(stop, at + _LOOKED_AT)], before)
            yield Paragraph(at, stop, before, tuple(sweep.runs(at, stop)), new_page)
            new_page = False
        if found is None:
            return
        new_page = new_page or "\f" in found[0]
        at = found.end()


def _direction(beginning: str, before: Direction) -> Direction:
    """As most of its letters run; where it has none, as the paragraph before it."""
    right, left = len(_RIGHT.findall(beginning)), len(_LEFT.findall(beginning))
    return before if right == left == 0 else "rtl" if right > left else "ltr"


class _Sweep:
    """Cuts stretches that follow one another into runs; each mark is taken up and let go once."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text, self._marks, self._next = text, marks, 0
        self._open: list[Mark] = []

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs of a stretch, none of them empty."""
        at = start
        while at < end:
            self._move_to(at)
            until = min((mark.end for mark in self._open), default=end)
            if self._next < len(self._marks):
                until = min(until, self._marks[self._next].start)
            until = min(until, end)
            yield Run(at, until, self._text[at:until], tuple(mark.id for mark in self._open))
            at = until

    def _move_to(self, at: int) -> None:
        while self._next < len(self._marks) and self._marks[self._next].start <= at:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in self._open if mark.end > at]
