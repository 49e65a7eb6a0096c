"""Timeline: events, and what texts and people tell of each day; how exactly, on what it rests, and whose word."""

from __future__ import annotations

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

DATED = (
    "HOMS, March 8, 2016 (Murr Voice) - Samira Haddad said on Tuesday: “We left the old city of Homs on Sunday "
    "and came to Idlib.” About 300 people were evacuated from Homs to Idlib on 6 March 2016. The mill "
    "burned in 2014."
)
UNDATED = (
    "The road is open\n\nThe road of Homs was opened on Tuesday, officials said.\n\n"
    "On Saturday 40 people were killed in Homs, said Karim al-Nasser. 2,000 people fled from Homs in February "
    "2012."
)
HOSTILE = 'On 7 March 2016 <script>alert(1)</script> came to Homs, said Karim "><img src=x onerror=alert(2)>.'


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    folder = tmp_path_factory.mktemp("timeline")
    texts = {"dated": DATED, "undated": UNDATED, "hostile": HOSTILE}
    card = write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()])
    amana.init(folder / "archive", no_passphrase=True, identity_out=folder / "key")
    with amana.open_archive(folder / "archive", identity=folder / "key", person="Lina") as archive:
        archive.add(card)
        said = [("title", "The way out <b>"), ("date", "2016-03-06"), ("place", "homs")]
        event = archive.describe(None, said, new="event").subject
        for item in archive.items_meant():
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


def test_without_anything_asked_for_the_events_are_shown_and_no_text_is(
    guest: httpx.Client, room: tuple[Served, str]
) -> None:
    text = page(guest, "/timeline")
    assert f"/timeline?event={room[1]}" in text
    assert "About 300" not in text
    assert "The way out &lt;b&gt;" in text


def test_an_event_day_by_day_with_precision_basis_and_whose_word(
    guest: httpx.Client, room: tuple[Served, str]
) -> None:
    text = page(guest, f"/timeline?event={room[1]}")
    days = re.findall(r"<h3>([^<]+)", text)
    assert [one.strip()[:7] for one in days] == sorted(one.strip()[:7] for one in days)
    assert "to the month" in text
    assert "to the year" in text
    assert "counted from the day of publication" in text
    assert "rests on a day of publication that is only proposed" in text
    assert "as somebody asserts" in text
    assert "Lina" in text
    assert "Published:" in text
    assert "<mark>6 March 2016</mark>" in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_figures_instead_of_sentences(guest: httpx.Client, room: tuple[Served, str]) -> None:
    text = page(guest, f"/timeline?event={room[1]}&claims=1")
    assert "<mark>About 300</mark>" in text
    assert "evacuated: " in text


def test_a_person_a_place_and_a_time(guest: httpx.Client) -> None:
    assert "<mark>Sunday</mark>" in page(guest, "/timeline?person=سميرة حداد")
    assert "The mill" not in page(guest, "/timeline?place=idlib")
    text = page(guest, "/timeline?to=2014")
    assert "The mill" in text
    assert "About 300" not in text
    assert "Nothing is told of what you asked for" in page(guest, "/timeline?from=2030")


def test_in_arabic(guest: httpx.Client, room: tuple[Served, str]) -> None:
    text = page(guest, f"/timeline?event={room[1]}&lang=ar&digits=arab")
    assert 'dir="rtl"' in text
    assert "بدقّة الشهر" in text
    page(guest, "/timeline?lang=en&digits=latn")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline?event=" + "f" * 32, 404),
        ("/timeline?item=%22%3E", 404),
        ("/timeline?from=soon", 400),
        ("/timeline?page=0", 200),
        ("/timeline?page=99999999", 200),
    ],
)
def test_what_is_not_there_is_said(guest: httpx.Client, path: str, status: int) -> None:
    assert "Traceback" not in page(guest, path, status)


def test_what_is_beyond_the_limit_is_said(
    guest: httpx.Client, room: tuple[Served, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.web.comparing.timeline_asked.MOST_ENTRIES", 2)
    assert "not shown. Ask for a place" in page(guest, f"/timeline?event={room[1]}&to=2017")


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1200), ("ar", 380)])
def test_a_browser_shows_it_whole_and_it_is_accessible(
    browser: Browser, room: tuple[Served, str], locale: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.goto(room[0].link())
    for path in ("/timeline", f"/timeline?event={room[1]}"):
        tab.goto(room[0].origin + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert found.violations_count == 0, found.generate_report()
    context.close()
