"""Books: chapters in the order of the spine, whatever their names; locks, veiled fonts, broken chapters."""

from __future__ import annotations

import io

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Reader, Reading
from amana.intake.documents.book import Book
from amana.intake.documents.page_words import words_of_page
from tests.contracts.reader_contract import ReaderContract
from tests.intake.documents.makers import epub, page


class TestBook(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "book")

    def sample(self) -> tuple[bytes, str]:
        return epub({"a": page("<h1>وادي النور</h1><p>one</p>"), "b": page("<p>two</p>")}, "ab"), "book.epub"


def _read(data: bytes) -> Reading:
    return Book().read(io.BytesIO(data), "a.epub", Book.limits)


def test_chapters_are_in_the_order_of_the_spine() -> None:
    chapters = {"a": page("<p>last</p>"), "b": page("<h1>وادي <em>النور</em></h1><p>first</p>")}
    picture = '<item id="p" href="../x.png" media-type="image/png"/>'
    reading = _read(epub(chapters, "ba", picture, **{"x.png": b"\x89PNG"}))
    assert [text.text for text in reading.texts] == ["وادي النور\nfirst\flast"]
    assert (reading.title, reading.byline, reading.language) == ("حصار وادي النور", "Samira Taleb", "ar")
    assert [(part.place, part.kind, part.name, part.start) for part in reading.parts] == [
        ("chapter/1", "chapter", "OEBPS/t x/b.xhtml", 0),
        ("chapter/2", "chapter", "OEBPS/t x/a.xhtml", 17),
        ("embedded/1", "embedded", "x.png", 0),
    ]
    assert [(fact.name, fact.value) for fact in reading.parts[0].facts] == [("heading", "وادي النور")]
    assert ("dcterms:modified", "2016-12-22T09:30:00Z") in [(fact.name, fact.value) for fact in reading.facts]


def test_a_chapter_that_is_not_there_costs_itself_alone() -> None:
    reading = _read(epub({"a": page("<p>one</p>")}, "ab"))
    assert (reading.texts[0].text, reading.parts[1].reason, reading.note) == ("one\f", "malformed", "parts-unread")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (page("<p>a\n  b<br/>c</p><script>no()</script><style>x{}</style>"), "a b\nc"),
        (page("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a\tb\nc"),
        ("<!DOCTYPE html PUBLIC 'x' 'http://example.org/x.dtd'>" + page("<p>a&nbsp;b&own;c</p>"), "a\u00a0bc"),
        ("<p>not <b>closed", "not closed"),
        ("", ""),
        (page("<p>السطر <span dir='ltr'>Wadi</span> هنا</p>"), "السطر Wadi هنا"),
    ],
)
def test_words_of_a_page(markup: str, words: str) -> None:
    assert words_of_page(markup.encode())[0] == words


@pytest.mark.parametrize(
    ("way", "reason"),
    [("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "encrypted"), ("http://www.idpf.org/2008/embedding", None)],
)
def test_a_locked_book_says_so_and_a_veiled_font_is_no_lock(way: str, reason: str | None) -> None:
    method = f'<enc:EncryptionMethod Algorithm="{way}"/>'
    locks = f"<encryption><enc:EncryptedData>{method}</enc:EncryptedData></encryption>"
    data = epub({"a": page("<p>one</p>")}, "a", "", **{"META-INF__encryption.xml": locks.encode()})
    try:
        assert (_read(data).note, reason) == (None, None)
    except ReadingFailed as told:
        assert told.facts["reason"] == reason


def test_names_that_climb_are_only_names() -> None:
    climbing = '<item id="p" href="../../../../etc/passwd" media-type="image/png"/>'
    assert [part.place for part in _read(epub({"a": page("<p>one</p>")}, "a", climbing)).parts] == ["chapter/1"]


def test_a_book_without_a_package_is_malformed() -> None:
    with pytest.raises(ReadingFailed) as told:
        _read(epub({}, "").replace(b"book.opf", b"none.opf", 1))
    assert told.value.facts == {"reason": "malformed"}
