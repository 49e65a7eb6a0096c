"""What was made from an item for people to see: thumbnail, access copy, posters of a film, a sound's picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from amana.actions.viewing.contents_shown import derivative_bytes
from amana.actions.viewing.part_numbers import places_above
from amana.actions.viewing.viewing import Viewing
from amana.archive import latest
from amana.records import ERASED, ContentPlace, Derivative

Made = Literal["thumbnail", "access-copy", "poster", "waveform"]
SHOWN: Final = frozenset(("thumbnail", "access-copy", "poster", "waveform"))


def derivatives(viewing: Viewing, item: str, part: str | None = None) -> tuple[Derivative, ...]:
    """See `OpenViewing.derivatives`."""
    return tuple(one for one, _ in _of(viewing, item, part))


def derivative(viewing: Viewing, item: str, made: Made, part: str | None = None) -> tuple[bytes, str] | None:
    """See `OpenViewing.derivative`. Of several (the item was read again) the one made last."""
    found = [(one, place) for one, place in _of(viewing, item, part) if one.made == made]
    exact = [(one, place) for one, place in found if one.part == part]
    if not exact and made == "poster":
        exact = found[:1]  # the first poster of a film stands for the film
    if not exact:
        return None
    one, place = exact[-1]
    return derivative_bytes(viewing, place), one.media_type


def _of(viewing: Viewing, item: str, part: str | None) -> Iterator[tuple[Derivative, ContentPlace]]:
    """Those of the item itself, or of a part of it and what is of that part: its frames, its pages."""
    for row in latest(viewing.archive.catalogue.intakes(item, places_above(part))):
        for one, place in zip(row.intake.made, row.contents, strict=False):
            if one.made in SHOWN and place != ERASED and _is_of(one.part, part, row.intake.part):
                yield one, place


def _is_of(own: str | None, part: str | None, read: str | None) -> bool:
    if part is None:
        return read is None
    return own is not None and f"{own}/".startswith(f"{part}/")
