"""Word documents: what is written in them and nothing else; bombs, lies and damage."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import Limits, Reading, media_type, readers
from amana.intake.documents.word_document import WordDocument
from tests.intake.docx_maker import W, bomb, docx, lying_bomb, paragraph, zipped


def _read(data: bytes, limits: Limits = WordDocument.limits) -> Reading:
    return WordDocument().read(io.BytesIO(data), "a.docx", limits)


def test_paragraphs_and_properties() -> None:
    reading = _read(docx(paragraph("وادي النور") + paragraph("") + paragraph("1,500 people")))
    assert [text.text for text in reading.texts] == ["وادي النور\n\n1,500 people"]
    assert (reading.title, reading.byline) == ("حصار وادي النور", "Samira Taleb")
    assert ("created", "2016-12-22T09:30:00Z") in [(fact.name, fact.value) for fact in reading.facts]


def test_a_table_is_a_line_for_each_row() -> None:
    cell = "<w:tc>{}</w:tc>".format
    inner = f"<w:tbl><w:tr>{cell(paragraph('x'))}{cell(paragraph('y'))}</w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{cell(inner)}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{cell(paragraph('a') + paragraph('b'))}{control}</w:tr>"
    assert _read(docx(f"<w:tbl>{row}</w:tbl>")).texts[0].text == "a b\tx\ty"


def test_tabs_breaks_and_tracked_changes() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        f"<w:p>{run('one')}<w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r><w:ins>{run('new')}</w:ins>"
        f"<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:hyperlink>{run(' link')}</w:hyperlink></w:p>"
    )
    assert _read(docx(body)).texts[0].text == "one\t\n\u2011new link"


def test_headers_notes_and_comments_are_parts() -> None:
    data = docx(
        paragraph("body"),
        header1=paragraph("head"),
        footer1=paragraph("foot"),
        footnotes=f"<w:footnote>{paragraph('note')}</w:footnote>",
        comments=f"<w:comment>{paragraph('said')}</w:comment>",
    )
    told = {text.part: text.text for text in _read(data).texts}
    assert told == {None: "body", "headers": "head", "footers": "foot", "footnotes": "note", "comments": "said"}


def test_the_document_is_where_the_package_says() -> None:
    assert _read(docx(paragraph("elsewhere"), main="text/doc.xml")).texts[0].text == "elsewhere"


def test_a_document_without_words_says_so() -> None:
    assert _read(docx("<w:p/>")).note == "no-text"


def test_entities_are_not_followed() -> None:
    evil = (
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        f"<w:document {W}><w:body>{paragraph('a&e;b')}</w:body></w:document>"
    )
    assert _read(zipped({"word/document.xml": evil.encode()})).texts[0].text in {"a", "ab"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"this is no ZIP", "malformed"),
        (b"PK\x03\x04", "malformed"),
        (docx("<w:p>")[:-30], "malformed"),
        (docx("<w:p>"), "malformed"),
        (zipped({"a.txt": b"a ZIP but no document"}), "malformed"),
        (docx("<w:p>" * 5000), "too-deep"),
        (bomb(), "bomb"),
        (lying_bomb(), "malformed"),
        (zipped({f"{number}": b"" for number in range(5001)}), "bomb"),
    ],
    ids=["no-zip", "mark-only", "cut", "not-closed", "no-document", "deep", "bomb", "lying-bomb", "many-members"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(data)
    assert told.value.facts == {"reason": reason}


def test_a_member_beyond_the_limit_is_a_bomb() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(docx(paragraph("x" * 500)), replace(WordDocument.limits, unpacked_bytes=400))
    assert told.value.facts == {"reason": "bomb"}


def test_a_locked_document_says_so() -> None:
    whole = bytearray(docx(paragraph("x")))
    at = whole.find(b"PK\x01\x02")
    while at >= 0:
        whole[at + 8] |= 1
        at = whole.find(b"PK\x01\x02", at + 1)
    with pytest.raises(ReadingFailed) as told:
        _read(bytes(whole))
    assert told.value.facts == {"reason": "encrypted"}


def test_a_bomb_costs_its_own_text_alone() -> None:
    good, bad = docx(paragraph("whole")), bomb()
    with readers(1) as pool:
        told = [
            pool.read(data, len(data), media_type(data[:4096], "a.docx"), data[:4096], "a.docx")
            for data in (bad, good)
        ]
    assert [(one.outcome, one.reason) for one in told] == [("failed", "bomb"), ("read", None)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(docx(paragraph("وادي النور") * 3))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        reason = _read(bytes(whole)).note
    except ReadingFailed as told:
        reason = told.facts["reason"]  # type: ignore[assignment]
    assert reason in {None, "no-text", "malformed", "encrypted", "bomb", "too-deep"}
