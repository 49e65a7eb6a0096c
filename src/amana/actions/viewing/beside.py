"""What a name leads to that a part gives (`page_files/wall.jpg`, `IMG-0001.jpg`): an item in the same folder, or
a part of the same item. By path alone, asked of the catalogue name by name: quick however much is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from amana.actions.viewing.part_counts_kept import counts_of
from amana.actions.viewing.part_numbers import lines_of
from amana.actions.viewing.viewing import Viewing
from amana.archive import PartList, part_lists
from amana.records.part_lines import lines_of_kind, place_of_line

FILES = ("resource", "attachment", "embedded", "member")
"""The kinds of parts that are files."""


@dataclass(frozen=True, slots=True)
class Target:
    """An item (its id), or a part of the item that was looked from (its place)."""

    item: str | None = None
    part: str | None = None


def beside(viewing: Viewing, sha256: str, names: Iterable[str], part: str | None = None) -> dict[str, Target]:
    """What these names lead to, seen from an item (its SHA-256) or from a part of it; those that lead nowhere are
    left out."""
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    found = {name: Target(None, place) for name in wanted if (place := _inside(viewing, sha256, name, part))}
    if part is None:
        paths = {row.accession.path for row in viewing.archive.catalogue.accessions_of(sha256)}
        for folder in {path.rpartition("/")[0] for path in paths}:
            before = f"{folder}/" if folder else ""
            there = viewing.archive.catalogue.at_paths([before + name for name in wanted])
            for name in wanted:
                if name not in found and (one := there.get(before + name)) and not one.erased:
                    found[name] = Target(one.item)
    return found


def _inside(viewing: Viewing, sha256: str, name: str, part: str | None) -> str | None:
    """The part of this name: by its place, or as a neighbour of the file that the part is in."""
    places = part_places(viewing, sha256)
    if name in places:
        return name
    steps = part.split("/") if part else []
    for depth in range(len(steps) - 1, 0, -1):
        place = "/".join((*steps[:depth], name))
        if place in places:
            return place
    return None


def part_places(viewing: Viewing, sha256: str) -> frozenset[str]:
    """The places of the files that are parts of the item itself; kept for the items looked at last."""
    lists = [one for one in part_lists(viewing.archive.catalogue.intakes(sha256)) if one.intake.part is None]
    return viewing.places.get(tuple(one.sha256 for one in lists), lambda: frozenset(_places(viewing, lists)))


def _places(viewing: Viewing, lists: Sequence[PartList]) -> Iterator[str]:
    """Lists of messages or rows alone are not read."""
    counts = counts_of(viewing, lists)
    with viewing.archive.contents() as contents:
        for one, counted in zip(lists, counts, strict=True):
            if not counted.keys().isdisjoint(FILES):
                for line in lines_of_kind(lines_of(viewing, one, contents), FILES):
                    if (place := place_of_line(line)) is not None:
                        yield place
