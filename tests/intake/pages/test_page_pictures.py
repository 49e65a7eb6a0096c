"""Pictures of a page beside their words: captions told apart by language, inline files, siblings on the disk."""

from __future__ import annotations

import base64
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.intake import Part, Reading, readers
from amana.intake.pages.pictures import MOST_PICTURES, beside
from amana.intake.pages.web_page import WebPage

WORDS = "قالت سميرة طالب إن أكثر من 1,500 شخص غادروا وادي النور يوم الخميس، بعد أسابيع من الحصار الطويل."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(80))
INLINE = base64.b64encode(PNG).decode()


def _read(body: str, head: str = "") -> Reading:
    page = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><article><p>{WORDS}</p>{body}<p>{WORDS}</p>'
    return WebPage().read(io.BytesIO(page.encode()), "a.html", WebPage.limits)


def _words(reading: Reading, part: Part) -> str | None:
    return None if part.text is None else reading.texts[part.text].text[part.start : part.end]


def _told(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def _pictures(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (part.name, _words(reading, part), _told(part).get("language"))
        for part in reading.parts
        if part.kind == "picture"
    ]


TWO = [("w.jpg", "سنعود يا وادي النور", "ar"), ("w.jpg", "We will return to you, Wadi al-Noor", "en")]


@pytest.mark.parametrize(
    "held",
    [
        '<figure>{0}<figcaption><p lang="ar">{1}</p><p lang="en">{2}</p></figcaption></figure>',
        "<figure>{0}<figcaption>{1}<br>{2}</figcaption></figure>",
        "<figure>{0}<figcaption>{1}</figcaption><figcaption>{2}</figcaption></figure>",
        "<figure>{0}<figcaption>{1} / {2}</figcaption></figure>",
        "<figure><a href=x>{0}</a><figcaption><span>{1}</span> <i lang=en>{2}</i></figcaption></figure>",
        '<div class="wp-caption"><a href=x>{0}</a><p class="wp-caption-text">{1}<br>{2}</p></div>',
        '<div class="photo-box"><i>{0}</i><div class="media-caption">{1}</div><p class="caption">{2}</p></div>',
        '<figure><img src=w.jpg alt="{2}"><figcaption>{1}</figcaption></figure>',
    ],
)
def test_a_caption_in_two_languages_is_two_of_one_picture(held: str) -> None:
    reading = _read(held.format("<img src=w.jpg>", TWO[0][1], TWO[1][1]))
    assert _pictures(reading) == TWO
    assert {part.of for part in reading.parts} == {None, "picture/1"}


def test_every_caption_is_in_a_text() -> None:
    reading = _read("<figure><img src=a.jpg><figcaption>The square, before the bus left</figcaption></figure>")
    assert "The square, before the bus left" in "\n".join(text.text for text in reading.texts)
    assert WORDS in reading.texts[0].text
    assert reading.note is None


def test_a_caption_that_stands_in_the_article_is_a_span_there() -> None:
    reading = _read(f'<img src=a.jpg alt="{WORDS[:40].rsplit(" ", 1)[0]}">')
    (part,) = reading.parts
    assert (part.text, _words(reading, part)) == (0, WORDS[:40].rsplit(" ", 1)[0])


def test_figures_in_a_figure_keep_their_own_captions() -> None:
    reading = _read(
        "<figure><figure><img src=1.jpg><figcaption>The first of the two</figcaption></figure>"
        "<figure><img src=2.jpg><figcaption>The second of the two</figcaption></figure>"
        "<figcaption>Both of them</figcaption></figure>"
    )
    told = [row[:2] for row in _pictures(reading)]
    assert told == [("1.jpg", "The first of the two"), ("2.jpg", "The second of the two")]


def test_what_is_told_of_a_picture() -> None:
    reading = _read(
        '<figure><img src="p_files/a%20b.jpg" alt="IMG_1.jpg" title="Wall">'
        '<figcaption>On the wall <span class="credit">Photo: Yusuf</span></figcaption></figure>'
    )
    (part,) = reading.parts
    told = _told(part)
    assert part.name == "p_files/a%20b.jpg"
    assert (told["alt"], told["beside"], told["credit"]) == ("IMG_1.jpg", "p_files/a b.jpg", "Photo: Yusuf")
    assert _words(reading, part) == "On the wall Photo: Yusuf"


def test_a_picture_without_words_is_a_part_all_the_same() -> None:
    reading = _read('<img src="https://a.example/icon.png" alt="x">')
    assert _pictures(reading) == [("https://a.example/icon.png", None, None)]


def test_a_picture_that_a_script_would_have_loaded() -> None:
    reading = _read(
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="real.jpg" alt="The bus at noon">'
    )
    assert _pictures(reading) == [("real.jpg", "The bus at noon", "en")]


def test_files_inside_the_page_are_parts_of_it() -> None:
    style = f"<style>b {{ background: url(data:image/png;base64,{INLINE}) }}</style>"
    reading = _read(f'<img src="data:image/png;base64,{INLINE}" alt="A wall with words">', style)
    files = [part for part in reading.parts if part.kind == "resource"]
    assert [(part.place, part.media_type, part.data) for part in files] == [
        ("inline/1", "image/png", PNG),
        ("inline/2", "image/png", PNG),
    ]
    (picture,) = (part for part in reading.parts if part.kind == "picture")
    assert (picture.name, _told(picture)["resource"]) == (None, "inline/2")


def test_an_inline_file_that_is_shown_as_words_stays_as_it_is_written() -> None:
    shown = f'src="data:image/png;base64,{INLINE}"'
    assert shown in _read(f"<p>Write {shown} into the page.</p>").texts[0].text


def test_too_many_and_too_large_inline_files_are_told() -> None:
    page = f'<p>{WORDS}</p><img src="data:image/png;base64,{INLINE}">' * 3
    limits = type(WebPage.limits)(unpacked_bytes=len(PNG) + 10)
    reading = WebPage().read(io.BytesIO(page.encode()), "a.html", limits)
    files = [part for part in reading.parts if part.kind == "resource"]
    assert [part.reason for part in files] == [None, "too-large", "too-large"]
    assert reading.note == "parts-unread"


def test_pictures_beyond_the_limit_are_told() -> None:
    reading = _read("<img src=a.jpg>" * (MOST_PICTURES + 1))
    assert (len(reading.parts), reading.note) == (MOST_PICTURES, "left-out")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("page_files/a%20b.jpg", "page_files/a b.jpg"),
        ("./x/../y/%D9%86.png?v=1#top", "y/ن.png"),
        ("a%zz%ff.jpg", "a%zz%ff.jpg"),
        ("x\\y.jpg", "x/y.jpg"),
        ("../secret.jpg", None),
        ("x/../../secret.jpg", None),
        ("x/%2e%2e/%2e%2e/secret.jpg", None),
        ("/etc/passwd", None),
        ("%2fetc/passwd", None),
        ("\\\\host\\share", None),
        ("https://a.example/b.jpg", None),
        ("file:///etc/passwd", None),
        ("C:\\b.jpg", None),
        ("a%00.jpg", None),
        ("", None),
    ],
)
def test_only_what_lies_beside_the_page_is_beside_it(address: str, path: str | None) -> None:
    assert beside(address) == path


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<figure>", "</figure>", "<figcaption lang=ar>", "</figcaption>", "<img src=a alt='a b'>", "<br>",
             "نور ", "<p class=caption>", "</p>", "We leave ", " / ", "<script>", "<div class=credit>", "</div>"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_however_figures_are_broken_spans_hold(pieces: list[str]) -> None:
    reading = WebPage().read(io.BytesIO("".join(pieces).encode()), "a.html", WebPage.limits)
    assert len({part.place for part in reading.parts}) == len(reading.parts)
    for part in reading.parts:
        words = _words(reading, part)
        assert words is None or words.strip() == words != ""


def test_a_page_of_endless_captions_goes_through_the_pipe() -> None:
    """What one answer may hold is bounded: the rest is told to be left out."""
    words = "نور " * 480
    page = "".join(
        f"<figure><img src='{at}.jpg' alt='{at} {words}'><figcaption>{at} 🕊 {words}</figcaption></figure>"
        for at in range(400)
    )
    data = f"<!DOCTYPE html><html><body><p>{WORDS}</p>{page}".encode()
    with readers(1) as pool:
        outcome = pool.read(data, len(data), "text/html", data[:4096], "a.html")
    assert (outcome.outcome, outcome.reason) == ("read", "left-out")
    assert outcome.reading is not None
    assert len(outcome.reading.parts) > 100  # of 1,200
