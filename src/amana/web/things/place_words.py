"""What a place is called on a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amana.actions.knowledge import things
from amana.phrases import place_name
from amana.web.house.visits import Visit

if TYPE_CHECKING:
    from amana.actions import OpenArchive

_ID = re.compile("[0-9a-f]{12,32}")


def place_called(visit: Visit, archive: OpenArchive, place: str) -> str:
    """A place by its name: of the gazetteer in the person's language, of those that people spoke of by theirs."""
    names = things.place_names(place)
    if names == (place,):
        # Words that happen to look like the beginning of an item's id ("Bab") are no id.
        told = archive.knowing().label(place) if _ID.fullmatch(place) else None
        return told or names[0]
    return place_name(visit.speaker, place, names[0])
