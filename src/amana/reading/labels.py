"""What categories of claims are called in each language, for whoever shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_LIST = Path(__file__).parent / "claims" / "categories.tsv"
_COLUMNS = {"en": 3, "ar": 4}


def category_label(category: str, language: str) -> str:
    """A category's name in `en` or `ar`; as it is where the list has no other."""
    return _labels(language).get(category) or category


@cache
def _labels(language: str) -> dict[str, str]:
    column = _COLUMNS.get(language, _COLUMNS["en"])
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[column] for row in cells if len(row) > column}
