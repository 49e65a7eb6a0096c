"""Which texts are meant: items by their ids, an event by its own, or all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amana.actions.comparing.account_ids import OF_EVENT, account_id
from amana.actions.comparing.grouping import ProposedEvent, events_proposed
from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive
from amana.errors import ItemAmbiguous, ItemUnknown, SubjectAmbiguous, SubjectUnknown
from amana.records import Assertion


def items_meant(archive: Archive, wanted: Sequence[str]) -> Iterator[str]:
    """The ids of these items and of those that tell of these events, each once; of all where nothing is named.

    Raises ItemUnknown, ItemAmbiguous.
    """
    if not wanted:
        yield from (item.item for item in archive.catalogue.items())
        return
    yield from dict.fromkeys(item for one in wanted for item in _of(archive, one))


def _of(archive: Archive, wanted: str) -> list[str]:
    """An item by itself; else an event that people spoke of, or that is proposed, by any of its ids."""
    try:
        return [archive.catalogue.item(wanted).item]
    except ItemUnknown:
        pass
    knowing = Knowing(archive)
    ids = _ids_of(knowing, wanted)
    told = [said.row.assertion for one in ids for said in knowing.telling(OF_EVENT, one)]
    asserted = _items_of(archive, told)
    proposed = [
        one for event in events_proposed(archive) if _is_meant(event, wanted, ids) for one in event.accounts
    ]
    found = list(dict.fromkeys((*asserted, *(one.item for one in proposed))))
    if not found:
        raise ItemUnknown(item=wanted)
    return found


def _ids_of(knowing: Knowing, wanted: str) -> tuple[str, ...]:
    try:
        return knowing.identities.of(knowing.find(wanted))
    except SubjectUnknown:
        return ()
    except SubjectAmbiguous as fault:
        raise ItemAmbiguous(item=wanted, count=fault.facts["count"]) from fault


def _is_meant(event: ProposedEvent, wanted: str, ids: Sequence[str]) -> bool:
    accounts = [event.id, *(one.account for one in event.accounts)]
    return any(one.startswith(wanted) for one in accounts) or not set(accounts).isdisjoint(ids)


def _items_of(archive: Archive, told: Sequence[Assertion]) -> list[str]:
    """The items that were said to tell of an event: by themselves, by what that rests on, or by their accounts."""
    found = [basis.item for said in told for basis in said.basis if basis.item]
    unplaced = set()
    for subject in dict.fromkeys(said.subject for said in told if not said.basis):
        try:
            found.append(archive.catalogue.item(subject).item)
        except ItemUnknown:
            unplaced.add(subject)
    return [*found, *(_by_account(archive, unplaced) if unplaced else ())]


def _by_account(archive: Archive, accounts: set[str]) -> Iterator[str]:
    for item in archive.catalogue.items():
        versions = archive.catalogue.item(item.sha256).text_versions
        if any(account_id(one.sha256) in accounts for one in versions):
            yield item.item
