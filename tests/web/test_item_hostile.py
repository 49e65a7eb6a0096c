"""Hostile things in a real browser: nothing runs, nothing is asked of anybody else, and everything can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import Served
from tests.web.hostile import CALL, NAMED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_WATCH = (
    "addEventListener('securitypolicyviolation', (event) => (window.broken ??= []).push(event.violatedDirective))"
)


class Watched:
    """A tab whose every request, dialog, message and new window is kept."""

    def __init__(self, page: Page, room: Served) -> None:
        self.page, self.room = page, room
        self.asked: list[str] = []
        self.told: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", self._dialog)
        page.on("console", self._message)
        page.on("pageerror", lambda fault: self.told.append(str(fault)))
        page.on("popup", lambda other: self.told.append(f"popup {other.url}"))
        page.add_init_script(_WATCH)

    def _message(self, told: Any) -> None:
        if not told.location["url"].endswith("/favicon.ico"):  # of a page that a browser opens by itself
            self.told.append(f"{told.type}: {told.text} {told.location['url']}")

    def _dialog(self, dialog: Any) -> None:
        self.told.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> None:
        self.page.goto(self.room.origin + path)
        self.page.wait_for_load_state("networkidle")

    def beside(self) -> Watched:
        """Another tab of the same browser, watched as this one."""
        return Watched(self.page.context.new_page(), self.room)

    def is_quiet(self) -> None:
        """Nobody else was asked for anything, and nothing spoke."""
        known = {urlsplit(one).netloc for one in (self.room.room.origin, self.room.room.content_origin)}
        foreign = [one for one in self.asked if urlsplit(one).netloc not in known and not one.startswith("data:")]
        assert foreign == []
        assert self.told == []
        assert self.page.evaluate("window.broken ?? []") == []
        assert self.page.url.startswith(self.room.origin)


@pytest.fixture
def watched(browser: Browser, hostile: tuple[Served, dict[str, str]]) -> Iterator[Watched]:
    context = browser.new_context(locale="en-GB", accept_downloads=True)
    page = context.new_page()
    page.goto(hostile[0].link())
    yield Watched(page, hostile[0])
    context.close()


def test_no_page_of_a_hostile_item_does_anything(watched: Watched, hostile: tuple[Served, dict[str, str]]) -> None:
    queries = ("", "?view=page", "?view=text", "?lang=ar", "?alike=1", "?zoom=2")
    # Side by side, each in a tab of its own: that nothing more comes is then waited for once and not six times.
    tabs = {query: watched.beside() for query in queries}
    for item in hostile[1].values():
        for query, tab in tabs.items():
            tab.page.goto(f"{tab.room.origin}/items/{item}{query}")
        for tab in tabs.values():
            tab.page.wait_for_load_state("networkidle")
            tab.is_quiet()


def test_a_hostile_name_is_read_as_it_is_written(watched: Watched, hostile: tuple[Served, dict[str, str]]) -> None:
    item = hostile[1][f"{NAMED}.txt"]
    watched.open(f"/items/{item}?lang=en")
    assert watched.page.locator("main img").count() == 0
    assert "onerror=alert(1)" in watched.page.locator("h1").inner_text()
    assert watched.page.locator("h1 bdi").get_attribute("dir") == "auto"
    assert "<script>alert(1" in watched.page.locator(".words").inner_text()
    watched.is_quiet()


def test_a_saved_page_is_read_in_its_frame(watched: Watched, hostile: tuple[Served, dict[str, str]]) -> None:
    for name, words in (("page.html", "Three people crossed"), ("saved.mhtml", "Forty people waited")):
        watched.open(f"/items/{hostile[1][name]}?lang=en")
        frame = watched.page.frame_locator("iframe.saved")
        assert words in frame.locator("body").inner_text()
        assert frame.locator("script, iframe, object, form, svg").count() == 0
        watched.is_quiet()
    colour = (
        watched.page.frame_locator("iframe.saved").locator("h1").evaluate("one => getComputedStyle(one).color")
    )
    assert colour == "rgb(1, 2, 3)"  # its own style sheet, kept with it


def test_bytes_that_lead_a_browser_astray_are_saved_and_never_opened(
    watched: Watched, hostile: tuple[Served, dict[str, str]]
) -> None:
    room, items = hostile
    session = next(one for one in reversed(list(room.room.sessions._by_cookie.values())) if one.unlocked)
    for name in ("page.html", "drawing.svg", "picture.jpg", "saved.mhtml", "acting.pdf", "letter.eml"):
        address = room.room.content_url(session, f"file/{items[name]}")
        with watched.page.expect_download() as saving:
            watched.page.evaluate("address => { location.href = address }", address)
        assert saving.value.suggested_filename == name
        assert not watched.told
    polyglot = room.room.content_url(session, f"file/{items['script.gif']}")
    watched.open("/help")
    refused = watched.page.evaluate(
        """address => new Promise((told) => {
            const one = document.createElement('script');
            one.onload = () => told('ran'); one.onerror = () => told('refused');
            one.src = address; document.head.append(one); })""",
        polyglot,
    )
    assert refused == "refused"
    assert CALL not in " ".join(watched.asked)


def test_an_inert_page_opened_by_itself_is_inert_too(
    watched: Watched, hostile: tuple[Served, dict[str, str]]
) -> None:
    room, items = hostile
    session = next(one for one in reversed(list(room.room.sessions._by_cookie.values())) if one.unlocked)
    for name in ("page.html", "saved.mhtml", "letter.eml"):
        watched.page.goto(room.room.content_url(session, f"safe/{items[name]}"))
        watched.page.wait_for_load_state("networkidle")
        assert watched.page.evaluate("self.origin") == "null"  # sandboxed: an origin of nobody
        assert not watched.told
    assert CALL not in " ".join(watched.asked)
