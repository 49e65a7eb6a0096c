"""Search in the reading room: hits that say why and lead to the match, counts, filters, kept searches."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import amana
from amana.language.wording import say
from tests.web.conftest import served, token

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\u202eb\u202cc", "{{ 7*7 }}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hits_say_why_and_lead_to_the_words(client: httpx.Client, language: str) -> None:
    page = client.get("/search", params={"q": "bridge", "lang": language}).text
    assert "<mark>bridge</mark>" in page
    assert say(language, "why-exact") in page
    (address, *_) = re.findall(r'<h3><a href="(/items/[^"]+)"', page)
    item, start, end, version = re.fullmatch(
        r"/items/([0-9a-f]{32})\?at=(\d+)-(\d+)&amp;text=([0-9a-f]{64})(?:&amp;part=.*)?", address
    ).groups()  # type: ignore[union-attr]
    assert int(start) < int(end)
    assert item and version
    client.get("/help?lang=en")


def test_the_address_of_a_hit_names_the_stretch_that_matches(
    demo_archive: tuple[Path, Path], client: httpx.Client
) -> None:
    page = client.get("/search?q=bridge").text
    found = re.search(r'href="/items/\w+\?at=(\d+)-(\d+)&amp;text=(\w+)', page)
    assert found
    with amana.open_archive(demo_archive[0], identity=demo_archive[1]) as archive:
        text = archive.text(found[3])
    assert text[int(found[1]) : int(found[2])].lower() == "bridge"


def test_a_word_is_found_in_the_other_script_unless_it_is_to_be_exact(client: httpx.Client) -> None:
    wide = client.get("/search", params={"q": "حلب"}).text
    assert say("en", "why-place") in wide
    assert "<mark>Aleppo</mark>" in wide
    exact = client.get("/search", params={"q": "Haleb", "exact": "1"})
    assert say("en", "web-search-wide-off") in exact.text
    assert say("en", "web-search-try-wide") in exact.text
    assert 'href="/search?q=Haleb"' in exact.text


def _total(page: str) -> int:
    found = re.search(r'id="total"[^>]*>(\d+) ', page)
    return int(found[1]) if found else 0


def test_every_count_is_what_its_filter_finds(client: httpx.Client) -> None:
    page = client.get("/search").text
    aside = page[page.index('id="filters"') :]
    choices = re.findall(
        r'<li><a href="(/search\?[^"]+)"><span>.*?</span> <span class="count">(\d+)</span>', aside
    )
    assert len(choices) > 5
    for address, count in choices:
        assert _total(client.get(address.replace("&amp;", "&")).text) == int(count), address


def test_filters_are_shown_as_what_can_be_taken_away(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "bridge", "place": "aleppo", "source": "demo"}).text
    assert '<a class="chip" href="/search?q=bridge&amp;source=demo">' in page
    assert '<a class="chip" href="/search?q=bridge&amp;place=aleppo">' in page
    assert say("en", "web-search-take-all-away") in page
    assert '<input type="hidden" name="place" value="aleppo">' in page


def test_without_words_all_is_listed_a_page_at_a_time(
    client: httpx.Client, demo_archive: tuple[Path, Path]
) -> None:
    with amana.open_archive(demo_archive[0], identity=demo_archive[1]) as archive:
        newest = [one.item for one in archive.browse(limit=100)]
    found: list[str] = []
    address: str | None = "/search"
    while address:
        page = client.get(address).text
        found += re.findall(r'<h3><a href="/items/([0-9a-f]{32})"', page)
        after = re.search(r'href="([^"]+)" rel="next"', page)
        address = after[1].replace("&amp;", "&") if after else None
    assert found == newest


def test_nothing_found_says_what_was_tried_and_what_else_there_is(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "zzzqqq", "tag": "no such tag"}).text
    assert "zzzqqq" in page
    assert say("en", "web-search-try-fewer") in page
    assert f"{say('en', 'web-search-try-without')} {say('en', 'web-search-tag')}" in page


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"q": "-only"}, "query-unreadable"),
        ({"q": "bridge", "since": "the day before"}, "date-unreadable"),
        ({"q": "bridge", "since": "2021-13-45"}, "date-unreadable"),
        ({"status": "asleep"}, "filter-unusable"),
        ({"family": "nonsense"}, "filter-unusable"),
        ({"person": "x" * 1_500}, "filter-unusable"),
    ],
)
@pytest.mark.parametrize("path", ["/search", "/api/search"])
def test_what_cannot_be_asked_so_is_said_in_a_sentence(
    client: httpx.Client, asked: dict[str, str], code: str, path: str
) -> None:
    answer = client.get(path, params=asked)
    assert answer.status_code == 400
    if path == "/search":
        assert 'role="alert"' in answer.text
        assert 'id="ask"' in answer.text  # the form is there, to mend it
    else:
        assert answer.json()["error"] == code


@pytest.mark.parametrize("path", ["/search", "/api/search"])
def test_what_is_too_long_is_refused_at_once(client: httpx.Client, path: str) -> None:
    assert client.get(path, params={"q": "a " * 20_000}).status_code == 414
    assert client.get(path + "?" + "tag=a&" * 10_000).status_code == 414
    assert client.get(path + "?q=bridge&" + "tag=a&" * 300).status_code == 200


@pytest.mark.parametrize("asked", [*HOSTILE, "\x00", "%", "'; DROP", "x" * 5_000, '"', "OR", "* *", "(((((("])
@pytest.mark.parametrize("name", ["q", "tag", "person", "place", "source", "language", "kind", "since"])
def test_whatever_is_asked_is_shown_as_it_was_typed(client: httpx.Client, asked: str, name: str) -> None:
    answer = client.get("/search", params={name: asked})
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


@pytest.mark.parametrize("at", ["0", "-1", "99999999999", "x", "٢", "49999"])
def test_a_page_that_is_not_there_is_no_fault(client: httpx.Client, at: str) -> None:
    assert client.get("/search", params={"page": at}).status_code == 200
    assert client.get("/search", params={"q": "bridge", "page": at}).status_code == 200


def test_hostile_names_stay_names(tmp_path: Path, demo_copy: tuple[Path, Path]) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a <img src=x onerror=alert(1)>.txt").write_text(
        "bridge <script>alert(1)</script> bridge \u202e over", encoding="utf-8"
    )
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        archive.add(folder, source=HOSTILE[0], tags=[HOSTILE[1]])
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        for path in ("/search?q=bridge", "/search", "/"):
            page = client.get(path).text
            assert "<script>alert" not in page
            assert "<img src=x" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/search?q=bridge").text


def test_a_search_is_kept_found_again_and_forgotten(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        word = token(client)
        sent = {"csrf": word, "title": "Bridges <b>", "q": "bridge", "exact": "1", "place": "aleppo"}
        page = client.post("/search/save", data=sent)
        assert say("en", "web-search-saved-now") in page.text
        assert "Bridges &lt;b&gt;" in page.text
        assert 'href="/search?q=bridge&amp;exact=1&amp;place=aleppo"' in page.text
        found = re.search(r'name="search" value="([0-9a-f]+)"', page.text)
        assert found
        assert "Bridges" not in client.post("/search/forget", data={"csrf": word, "search": found[1]}).text
        # who presses twice, or after somebody else, is told nothing strange
        assert client.post("/search/forget", data={"csrf": word, "search": found[1]}).status_code == 200
        assert client.post("/search/save", data={"csrf": word, "title": "", "q": "bridge"}).status_code == 400
        assert client.post("/search/save", data={"csrf": word, "title": "x", "nonsense": "y"}).status_code == 400
        assert client.post("/search/save", data={"title": "x", "q": "bridge"}).status_code == 400


def test_search_works_with_the_keyboard_alone(tab: Page) -> None:
    tab.locator("#find").focus()
    tab.keyboard.type("bridge")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=bridge")
    assert tab.locator("mark").count() > 0
    tab.get_by_label(say("en", "web-search-exact")).check()
    tab.wait_for_url("**exact=1**")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "path",
    [
        "/search?q=bridge",
        "/search",
        "/search?q=zzzqqq&exact=1",
        "/",
        "/health",
        "/health/failures",
        "/health/machine",
    ],
)
def test_pages_can_be_used_by_everybody(tab: Page, path: str, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    origin = re.match(r"https?://[^/]+", tab.url)
    assert origin
    tab.goto(f"{origin[0]}{path}{'&' if '?' in path else '?'}lang={language}")
    found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []
    for width in (1200, 380):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.goto(f"{origin[0]}/help?lang=en")
