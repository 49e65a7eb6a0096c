"""What narrows a search or a list, as people say it, made into what the catalogue narrows by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Final, TypedDict

from amana.actions.browsing.dates import check_dates, in_utc
from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive
from amana.catalogue import STATUSES, FacetMemory, FacetName, FacetWords, Having, is_id
from amana.errors import FilterUnusable, SubjectUnknown
from amana.intake import FAMILIES, OTHER_FAMILY, family_named
from amana.language import fold
from amana.reading import shipped

LONGEST: Final = 1_000
"""Code points of what a filter names."""

FAMILY_WORDS: Final = (*FAMILIES, OTHER_FAMILY)
_ID = re.compile("[0-9a-f]{12,32}")
_MOST_WIDE = 256


class FilterWords(TypedDict, total=False):
    """What narrows, as people say it; None, or nothing said: whatever it is."""

    kind: str | None
    """A media type or its first half."""
    since: str | None
    until: str | None
    """Of the best known date."""
    tag: str | None
    language: str | None
    """A code: a person's word, else what a reader suggests."""
    source: str | None
    """Who or what it came from, in the words that were said, or an id."""
    person: str | None
    """A name that texts give, however it is marked, or an id of somebody (12 digits at least): with all the names
    that people said are theirs. Where no text gives a name so, those count that may be the same, unless `exact`.
    """
    place: str | None
    """An id or a name of a place that a text speaks of, or where somebody said it was made or found."""
    family: str | None
    """What a person would call it (see `Facets`)."""
    status: str | None
    """One of `amana.catalogue.STATUSES`."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The same as a value: see `FilterWords`."""

    kind: str | None = None
    since: str | None = None
    until: str | None = None
    tag: str | None = None
    language: str | None = None
    source: str | None = None
    person: str | None = None
    place: str | None = None
    family: str | None = None
    status: str | None = None

    def checked(self) -> Narrowing:
        """Itself, with moments in UTC. FilterUnusable, DateUnreadable."""
        for name in NAMES:
            value = getattr(self, name)
            if value is not None and len(value) > LONGEST:
                raise FilterUnusable(filter=name, value=value[:80], reason="too-long")
        check_dates(since=self.since, until=self.until)
        _check_choice("family", self.family, FAMILY_WORDS)
        _check_choice("status", self.status, STATUSES)
        told: dict[str, str | None] = {name: getattr(self, name) for name in NAMES}
        return Narrowing(**{**told, "since": in_utc(self.since), "until": in_utc(self.until)})

    def plain(self) -> dict[str, str | None]:
        """What the catalogue takes as it is."""
        return {"kind": self.kind, "since": self.since, "until": self.until, "tag": self.tag}

    @property
    def needs_facets(self) -> bool:
        """Whether it narrows by what only counting knows."""
        asked = (self.language, self.source, self.person, self.place, self.family, self.status)
        return any(one is not None for one in asked)

    def told(self) -> dict[str, str]:
        """What is narrowed by, by name."""
        return {name: value for name in NAMES if (value := getattr(self, name)) is not None}


NAMES: Final = tuple(one.name for one in fields(Narrowing))


def narrowing_of(given: Mapping[str, Any]) -> Narrowing:
    """From names and values that came from outside. FilterUnusable, also for a name that is none."""
    for name, value in given.items():
        if name not in NAMES or not (value is None or isinstance(value, str)):
            raise FilterUnusable(filter=str(name)[:80], value=str(value)[:80], reason="no-filter", known=NAMES)
    return Narrowing(**given).checked()


def _check_choice(name: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise FilterUnusable(filter=name, value=value[:80], reason="no-such-value", known=known)


def facet_words(people: Mapping[str, str]) -> FacetWords:
    """How what is kept is told: families of things, ids of places, people that are one by people's word."""
    return FacetWords(family_told, place_told, people)


@lru_cache(1 << 10)
def family_told(kept: str) -> str:
    """The family, from a media type and the names of the modules that read it."""
    return family_named(*kept.split("\t"))


@lru_cache(1 << 16)
def place_told(kept: str) -> str:
    """The id of a place that is known by this name, the likeliest first; else the words as they are."""
    if is_id(kept) or shipped().by_id(kept) is not None:
        return kept
    found = shipped().named(folded(kept))
    return found[0].id if found else " ".join(kept.split())


def folded(name: str) -> str:
    """A name as the gazetteer looks it up."""
    return " ".join(filter(None, map(fold, name.split())))


class Resolver:
    """Makes what people say into ids and words, as one archive knows them now.

    `exact`: a person's name only as it is spelt.
    """

    def __init__(
        self, archive: Archive, knowing: Knowing, words: FacetWords, memory: FacetMemory, *, exact: bool
    ) -> None:
        self._archive, self._knowing = archive, knowing
        self._words, self._memory, self._exact = words, memory, exact

    def having(self, asked: Narrowing) -> Having:
        """What the catalogue narrows by besides. SubjectAmbiguous."""
        values: dict[FacetName, tuple[str, ...]] = {}
        mentions: tuple[str, ...] = ()
        if asked.language is not None:
            values["language"] = (asked.language.strip().lower(),)
        if asked.source is not None:
            values["source"] = self._ids(asked.source) or (asked.source,)
        if asked.family is not None:
            values["family"] = (asked.family,)
        if asked.status is not None:
            values["status"] = (asked.status,)
        if asked.place is not None:
            values["place"] = self._places(asked.place)
        if asked.person is not None:
            mentions = self._ids(asked.person)
            values["person"] = mentions or self._people(asked.person)
        return Having(values, mentions, self._words)

    def _ids(self, wanted: str) -> tuple[str, ...]:
        """All ids of what people or texts speak of under this one; none where it is no id. SubjectAmbiguous."""
        if not _ID.fullmatch(wanted):
            return ()
        try:
            return self._knowing.of(self._knowing.find(wanted)).ids
        except SubjectUnknown:
            return ()

    def _places(self, wanted: str) -> tuple[str, ...]:
        """The ids of the places that are meant, and the words themselves."""
        ids = self._ids(wanted)
        if ids or shipped().by_id(wanted) is not None:
            return ids or (wanted,)
        return tuple(dict.fromkeys((place_told(wanted), *(one.id for one in shipped().named(folded(wanted))))))

    def _people(self, wanted: str) -> tuple[str, ...]:
        """All who are called so, however it is marked; where nobody is, those whose names may be the same."""
        if self._exact or self._archive.catalogue.tells("person", wanted, self._words, self._memory):
            return (wanted,)
        return (wanted, *self._may_be(wanted))

    def _may_be(self, name: str) -> tuple[str, ...]:
        """Names as texts write them."""
        from amana.actions.reviewing.asked_names import any_may_be
        from amana.compare.people import lookup_keys

        found = self._archive.catalogue.mentions_with(lookup_keys("person", name), _MOST_WIDE)
        people = (one for one in found if one.kind == "person" and any_may_be(name, (one.written, *one.forms)))
        return tuple(dict.fromkeys(one.written for one in people))
