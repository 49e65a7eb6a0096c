"""Word and PowerPoint of before 2007: pieces, fields, notes, comments; locked, foreign and broken files."""

from __future__ import annotations

import io
import struct

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Reader, Reading, media_type
from amana.intake.documents.old_slides import OldSlides
from amana.intake.documents.old_word import OldWord
from tests.contracts.reader_contract import ReaderContract
from tests.intake.documents.makers import atom, narrow, old_slides, old_word, ole, summary


class TestOldWord(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "old-word")

    def sample(self) -> tuple[bytes, str]:
        return old_word([("وادي النور\r", False), ("one\r", True)]), "letter.doc"


class TestOldSlides(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "old-slides")

    def sample(self) -> tuple[bytes, str]:
        return old_slides([("وادي", "النور"), ("two", "")], "speak up"), "talk.ppt"


def _word(data: bytes) -> Reading:
    return OldWord().read(io.BytesIO(data), "a.doc", OldWord.limits)


def _slides(data: bytes) -> Reading:
    return OldSlides().read(io.BytesIO(data), "a.ppt", OldSlides.limits)


def test_pieces_of_either_width_are_one_text() -> None:
    reading = _word(old_word([("وادي ", False), ("caf\u00e9\r", True), ("a\x07b\x07\x07c\x0bd\x1ee", True)]))
    assert [text.text for text in reading.texts] == ["وادي café\na\tb\nc\nd\u2011e"]


def test_a_field_is_what_it_shows_and_its_address_a_fact() -> None:
    link = 'see \x13 HYPERLINK "https://example.org/x" \x14the \x13 REF y \x14page\x15\x15 there\x13 PAGE \x15.'
    reading = _word(old_word([(link, True)]))
    assert reading.texts[0].text == "see the page there."
    assert [(fact.name, fact.value) for fact in reading.facts] == [("link", "https://example.org/x")]


def test_notes_headers_and_comments_stand_apart() -> None:
    parts = ("body\r", "note\r", "head\r", "", "first\rsecond\r", "end\r")
    lengths = [len(part) for part in parts]
    reading = _word(old_word([("".join(parts), True)], lengths, comments=["first\r", "second\r"]))
    assert {text.part: text.text for text in reading.texts} == {
        None: "body",
        "comments": "first\nsecond",
        "footnotes": "note",
        "headers": "head",
        "endnotes": "end",
    }
    assert [(part.kind, part.facts[0].value) for part in reading.parts] == [("comment", "Samira Taleb")] * 2


def test_properties_are_read_in_their_code_page_and_times_are_utc() -> None:
    moment = struct.pack("<Q", (1_482_397_500 + 11_644_473_600) * 10_000_000)
    told = summary(
        (1, 0x02, struct.pack("<H", 1256)),
        (2, 0x1E, narrow("وادي النور", "cp1256")),
        (4, 0x1F, struct.pack("<I", 6) + "سميرة\x00".encode("utf-16-le")),
        (12, 0x40, moment),
        (13, 0x40, bytes(8)),
    )
    reading = _word(old_word([("x", True)], more={"\x05SummaryInformation": told}))
    assert [(fact.name, fact.value) for fact in reading.facts] == [
        ("title", "وادي النور"),
        ("creator", "سميرة"),
        ("created", "2016-12-22T09:05:00Z"),
    ]


def test_a_list_without_end_among_the_properties_ends() -> None:
    endless = summary((2, 0x1000, struct.pack("<I", 0xFFFFFFF0)), (4, 0x1E, struct.pack("<I", 0xFFFFFFF0) + b"a"))
    reading = _word(old_word([("x", True)], more={"\x05SummaryInformation": endless}))
    assert [(fact.name, fact.value) for fact in reading.facts] == [("creator", "a")]


def test_word_95_is_read_by_its_language() -> None:
    text = "وادي النور\r".encode("cp1256")
    head = bytearray(struct.pack("<6H", 0xA5DC, 0x68, 0, 0x0401, 0, 0).ljust(0x200, b"\x00"))
    struct.pack_into("<2I", head, 0x18, 0x200, 0x200 + len(text))
    assert _word(ole({"WordDocument": bytes(head) + text})).texts[0].text == "وادي النور"
    struct.pack_into("<H", head, 10, 0x0004)
    assert _word(ole({"WordDocument": bytes(head) + text})).note == "left-out"


def test_slides_in_order_with_notes() -> None:
    reading = _slides(old_slides([("وادي", "النور\rهنا"), ("two", "*")], "speak up"))
    assert {text.part: text.text for text in reading.texts} == {None: "وادي\nالنور\nهنا\ftwo", "notes": "speak up"}
    assert [(part.place, part.of) for part in reading.parts] == [
        ("slide/1", None),
        ("slide/2", None),
        ("note/1", "slide/1"),
    ]


def test_pictures_of_old_slides_are_files() -> None:
    pictures = atom(0xF01E, bytes(17) + b"\x89PNG", 0x6E0) + atom(0xF01D, bytes(33) + b"\xff\xd8", 0x46B)
    reading = _slides(old_slides([("one", "")], Pictures=pictures + atom(0xF01A, b"x") + b"\xff" * 4096))
    told = [(part.media_type, part.data, part.reason) for part in reading.parts if part.kind == "embedded"]
    assert told[:3] == [
        ("image/png", b"\x89PNG", None),
        ("image/jpeg", b"\xff\xd8", None),
        (None, None, "left-out"),
    ]


@pytest.mark.parametrize("name", ["a.docx", "a.XLSX"])
def test_what_is_locked_of_newer_office_says_so(name: str) -> None:
    data = ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})
    kind = media_type(data[:4096], name)
    assert OldWord().recognises(kind, data[:4096], name)
    with pytest.raises(ReadingFailed) as told:
        _word(data)
    assert told.value.facts == {"reason": "encrypted"}


def test_what_is_locked_says_so() -> None:
    for read, data in (
        (_word, old_word([("x", True)], flags=0x0100)),
        (_slides, old_slides([], token=0xF3D1C4DF)),
    ):
        with pytest.raises(ReadingFailed) as told:
            read(data)
        assert told.value.facts == {"reason": "encrypted"}


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ole({"x": b"y"})])
def test_what_is_no_such_file_is_malformed(data: bytes) -> None:
    for read in (_word, _slides):
        with pytest.raises(ReadingFailed) as told:
            read(data)
        assert told.value.facts == {"reason": "malformed"}


def test_an_edit_that_leads_back_to_itself_ends() -> None:
    data = bytearray(old_slides([("one", "")]))
    edit = data.index(struct.pack("<2HI", 0, 0x0FF5, 28))
    start = data.index(struct.pack("<2HI", 0xF, 0x03E8, 0)[:4])
    struct.pack_into("<I", data, edit + 16, edit - start)
    assert _slides(bytes(data)).texts[0].text == "one"
