"""Reading again what an earlier version of a reader read, or could not read. Old readings stay beside the new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from amana.actions.taking_in.reading import ReadSum, read_these
from amana.archive import Archive
from amana.catalogue import NO_FAULT, Attempt, ItemRecord, ItemSummary
from amana.errors import AmanaError
from amana.intake import HEAD_SIZE, READERS, media_type, reader_for, version_of
from amana.reading import Gazetteer
from amana.records import ERASED, Watch


def failures(archive: Archive) -> Iterator[Attempt]:
    """What could not be read, or not all of it, and why; in order of taking in, streaming."""
    return (one for one in archive.catalogue.failures() if one.reason not in NO_FAULT)


def read_again(
    archive: Archive,
    items: Sequence[str] = (),
    *,
    failed: bool = False,
    watch: Watch | None = None,
    gazetteer: Gazetteer | None = None,
) -> ReadSum:
    """Read these items again; else what another version of a reader read, and what none took and one would now.

    `failed` adds what could not be read, whatever the version: a limit may have been the machine's.
    Raises ItemUnknown, ItemAmbiguous before anything is read.
    """
    if items:
        chosen = [_summary(archive.catalogue.item(item)) for item in dict.fromkeys(items)]
    else:
        chosen = list(_outdated(archive, failed=failed))
    return read_these(archive, chosen, watch, gazetteer)


def _outdated(archive: Archive, *, failed: bool) -> Iterator[ItemSummary]:
    current = {reader.name: version_of(reader) for reader in READERS}
    wanted = {one.item.sha256 for one in failures(archive)} if failed else frozenset()
    with archive.contents() as contents:

        def head(item: ItemSummary) -> bytes:
            place = archive.catalogue.content(item.sha256)
            if place is None or place == ERASED:
                return b""
            with contents.open(place) as source:
                return source.read(HEAD_SIZE)

        for item, takers in _by_item(archive.catalogue.attempts()):
            if item.erased:
                continue
            if item.sha256 in wanted or not any(current.get(module) == version for module, version in takers):
                try:
                    begins = head(item)
                except AmanaError:
                    continue  # its object is damaged or gone: `verify` says so
                reader = reader_for(media_type(begins, item.name), begins, item.name)
                if reader is not None:
                    yield item


def _by_item(attempts: Iterable[Attempt]) -> Iterator[tuple[ItemSummary, set[tuple[str, str]]]]:
    """Each item with the readers that read it. Attempts of one item follow one another."""
    item: ItemSummary | None = None
    takers: set[tuple[str, str]] = set()
    for one in attempts:
        if item is not None and one.item.sha256 != item.sha256:
            yield item, takers
            takers = set()
        item = one.item
        takers.add((one.module, one.version))
    if item is not None:
        yield item, takers


def _summary(record: ItemRecord) -> ItemSummary:
    first = record.accessions[0].accession
    return ItemSummary(
        item=record.item,
        sha256=record.sha256,
        name=first.path.rsplit("/", 1)[-1],
        path=first.path,
        size=first.size,
        media_type=first.media_type,
        received=first.received,
        date="",
    )
