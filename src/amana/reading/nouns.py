"""What a reading holds: rows of spans into one text, each with the rule that made it. Values only.

Offsets are Unicode code points into the text as given, half-open; `text[start:end] == row.text` for every row.
A row that a machine made is a suggestion: `status` says how far it got, `rule` by which rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["linked", "candidate", "not-a-claim"]
Hedge = Literal["exact", "about", "more", "less", "range", "vague", "rise", "fall"]
NumberRole = Literal[
    "quantity",
    "percent",
    "money",
    "measure",
    "age",
    "duration",
    "year",
    "date",
    "ordinal",
    "identifier",
    "vote",
]
Mode = Literal["direct", "indirect", "mixed", "written"]
Modality = Literal["fact", "planned", "denied", "conditional"]
PlaceRole = Literal["at", "from", "to", "of", "actor"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "group", "work"]
TermKind = Literal["weapon", "violation", "act", "infrastructure"]
Relation = Literal["subset-of", "repeats"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A number in digits or words, with its hedge. `lower`, `upper`: bounds as the wording gives them; None: open.

    The span is the number expression without its hedge and unit (`275.000`, `tens of thousands`, `مئتا`). `hedged`
    is the span of hedge and number together, `unit` the normalised unit (`percent`, `person`, `USD`, `km`) and
    `unit_span` where it stands. With `rise` and `fall` the bounds are those of the change.
    """

    lower: float | None
    upper: float | None
    hedge: Hedge
    role: NumberRole
    unit: str | None
    rule: str
    hedged: Span | None = None
    unit_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another reading of an expression, and the rule that gives it."""

    value: str
    first: str | None
    last: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Time(Span):
    """A time expression. `value` is TIMEX3 (`2016-12-22`, `P4Y`, `XXXX-WXX-2`); `first`, `last` are inclusive days
    (`2016-12-13`) or instants (`2016-12-22T14:00`), None where unresolved. `anchor` names what it was resolved
    against: `publication`, `message` (the day that it was written on), `text`, `statement`, `event`, `absolute`,
    or None.

    In the output `first` and `last` are called `from` and `to`.
    """

    type: TimeType
    value: str | None
    first: str | None
    last: str | None
    anchor: str | None
    rule: str
    alternatives: tuple[Reference, ...] = ()
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention(Span):
    """A place as the text names it. `id` is the gazetteer's (None: shaped like a place, and not on it).

    `part` is how much of it is meant (`eastern`, `old`, `countryside`), and `alternatives` are ids it may be too.
    """

    id: str | None
    name: str | None
    lat: float | None
    lon: float | None
    admin: str | None
    part: str | None
    role: PlaceRole
    rule: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMention(Span):
    """A person, group or work by name. `same_as` is the index, among the names, of the chain's first mention."""

    kind: NameKind
    same_as: int | None
    role: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Term(Span):
    """A word of the vocabulary: `id` as in `terms.tsv` (`weapon.barrel_bomb`)."""

    id: str
    kind: TermKind
    rule: str


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """Words that somebody said or wrote; the span is the words themselves, without the marks around them.

    `parent` is the index of the statement that this one is quoted in; `speaker_name` the speaker as resolved
    within the text (the full name for a surname or a pronoun).
    """

    mode: Mode
    speaker: Span | None
    speaker_name: str | None
    role: str | None
    cue: Span | None
    parent: int | None
    status: Status
    rule: str


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """One figure that a text gives for something that happened; the span is the figure with its hedge.

    `place` is an index among the places, `statement` among the statements (in whose words), `number` among the
    numbers (None where the figure is implicit); `relation` names another claim: `of` is its index. `as_of` is the
    day (or instant) up to which the figure is told, where the text says so.
    """

    category: str | None
    counted: Span | None
    lower: float | None
    upper: float | None
    hedge: Hedge
    place: int | None
    first: str | None
    last: str | None
    actor: Span | None
    statement: int | None
    modality: Modality
    relation: Relation | None
    of: int | None
    status: Status
    rule: str
    number: int | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What the text says of itself. `published` is an ISO day, `published_basis` one of `given`, `dateline`,
    `inferred` (with `published_evidence`); `boilerplate` are stretches that are no article; `duplicates` are pairs
    (copy, original) of stretches that repeat, such as captions."""

    title: Span | None = None
    outlet: Span | None = None
    byline: Span | None = None
    published: str | None = None
    published_basis: str | None = None
    published_evidence: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    duplicates: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedSpan(Span):
    """What a tagger found; `kind` in the tagger's own words."""

    kind: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """What one tagger found in a text: another reader, with its own name."""

    reader: str
    spans: tuple[TaggedSpan, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one text. `reader` is the reader's name and version; `language` None where unknown.

    `notes` are stable words for what is to be known of it: `language-not-read` (only what is common to all
    languages was read), `left-out` (the text is longer than what is read). `tagged` is what other readers found.
    """

    language: str | None
    text_sha256: str
    reader: str
    statements: tuple[Statement, ...]
    numbers: tuple[Number, ...]
    claims: tuple[Claim, ...]
    times: tuple[Time, ...]
    places: tuple[PlaceMention, ...]
    names: tuple[NameMention, ...]
    terms: tuple[Term, ...]
    document: Document
    notes: tuple[str, ...] = ()
    tagged: tuple[Tagged, ...] = ()
