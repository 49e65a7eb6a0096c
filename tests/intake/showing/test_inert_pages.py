"""A hostile page, shown: nothing of it acts, and nothing of it reaches outside."""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from amana.errors import ReadingFailed
from amana.intake import SAVED_PAGE, Reading, page_shown

MARK = "0123456789abcdef"
ATTACKS = tuple(map(json.loads, Path(__file__).with_name("attacks.jsonl").read_text("utf-8").splitlines()))
_ACTING = re.compile(
    r"<(?:script|svg|math|iframe|frame|object|embed|form|input|button|template|noscript|base|textarea|xmp)", re.I
)


def shown(
    page: str | bytes, name: str = "x.html", place: str = "", base: str = "", *, is_style: bool = False
) -> Reading:
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    token = page_shown(MARK, place=place, base=base, is_style=is_style)
    return SAVED_PAGE.read_on(io.BytesIO(data), name, SAVED_PAGE.limits, token)


def check_inert(text: str) -> None:
    """Read again: known elements alone, no handler, no address but references, fragments and pictures inside."""
    assert not _ACTING.search(text), text
    for node in html.fromstring(text.encode()).iter():
        assert isinstance(node.tag, str), text  # no comment, nothing that is no element
        for name, value in node.attrib.items():
            assert not str(name).lower().startswith("on"), text
            assert name not in ("srcdoc", "srcset", "action", "formaction", "ping", "http-equiv", "autofocus"), (
                text
            )
            if name in ("src", "href", "poster", "background"):
                assert re.fullmatch(rf"{MARK}-\d+|#[\w.:-]+|data:image/(?!svg)[\w;,=+/%-]+", str(value)), text
        styles = "".join(map(str, node.itertext())) if node.tag == "style" else ""
        assert "<" not in styles
        check_style(styles + str(node.get("style") or ""))


def check_style(style: str) -> None:
    """Outside of strings, every address is a reference or a picture inside, and nothing is imported."""
    kept = re.sub(r'(?i)url\("(?:0123456789abcdef-\d+|data:image/[^"]*)"\)', "", style)
    plain = re.sub(r"""(?s)"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", "", kept)
    plain = re.sub(r"(?s)\\[^0-9a-fA-F]", "x", plain)
    plain = re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda found: chr(min(int(found[1], 16), 0x10FFFF)), plain)
    assert (
        re.search(r"(?i)@import|url\(|src\(|image-set\(|image\(|expression\(|-moz-binding\s*:", plain) is None
    ), style


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_inert(attack: str) -> None:
    for page in (attack, f"<html><head>{attack}</head><body><p>before {attack} after</p></body></html>"):
        reading = shown(f"<!DOCTYPE html><html><body><p>kept words</p>{page}</body></html>")
        text = reading.texts[0].text
        check_inert(text)
        assert "kept words" in text
        again = shown(text)  # reading it again changes nothing: there is nothing to mutate into
        check_inert(again.texts[0].text)


PIECES = st.sampled_from(
    [
        *ATTACKS,
        "<p>",
        "</p>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<table>",
        "<td>",
        "'",
        '"',
        "\\",
        "url(",
        ")",
        "/*",
    ]
)


@given(st.lists(PIECES | st.text(max_size=12), max_size=12).map("".join))
def test_attacks_put_together_are_inert(page: str) -> None:
    reading = shown(page or "x")
    if reading.texts:
        check_inert(reading.texts[0].text)


@given(
    st.lists(
        st.sampled_from(
            ["url(", "'", '"', "\\", ")", "/*", "*/", "@import ", "{", "}", ";", "\n", "x", "</style>"]
        )
        | st.text(max_size=3)
    ).map("".join)
)
def test_a_style_sheet_names_nothing_outside(style: str) -> None:
    told = shown(style or " ", is_style=True).texts[0].text
    assert "<" not in told
    check_style(told)


def test_what_a_page_says_and_how_it_looks_is_kept() -> None:
    page = """<html lang="ar" dir="rtl"><head><title>وادي النور</title><style>p > b{color:#c00}
    @media (max-width: 40em){p{margin:calc(1em + 2px)}} h1::before{content:"\\201C"}</style></head>
    <body><h1 class="big" style="font-size:2em">عنوان &amp; نص</h1><p>a<b>b</b> &lt;i&gt; <br>c</p>
    <ul><li value=3>one</ul><table border=1><tr><td colspan=2>x</table><a href="#n1">1</a><a id=n1 href=http://a.example/?q=1&amp;r=2>far</a></body>"""
    text = shown(page).texts[0].text
    for kept in (
        '<html lang="ar" dir="rtl">',
        "<title>وادي النور</title>",
        "p > b{color:#c00}",
        "@media (max-width: 40em){p{margin:calc(1em + 2px)}}",
        'content:"\\201C"',
        '<h1 class="big" style="font-size:2em">عنوان &amp; نص</h1>',
        "a<b>b</b> &lt;i&gt; <br>c",
        '<li value="3">one',
        '<td colspan="2">x',
        '<a href="#n1">1</a>',
        'data-address="http://a.example/?q=1&amp;r=2"',
    ):
        assert kept in text


def test_what_is_shown_of_others_is_told_by_number() -> None:
    page = """<head><base href="https://site.example/a/b.html"><link rel=stylesheet href="../s.css"></head>
    <body style="background:url(bg.png)"><img src="p/ 1.jpg">
    <img data-src="real.jpg" src="data:image/gif;base64,AAAA"><picture><source srcset="big.webp 2x"><img></picture>
    <img src="cid:one@a"><img src="p/ 1.jpg">"""
    reading = shown(page)
    named = [(part.name, {fact.name: fact.value for fact in part.facts}) for part in reading.parts]
    assert named == [
        ("../s.css", {"address": "https://site.example/s.css"}),
        ("bg.png", {"address": "https://site.example/a/bg.png", "beside": "bg.png"}),
        ("p/ 1.jpg", {"address": "https://site.example/a/p/ 1.jpg", "beside": "p/ 1.jpg"}),
        ("real.jpg", {"address": "https://site.example/a/real.jpg", "beside": "real.jpg"}),
        ("big.webp", {"address": "https://site.example/a/big.webp", "beside": "big.webp"}),
        ("cid:one@a", {"address": "cid:one@a"}),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 60_000,
        "<b>" * 200_000 + "x",
        "<p style='" + "a(" * 4_000 + "'>" * 50,
        "<style>" + "url(" * 300_000,
        "<style>" + "/*" * 500_000,
        "<style>" + "'\\" * 500_000,
        "<img src=x>" * 60_000,
    ],
    ids=["deep", "inline", "functions", "urls", "comments", "strings", "pictures"],
)
def test_a_page_made_to_be_slow_is_not(page: str) -> None:
    begun = time.process_time()
    reading = shown(page)
    assert time.process_time() - begun < 10
    if reading.texts:
        assert len(reading.texts[0].text) < 8 << 20


def test_too_large_a_page_is_refused() -> None:
    with pytest.raises(ReadingFailed) as fault:
        shown(b"<html>" + b"x" * (5 << 20))
    assert fault.value.facts["reason"] == "too-large"


def test_xml_entities_and_foreign_files_are_no_page() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><html xmlns="http://www.w3.org/1999/xhtml"><p>&b;</p></html>'
    reading = shown(bomb, "x.xhtml")
    assert not reading.texts or len(reading.texts[0].text) < 1000
    assert shown(b"%PDF-1.7").note == "no-text"
    for token in ("", "{}", page_shown("short"), page_shown("<" * 16)):
        with pytest.raises(ReadingFailed):
            SAVED_PAGE.read_on(io.BytesIO(b"<html>"), "x.html", SAVED_PAGE.limits, token)


def test_what_follows_an_element_without_content_is_kept() -> None:
    page = "<div><picture><source srcset=a><img src=b.png></picture><embed src=c><p>mill</p>"
    page += "<bgsound src=d><p>ford</p>"
    text = shown(page + "<video><track src=e>well</video><keygen><p>wall<image src=f><p>road</div>").texts[0].text
    check_inert(text)
    assert re.findall("mill|ford|well|wall|road", text) == ["mill", "ford", "well", "wall", "road"]
    assert text.count("<img") == 1
    assert not re.search("<(?:embed|source|track|bgsound|keygen|image)", text)
