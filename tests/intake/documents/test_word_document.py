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


_BY = 'w:id="7" w:author="Samira Taleb" w:date="2016-12-22T10:00:00Z"'
_RUN = "<w:r><w:t>{}</w:t></w:r>".format
_GONE = "<w:r><w:delText>{}</w:delText></w:r>".format


def _told(reading: Reading) -> dict[str, tuple[str | None, dict[str, str]]]:
    """Each part's words and facts, by its place."""
    return {
        part.place: (
            None if part.text is None else reading.texts[part.text].text[part.start : part.end],
            {fact.name: fact.value for fact in part.facts},
        )
        for part in reading.parts
    }


def test_changes_are_parts_with_who_and_when() -> None:
    who = {"author": "Samira Taleb", "date": "2016-12-22T10:00:00Z"}
    body = (
        f"<w:p>{_RUN('We saw ')}<w:del {_BY}>{_GONE('two')}{_GONE(' men')}</w:del><w:ins {_BY}>{_RUN('three')}"
        f"{_RUN(' women')}</w:ins>{_RUN('.')}</w:p><w:p><w:moveFrom {_BY}>{_RUN('moved')}</w:moveFrom></w:p>"
    )
    reading = _read(docx(body))
    assert {text.part: text.text for text in reading.texts} == {
        None: "We saw three women.\n",
        "deletions": "two men\nmoved",
    }
    assert _told(reading) == {
        "insertion/1": ("three women", who),
        "deletion/1": ("two men", {**who, "about": "7-7"}),
        "deletion/2": ("moved", {**who, "about": "20-20"}),
    }


def test_changes_in_a_table_stand_where_they_are() -> None:
    cell = "<w:tc>{}</w:tc>".format
    inserted = f"<w:p><w:ins {_BY}>{_RUN('b')}</w:ins></w:p>"
    reading = _read(
        docx(f"<w:tbl><w:tr>{cell(paragraph('a') + '<w:p/>')}{cell('<w:p/>' + inserted)}</w:tr></w:tbl>")
    )
    assert reading.texts[0].text == "a\tb"
    assert _told(reading)["insertion/1"][0] == "b"


def test_comments_say_who_when_and_about_which_words() -> None:
    body = (
        f'<w:p>{_RUN("They ")}<w:commentRangeStart w:id="7"/>{_RUN("counted")}<w:commentRangeEnd w:id="7"/>'
        f'<w:r><w:commentReference w:id="7"/></w:r>{_RUN(" all.")}</w:p>'
    )
    comments = f"<w:comment {_BY}>{paragraph('من عدّ؟')}{paragraph('who?')}</w:comment><w:comment w:id='8'/>"
    told = _told(_read(docx(body, comments=comments)))
    who = {"author": "Samira Taleb", "date": "2016-12-22T10:00:00Z"}
    assert told == {"comment/1": ("من عدّ؟\nwho?", {**who, "about": "5-12"}), "comment/2": (None, {})}


def test_files_within_are_parts_and_macros_are_said() -> None:
    members = {
        "word/document.xml": f"<w:document {W}><w:body>{paragraph('x')}</w:body></w:document>".encode(),
        "word/media/image1.png": b"\x89PNG",
        "word/embeddings/../../sheet.xlsx": b"PK",
        "word/vbaProject.bin": b"\xd0\xcf",
    }
    reading = _read(zipped(members))
    assert [(part.place, part.name, part.data) for part in reading.parts] == [
        ("embedded/1", "word/media/image1.png", b"\x89PNG"),
        ("embedded/2", "word/embeddings/../../sheet.xlsx", b"PK"),
    ]
    assert [(fact.name, fact.value) for fact in reading.facts] == [("macros", "present")]


def test_a_file_within_beyond_the_limit_is_told_without_its_bytes() -> None:
    data = zipped(
        {
            "word/document.xml": f"<w:document {W}><w:body>{paragraph('x')}</w:body></w:document>".encode(),
            "word/media/a.png": bytes(900),
            "word/media/b.png": b"b",
        }
    )
    reading = _read(data, replace(WordDocument.limits, unpacked_bytes=800))
    assert [(part.size, part.data, part.reason) for part in reading.parts] == [
        (900, None, "too-large"),
        (1, b"b", None),
    ]
    assert reading.note == "parts-unread"


def test_what_the_document_refers_to_is_told_and_not_fetched() -> None:
    relation = (
        '<Relationship Id="z" TargetMode="External" Target="http://example.org/t.dotm" Type="x/attachedTemplate"/>'
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "word/document.xml": f"<w:document {W}><w:body>{paragraph('x')}</w:body></w:document>".encode(),
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>'.encode(),
    }
    assert [(fact.name, fact.value) for fact in _read(zipped(members)).facts] == [
        ("link", "http://example.org/t.dotm")
    ]


def test_more_facts_than_can_be_told_are_counted() -> None:
    named = "".join(f"<property name='{n}'><v>{'و' * 3900}</v></property>" for n in range(100))
    members = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{paragraph('x')}</w:body></w:document>".encode(),
        "docProps/custom.xml": f"<Properties>{named}</Properties>".encode(),
    }
    data = zipped(members)
    reading = _read(data)
    assert (len(reading.facts), reading.facts[-1].name, reading.facts[-1].value) == (64, "facts-left-out", "37")
    with readers(1) as pool:
        told = pool.read(data, len(data), media_type(data[:4096], "a.docx"), data[:4096], "a.docx")
    assert (told.outcome, told.reading) == ("read", reading)


def test_entities_do_not_swell() -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    evil = (
        f'<!DOCTYPE d [<!ENTITY e0 "ha">{nested}]>'
        f"<w:document {W}><w:body>{paragraph('a&e11;')}</w:body></w:document>"
    )
    try:
        assert len(_read(zipped({"word/document.xml": evil.encode()})).texts[0].text) < 100
    except ReadingFailed as told:
        assert told.facts["reason"] in {"malformed", "bomb"}


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
