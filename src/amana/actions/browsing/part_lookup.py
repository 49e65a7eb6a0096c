"""Parts of items, looked at without reading them all: where the text of a hit stands, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amana.actions.opening import OpenArchive
from amana.archive import counted_parts, part_at
from amana.catalogue import Hit, ItemLine, ItemRecord
from amana.errors import AmanaError
from amana.records import IntakeRow

if TYPE_CHECKING:
    from amana.archive import Archive, Contents


@dataclass(frozen=True)
class HitPlace:
    """The innermost part that holds a hit's first match: its place; when and by whom, as far as the source says.

    `file`: the place of the file inside the item whose text matched. `time` and `sender` are values as understood.
    """

    place: str
    time: str | None = None
    sender: str | None = None
    file: str | None = None


def places_of(
    opened: OpenArchive, hits: Sequence[Hit], lines: Mapping[str, ItemLine] | None = None
) -> list[HitPlace | None]:
    """For each hit its place; None where its text is that of the whole item, or where it matches by a field alone.
    `lines` are what the catalogue tells of them, where it is at hand.

    Of an item only the list of parts is looked at that was made with the text. A list that is damaged hides no
    hit: what is known without it is told, and `verify` tells of the damage.
    """
    if not hits:
        return []
    if lines is None:
        lines = opened.archive.catalogue.lines([one.item for one in hits])
    with opened.archive.contents() as contents:
        return [_place(opened.archive, contents, hit, lines[hit.item].intakes) for hit in hits]


def part_counts(opened: OpenArchive, record: ItemRecord) -> dict[str, int]:
    """How many parts of each kind the item has, the most first. Raises what `OpenArchive.parts` does."""
    with opened.archive.contents() as contents:
        return dict(counted_parts(record, contents).most_common())


def _place(archive: Archive, contents: Contents, hit: Hit, whole: Sequence[IntakeRow]) -> HitPlace | None:
    match = next((one for one in hit.matches if one.field == "text"), None)
    if hit.text_version is None or match is None:
        return None
    intakes = whole
    if not _made(whole, hit.text_version):  # in a file inside, of which there may be thousands
        intakes = archive.catalogue.item(hit.item).intakes
    file, inside = next(iter(_made(intakes, hit.text_version)), (None, None))
    known = HitPlace(inside, file=file) if inside else None
    try:
        part = part_at(intakes, contents, hit.text_version, match.start, match.end)
    except AmanaError:
        return known
    return HitPlace(part.place, part.fact("time"), part.fact("sender"), file) if part else known


def _made(intakes: Sequence[IntakeRow], text_version: str) -> list[tuple[str | None, str | None]]:
    """For each reading that made this text: the file inside the item that was read, and the part that the text is
    of.
    """
    return [
        (row.intake.part, made.part) for row in intakes for made in row.intake.made if made.sha256 == text_version
    ]
