"""The rows of one stretch, and those of several put together: offsets and indexes moved to where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from amana.reading.nouns import (
    Claim,
    Document,
    NameMention,
    Number,
    PlaceMention,
    Span,
    Statement,
    Term,
    Time,
)

KINDS = ("statements", "numbers", "claims", "times", "places", "names", "terms")

# Fields that are indexes, and into which rows.
_INDEXES = {
    "statements": {"parent": "statements"},
    "names": {"same_as": "names"},
    "claims": {"place": "places", "statement": "statements", "number": "numbers", "of": "claims"},
}
_Any = TypeVar("_Any")


@dataclass
class Rows:
    """What the layers found in one stretch of a text."""

    document: Document = field(default_factory=Document)
    statements: Sequence[Statement] = ()
    numbers: Sequence[Number] = ()
    claims: Sequence[Claim] = ()
    times: Sequence[Time] = ()
    places: Sequence[PlaceMention] = ()
    names: Sequence[NameMention] = ()
    terms: Sequence[Term] = ()


def joined(stretches: Iterable[tuple[int, Rows]]) -> Rows:
    """The rows of all stretches (where each begins, what was found in it) as those of the whole text.

    The first stretch says what the document is: its title, its outlet, when it was published.
    """
    whole: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    document = Document()
    for start, rows in stretches:
        before = {kind: len(found) for kind, found in whole.items()}
        for kind, found in whole.items():
            indexes = _INDEXES.get(kind, {})
            found.extend(_placed(row, start, before, indexes) if start else row for row in getattr(rows, kind))
        document = _with_more(document, moved(rows.document, start)) if start else rows.document
    return Rows(document=document, **whole)


def _placed(row: Span, by: int, before: dict[str, int], indexes: dict[str, str]) -> Span:
    row = moved(row, by)
    told = {name: getattr(row, name) for name in indexes}
    numbers = {name: at + before[indexes[name]] for name, at in told.items() if at is not None}
    return replace(row, **numbers) if numbers else row


def moved(value: _Any, by: int) -> _Any:
    """A row, and every span in it, `by` code points further on."""
    if by == 0:
        return value
    told: Any = value
    if isinstance(told, tuple):
        return cast(_Any, tuple(moved(one, by) for one in told))
    if not is_dataclass(told) or isinstance(told, type):
        return value
    changed = {one.name: moved(getattr(told, one.name), by) for one in fields(told)}
    if isinstance(told, Span):
        changed |= {"start": told.start + by, "end": told.end + by}
    return cast(_Any, replace(told, **changed))


def recut(value: _Any, text: str) -> _Any:
    """A row, and every span in it, with the words that stand at its offsets in this text."""
    told: Any = value
    if isinstance(told, tuple):
        return cast(_Any, tuple(recut(one, text) for one in told))
    if not is_dataclass(told) or isinstance(told, type):
        return value
    changed = {one.name: recut(getattr(told, one.name), text) for one in fields(told)}
    if isinstance(told, Span):
        changed["text"] = text[told.start : told.end]
    return cast(_Any, replace(told, **changed))


def recut_rows(rows: Rows, text: str) -> Rows:
    """The same for all rows of a stretch."""
    told = {kind: [recut(row, text) for row in getattr(rows, kind)] for kind in KINDS}
    return Rows(document=recut(rows.document, text), **told)


def _with_more(document: Document, more: Document) -> Document:
    """The stretches that repeat or are no article, of a further stretch too."""
    names = ("boilerplate", "captions", "duplicates")
    return replace(document, **{name: getattr(document, name) + getattr(more, name) for name in names})
