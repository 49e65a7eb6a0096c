"""The figures of an account: its claims as comparing takes them, with people's corrections laid over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from amana.actions.comparing.accounts import Account, row_id
from amana.actions.comparing.beside import Surroundings, between_claims
from amana.actions.comparing.corrections import Corrections
from amana.compare.figures import Figure, Spot
from amana.knowledge import DateValue, Known, NumberValue, Schema, parsed, read_schema
from amana.reading import Claim, PlaceMention, admin_of, shipped

__all__ = ["Corrections", "ToldFigure", "figures_of", "rests_on_proposal", "spot_named", "spot_of"]


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure and the sentence it stands in. `proposed`: its days rest on a proposed day of publication."""

    figure: Figure
    sentence: str
    sentence_start: int
    proposed: bool = False


def figures_of(account: Account, corrections: Corrections | None = None) -> tuple[ToldFigure, ...]:
    """The figures of an account that count something, in their order. What somebody rejected is left out."""
    claims = [row for row in account.reading.claims if row.status != "not-a-claim"]
    places = [account.reading.places[row.place] for row in claims if row.place is not None]
    ids = [row_id(account.text_version, row.start, row.end) for row in (*claims, *places)]
    known = corrections.of(ids) if corrections else {}
    around = Surroundings(account)
    told = [
        (_told(account, around, row, between), _spot_said(account, row, known))
        for row, between in zip(claims, between_claims(claims), strict=True)
    ]
    placed = (one if spot is None else replace(one, figure=replace(one.figure, spot=spot)) for one, spot in told)
    corrected = ((one, _corrected(one.figure, known.get(one.figure.id))) for one in placed)
    return tuple(replace(one, figure=figure) for one, figure in corrected if figure is not None)


def _told(account: Account, around: Surroundings, row: Claim, between: tuple[int, int]) -> ToldFigure:
    sentence, start = around.sentence(row)
    figure = around.of(_figure(account, row), row, between)
    return ToldFigure(figure, sentence, start, rests_on_proposal(account, row.first, row.last))


def _spot_said(account: Account, row: Claim, known: Mapping[str, Known]) -> Spot | None:
    """Which place somebody said that a figure's place is; None where nobody did."""
    if row.place is None:
        return None
    place = account.reading.places[row.place]
    said = known.get(row_id(account.text_version, place.start, place.end))
    named = said.value("known-place") if said else None
    return replace(spot_named(named), part=place.part) if named else None


def rests_on_proposal(account: Account, first: str | None, last: str | None) -> bool:
    """Whether these days were worked out from a proposed day of publication: the text does not say them whole."""
    if account.proposal is None or (first is None and last is None):
        return False
    said = {(row.first, row.last) for row in account.reading.times if row.anchor == "absolute"}
    return (first, last) not in said


def _figure(account: Account, row: Claim) -> Figure:
    reading, version = account.reading, account.text_version
    other = None if row.of is None else reading.claims[row.of]
    named = None if other is None else row_id(version, other.start, other.end)
    return figure_at(
        account,
        (row.start, row.end, row.text),
        row.statement,
        category=row.category,
        counted=row.counted.text if row.counted else None,
        lower=row.lower,
        upper=row.upper,
        hedge=row.hedge,
        unit=None if row.number is None else reading.numbers[row.number].unit,
        spot=None if row.place is None else spot_of(reading.places[row.place]),
        first=row.first,
        last=row.last,
        as_of=row.as_of,
        modality=row.modality,
        whole=named if row.relation == "subset-of" else None,
        repeats=named if row.relation == "repeats" else None,
        actor=row.actor.text if row.actor else None,
    )


def figure_at(account: Account, place: tuple[int, int, str], statement: int | None, **told: Any) -> Figure:
    """A figure at its place (start, end, text), in the words of a statement, with what else is `told` of it."""
    version = account.text_version
    start, end, text = place
    said = None if statement is None else account.reading.statements[statement]
    return Figure(
        id=row_id(version, start, end),
        item=account.item,
        account=account.id,
        text_version=version,
        start=start,
        end=end,
        text=text,
        published=account.published,
        speaker=said.speaker_name if said else None,
        statement=row_id(version, said.start, said.end) if said else None,
        source=account.sources[0] if account.sources else None,
        **told,
    )


def spot_of(place: PlaceMention) -> Spot:
    """A place of a reading as comparing takes it."""
    return Spot(place.id, place.name or place.text, place.part, place.lat, place.lon, place.admin)


def _corrected(figure: Figure, known: Known | None) -> Figure | None:
    """The figure as people see it; None where somebody rejected it and nobody said otherwise later."""
    if known is None:
        return figure
    judgement = known.value("judgement")
    if judgement == "rejected":
        return None
    changed = dict(_changes(known))
    if changed:
        return replace(figure, **changed, reviewed="corrected")
    return replace(figure, reviewed="accepted") if judgement else figure


def _changes(known: Known) -> Iterator[tuple[str, Any]]:
    """What people say in place of what was read: fields of a figure and their values."""
    for name in ("category", "counted", "modality", "repeats"):
        if (said := known.value(name)) is not None:
            yield name, said
    if (place := known.value("place")) is not None:
        yield "spot", spot_named(place)
    if (day := known.value("date")) is not None:
        date = parsed(_schema().properties["date"], day)
        if isinstance(date, DateValue):
            yield from (("first", date.first), ("last", date.last))
    if (day := known.value("as-of")) is not None:
        date = parsed(_schema().properties["as-of"], day)
        if isinstance(date, DateValue):
            yield "as_of", date.last
    if (said := known.value("figure")) is not None:
        yield from _corrected_bounds(said)


def _corrected_bounds(said: str) -> Iterator[tuple[str, Any]]:
    number = parsed(_schema().properties["figure"], said)
    if isinstance(number, NumberValue):
        bounds = [None if one is None else float(one) for one in (number.lower, number.upper)]
        hedge = "about" if number.about else "exact" if bounds[0] == bounds[1] else "range"
        yield from (("text", said), ("lower", bounds[0]), ("upper", bounds[1]), ("hedge", hedge))


@cache
def _schema() -> Schema:
    return read_schema()


def spot_named(place: str) -> Spot:
    """A place by its id in the gazetteer, or by what somebody calls it."""
    entry = shipped().by_id(place)
    if entry is None:
        return Spot(None, place)
    return Spot(entry.id, entry.english, None, entry.lat, entry.lon, admin_of(entry))
