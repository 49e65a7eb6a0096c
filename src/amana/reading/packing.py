"""A reading packed to be kept beside its text: offsets instead of words, rows as lists; and unpacked again.

What is unpacked is checked field by field, since another process may have packed it: offsets lie inside the text,
and every field has the shape that the noun declares.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from amana.errors import RecordMalformed
from amana.reading import nouns
from amana.reading.nouns import Reading, Span, Tagged, TaggedSpan

_FORM = 2
_FORMS = (1, _FORM)
"""Those that are read. In form 1 claims did not say as of when they are told."""
_TAGS_FORM = 1
_Row = TypeVar("_Row")
_PLACE = ("start", "end", "text")
_OF_READING = {
    "statements": nouns.Statement,
    "numbers": nouns.Number,
    "claims": nouns.Claim,
    "times": nouns.Time,
    "places": nouns.PlaceMention,
    "names": nouns.NameMention,
    "terms": nouns.Term,
}


def packed(reading: Reading) -> str:
    """The reading without its text's words; JSON. What taggers found is not packed: it is kept as theirs."""
    told: dict[str, Any] = {
        "form": _FORM,
        "reader": reading.reader,
        "language": reading.language,
        "notes": reading.notes,
        "document": _packed_row(reading.document),
    }
    for kind in _OF_READING:
        told[kind] = [_packed_row(row) for row in getattr(reading, kind)]
    return json.dumps(told, separators=(",", ":"))  # ASCII: a text may hold what has no UTF-8


def spans_packed(data: str) -> list[tuple[int, int]]:
    """Where the rows of a packed reading stand, without unpacking it. Raises RecordMalformed."""
    try:
        told: Any = json.loads(data)
        return [(int(row[0]), int(row[1])) for kind in _OF_READING for row in told[kind]]
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as fault:
        raise RecordMalformed(field="reading", reason="shape") from fault


def packed_tags(found: Tagged) -> str:
    """What a tagger found, in the same way."""
    spans = [[span.start, span.end, span.kind] for span in found.spans]
    return json.dumps({"form": _TAGS_FORM, "reader": found.reader, "spans": spans}, separators=(",", ":"))


def unpacked_tags(data: str, text: str) -> Tagged:
    """It again. Raises RecordMalformed as `unpacked` does."""
    try:
        told: dict[str, Any] = json.loads(data)
        if told["form"] != _TAGS_FORM:
            raise RecordMalformed(field="form", reason="version")
        spans = ((_span((start, end), text), str(kind)) for start, end, kind in told["spans"])
        return Tagged(
            str(told["reader"]), tuple(TaggedSpan(one.start, one.end, one.text, kind) for one, kind in spans)
        )
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise RecordMalformed(field="reading", reason="shape") from fault


def _packed_row(row: Any) -> list[Any]:
    is_span, get, holding = _packs(type(row).__name__)
    values = list(get(row))
    for at in holding:
        values[at] = _packed_value(values[at])
    return [row.start, row.end, *values] if is_span else values


@cache
def _packs(name: str) -> tuple[bool, Callable[[Any], tuple[Any, ...]], tuple[int, ...]]:
    """How rows of this kind are packed: with their place or not, which fields, which of them not as they are."""
    noun: type = getattr(nouns, name)
    names = [one for one, _ in _shape(name)]
    types = {one.name: str(one.type) for one in fields(noun)}
    holding = [at for at, name in enumerate(names) if "Span" in types[name] or "tuple" in types[name]]
    return issubclass(noun, Span), attrgetter(*names), tuple(holding)


def _packed_value(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_packed_value(one) for one in value]
    return _packed_row(value) if isinstance(value, nouns.Reference) else value


def unpacked(data: str, text: str, text_sha256: str) -> Reading:
    """The reading again, with the text's words in it. Raises RecordMalformed where it is not this text's, or of
    another form than this version packs."""
    try:
        told: dict[str, Any] = json.loads(data)
        if told["form"] not in _FORMS:
            raise RecordMalformed(field="form", reason="version")
        if told["form"] == 1:
            told["claims"] = [[*row, None] for row in told["claims"]]
        rows: dict[str, Any] = {
            kind: tuple(_unpacked_row(noun, row, text) for row in told[kind]) for kind, noun in _OF_READING.items()
        }
        return Reading(
            language=_word(told["language"], text),
            text_sha256=text_sha256,
            reader=str(told["reader"]),
            document=_unpacked_row(nouns.Document, told["document"], text),
            notes=tuple(str(note) for note in told["notes"]),
            **rows,
        )
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise RecordMalformed(field="reading", reason="shape") from fault


def _unpacked_row(noun: type[_Row], row: Any, text: str) -> _Row:
    """Its fields stand in the order in which the noun declares them: a text has thousands of rows."""
    readers = _readers(noun.__name__)
    place: list[Any] = []
    if issubclass(noun, Span):
        start, end = _stretch(row[:2], text)
        place, row = [start, end, text[start:end]], row[2:]
    return noun(*place, *[read(value, text) for read, value in zip(readers, row, strict=True)])


@cache
def _readers(name: str) -> tuple[_Read, ...]:
    return tuple(read for _, read in _shape(name))


_Read = Callable[[Any, str], Any]


@cache
def _shape(name: str) -> tuple[tuple[str, _Read], ...]:
    """The fields of a noun beside its place, each with what reads it back: chosen by the type it declares."""
    noun: type = getattr(nouns, name)
    return tuple(
        (one.name, _reads(str(one.type)))
        for one in fields(noun)
        if not (issubclass(noun, Span) and one.name in _PLACE)
    )


def _reads(declared: str) -> _Read:
    if declared in _READS:
        return _READS[declared]
    if declared.startswith("int"):
        return _whole
    return _number if declared.startswith("float") else _word


def _span(value: Any, text: str) -> Span:
    start, end = _stretch(value, text)
    return Span(start, end, text[start:end])


def _stretch(value: Any, text: str) -> tuple[int, int]:
    start, end = value
    if not (type(start) is int and type(end) is int and 0 <= start < end <= len(text)):
        raise ValueError("a span that is not in the text")
    return start, end


def _maybe_span(value: Any, text: str) -> Span | None:
    return None if value is None else _span(value, text)


def _whole(value: Any, _text: str) -> int | None:
    if value is not None and type(value) is not int:
        raise ValueError("not a whole number")
    return value


def _number(value: Any, _text: str) -> float | None:
    if value is not None and type(value) not in (int, float):
        raise ValueError("not a number")
    return value  # type: ignore[no-any-return]  # just checked


def _word(value: Any, _text: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError("not a word")
    return value


def _each(read: _Read) -> _Read:
    return lambda values, text: tuple(read(one, text) for one in values)


_READS: dict[str, _Read] = {
    "Span | None": _maybe_span,
    "tuple[Span, ...]": _each(_span),
    "tuple[tuple[Span, Span], ...]": _each(_each(_span)),
    "tuple[str, ...]": _each(_word),
    "tuple[Reference, ...]": _each(lambda value, text: _unpacked_row(nouns.Reference, value, text)),
}
