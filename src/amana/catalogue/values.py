"""What the catalogue gives back: typed, frozen facts about items, and hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from amana.records.places import AccessionRow, ContentPlace, IntakeRow

Why = Literal["exact", "spelling", "stem", "number", "name", "place"]


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One line of a list. `date` is the best known one (see `faces.best_date`), `name` the last part of `path`.

    `suspect` is why all its accessions are suspect, where they are: the catalogue leaves it to who knows the acts.
    `erased`: a custodian erased its bytes; that it was there stays.
    """

    item: str
    sha256: str
    name: str
    path: str
    size: int
    media_type: str
    received: str
    date: str
    title: str | None = None
    tags: tuple[str, ...] = ()
    suspect: str | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class ItemLine:
    """What a list shows of an item: its summary, the sources that were named (each once, in the order of taking
    in), and its intakes as a whole, without those of the files inside it.
    """

    summary: ItemSummary
    sources: tuple[str, ...]
    intakes: tuple[IntakeRow, ...]


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One text version of an item: SHA-256 (hex) of its UTF-8 bytes, `length` in code points, and what made it."""

    sha256: str
    length: int
    media_type: str
    module: str
    version: str
    part: str | None = None
    encoding: str | None = None
    content: ContentPlace | None = None
    method: str | None = None


@dataclass(frozen=True)
class ItemRecord:
    """All that is known of one item. The first accession gives it its id; each row names its log entry.

    The texts themselves are left out of `intakes` (its `texts` are empty); ask `text(sha256)`. `suspects` says
    of each accession, in their order, why it is suspect: the catalogue leaves it to who knows the acts.
    """

    item: str
    sha256: str
    accessions: tuple[AccessionRow, ...]
    intakes: tuple[IntakeRow, ...] = ()
    text_versions: tuple[TextVersion, ...] = ()
    suspects: tuple[str | None, ...] = ()

    @property
    def suspect(self) -> str | None:
        """Why the item is suspect: every accession of it is, and the first for this reason. None: it is not."""
        return self.suspects[0] if self.suspects and all(self.suspects) else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the catalogue holds. `entries` are log entries taken in, of all devices."""

    items: int
    accessions: int
    intakes: int
    text_versions: int
    entries: int


@dataclass(frozen=True, slots=True)
class Match:
    """One match: code points [start, end) into the field named, what stands there, and why it matched.

    `field` is `text` (the text version) or the record field: name, title, note, source, place, tag, ...
    """

    start: int
    end: int
    text: str
    why: Why
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found. Rank counts from 1; scores compare only within one answer.

    `text_version` is None where the matches lie in record fields alone; `snippet` is then that field's value.
    `snippet_start` is the code point in the text version (or field) where the snippet begins. `suspect` as in
    `ItemSummary`.
    """

    rank: int
    score: float
    item: str
    title: str | None
    name: str
    media_type: str
    text_version: str | None
    snippet: str
    snippet_start: int
    matches: tuple[Match, ...]
    suspect: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one reading of an item ended: `outcome` and `reason` as in an `Intake`.

    `part` is the place of the file inside the item that was read (None: the item itself).
    """

    item: ItemSummary
    module: str
    version: str
    outcome: str
    reason: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class NearPrint:
    """A picture of an item near a hash that was asked for: both hashes (hex), and in how many bits they differ."""

    item: ItemSummary
    asked: str
    found: str
    distance: int


@dataclass(frozen=True, slots=True)
class NearText:
    """A text version (SHA-256, hex) of an item near another one, and in how many bits their sketches differ."""

    item: ItemSummary
    text_version: str
    distance: int


@dataclass(frozen=True, slots=True)
class TextToRead:
    """A text version that waits to be read: of which item (SHA-256, hex), and what is known of it.

    `published` and `language` are a person's word, or else what an intake module suggests. `method` is how a text
    came about that was not there to be read: `ocr`, `transcript`.
    """

    item: str
    text_version: str
    text: str
    published: str | None = None
    language: str | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of each kind a reading has."""

    statements: int = 0
    numbers: int = 0
    claims: int = 0
    times: int = 0
    places: int = 0
    names: int = 0
    terms: int = 0


MentionKind = Literal["person", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One person or group in one text: all that the text calls by one name, not one place where the name stands.

    `id` is that of the chain of names (`made_id("name", text_version, kind, written)`), `written` the fullest form
    as the text writes it, `forms` the other spellings in it. `role` is what the text says the person is, `places`
    are ids of the places it speaks of, `companions` keys of others it names. `published` is an ISO day. `account`
    is the id of what the text says of its main event. By `keys` (whole numbers) it is looked up; they are not
    given back.
    """

    id: str
    kind: MentionKind
    written: str
    item: str
    text_version: str
    forms: tuple[str, ...] = ()
    role: str | None = None
    account: str | None = None
    places: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    companions: tuple[str, ...] = ()
    speaker: bool = False
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextReading:
    """What a reader found in a text version of an item (both by SHA-256, hex): suggestions, never a person's word.

    `packed` are the rows as the reader packed them; None where the text broke the reader, and `fault` says how.
    `tagger` is the name of a tagger whose rows these are: they stand beside those of Amana's own reader.
    `mentions` are who is named, to be looked up by name, `account` is what the text says of its main event,
    packed, `places` are ids of the places it speaks of, `language` is what it is in where nobody had said so: they
    are kept, and not given back with the reading.
    """

    item: str
    text_version: str
    reader: str
    counts: RowCounts = RowCounts()
    packed: str | None = None
    fault: str | None = None
    tagger: str = ""
    mentions: tuple[Mention, ...] = ()
    account: str | None = None
    places: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account's number, and the item (id) and text version (SHA-256, hex) that it stands in.

    A number always stands for the same account: one that is read anew has a new one.
    """

    number: int
    item: str
    text_version: str


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """What a text version (SHA-256, hex) of an item (id) says of its main event, as comparing packed it."""

    number: int
    item: str
    text_version: str
    packed: str
