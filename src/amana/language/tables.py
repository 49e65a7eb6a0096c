"""Word lists are data: tab-separated files beside the code, `#` lines are comments, read when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a list, e.g. `rows("ar/stop.tsv")`: the cells as written, empty rows and comments left out."""
    with (_HERE / name).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n")
            if cells and not cells.startswith("#"):
                yield tuple(cells.split("\t"))


def bytes_of(name: str) -> bytes:
    """A list as it stands on disk."""
    return (_HERE / name).read_bytes()


def names_of_lists() -> list[str]:
    """Every list there is, as `rows` takes it."""
    return sorted(path.relative_to(_HERE).as_posix() for path in _HERE.rglob("*.tsv"))
