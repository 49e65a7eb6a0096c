"""What a page of a search shows: its lines with why each was found, counts to narrow by, what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amana.actions.browsing import line_facts, part_lookup, query_strings
from amana.phrases import hit_place, hit_reasons, hit_spans, suspect_words
from amana.web.house.visits import Visit
from amana.web.searching.search_asked import ROWS, SearchAsked
from amana.web.searching.search_words import FILTER_KEYS, value_words
from amana.web.things.known_view import words_address

if TYPE_CHECKING:
    from amana.actions import HitPlace, OpenArchive
    from amana.actions.browsing import facets, saved_searches
    from amana.catalogue import Hit, ItemSummary

_FACETS: Final = ("family", "language", "source", "person", "place", "year", "tag", "status")
_TYPED: Final = frozenset({"source", "person", "place", "tag"})
"""Filters that can be written by hand: no count lists all their values."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item: where opening it leads, what it is called, what it is, and why and where it was found."""

    address: str
    item: str
    title: str
    name: str | None
    date: str
    facts: line_facts.LineFacts
    picture: str | None
    suspect: str | None
    snippet: str = ""
    spans: Sequence[tuple[int, int]] = ()
    reasons: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by: what it is called, how many items have it, the address that narrows to it."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The choices of one filter; `typed`: its name, where a value can be written too."""

    name: str
    heading: str
    choices: tuple[Choice, ...]
    typed: str | None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was chosen, and the address without it."""

    label: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchFound:
    """All that the page shows. `known` are the searches that people keep; `unread`: some items were not read."""

    lines: tuple[Line, ...]
    counted: facets.Facets
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    known: tuple[saved_searches.SavedSearch, ...]
    unread: bool


def found(visit: Visit, archive: OpenArchive, asked: SearchAsked) -> SearchFound:
    """What is asked for. QueryUnreadable, FilterUnusable, DateUnreadable, SubjectAmbiguous."""
    counted = archive.facets(asked.query, exact=asked.exact, **asked.filters)
    return SearchFound(
        tuple(_lines(visit, archive, asked)),
        counted,
        tuple(_groups(visit, archive, asked, counted)),
        tuple(chips(visit, archive, asked)),
        archive.saved_searches(),
        archive.has_unread,
    )


def _lines(visit: Visit, archive: OpenArchive, asked: SearchAsked) -> Iterator[Line]:
    if not asked.query:
        listed = archive.browse(limit=ROWS, offset=asked.offset, **asked.filters)
        lines = line_facts.lines_of(archive, [one.item for one in listed])
        yield from (_listed(visit, one, line_facts.line_facts(lines[one.item])) for one in listed)
        return
    hits = archive.search(asked.query, exact=asked.exact, limit=ROWS, offset=asked.offset, **asked.filters)
    lines = line_facts.lines_of(archive, [hit.item for hit in hits])
    reasons: dict[tuple[tuple[str, str], ...], str] = {}
    for hit, place in zip(hits, part_lookup.places_of(archive, hits, lines), strict=True):
        why = tuple(dict.fromkeys((match.why, match.field) for match in hit.matches))
        if why not in reasons:  # most hits of a search have the same: it is put into words once
            reasons[why] = hit_reasons(visit.speaker, hit)
        yield _hit(visit, hit, line_facts.line_facts(lines[hit.item]), place, reasons[why])


def _listed(visit: Visit, one: ItemSummary, facts: line_facts.LineFacts) -> Line:
    return Line(
        f"/items/{one.item}",
        one.item,
        one.title or one.name,
        one.name if one.title else None,
        day_of(facts.date),
        facts,
        picture_of(visit, one.item, facts),
        suspect_words(visit.speaker, one.suspect) if one.suspect else None,
    )


def _hit(visit: Visit, hit: Hit, facts: line_facts.LineFacts, place: HitPlace | None, why: str) -> Line:
    return Line(
        _address(hit, place),
        hit.item,
        hit.title or hit.name,
        hit.name if hit.title else None,
        day_of(facts.date),
        facts,
        picture_of(visit, hit.item, facts),
        suspect_words(visit.speaker, hit.suspect) if hit.suspect else None,
        hit.snippet,
        hit_spans(hit),
        why,
        hit_place(visit.speaker, place, typed=False) if place else None,
    )


def _address(hit: Hit, place: HitPlace | None) -> str:
    """The item's page, landing on the first match; of a file inside it, on that file's."""
    match = next((one for one in hit.matches if one.field == "text"), None)
    if hit.text_version is None or match is None:
        return f"/items/{hit.item}"
    address = words_address(hit.item, hit.text_version, match.start, match.end)
    if place is None or place.file is None:
        return address
    return f"{address}&{query_strings.query_string([('part', place.file)])}"


def picture_of(visit: Visit, item: str, facts: line_facts.LineFacts) -> str | None:
    """The address of the small picture of an item, where there is one."""
    return visit.content(f"made/{item}/{facts.picture}") if facts.picture and not facts.erased else None


def day_of(date: str) -> str:
    """The day of a time, or as much of it as is known."""
    return date[:10]


def _groups(visit: Visit, archive: OpenArchive, asked: SearchAsked, counted: facets.Facets) -> Iterator[Group]:
    for name in _FACETS:
        counts: tuple[facets.FacetCount, ...] = getattr(counted, name)
        typed = name if name in _TYPED and name not in asked.filters else None
        if counts or typed:
            choices = tuple(_choice(visit, archive, asked, name, one) for one in counts)
            yield Group(name, visit.say(FILTER_KEYS[name]), choices, typed)


def _choice(visit: Visit, archive: OpenArchive, asked: SearchAsked, name: str, one: facets.FacetCount) -> Choice:
    words = one.names[0] if one.names and name != "place" else value_words(visit, archive, name, one.value)
    narrowed: dict[str, Any] = {"since": one.value, "until": one.value} if name == "year" else {name: one.value}
    chosen = all(asked.filters.get(key) == value for key, value in narrowed.items())
    address = asked.address(**(dict.fromkeys(narrowed, "") if chosen else narrowed))
    return Choice(words, one.count, address, chosen)


def chips(visit: Visit, archive: OpenArchive, asked: SearchAsked) -> Iterator[Chip]:
    """The filters that were chosen."""
    for name, value in asked.filters.items():
        words = value_words(visit, archive, name, value)
        without: dict[str, Any] = {name: ""}
        yield Chip(visit.say(FILTER_KEYS[name]), words, asked.address(**without))
