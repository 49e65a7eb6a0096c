"""OpenDocument: paragraphs, tables, changes and comments with who and when; locked, flat, broken."""

from __future__ import annotations

import io

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Reader, Reading
from amana.intake.documents.odf_document import OdfDocument
from tests.contracts.reader_contract import ReaderContract
from tests.intake.documents.makers import flat_odf, odf
from tests.intake.docx_maker import zipped


class TestOdfDocument(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "odf-document")

    def sample(self) -> tuple[bytes, str]:
        note = "<office:annotation><dc:creator>Idris</dc:creator><text:p>sure?</text:p></office:annotation>"
        return odf(f"<text:p>وادي النور{note}</text:p>", a=b"\x89PNG"), "letter.odt"


def _read(data: bytes) -> Reading:
    return OdfDocument().read(io.BytesIO(data), "a.odt", OdfDocument.limits)


def _text(body: str) -> str:
    return _read(odf(body)).texts[0].text


def test_paragraphs_and_properties() -> None:
    reading = _read(odf("<text:h>وادي النور</text:h><text:p/><text:p>1,500 people</text:p>"))
    assert [text.text for text in reading.texts] == ["وادي النور\n\n1,500 people"]
    assert (reading.title, reading.byline, reading.note) == ("حصار وادي النور", "Samira Taleb", None)
    told = {fact.name: fact.value for fact in reading.facts}
    assert (told["created"], told["last-modified-by"], told["custom:Case"]) == (
        "2016-12-22T09:30:00",
        "Idris Karam",
        "17",
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>a\n   b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>", "a b   c\td\ne"),
        ("<text:p>one <text:span>two</text:span> three</text:p>", "one two three"),
        ("<text:p>x<text:s text:c='99999999999'/>y</text:p>", "x y"),
        ("<text:list><text:list-item><text:p>i</text:p></text:list-item></text:list><text:p>j</text:p>", "i\nj"),
    ],
)
def test_characters_are_as_the_document_means_them(body: str, text: str) -> None:
    assert _text(body) == text


def test_a_table_is_a_line_for_each_row() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    row = f"<table:table-row>{cell('a')}{cell('b')}</table:table-row>"
    assert _text(f"<table:table>{row}{row}</table:table>") == "a\tb\na\tb"


def test_changes_and_comments_are_parts_with_who_and_when() -> None:
    said = "<dc:creator>Samira</dc:creator><dc:date>2016-12-22T10:00:00</dc:date>"
    info = f"<office:change-info>{said}</office:change-info>"
    listed = (
        f"<text:tracked-changes><text:changed-region text:id='c1'><text:insertion>{info}</text:insertion>"
        f"</text:changed-region><text:changed-region text:id='c2'><text:deletion>{info}"
        "<text:p>two hundred</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = (
        f"{listed}<text:p>We saw <text:change text:change-id='c2'/><text:change-start text:change-id='c1'/>three "
        "hundred<text:change-end text:change-id='c1'/> people<office:annotation office:name='n'><dc:creator>Idris"
        "</dc:creator><dc:date>2017-01-02T03:04:05</dc:date><text:p>who</text:p><text:p>counted?</text:p>"
        "</office:annotation> there<office:annotation-end office:name='n'/>.</text:p>"
    )
    reading = _read(odf(body))
    assert reading.texts[0].text == "We saw three hundred people there."
    told = {part.place: part for part in reading.parts}
    words = {
        place: reading.texts[part.text].text[part.start : part.end]
        for place, part in told.items()
        if part.text is not None
    }
    assert words == {"insertion/1": "three hundred", "deletion/1": "two hundred", "comment/1": "who\ncounted?"}
    facts = {place: {fact.name: fact.value for fact in part.facts} for place, part in told.items()}
    assert facts["deletion/1"] == {"author": "Samira", "date": "2016-12-22T10:00:00", "about": "7-7"}
    assert facts["comment/1"] == {"author": "Idris", "date": "2017-01-02T03:04:05", "about": "27-33"}


def test_a_change_over_whole_paragraphs_adds_no_line() -> None:
    info = "<office:change-info><dc:creator>Samira</dc:creator></office:change-info>"
    region = f"<text:changed-region text:id='c'><text:insertion>{info}</text:insertion></text:changed-region>"
    start, end = ("<text:change-start text:change-id='c'/>", "<text:change-end text:change-id='c'/>")
    body = f"<text:tracked-changes>{region}</text:tracked-changes><text:p>a</text:p>{start}<text:p>b</text:p>"
    reading = _read(odf(f"{body}<text:p>c{end}</text:p><text:p>d</text:p>"))
    assert reading.texts[0].text == "a\nb\nc\nd"
    assert [(part.start, part.end) for part in reading.parts] == [(2, 5)]


def test_notes_stand_apart_from_the_paragraph() -> None:
    told = "<text:note-body><text:p>see below</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{told}</text:note>"
    reading = _read(odf(f"<text:p>told{note} twice</text:p>"))
    assert {text.part: text.text for text in reading.texts} == {None: "told twice", "footnotes": "see below"}


def test_pictures_within_are_files_of_their_own() -> None:
    (part,) = _read(odf("<text:p>x</text:p>", one=b"\x89PNG")).parts
    assert (part.place, part.name, part.data) == ("embedded/1", "Pictures/one.png", b"\x89PNG")


def test_a_presentation_is_slides_with_notes() -> None:
    slides = (
        "<draw:page draw:name='First'><draw:frame><draw:text-box><text:p>وادي</text:p></draw:text-box>"
        "</draw:frame>"
        "<presentation:notes><text:p>say it slowly</text:p></presentation:notes></draw:page>"
        "<draw:page><office:annotation><dc:creator>I</dc:creator><text:p>why</text:p></office:annotation>"
        "<text:p>two</text:p></draw:page>"
    )
    reading = _read(odf(slides, kind="presentation"))
    assert {text.part: text.text for text in reading.texts} == {
        None: "وادي\ftwo",
        "notes": "say it slowly",
        "comments": "why",
    }
    assert [(part.place, part.kind, part.name, part.of) for part in reading.parts] == [
        ("slide/1", "slide", "First", None),
        ("slide/2", "slide", None, None),
        ("note/1", "note", None, "slide/1"),
        ("comment/1", "comment", None, "slide/2"),
    ]


def test_a_flat_document_is_read_and_follows_no_entity() -> None:
    assert _read(flat_odf("<text:p>flat</text:p>")).title == "Flat"
    evil = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    assert _read(flat_odf("<text:p>a&e;b</text:p>", evil)).texts[0].text in {"a", "ab"}


def test_entities_do_not_swell() -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = flat_odf("<text:p>a&e11;</text:p>", f'<!DOCTYPE d [<!ENTITY e0 "ha">{nested}]>')
    try:
        assert len(_read(data).texts[0].text) < 100
    except ReadingFailed as told:
        assert told.facts["reason"] in {"malformed", "bomb"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odf("<text:p>x</text:p>", manifest="<manifest:encryption-data/>"), "encrypted"),
        (zipped({"a.txt": b"no document"}), "malformed"),
        (odf("<text:p>"), "malformed"),
        (odf("<text:section>" * 400 + "</text:section>" * 400), "too-deep"),
        (b"", "malformed"),
    ],
    ids=["locked", "no-document", "not-closed", "deep", "empty"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(data)
    assert told.value.facts == {"reason": reason}
