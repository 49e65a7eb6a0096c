"""Open claims: by place, each with its sentence; what became of somebody is said here, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import amana
from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making
from tests.web.conftest import Served, served, token

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXTS = {
    "one": "HOMS, March 8, 2016 - 12 people are missing in Homs. Three bodies were trapped under rubble in Hama.",
    "two": '15 people are still missing in Homs, said <script>alert(1)</script> "><img src=x onerror=alert(2)>.',
    "three": "40 people were killed in Homs on 4 March 2016.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("claims")
    with making(folder) as opened:
        opened.add(write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in TEXTS.items()]))
    return folder


@pytest.fixture
def room(made: Path, tmp_path: Path) -> Iterator[Served]:
    copied(made, tmp_path)
    with served(tmp_path / "archive", identity=tmp_path / "key", person="Lina") as open_room:
        yield open_room


@pytest.fixture
def guest(room: Served) -> Iterator[httpx.Client]:
    with room.client() as one:
        yield one


def claim_of(text: str, words: str) -> str:
    """The id of the claim whose sentence has these words."""
    found = re.search(r'<li id="c-([0-9a-f]+)">(?:(?!</li>).)*' + words, text, re.DOTALL)
    assert found
    return text[: found.end()].rpartition('<li id="c-')[2].partition('"')[0]


def test_they_stand_by_place_with_their_sentences(guest: httpx.Client) -> None:
    text = guest.get("/open-claims").text
    assert "3 open claims" in text
    assert re.findall(r"<h2><bdi dir=\"auto\">(\w+)", text) == ["Homs", "Hama"]
    assert "<mark>12</mark> people are missing" in text
    assert "killed" not in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_of_a_place_alone_in_arabic(guest: httpx.Client) -> None:
    text = guest.get("/open-claims?place=حماة&lang=ar").text
    assert "مصير مجهول واحد" in text
    assert "حماة" in text
    assert "وُجد حيًّا" in text
    assert "لا مصير مجهول" in guest.get("/open-claims?place=Idlib").text


def test_what_became_of_them_is_said_and_taken_back(guest: httpx.Client, room: Served) -> None:
    claim = claim_of(guest.get("/open-claims").text, "<mark>12</mark>")
    told = {"csrf": token(guest), "claim": claim, "outcome": "alive", "confidence": "likely", "note": "her sister"}
    after = guest.post("/open-claims", data=told).text
    assert "2 open claims" in after
    assert "<mark>12</mark>" not in after
    with amana.open_archive(room.room.path, identity=room.room.path.parent / "key") as archive:
        said = archive.known(claim).standing("outcome")[0].row.assertion
    assert (said.value, said.person, said.confidence, said.note) == ("alive", "Lina", "likely", "her sister")
    found = re.search(r'name="assertion" value="([0-9a-f]+)"', after)
    assert found
    back = guest.post("/open-claims/undo", data={"csrf": token(guest), "assertion": found[1]}).text
    assert "3 open claims" in back


def test_a_list_is_not_made_anew_for_each_answer(guest: httpx.Client, room: Served) -> None:
    from amana.web.working.workings import Workings

    claim = claim_of(guest.get("/open-claims").text, "<mark>12</mark>")
    guest.post(
        "/open-claims", data={"csrf": token(guest), "claim": claim, "outcome": "dead"}, follow_redirects=False
    )
    [(_, kept)] = Workings.of(room.room).all("claims")
    assert len(kept.value) == 2
    with amana.open_archive(room.room.path, identity=room.room.path.parent / "key") as archive:
        assert kept.stamp == archive.stamp()


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"claim": "../x", "outcome": "alive"}, 400),
        ({"outcome": "alive"}, 400),
        ({"claim": "f" * 32}, 400),
    ],
)
def test_what_cannot_be_said_is_refused(guest: httpx.Client, told: dict[str, str], status: int) -> None:
    answer = guest.post("/open-claims", data={"csrf": token(guest), **told})
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_what_is_no_open_claim_or_was_settled_by_another_is_told_kindly(guest: httpx.Client, room: Served) -> None:
    claim = claim_of(guest.get("/open-claims").text, "<mark>12</mark>")
    told = {"csrf": token(guest), "claim": claim, "outcome": "alive"}
    assert "Nothing was said" in guest.post("/open-claims", data={**told, "claim": "f" * 32}).text
    with room.client() as other:
        other.get("/open-claims")
        other.post("/open-claims", data={**told, "csrf": token(other), "outcome": "dead"})
    assert "Nothing was said" in guest.post("/open-claims", data=told).text
    with amana.open_archive(room.room.path, identity=room.room.path.parent / "key") as archive:
        assert archive.known(claim).values("outcome") == ("dead",)


def test_an_outcome_on_no_list_and_a_missing_token_are_refused(guest: httpx.Client) -> None:
    claim = claim_of(guest.get("/open-claims").text, "<mark>12</mark>")
    told = {"claim": claim, "outcome": "somewhere"}
    assert guest.post("/open-claims", data={"csrf": token(guest), **told}).status_code == 400
    assert guest.post("/open-claims", data={**told, "outcome": "alive"}).status_code == 400
    assert guest.post("/open-claims/undo", data={"csrf": token(guest), "assertion": "0" * 32}).status_code == 404
    assert "3 open claims" in guest.get("/open-claims").text


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1200), ("ar", 380)])
def test_a_browser_shows_it_whole_and_it_is_accessible(
    browser: Browser, room: Served, locale: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.goto(room.link())
    tab.goto(room.origin + "/open-claims")
    tab.locator(".claims summary").first.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()
    tab.locator(".claims select[name=outcome]").first.select_option("alive")
    tab.locator(".claims form button").first.click()
    tab.wait_for_selector("[role=status]")
    assert tab.locator(".claims > li").count() == 2
    context.close()
