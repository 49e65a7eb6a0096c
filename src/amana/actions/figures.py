"""The figures of an account: its claims as comparing takes them, with people's corrections laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from amana.actions.accounts import Account, row_id
from amana.archive import Archive
from amana.compare.figures import Figure, Spot, cues_of, pace_of
from amana.knowledge import Known, known_of
from amana.reading import Claim, PlaceMention, View
from amana.records import AssertionRow

_BESIDE = 80  # code points before and after a figure that say how it is meant


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure and the sentence it stands in."""

    figure: Figure
    sentence: str
    sentence_start: int


class Corrections:
    """What people said of rows of readings, by the rows' ids; asked of the catalogue once for each account."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._suspects = archive.suspects

    def of(self, ids: list[str]) -> Mapping[str, Known]:
        """What is known of those of these ids that anybody spoke of."""
        rows = self._archive.catalogue.about(ids)
        spoken = {row.assertion.subject for row in rows}
        return {
            one: known_of([one], [row for row in rows if row.assertion.subject == one], self._why)
            for one in spoken
        }

    def _why(self, row: AssertionRow) -> str | None:
        return self._suspects.reason(row.entry.device, row.entry.index)


def figures_of(account: Account, corrections: Corrections) -> tuple[ToldFigure, ...]:
    """The figures of an account that count something, in their order. What somebody rejected is left out."""
    claims = [row for row in account.reading.claims if row.status != "not-a-claim"]
    known = corrections.of([row_id(account.text_version, row.start, row.end) for row in claims])
    view = View.of(account.text, account.reading.language)
    told = (_told(account, view, row) for row in claims)
    corrected = ((one, _corrected(one.figure, known.get(one.figure.id))) for one in told)
    return tuple(replace(one, figure=figure) for one, figure in corrected if figure is not None)


def _told(account: Account, view: View, row: Claim) -> ToldFigure:
    start, end = view.sentence_at(row.start)
    sentence = account.text[start:end]
    before, after = (
        account.text[max(0, row.start - _BESIDE) : row.start],
        account.text[row.end : row.end + _BESIDE],
    )
    figure = replace(_figure(account, row), cues=cues_of(sentence), pace=pace_of(before, after, row.hedge))
    return ToldFigure(figure, sentence, start)


def _figure(account: Account, row: Claim) -> Figure:
    reading, version = account.reading, account.text_version
    said = None if row.statement is None else reading.statements[row.statement]
    other = None if row.of is None else reading.claims[row.of]
    named = None if other is None else row_id(version, other.start, other.end)
    return Figure(
        id=row_id(version, row.start, row.end),
        item=account.item.item,
        account=account.id,
        text_version=version,
        start=row.start,
        end=row.end,
        text=row.text,
        category=row.category,
        counted=row.counted.text if row.counted else None,
        lower=row.lower,
        upper=row.upper,
        hedge=row.hedge,
        unit=None if row.number is None else reading.numbers[row.number].unit,
        spot=None if row.place is None else spot_of(reading.places[row.place]),
        first=row.first,
        last=row.last,
        published=account.published,
        modality=row.modality,
        whole=named if row.relation == "subset-of" else None,
        repeats=named if row.relation == "repeats" else None,
        speaker=said.speaker_name if said else None,
        statement=row_id(version, said.start, said.end) if said else None,
        source=account.sources[0] if account.sources else None,
    )


def spot_of(place: PlaceMention) -> Spot:
    """A place of a reading as comparing takes it."""
    return Spot(place.id, place.name or place.text, place.part, place.lat, place.lon, place.admin)


def _corrected(figure: Figure, known: Known | None) -> Figure | None:
    """The figure as people see it; None where somebody rejected it and nobody said otherwise later."""
    if known is None:
        return figure
    if known.value("judgement") == "rejected":
        return None
    changed = {name: value for name in ("category", "speaker") if (value := known.value(name))}
    place = known.value("place")
    spot = figure.spot if place is None else Spot(place, place)
    reviewed = "corrected" if changed or place else "accepted" if known.value("judgement") else None
    return replace(figure, **changed, spot=spot, reviewed=reviewed)  # type: ignore[arg-type]
