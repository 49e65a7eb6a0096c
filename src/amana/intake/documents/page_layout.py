"""Where glyphs stand on a page: lines, columns, words, in reading order.

Lengths are in the page's own units (points), y upwards, as PDF has it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Shares of a glyph's height: a gap of this much is a space (measured: 0.22 and more between words, 0.11 and
# less within them); a wider one may part columns.
_SPACE = 0.18
_GUTTER = 1.0
_SAME_LINE = 0.4
_COLUMN_ROWS = 4
_MARK_REACH = 1.5
_MOST_COMPARED = 1_000_000  # letters that the marks of a page are held against; a full page needs 300,000


@dataclass(slots=True)
class Glyph:
    """One shape on the page and the characters it stands for. `base` is its baseline's y."""

    text: str
    left: float
    right: float
    base: float
    height: float


@dataclass(slots=True)
class Run:
    """Glyphs on one baseline with no wide gap between them, from left to right."""

    glyphs: list[Glyph]
    left: float
    right: float


Row = list[Run]


def attach_marks(bases: Sequence[Glyph], marks: Sequence[Glyph]) -> None:
    """Put each combining mark after the letter it stands over: the nearest whose width holds its middle.

    On a page where more stand near each other than on any that is read, the last marks go to the nearest line.
    """
    ordered = sorted((glyph for glyph in bases if glyph.text.strip()), key=lambda glyph: -glyph.base)
    levels = [-glyph.base for glyph in ordered]
    reach = _MARK_REACH * max((glyph.height for glyph in ordered), default=0.0)
    left = _MOST_COMPARED
    for mark in marks if ordered else ():
        first, last = bisect_left(levels, -mark.base - reach), bisect_right(levels, -mark.base + reach)
        left -= last - first
        best = ordered[min(first, len(ordered) - 1)] if left < 0 else _beneath(mark, ordered[first:last])
        if best is not None:
            best.text += mark.text


def _beneath(mark: Glyph, among: Sequence[Glyph]) -> Glyph | None:
    middle = (mark.left + mark.right) / 2
    near = [glyph for glyph in among if abs(glyph.base - mark.base) <= _MARK_REACH * glyph.height]
    return min(near, key=lambda g: (_outside(g, middle), abs(g.base - mark.base)), default=None)


def _outside(glyph: Glyph, x: float) -> float:
    return max(glyph.left - x, x - glyph.right, 0.0)


def lines_in_order(glyphs: Sequence[Glyph], rtl: bool) -> Iterator[list[str]]:
    """Each line's glyphs from left to right with single spaces, lines in reading order.

    Columns are read one after the other, the right one first where the page is right-to-left.
    """
    for band in _bands(_rows(glyphs)):
        for column in _columns(band, rtl):
            for row in column:
                yield [text for run in _joined(row) for text in run]


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Rows from the top down, each parted into runs where a gap is wide."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.base, glyph.left)):
        first = rows[-1][0] if rows else None
        if first and first.base - glyph.base <= _SAME_LINE * min(first.height, glyph.height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_runs(sorted(row, key=lambda glyph: (glyph.left + glyph.right, glyph.left))) for row in rows]


def _runs(row: Sequence[Glyph]) -> Row:
    runs: Row = []
    for glyph in row:
        if runs and glyph.left - runs[-1].right <= _GUTTER * glyph.height:
            runs[-1].glyphs.append(glyph)
            runs[-1].right = max(runs[-1].right, glyph.right)
        else:
            runs.append(Run([glyph], glyph.left, glyph.right))
    return runs


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows grouped so that those of one band have a gutter in common, or are all of one run."""
    band: list[Row] = []
    gutter: tuple[float, float] | None = None
    for row in rows:
        shared = _shared_gutter(gutter, row) if band else _gutter(row)
        if band and (shared is None) != (gutter is None):
            yield band
            band, shared = [], _gutter(row)
        band.append(row)
        gutter = shared
    if band:
        yield band


def _gutter(row: Row) -> tuple[float, float] | None:
    """The widest gap between a row's runs."""
    gaps = [(one.right, other.left) for one, other in pairwise(row)]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)


def _shared_gutter(gutter: tuple[float, float] | None, row: Row) -> tuple[float, float] | None:
    """What of a gutter stays free in this row; a row on one side alone leaves it as it is."""
    if gutter is None:
        return _gutter(row)
    left, right = gutter
    for run in row:
        if run.left >= right or run.right <= left:
            continue
        if run.left > left and run.right < right:
            return None
        left, right = (run.right, right) if run.left <= left else (left, run.left)
        if right - left < _GUTTER:
            return None
    return left, right


def _columns(band: Sequence[Row], rtl: bool) -> list[list[Row]]:
    """The band's columns in reading order; the band itself where it is too low to be columns."""
    gutter = _gutter(band[0])
    for row in band[1:]:
        gutter = _shared_gutter(gutter, row)
    if gutter is None or len(band) < _COLUMN_ROWS:
        return [list(band)]
    middle = sum(gutter) / 2
    sides = [[[r for r in row if (r.left < middle) is is_left] for row in band] for is_left in (True, False)]
    filled = [[row for row in side if row] for side in sides]
    if min(len(side) for side in filled) < _COLUMN_ROWS:
        return [list(band)]
    parted = [column for side in filled for column in _columns(side, rtl)] if _wide(filled) else filled
    return parted[::-1] if rtl else parted


def _wide(sides: Sequence[Sequence[Row]]) -> bool:
    return any(len(row) > 1 for side in sides for row in side)


def _joined(row: Row) -> Iterator[list[str]]:
    """Each run's texts, a space wherever the glyphs stand apart or the page itself has one."""
    before: Glyph | None = None
    for run in row:
        told: list[str] = []
        for glyph in run.glyphs:
            apart = before is not None and glyph.left - before.right > _SPACE * glyph.height
            if apart and not (before and before.text == " ") and glyph.text != " ":
                told.append(" ")
            if glyph.text != " " or (before and before.text != " "):
                told.append(glyph.text)
            before = glyph
        yield told
