"""What a line of a list shows of an item besides its name, asked of the catalogue in a few rows each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from amana.actions.browsing.narrowing import family_told
from amana.actions.opening import OpenArchive
from amana.actions.viewing.part_numbers import places_above
from amana.archive import latest
from amana.catalogue import ItemSummary
from amana.records import ERASED, IntakeRow

Picture = Literal["thumbnail", "poster"]


@dataclass(frozen=True, slots=True)
class LineFacts:
    """The best known day (as `ItemSummary.date`), the sources that were named, what a person would call it (see
    `Facets.family`), and the small picture that there is of it; `erased` as there."""

    date: str
    sources: tuple[str, ...]
    family: str
    picture: Picture | None
    erased: bool


def line_facts(opened: OpenArchive, item: str, summary: ItemSummary | None = None) -> LineFacts:
    """Of one item, by its id; `summary` where it is at hand. ItemUnknown, ItemAmbiguous."""
    catalogue = opened.archive.catalogue
    summary = summary or catalogue.summary(item)
    said = (row.accession.source for row in catalogue.accessions_of(summary.sha256))
    intakes = latest(catalogue.intakes(item))
    modules = dict.fromkeys(row.intake.module for row in intakes)
    return LineFacts(
        summary.date,
        tuple(dict.fromkeys(one for one in said if one)),
        family_told("\t".join((summary.media_type, *modules))),
        _picture(intakes),
        summary.erased,
    )


def file_of_text(opened: OpenArchive, item: str, text_version: str, place: str) -> str | None:
    """The place of the file inside an item of which this is a text version, where `place` stands in that text;
    None where it is a text of the item itself. ItemUnknown, ItemAmbiguous.
    """
    rows = opened.archive.catalogue.intakes(item, places_above(place))
    found = [row.intake.part for row in rows if any(one.sha256 == text_version for one in row.intake.made)]
    return None if None in found else next(iter(found), None)


def _picture(intakes: Sequence[IntakeRow]) -> Picture | None:
    made = set(_shown(intakes))
    return "thumbnail" if "thumbnail" in made else "poster" if "poster" in made else None


def _shown(intakes: Iterable[IntakeRow]) -> Iterable[str]:
    """Pictures of the item itself, which were not erased; of a film its posters are of parts of it."""
    for row in intakes:
        for one, place in zip(row.intake.made, row.contents, strict=False):
            if place != ERASED and (one.part is None or one.made == "poster"):
                yield one.made
