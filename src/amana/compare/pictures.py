"""Which pictures and films are near-copies: by the distance of their hashes, whole and with a margin cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from amana.catalogue import ItemRecord, ItemSummary, NearCopies, NearPrint, is_crop
from amana.compare.values import PictureLikeness, Side
from amana.records import Intake

WITHIN: Final = 64
"""Bits: two whole pictures no further apart are near-copies. Chosen on made pictures, see `bench/alike.py`: those
that have nothing in common are 128 apart, give or take 8."""
WITHIN_CUT: Final = 64
"""Bits: the same of a whole picture and one from which a margin was cut off."""
LEAST_QUALITY: Final = 20
"""Of 100: below it a picture is nearly flat, and its hash says little. From here on even the hazy ones among the
made pictures are 90 bits and more from any other."""

_MOST_PICTURES = 512
_MOST_WITH_CROPS = 32
_UNLIKE = 128


@dataclass(frozen=True, slots=True)
class Print:
    """A hash of an item: its value, the place of the picture it is of, whether it is of a crop, its reading."""

    value: str
    part: str | None
    crop: bool
    read: Intake


@dataclass
class NearPictures:
    """What of an item is near pictures of the one asked about."""

    item: ItemSummary
    best: NearPrint
    cut: Side | None
    parts: set[str | None] = field(default_factory=set)
    count: int = 1

    @property
    def nearness(self) -> float:
        """1 for the same picture; a film's frames and an archive's pictures count by their share."""
        return (1 - self.best.distance / _UNLIKE) * len(self.parts) / self.count


def prints_of(intakes: Sequence[Intake]) -> list[Print]:
    """The hashes of an item's pictures that say something; of each place, the one read last."""
    latest: dict[str | None, Print] = {}
    for read in intakes:
        for one in read.fingerprints:
            if one.made == "pdq" and one.quality >= LEAST_QUALITY:
                crop = is_crop(one, read.part)
                latest[one.part] = Print(one.value, read.part if crop else one.part, crop, read)
    return list(latest.values())


def near_pictures(kept: NearCopies, record: ItemRecord) -> dict[str, NearPictures]:
    """The items with a picture near one of this item's, by item id.

    Of an item with very many pictures, some are asked for, taken evenly.
    """
    prints = prints_of([row.intake for row in record.intakes])
    wholes = _evenly([one for one in prints if not one.crop], _MOST_PICTURES)
    crops = [one for one in prints if one.crop] if len(wholes) <= _MOST_WITH_CROPS else []
    places: dict[str, set[str | None]] = {}
    for print_ in (*wholes, *crops):
        places.setdefault(print_.value, set()).add(print_.part)
    found: dict[str, NearPictures] = {}
    for near, cut in _found(kept, wholes, crops):
        if near.item.item == record.item or near.item.erased:
            continue
        one = found.setdefault(near.item.item, NearPictures(near.item, near, cut, count=len(wholes)))
        if near.distance < one.best.distance:
            one.best, one.cut = near, cut
        one.parts |= places[near.asked]
    return found


def _found(
    kept: NearCopies, wholes: Sequence[Print], crops: Sequence[Print]
) -> Iterator[tuple[NearPrint, Side | None]]:
    """What is near, and from which of the two a margin was cut off: wholes first, since they say more."""
    values = _values(wholes)
    if not values:
        return
    for near in kept.prints_near(values, WITHIN):
        yield near, None
    if not crops:
        return
    for near in kept.prints_near(values, WITHIN_CUT, crops=True):
        yield near, "this"
    for near in kept.prints_near(_values(crops), WITHIN_CUT):
        yield near, "other"


def picture_likeness(record: ItemRecord, other: ItemRecord, near: NearPictures) -> PictureLikeness | None:
    """How near they are. None where what was found says too little: a picture that is nearly flat."""
    own = _of(record, near.best.asked, near.cut == "other")
    found = _of(other, near.best.found, near.cut == "this")
    if own is None or found is None:
        return None
    return PictureLikeness(near.best.distance, own.part, found.part, near.cut, len(near.parts), near.count)


def read_of(record: ItemRecord, part: str | None) -> Intake | None:
    """The intake that the hash of the picture at this place comes from."""
    prints = prints_of([row.intake for row in record.intakes])
    return next((one.read for one in prints if one.part == part and not one.crop), None)


def _of(record: ItemRecord, value: str, crop: bool) -> Print | None:
    prints = prints_of([row.intake for row in record.intakes])
    return next((one for one in prints if one.value == value and one.crop == crop), None)


def _values(prints: Sequence[Print]) -> list[str]:
    return list(dict.fromkeys(one.value for one in prints))


def _evenly(prints: list[Print], most: int) -> list[Print]:
    if len(prints) <= most:
        return prints
    return [prints[at * len(prints) // most] for at in range(most)]
