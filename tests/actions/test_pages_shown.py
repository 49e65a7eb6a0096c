"""Saved pages as they are shown: their pictures and styles are those that are kept beside them or in them."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.errors import ItemUnknown, ReadingFailed
from tests.actions.test_linking import archive as archive  # a fixture
from tests.actions.test_linking import items, png
from tests.actions.test_viewing import added

PAGE = """<html lang="ar" dir="rtl"><head><title>Wall</title><link rel="stylesheet" href="wall_files/a%20b.css">
<style>h1{{background:url(wall_files/wall.png)}} p{{background:url(http://far.example/x.png)}}</style></head>
<body><h1>Jidar</h1><p>{words}</p><img src="wall_files/wall.png"><img src="http://far.example/y.png">
<script>alert(1)</script></body></html>"""


def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved" / "wall_files"
    folder.mkdir(parents=True)
    (tmp_path / "saved" / "wall.html").write_text(PAGE.format(words="the wall stood. " * 30))
    (folder / "wall.png").write_bytes(png())
    (folder / "a b.css").write_text("@import url(http://far.example); h1{color:red;background:url('wall.png')}")
    return tmp_path / "saved"


def test_a_page_leads_to_the_files_beside_it(archive: OpenArchive, tmp_path: Path) -> None:
    archive.add(saved(tmp_path))
    known = items(archive)
    shown = archive.safe_page(known["wall.html"])
    assert shown is not None
    assert f'<img src="item:{known["wall.png"]}">' in shown
    assert f'<link rel="stylesheet" href="item:{known["a b.css"]}">' in shown
    assert f'h1{{background:url("item:{known["wall.png"]}")}}' in shown
    assert "p{background:none}" in shown
    assert "<img>" in shown  # what lies far is not asked for
    assert "far.example" not in shown
    assert "script" not in shown
    style = archive.safe_style(known["a b.css"])
    assert style.strip() == f'h1{{color:red;background:url("item:{known["wall.png"]}")}}'


def test_a_page_in_an_archive_leads_to_what_is_beside_it_there(archive: OpenArchive, tmp_path: Path) -> None:
    folder, sink = saved(tmp_path), io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for path in sorted(folder.rglob("*.*")):
            made.write(path, str(path.relative_to(tmp_path)))
    item = added(archive, tmp_path / "box.zip", sink.getvalue())
    shown = archive.safe_page(item, "member/saved/wall.html")
    assert shown is not None
    assert '<img src="part:member/saved/wall_files/wall.png">' in shown
    assert 'href="part:member/saved/wall_files/a%20b.css"' in shown
    style = archive.safe_style(item, "member/saved/wall_files/a b.css")
    assert 'url("part:member/saved/wall_files/wall.png")' in style


def test_a_page_in_one_file_leads_to_its_own_parts(archive: OpenArchive, tmp_path: Path) -> None:
    encoded = base64.b64encode(png()).decode()
    mhtml = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://site.example/a/page.html\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="BB"\n\n--BB\nContent-Type: text/html\n'
        "Content-Location: https://site.example/a/page.html\n\n"
        + PAGE.format(words="the wall stood. " * 30).replace("wall_files/wall.png", "../pic.png")
        + "\n--BB\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n"
        f"Content-Location: https://site.example/pic.png\n\n{encoded}\n--BB--\n"
    )
    item = added(archive, tmp_path / "page.mhtml", mhtml.encode())
    shown = archive.safe_page(item)
    assert shown is not None
    assert '<img src="part:resource/2">' in shown
    assert 'background:url("part:resource/2")' in shown
    with archive.content(item, "resource/2") as content:
        assert content.media_type == "image/png"


def test_the_html_of_a_mail_shows_its_pictures(archive: OpenArchive, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "samira@example.org", "The wall"
    message.set_content("plain words")
    message.add_alternative(
        '<p onclick="x()">words <img src="cid:one@x"><img src="cid:two@x"></p>', subtype="html"
    )
    part = list(message.iter_parts())[1]
    assert isinstance(part, EmailMessage)
    part.add_related(png(), "image", "png", cid="<one@x>")
    item = added(archive, tmp_path / "letter.eml", message.as_bytes())
    shown = archive.safe_page(item)
    assert shown is not None
    assert re.search(r'<p>words <img src="part:attachment/\d+"><img></p>', shown)
    assert archive.safe_page(added(archive, tmp_path / "plain.eml", b"From: a@example.org\n\nwords")) is None


def epub() -> bytes:
    sink = io.BytesIO()
    chapters = [
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>C{n}</h1><img src='../i/w.png'/></body></html>"
        for n in (1, 2)
    ]
    with zipfile.ZipFile(sink, "w") as made:
        made.writestr("mimetype", "application/epub+zip")
        made.writestr(
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='O/p.opf'/></rootfiles></container>",
        )
        made.writestr(
            "O/p.opf",
            "<package><manifest><item id='a' href='t/1.xhtml' media-type='application/xhtml+xml'/>"
            "<item id='b' href='t/2.xhtml' media-type='application/xhtml+xml'/>"
            "<item id='w' href='i/w.png' media-type='image/png'/></manifest>"
            "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
        )
        for number, chapter in enumerate(chapters, 1):
            made.writestr(f"O/t/{number}.xhtml", chapter)
        made.writestr("O/i/w.png", png())
    return sink.getvalue()


def test_a_chapter_of_a_book_shows_its_pictures(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "book.epub", epub())
    second = archive.safe_page(item, "chapter/2")
    assert second is not None
    assert '<h1>C2</h1><img src="part:embedded/1">' in second
    assert "C1" in (archive.safe_page(item) or "")
    assert archive.safe_page(item, "chapter/3") is None


def test_a_recorded_page_leads_to_the_other_records(archive: OpenArchive, tmp_path: Path) -> None:
    def record(address: str, kind: str, body: bytes) -> bytes:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\n"
        )
        return head.encode() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"

    page = b"<html><body><p>words</p><img src='/i/w.png?x=1'><img src='/no.png'></body></html>"
    warc = record("https://site.example/a/", "text/html", page)
    warc += record("https://site.example/i/w.png?x=1", "image/png", png())
    item = added(archive, tmp_path / "site.warc", warc)
    shown = archive.safe_page(item, "record/1")
    assert shown is not None
    assert '<img src="part:record/2"><img>' in shown


def test_what_is_no_page_has_none(archive: OpenArchive, tmp_path: Path) -> None:
    item = added(archive, tmp_path / "wall.png", png())
    assert archive.safe_page(item) is None
    with pytest.raises(ItemUnknown):
        archive.safe_page(item, "member/page.html")
    # Large by what is no text: nobody has to read a million words to be told so.
    large = added(archive, tmp_path / "large.html", b"<html><body>" + b"<!-- -->" * (3 << 18))
    with pytest.raises(ReadingFailed) as fault:
        archive.safe_page(large)
    assert fault.value.facts["reason"] == "too-large"
