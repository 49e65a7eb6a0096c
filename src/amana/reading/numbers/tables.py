"""The lists of this package: rows of tab-separated files, read when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from amana.reading.numbers.folded import fold_letters

_HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of `name`.tsv, cells as written; empty rows and comments are left out."""
    with (_HERE / f"{name}.tsv").open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n")
            if cells and not cells.startswith("# "):
                yield tuple(cells.split("\t"))


def forms(cell: str) -> list[str]:
    """The forms of a cell, as a folded text has them."""
    return [form for form in fold_letters(cell).split("|") if form]
