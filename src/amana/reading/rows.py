"""The rows of one stretch, and those of several put together: offsets and indexes moved to where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, cast

from amana.reading import nouns
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
    shape = _shape(type(row).__name__)
    values = _values(row, shape, _Moved(by))
    for name, kind in indexes.items():
        at = shape.names.index(name)
        if values[at] is not None:
            values[at] += before[kind]
    return type(row)(*values)


def moved(value: _Any, by: int) -> _Any:
    """A row, and every span in it, `by` code points further on."""
    return value if by == 0 else _with_spans(value, _Moved(by))


def recut(value: _Any, text: str) -> _Any:
    """A row, and every span in it, with the words that stand at its offsets in this text."""
    return _with_spans(value, _Recut(text))


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a span stands after it."""

    by: int

    def of(self, span: Span) -> tuple[int, int, str]:
        return span.start + self.by, span.end + self.by, span.text


@dataclass(frozen=True, slots=True)
class _Recut:
    """What a span's words are after it."""

    whole: str

    def of(self, span: Span) -> tuple[int, int, str]:
        return span.start, span.end, self.whole[span.start : span.end]


class _Shape(NamedTuple):
    """A kind of row: its fields in the order in which it is made, and which of them may hold spans."""

    names: tuple[str, ...]
    get: Callable[[Any], tuple[Any, ...]]
    holding: tuple[int, ...]
    is_span: bool


@cache
def _shape(name: str) -> _Shape:
    """Looked up once a kind: a long text has thousands of rows. Which fields hold spans is told by their types."""
    noun: type = getattr(nouns, name)
    told = fields(noun)
    names = tuple(one.name for one in told)
    holding = tuple(at for at, one in enumerate(told) if "Span" in str(one.type))
    return _Shape(names, attrgetter(*names), holding, issubclass(noun, Span))


def _with_spans(value: _Any, change: _Moved | _Recut) -> _Any:
    """The value, and every span in it, changed."""
    told: Any = value
    if isinstance(told, tuple):
        return cast(_Any, tuple([_with_spans(one, change) for one in told]))
    if not is_dataclass(told) or isinstance(told, type):
        return value
    return cast(_Any, type(told)(*_values(told, _shape(type(told).__name__), change)))


def _values(row: Any, shape: _Shape, change: _Moved | _Recut) -> list[Any]:
    values = list(shape.get(row))
    for at in shape.holding:
        if values[at] is not None:
            values[at] = _with_spans(values[at], change)
    if shape.is_span:
        values[:3] = change.of(row)
    return values


def recut_rows(rows: Rows, text: str) -> Rows:
    """The same for all rows of a stretch."""
    told = {kind: [recut(row, text) for row in getattr(rows, kind)] for kind in KINDS}
    return Rows(document=recut(rows.document, text), **told)


def _with_more(document: Document, more: Document) -> Document:
    """The stretches that repeat or are no article, of a further stretch too."""
    names = ("boilerplate", "captions", "duplicates")
    return replace(document, **{name: getattr(document, name) + getattr(more, name) for name in names})
