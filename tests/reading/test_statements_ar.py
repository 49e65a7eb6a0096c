"""Who said what in Arabic: tables of invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.reading.nouns import Document
from amana.reading.statements import find_statements
from amana.reading.view import View

_HERE = Path(__file__).parent


def _cases(name: str) -> list[tuple[str, ...]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "mode"), _cases("statements_ar.tsv") + _cases("statements_ar_2.tsv")
)
def test_what_is_said_in_arabic(text: str, speaker: str, content: str, mode: str) -> None:
    found = find_statements(View.of(text, "ar"), [], Document())
    said = {(row.text, row.mode, row.speaker.text if row.speaker else "-") for row in found}
    if content == "0":
        assert not said
    else:
        assert (content, mode, speaker) in said
