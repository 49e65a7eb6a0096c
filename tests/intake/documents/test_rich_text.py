"""RTF: words in the code pages of their fonts, changes, comments, pictures; and what is no RTF at all."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import READERS, Reader, Reading
from amana.intake.documents.rich_text import RichText
from amana.intake.documents.rtf_codes import time_of
from tests.contracts.reader_contract import ReaderContract

_FONTS = rb"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Traditional Arabic;}{\f2\fcharset204 Cyr;}}"
_HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0" + _FONTS
# 22 December 2016, 14:05, a Thursday, packed as Word does
_WHEN = 5 | 14 << 6 | 22 << 11 | 12 << 16 | 116 << 20 | 4 << 29


class TestRichText(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "rich-text")

    def sample(self) -> tuple[bytes, str]:
        return _HEAD + rb"{\info{\title Letter}}{\f1 \'e6\'c7\'cf\'ed}\par one {\deleted two}\par}", "letter.rtf"


def _read(body: bytes, head: bytes = _HEAD) -> Reading:
    return RichText().read(io.BytesIO(head + body + b"}"), "a.rtf", RichText.limits)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"a {\b bold}\par b\line c\tab d", "a bold\nb\nc\td"),
        (rb"{\f1 \'e6\'c7\'cf\'ed \'c7\'e1\'e4\'e6\'d1} Wadi", "وادي النور Wadi"),
        (rb"{\ltrch\fcs0 \f0 \rtlch\fcs1 \af1 \'e6\'c7\'cf\'ed}", "وادي"),
        (rb"{\f2 \'cc\'e8\'f0}", "Мир"),
        (rb"caf\'e9", "café"),
        (rb"\uc1\u1608?\u1575?\u1583?\u1610?", "وادي"),
        (rb"\u-2539?\uc0 x", "\uf615x"),
        (rb"\uc2\u1608\'81\'40x", "وx"),
        (rb"\u-10179?\u-8704?!", "\U0001f600!"),
        (rb"\u-10179?x", "x"),
        (rb"\{a\}\\\~\_", "{a}\\\u00a0\u2011"),
        (rb"{\*\unknown gone}{\*\generator X;}stays", "stays"),
        (rb"{\upr{ascii}{\*\ud{real}}}", "real"),
        (rb"\trowd\intbl a\cell b\par c\cell\row\pard d", "a\tb c\nd"),
        (rb"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt in a box\par}}}", "in a box\n"),
        (b"a\r\nb\x00c", "abc"),
    ],
)
def test_words_are_read_as_they_are_meant(body: bytes, text: str) -> None:
    assert _read(body).texts[0].text == text


def test_an_arabic_document_whose_fonts_say_nothing() -> None:
    head = rb"{\rtf1\ansi\ansicpg1256\deff0{\fonttbl{\f0\fcharset0 Arial;}}{\info{\title \'e6\'c7\'cf\'ed}}"
    reading = _read(rb"\'e6\'c7\'cf\'ed", head)
    assert (reading.texts[0].text, reading.title) == ("وادي", "وادي")


def test_properties_and_links_are_facts() -> None:
    info = rb"{\info{\title Siege}{\author Idris Karam}{\creatim\yr2016\mo12\dy22\hr14\min5}{\revtim\yr2017}}"
    field = rb'{\field{\*\fldinst HYPERLINK "https://example.org/x"}{\fldrslt the link}}'
    reading = _read(info + field)
    assert (reading.title, reading.byline, reading.texts[0].text) == ("Siege", "Idris Karam", "the link")
    told = {fact.name: (fact.value, fact.raw) for fact in reading.facts}
    assert told["created"] == ("2016-12-22T14:05:00", "\\yr2016 \\mo12 \\dy22 \\hr14 \\min5")
    assert told["modified"] == ("2017", "\\yr2017")
    assert told["link"][0] == "https://example.org/x"


def test_changes_comments_and_notes_stand_beside_the_text() -> None:
    people = rb"{\*\revtbl {Unknown;}{Samira Taleb;}}"
    body = (
        rb"We saw {\deleted\revauthdel1\revdttmdel%d two}{\revised\revauth1 three} hundred"
        rb"{\*\atnid ST}{\*\atnauthor Idris}\chatn{\*\annotation{\*\atndate %d}who counted?}."
        rb"{\footnote below}{\header top}" % (_WHEN, _WHEN)
    )
    reading = _read(people + body)
    assert {text.part: text.text for text in reading.texts} == {
        None: "We saw three hundred.",
        "comments": "who counted?",
        "deletions": "two",
        "headers": "top",
        "footnotes": "below",
    }
    facts = {part.place: {fact.name: fact.value for fact in part.facts} for part in reading.parts}
    assert facts["insertion/1"] == {"author": "Samira Taleb"}
    assert facts["deletion/1"] == {"author": "Samira Taleb", "date": "2016-12-22T14:05", "about": "7-7"}
    assert facts["comment/1"] == {"author": "Idris", "date": "2016-12-22T14:05", "about": "20-20"}
    assert [(part.start, part.end) for part in reading.parts[:1]] == [(7, 12)]


def test_pictures_are_files_and_objects_are_named() -> None:
    body = (
        rb"x{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 00}}{\pict\jpegblip\bin4 {}\a}"
        rb"{\object{\*\objdata 0102}}{\pict\pngblip 123}"
    )
    reading = _read(body)
    assert [(part.media_type, part.data, part.reason) for part in reading.parts] == [
        ("image/png", b"\x89PNG", None),
        ("image/jpeg", b"{}\\a", None),
        (None, None, "left-out"),
        ("image/png", None, "malformed"),
    ]
    assert (reading.texts[0].text, reading.note) == ("x", "parts-unread")


def test_bytes_that_are_no_letters_are_told() -> None:
    assert _read(rb"{\f1 a}\f2 \'98").note == "lossy-decoding"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no RTF", "malformed"),
        (b"", "malformed"),
        (b"{\\rtf1 cut", "cut-short"),
        (b"{\\rtf1}", "no-text"),
        (b"{\\rtf1 " + b"{" * 6000, "too-deep"),
        (b"{\\rtf1 \\bin999999999999 x}", "malformed"),
        (b"{\\rtf1 x}}}} behind it {", None),
    ],
)
def test_what_is_broken_says_so(data: bytes, told: str | None) -> None:
    try:
        found = RichText().read(io.BytesIO(data), "a.rtf", RichText.limits).note
    except ReadingFailed as refusal:
        found = refusal.facts["reason"]  # type: ignore[assignment]
    assert found == told or (found, told) == ("cut-short", "malformed")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                rb"\par",
                b"{",
                b"}",
                rb"\u1608?",
                rb"\'e6",
                b" x",
                rb"\deleted",
                rb"\pict",
                rb"\row",
                rb"\annotation",
                rb"\bin3 ",
                rb"\*",
                rb"\upr",
                rb"\ud",
                rb"\cell",
                rb"\uc9",
                rb"\atndate 1",
                rb"\info",
                rb"\title",
                rb"\yr9",
                rb"\revised0",
                rb"\pngblip",
                rb"\objdata",
                rb"\f1",
                rb"\f-1",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_words_is_read_or_refused(words: list[bytes]) -> None:
    try:
        reading = _read(b"".join(words))
    except ReadingFailed as told:
        assert told.facts["reason"] == "too-deep"
        return
    for part in reading.parts:
        assert part.text is None or part.end <= len(reading.texts[part.text].text)


def test_a_moment_that_cannot_be_is_none() -> None:
    assert (time_of(_WHEN), time_of(0), time_of(-1)) == ("2016-12-22T14:05", None, None)
