"""Accounts: what each text of the archive says, read, with who published it and when, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from amana.actions.suggesting import suggestions
from amana.archive import Archive
from amana.catalogue import ItemRecord, ItemSummary
from amana.compare.timeline import ProposedDay
from amana.reading import Reading
from amana.records import made_id

DayBasis = Literal["given", "dateline", "inferred", "asserted", "proposed"]


@dataclass(frozen=True)
class Account:
    """All that one text says. `published` is the day that it is counted from, `basis` how that is known.

    `sources` are the names that it goes by: its outlet, its site, whom it was received from. `proposal` says why
    a day is proposed, where nobody knows it: what was resolved against it rests on that.
    """

    id: str
    item: ItemSummary
    text_version: str
    text: str
    reading: Reading
    sources: tuple[str, ...] = ()
    published: str | None = None
    basis: DayBasis | None = None
    proposal: ProposedDay | None = None

    @property
    def title(self) -> str:
        """What it is called: its title, or the file's name."""
        said = self.reading.document.title
        return said.text if said else self.item.title or self.item.name


def account_id(text_version: str) -> str:
    """The id of what one text says of its main event."""
    return made_id("account", text_version)


def row_id(text_version: str, start: int, end: int) -> str:
    """The id of a claim, statement, time or place of a text, by where it stands."""
    return made_id("claim", text_version, str(start), str(end))


def accounts_of(archive: Archive, items: Iterable[ItemSummary]) -> Iterator[Account]:
    """The accounts of these items, in their order, streaming. A text that several items have comes once."""
    seen: set[str] = set()
    for item in items:
        if item.erased:
            continue
        for found in suggestions(archive, item.sha256):
            if found.reading is not None and found.text_version not in seen:
                seen.add(found.text_version)
                text = archive.catalogue.text(found.text_version)
                yield _account(archive, item, found.text_version, text, found.reading)


def _account(archive: Archive, item: ItemSummary, version: str, text: str, reading: Reading) -> Account:
    record = archive.catalogue.item(item.sha256)
    said = reading.document
    basis: DayBasis | None = None
    if said.published:
        basis = "given" if said.published_basis is None else _BASES.get(said.published_basis, "given")
    sources = tuple(dict.fromkeys(filter(None, _sources(record, reading, version))))
    name = account_id(version)
    return Account(name, item, version, text, reading, sources, said.published, basis)


_BASES: dict[str, DayBasis] = {"given": "given", "dateline": "dateline", "inferred": "inferred"}


def _sources(record: ItemRecord, reading: Reading, version: str) -> Iterator[str | None]:
    if reading.document.outlet is not None:
        yield " ".join(reading.document.outlet.text.split())
    for row in record.intakes:
        if any(made.sha256 == version for made in row.intake.made):
            yield row.intake.site
    for accession in record.accessions:
        yield accession.accession.source
