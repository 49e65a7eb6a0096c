"""Whether an id of which nobody spoke yet is one that what is kept gives: an account's, an event's, a row's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from amana.actions.comparing.account_ids import account_id, event_id, row_ids
from amana.archive import Archive
from amana.errors import ItemAmbiguous, ItemUnknown, RecordMalformed
from amana.reading import moves_of, spans_packed, unpacked


def is_made_here(archive: Archive, wanted: str, near: Iterable[str] = ()) -> bool:
    """Whether the id is that of an account, of a proposed event, of a row of a reading, or of a movement.

    Such ids are hashes: to know one, those of all rows are made, some milliseconds for each text. The items `near`
    (ids) are looked at first. What only looks like an id of this archive is looked for everywhere.
    """
    first = list(_known(archive, near))
    if any(_is_of(archive, item, wanted) for item in first):
        return True
    if any(wanted in _of_text(row.text_version) for row in archive.catalogue.account_rows()):
        return True  # of all accounts in a moment; below, of texts that nobody read yet
    every = [one.item for one in archive.catalogue.items()]
    if any(wanted in _of_texts(archive, item) for item in every):
        return True
    others = [item for item in every if item not in first]
    return any(wanted in _of_rows(archive, item) for item in others) or any(
        wanted in _of_moves(archive, item) for item in others
    )


def _known(archive: Archive, items: Iterable[str]) -> Iterator[str]:
    for item in items:
        try:
            yield archive.catalogue.item(item).item
        except (ItemUnknown, ItemAmbiguous):
            continue  # what it rests on is somewhere else: the rest is looked at all the same


def _is_of(archive: Archive, item: str, wanted: str) -> bool:
    return wanted in chain(_of_texts(archive, item), _of_rows(archive, item), _of_moves(archive, item))


def _of_texts(archive: Archive, item: str) -> Iterator[str]:
    return (name for text in archive.catalogue.item(item).text_versions for name in _of_text(text.sha256))


def _of_text(text_version: str) -> tuple[str, str]:
    """The ids of what one text says, and of the event that is proposed by it first."""
    account = account_id(text_version)
    return account, event_id(account)


def _packed(archive: Archive, item: str) -> Iterator[tuple[str, str]]:
    """The readings of an item that the rules made, packed; each with its text version."""
    for kept in archive.catalogue.readings(item):
        if kept.packed is not None and not kept.tagger:
            yield kept.text_version, kept.packed


def _of_rows(archive: Archive, item: str) -> Iterator[str]:
    for version, packed in _packed(archive, item):
        try:
            spans = spans_packed(packed)
        except RecordMalformed:
            continue  # nothing of it is shown either
        yield from row_ids(version, spans)


def _of_moves(archive: Archive, item: str) -> Iterator[str]:
    for version, packed in _packed(archive, item):
        text = archive.catalogue.text(version)
        try:
            reading = unpacked(packed, text, version)
        except RecordMalformed:
            continue  # nothing of it is shown either
        yield from row_ids(version, ((move.start, move.end) for move in moves_of(text, reading)))
