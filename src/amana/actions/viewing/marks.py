"""The marks over a text: everything that was read in it, by where it stands; worked out once for each text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from amana.actions.comparing.account_ids import row_id
from amana.actions.knowledge.naming import chains_of, fullest, name_id
from amana.actions.taking_in.suggesting import suggestions
from amana.actions.viewing.viewing import Viewing
from amana.errors import ItemUnknown
from amana.reading import Claim, Number, PlaceMention, Reading, Span, Statement, Term, Time

MarkKind = Literal["quote", "figure", "number", "time", "place", "person", "group", "work", "term", "tagged"]
MARK_KINDS: Final[tuple[MarkKind, ...]] = (
    "quote",
    "figure",
    "number",
    "time",
    "place",
    "person",
    "group",
    "work",
    "term",
    "tagged",
)
SPOKEN_OF: Final = frozenset(("quote", "figure", "time", "place"))
"""The kinds whose rows people can speak of by where they stand."""

Told = str | float | None
"""A fact of a mark; none that is kept is None."""
_AMOUNTS = frozenset(("quantity", "percent", "money", "measure", "age", "duration"))


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was read: what it is, of which category, where it stands, what is told of it, in short.

    `id` is its own within the text; `subject` the id that assertions are about, where people can speak of it (a
    figure, a statement, a time, a place: see `with_subject`; whom a text names). `facts` has stable names: see
    `marks_of`.
    """

    id: str
    kind: MarkKind
    category: str | None
    start: int
    end: int
    subject: str | None = None
    facts: dict[str, Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a text version, in the order of the text (what holds others before them).

    `language` is what it was read as; `reader` who read it. `fault` says why there is no reading: how the text
    broke the reader, or `unread` where it waits.
    """

    marks: tuple[Mark, ...]
    language: str | None = None
    reader: str | None = None
    fault: str | None = None


def marks_of_text(viewing: Viewing, item: str, text_version: str) -> Marks:
    """The marks of a text version of an item; kept for the texts looked at last."""
    kept = viewing.archive.catalogue.readings(item, text_version)
    if not kept and all(one != text_version for one in _texts(viewing, item)):
        raise ItemUnknown(item=f"{item} {text_version}")
    state = text_version, tuple((one.reader, one.tagger, one.fault, hash(one.packed)) for one in kept)
    return viewing.marks.get(state, lambda: _made(viewing, item, text_version))


def _texts(viewing: Viewing, item: str) -> Iterator[str]:
    """The text versions of an item: asked only of a text that was not read, since it goes through all it holds."""
    return (one.sha256 for one in viewing.archive.catalogue.item(item).text_versions)


def _made(viewing: Viewing, item: str, text_version: str) -> Marks:
    found = suggestions(viewing.archive, item, text_version)
    if not found:
        return Marks((), fault="unread")
    one = found[0]
    if one.reading is None:
        return Marks((), reader=one.reader, fault=one.fault)
    tagged = (
        Mark(
            f"tagged-{span.start}-{span.end}", "tagged", span.kind, span.start, span.end, None, {"by": tag.reader}
        )
        for tag in one.tagged
        for span in tag.spans
    )
    marks = {mark.id: mark for mark in (*marks_of(one.reading, text_version), *tagged)}
    order = sorted(marks.values(), key=lambda mark: (mark.start, -mark.end, MARK_KINDS.index(mark.kind)))
    return Marks(tuple(order), one.reading.language, one.reader)


def marks_of(reading: Reading, text_version: str) -> Iterator[Mark]:
    """The rows of a reading as marks. Facts: of a quote `speaker`, `role`, `mode`, `status`; of a figure `lower`,
    `upper`, `hedge`, `counted`, `modality`, `place`, `first`, `last`, `speaker`, `quote` (the mark of the words it
    stands in), `status`; of a number `lower`, `upper`, `hedge`, `unit`; of a time `value`, `first`, `last`,
    `anchor`; of a place `id`, `name`, `lat`, `lon`, `part`, `role`; of a name `name` (in full), `role`; of a term
    `id`.
    """
    yield from (_quote(row) for row in reading.statements if row.status != "not-a-claim")
    claims = [row for row in reading.claims if row.status != "not-a-claim"]
    yield from (_figure(row, reading) for row in claims)
    counted = {row.number for row in claims}
    for at, number in enumerate(reading.numbers):
        if at not in counted and number.role in _AMOUNTS:
            yield _number(number)
    yield from (_time(row) for row in reading.times)
    yield from (_place(row) for row in reading.places)
    yield from _names(reading, text_version)
    yield from (_term(row) for row in reading.terms)


def with_subject(mark: Mark, text_version: str) -> Mark:
    """With the id of the row that it is: worked out for what is shown, since a text has thousands."""
    if mark.subject is not None or mark.kind not in SPOKEN_OF:
        return mark
    return replace(mark, subject=row_id(text_version, mark.start, mark.end))


def _mark(kind: MarkKind, category: str | None, row: Span, facts: dict[str, Told]) -> Mark:
    told: dict[str, Told] = {name: value for name, value in facts.items() if value is not None}
    return Mark(f"{kind}-{row.start}-{row.end}", kind, category, row.start, row.end, None, told)


def _quote(row: Statement) -> Mark:
    speaker = row.speaker_name or (row.speaker.text if row.speaker else None)
    facts: dict[str, Told] = {"speaker": speaker, "role": row.role, "mode": row.mode, "status": row.status}
    return _mark("quote", row.mode, row, facts)


def _figure(row: Claim, reading: Reading) -> Mark:
    place = None if row.place is None else reading.places[row.place]
    said = None if row.statement is None else reading.statements[row.statement]
    facts: dict[str, Told] = {
        "lower": row.lower,
        "upper": row.upper,
        "hedge": row.hedge,
        "counted": row.counted.text if row.counted else None,
        "modality": row.modality,
        "place": (place.name or place.text) if place else None,
        "first": row.first,
        "last": row.last,
        "speaker": (said.speaker_name or (said.speaker.text if said.speaker else None)) if said else None,
        "quote": f"quote-{said.start}-{said.end}" if said else None,
        "status": row.status,
    }
    return _mark("figure", row.category, row, facts)


def _number(row: Number) -> Mark:
    facts: dict[str, Told] = {"lower": row.lower, "upper": row.upper, "hedge": row.hedge, "unit": row.unit}
    return _mark("number", row.role, row, facts)


def _time(row: Time) -> Mark:
    facts: dict[str, Told] = {"value": row.value, "first": row.first, "last": row.last, "anchor": row.anchor}
    return _mark("time", row.type, row, facts)


def _place(row: PlaceMention) -> Mark:
    facts: dict[str, Told] = {"id": row.id, "name": row.name, "lat": row.lat, "lon": row.lon, "part": row.part}
    return _mark("place", row.role, row, {**facts, "role": row.role})


def _names(reading: Reading, version: str) -> Iterator[Mark]:
    """Each place where somebody is named, with the id of all that the text calls so."""
    for kind, rows in chains_of(reading):
        whole = fullest(rows)
        subject = name_id(version, kind, whole.text)
        role = next((row.role for row in rows if row.role), None)
        facts: dict[str, Told] = {"name": whole.text}
        if role:
            facts["role"] = role
        for row in rows:
            yield Mark(f"{kind}-{row.start}-{row.end}", kind, None, row.start, row.end, subject, facts)
    for row in reading.names:
        if row.kind == "work":
            yield _mark("work", None, row, {"name": row.text})


def _term(row: Term) -> Mark:
    return _mark("term", row.kind, row, {"id": row.id})
