"""What is known of two near-copies and is not the same: sizes, kinds, times, devices."""

from __future__ import annotations

from collections.abc import Iterator

from amana.catalogue import ItemRecord
from amana.compare.pictures import read_of
from amana.compare.values import Difference, PictureLikeness, TextLikeness
from amana.records import Intake

_SUGGESTED = ("taken", "device", "software", "published", "title", "byline", "site")


def differences(
    record: ItemRecord, other: ItemRecord, picture: PictureLikeness | None, text: TextLikeness | None
) -> tuple[Difference, ...]:
    """Of the items themselves, or of the files inside them that are alike."""
    place, other_place = _places(picture, text)
    own, others = _reading(record, place), _reading(other, other_place)
    whole = (own is None or own.part is None) and (others is None or others.part is None)
    return (*(_of_items(record, other) if whole else ()), *_of_readings(own, others))


def _places(picture: PictureLikeness | None, text: TextLikeness | None) -> tuple[str | None, str | None]:
    if picture is not None:
        return picture.part, picture.other_part
    return (text.part, text.other_part) if text is not None else (None, None)


def _of_items(record: ItemRecord, other: ItemRecord) -> Iterator[Difference]:
    own, others = record.accessions[0].accession, other.accessions[0].accession
    yield from _unless_same("size", own.size, others.size)
    yield from _unless_same("media-type", own.media_type, others.media_type)


def _of_readings(own: Intake | None, other: Intake | None) -> Iterator[Difference]:
    if own is None or other is None:
        return
    yield from _unless_same("pixels", _pixels(own), _pixels(other))
    for name in _SUGGESTED:
        yield from _unless_same(name, getattr(own, name), getattr(other, name))


def _unless_same(what: str, this: str | int | None, other: str | int | None) -> Iterator[Difference]:
    if this != other:
        yield Difference(what, this, other)


def _pixels(read: Intake) -> str | None:
    """Width and height as they are stored: upright where the file says how it is held is another matter."""
    known = {fact.name: fact.value for fact in read.facts}
    if "width" not in known or "height" not in known:
        return None
    return f"{known['width']} x {known['height']}"


def _reading(record: ItemRecord, place: str | None) -> Intake | None:
    """The reading of the file at this place: of the picture there, or else the last one that says something."""
    picture = read_of(record, place)
    if picture is not None:
        return picture
    reads = [row.intake for row in record.intakes if row.intake.part == place]
    return next((one for one in reversed(reads) if one.outcome != "failed"), None)
