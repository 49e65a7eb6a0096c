"""What a reader made of an item, as the record and the derivatives that the archive keeps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from amana.intake import Part, Reading, Told, joined
from amana.records import PARTS_TYPE, Derivative, Fingerprint, Intake, ItemPart, write_parts

Made = list[tuple[Derivative, bytes]]


def recorded(sha256: str, told: Told) -> tuple[Intake, Made]:
    """One reading of the item with these bytes, and what was made with it: texts, pictures, the list of parts."""
    outcome, reading = told.outcome, told.outcome.reading
    noun = Intake(
        sha256=sha256,
        module=outcome.module,
        version=outcome.version,
        outcome=outcome.outcome,
        reason=outcome.reason or (reading.note if reading else None),
        part=told.part,
        since=told.since,
    )
    if reading is None:
        return noun, []
    made = list(_made(reading, told.part, told.sums))
    return replace(_with_reading(noun, reading), made=tuple(one for one, _ in made)), made


def _with_reading(noun: Intake, reading: Reading) -> Intake:
    return replace(
        noun,
        title=reading.title,
        byline=reading.byline,
        site=reading.site,
        published=reading.published,
        taken=reading.taken,
        language=reading.language,
        facts=reading.facts,
        resume=reading.resume,
        fingerprints=tuple(
            Fingerprint(one.kind, one.value, one.quality, joined(noun.part, one.part))
            for one in reading.fingerprints
        ),
    )


def _made(reading: Reading, place: str | None, sums: Mapping[str, str]) -> Iterator[tuple[Derivative, bytes]]:
    texts = []
    for text in reading.texts:
        data = text.text.encode()
        texts.append(_hex(data))
        told = (len(text.text), "text/plain", joined(place, text.part), text.encoding, text.method)
        yield Derivative("text", texts[-1], *told), data
    for picture in reading.pictures:
        where = joined(place, picture.part)
        yield (
            Derivative(picture.made, _hex(picture.data), len(picture.data), picture.media_type, where),
            picture.data,
        )
    if reading.parts:
        data = write_parts(_item_part(part, place, texts, sums) for part in reading.parts)
        yield Derivative("parts", _hex(data), len(data), PARTS_TYPE, place), data


def _item_part(part: Part, place: str | None, texts: Sequence[str], sums: Mapping[str, str]) -> ItemPart:
    return ItemPart(
        place=joined(place, part.place) or "",
        kind=part.kind,
        name=part.name,
        of=joined(place, part.of) if part.of else place,
        text=None if part.text is None else texts[part.text],
        start=part.start,
        end=part.end,
        size=len(part.data) if part.data is not None else part.size,
        sha256=sums.get(part.place) if part.data is None else _hex(part.data),
        media_type=part.media_type,
        reason=part.reason,
        facts=part.facts,
    )


def _hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
