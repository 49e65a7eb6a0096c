"""Who said what in English: a table of invented sentences, and longer passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.reading.nouns import Document, NameMention, Span, Statement
from amana.reading.statements import find_statements
from amana.reading.view import View

_HERE = Path(__file__).parent


def _cases() -> list[tuple[str, ...]]:
    lines = (_HERE / "statements_en.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def _read(text: str, document: Document | None = None, names: list[NameMention] | None = None) -> list[Statement]:
    return find_statements(View.of(text, "en"), names or [], document or Document())


@pytest.mark.parametrize(("text", "speaker", "content", "mode", "rule"), _cases())
def test_what_is_said_in_english(text: str, speaker: str, content: str, mode: str, rule: str) -> None:
    found = _read(text)
    said = {(row.text, row.mode, row.speaker.text if row.speaker else "-", row.rule) for row in found}
    if content == "0":
        assert not said
    else:
        assert (content, mode, speaker, rule) in said


def test_a_role_beside_the_name_and_the_full_name_for_the_surname() -> None:
    text = (
        "“We stayed,” said Idris al-Hajj, a farmer. Al-Hage added, “We had bread.”\n\n"
        "“Then it ended,” he said.\n\n“There was nothing left to burn in the whole of the valley.”"
    )
    found = _read(text)
    assert [row.speaker_name for row in found] == ["Idris al-Hajj"] * 4
    assert [row.role for row in found] == ["a farmer"] * 4
    assert found[2].speaker is not None
    assert found[2].speaker.text == "he"
    assert (found[3].speaker, found[3].cue, found[3].rule) == (None, None, "quote/carry-over")


def test_a_surname_is_not_the_author_s() -> None:
    text = "By Yusuf Halabi\n\nAl-Halabi said, “We stayed in the valley.”"
    byline = Span(3, 15, "Yusuf Halabi")
    (said,) = _read(text, Document(byline=byline))
    assert said.speaker_name == "Al-Halabi"


def test_names_of_the_names_layer_are_taken_where_given() -> None:
    text = "Samira al-Nouri came home. “It is over,” al-Nouri said."
    first = NameMention(0, 15, "Samira al-Nouri", "person", None, None, "given")
    second = NameMention(41, 49, "al-Nouri", "person", 0, None, "surname")
    assert _read(text, names=[first, second])[0].speaker_name == "Samira al-Nouri"


def test_pronouns_find_their_person() -> None:
    text = "Mrs. Samira Nouri said the road was closed. Mr. Idris Hajj said it was open. She said he was wrong."
    assert [row.speaker_name for row in _read(text)] == ["Samira Nouri", "Idris Hajj", "Samira Nouri"]


def test_they_are_the_group_that_spoke() -> None:
    text = "Activists said that nine people had died. They said the hospital was closed."
    assert [row.speaker_name for row in _read(text)] == ["Activists", "Activists"]


def test_a_quotation_in_a_quotation_has_its_parent() -> None:
    outer, inner = sorted(
        _read("“And we wrote on the wall ‘We will be back’,” he said."), key=lambda row: row.start
    )
    assert outer.parent is None
    assert (inner.text, inner.parent, inner.cue and inner.cue.text) == ("We will be back", 0, "wrote")
    assert inner.speaker is not None
    assert inner.speaker.text == "we"


def test_paragraphs_that_open_anew_are_one_speaker_s() -> None:
    text = "Samira said: “We left in the night.\n\n“We walked for two days.\n\n“Nobody helped us.”"
    found = _read(text)
    assert [row.rule for row in found] == ["quote/before", "quote/reopened", "quote/reopened"]
    assert {row.speaker_name for row in found} == {"Samira"}


def test_the_last_paragraph_may_tell_who_spoke_in_all() -> None:
    text = "“We left in the night.\n\n“Nobody helped us,” said Samira Nouri."
    assert [row.speaker_name for row in _read(text)] == ["Samira Nouri"] * 2


def test_a_colon_at_the_line_s_end_announces_the_next() -> None:
    found = _read("Samira added:\n\n“We left in the night.”")
    assert [(row.rule, row.speaker and row.speaker.text) for row in found] == [("quote/colon-line", "Samira")]


def test_captions_announced_as_messages_are_written() -> None:
    lines = [
        "The people of Wadi al-Noor left messages on the walls.",
        "The photos show some of them.",
        "",
        "We will be back",
    ]
    text = "\n".join([*lines, "Water our trees"])
    at = text.index("We will")
    captions = (Span(at, at + 15, "We will be back"), Span(at + 16, len(text), "Water our trees"))
    found = [row for row in _read(text, Document(captions=captions)) if row.mode == "written"]
    assert [row.text for row in found] == ["We will be back", "Water our trees"]
    assert {row.speaker_name for row in found} == {"The people of Wadi al-Noor"}


def test_site_text_says_nothing() -> None:
    text = "Our editor said the page was moved.\nSamira said the road was closed."
    site = (Span(0, 35, text[:35]),)
    assert [row.speaker_name for row in _read(text, Document(boilerplate=site))] == ["Samira"]


def test_a_quotation_nobody_is_known_to_have_said_waits_for_a_person() -> None:
    (row,) = _read("On the door stood “no one lives here any more” in red.")
    assert (row.status, row.speaker, row.rule) == ("candidate", None, "quote/alone")
