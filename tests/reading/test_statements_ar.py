"""Who said what in Arabic: tables of invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.reading.nouns import Document
from amana.reading.statements import find_statements
from amana.reading.view import View

_HERE = Path(__file__).parent
_TABLES = ("statements_ar.tsv", "statements_ar_2.tsv", "statements_ar_3.tsv")


def _cases(name: str) -> list[tuple[str, ...]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "mode"), [case for name in _TABLES for case in _cases(name)]
)
def test_what_is_said_in_arabic(text: str, speaker: str, content: str, mode: str) -> None:
    found = find_statements(View.of(text, "ar"), [], Document())
    said = {(row.text, row.mode, row.speaker.text if row.speaker else "-") for row in found}
    if content == "0":
        assert not said
    else:
        assert (content, mode, speaker) in said


def test_an_arabic_passage_has_its_people() -> None:
    text = (
        "قال مدير المرصد، سامر النوري، إن القصف استمر ساعتين. "
        "وأضاف النوري أن السوق احترق، مشيراً إلى أن الطريق مقطوعة.\n"
        "«لم نأخذ شيئاً»، تقول سميرة. «خرجنا بثيابنا».\nمن جهته أكد الناشط يوسف إدريس أن المشفى مغلق."
    )
    found = find_statements(View.of(text, "ar"), [], Document())
    names = ["سامر النوري", "سامر النوري", "سامر النوري", "سميرة", "سميرة", "يوسف إدريس"]
    assert [row.speaker_name for row in found] == names
    assert [found[0].role, found[5].role] == ["مدير المرصد", "الناشط"]
    assert (found[4].speaker, found[4].rule) == (None, "quote/goes-on")


def test_both_languages_in_one_text() -> None:
    found = find_statements(
        View.of("Samira said the road was closed.\nوقالت سميرة إن الطريق مغلقة.", "en"), [], Document()
    )
    assert [row.speaker and row.speaker.text for row in found] == ["Samira", "سميرة"]
