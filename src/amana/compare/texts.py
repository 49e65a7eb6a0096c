"""Which texts are near-copies: found by their sketches, then compared word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from amana.catalogue import ItemRecord, ItemSummary, NearCopies, NearText, Texts, TextVersion
from amana.compare.values import TextLikeness
from amana.compare.wording import Words, changes, shares, words_of

WITHIN: Final = 96
"""Bits of 256 between two sketches: further apart nothing is looked at."""
LEAST_SHARED: Final = 0.25
"""Texts are near-copies where both have this part of all their runs of words,"""
LEAST_CONTAINED: Final = 0.5
"""or where the longer one has this part of the shorter one's."""

_MOST_TEXTS = 256
_SHORTEST = 60  # code points: thirty words are never shorter
_LONGEST = 1_000_000  # code points: a longer one is told by its estimate alone
_UNLIKE = 128


@dataclass
class NearTexts:
    """What of an item is nearest to a text of the one asked about."""

    item: ItemSummary
    best: NearText
    asked: str

    @property
    def estimate(self) -> float:
        """The part of all runs of words that both have, as the sketches say."""
        return max(0.0, 1 - self.best.distance / _UNLIKE)


def near_texts(kept: NearCopies, record: ItemRecord) -> dict[str, NearTexts]:
    """The items with a text near one of this item's, by item id. Of very many texts the longest are asked for."""
    own = [one for one in record.text_versions if one.length >= _SHORTEST]
    own.sort(key=lambda one: (-one.length, one.sha256))
    found: dict[str, NearTexts] = {}
    for version in own[:_MOST_TEXTS]:
        for near in kept.texts_near(version.sha256, WITHIN):
            if near.item.item == record.item or near.item.erased:
                continue
            one = found.setdefault(near.item.item, NearTexts(near.item, near, version.sha256))
            if near.distance < one.best.distance:
                one.best, one.asked = near, version.sha256
    return found


class TextComparer:
    """Compares texts of one item with others word by word; its own are taken apart once."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._own: dict[str, Words] = {}

    def likeness(self, record: ItemRecord, other: ItemRecord, near: NearTexts) -> TextLikeness | None:
        """How near they are; None where too few words are the same, whatever the sketches say."""
        own = _version(record.text_versions, near.asked)
        found = _version(other.text_versions, near.best.text_version)
        told = TextLikeness(own.sha256, found.sha256, near.estimate, own.part, found.part)
        if own.sha256 == found.sha256:
            return _identical(told)
        if max(own.length, found.length) > _LONGEST:
            return told if near.estimate >= LEAST_SHARED else None
        return self._compared(told)

    def _compared(self, told: TextLikeness) -> TextLikeness | None:
        if told.text_version not in self._own:
            self._own = {told.text_version: words_of(self._texts.text(told.text_version))}
        own = self._own[told.text_version]
        other = words_of(self._texts.text(told.other_text_version))
        shared, contained = shares(own, other)
        if shared < LEAST_SHARED and contained < LEAST_CONTAINED:
            return None
        differ = changes(own, other)
        return TextLikeness(
            told.text_version,
            told.other_text_version,
            told.estimate,
            told.part,
            told.other_part,
            shared=shared,
            contained=contained,
            words=len(own),
            other_words=len(other),
            removed=differ.removed,
            added=differ.added,
            change_count=differ.places,
            changes=differ.first,
        )


def _identical(told: TextLikeness) -> TextLikeness:
    return TextLikeness(
        told.text_version,
        told.other_text_version,
        1.0,
        told.part,
        told.other_part,
        shared=1.0,
        contained=1.0,
        removed=0,
        added=0,
        change_count=0,
    )


def _version(versions: Sequence[TextVersion], sha256: str) -> TextVersion:
    return next(one for one in versions if one.sha256 == sha256)
