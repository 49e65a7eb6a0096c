"""The roles a catalogue plays, one to three methods each; `Catalogue` is all of them.

Every implementation passes `tests/contracts/catalogue_contract.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from amana.catalogue.counted import ANYTHING, PLAIN_WORDS, Counted, Doing, FacetName, FacetWords, Having
from amana.catalogue.held import FacetMemory
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
from amana.records.nouns import Accession
from amana.records.places import AccessionRow, ActRow, AssertionRow, ContentPlace, IntakeRow


class Stated(Protocol):
    """Whether anything changed."""

    def state(self) -> object:
        """Differs from the one before if anything was written to it since, by whomever, as long as it stands open.
        To be compared with `==`.
        """
        ...


class Positions(Protocol):
    """How far each device's log has been taken in."""

    def positions(self) -> dict[str, int]:
        """Per device, the number of its log's entries already taken in."""
        ...


class Writer(Protocol):
    """Takes rows in."""

    def write(
        self,
        accessions: Sequence[AccessionRow],
        intakes: Sequence[IntakeRow],
        positions: Mapping[str, int],
        acts: Sequence[ActRow] = (),
        assertions: Sequence[AssertionRow] = (),
    ) -> None:
        """All of it or nothing. The same rows may come again, and in any order: the result is the same."""
        ...


class Contents(Protocol):
    """Which bytes are already kept, and where."""

    def content(self, sha256: str) -> ContentPlace | None:
        """Where the bytes with this SHA-256 (hex) lie; None where they are not kept."""
        ...

    def contents(self, sha256s: Sequence[str]) -> dict[str, ContentPlace]:
        """The same for many; those not kept are left out."""
        ...

    def accessions_of(self, sha256: str) -> tuple[AccessionRow, ...]:
        """Every accession of these bytes, the first first. Empty where there is none."""
        ...


class Seen(Protocol):
    """Which files were seen before."""

    def seen(self, said: Accession) -> tuple[AccessionRow, ...]:
        """The accessions of a file found at the same place, of the same size, last modified at the same time."""
        ...


class Sizes(Protocol):
    """Which sizes are known."""

    def has_large(self, size: int) -> bool:
        """Whether an item of exactly this size, above 1 MiB, is kept: then it is worth hashing before sealing."""
        ...


class Items(Protocol):
    """The items one by one."""

    def item(self, wanted: str) -> ItemRecord:
        """By the id of any of its accessions, a unique prefix of one, or its SHA-256 (hex).

        Raises ItemUnknown, ItemAmbiguous.
        """
        ...

    def summary(self, wanted: str) -> ItemSummary:
        """The same as `item`, without what readers made of it: quick, however many files are inside it."""
        ...

    def lines(self, items: Sequence[str]) -> dict[str, ItemLine]:
        """What a list shows of these items, by id (all 32 digits, of any of its accessions), in a few queries for
        them all. What is not known is left out.
        """
        ...

    def intakes(self, wanted: str, parts: Sequence[str] = ()) -> tuple[IntakeRow, ...]:
        """The intakes of the item as a whole, and of the files inside it at these places, by device and index."""
        ...

    def items(
        self,
        kind: str | None = None,
        tag: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[ItemSummary]:
        """In order of taking in, streaming. `kind` is a media type or its first half; dates as in `search`."""
        ...

    def unread(self) -> Iterator[ItemSummary]:
        """The items that no intake module has read yet, in order of taking in. Rows may be written meanwhile."""
        ...


class Neighbours(Protocol):
    """What lay beside one another when it was taken in."""

    def at_paths(self, paths: Sequence[str]) -> dict[str, ItemSummary]:
        """The items whose first accession has one of these paths, by it; of several, the one taken in last."""
        ...

    def in_folder(self, folder: str, limit: int) -> tuple[ItemSummary, ...]:
        """The items in this folder itself by their first accession's path, `limit` at most."""
        ...


class Attempts(Protocol):
    """How readings ended."""

    def failures(self) -> Iterator[Attempt]:
        """Every reading that gives a reason (it failed, or something of it is to be known), in order of taking in,
        streaming. What a later version of the same module read again is left out.
        """
        ...

    def attempts(self) -> Iterator[Attempt]:
        """Each reading of an item as a whole, in order of taking in, streaming."""
        ...


class Origins(Protocol):
    """Where items come from."""

    def only_from(self, starts: Mapping[str, int]) -> dict[str, tuple[str, int]]:
        """The items all of whose accessions stand in these logs, each from an index on; and which came first.

        `starts`: a log's device -> the index. The answer: an item's id -> device and index of its first accession.
        """
        ...


class Texts(Protocol):
    """The text versions."""

    def text(self, sha256: str) -> str:
        """The text version with this SHA-256 (hex). Raises ItemUnknown."""
        ...


class Readings(Protocol):
    """What readers suggest of text versions."""

    def to_read(self) -> Iterator[TextToRead]:
        """The text versions that wait to be read, in order of taking in, streaming. Rows may be kept meanwhile.

        A text waits when it comes, and again when somebody says more of when it was published or in what language.
        """
        ...

    def keep_readings(self, readings: Sequence[TextReading]) -> None:
        """All of them or none; each in the place of an earlier one of Amana's own, or of the same tagger.

        Those of unknown texts are let go.
        """
        ...

    def readings(self, wanted: str, text_version: str | None = None) -> tuple[TextReading, ...]:
        """What was found in an item's text versions, or in this one alone (SHA-256, hex). `wanted` as in `item`.

        Raises ItemUnknown, ItemAmbiguous.
        """
        ...


class Mentions(Protocol):
    """Who is named in which text."""

    def mentions(self) -> Iterator[Mention]:
        """Every person and group that a text names, streaming; for each of the items that have the text."""
        ...

    def mention(self, wanted: str) -> Mention | None:
        """The one with this id; None where there is none."""
        ...

    def mentions_with(self, keys: Collection[int], limit: int = 256) -> tuple[Mention, ...]:
        """Those kept with any of these keys (64 at most), the earliest first, `limit` at most."""
        ...


class MentionIds(Protocol):
    """The ids of who is named."""

    def mention_ids(self, prefix: str, limit: int = 100) -> tuple[str, ...]:
        """The ids of mentions that begin with these hex digits, `limit` at most."""
        ...


class Accounts(Protocol):
    """What texts say of their main event."""

    def account_rows(self) -> Iterator[AccountRow]:
        """Where every account stands that is kept with a reading, streaming; one for each item with the text."""
        ...

    def accounts(self, numbers: Iterable[int] | None = None) -> Iterator[KeptAccount]:
        """Those with these numbers, as far as they are there; or all. Streaming."""
        ...


class WorkedOut(Protocol):
    """What took long to work out from the accounts: kept until they change."""

    def accounts_state(self) -> str:
        """Stands for the accounts as they are now: another word whenever one comes, goes or is read anew."""
        ...

    def worked_out(self, name: str, state: str) -> bytes | None:
        """What was kept under this name, if it was of this state."""
        ...

    def keep_worked_out(self, name: str, state: str, data: bytes) -> None:
        """Keep it, in the place of what was kept under this name."""
        ...


class NearCopies(Protocol):
    """What is nearly alike."""

    def prints_near(self, asked: Sequence[str], within: int, *, crops: bool = False) -> tuple[NearPrint, ...]:
        """The items with a picture whose hash is at most `within` bits from one of these (64 hex digits each).

        The hashes of whole pictures and of films' frames are looked at; with `crops` instead those of pictures
        with a part cut off. For each hash asked for and each item, the nearest; the nearest of all first. An item
        whose own hashes are asked for is among them.
        """
        ...

    def texts_near(self, text_version: str, within: int) -> tuple[NearText, ...]:
        """The items with a text whose sketch is at most `within` of 256 bits from this one's (SHA-256, hex).

        Two texts that share a part J of all their runs of five words are about 128 (1 - J) bits apart, give or
        take 8. The nearest first, those with this very text among them; empty where it is too short to have a
        sketch. Raises ItemUnknown.
        """
        ...


class Acts(Protocol):
    """The acts of custody and on keys."""

    def acts(self) -> Iterator[ActRow]:
        """Every act, by the time its device's clock said, then device and index. There are thousands at most."""
        ...


class Assertions(Protocol):
    """What people assert, those that no longer stand too: `records.fallen` says which."""

    def assertion(self, wanted: str) -> AssertionRow:
        """By its id or a unique prefix of it. Raises AssertionUnknown, AssertionAmbiguous."""
        ...

    def about(self, subjects: Collection[str]) -> tuple[AssertionRow, ...]:
        """All that is asserted of these ids, by time, then device and index."""
        ...

    def telling(self, prop: str, value: str | None = None) -> Iterator[AssertionRow]:
        """All assertions of this property (and this very value), streaming, in the order they came in."""
        ...


class Bases(Protocol):
    """What assertions rest on."""

    def resting_on(self, item: str) -> tuple[AssertionRow, ...]:
        """All assertions that name the item with this id as a basis, by time, then device and index."""
        ...


class Doubts(Protocol):
    """What is suspect."""

    def doubt(self, starts: Mapping[str, int]) -> None:
        """The entries of these logs (a log's device -> an index) from there on are suspect, and no others.

        What they assert of items shows in no list, finds nothing, and no text is read by it; it is kept, and told
        by `Assertions`.
        """
        ...


class Subjects(Protocol):
    """What is spoken of."""

    def subjects(self, subject_type: str | None = None, prefix: str = "") -> Iterator[tuple[str, str]]:
        """Ids and types of all that assertions are about and give a type of; by type, then id, streaming.

        Of one type alone; of those alone whose id begins with `prefix`.
        """
        ...


class Counter(Protocol):
    """How much there is."""

    def counts(self) -> Counts:
        """Items, accessions, intakes, text versions, log entries."""
        ...


class Finder(Protocol):
    """Finds items by words."""

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
        """The best hits, ranked; the query language stands in `query.py`.

        `since` and `until` (both inclusive; `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or RFC 3339) compare the best
        known date. `memory` as for `counted`. Raises QueryUnreadable.
        """
        ...


class FacetFinder(Protocol):
    """Counts items by what they have, and lists those that have it.

    `memory` keeps what was read for it, for all who have this catalogue open; without one it is its own.
    """

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
        """How many items a search with the same words lists, and how many of them have what; without a query, of
        all that pass. `most` values of each facet. Raises QueryUnreadable.
        """
        ...

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
        """The items that pass, those taken in last first."""
        ...

    def tells(
        self, facet: FacetName, value: str, words: FacetWords = PLAIN_WORDS, memory: FacetMemory | None = None
    ) -> bool:
        """Whether an item has, or once had, this value; a name however it is marked."""
        ...


class Doings(Protocol):
    """What was done lately."""

    def doings(self, limit: int) -> list[Doing]:
        """What people took in and said, the latest first: `limit` of each at most."""
        ...

    def last_done(self) -> dict[str, str]:
        """Per log, when something was last taken in or said in it, as its device's clock told."""
        ...


class Catalogue(
    Stated,
    Positions,
    Writer,
    Contents,
    Seen,
    Sizes,
    Items,
    Neighbours,
    Attempts,
    Origins,
    Texts,
    Readings,
    Mentions,
    MentionIds,
    Accounts,
    WorkedOut,
    NearCopies,
    Acts,
    Assertions,
    Bases,
    Doubts,
    Subjects,
    Counter,
    Finder,
    FacetFinder,
    Doings,
    Protocol,
):
    """The index of what an archive holds. Rebuilt from the archive at any time."""

    def close(self) -> None:
        """Let go of the files. Closing twice is fine."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None: ...
