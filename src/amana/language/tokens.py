"""What analysis of a text yields: tokens with their place in it and the terms they are found by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or known name. `start` and `end` are code points into the text as given, half-open.

    `surface` is the text itself, case folded and composed (NFC), nothing else changed: the `exact` form.
    `norm` is the folded spelling; `stems`, `numbers` and `places` are further terms, each with its kind's
    mark in front (`~` stem, `#` number, `@` place), so that one list can hold them all.
    """

    start: int
    end: int
    surface: str
    norm: str
    stems: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
