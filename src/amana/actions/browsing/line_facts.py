"""What a line of a list shows of an item besides its name, from what the catalogue tells of a page of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from amana.actions.browsing.narrowing import family_told
from amana.actions.opening import OpenArchive
from amana.archive import latest
from amana.catalogue import ItemLine
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


def lines_of(opened: OpenArchive, items: Sequence[str]) -> dict[str, ItemLine]:
    """What the catalogue tells of a page of items, by id."""
    return opened.archive.catalogue.lines(items)


def line_facts(line: ItemLine) -> LineFacts:
    """Of one item, from its line."""
    intakes = latest(line.intakes)
    modules = dict.fromkeys(row.intake.module for row in intakes)
    return LineFacts(
        line.summary.date,
        line.sources,
        family_told("\t".join((line.summary.media_type, *modules))),
        _picture(intakes),
        line.summary.erased,
    )


def _picture(intakes: Sequence[IntakeRow]) -> Picture | None:
    made = set(_shown(intakes))
    return "thumbnail" if "thumbnail" in made else "poster" if "poster" in made else None


def _shown(intakes: Iterable[IntakeRow]) -> Iterable[str]:
    """Pictures of the item itself, which were not erased; of a film its posters are of parts of it."""
    for row in intakes:
        for one, place in zip(row.intake.made, row.contents, strict=False):
            if place != ERASED and (one.part is None or one.made == "poster"):
                yield one.made
