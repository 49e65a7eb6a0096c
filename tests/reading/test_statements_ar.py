"""Who said what in Arabic: a table of invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.reading.nouns import Document
from amana.reading.statements import find_statements
from amana.reading.view import View

_TABLE = Path(__file__).parent / "statements_ar.tsv"
_CASES = [
    tuple(line.split("\t"))
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "speaker", "content", "mode"), _CASES)
def test_what_is_said_in_arabic(text: str, speaker: str, content: str, mode: str) -> None:
    found = find_statements(View.of(text, "ar"), [], Document())
    said = {(row.text, row.mode, row.speaker.text if row.speaker else "-") for row in found}
    if content == "0":
        assert not said
    else:
        assert (content, mode, speaker) in said
