"""Text put together from pieces, of which some carry a mark: where each marked stretch stands in the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text; `marks` are numbers of what it belongs to (a change, a comment). A piece may be empty."""

    text: str
    marks: tuple[int, ...] = ()


Line = list[Run]


@dataclass(frozen=True, slots=True)
class Spanned:
    """The whole text, and for each mark the stretch from its first piece to its last, in code points."""

    text: str
    spans: dict[int, tuple[int, int]]


def joined(lines: Iterable[Line], between: str) -> Line:
    """All lines as one, parted by `between`."""
    whole: Line = []
    for number, line in enumerate(lines):
        if number:
            whole.append(Run(between))
        whole += line
    return whole


def has_text(line: Sequence[Run]) -> bool:
    return any(run.text for run in line)


def spanned(line: Iterable[Run]) -> Spanned:
    """The text of all pieces, and where the marked ones stand."""
    told: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for run in line:
        end = at + len(run.text)
        for mark in run.marks:
            start, last = spans.get(mark, (at, end))
            spans[mark] = (start, max(last, end))
        told.append(run.text)
        at = end
    return Spanned("".join(told), spans)
