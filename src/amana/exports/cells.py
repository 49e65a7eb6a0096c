"""Cells of a table: several values in one, and formulas that a spreadsheet must not run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
MANY: Final = "|"
"""What stands between several values in the cells that we write; in a value it is written `\\|`."""


def guarded(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run: an apostrophe before what could begin a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that keeps it from being run."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return MANY.join(one.replace("\\", "\\\\").replace(MANY, "\\" + MANY) for one in values)


def split(cell: str, mark: str) -> list[str]:
    """The values of a cell that `joined` wrote, or a person who writes `\\` before a mark that is none."""
    found, held = [""], False
    for one in cell:
        if held:
            found[-1] += one if one in (mark, "\\") else "\\" + one
            held = False
        elif one == "\\":
            held = True
        elif one == mark:
            found.append("")
        else:
            found[-1] += one
    if held:
        found[-1] += "\\"
    return found
