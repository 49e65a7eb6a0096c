"""What comparing gives: how near two items are, by what, and what differs.

`this` is the item that was asked about, `other` the one that is like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from amana.catalogue import Items, ItemSummary, NearCopies, Texts

Side = Literal["this", "other"]


class Kept(Items, Texts, NearCopies, Protocol):
    """What comparing needs of a catalogue."""


@dataclass(frozen=True, slots=True)
class PictureLikeness:
    """How near a picture of one item is to one of the other.

    `distance` is in how many of 256 bits their hashes (PDQ) differ: of two pictures that have nothing in common,
    in about 128. `part` and `other_part` are the places of the two within their items (None: the item itself; a
    film's frames are parts). `cut` is the one from which a margin seems to be cut off. `alike` of the item's
    `count` pictures or frames are near one of the other's.
    """

    distance: int
    part: str | None = None
    other_part: str | None = None
    cut: Side | None = None
    alike: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one text and what stands in their place in the other; one of them may be empty.

    `start` and `other_start` are the code points in the text versions where they begin. Long ones are cut short.
    """

    this: str
    other: str
    start: int
    other_start: int


@dataclass(frozen=True, slots=True)
class TextLikeness:
    """How near a text version of one item is to one of the other (both by SHA-256, hex; the same: identical).

    `shared` is the part of all their runs of five words that both have, from 0 to 1, and `contained` the part of
    the shorter one's runs that the longer one has; both None where the texts are too long to be compared word for
    word, and `estimate` is all there is. `words` and `other_words` say how long they are. `changes` are the first
    few of `change_count` places where their words differ (None: too long to tell); `removed` words stand in this
    alone, `added` words in the other. Words that differ in spelling alone count as the same.
    """

    text_version: str
    other_text_version: str
    estimate: float
    part: str | None = None
    other_part: str | None = None
    shared: float | None = None
    contained: float | None = None
    words: int | None = None
    other_words: int | None = None
    removed: int | None = None
    added: int | None = None
    change_count: int | None = None
    changes: tuple[Change, ...] = ()

    @property
    def identical(self) -> bool:
        """Whether it is the same text to the letter."""
        return self.text_version == self.other_text_version


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing known of both that is not the same of both; None where it is known of one alone.

    `what` is `size` (bytes), `media-type`, `pixels` (width x height), `taken`, `device`, `software`, `published`,
    `title`, `byline` or `site`.
    """

    what: str
    this: str | int | None
    other: str | int | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A near-copy. `nearness` runs from 0 (nothing in common) to 1; it is for sorting, the rest says why."""

    item: ItemSummary
    nearness: float
    picture: PictureLikeness | None = None
    text: TextLikeness | None = None
    differences: tuple[Difference, ...] = ()
