"""`--places FILE`: a list of places of one's own, read before anything else is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.reading import Gazetteer


def own_places(path: str | None) -> Gazetteer | None:
    """The places of a file; None where none was named. PlacesUnreadable."""
    if path is None:
        return None
    from amana.reading import read_gazetteer

    return read_gazetteer(path)
