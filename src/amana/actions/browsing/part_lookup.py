"""Parts of items, looked at without reading them all: where the text of a hit stands, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amana.actions.opening import OpenArchive
from amana.archive import counted_parts, part_at
from amana.catalogue import Hit, ItemRecord
from amana.errors import AmanaError

if TYPE_CHECKING:
    from amana.archive import Archive, Contents


@dataclass(frozen=True)
class HitPlace:
    """The innermost part that holds a hit's first match: its place; when and by whom, as far as the source says.

    `time` and `sender` are values as understood.
    """

    place: str
    time: str | None = None
    sender: str | None = None


def places_of(opened: OpenArchive, hits: Sequence[Hit]) -> list[HitPlace | None]:
    """For each hit its place; None where its text is that of the whole item, or where it matches by a field alone.

    Of an item only the list of parts is looked at that was made with the text. A list that is damaged hides no
    hit: what is known without it is told, and `verify` tells of the damage.
    """
    if not hits:
        return []
    with opened.archive.contents() as contents:
        return [_place(opened.archive, contents, hit) for hit in hits]


def part_counts(opened: OpenArchive, record: ItemRecord) -> dict[str, int]:
    """How many parts of each kind the item has, the most first. Raises what `OpenArchive.parts` does."""
    with opened.archive.contents() as contents:
        return dict(counted_parts(record, contents).most_common())


def _place(archive: Archive, contents: Contents, hit: Hit) -> HitPlace | None:
    match = next((one for one in hit.matches if one.field == "text"), None)
    if hit.text_version is None or match is None:
        return None
    record = archive.catalogue.item(hit.item)
    inside = next((one.part for one in record.text_versions if one.sha256 == hit.text_version), None)
    known = HitPlace(inside) if inside else None
    try:
        part = part_at(record, contents, hit.text_version, match.start, match.end)
    except AmanaError:
        return known
    return HitPlace(part.place, part.fact("time"), part.fact("sender")) if part else known
