"""Figures as comparing sees them, and what it says of two: a verdict with its reasons. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Protocol

Hedge = Literal["exact", "about", "more", "less", "range", "vague", "rise", "fall"]
Modality = Literal["fact", "planned", "denied", "conditional"]
Pace = Literal["total", "daily", "increase"]
VerdictKind = Literal["agree", "compatible", "contradict", "not-comparable", "part-of", "repeats"]
Cue = Literal["batch", "sum", "open", "since", "several", "earlier", "among"]

REASONS: Final = (
    "told-as-part",
    "told-again",
    "one-voice",
    "bounds-same",
    "bounds-overlap",
    "bounds-apart",
    "about-a-tenth",
    "vague-a-tenth",
    "told-later",
    "told-earlier",
    "as-of-later",
    "as-of-fell",
    "denied",
    "part-exceeds-whole",
    "crossing",
    "batch-of-sum",
    "one-account",
    "told-in-both",
    "told-beside",
    "place-coarse",
    "site-part",
    "since-part",
    "among-part",
    *(f"category-{one}" for one in ("part", "apart", "unknown")),
    *(f"{one}-apart" for one in ("unit", "modality", "pace", "actor", "means", "site")),
    *(f"{one}-{two}" for one in ("counted", "place", "days") for two in ("part", "apart", "overlap", "unknown")),
)
"""Every word that a reason can have."""


class Bounds(NamedTuple):
    """From `lower` to `upper`, both included; None: open on that side. Nothing is ever below 0."""

    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where: a place of the gazetteer, or of the archive, by its id, and how much of it (`eastern`, `old city`).

    A place without an id is the one that `name` says. `lat`, `lon` in degrees; `admin` is what holds it, in words.
    """

    id: str | None
    name: str
    part: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one account: so many of these, there and then, in these words.

    `id` is the claim's, `account` and `text_version` say where it stands, [start, end) in code points. `counted`
    is what is counted, as written; `unit` what the number itself counts in (`person`, `family`, `percent`).
    `first` and `last` are the days OF THE FACT, inclusive and ISO; `as_of` the day up to which it is told, where
    the text says it, and `published` when it was published. `pace` keeps running totals, daily figures and
    increases apart. `whole` names the claim that this one is a part of, `repeats` the one that it says again.
    `cues` are words of its sentence that say how it stands to others (`batch`: of one group among several; `sum`:
    of all so far; `open`: nobody knows what became of them; `since`: of all since something; `several`: of several
    quarters or villages; `earlier`: told before; `among`: of some among all). `actor` is who is said to have done
    it, as written, `means` by what (`air`, `ground`, as `means.tsv` has them), `sites` the quarters that are named
    within the place; `statement` is the words it stands in, `source` who published the account, `reviewed` what a
    person made of it.
    """

    id: str
    item: str
    account: str
    text_version: str
    start: int
    end: int
    text: str
    category: str | None
    counted: str | None
    lower: float | None
    upper: float | None
    hedge: Hedge = "exact"
    unit: str | None = None
    spot: Spot | None = None
    first: str | None = None
    last: str | None = None
    as_of: str | None = None
    published: str | None = None
    modality: Modality = "fact"
    pace: Pace = "total"
    whole: str | None = None
    repeats: str | None = None
    cues: frozenset[Cue] = frozenset()
    actor: str | None = None
    means: frozenset[str] = frozenset()
    sites: tuple[str, ...] = ()
    speaker: str | None = None
    statement: str | None = None
    source: str | None = None
    reviewed: Literal["accepted", "corrected"] | None = None

    @property
    def bounds(self) -> Bounds:
        """What the wording says, as it stands."""
        return Bounds(self.lower, self.upper)

    @property
    def told(self) -> str | None:
        """The day up to which it is told."""
        return self.as_of or self.published


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a stable word, and facts by name. Who shows it makes a sentence of them."""

    word: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two figures are to each other, and why.

    `agree`: the same bounds for the same thing. `compatible`: both can be true. `contradict`: they cannot both
    be. `part-of`: one counts a part of what the other counts (`part` is its id), which the bounds allow.
    `repeats`: one says the other again. `not-comparable`: they count different things. `one` and `other` are the
    ids of the two, in their order; the facts of reasons are named after them.
    """

    kind: VerdictKind
    reasons: tuple[Reason, ...]
    one: str
    other: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and what they are to each other; `one` and `other` as the verdict names them."""

    one: Figure
    other: Figure
    verdict: Verdict


class Geography(Protocol):
    """What is known of places, by their ids."""

    def holds(self, outer: str, inner: str) -> bool | None:
        """Whether the place with the id `outer` holds the one with the id `inner`; None where nobody knows."""
        ...

    def is_wide(self, place: str) -> bool:
        """Whether it is a country or more: what is told of it on one day may be anywhere in it."""
        ...
