"""The chain of custody of one item: what the archive's own devices say, and apart from it what outsiders do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from amana.actions.custody.outside_times import AnyPath, Outsiders, bounds, cosigned
from amana.archive import Archive, Head, Stamps, attested_heads, chain_of_custody, log_goes_on_from
from amana.attesting import not_later_than
from amana.records import EntryPlace, TimeBound
from amana.records.custody import Custody

_LOOKED_AT = 32
"""Of the checkpoints that cover an entry, so many of the shortest are looked at: the first were stamped first."""


def custody(archive: Archive, item: str, roots: AnyPath | None, block_headers: Iterable[str]) -> Custody:
    """See `OpenArchive.custody`."""
    said = _Said(archive, Outsiders(roots, block_headers))
    return chain_of_custody(archive, item, said.bound)


class _Said:
    """What outsiders said of an archive's logs: kept here before, and nobody is asked."""

    def __init__(self, archive: Archive, outsiders: Outsiders) -> None:
        self._archive, self._outsiders = archive, outsiders

    def bound(self, entry: EntryPlace) -> TimeBound | None:
        """The earliest time at which this entry was there, as outsiders say."""
        return not_later_than(self._bounds(entry), entry.index)

    def _bounds(self, entry: EntryPlace) -> Iterator[TimeBound]:
        device = entry.device.partition(".")[0]
        covering = [head for head in self._heads if head.name.device == device and head.name.size > entry.index]
        for head in sorted(covering, key=lambda one: one.name)[:_LOOKED_AT]:
            yield from self._of(entry, head)

    @cached_property
    def _heads(self) -> list[Head]:
        found = attested_heads(self._archive.layout, self._archive.described)
        return [head for head in found if head.checkpoint is not None]

    def _of(self, entry: EntryPlace, head: Head) -> list[TimeBound]:
        """What stands of this checkpoint, if it is of the very log that the entry is in: a log may have forked."""
        archive, checkpoint = self._archive, head.checkpoint
        if checkpoint is None or not log_goes_on_from(archive, entry.device, checkpoint):
            return []
        times = self._outsiders.times(Stamps(archive.layout, head.name), checkpoint)
        return bounds([*times, *cosigned(archive.layout, head.note)], checkpoint.size)
