"""What categories are to each other: the same, one a part of the other, or different things."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

_HERE = Path(__file__).parent
Within = Literal["same", "first-in-second", "second-in-first", "apart"]
"""How the first of two stands to the second."""


class Category(NamedTuple):
    """One row of `lattice.tsv`. A `stock` is so many at one time (besieged); a flow adds up (killed).

    `open`: of those whom it counts nobody knows what became (`open`), or where the words say so (`asked`), or `-`.
    """

    stock: bool
    whole: str | None
    open: str


def rows(name: str) -> list[list[str]]:
    """The rows of a list of this folder."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def lattice() -> dict[str, Category]:
    """All categories."""
    return {
        name: Category(kind == "stock", None if whole == "-" else whole, is_open)
        for name, kind, whole, is_open, *_remark in rows("lattice.tsv")
    }


CATEGORIES = tuple(lattice())
"""All that figures count, in the order of the list."""


def is_open(category: str | None, cues: Container[str]) -> bool:
    """Whether nobody knows what became of those whom a figure counts: by its category, or by words around it."""
    told = lattice()[category].open if category in lattice() else "-"
    return told == "open" or (told == "asked" and "open" in cues)


def is_stock(category: str | None) -> bool:
    """Whether it counts how many there are at one time."""
    return category is not None and category in lattice() and lattice()[category].stock


def categories_within(one: str, other: str) -> Within:
    """How two categories stand to each other."""
    if one == other:
        return "same"
    if other in _wholes(one):
        return "first-in-second"
    return "second-in-first" if one in _wholes(other) else "apart"


def holds_category(outer: str | None, inner: str | None) -> bool:
    """Whether what the one counts is all that the other counts, and more."""
    return outer is not None and inner is not None and outer in _wholes(inner)


def _wholes(category: str) -> list[str]:
    found: list[str] = []
    row = lattice().get(category)
    while row is not None and row.whole is not None:
        found.append(row.whole)
        row = lattice().get(row.whole)
    return found
