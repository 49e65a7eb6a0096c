"""Which texts of the archive tell of one event: proposals with what speaks for them, for a person to confirm."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from amana.actions.comparing.account_ids import OF_EVENT
from amana.actions.comparing.account_traits import traits_of
from amana.actions.knowledge.knowing import Knowing
from amana.actions.knowledge.people import judgements_of
from amana.actions.taking_in.suggesting import suggestions
from amana.archive import Archive
from amana.catalogue import KeptAccount
from amana.compare.events import (
    FORM,
    SHIPPED,
    CandidateEvent,
    Frequencies,
    Settings,
    Tie,
    Traits,
    grouped_by,
    pair,
    ties_among,
    unpacked_traits,
)
from amana.compare.people import Judgements
from amana.errors import RecordMalformed
from amana.records import Watch

_TIES = "ties"
_MOST_TIES = 12
_MOST_TOLD = 3
_Key = TypeVar("_Key", int, str)


@dataclass(frozen=True, slots=True)
class TellingAccount:
    """One account of a proposed event: its id, and the item (id) and text version (SHA-256, hex) it stands in.

    `published` is an ISO day, where it is known.
    """

    account: str
    item: str
    text_version: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """Accounts that may tell of one event: a question, never an answer.

    `id` is that of its first account. `days` and `places` (ids) are those that most is told of, the weightiest
    first. `ties` are the pairs that say most for it, with the evidence. `sure`: people's words alone joined it.
    """

    id: str
    accounts: tuple[TellingAccount, ...]
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    sure: bool = False


def events_proposed(
    archive: Archive, settings: Settings = SHIPPED, watch: Watch | None = None
) -> tuple[ProposedEvent, ...]:
    """The events that more than one text tells of, the most often told first.

    The same in every copy of an archive that has the same texts and assertions, whatever the order they came in.
    """
    every = list(account_traits(archive))
    judged = _judgements(archive, every)
    # One text of several items is one account: that of the first of them by id.
    known = {traits.account: traits for traits in sorted(every, key=lambda one: one.item, reverse=True)}
    frequencies = Frequencies.of(known.values())
    found = grouped_by(_ties(archive, known.values(), settings, watch), known, judged, settings)
    return tuple(_proposed(event, known, frequencies, settings) for event in found.events)


def _ties(
    archive: Archive, known: Collection[Traits], settings: Settings, watch: Watch | None
) -> dict[tuple[str, str], float]:
    """Which accounts are tied, worked out once for all that are kept now."""
    if settings is not SHIPPED:
        return ties_among(known, settings, watch)
    catalogue, state = archive.catalogue, f"{FORM} {archive.catalogue.accounts_state()}"
    kept = catalogue.worked_out(_TIES, state)
    if kept is not None:
        return {(one, other): score for one, other, score in json.loads(kept)}
    found = ties_among(known, settings, watch)
    rows = [(*pair, score) for pair, score in found.items()]
    catalogue.keep_worked_out(_TIES, state, json.dumps(rows).encode())
    return found


def account_traits(archive: Archive) -> Iterator[Traits]:
    """What every account of the archive offers for grouping, streaming."""
    for kept in archive.catalogue.accounts():
        try:
            yield unpacked_traits(kept.packed, kept.item, kept.text_version)
        except RecordMalformed:  # kept by an earlier version: its reading is at hand
            yield from _made_anew(archive, kept)


def _made_anew(archive: Archive, kept: KeptAccount) -> Iterator[Traits]:
    for found in suggestions(archive, kept.item):
        if found.text_version == kept.text_version and found.reading is not None:
            yield traits_of(found.reading, archive.catalogue.text(kept.text_version), kept.item)


def _judgements(archive: Archive, known: Iterable[Traits]) -> Judgements:
    """What people said: which accounts are of one event or not, and which event an account or an item tells of."""
    knowing = Knowing(archive)
    said = judgements_of(knowing)
    meant: dict[str, set[str]] = {}
    for traits in known:
        for subject in (traits.account, traits.item):
            meant.setdefault(subject, set()).add(traits.account)
    told: dict[str, set[str]] = {}
    for one in knowing.telling(OF_EVENT):
        accounts = meant.get(one.row.assertion.subject, ())
        told.setdefault(knowing.identities.first(one.value or ""), set()).update(accounts)
    same = {(min(ids), other) for ids in filter(None, told.values()) for other in ids - {min(ids)}}
    return Judgements(said.same | same, said.different)


def _proposed(
    event: CandidateEvent, known: dict[str, Traits], frequencies: Frequencies, settings: Settings
) -> ProposedEvent:
    accounts = [known[one] for one in event.accounts]
    links = sorted(event.links, key=lambda link: (-link[2], link[:2]))[:_MOST_TIES]
    return ProposedEvent(
        event.id,
        tuple(map(_telling, accounts)),
        tuple(date.fromordinal(day).isoformat() for day in _weightiest(_days(accounts))),
        tuple(_weightiest(_places(accounts))),
        tuple(pair(known[one], known[other], frequencies, settings) for one, other, _ in links),
        event.judged,
    )


def _telling(traits: Traits) -> TellingAccount:
    published = None if traits.published is None else date.fromordinal(traits.published).isoformat()
    return TellingAccount(traits.account, traits.item, traits.text_version, published)


def _days(accounts: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    return ((day.day, day.weight) for one in accounts for day in one.days)


def _places(accounts: Sequence[Traits]) -> Iterator[tuple[str, int]]:
    return ((place.id, place.weight) for one in accounts for place in one.places if not place.id.startswith("?"))


def _weightiest(told: Iterable[tuple[_Key, int]]) -> list[_Key]:
    sums: dict[_Key, int] = {}
    for key, weight in told:
        sums[key] = sums.get(key, 0) + weight
    return sorted(sums, key=lambda key: (-sums[key], key))[:_MOST_TOLD]
