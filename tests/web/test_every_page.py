"""Every page in a real browser: both languages, light and dark, a desk and a telephone.

Held against the rules of accessible pages (WCAG 2.2 A and AA, by axe-core), the width of the screen, the console,
and the network: nothing is asked of any other host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from demo.room import make_demo_room
from tests.web.conftest import Served, served
from tools.make_shots import addresses

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Language, light or dark, width: each of the three is seen in both, and a telephone reads Arabic in the dark.
LOOKS = (("en", "light", 1200), ("ar", "dark", 1200), ("ar", "light", 380), ("en", "dark", 380))
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    archive, identity = make_demo_room(tmp_path_factory.mktemp("room"))
    with served(archive, identity=identity) as open_room:
        yield open_room


@pytest.fixture(scope="module")
def found(room: Served, browser: Browser) -> dict[str, str]:
    """The address of every page by its name."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(room.link())
        return dict(addresses(page, room.origin))


@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_every_page_can_be_used(
    room: Served, found: dict[str, str], browser: Browser, language: str, scheme: Any, width: int
) -> None:
    assert {"home", "search", "item-text", "item-photo", "compare", "event-page", "map", "health"} <= found.keys()
    faults: list[str] = []
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(room.link())
        _listen(page, room, faults)
        for name, address in found.items():
            answer = page.goto(f"{room.origin}{address}{'&' if '?' in address else '?'}lang={language}")
            assert answer is not None
            if answer.status >= 400 and name != "no-such-page":
                faults.append(f"{name}: status {answer.status}")
            faults += [f"{name}: {one}" for one in _complaints(page, language)]
    assert faults == []


def _listen(page: Page, room: Served, faults: list[str]) -> None:
    ours = (room.origin, room.room.content_origin, "data:", "blob:")
    page.on("request", lambda one: None if one.url.startswith(ours) else faults.append(f"asked {one.url}"))
    page.on("pageerror", lambda fault: faults.append(f"{page.url}: {fault}"))
    page.on("console", lambda one: _heard(page, one, faults))


def _heard(page: Page, told: Any, faults: list[str]) -> None:
    # The browser says of every page that is not there that it is not.
    if told.type == "error" and "404" not in told.text:
        faults.append(f"{page.url}: {told.text}")


def _complaints(page: Page, language: str) -> Iterator[str]:
    from axe_playwright_python.sync_playwright import Axe

    for one in Axe().run(page, options=RULES).response["violations"]:
        yield f"{one['id']}: {one['nodes'][0]['html'][:200]}"
    room, wide = page.evaluate("() => ['clientWidth', 'scrollWidth'].map(one => document.documentElement[one])")
    if wide > room:
        yield f"wider than the screen by {wide - room}"
    if page.locator("html").get_attribute("dir") != ("rtl" if language == "ar" else "ltr"):
        yield "in the wrong direction"
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} first headings"


def test_reading_and_searching_need_no_script(room: Served, found: dict[str, str], browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(room.link())
        page.locator("main input[name=q], header input[name=q]").first.fill("buses")
        page.keyboard.press("Enter")
        hit = page.locator("main a[href^='/items/']").first
        words = hit.inner_text()
        hit.click()
        assert words in page.locator("main").inner_text()
        for name in ("compare", "timeline", "map", "people", "health"):
            answer = page.goto(room.origin + found[name])
            assert answer is not None
            assert answer.status == 200
            assert page.locator("h1").count() == 1


def test_the_shipped_style_and_scripts_name_no_other_host() -> None:
    assets = Path(__file__).resolve().parents[2] / "src" / "amana" / "web" / "assets"
    for path in (*assets.glob("*.css"), *assets.glob("*.js")):
        named = set(re.findall(r"""(?:https?:|["'`(])//[^\s"'`)]*""", path.read_text(encoding="utf-8")))
        assert {one for one in named if "//www.w3.org/" not in one} == set(), path.name
