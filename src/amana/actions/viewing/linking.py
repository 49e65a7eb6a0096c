"""What a part names and what lies beside it: a page's pictures, the files that a chat's messages came with.

A saved page names `page_files/wall.jpg`, a message `IMG-0001.jpg`. Whether that is a file in the same folder, or a
member of the same archive, is found by path alone: it is a suggestion, and nothing is renamed for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from amana.archive import Archive, item_parts
from amana.records import ItemPart

NAMING: Final = ("beside", "resource", "attachment")
"""Facts of a part that name a file: a path beside the item, a part of the item, a name in its folder."""


@dataclass(frozen=True, slots=True)
class Link:
    """A part that names a file, and that file: an item, or a part of the same item. `words` are the part's own: a
    picture's caption, a message's text; `language` as the reader told it."""

    part: str
    name: str
    words: str | None = None
    language: str | None = None
    to_item: str | None = None
    to_part: str | None = None


def links(archive: Archive, item: str) -> tuple[Link, ...]:
    """The item's parts that name a file, in their order, and what they name where it is here. ItemUnknown,
    ItemAmbiguous."""
    record = archive.catalogue.item(item)
    with archive.contents() as contents:
        parts = list(item_parts(record, contents))
    naming = [part for part in parts if any(part.fact(name) for name in NAMING)]
    if not naming:
        return ()
    folders = {row.accession.path.rpartition("/")[0] for row in record.accessions}
    beside = _Beside(archive, folders)
    places = {part.place for part in parts if part.text is None}
    texts: dict[str, str] = {}
    return tuple(_link(archive, part, places, beside, texts) for part in naming)


class _Beside:
    """Items by their path from the item's own folder on, asked of the catalogue one by one."""

    def __init__(self, archive: Archive, folders: Iterable[str]) -> None:
        self._archive, self._folders = archive, tuple(f"{one}/" if one else "" for one in folders)

    def get(self, path: str) -> str | None:
        """The id of the item at this path."""
        there = self._archive.catalogue.at_paths([folder + path for folder in self._folders])
        return next((one.item for one in there.values()), None)


def _link(archive: Archive, part: ItemPart, places: set[str], beside: _Beside, texts: dict[str, str]) -> Link:
    name = next(value for fact in NAMING if (value := part.fact(fact)))
    inside = _inside(part, name, places)
    words = None
    if part.text is not None:
        if part.text not in texts:
            texts.clear()  # parts come in order: one text is enough to hold
            texts[part.text] = archive.catalogue.text(part.text)
        words = texts[part.text][part.start : part.end] or None
    elsewhere = None if inside else beside.get(part.fact("beside") or name)
    return Link(part.place, part.name or name, words, part.fact("language"), elsewhere, inside)


def _inside(part: ItemPart, name: str, places: set[str]) -> str | None:
    """The part of the same item that is named: by its place, or as a neighbour of the file that the part is in."""
    if name in places:
        return name
    steps = part.place.split("/")
    for depth in range(len(steps) - 1, 0, -1):
        place = "/".join((*steps[:depth], name))
        if place in places:
            return place
    return None
