"""Which of a text's places or times belongs to a claim: its clause, else its sentence, else its paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from amana.reading.claims.drafts import Draft
from amana.reading.nouns import Span
from amana.reading.view import View

_ACROSS = 1_000
_BEFORE = 2
_LOOKED_AT = 12


def bounds_of(draft: Draft) -> tuple[int, int]:
    """From the first to the last of the figure and the word that says what happened."""
    start, end = draft.span.start, max(draft.span.end, draft.counted.end if draft.counted else 0)
    if draft.trigger:
        return min(start, draft.trigger.start), max(end, draft.trigger.end)
    return start, end


def in_sentence(
    draft: Draft, rows: Sequence[Span], starts: Sequence[int], cost: Callable[[int], float | None]
) -> int | None:
    """The best row of the draft's sentence, by an index; `cost` says how a row suits, None that it cannot.
    `starts`: where the rows begin.

    What stands after another event belongs to that one, unless nothing else is there; what stands before may set
    the scene for all that follows.
    """
    first, last = bounds_of(draft)
    best: tuple[float, int] | None = None
    middle = bisect_left(starts, first)
    inside = rows_within(starts, draft.sentence.start, draft.sentence.end)
    for at in range(max(inside.start, middle - _LOOKED_AT), min(inside.stop, middle + _LOOKED_AT)):
        suits = cost(at)
        if suits is None:
            continue
        row = rows[at]
        before = row.end <= first
        gap = first - row.end if before else max(0, row.start - last)
        crossed = _crossed(draft, row, before)
        price = suits * (gap + 3) * (_BEFORE if before else 1) + _ACROSS * crossed * (1 if before else 3)
        if best is None or price < best[0]:
            best = (price, at)
    return best[1] if best else None


def _crossed(draft: Draft, row: Span, before: bool) -> int:
    """Whether another event stands between the draft's own words and a row."""
    first, last = bounds_of(draft)
    start, end = (row.end, first) if before else (last, row.start)
    sentence = draft.sentence
    for item in sentence.between(sentence.word_at(start), sentence.word_at(end)):
        if start <= item.start < end and item is not draft.trigger:
            for entry in item.entries:
                if entry.kind == "trigger" and entry.how not in {"head", "toll"}:
                    return 1
    return 0


def rows_within(starts: Sequence[int], start: int, end: int) -> range:
    """The indexes of the rows that begin from `start` up to `end`."""
    return range(bisect_left(starts, start), bisect_left(starts, end))


def before_in_paragraphs(
    view: View, draft: Draft, starts: Sequence[int], fit: Callable[[int], bool], paragraphs: int
) -> int | None:
    """The nearest fitting row before the draft's sentence, in its paragraph or up to so many before it."""
    for start, end in _stretches(view, draft, paragraphs):
        for at in reversed(rows_within(starts, start, end)):
            if fit(at):
                return at
    return None


def _stretches(view: View, draft: Draft, paragraphs: int) -> Iterator[tuple[int, int]]:
    at = bisect_left(view.lines, (draft.sentence.start + 1, 0)) - 1
    if at < 0:
        return
    yield view.lines[at][0], draft.sentence.start
    for earlier in range(at - 1, max(-1, at - 1 - paragraphs), -1):
        yield view.lines[earlier]
