"""Who is called so: the lines of a list that a name may mean, in either script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from amana.actions.reviewing import asked_names
from amana.web.things.thing_kinds import LISTINGS, Lines, Listing, folded

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.knowledge import things

LONGEST_NAME: Final = 200

# Names are compared one by one only in lists where that takes no longer than a person waits.
_COMPARED = 3_000


def called(archive: OpenArchive, listing: Listing, lines: Lines, name: str) -> list[things.Listed]:
    """The lines that are called so, in the list's order; all where nothing is asked."""
    name = name.strip()[:LONGEST_NAME]
    return (
        [lines.all[at] for at in sorted(set(_found(archive, listing, lines, name)))] if name else list(lines.all)
    )


def _found(archive: OpenArchive, listing: Listing, lines: Lines, name: str) -> Iterator[int]:
    words = folded(name)
    yield from (at for at, names in enumerate(lines.folded) if words in names)
    yield from (lines.by_id[name] for name in (name, name.lower()) if name in lines.by_id)
    if listing in ("people", "groups"):
        kind = LISTINGS[listing]
        ids = archive.called("group" if kind == "group" else "person", name)
        found = {lines.by_id[one] for one in ids if one in lines.by_id}
        yield from (at for at in found if asked_names.any_may_be(name, lines.all[at].names))
    if len(lines.all) <= _COMPARED and listing != "events":
        yield from (at for at, one in enumerate(lines.all) if asked_names.any_may_be(name, one.names))
