"""What analysis of a text yields: tokens with their place in it and the terms they are found by."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """One word, number or known name. `start` and `end` are code points into the text as given, half-open.

    `surface` is the text itself, case folded and composed (NFC), nothing else changed: the `exact` form.
    `norm` is the folded spelling; `stems`, `numbers` and `places` are further terms, each with its kind's
    mark in front (`~` stem, `#` number, `@` place), so that one list can hold them all.

    A place of several words is an extra token over all of them, just before the first: its `norm` is empty,
    and `places` is all it has. So a phrase runs over the tokens whose `norm` is not empty.

    A named tuple and not a dataclass: a frozen dataclass takes three times as long to make, and this is the
    one value that is made for every word of an archive.
    """

    start: int
    end: int
    surface: str
    norm: str
    stems: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
