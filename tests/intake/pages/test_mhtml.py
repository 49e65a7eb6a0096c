"""Pages saved as one MHTML file: the root is read, the rest are parts, and pictures find their files."""

from __future__ import annotations

import base64
import io
import quopri
from dataclasses import replace
from typing import Any

import pytest

from amana.errors import ReadingFailed
from amana.intake import READERS, Part, Reader, Reading, media_type, readers
from amana.intake.pages.mhtml import Mhtml
from tests.contracts.reader_contract import ReaderContract

ROOT = "https://river.example/2030/siege"
WORDS = "قالت سميرة طالب إن أكثر من 1,500 شخص غادروا وادي النور يوم الخميس، بعد أسابيع من الحصار الطويل."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><title>حصار وادي النور</title>
<link rel="stylesheet" href="cid:css-1@mhtml.blink"></head><body><article><p>{WORDS}</p>
<figure><img src="../wall.png"><figcaption>Words on the wall of the school</figcaption></figure>
<img src="cid:bus@x" alt="The bus before noon"><p>{WORDS}</p></article>
<iframe src="cid:frame-1@mhtml.blink"></iframe></body></html>"""
PNG = b"\x89PNG\r\n\x1a\n\r\n--not a boundary\r\n" + bytes(range(256))
BUS = b"\xff\xd8\xff\xe0\n\r\n" + bytes(range(255, 0, -1))
MARK = "----MultipartBoundary--invented----"


def _part(kind: str, encoding: str, body: bytes, *headers: str) -> bytes:
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(body)
    lines = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}", *headers]
    return f"--{MARK}\r\n".encode() + "\r\n".join(lines).encode() + b"\r\n\r\n" + packed + b"\r\n"


def saved(page: str = PAGE, encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    """A page as Chrome saves it: quoted-printable, a picture in base64, one as it is, a frame, a style."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + ROOT + "\r\n"
        "Subject: =?utf-8?Q?=D8=AD=D8=B5=D8=A7=D8=B1?=\r\nDate: Sun, 22 Dec 2030 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        f'\tboundary="{MARK}"\r\n\r\n\r\n'
    )
    root = _part(f'text/html; charset="{charset}"', encoding, page.encode(charset), f"Content-Location: {ROOT}")
    return b"".join(
        [
            head.encode(),
            root,
            _part("text/css", "quoted-printable", b"p { color: red }", "Content-ID: <css-1@mhtml.blink>"),
            _part("image/png", "base64", PNG, "Content-Location: https://river.example/wall.png"),
            _part("image/jpeg", "binary", BUS, "Content-ID: <bus@x>"),
            _part("text/html", "8bit", "<p>إطار</p>".encode(), "Content-ID: <frame-1@mhtml.blink>"),
            f"--{MARK}--\r\n".encode(),
        ]
    )


class TestMhtml(ReaderContract):
    def reader(self) -> Reader:
        return next(reader for reader in READERS if reader.name == "mhtml")

    def sample(self) -> tuple[bytes, str]:
        return saved(), "siege.mhtml"


def _read(data: bytes, **limits: int) -> Reading:
    given: Any = limits
    return Mhtml().read(io.BytesIO(data), "a.mhtml", replace(Mhtml.limits, **given))


def _told(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def test_the_page_is_read_as_any_page() -> None:
    reading = _read(saved())
    assert WORDS in reading.texts[0].text
    assert (reading.title, reading.language, reading.note) == ("حصار وادي النور", "ar", None)
    told = {fact.name: (fact.value, fact.raw) for fact in reading.facts}
    assert told["saved-from"] == (ROOT, None)
    assert told["saved-at"] == ("Sun, 22 Dec 2030 10:00:00 -0000", None)
    assert told["Subject"] == ("حصار", "=?utf-8?Q?=D8=AD=D8=B5=D8=A7=D8=B1?=")


def test_every_resource_is_a_part_with_its_own_bytes() -> None:
    parts = [part for part in _read(saved()).parts if part.kind == "resource"]
    assert [(part.place, part.media_type, part.data) for part in parts] == [
        ("resource/1", "text/html", None),  # the root, read here
        ("resource/2", "text/css", b"p { color: red }"),
        ("resource/3", "image/png", PNG),
        ("resource/4", "image/jpeg", BUS),
        ("resource/5", "text/html", "<p>إطار</p>".encode()),
    ]
    assert (_told(parts[0])["root"], parts[2].name) == ("yes", "https://river.example/wall.png")


def test_pictures_point_to_their_files() -> None:
    pictures = [part for part in _read(saved()).parts if part.kind == "picture"]
    assert [(part.name, _told(part)["resource"]) for part in pictures] == [
        ("../wall.png", "resource/3"),
        ("cid:bus@x", "resource/4"),
    ]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "7bit", "binary"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_encodings_and_charsets(encoding: str, charset: str) -> None:
    reading = _read(saved(encoding=encoding, charset=charset))
    assert WORDS in reading.texts[0].text
    assert {fact.name: fact.value for fact in reading.facts}["declared-charset"] == charset


def test_as_internet_explorer_saves_it() -> None:
    data = saved().replace(b"<Saved by Blink>", b'"Saved by Windows Internet Explorer 11"')
    data = data.replace(b"Snapshot-Content-Location", b"X-Other").replace(b"\r\n", b"\n")
    assert media_type(data[:4096], "a.mht") == "multipart/related"
    assert Mhtml().recognises("message/rfc822", data[:4096], "noname")
    assert WORDS in _read(data).texts[0].text


def test_a_mail_is_none_of_these() -> None:
    mail = b"From: Samira <samira@river.example>\r\nContent-Type: multipart/related; boundary=x\r\n"
    assert not Mhtml().recognises("message/rfc822", mail, "a.eml")


def test_the_part_that_start_names_is_the_root() -> None:
    data = saved().replace(b'type="text/html";', b'type="text/html"; start="<frame-1@mhtml.blink>";')
    assert _read(data).texts[0].text == "إطار"


def test_a_page_alone_needs_no_parts() -> None:
    data = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>"
        + WORDS.encode()
    )
    assert _read(data).texts[0].text == WORDS


def test_a_file_that_was_cut_is_read_as_far_as_it_goes() -> None:
    data = saved()
    reading = _read(data[: data.index(b"image/jpeg") + 100])
    assert (reading.note, len(reading.parts) > 3) == ("cut-short", True)


def test_what_is_too_large_is_told() -> None:
    reading = _read(saved(), unpacked_bytes=400)
    told = [(part.place, part.reason) for part in reading.parts if part.reason]
    assert told == [("resource/4", "too-large")]
    assert reading.note == "parts-unread"


@pytest.mark.parametrize(
    "data",
    [
        b"From: <Saved by Blink>\r\n\r\n",
        saved().replace(b"text/html", b"text/other"),
        saved().replace(MARK.encode() + b'"', b'another"'),
        b"Content-Type: multipart/related; boundary=" + b"x" * 100_000,
        b"Content-Type: multipart/related; boundary*0*=utf-9''%zz\r\n\r\n--",
    ],
)
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingFailed):
        _read(data)


def test_a_hundred_thousand_parts_are_no_page() -> None:
    data = saved().replace(f"--{MARK}--".encode(), b"") + f"--{MARK}\r\n\r\n\r\n".encode() * 100_000
    with pytest.raises(ReadingFailed):
        _read(data)


def test_it_holds_in_the_confined_process() -> None:
    data = saved()
    with readers(1) as pool:
        outcome = pool.read(data, len(data), media_type(data[:4096], "x"), data[:4096], "x")
    assert (outcome.module, outcome.reading) == ("mhtml", _read(data))
