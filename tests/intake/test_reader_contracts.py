"""Every reader keeps the contract."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

from amana.intake import READERS, Reader
from tests.contracts.found import contracts
from tests.contracts.reader_contract import ReaderContract
from tests.intake import pdf_maker
from tests.intake.docx_maker import docx, paragraph
from tests.intake.test_web_page import PAGE

_WITHOUT = {
    "outlook-mailbox": "what parses it is a library in C, which is asked in the confined process alone",
    "ocr": "it takes no file by itself: what it reads is handed to it by others",
}


def _named(name: str) -> Reader:
    return next(reader for reader in READERS if reader.name == name)


class TestPlainText(ReaderContract):
    def reader(self) -> Reader:
        return _named("plain-text")

    def sample(self) -> tuple[bytes, str]:
        return "وصلت القافلة إلى وادي النور.\n".encode(), "note.txt"


class TestWebPage(ReaderContract):
    def reader(self) -> Reader:
        return _named("web-page")

    def sample(self) -> tuple[bytes, str]:
        return PAGE.encode(), "page.html"


class TestWordDocument(ReaderContract):
    def reader(self) -> Reader:
        return _named("word-document")

    def sample(self) -> tuple[bytes, str]:
        return _docx(), "letter.docx"


class TestPdfDocument(ReaderContract):
    def reader(self) -> Reader:
        return _named("pdf-document")

    def sample(self) -> tuple[bytes, str]:
        line = pdf_maker.placed_right_to_left([*"وادي النور"], 500, 700)
        return pdf_maker.text_pdf([line, line], b"/Title(Letter)"), "letter.pdf"


class TestPhoto(ReaderContract):
    def reader(self) -> Reader:
        return _named("photo")

    def sample(self) -> tuple[bytes, str]:
        sink = io.BytesIO()
        exif = Image.Exif()
        exif[0x010F] = "Invented"
        Image.radial_gradient("L").save(sink, "JPEG", exif=exif)
        return sink.getvalue(), "IMG_0001.JPG"


@cache
def _docx() -> bytes:
    return docx(paragraph("وادي النور"))


def test_every_reader_has_its_contract() -> None:
    assert {*contracts(), *_WITHOUT} == {reader.name for reader in READERS}
    assert not contracts().keys() & _WITHOUT.keys()
