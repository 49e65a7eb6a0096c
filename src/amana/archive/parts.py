"""The parts of an item: read from the lists that its intakes made, the latest reading of each module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amana.archive.contents import Contents
from amana.records import (
    ERASED,
    ContentPlace,
    Intake,
    IntakeRow,
    ItemPart,
    innermost_part,
    kinds_of_parts,
    read_parts,
)
from amana.records.parts import unpacked_parts

if TYPE_CHECKING:
    from amana.catalogue import ItemRecord

_LARGEST_LIST = 256 << 20


def item_parts(record: ItemRecord, contents: Contents, text_version: str | None = None) -> Iterator[ItemPart]:
    """The item's parts in their order, streaming; of one text version alone, where it is given.

    Raises what opening an object does, and RecordMalformed.
    """
    for data in _lists(record.intakes, contents, text_version):
        yield from (part for part in read_parts(data) if text_version in (None, part.text))


def part_at(
    intakes: Sequence[IntakeRow], contents: Contents, text_version: str, start: int, end: int
) -> ItemPart | None:
    """The innermost part that holds this stretch of a text version (code points), by an item's intakes. Raises as
    `item_parts`.
    """
    for data in _lists(intakes, contents, text_version):
        if found := innermost_part(data, text_version, start, end):
            return found
    return None


def counted_parts(record: ItemRecord, contents: Contents) -> Counter[str]:
    """How many parts of each kind the item has. Raises what `item_parts` does."""
    return sum(map(kinds_of_parts, _lists(record.intakes, contents, None)), Counter[str]())


@dataclass(frozen=True, slots=True)
class PartList:
    """A list of parts that was not read yet: whose it is, which reading made it, and where it lies."""

    sha256: str
    intake: Intake
    content: ContentPlace

    def lines(self, contents: Contents) -> bytes:
        """The list's lines (`records.part_lines`). Raises what opening an object does, and RecordMalformed."""
        return unpacked_parts(contents.read(self.content))


def part_lists(intakes: Sequence[IntakeRow]) -> list[PartList]:
    """The lists of parts that the latest of these intakes made, in their order; none is read yet."""
    return [
        PartList(one.sha256, row.intake, place)
        for row in latest(intakes)
        for one, place in zip(row.intake.made, row.contents, strict=False)
        if one.made == "parts" and place != ERASED and place.size <= _LARGEST_LIST
    ]


def _lists(intakes: Sequence[IntakeRow], contents: Contents, text_version: str | None) -> Iterator[bytes]:
    """The lists of parts as they are kept; of the intakes that made this text version, where one is given."""
    for one in part_lists(intakes):
        if text_version is None or any(made.sha256 == text_version for made in one.intake.made):
            yield contents.read(one.content)


def latest(intakes: Sequence[IntakeRow]) -> list[IntakeRow]:
    """Of each module, for each file inside the item and the whole, the rows of the version that read it last."""
    versions = {(row.intake.part, row.intake.module): row.intake.version for row in intakes}
    kept = {}
    for row in intakes:
        one = row.intake
        if versions[one.part, one.module] == one.version:
            kept[one.part, one.module, one.since] = row  # broken off and begun again: the later one
    return list(kept.values())
