"""Text put together from pieces, of which some carry a mark: where each marked stretch stands in the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text with marks: numbers of what it belongs to (a change, a comment). It may be empty."""

    text: str
    marks: tuple[int, ...]


Line = list[str | Run]
"""Pieces one after the other; nearly all have no mark, and are plain."""


@dataclass(frozen=True, slots=True)
class Spanned:
    """The whole text, and for each mark the stretch from its first piece to its last, in code points."""

    text: str
    spans: dict[int, tuple[int, int]]


def joined(lines: Iterable[Iterable[str | Run]], between: str) -> Iterator[str | Run]:
    """The pieces of all lines, parted by `between`; one line at a time, so that no more is held."""
    for number, line in enumerate(lines):
        if number:
            yield between
        yield from line


def joined_cell(lines: Iterable[Line]) -> Iterator[str | Run]:
    """The lines of a table's cell as one, without those that are empty."""
    return joined((line for line in lines if _has_text(line)), " ")


def _has_text(line: Line) -> bool:
    return any(piece if isinstance(piece, str) else piece.text for piece in line)


def marked(text: str, marks: Sequence[int]) -> str | Run:
    return Run(text, tuple(marks)) if marks else text


def spanned(line: Iterable[str | Run]) -> Spanned:
    """The text of all pieces, and where the marked ones stand."""
    told: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for run in line:
        if isinstance(run, str):
            told.append(run)
            at += len(run)
            continue
        end = at + len(run.text)
        for mark in run.marks:
            start, last = spans.get(mark, (at, end))
            spans[mark] = (start, max(last, end))
        told.append(run.text)
        at = end
    return Spanned("".join(told), spans)
