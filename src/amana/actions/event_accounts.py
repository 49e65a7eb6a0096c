"""Which texts are meant: items by their ids, an event by its own, or all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amana.actions.accounts import account_id
from amana.archive import Archive
from amana.errors import ItemUnknown
from amana.records import Assertion

OF_EVENT = "of-event"


def items_meant(archive: Archive, wanted: Sequence[str]) -> Iterator[str]:
    """The ids of these items and of those that tell of these events, each once; of all where nothing is named.

    Raises ItemUnknown, ItemAmbiguous.
    """
    if not wanted:
        yield from (item.item for item in archive.catalogue.items())
        return
    yield from dict.fromkeys(item for one in wanted for item in _of(archive, one))


def _of(archive: Archive, wanted: str) -> list[str]:
    told = [row.assertion for row in archive.catalogue.telling(OF_EVENT, wanted)]
    return _items_of(archive, told) if told else [archive.catalogue.item(wanted).item]


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
