"""Lists of people, groups, places and events: both scripts, both languages, a page at a time, hostile names."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

import amana
from amana.language.wording import say
from tests.web.conftest import served

LISTS = ("people", "groups", "places", "events")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "Salma \u202eevil\u202c Haddad",
    "{{ 7*7 }}",
)


@pytest.mark.parametrize("listing", LISTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_list_is_read_in_both_languages(client: httpx.Client, listing: str, language: str) -> None:
    page = client.get(f"/{listing}?lang={language}")
    assert page.status_code == 200
    assert f"<h1>{say(language, f'web-nav-{listing}')}</h1>" in page.text
    assert re.search(rf'href="/{listing}/[^"]+"', page.text)
    client.get("/help?lang=en")


@pytest.mark.parametrize("asked", ["samira", "Samira Taleb", "سميرة", "طالب"])
def test_a_name_finds_in_either_script(client: httpx.Client, asked: str) -> None:
    page = client.get("/people", params={"q": asked}).text
    assert "سميرة" in page
    assert "Idris Karam" not in page


def test_places_are_found_by_both_names_and_called_by_that_of_the_language(client: httpx.Client) -> None:
    for asked in ("Aleppo", "حلب"):
        assert 'href="/places/aleppo"' in client.get("/places", params={"q": asked}).text
    assert '<a href="/places/aleppo"><bdi dir="auto">حلب</bdi>' in client.get("/places?lang=ar").text
    assert '<a href="/places/aleppo"><bdi dir="auto">Aleppo</bdi>' in client.get("/places?lang=en").text


def test_a_suggested_event_says_so_and_leads_to_review_and_compare(client: httpx.Client) -> None:
    page = client.get("/events").text
    assert say("en", "web-things-suggested") in page
    assert re.search(r'href="/review\?kind=event&amp;about=[0-9a-f]{32}"', page)
    assert re.search(r'href="/compare/[0-9a-f]{32}"', page)


def test_nothing_found_says_so_and_an_empty_list_what_it_is_for(client: httpx.Client) -> None:
    assert say("en", "web-things-none-called") in client.get("/groups?q=zzzz").text
    assert say("en", "web-things-none-known") in client.get("/people?only=known").text


@pytest.mark.parametrize("asked", [*HOSTILE, "\x00", "%", "'; DROP", "x" * 5000])
def test_whatever_is_asked_is_shown_as_it_was_typed(client: httpx.Client, asked: str) -> None:
    page = client.get("/people", params={"q": asked})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text


@pytest.mark.parametrize("at", ["0", "-1", "99999999999", "x", "٢"])
def test_a_page_that_is_not_there_shows_one_that_is(client: httpx.Client, at: str) -> None:
    assert client.get("/people", params={"page": at}).status_code == 200


def test_a_long_list_comes_a_page_at_a_time_and_hostile_names_stay_names(demo_copy: tuple[Path, Path]) -> None:
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        for at in range(60):
            archive.describe(None, [("name", f"Person {at:02}")], new="person")
        for name in HOSTILE:
            archive.describe(None, [("name", name)], new="person")
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        first = client.get("/people?only=known").text
        assert first.count('class="named"') == 50
        assert 'rel="next"' in first
        assert 'rel="prev"' not in first
        second = client.get("/people?only=known&page=2").text
        assert second.count('class="named"') == 14
        assert 'rel="prev"' in second
        both = first + second
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in both
        assert "<script>alert" not in both
        assert "<img src=x" not in both
        assert '<bdi dir="auto">Salma \u202eevil\u202c Haddad</bdi>' in both


def test_what_is_written_is_in_the_list_at_once(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert "Nadia Sabbagh" not in client.get("/people").text
        with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
            archive.describe(None, [("name", "Nadia Sabbagh")], new="person")
        assert "Nadia Sabbagh" in client.get("/people").text
