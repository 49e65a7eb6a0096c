"""Counting what a search or a list holds, by what people narrow it by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from amana.actions.knowledge.things import place_names
from amana.catalogue import Counted, FacetCounts, FacetName, is_id

MOST_VALUES: Final = 100
"""Values of one facet that are told at most."""

Label = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value and how many items have it. `value` narrows to just these (as the filter that has the facet's name;
    of a year as `since` and `until`). `names`: what a person would call it, where the value is an id: of places in
    English, then in Arabic.
    """

    value: str
    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many items match (`total`: all that `search` lists, page after page), how many of these have every word
    of the query (`whole`), and the bytes of them all (`size`); then by facet, most first.

    `family` is what a person would call a thing (`picture`, `recording`, `page`, `mail`, `chat`, `document`,
    `table`, `archive`, `transcript`, `proof`, `text`, `other`); `status` as in `amana.catalogue.STATUSES`.
    `rough`: a phrase's words stand in more items than are looked through for a count, so that there are at most
    so many.
    """

    total: int
    whole: int
    size: int
    rough: bool
    family: tuple[FacetCount, ...]
    language: tuple[FacetCount, ...]
    source: tuple[FacetCount, ...]
    person: tuple[FacetCount, ...]
    place: tuple[FacetCount, ...]
    year: tuple[FacetCount, ...]
    tag: tuple[FacetCount, ...]
    status: tuple[FacetCount, ...]


def facets_of(counted: Counted, label: Label) -> Facets:
    """The same with names. `label` tells what has an id is called."""

    def named(facet: FacetName) -> tuple[FacetCount, ...]:
        return tuple(_named(facet, counted.facets[facet], label))

    return Facets(
        counted.total,
        counted.whole,
        counted.size,
        counted.rough,
        named("family"),
        named("language"),
        named("source"),
        named("person"),
        named("place"),
        named("year"),
        named("tag"),
        named("status"),
    )


def _named(facet: FacetName, counts: FacetCounts, label: Label) -> list[FacetCount]:
    return [FacetCount(value, count, _names(facet, value, label)) for value, count in counts]


def _names(facet: FacetName, value: str, label: Label) -> tuple[str, ...]:
    if facet in ("source", "person", "place") and is_id(value):
        told = label(value)
        return () if told is None else (told,)
    if facet == "place":
        names = place_names(value)
        return () if names == (value,) else names
    return ()
