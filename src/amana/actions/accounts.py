"""Accounts: what each text of the archive says, read, with who published it and when, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from amana.actions.suggesting import suggestions
from amana.archive import Archive, told_suspect
from amana.catalogue import ItemRecord
from amana.compare.timeline import ProposedDay
from amana.reading import Reading
from amana.records import made_id

DayBasis = Literal["given", "dateline", "inferred", "asserted", "proposed"]


@dataclass(frozen=True)
class Account:
    """All that one text says. `published` is the day that it is counted from, `basis` how that is known.

    `item` is the item's id, `name` the last part of its path, `suspect` why it is to be doubted (`ItemSummary`).
    `sources` are the names that it goes by: its outlet, its site, whom it was received from. `proposal` says why
    a day is proposed, where nobody knows it: what was resolved against it rests on that.
    """

    id: str
    item: str
    name: str
    text_version: str
    text: str
    reading: Reading
    sources: tuple[str, ...] = ()
    published: str | None = None
    basis: DayBasis | None = None
    proposal: ProposedDay | None = None
    suspect: str | None = None

    @property
    def title(self) -> str:
        """What it is called: its title, or the file's name."""
        said = self.reading.document.title
        return " ".join(said.text.split()) if said else self.name


def account_id(text_version: str) -> str:
    """The id of what one text says of its main event."""
    return made_id("account", text_version)


def row_id(text_version: str, start: int, end: int) -> str:
    """The id of a claim, statement, time or place of a text, by where it stands."""
    return made_id("claim", text_version, str(start), str(end))


def accounts_of(archive: Archive, items: Iterable[str]) -> Iterator[Account]:
    """The accounts of these items (ids), in their order, streaming. A text that several items have comes once.

    Raises ItemUnknown, ItemAmbiguous.
    """
    seen: set[str] = set()
    for item in items:
        record: ItemRecord | None = None
        for found in suggestions(archive, item):
            if found.reading is not None and found.text_version not in seen:
                seen.add(found.text_version)
                record = record or told_suspect(archive, archive.catalogue.item(item))
                yield _account(
                    record, found.text_version, archive.catalogue.text(found.text_version), found.reading
                )


def _account(record: ItemRecord, version: str, text: str, reading: Reading) -> Account:
    said = reading.document
    return Account(
        account_id(version),
        record.item,
        record.accessions[0].accession.path.rsplit("/", 1)[-1],
        version,
        text,
        reading,
        tuple(dict.fromkeys(filter(None, _sources(record, reading, version)))),
        said.published,
        _BASES.get(said.published_basis or "", "given") if said.published else None,
        suspect=record.suspect,
    )


_BASES: dict[str, DayBasis] = {"given": "given", "dateline": "dateline", "inferred": "inferred"}


def _sources(record: ItemRecord, reading: Reading, version: str) -> Iterator[str | None]:
    if reading.document.outlet is not None:
        yield " ".join(reading.document.outlet.text.split())
    for row in record.intakes:
        if any(made.sha256 == version for made in row.intake.made):
            yield row.intake.site
    for accession in record.accessions:
        yield accession.accession.source
