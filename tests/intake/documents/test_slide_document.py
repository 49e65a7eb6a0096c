"""Slides: in the order of the presentation, with notes, comments and what is hidden."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Reader, Reading
from amana.intake.documents.slide_document import SlideDocument
from tests.contracts.reader_contract import ReaderContract
from tests.intake.documents.makers import P, pptx, relations, said, slide
from tests.intake.docx_maker import CORE, zipped


class TestSlideDocument(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "slide-document")

    def sample(self) -> tuple[bytes, str]:
        return pptx([slide(said("وادي النور")), slide(said("two"))], docProps__core_xml=CORE.encode()), "talk.pptx"


def _read(data: bytes) -> Reading:
    return SlideDocument().read(io.BytesIO(data), "a.pptx", SlideDocument.limits)


def test_slides_are_in_the_order_of_the_presentation() -> None:
    reading = _read(
        pptx([slide(said("وادي", "النور")), slide(said("two"), more='show="0"'), slide(said("three"))])
    )
    assert [text.text for text in reading.texts] == ["وادي\nالنور\ftwo\fthree"]
    assert [(part.place, part.start, part.end) for part in reading.parts] == [
        ("slide/1", 0, 10),
        ("slide/2", 11, 14),
        ("slide/3", 15, 20),
    ]
    assert [fact.name for part in reading.parts for fact in part.facts] == ["hidden"]


def test_a_table_is_a_line_for_each_row() -> None:
    cell = "<a:tc><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>".format
    table = f"<a:tbl><a:tr>{cell('a')}{cell('b')}</a:tr></a:tbl>"
    assert _read(pptx([slide(table)])).texts[0].text == "a\tb"


def test_notes_and_comments_belong_to_their_slide() -> None:
    number = '<p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr>'
    notes = f"<p:notes {P}><p:sp>{said('speak up')}</p:sp><p:sp>{number}{said('1')}</p:sp></p:notes>"
    comments = f'<p:cmLst {P}><p:cm authorId="3" dt="2016-12-22T10:00:00"><p:text>sure?</p:text></p:cm></p:cmLst>'
    authors = f'<p:cmAuthorLst {P}><p:cmAuthor id="3" name="Samira Taleb"/></p:cmAuthorLst>'
    data = pptx(
        [slide(said("one")), slide(said("two"))],
        {2: relations(("a", "notesSlide", "../n.xml"), ("b", "comments", "/ppt/c.xml"))},
        **{"ppt__n.xml": notes.encode(), "ppt__c.xml": comments.encode()},
        **{"ppt__commentAuthors.xml": authors.encode(), "ppt__media__a.png": b"\x89PNG"},
    )
    reading = _read(data)
    assert {text.part: text.text for text in reading.texts} == {
        None: "one\ftwo",
        "notes": "speak up",
        "comments": "sure?",
    }
    assert [(part.place, part.of, part.data) for part in reading.parts[2:]] == [
        ("note/1", "slide/2", None),
        ("comment/1", "slide/2", None),
        ("embedded/1", None, b"\x89PNG"),
    ]
    assert [(fact.name, fact.value) for fact in reading.parts[3].facts] == [
        ("author", "Samira Taleb"),
        ("date", "2016-12-22T10:00:00"),
    ]


def test_links_lead_out_and_are_not_followed() -> None:
    more = '<Relationship Id="z" TargetMode="External" Target="https://example.org/x" Type="http://x/hyperlink"/>'
    reading = _read(pptx([slide(said("one"))], {1: relations(more=more)}))
    assert [(fact.name, fact.value) for fact in reading.facts] == [("link", "https://example.org/x")]


def test_a_slide_that_is_not_there_costs_itself_alone() -> None:
    data = pptx([slide(said("one")), "<p:sld"])
    with pytest.raises(ReadingFailed):
        _read(data)
    reading = _read(pptx([slide(said("one")), ""]))
    assert (reading.texts[0].text, reading.parts[1].reason, reading.note) == ("one\f", "malformed", "parts-unread")


@pytest.mark.parametrize(
    "data", [zipped({"a.txt": b"x"}), b"PK\x03\x04", pptx([slide("<a:x>" * 400 + "</a:x>" * 400)])]
)
def test_what_cannot_be_read_says_why(data: bytes) -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(data)
    assert told.value.facts["reason"] in {"malformed", "too-deep"}


def test_a_slide_is_read_once_however_often_it_is_listed() -> None:
    one = pptx([slide(said("one"))])
    listed = '<p:sldId id="256" r:id="rId1"/>'
    members = {name: data.replace(listed.encode(), listed.encode() * 9) for name, data in _members(one).items()}
    assert _read(zipped(members)).texts[0].text == "one"


def test_markup_that_swells_part_by_part_is_a_bomb() -> None:
    data = pptx([slide(said("x" * 500_000)) for _ in range(4)])
    with pytest.raises(ReadingFailed) as told:
        SlideDocument().read(io.BytesIO(data), "a.pptx", replace(SlideDocument.limits, unpacked_bytes=900_000))
    assert told.value.facts == {"reason": "bomb"}


def _members(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
