"""The items one by one: found by id, listed in order, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from amana.catalogue.coding import tags_of
from amana.catalogue.database import Database, Row
from amana.catalogue.filters import Filters
from amana.catalogue.rows import ID_DIGITS, RowReader
from amana.catalogue.values import Counts, ItemLine, ItemRecord, ItemSummary, TextVersion
from amana.errors import ItemAmbiguous, ItemUnknown
from amana.records.places import IntakeRow

_SHA256_DIGITS = 64
_PAGE = 500
_HEX = frozenset("0123456789abcdef")


def summary_columns(table: str) -> str:
    """The columns that `summary_of` takes, of the item table under this name."""
    named = ("path", "size", "media_type", "received", "date", "title", "tags")
    columns = ", ".join(f"{table}.{name}" for name in named)
    return f"hex({table}.id), hex({table}.sha256), {columns}, {table}.object IS NULL"


# Keyset pages: no statement stays open while the caller works, and writing between pages does no harm.
_LIST = f"""SELECT received, device, entry, no, {summary_columns("item")} FROM item INDEXED BY %s
    WHERE received >= ?1 AND (received, device, entry) > (?1, ?2, ?3) AND %s
    ORDER BY received, device, entry LIMIT {_PAGE}"""  # noqa: S608


_ONE = f"SELECT {summary_columns('item')} FROM item WHERE no = ? AND received IS NOT NULL"  # noqa: S608
_FACES = f"SELECT no, {summary_columns('item')} FROM item WHERE received IS NOT NULL AND no"  # noqa: S608
_AT_PATHS = f"SELECT received, device, entry, {summary_columns('item')} FROM item WHERE path"  # noqa: S608
_IN_FOLDER = f"""SELECT {summary_columns("item")} FROM item INDEXED BY item_path
    WHERE path %s ? AND path < ? ORDER BY path LIMIT {_PAGE}"""  # noqa: S608


class ItemReader:
    """Finds and lists items through one connection."""

    def __init__(self, database: Database, reader: RowReader) -> None:
        self._db = database
        self._reader = reader

    def item(self, wanted: str) -> ItemRecord:
        """See `roles.Items`."""
        no = self._number(wanted)
        accessions = self._reader.accessions(no)
        if not accessions:
            raise ItemUnknown(item=wanted)
        intakes = self._reader.intakes(no)
        first = accessions[0]
        return ItemRecord(
            item=first.entry.commitment[:ID_DIGITS],
            sha256=first.accession.sha256,
            accessions=tuple(accessions),
            intakes=tuple(intakes),
            text_versions=tuple(_text_versions(intakes)),
        )

    def summary(self, wanted: str) -> ItemSummary:
        """See `roles.Items`."""
        row = self._db.row(_ONE, (self._number(wanted),))
        if row is None:
            raise ItemUnknown(item=wanted)
        return summary_of(row)

    def lines(self, items: Sequence[str]) -> dict[str, ItemLine]:
        """See `roles.Items`."""
        numbers = self._reader.numbers_of_ids(items)
        wanted = list(dict.fromkeys(numbers.values()))
        faces = {row[0]: summary_of(row[1:]) for row in self._db.rows_among(_FACES, wanted)}
        sources, intakes = self._reader.sources(wanted), self._reader.whole_intakes(wanted)
        return {
            item: ItemLine(faces[no], tuple(sources.get(no, ())), tuple(intakes.get(no, ())))
            for item, no in numbers.items()
            if no in faces
        }

    def intakes(self, wanted: str, parts: Sequence[str]) -> tuple[IntakeRow, ...]:
        """See `roles.Items`."""
        return tuple(self._reader.intakes_at(self._number(wanted), parts))

    def at_paths(self, paths: Sequence[str]) -> dict[str, ItemSummary]:
        """See `roles.Neighbours`."""
        rows = self._db.rows_named(_AT_PATHS, list(dict.fromkeys(paths)))
        return {(one := summary_of(row[3:])).path: one for row in sorted(rows, key=lambda row: row[:3])}

    def in_folder(self, folder: str, limit: int) -> tuple[ItemSummary, ...]:
        """See `roles.Neighbours`. Folder by folder: what lies deeper is passed over in one step."""
        start, end = (f"{folder}/", f"{folder}0") if folder else ("", "\U0010ffff")
        found: list[ItemSummary] = []
        after, step = start, ">="
        while len(found) < limit and (page := self._db.rows(_IN_FOLDER % step, (after, end))):
            for row in page:
                one = summary_of(row)
                inner, deeper, _ = one.path[len(start) :].partition("/")
                if deeper:
                    after, step = f"{start}{inner}0", ">="
                    break
                found.append(one)
                after, step = one.path, ">"
        return tuple(found[:limit])

    def _number(self, wanted: str) -> int:
        """The row number of the item meant: by SHA-256, by id, or by a prefix that only one item has."""
        digits = wanted.strip().lower()
        if not digits or not _HEX.issuperset(digits) or len(digits) > _SHA256_DIGITS:
            raise ItemUnknown(item=wanted)
        if len(digits) == _SHA256_DIGITS:
            known = self._reader.number_of(digits)
            if known is not None:
                return known
        found = self._reader.numbers_by_id(digits)
        if len(found) > 1:
            raise ItemAmbiguous(item=wanted, count=len(found))
        if not found:
            raise ItemUnknown(item=wanted)
        return found.pop()

    def items(self, filters: Filters) -> Iterator[ItemSummary]:
        """See `roles.Items`."""
        condition, given = filters.condition(first_parameter=4)
        return self._listed("item_order", condition, given)

    def unread(self) -> Iterator[ItemSummary]:
        """See `roles.Items`."""
        return self._listed("item_unread", "unread", ())

    def _listed(self, index: str, condition: str, given: tuple[Any, ...]) -> Iterator[ItemSummary]:
        after: Row = ("", "", -1)
        while page := self._db.rows(_LIST % (index, condition), (*after, *given)):
            for row in page:
                yield summary_of(row[4:])
            after = page[-1][:3]

    def counts(self) -> Counts:
        """See `roles.Counter`."""
        row = self._db.row(
            """SELECT (SELECT count(*) FROM item WHERE received IS NOT NULL), (SELECT count(*) FROM accession),
            (SELECT count(*) FROM intake), (SELECT count(*) FROM text),
            (SELECT coalesce(sum(taken), 0) FROM log)"""
        )
        return Counts(*row) if row else Counts(0, 0, 0, 0, 0)


def summary_of(row: Row) -> ItemSummary:
    """A summary from the columns of `summary_columns`."""
    item, sha256, path, size, media_type, received, date, title, tags, erased = row
    return ItemSummary(
        item=item.lower(),
        sha256=sha256.lower(),
        name=path.rsplit("/", 1)[-1],
        path=path,
        size=size,
        media_type=media_type,
        received=received,
        date=date,
        title=title,
        tags=tags_of(tags),
        erased=bool(erased),
    )


def _text_versions(intakes: list[IntakeRow]) -> Iterator[TextVersion]:
    """The text versions the intakes name, each once."""
    told: set[str] = set()
    for row in intakes:
        places = row.contents + (None,) * (len(row.intake.made) - len(row.contents))
        for made, content in zip(row.intake.made, places, strict=False):
            if made.made == "text" and made.sha256 not in told:
                told.add(made.sha256)
                yield TextVersion(
                    sha256=made.sha256,
                    length=made.length,
                    media_type=made.media_type,
                    module=row.intake.module,
                    version=row.intake.version,
                    part=made.part,
                    encoding=made.encoding,
                    content=content,
                    method=made.method,
                )
