"""Which texts of the archive tell of one event: proposals with what speaks for them, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from amana.actions.comparing.account_ids import OF_EVENT, account_id
from amana.actions.comparing.account_traits import traits_of
from amana.actions.knowledge.knowing import Knowing
from amana.actions.knowledge.people import judgements_of
from amana.actions.taking_in.suggesting import suggestions
from amana.archive import Archive
from amana.catalogue import AccountRow, KeptAccount
from amana.compare.events import (
    SHIPPED,
    CandidateEvent,
    Ground,
    PlaceTrait,
    Settings,
    Tie,
    Traits,
    empty_ground,
    grouped_on,
    packed_ground,
    pair,
    renewed,
    unpacked_ground,
    unpacked_places,
    unpacked_traits,
)
from amana.compare.people import Judgements
from amana.errors import RecordMalformed
from amana.records import Watch

_GROUND = "events"
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
    first. `pairs` (of accounts) are those that say most for it: `Proposals.ties` tells why. `sure`: people's words
    alone joined it.
    """

    id: str
    accounts: tuple[TellingAccount, ...]
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sure: bool = False


def events_proposed(
    archive: Archive, settings: Settings = SHIPPED, watch: Watch | None = None
) -> tuple[ProposedEvent, ...]:
    """The events that more than one text tells of, the most often told first: see `Proposals`."""
    return Proposals(archive, settings, watch).events


class Proposals:
    """What is proposed, and what speaks for it.

    The same in every copy of an archive that has the same texts and assertions, whatever the order they came in.
    """

    def __init__(self, archive: Archive, settings: Settings = SHIPPED, watch: Watch | None = None) -> None:
        rows = list(archive.catalogue.account_rows())
        # One text of several items is one account: that of the first of them by id.
        last_first = sorted(rows, key=lambda row: row.item, reverse=True)
        self._number = {account_id(row.text_version): row.number for row in last_first}
        self._archive, self._settings = archive, settings
        ground = _ground(archive, self._number, settings, watch)
        self._frequencies = ground.frequencies()
        found = grouped_on(ground, _judgements(archive, rows), settings)
        known = self._known(account for event in found.events for account in event.accounts)
        self.events = tuple(_proposed(event, known) for event in found.events)

    def ties(self, event: ProposedEvent) -> tuple[Tie, ...]:
        """The pairs that say most for an event, the likeliest first, with the evidence."""
        known = self._known(one.account for one in event.accounts)
        ties = (
            pair(known[one], known[other], self._frequencies, self._settings)
            for one, other in event.pairs
            if one in known and other in known
        )
        return tuple(sorted(ties, key=lambda tie: -tie.score))

    def _known(self, accounts: Iterable[str]) -> dict[str, Traits]:
        numbers = (self._number[account] for account in accounts)
        return {traits.account: traits for _, traits in _numbered(self._archive, numbers)}


def _ground(archive: Archive, number: Mapping[str, int], settings: Settings, watch: Watch | None) -> Ground:
    """What these accounts (by their ids) are compared on: what is kept of it, brought up to those of now."""
    catalogue, state = archive.catalogue, settings.told()
    kept = catalogue.worked_out(_GROUND, state)
    before = unpacked_ground(kept) if kept is not None else None
    given = [(row, account) for account, row in number.items()]
    ground = renewed(before or empty_ground(), given, lambda asked: _numbered(archive, asked), settings, watch)
    if ground is not before:
        catalogue.keep_worked_out(_GROUND, state, packed_ground(ground))
    return ground


def account_places(archive: Archive) -> Iterator[tuple[str, str, tuple[PlaceTrait, ...]]]:
    """Of every account of the archive its id, the id of its item, and the places that it tells of; streaming."""
    for kept in archive.catalogue.accounts():
        try:
            yield account_id(kept.text_version), kept.item, unpacked_places(kept.packed)
        except RecordMalformed:  # kept by an earlier version: its reading is at hand
            yield from ((one.account, one.item, one.places) for one in _made_anew(archive, kept))


def _numbered(archive: Archive, numbers: Iterable[int]) -> Iterator[tuple[int, Traits]]:
    for kept in archive.catalogue.accounts(numbers):
        try:
            yield kept.number, unpacked_traits(kept.packed, kept.item, kept.text_version)
        except RecordMalformed:  # kept by an earlier version: its reading is at hand
            yield from ((kept.number, traits) for traits in _made_anew(archive, kept))


def _made_anew(archive: Archive, kept: KeptAccount) -> Iterator[Traits]:
    for found in suggestions(archive, kept.item):
        if found.text_version == kept.text_version and found.reading is not None:
            yield traits_of(found.reading, archive.catalogue.text(kept.text_version), kept.item)


def _judgements(archive: Archive, rows: Iterable[AccountRow]) -> Judgements:
    """What people said: which accounts are of one event or not, and which event an account or an item tells of."""
    knowing = Knowing(archive)
    said = judgements_of(knowing)
    meant: dict[str, set[str]] = {}
    for row in rows:
        account = account_id(row.text_version)
        for subject in (account, row.item):
            meant.setdefault(subject, set()).add(account)
    told: dict[str, set[str]] = {}
    for one in knowing.telling(OF_EVENT):
        accounts = meant.get(one.row.assertion.subject, ())
        told.setdefault(knowing.identities.first(one.value or ""), set()).update(accounts)
    same = {(min(ids), other) for ids in filter(None, told.values()) for other in ids - {min(ids)}}
    return Judgements(said.same | same, said.different)


def _proposed(event: CandidateEvent, known: dict[str, Traits]) -> ProposedEvent:
    accounts = [known[one] for one in event.accounts]
    links = sorted(event.links, key=lambda link: (-link[2], link[:2]))[:_MOST_TIES]
    return ProposedEvent(
        event.id,
        tuple(map(_telling, accounts)),
        tuple(date.fromordinal(day).isoformat() for day in _weightiest(_days(accounts))),
        tuple(_weightiest(_places(accounts))),
        tuple((one, other) for one, other, _ in links),
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
