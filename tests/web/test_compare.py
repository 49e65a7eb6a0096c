"""Compare: accounts side by side, in both languages; to take along; nothing asked for, and hostile words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

import amana
from tests.archive.archives import write_tree
from tests.web.conftest import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIRST = (
    "HOMS, March 5, 2016 (Murr Voice) - More than 40 civilians were killed in Homs on Friday in the market. "
    "About 300 people were evacuated from Homs to Idlib on Friday. 12 people are missing in Homs."
)
SECOND = (
    "HOMS, March 6, 2016 (River News) - 30 civilians were killed in the market of Homs on 4 March 2016, and "
    "60 people were wounded. 40 percent of the houses in Homs were destroyed."
)
THIRD = (
    "HOMS, March 7, 2016 (Old Mill Post) - 45 civilians were killed in Homs on 4 March 2016 in the covered market."
)
HOSTILE = (
    "=cmd|' /C calc'!A0 <script>alert(1)</script> \"><img src=x onerror=alert(2)> \u202egnp\n\n"
    "HOMS, March 9, 2016 (Evil <b>News</b>) - 44 civilians were killed in Homs on 4 March 2016 in the market, "
    "said <img src=x onerror=alert(3)> Karim."
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """A room of four accounts, and the event that they are of."""
    folder = tmp_path_factory.mktemp("compare")
    texts = {"one": FIRST, "two": SECOND, "three": THIRD, "hostile": HOSTILE}
    card = write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()])
    amana.init(folder / "archive", no_passphrase=True, identity_out=folder / "key")
    with amana.open_archive(folder / "archive", identity=folder / "key") as archive:
        archive.add(card)
        items = archive.items_meant()
        event = archive.describe(None, [("title", "The covered market")], new="event").subject
        for item in items:
            archive.describe(item, [("of-event", event)])
    with served(folder / "archive", identity=folder / "key") as open_room:
        yield open_room, event


@pytest.fixture
def guest(room: tuple[Served, str]) -> Iterator[httpx.Client]:
    with room[0].client() as one:
        yield one


def page(guest: httpx.Client, path: str, status: int = 200) -> str:
    answer = guest.get(path)
    assert answer.status_code == status, answer.text[:500]
    return answer.text


def test_an_event_has_its_accounts_figures_and_what_they_are_to_each_other(
    guest: httpx.Client, room: tuple[Served, str]
) -> None:
    text = page(guest, f"/compare/{room[1]}")
    assert '<h1><bdi dir="auto">The covered market</bdi></h1>' in text
    assert "Independent source 1" in text
    assert "published 2016-03-05 (its dateline)" in text
    assert re.search(r"cannot be true together with [A-D]\d", text)
    assert re.search(r'<a class="quoted" href="/items/[0-9a-f]{32}\?at=\d+-\d+&amp;text=[0-9a-f]{64}">', text)
    assert "<mark>More than 40</mark> civilians" in text
    assert text.count("<svg") > 2
    assert "40 %" in text


def test_in_arabic_to_the_same_depth(guest: httpx.Client, room: tuple[Served, str]) -> None:
    text = page(guest, f"/compare/{room[1]}?lang=ar&digits=arab")
    assert 'dir="rtl"' in text
    assert "قتلى" in text
    assert "المصدر المستقلّ" in text
    assert re.search("[٠-٩] مصادر", text)
    assert "<mark>More than 40</mark>" in text
    guest.get("/?lang=en&digits=latn")


def test_words_from_outside_stay_words(guest: httpx.Client, room: tuple[Served, str]) -> None:
    for path in (f"/compare/{room[1]}", f"/compare/{room[1]}?lang=ar", f"/compare/{room[1]}/picture.svg"):
        text = page(guest, path)
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "\u202e" not in text
    guest.get("/?lang=en")


def test_filters_narrow_and_are_shown_as_they_were_asked(guest: httpx.Client, room: tuple[Served, str]) -> None:
    text = page(guest, f"/compare/{room[1]}?category=wounded")
    assert 'value="wounded" selected' in text
    assert "civilians were <mark>" not in text
    assert "No figure was found" in page(guest, f"/compare/{room[1]}?place=Hama")
    assert "No figure was found" in page(guest, f"/compare/{room[1]}?from=2020")


def test_some_items_by_their_ids(guest: httpx.Client, room: tuple[Served, str]) -> None:
    with amana.open_archive(room[0].room.path, identity=room[0].room.path.parent / "key") as archive:
        items = archive.items_meant()[:2]
    text = page(guest, "/compare?" + "&".join(f"item={one}" for one in items))
    assert text.count('<span class="letter">') == 2


def test_without_anything_asked_for_events_are_offered_and_nothing_is_looked_at(guest: httpx.Client) -> None:
    text = page(guest, "/compare")
    assert "The covered market" in text
    assert "<svg" not in text


def test_of_all_that_is_kept_nothing_is_taken_to_be_of_one_event(guest: httpx.Client) -> None:
    text = page(guest, "/compare?category=killed")
    assert "Nothing here is taken to be of one event" in text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/compare/" + "f" * 32, 404),
        ("/compare/%3Cscript%3E", 404),
        ("/compare?item=nothing", 404),
        ("/compare?category=nothing", 404),
        ("/compare?from=yesterday", 400),
        ("/compare/table.csv", 404),
        ("/compare/picture.svg", 404),
    ],
)
def test_what_is_not_there_is_said(guest: httpx.Client, path: str, status: int) -> None:
    text = page(guest, path, status)
    assert "Traceback" not in text
    assert "<script>" not in text


def test_the_table_as_a_sheet(guest: httpx.Client, room: tuple[Served, str]) -> None:
    answer = guest.get(f"/compare/{room[1]}/table.csv")
    assert answer.headers["content-disposition"].startswith("attachment;")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    figure = next(one for one in rows if one["text"] == "More than 40")
    assert (figure["lower"], figure["upper"], figure["category"], figure["from"]) == (
        "40",
        "",
        "killed",
        "2016-03-04",
    )
    assert figure["contradicts"]
    assert [one for row in rows for one in row.values() if one.startswith(("=", "+", "@", "-"))] == []


def test_the_table_for_programs(guest: httpx.Client, room: tuple[Served, str]) -> None:
    told = json.loads(guest.get(f"/compare/{room[1]}/table.json").text)
    assert told["same_event"] is True
    assert len(told["accounts"]) == 4


def test_the_picture_stands_alone(guest: httpx.Client, room: tuple[Served, str]) -> None:
    answer = guest.get(f"/compare/{room[1]}/picture.svg?show=killed")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "var(--" not in answer.text
    assert "/items/" not in answer.text
    assert "30 civilians ×<" in answer.text  # what contradicts is told without colour too
    assert "×" not in guest.get(f"/compare/{room[1]}/picture.svg?show=displaced").text
    assert guest.get(f"/compare/{room[1]}/picture.svg?show=nothing").status_code == 404


def test_much_is_worked_out_out_of_sight_and_then_shown(
    guest: httpx.Client, room: tuple[Served, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from amana.web.working import workings

    monkeypatch.setattr(workings.Asked, "inline", 0)
    monkeypatch.setattr(workings.Asked.__init__, "__defaults__", ((), 0))
    answer = guest.get("/compare?category=killed&place=Homs")
    assert answer.status_code == 202
    found = re.search(r'data-events="/jobs/([\w-]+)/events"', answer.text)
    assert found
    job = room[0].room.jobs.get(found[1])
    assert job is not None
    for _ in range(200):
        if job.state != "running":
            break
        job.wait(job.version, 0.1)
    text = page(guest, "/compare?category=killed&place=Homs")
    assert "More than 40" in text
    with amana.open_archive(room[0].room.path, identity=room[0].room.path.parent / "key") as archive:
        archive.describe(None, [("title", "Another")], new="event")
    assert "Something came in since" in page(guest, "/compare?category=killed&place=Homs")
    assert guest.get("/compare?category=killed&place=Homs&anew=1").status_code == 202


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1200), ("ar", 380)])
def test_a_browser_shows_it_whole_and_it_is_accessible(
    browser: Browser, room: tuple[Served, str], locale: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(locale=locale, viewport={"width": width, "height": 800})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    tab.goto(room[0].link())
    for path in (f"/compare/{room[1]}", "/compare"):
        tab.goto(room[0].origin + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert found.violations_count == 0, found.generate_report()
    tab.goto(f"{room[0].origin}/compare/{room[1]}")
    mark = tab.locator(".chart svg a:visible").first
    mark.focus()
    assert tab.evaluate("document.activeElement.getAttribute('href')").startswith("/items/")
    context.close()
    assert complaints == []
