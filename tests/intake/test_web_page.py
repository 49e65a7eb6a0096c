"""Pages saved from the web: the article, what the page says of itself, and pages made to break a reader."""

from __future__ import annotations

import io
import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ReadingFailed
from amana.intake import Outcome, ReaderPool, Reading, readers
from amana.intake.pages.web_page import WebPage

FIRST = "قالت سميرة طالب إن أكثر من 1,500 شخص غادروا وادي النور يوم الخميس، بعد أسابيع من الحصار الطويل."
SECOND = "وأضاف إدريس كرم أن المستشفى الوحيد في المدينة توقف عن العمل، وأن الطريق إلى الجبل ما زال مغلقا."
PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0030)https://river.example/siege -->
<html lang="ar"><head><meta charset="utf-8"><title>حصار وادي النور | شبكة النهر</title>
<meta property="og:title" content="حصار وادي النور"><meta property="og:site_name" content="شبكة النهر">
<meta name="author" content="سميرة طالب">
<meta property="article:published_time" content="2016-12-22T10:00:00+02:00">
<link rel="canonical" href="https://river.example/siege">
<style>p {{ color: red }}</style><script>var hidden = "لا يقرأ";</script></head>
<body><nav><a href="/">الرئيسية</a> <a href="/news">أخبار أخرى كثيرة</a></nav>
<article><h1>حصار وادي النور</h1><p>{FIRST}</p><p>{SECOND}</p>
<table><tr><td>قتلى</td><td>12</td></tr></table></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def _read(page: str | bytes) -> Reading:
    data = page if isinstance(page, bytes) else page.encode()
    return WebPage().read(io.BytesIO(data), "a.html", WebPage.limits)


def test_the_article_without_what_stands_round_it() -> None:
    text = _read(PAGE).texts[0].text
    assert FIRST in text
    assert SECOND in text
    assert "12" in text
    for other in ("الرئيسية", "محفوظة", "hidden", "color"):
        assert other not in text


def test_what_the_page_says_of_itself() -> None:
    reading = _read(PAGE)
    assert reading.title == "حصار وادي النور"
    assert reading.byline == "سميرة طالب"
    assert reading.site == "شبكة النهر"
    assert reading.published == "2016-12-22"
    assert reading.language == "ar"
    told = {fact.name: fact.value for fact in reading.facts}
    assert told["canonical"] == told["saved-from"] == "https://river.example/siege"
    assert told["article:published_time"] == "2016-12-22T10:00:00+02:00"


def test_in_a_page_without_end_no_article_is_sought_and_all_that_is_seen_is_read() -> None:
    page = PAGE.replace("<footer>", "<ul>" + "<li>x" * 51_000 + "</ul><footer>")
    began = time.process_time()
    reading = _read(page)
    assert time.process_time() - began < 5
    told = {fact.name: fact.value for fact in reading.facts}
    assert told["article-not-sought"] == "more than 50000 elements"
    assert told["canonical"] == "https://river.example/siege"
    assert (reading.title, reading.byline, reading.site) == ("حصار وادي النور", "سميرة طالب", "شبكة النهر")
    assert reading.published == "2016-12-22"
    text = reading.texts[0].text
    assert text.count("\nx") == 51_000
    assert FIRST in text
    assert "محفوظة" in text


def test_a_page_with_many_marks_that_are_no_elements_has_its_article() -> None:
    reading = _read(PAGE.replace("var hidden", "/*" + "<" * 60_000 + "*/ var hidden"))
    assert "article-not-sought" not in {fact.name for fact in reading.facts}
    assert "محفوظة" not in reading.texts[0].text


def test_a_date_in_the_words_is_no_date_of_publication() -> None:
    assert _read(f"<html><body><article><p>{FIRST} في 12 ديسمبر 2016.</p></article></body>").published is None


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-1256", "cp1256"),
        ("utf-8", "cp1256"),  # wrong: the bytes are no UTF-8
        ("windows-1252", "cp1256"),  # wrong: every byte would pass, as nonsense
        ("iso-8859-6", "iso8859-6"),
        ("windows-1256", "utf-8"),  # wrong: saved again by a browser
        ("no-such-charset", "utf-8"),
    ],
)
def test_the_charset_is_what_the_bytes_are(declared: str, codec: str) -> None:
    reading = _read(PAGE.replace('charset="utf-8"', f'charset="{declared}"').encode(codec))
    assert FIRST in reading.texts[0].text
    told = {fact.name: fact.value for fact in reading.facts}
    assert (told["declared-charset"], told["decoded-as"]) == (declared, codec)


def test_utf16_with_a_mark() -> None:
    assert FIRST in _read(PAGE.encode("utf-16")).texts[0].text


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul><li"])
def test_ten_thousand_nested_tags(tag: str) -> None:
    reading = _read(f"<html><body>{f'<{tag}>' * 10_000}words deep inside")
    assert reading.texts[0].text == "words deep inside"


def test_where_no_article_is_found_all_that_is_seen_is_read() -> None:
    assert _read("<p>short").texts[0].text == "short"
    assert _read("<title>t</title><div>one</div><script>no</script><div>two&nbsp;three").texts[0].text


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title><foreignObject><body><p>The well.</p></body>'
    '</foreignObject><g><style>p{}</style></g><text y="20">The ford of Wadi al-Noor</text><desc>Drawn</desc></svg>'
)


def test_a_page_that_is_one_drawing_is_read() -> None:
    text = _read(DRAWING).texts[0].text
    assert "The well." in text
    assert "The ford of Wadi al-Noor" in text


@pytest.mark.parametrize("tag", ["svg", "form", "noscript", "iframe", "object", "table", "math", "body"])
def test_a_page_that_is_one_element_of_any_kind_is_read(tag: str) -> None:
    assert _read(f"<{tag}><p>Idris</p></{tag}>").note in {None, "no-text"}


def test_where_nearly_all_words_stand_in_a_drawing_they_are_read_where_it_stands() -> None:
    page = f"<html><body><p>A</p>{DRAWING}<p>B</p></body></html>"
    assert _read(page).texts[0].text == "A\nThe well.\nThe ford of Wadi al-Noor\nB"


def test_a_page_without_words_says_so() -> None:
    reading = _read("<html><head><title>Wadi</title></head><body><img src=a.jpg></body></html>")
    assert (reading.texts, reading.note, reading.title) == ((), "no-text", "Wadi")


def test_a_character_reference_to_half_a_character_does_no_harm() -> None:
    reading = _read("<p>before &#xD800; after &#0; end\x00</p>")
    assert reading.texts[0].text.encode()


def test_single_file_says_where_and_when_it_saved() -> None:
    page = PAGE.replace(
        "<!-- saved from url=(0030)https://river.example/siege -->",
        "<!--\n Page saved with SingleFile \n url: https://a.example/x \n saved date: Thu Dec 22 2016 \n-->",
    )
    told = {fact.name: fact.value for fact in _read(page).facts}
    assert (told["saved-from"], told["saved-at"]) == ("https://a.example/x", "Thu Dec 22 2016")


def test_a_page_that_says_too_much_is_cut() -> None:
    reading = _read("<html><head>" + '<meta name="author" content="x y">' * 1000 + "<title>" + "t" * 100_000)
    assert sum(fact.name == "author" for fact in reading.facts) == 40
    assert len(reading.title or "") <= 2000


def test_too_large_is_refused() -> None:
    with pytest.raises(ReadingFailed):
        WebPage().read(io.BytesIO(b"x" * 101), "a.html", type(WebPage.limits)(input_bytes=100))


def test_reading_a_page_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a connection was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = PAGE.replace("<body>", '<body><img src="https://a.example/x.png"><iframe src="https://a.example">')
    page = '<!DOCTYPE html SYSTEM "https://a.example/x.dtd">' + page
    assert FIRST in _read(page).texts[0].text


def _outcome(pool: ReaderPool, page: bytes) -> Outcome:
    return pool.read(page, len(page), "text/html", page[:4096], "a.html")


def test_all_of_it_holds_in_the_confined_process() -> None:
    with readers(1) as pool:
        outcome = _outcome(pool, PAGE.encode())
        deep = _outcome(pool, b"<div>" * 10_000 + b"words deep inside")
    assert outcome.reading == _read(PAGE)
    assert deep.outcome == "read"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<td", ">", "<!--", "-->", "<![CDATA[", "&#x", "نور ", "<title>", "\x00"])
    )
)
def test_broken_markup_is_read_all_the_same(pieces: list[str]) -> None:
    reading = _read("".join(pieces))
    assert reading.note in {None, "no-text", "empty"}


@pytest.mark.parametrize(
    "opened", ["<!-- saved from url=(", "<![CDATA[<b>", "<td", "<!--><!--", "<a href='", "<?x"]
)
def test_what_is_opened_a_hundred_thousand_times_and_never_closed(opened: str) -> None:
    assert _read("<p>words</p>" + opened * 100_000).texts
