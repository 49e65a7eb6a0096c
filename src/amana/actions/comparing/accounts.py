"""Accounts: what each text of the archive says, read, with who published it and when, as far as is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from amana.actions.comparing.account_ids import account_id, row_id
from amana.actions.comparing.corrections import Corrections
from amana.actions.taking_in.suggesting import suggestions
from amana.archive import Archive, told_suspect
from amana.catalogue import ItemRecord
from amana.compare.timeline import ProposedDay
from amana.reading import Claim, Reading, read_text

__all__ = ["Account", "DayBasis", "account_id", "accounts_of", "resolved_against", "row_id"]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
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
        return _called(self.reading, self.name)

    @property
    def light(self) -> Account:
        """The same without its text and what was read in it: enough to name it by, for what is kept at hand."""
        said = self.reading
        bare = Reading(said.language, said.text_sha256, said.reader, (), (), (), (), (), (), (), said.document)
        return replace(self, text="", reading=bare)


def accounts_of(archive: Archive, items: Iterable[str]) -> Iterator[Account]:
    """The accounts of these items (ids), in their order, streaming. A text that several items have comes once.

    Raises ItemUnknown, ItemAmbiguous.
    """
    seen: set[str] = set()
    corrections, suspects = Corrections(archive), archive.suspects
    for item in items:
        record: ItemRecord | None = None
        for found in suggestions(archive, item):
            if found.reading is not None and found.text_version not in seen:
                seen.add(found.text_version)
                record = record or told_suspect(suspects, archive.catalogue.item(item))
                text = archive.catalogue.text(found.text_version)
                yield _as_said(_account(record, found.text_version, text, found.reading), corrections)


def titles_of(archive: Archive, items: Sequence[str]) -> list[str]:
    """What the accounts of these items (ids) are called (`Account.title`), each once, in the order of items."""
    lines = archive.catalogue.lines(items)
    known = (item for item in items if item in lines)
    found = ((one.reading, lines[item].summary.name) for item in known for one in suggestions(archive, item))
    told = (_called(reading, name) for reading, name in found if reading is not None)
    return list(dict.fromkeys(filter(None, told)))


def _called(reading: Reading, name: str) -> str:
    """The title of what was read, on one line; else the file's name."""
    said = reading.document.title
    return " ".join(said.text.split()) if said else name


def _as_said(account: Account, corrections: Corrections) -> Account:
    """With the day of publication that somebody asserts of the account or its item, where that is one day."""
    known = corrections.of([account.id, account.item])
    told = (known[one].value("published") for one in (account.id, account.item) if one in known)
    day = next((one for one in told if one is not None and _DAY.fullmatch(one)), None)
    if day is None:
        return account
    return replace(account, reading=resolved_against(account, day), published=day, basis="asserted")


def resolved_against(account: Account, day: str) -> Reading:
    """The account's reading with the times of one that counts from this day; all else stays as it was read.

    Messages have days of their own, which no day of the whole goes before.
    """
    if any(row.anchor == "message" for row in account.reading.times):
        return account.reading
    again = read_text(account.text, day, account.reading.language)
    times = {(row.start, row.end): row for row in again.times}
    claims = {(row.start, row.end): row for row in again.claims}
    reading = account.reading
    return replace(
        reading,
        times=tuple(times.get((row.start, row.end), row) for row in reading.times),
        claims=tuple(_redated(row, claims.get((row.start, row.end))) for row in reading.claims),
    )


def _redated(row: Claim, again: Claim | None) -> Claim:
    return row if again is None else replace(row, first=again.first, last=again.last, as_of=again.as_of)


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
