"""A reading as JSON: the form that `amana read --json` prints and `docs/reference/reading.md` specifies.

Spans are `{"start", "end", "text"}`; what names another row is its index in its list; days that Python calls
`first` and `last` are called `from` and `to`. Every field is always there, null where nothing is known.
"""

from __future__ import annotations

from typing import Any

from amana.reading.nouns import (
    Claim,
    Document,
    NameMention,
    Number,
    PlaceMention,
    Reading,
    Reference,
    Span,
    Statement,
    Tagged,
    Term,
    Time,
)

Json = dict[str, Any]


def as_json(reading: Reading, name: str | int | None = None) -> Json:
    """The whole reading; `name` is its `id`: a file's name, or what the line that asked for it said."""
    return {
        key: value if isinstance(value, _WHOLE) else list(value)
        for key, value in json_parts(reading, name).items()
    }


_WHOLE = (dict, str, int, type(None))


def json_parts(reading: Reading, name: str | int | None = None) -> dict[str, Any]:
    """The same with its lists as iterators, to be written row by row: a long text has many rows."""
    return {
        "id": name,
        "language": reading.language,
        "text_sha256": reading.text_sha256,
        "reader": reading.reader,
        "notes": iter(reading.notes),
        "statements": map(_statement, reading.statements),
        "numbers": map(_number, reading.numbers),
        "claims": (_claim(row, reading) for row in reading.claims),
        "times": map(_time, reading.times),
        "places": map(_place, reading.places),
        "names": map(_name, reading.names),
        "terms": map(_term, reading.terms),
        "document": _document(reading.document),
        "tagged": map(_tagged, reading.tagged),
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _maybe(span: Span | None) -> Json | None:
    return None if span is None else _span(span)


def _statement(row: Statement) -> Json:
    return {
        **_span(row),
        "mode": row.mode,
        "speaker": _maybe(row.speaker),
        "speaker_name": row.speaker_name,
        "role": row.role,
        "cue": _maybe(row.cue),
        "parent": row.parent,
        "status": row.status,
        "rule": row.rule,
    }


def _number(row: Number) -> Json:
    return {
        **_span(row),
        "lower": _plain(row.lower),
        "upper": _plain(row.upper),
        "hedge": row.hedge,
        "role": row.role,
        "unit": row.unit,
        "rule": row.rule,
        "hedged": _maybe(row.hedged),
        "unit_span": _maybe(row.unit_span),
    }


def _claim(row: Claim, reading: Reading) -> Json:
    place = None if row.place is None else reading.places[row.place]
    return {
        **_span(row),
        "category": row.category,
        "counted": _maybe(row.counted),
        "lower": _plain(row.lower),
        "upper": _plain(row.upper),
        "hedge": row.hedge,
        "place": None
        if place is None
        else {**_span(place), "id": place.id, "name": place.name, "index": row.place},
        "from": row.first,
        "to": row.last,
        "actor": _maybe(row.actor),
        "statement": row.statement,
        "modality": row.modality,
        "relation": row.relation,
        "of": row.of,
        "status": row.status,
        "rule": row.rule,
        "number": row.number,
        "as_of": row.as_of,
    }


def _time(row: Time) -> Json:
    return {
        **_span(row),
        "type": row.type,
        "value": row.value,
        "from": row.first,
        "to": row.last,
        "anchor": row.anchor,
        "rule": row.rule,
        "alternatives": [_reference(one) for one in row.alternatives],
        "mod": row.mod,
    }


def _reference(one: Reference) -> Json:
    return {"value": one.value, "from": one.first, "to": one.last, "rule": one.rule}


def _place(row: PlaceMention) -> Json:
    return {
        **_span(row),
        "id": row.id,
        "name": row.name,
        "lat": row.lat,
        "lon": row.lon,
        "admin": row.admin,
        "part": row.part,
        "role": row.role,
        "rule": row.rule,
        "alternatives": list(row.alternatives),
    }


def _name(row: NameMention) -> Json:
    return {**_span(row), "kind": row.kind, "same_as": row.same_as, "role": row.role, "rule": row.rule}


def _term(row: Term) -> Json:
    return {**_span(row), "id": row.id, "kind": row.kind, "rule": row.rule}


def _document(row: Document) -> Json:
    return {
        "title": _maybe(row.title),
        "outlet": _maybe(row.outlet),
        "byline": _maybe(row.byline),
        "published": row.published,
        "published_basis": row.published_basis,
        "published_evidence": [_span(one) for one in row.published_evidence],
        "boilerplate": [_span(one) for one in row.boilerplate],
        "captions": [_span(one) for one in row.captions],
        "duplicates": [{"copy": _span(copy), "original": _span(first)} for copy, first in row.duplicates],
    }


def _tagged(one: Tagged) -> Json:
    return {"reader": one.reader, "spans": [{**_span(span), "kind": span.kind} for span in one.spans]}


def _plain(number: float | None) -> float | int | None:
    """A whole number as one: JSON readers in other languages keep 275000 and 275000.0 apart."""
    if number is None or number in (float("inf"), float("-inf")) or number != number:
        return None
    return int(number) if number == int(number) else number
