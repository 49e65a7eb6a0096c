"""What items are counted by, and what a count gives back: values only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

FacetName = Literal["family", "language", "source", "person", "place", "year", "tag", "status"]
FACETS: Final[tuple[FacetName, ...]] = get_args(FacetName)
Status = Literal["unread", "read", "failed", "described", "suspect", "erased"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
"""How an item stands; several may be true of one.

`unread`: no module has read it to its end; `read`: one has, and nothing went wrong; `failed`: something of it
could not be read, for a reason that is none of NO_FAULT (see `roles.Attempts.failures`); `described`: somebody
said something of it since, and it stands; `suspect`: all its accessions are; `erased`: its bytes are gone.
"""


NO_FAULT: Final = frozenset({"empty", "no-text", "no-reader"})
"""What is to be known of a reading, and is no fault of it."""


def as_it_is(value: str) -> str:
    """The value itself."""
    return value


@dataclass(frozen=True)
class FacetWords:
    """How values as they are kept become those that are counted and narrowed by: what is one value, counts as one.

    `family` is asked with a media type and the names of the modules that read it, in order, tabs between; `place`
    with a place's id or the words that somebody wrote. `people` maps ids (of names in texts, of people) to the id
    of whom they are one with. Two that are equal share what was worked out: give the same objects again.
    """

    family: Callable[[str], str] = as_it_is
    place: Callable[[str], str] = as_it_is
    people: Mapping[str, str] = field(default_factory=dict, hash=False)


PLAIN_WORDS: Final = FacetWords()


@dataclass(frozen=True)
class Having:
    """What narrows to the items that have, of each facet named, any of these values.

    `mentions` are ids of names in texts: an item that has one of them passes as if it had one of the values of
    `person`. `words` as they were when the values were counted.
    """

    values: Mapping[FacetName, tuple[str, ...]] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()
    words: FacetWords = PLAIN_WORDS

    def any(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.values or self.mentions)


ANYTHING: Final = Having()

FacetCounts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many items match, and by facet how many have each value: most first, of equals by value.

    `total` are all that a search lists, page after page, `whole` those of them that have every word of the query.
    `size` is the sum of their bytes. `rough`: a phrase's words stand in more items than are looked through for a
    count, so that some of those counted may not have it as a phrase.
    """

    total: int
    whole: int
    size: int
    facets: Mapping[FacetName, FacetCounts]
    rough: bool = False


DoingKind = Literal["accession", "assertion"]


@dataclass(frozen=True, slots=True)
class Doing:
    """What somebody did in one go, from `first` to `last` (RFC 3339, by the device's clock): `count` accessions or
    assertions. `person` is the name they gave, or empty. `subject` is what all of them are about (an item's
    SHA-256, the id of what was spoken of); empty where they are about several.
    """

    kind: DoingKind
    first: str
    last: str
    device: str
    person: str
    count: int
    subject: str = ""
