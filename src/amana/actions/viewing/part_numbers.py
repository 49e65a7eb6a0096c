"""The parts of one kind by their number: the list that holds the 400,000th message is found without the others.

The lists are counted once (`part_counts_kept`); of a page of messages only the lines that are shown are parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from amana.actions.viewing.part_counts_kept import counts_of
from amana.archive import PartList, part_lists
from amana.records import ItemPart, innermost_part
from amana.records.part_lines import line_at, lines_of_kind, of_line
from amana.records.parts import part_of_line

if TYPE_CHECKING:
    from amana.actions.viewing.viewing import Viewing
    from amana.archive import Contents


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts that follow one another in one list and belong to one part: the first one's number there, how many."""

    list: PartList
    of: str | None
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """All parts of a kind of an item, or of a file inside it, in their order."""

    kind: str
    stretches: tuple[Stretch, ...]

    def count(self, of: str | None = None, *, whole: bool = True) -> int:
        """How many there are; with `whole` False only those that belong to the part `of`."""
        return sum(one.count for one in self.stretches if whole or one.of == of)


def numbered(viewing: Viewing, item: str, kind: str, part: str | None = None, *, by: bool = False) -> Numbered:
    """The parts of this kind of the item itself, or of the file inside it at the place `part`.

    With `by` they are told apart by the part that they belong to (the rows of a sheet). Counted once, and kept.
    """
    lists = lists_of(viewing, item, part)
    key = tuple(one.sha256 for one in lists), kind, by
    return viewing.numbered.get(key, lambda: Numbered(kind, tuple(_stretches(viewing, lists, kind, by))))


def lists_of(viewing: Viewing, item: str, part: str | None) -> list[PartList]:
    """The lists of parts of the item as a whole, or of this file inside it."""
    rows = viewing.archive.catalogue.intakes(item, () if part is None else (part,))
    return [one for one in part_lists(rows) if one.intake.part == part]


def lines_of(viewing: Viewing, one: PartList, contents: Contents) -> bytes:
    """A list's lines; the lists looked at last are kept."""
    return viewing.lines.get(one.sha256, lambda: one.lines(contents))


def parts_between(
    viewing: Viewing, of: Numbered, stretches: Sequence[Stretch], start: int, count: int
) -> list[ItemPart]:
    """`count` parts of these stretches from the one with number `start` (from 0) on. Raises what `parts` does."""
    found: list[ItemPart] = []
    with viewing.archive.contents() as contents:
        for one in stretches:
            if start < one.count and len(found) < count:
                lines = kind_lines(viewing, one.list, of.kind, contents)
                wanted = lines[
                    one.first + start : min(one.first + one.count, one.first + start + count - len(found))
                ]
                found += map(part_of_line, wanted)
            start = max(0, start - one.count)
    return found


def kind_lines(viewing: Viewing, one: PartList, kind: str, contents: Contents) -> list[bytes]:
    """The lines of a list that tell of parts of one kind; those looked at last are kept."""

    def found() -> list[bytes]:
        return lines_of_kind(lines_of(viewing, one, contents), (kind,))

    return viewing.kind_lines.get((one.sha256, kind), found)


def number_holding(
    viewing: Viewing, of: Numbered, text_version: str, start: int, end: int
) -> tuple[str | None, int] | None:
    """The part that holds these code points of a text version: which it belongs to (`Stretch.of`), and its number
    (from 1) among those that do; what reaches over several is where it begins. None where no part of this kind
    holds it.
    """
    with viewing.archive.contents() as contents:
        for one in {stretch.list.sha256: stretch.list for stretch in of.stretches}.values():
            if all(made.sha256 != text_version for made in one.intake.made):
                continue
            lines = kind_lines(viewing, one, of.kind, contents)
            at = _line_holding(lines, text_version, start, end)
            if at is not None:
                return _number_of(of.stretches, one, at)
    return None


def _number_of(stretches: Sequence[Stretch], one: PartList, at: int) -> tuple[str | None, int]:
    """Of the part at `at` (from 0) in this list."""
    number, own = next((number, own) for number, own in enumerate(stretches) if _holds(own, one, at))
    before = sum(other.count for other in stretches[:number] if other.of == own.of)
    return own.of, before + at - own.first + 1


def _line_holding(lines: Sequence[bytes], text_version: str, start: int, end: int) -> int | None:
    data = b"\n".join(lines)
    for first, last in ((start, end), (start, start + 1), (end - 1, end)):  # a line end is in no part
        if found := innermost_part(data, text_version, first, last):
            line = line_at(data, found.place)
            return None if line is None else lines.index(line)
    return None


def _holds(stretch: Stretch, one: PartList, at: int) -> bool:
    return stretch.list.sha256 == one.sha256 and stretch.first <= at < stretch.first + stretch.count


def part_told(viewing: Viewing, item: str, place: str) -> ItemPart | None:
    """What the lists tell of the part at this place; None where they tell nothing."""
    above = places_above(place)
    with viewing.archive.contents() as contents:
        for one in part_lists(viewing.archive.catalogue.intakes(item, above)):
            line = line_at(lines_of(viewing, one, contents), place)
            if line is not None:
                return part_of_line(line)
    return None


def _stretches(viewing: Viewing, lists: Sequence[PartList], kind: str, by: bool) -> Iterator[Stretch]:
    counts = counts_of(viewing, lists)
    with viewing.archive.contents() as contents:
        for one, counted in zip(lists, counts, strict=True):
            if by and counted.get(kind):
                yield from _of_each(one, kind_lines(viewing, one, kind, contents))
            elif counted.get(kind):
                yield Stretch(one, None, 0, counted[kind])


def _of_each(one: PartList, lines: Sequence[bytes]) -> Iterator[Stretch]:
    first = 0
    for of, among in groupby(map(of_line, lines)):
        count = sum(1 for _ in among)
        yield Stretch(one, of, first, count)
        first += count


def places_above(part: str | None) -> tuple[str, ...]:
    """A part's place, and those of the files that it may be in, the nearest last."""
    if part is None:
        return ()
    steps = part.split("/")
    return tuple("/".join(steps[: at + 1]) for at in range(min(len(steps), 64)))
