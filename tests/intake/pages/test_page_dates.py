"""When a page was published, where it says so, and the links in its text."""

from __future__ import annotations

import io

import pytest

from amana.intake import Reading
from amana.intake.pages.web_page import WebPage

WORDS = (
    "Samira Taleb said that more than 1,500 people had left Wadi al-Noor after weeks of siege, and that the road "
)
LD = '<script type="application/ld+json">{}</script>'


def _read(head: str, body: str = "") -> Reading:
    page = (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/menu>Home</a></nav><article><h1>Siege</h1>"
    )
    page += f"{body}<p>{WORDS}was closed.</p><p>{WORDS}had been open until noon.</p></article></body></html>"
    return WebPage().read(io.BytesIO(page.encode()), "a.html", WebPage.limits)


@pytest.mark.parametrize(
    ("head", "body", "where", "raw"),
    [
        (
            '<meta property="article:published_time" content="2016-12-22T10:00:00+02:00">',
            "",
            "meta article:published_time",
            "2016-12-22T10:00:00+02:00",
        ),
        (LD.format('{"@graph":[{"datePublished":"2016-12-22"}]}'), "", "json-ld:datePublished", "2016-12-22"),
        ("", '<time datetime="2016-12-22T08:00">Thursday</time>', "time", "2016-12-22T08:00"),
        (
            '<link rel="canonical" href="https://river.example/2016/12/22/siege">',
            "",
            "address",
            "https://river.example/2016/12/22/siege",
        ),
        ("", '<span class="post-date">22 December 2016</span>', "element span", "22 December 2016"),
    ],
)
def test_where_the_date_is_told_stands_beside_it(head: str, body: str, where: str, raw: str) -> None:
    reading = _read(head, body)
    assert reading.published == "2016-12-22"
    (fact,) = (fact for fact in reading.facts if fact.name == "published-found-in")
    assert (fact.value, fact.raw) == (where, raw)


def test_a_page_that_tells_no_date_has_none() -> None:
    reading = _read("")
    assert reading.published is None
    assert not [fact for fact in reading.facts if fact.name == "published-found-in"]


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"datePublished": 5}', "null", '{"a":' * 3000, '"x"'])
def test_broken_json_ld_does_no_harm(script: str) -> None:
    assert _read(LD.format(script)).texts


def test_dates_that_disagree_are_all_kept() -> None:
    reading = _read(
        '<meta name="date" content="2016-12-21">' + LD.format('{"datePublished":"2016-12-22"}'),
        '<time datetime="2016-12-23">Friday</time>',
    )
    told = {fact.name: fact.value for fact in reading.facts}
    assert (told["date"], told["json-ld:datePublished"], told["time"]) == (
        "2016-12-21",
        "2016-12-22",
        "2016-12-23",
    )


def test_links_in_the_words_are_told_and_those_of_the_menu_are_not() -> None:
    body = f'<p>{WORDS}<a href=" /list?a=1&amp;b=2 ">is named in a list</a>. <a href="#top">Up</a></p>'
    links = [fact.value for fact in _read("", body).facts if fact.name == "link"]
    assert links == ["/list?a=1&b=2"]


def test_links_are_told_up_to_a_number() -> None:
    body = "".join(f"<p>{WORDS}<a href='/{number}'>once more</a>, it is said.</p>" for number in range(300))
    links = [fact.value for fact in _read("", body).facts if fact.name == "link"]
    assert len(links) == 200
