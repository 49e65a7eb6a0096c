"""Describe by a list: a table of a group's own, or entities of FollowTheMoney, enter the log by id, never
twice."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from amana.actions.knowledge.knowing import is_mine, suspicion_of
from amana.archive import Archive, keep_assertions
from amana.errors import EntitiesUnreadable, ItemUnknown, ReadingFailed, TableUnreadable
from amana.exports import (
    LONGEST_LINE,
    EntityReader,
    KnownSoFar,
    ListFacts,
    Plan,
    Planned,
    PlannedThing,
    RowReader,
    TableRows,
    Told,
    read_map,
)
from amana.intake import decoded
from amana.knowledge import Schema
from amana.records import Assertion, Watch

LARGEST_TABLE: Final = 512 * 1024 * 1024
Tell = Callable[[Planned], None]


@dataclass(frozen=True, slots=True)
class ListDescribed:
    """What came of a list: how many things were `created` (nothing was said of them before), `updated`,
    `unchanged`; how many rows `refused`; how many assertions were made (in a dry run: would be). `left_out` is
    what entities of FollowTheMoney say and no property here can hold: `Schema.property`, and how many values.
    """

    created: int
    updated: int
    unchanged: int
    refused: int
    assertions: int
    dry_run: bool
    left_out: tuple[tuple[str, int], ...] = ()


def describe_table(
    archive: Archive,
    schema: Schema,
    table: Path,
    table_map: Path,
    tell: Tell,
    *,
    dry_run: bool = False,
    watch: Watch | None = None,
) -> ListDescribed:
    """See `OpenArchive.describe_table`."""
    mapped = read_map(table_map, schema)
    data = _bytes_of(table)
    rows = TableRows(_text_of(table, data, mapped.encoding), mapped, str(table))
    facts = ListFacts(
        mapped.list, _kept(archive, hashlib.sha256(data).hexdigest()), mapped.confidence, mapped.note
    )
    del data
    told = RowReader(mapped, schema).told(rows)
    return describe_list(archive, schema, told, facts, tell, dry_run=dry_run, watch=watch)


def describe_entities(
    archive: Archive,
    schema: Schema,
    entities: Path,
    tell: Tell,
    *,
    name: str,
    dry_run: bool = False,
    watch: Watch | None = None,
) -> ListDescribed:
    """See `OpenArchive.describe_entities`."""
    reader = EntityReader(schema, name)
    sha256, told = hashlib.sha256(), reader.told
    with _lines(entities) as lines:
        for line in lines:
            sha256.update(line)
    with _lines(entities) as lines:
        facts = ListFacts(name, _kept(archive, sha256.hexdigest()))
        rows = told(line.decode("utf-8-sig", "surrogateescape") for line in lines)
        done = describe_list(archive, schema, rows, facts, tell, dry_run=dry_run, watch=watch)
    return replace(done, left_out=tuple(sorted(reader.left.items())))


def describe_list(
    archive: Archive,
    schema: Schema,
    rows: Iterable[Told],
    facts: ListFacts,
    tell: Tell,
    *,
    dry_run: bool = False,
    watch: Watch | None = None,
) -> ListDescribed:
    """Say what a list says and is not said yet; `tell` hears what each row comes to."""
    known = KnownSoFar(archive.catalogue.about, lambda row: is_mine(archive, row), suspicion_of(archive))
    plan = Plan(schema, known, facts)
    drafts = _drafts(plan, rows, tell)
    first = list(islice(drafts, 1))
    if dry_run:
        count = len(first) + sum(1 for _ in drafts)
    else:
        count = len(keep_assertions(archive, chain(first, drafts), watch)) if first else 0
    return ListDescribed(plan.created, plan.updated, plan.unchanged, plan.refused, count, dry_run)


def _drafts(plan: Plan, rows: Iterable[Told], tell: Tell) -> Iterator[Assertion]:
    for one in plan.planned(rows):
        tell(one)
        if isinstance(one, PlannedThing):
            yield from (change.draft for change in one.changes)


def _kept(archive: Archive, sha256: str) -> str | None:
    """The id of the item that has these bytes, where they are kept."""
    try:
        return archive.catalogue.item(sha256).item
    except ItemUnknown:
        return None


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file, none longer than is read: what is longer comes in two, and neither is an entity."""
    try:
        with path.open("rb") as file:
            yield iter(lambda: file.readline(LONGEST_LINE), b"")
    except OSError as fault:
        raise EntitiesUnreadable(path=str(path), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TABLE + 1)
    except OSError as fault:
        raise TableUnreadable(path=str(path), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
    if len(data) > LARGEST_TABLE:
        raise TableUnreadable(path=str(path), reason="too-large")
    return data


def _text_of(path: Path, data: bytes, encoding: str | None) -> str:
    """In the encoding that the map says, or the one that is found out. One that does not fit is told, not guessed
    at."""
    try:
        return decoded(data).text if encoding is None else data.decode(encoding)
    except (ReadingFailed, LookupError, UnicodeError):
        raise TableUnreadable(path=str(path), reason="encoding-unknown") from None
