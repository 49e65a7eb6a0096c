"""The copies that are meant: by the names that this machine keeps them under, or by where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amana.archive import Copy, Layout, Source, find_copy, plain_url, read_copies
from amana.errors import AmanaError, CopyUnknown
from amana.stores import Medium, open_medium


@dataclass(frozen=True)
class MeantCopy:
    """A copy that somebody named. `known` says that this machine keeps it under `name`."""

    name: str
    url: str
    known: bool
    kit: bool = False


def meant_copy(layout: Layout, said: str) -> MeantCopy:
    """The copy of this name, or in this place. CopyUnknown, CopyUnusable."""
    try:
        return _meant(find_copy(layout, said))
    except CopyUnknown:
        if "/" not in said and not Path(said).is_dir():
            raise
    url = plain_url(said, layout.root)
    for copy in read_copies(layout):
        if copy.url == url:
            return _meant(copy)
    return MeantCopy(url, url, False)


def _meant(copy: Copy) -> MeantCopy:
    return MeantCopy(copy.name, copy.url, True, copy.kit)


def known_copies(layout: Layout) -> tuple[MeantCopy, ...]:
    """The copies that this machine knows, but for capture kits: those hold one log and no more."""
    return tuple(_meant(copy) for copy in read_copies(layout) if not copy.kit)


def open_copy(copy: MeantCopy) -> Medium:
    """Its place. StoreUnreachable, StoreRefused, StoreUrlUnreadable, LibraryMissing."""
    return open_medium(copy.url)


def open_sources(copies: tuple[MeantCopy, ...]) -> tuple[list[Source], list[tuple[str, str]]]:
    """Those that can be reached, opened; and the others by name, with the reason."""
    opened: list[Source] = []
    silent: list[tuple[str, str]] = []
    for copy in copies:
        try:
            opened.append(Source(copy.name, open_copy(copy)))
        except AmanaError as fault:
            silent.append((copy.name, str(fault)))
    return opened, silent
