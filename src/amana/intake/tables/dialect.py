"""How a CSV file sets its cells apart (RFC 4180 says commas; the world writes semicolons, tabs and bars too)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LONGEST_FIELD = 256 << 10  # code points: a quote that is not closed by then is no quote
_SAMPLE, _ROWS = 64 << 10, 100


@dataclass(frozen=True, slots=True)
class Dialect:
    """The separator; `declared` where the first line says it (`sep=;`, as Excel reads it)."""

    separator: str
    declared: bool = False


def dialect(text: str, tabs: bool) -> Dialect:
    """Told from the beginning of the text: the separator that gives most rows the same number of cells, and more
    than one. `tabs`: the file is named as one of tabs, so tabs are asked first.
    """
    sample = text[:_SAMPLE].removeprefix("\ufeff")
    if sample[:4].lower() == "sep=" and sample[4:5] in SEPARATORS and sample[5:6] in {"\r", "\n"}:
        return Dialect(sample[4], declared=True)
    order = ["\t", *SEPARATORS] if tabs else list(SEPARATORS)
    return Dialect(max(order, key=lambda separator: _agreement(sample, separator)))


def first_rows(text: str, separator: str, most: int = _ROWS) -> list[list[str]]:
    """The first rows of a sample, without the one it may end within."""
    csv.field_size_limit(LONGEST_FIELD)
    rows: list[list[str]] = []
    whole = len(text) < _SAMPLE
    try:
        for row in csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=separator):
            if row:
                rows.append(row)
            if len(rows) > most:
                break
    except csv.Error:
        return rows
    return rows if whole or len(rows) < 2 else rows[:-1]


def _agreement(sample: str, separator: str) -> tuple[float, int]:
    """The share of rows with the most usual number of cells, and that number; nothing where that is one."""
    rows = first_rows(sample, separator)
    if not rows:
        return 0.0, 0
    usual, times = Counter(map(len, rows)).most_common(1)[0]
    return (times / len(rows), usual) if usual > 1 else (0.0, 0)
