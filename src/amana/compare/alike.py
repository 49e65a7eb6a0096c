"""The near-copies of one item. They are linked and never removed: which one counts is for a person to say."""

from __future__ import annotations

from itertools import islice

from amana.compare.differences import differences
from amana.compare.pictures import NearPictures, near_pictures, picture_likeness
from amana.compare.texts import NearTexts, TextComparer, near_texts
from amana.compare.values import Kept, Likeness

_MOST_TRIED = 200
"""Beyond the limit: sketches may say more than the words bear out."""


def alike(kept: Kept, wanted: str, limit: int) -> tuple[Likeness, ...]:
    """The items that are nearly the same as this one, the nearest first, `limit` at most.

    `wanted` as in `Items.item`. Raises ItemUnknown, ItemAmbiguous.
    """
    record = kept.item(wanted)
    pictures, texts = near_pictures(kept, record), near_texts(kept, record)
    comparer = TextComparer(kept)

    def nearness(item: str) -> tuple[float, str]:
        return -_hoped(pictures.get(item), texts.get(item)), item

    def told(item: str) -> Likeness | None:
        other = kept.item(item)
        picture = picture_likeness(record, other, pictures[item]) if item in pictures else None
        text = comparer.likeness(record, other, texts[item]) if item in texts else None
        if picture is None and text is None:
            return None
        near = max(pictures[item].nearness if picture else 0.0, (text.shared or text.estimate) if text else 0.0)
        summary = (pictures[item] if item in pictures else texts[item]).item
        return Likeness(summary, near, picture, text, differences(record, other, picture, text))

    candidates = sorted({*pictures, *texts}, key=nearness)[: limit + _MOST_TRIED]
    found = islice((one for one in map(told, candidates) if one is not None), limit)
    return tuple(sorted(found, key=lambda one: (-one.nearness, one.item.item)))


def _hoped(picture: NearPictures | None, text: NearTexts | None) -> float:
    return max(picture.nearness if picture else 0.0, text.estimate if text else 0.0)
