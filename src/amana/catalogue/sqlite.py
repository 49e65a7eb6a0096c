"""The catalogue in one encrypted SQLite file: each role answered by the module that has that one job."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from amana.catalogue.accounts import AccountKeeper
from amana.catalogue.assertions import AssertionReader
from amana.catalogue.attempts import AttemptReader
from amana.catalogue.coding import act_of, entry_of
from amana.catalogue.counted import ANYTHING, PLAIN_WORDS, Counted, Doing, FacetName, FacetWords, Having
from amana.catalogue.counting import FacetCounter
from amana.catalogue.database import Database
from amana.catalogue.doings import DoingKeeper
from amana.catalogue.facets import FacetKeeper
from amana.catalogue.fields import FieldReader
from amana.catalogue.filters import Filters
from amana.catalogue.finding import TextFinder
from amana.catalogue.held import FacetMemory
from amana.catalogue.indexing import Index
from amana.catalogue.items import ItemReader
from amana.catalogue.likeness import LikenessFinder
from amana.catalogue.mentions import MentionKeeper
from amana.catalogue.nearness import Nearness
from amana.catalogue.origins import OriginReader
from amana.catalogue.readings import ReadingKeeper
from amana.catalogue.rows import RowReader
from amana.catalogue.values import (
    AccountRow,
    Attempt,
    Counts,
    Hit,
    ItemLine,
    ItemRecord,
    ItemSummary,
    KeptAccount,
    Mention,
    NearPrint,
    NearText,
    TextReading,
    TextToRead,
)
from amana.catalogue.vocabulary import Vocabulary
from amana.catalogue.writing import RowWriter
from amana.errors import ItemUnknown
from amana.records.nouns import Accession
from amana.records.places import AccessionRow, ActRow, AssertionRow, ContentPlace, EntryPlace, IntakeRow


class SqliteCatalogue:
    """See `roles.Catalogue`. One process may hold several; each has one connection, for one thread at a time."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._rows = RowReader(database)
        self._items = ItemReader(database, self._rows)
        self._origins = OriginReader(database)
        self._attempts = AttemptReader(database)
        self._assertions = AssertionReader(database)
        self._mentions = MentionKeeper(database)
        self._accounts = AccountKeeper(database)
        facets = FacetKeeper(database)
        self._readings = ReadingKeeper(database, self._rows, facets)
        vocabulary, nearness = Vocabulary(database), Nearness(database)
        self._writer = RowWriter(database, self._rows, Index(database, vocabulary), nearness, facets)
        self._likeness = LikenessFinder(database, nearness)
        self._finder = TextFinder(database, vocabulary, FieldReader(database, vocabulary))
        self._counter = FacetCounter(database, self._finder)
        self._memory = FacetMemory()

    def state(self) -> object:
        """See `roles.Stated`."""
        return self._db.state()

    def positions(self) -> dict[str, int]:
        """See `roles.Positions`."""
        return dict(self._db.rows("SELECT device, taken FROM log WHERE taken > 0"))

    def write(
        self,
        accessions: Sequence[AccessionRow],
        intakes: Sequence[IntakeRow],
        positions: Mapping[str, int],
        acts: Sequence[ActRow] = (),
        assertions: Sequence[AssertionRow] = (),
    ) -> None:
        """See `roles.Writer`."""
        self._writer.write(accessions, intakes, positions, acts, assertions)

    def content(self, sha256: str) -> ContentPlace | None:
        """See `roles.Contents`."""
        return self._rows.content(sha256)

    def contents(self, sha256s: Sequence[str]) -> dict[str, ContentPlace]:
        """See `roles.Contents`."""
        return self._rows.contents(sha256s)

    def has_large(self, size: int) -> bool:
        """See `roles.Sizes`."""
        asked = "SELECT 1 FROM item WHERE size = ? AND size > 1048576 LIMIT 1"
        return any(True for _ in self._db.rows(asked, (size,)))

    def accessions_of(self, sha256: str) -> tuple[AccessionRow, ...]:
        """See `roles.Contents`."""
        no = self._rows.number_of(sha256)
        return () if no is None else tuple(self._rows.accessions(no))

    def seen(self, said: Accession) -> tuple[AccessionRow, ...]:
        """See `roles.Seen`."""
        return tuple(self._rows.seen(said))

    def item(self, wanted: str) -> ItemRecord:
        """See `roles.Items`."""
        return self._items.item(wanted)

    def summary(self, wanted: str) -> ItemSummary:
        """See `roles.Items`."""
        return self._items.summary(wanted)

    def lines(self, items: Sequence[str]) -> dict[str, ItemLine]:
        """See `roles.Items`."""
        return self._items.lines(items)

    def intakes(self, wanted: str, parts: Sequence[str] = ()) -> tuple[IntakeRow, ...]:
        """See `roles.Items`."""
        return self._items.intakes(wanted, parts)

    def at_paths(self, paths: Sequence[str]) -> dict[str, ItemSummary]:
        """See `roles.Neighbours`."""
        return self._items.at_paths(paths)

    def in_folder(self, folder: str, limit: int) -> tuple[ItemSummary, ...]:
        """See `roles.Neighbours`."""
        return self._items.in_folder(folder, limit)

    def items(
        self,
        kind: str | None = None,
        tag: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[ItemSummary]:
        """See `roles.Items`."""
        return self._items.items(Filters(kind, tag, since, until))

    def unread(self) -> Iterator[ItemSummary]:
        """See `roles.Items`."""
        return self._items.unread()

    def failures(self) -> Iterator[Attempt]:
        """See `roles.Attempts`."""
        return self._attempts.failures()

    def attempts(self) -> Iterator[Attempt]:
        """See `roles.Attempts`."""
        return self._attempts.attempts()

    def only_from(self, starts: Mapping[str, int]) -> dict[str, tuple[str, int]]:
        """See `roles.Origins`."""
        return self._origins.only_from(starts)

    def text(self, sha256: str) -> str:
        """See `roles.Texts`."""
        found = self._rows.text(sha256)
        if found is None:
            raise ItemUnknown(item=sha256)
        return found

    def to_read(self) -> Iterator[TextToRead]:
        """See `roles.Readings`."""
        return self._readings.to_read()

    def keep_readings(self, readings: Sequence[TextReading]) -> None:
        """See `roles.Readings`."""
        self._readings.keep(readings)

    def readings(self, wanted: str, text_version: str | None = None) -> tuple[TextReading, ...]:
        """See `roles.Readings`."""
        return self._readings.readings(self._items.summary(wanted).sha256, text_version)

    def mentions(self) -> Iterator[Mention]:
        """See `roles.Mentions`."""
        return self._mentions.mentions()

    def mention(self, wanted: str) -> Mention | None:
        """See `roles.Mentions`."""
        return self._mentions.mention(wanted)

    def accounts_state(self) -> str:
        """See `roles.WorkedOut`."""
        return self._accounts.state()

    def worked_out(self, name: str, state: str) -> bytes | None:
        """See `roles.WorkedOut`."""
        return self._accounts.worked_out(name, state)

    def keep_worked_out(self, name: str, state: str, data: bytes) -> None:
        """See `roles.WorkedOut`."""
        self._accounts.keep_worked_out(name, state, data)

    def mention_ids(self, prefix: str, limit: int = 100) -> tuple[str, ...]:
        """See `roles.MentionIds`."""
        return self._mentions.mention_ids(prefix, limit)

    def mentions_with(self, keys: Collection[int], limit: int = 256) -> tuple[Mention, ...]:
        """See `roles.Mentions`."""
        return self._mentions.mentions_with(keys, limit)

    def account_rows(self) -> Iterator[AccountRow]:
        """See `roles.Accounts`."""
        return self._accounts.rows()

    def accounts(self, numbers: Iterable[int] | None = None) -> Iterator[KeptAccount]:
        """See `roles.Accounts`."""
        return self._accounts.accounts(numbers)

    def prints_near(self, asked: Sequence[str], within: int, *, crops: bool = False) -> tuple[NearPrint, ...]:
        """See `roles.NearCopies`."""
        return self._likeness.prints_near(asked, within, crops=crops)

    def texts_near(self, text_version: str, within: int) -> tuple[NearText, ...]:
        """See `roles.NearCopies`."""
        return self._likeness.texts_near(text_version, within)

    def acts(self) -> Iterator[ActRow]:
        """See `roles.Acts`."""
        rows = self._db.rows("SELECT key, device, commitment, fields FROM act")
        told = [
            ActRow(EntryPlace(device, entry_of(key), commitment.hex()), act_of(fields))
            for key, device, commitment, fields in rows
        ]
        return iter(sorted(told, key=lambda row: (row.act.at, row.entry.device, row.entry.index)))

    def assertion(self, wanted: str) -> AssertionRow:
        """See `roles.Assertions`."""
        return self._assertions.assertion(wanted)

    def about(self, subjects: Collection[str]) -> tuple[AssertionRow, ...]:
        """See `roles.Assertions`."""
        return self._assertions.about(subjects)

    def telling(self, prop: str, value: str | None = None) -> Iterator[AssertionRow]:
        """See `roles.Assertions`."""
        return self._assertions.telling(prop, value)

    def resting_on(self, item: str) -> tuple[AssertionRow, ...]:
        """See `roles.Bases`."""
        return self._assertions.resting_on(item)

    def doubt(self, starts: Mapping[str, int]) -> None:
        """See `roles.Doubts`."""
        self._writer.doubt(starts)

    def subjects(self, subject_type: str | None = None, prefix: str = "") -> Iterator[tuple[str, str]]:
        """See `roles.Subjects`."""
        return self._assertions.subjects(subject_type, prefix)

    def counts(self) -> Counts:
        """See `roles.Counter`."""
        return self._items.counts()

    def search(
        self,
        query: str,
        *,
        exact: bool = False,
        limit: int = 20,
        offset: int = 0,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        tag: str | None = None,
        having: Having = ANYTHING,
        memory: FacetMemory | None = None,
    ) -> list[Hit]:
        """See `roles.Finder`."""
        return self._finder.search(
            query,
            exact=exact,
            limit=limit,
            offset=offset,
            filters=Filters(kind, tag, since, until),
            having=having,
            memory=memory or self._memory,
        )

    def counted(
        self,
        query: str = "",
        *,
        exact: bool = False,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        tag: str | None = None,
        having: Having = ANYTHING,
        memory: FacetMemory | None = None,
        most: int = 20,
    ) -> Counted:
        """See `roles.FacetFinder`."""
        filters = Filters(kind, tag, since, until)
        held = memory or self._memory
        return self._counter.counted(query, exact=exact, filters=filters, having=having, memory=held, most=most)

    def latest(
        self,
        *,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        tag: str | None = None,
        having: Having = ANYTHING,
        memory: FacetMemory | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> list[ItemSummary]:
        """See `roles.FacetFinder`."""
        filters = Filters(kind, tag, since, until)
        return self._counter.latest(filters, having, memory or self._memory, max(0, limit), max(0, offset))

    def tells(
        self, facet: FacetName, value: str, words: FacetWords = PLAIN_WORDS, memory: FacetMemory | None = None
    ) -> bool:
        """See `roles.FacetFinder`."""
        return self._counter.tells(facet, value, words, memory or self._memory)

    def doings(self, limit: int) -> list[Doing]:
        """See `roles.Doings`."""
        return DoingKeeper(self._db).latest(limit)

    def last_done(self) -> dict[str, str]:
        """See `roles.Doings`."""
        return dict(self._db.rows("SELECT device, max(last) FROM doing GROUP BY device"))

    def close(self) -> None:
        """See `roles.Catalogue`."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
