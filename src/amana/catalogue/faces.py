"""An item's face: what its row shows, drawn from all its accessions and intakes whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from amana.records.instalments import how_far
from amana.records.nouns import Intake
from amana.records.places import ERASED, AccessionRow, ContentPlace, EntryPlace


class Face(NamedTuple):
    """`first` is the accession that gives the item its id; `content` is where its bytes lie, None where they
    were erased; the rest is what lists show.
    """

    first: AccessionRow
    content: ContentPlace | None
    date: str
    title: str | None
    tags: tuple[str, ...]


def accession_order(row: AccessionRow) -> tuple[str, str, int]:
    """Sorts accessions: by received time, then device, then index in its log."""
    return (row.accession.received, row.entry.device, row.entry.index)


def entry_order(entry: EntryPlace) -> tuple[str, int]:
    """Sorts log entries that carry no time: by device, then index."""
    return (entry.device, entry.index)


def face_of(accessions: Sequence[AccessionRow], intakes: Sequence[Intake]) -> Face:
    """The face of an item. Both are sorted, accessions by `accession_order`; at least one accession."""
    if len(accessions) == 1 and not intakes:  # nearly every item, when it is taken in
        only = accessions[0].accession
        date = only.published or only.collected_at or only.modified or only.received
        return Face(accessions[0], _content(accessions), date, None, only.tags)
    intakes = [one for one in intakes if one.part is None]  # a file inside has a title and a time of its own
    title = _first(intake.title for intake in intakes)
    tags = accessions[0].accession.tags
    if len(accessions) > 1:
        tags = tuple(dict.fromkeys(tag for row in accessions for tag in row.accession.tags))
    return Face(accessions[0], _content(accessions), best_date(accessions, intakes), title, tags)


def _content(accessions: Sequence[AccessionRow]) -> ContentPlace | None:
    """Of what was erased and taken in again, the later place."""
    return next((row.content for row in accessions if row.content != ERASED), None)


def best_date(accessions: Sequence[AccessionRow], intakes: Sequence[Intake]) -> str:
    """The best known date, a person's word before a machine's, the thing's own before the file's.

    Published (as a person said; as an intake module read it), collected, taken (by the camera's clock), modified,
    received.
    """
    said = [row.accession for row in accessions]
    return (
        _first(one.published for one in said)
        or _first(one.published for one in intakes)
        or _first(one.collected_at for one in said)
        or _first(one.taken for one in intakes)
        or _first(one.modified for one in said)
        or said[0].received
    )


def is_read(intakes: Sequence[Intake]) -> bool:
    """Whether some module has read the item to its end: what is read in instalments may have been broken off."""
    return None in how_far(intakes).values()


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
