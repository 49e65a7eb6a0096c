"""Review: questions accepted, corrected, rejected, left for later, taken back; by keys; by two at once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import httpx
import pytest

import amana
from amana.language.wording import say
from amana.web.reviewing.sitting import sittings
from tests.web.conftest import Served, served, token

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PIECE = {"HX-Request": "true"}


class Reviewer(NamedTuple):
    """Somebody at the questions, and the word of their forms."""

    client: httpx.Client
    csrf: str

    def look(self, kind: str = "", **more: str) -> httpx.Response:
        """The page, when the questions were found: on a busy machine it says first that they are looked for."""
        page = self.client.get("/review", params={"kind": kind, **more})
        deadline = time.monotonic() + 60
        while 'class="looking"' in page.text and time.monotonic() < deadline:
            time.sleep(0.1)
            page = self.client.get("/review", params={"kind": kind, **more})
        return page

    def press(
        self, press: str, question: str = "", *, piece: bool = True, **fields: str | list[str]
    ) -> httpx.Response:
        told = {"csrf": self.csrf, "press": press, "question": question, **fields}
        page = self.client.post("/review", data=told, headers=PIECE if piece else {})
        return self.look(str(fields.get("kind", ""))) if 'class="looking"' in page.text else page


@pytest.fixture
def room(demo_copy: tuple[Path, Path]) -> Iterator[Served]:
    with served(demo_copy[0], identity=demo_copy[1], person="Rima") as open_room:
        yield open_room


@pytest.fixture
def reviewer(room: Served) -> Iterator[Reviewer]:
    with room.client() as client:
        yield Reviewer(client, token(client))


def asked(page: httpx.Response) -> str:
    """The id of the question that a page asks."""
    found = re.search(r'name="question" value="([0-9a-f]{16})"', page.text)
    assert found, page.text
    return found[1]


def waits(page: httpx.Response) -> int:
    """How many questions wait, as the page says."""
    found = re.search(r"(\d+|none) waits?\b", page.text)
    assert found
    if found[1] == "none":
        return 0
    return int(found[1])


def record(archive: tuple[Path, Path]) -> int:
    """How many things the record speaks of."""
    with amana.open_archive(archive[0], identity=archive[1]) as opened:
        return len(list(opened.archive.catalogue.subjects()))


def test_a_question_has_its_words_their_sentence_and_the_way_to_the_text(client: httpx.Client) -> None:
    page = Reviewer(client, "").look("speaker")
    assert page.status_code == 200
    assert re.search(r"<mark>[^<]+</mark>", page.text)
    assert re.search(r'href="/items/[0-9a-f]{32}\?at=\d+-\d+&amp;text=[0-9a-f]{64}"', page.text)
    for key in "crs":
        assert f'data-key="{key}"' in page.text


def test_it_speaks_arabic_too(client: httpx.Client) -> None:
    page = client.get("/review?lang=ar").text
    assert say("ar", "web-review-for") in page
    assert 'dir="rtl"' in page
    client.get("/help?lang=en")


def test_looking_says_nothing(reviewer: Reviewer, demo_copy: tuple[Path, Path]) -> None:
    before = record(demo_copy)
    for kind in ("", "event", "name", "category", "speaker", "day", "nothing", "<script>"):
        assert reviewer.look(kind).status_code == 200
    reviewer.press("skip", asked(reviewer.look()))
    assert record(demo_copy) == before


def test_an_answer_enters_the_record_and_the_next_question_comes(
    reviewer: Reviewer, demo_copy: tuple[Path, Path]
) -> None:
    page = reviewer.look("name")
    question, before = asked(page), waits(page)
    after = reviewer.press("accept", question, kind="name")
    assert say("en", "web-review-told-accept") in after.text
    assert "<html" not in after.text
    assert waits(after) == before - 1
    assert asked(after) != question
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        said = [one for one in archive.knowing().telling("same-as") if one.row.assertion.person == "Rima"]
        assert said
        assert all(one.row.assertion.basis for one in said)


def test_a_suggested_event_leads_to_its_own_question(client: httpx.Client) -> None:
    leads = re.findall(r'href="(/review\?kind=event&amp;about=([0-9a-f]{32}))"', client.get("/events").text)
    assert len(leads) >= 2
    questions = {asked(client.get(address.replace("&amp;", "&"))) for address, _ in leads}
    assert len(questions) == len(leads)


def test_names_that_are_said_to_be_one_stay_a_person(reviewer: Reviewer) -> None:
    page = reviewer.look("name")
    other = re.findall(r'name="same" value="([0-9a-f]{32})"', page.text)[0]
    reviewer.press("accept", asked(page), kind="name")
    person = reviewer.client.get(f"/people/{other}")
    assert person.url.path == f"/people/{other}"
    said = reviewer.client.post(
        f"/people/{other}", data={"csrf": reviewer.csrf, "property": "born", "value": "1980"}
    )
    assert said.status_code == 200
    assert "1980" in said.text


def test_without_scripts_the_page_comes_again(reviewer: Reviewer) -> None:
    question = asked(reviewer.look("category"))
    page = reviewer.press("reject", question, piece=False, kind="category")
    assert page.url.path == "/review"
    assert "<html" in page.text
    assert say("en", "web-review-told-reject") in page.text
    assert asked(page) != question
    undone = reviewer.press("undo", piece=False, kind="category")
    assert asked(undone) == question


def test_the_last_answer_is_taken_back_and_asked_again(reviewer: Reviewer, demo_copy: tuple[Path, Path]) -> None:
    questions, page = [], reviewer.look("category")
    for _ in range(3):
        questions.append(asked(page))
        page = reviewer.press("reject", questions[-1], kind="category")
    before = waits(page)
    for at, question in enumerate(reversed(questions), 1):
        page = reviewer.press("undo", asked(page), kind="category")
        assert say("en", "web-review-told-undo") in page.text
        assert asked(page) == question
        assert waits(page) == before + at
    assert say("en", "web-review-told-nothing") in reviewer.press("undo", asked(page)).text
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        assert archive.knowing().telling("judgement") == ()


def test_a_category_is_corrected_by_a_choice(reviewer: Reviewer) -> None:
    question = asked(reviewer.look("category"))
    lacking = reviewer.press("correct", question, kind="category")
    assert say("en", "web-review-lacking") in lacking.text
    assert asked(lacking) == question
    wrong = reviewer.press("correct", question, kind="category", value="no-such-thing")
    assert 'role="alert"' in wrong.text
    assert asked(wrong) == question
    assert asked(reviewer.press("correct", question, kind="category", value="evacuated")) != question


def test_a_speaker_is_chosen_or_named_anew(reviewer: Reviewer) -> None:
    page = reviewer.look("speaker")
    option = re.search(r'name="choice" value="([0-9a-f]{32})"', page.text)
    assert option
    page = reviewer.press("correct", asked(page), kind="speaker", choice=option[1])
    assert say("en", "web-review-told-correct") in page.text
    page = reviewer.press("correct", asked(page), kind="speaker", value="Hana Rustum")
    assert say("en", "web-review-told-correct") in page.text
    assert "Hana Rustum" in reviewer.client.get("/people?q=Hana").text


def test_only_those_ticked_are_one(reviewer: Reviewer, demo_copy: tuple[Path, Path]) -> None:
    page = reviewer.look("name")
    others = re.findall(r'name="same" value="([0-9a-f]{32})"', page.text)
    assert len(others) >= 2
    reviewer.press("correct", asked(page), kind="name", same=[others[0]])
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        ids = archive.known(others[0]).ids
        assert len(ids) >= 2
        assert others[1] not in ids


def test_what_is_left_for_later_comes_back_when_asked(reviewer: Reviewer) -> None:
    page, seen = reviewer.look("event"), set()
    while 'name="question"' in page.text:
        assert asked(page) not in seen
        seen.add(asked(page))
        page = reviewer.press("skip", asked(page), kind="event")
    assert say("en", "web-review-rest-passed") in page.text
    again = reviewer.press("again", kind="event")
    assert asked(again) in seen


def test_all_can_be_answered_to_the_end(reviewer: Reviewer) -> None:
    page, count = reviewer.look(), 0
    while 'name="question"' in page.text:
        page = reviewer.press("reject", asked(page))
        count += 1
        assert count < 200
    assert say("en", "review-nothing") in page.text
    assert count >= 30


def test_two_at_once_are_told_kindly(room: Served) -> None:
    with room.client() as one, room.client() as other:
        first, second = Reviewer(one, token(one)), Reviewer(other, token(other))
        question = asked(first.look("category"))
        assert asked(second.look("category")) == question
        first.press("reject", question, kind="category")
        told = second.press("correct", question, kind="category", value="evacuated")
        assert "Rima" in told.text
        assert say("en", "web-review-told-taken", who="Rima") in told.text
        assert asked(told) != question
        assert say("en", "web-review-told-nothing") in second.press("undo").text
        assert asked(first.press("undo")) == question


def test_what_was_answered_elsewhere_is_not_answered_twice(
    reviewer: Reviewer, demo_copy: tuple[Path, Path]
) -> None:
    question = asked(reviewer.look("category"))
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        archive.review(question, "reject")
        before = len(archive.knowing().telling("judgement"))
    told = reviewer.press("reject", question, kind="category")
    assert say("en", "web-review-told-gone") in told.text
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        assert len(archive.knowing().telling("judgement")) == before


def test_what_others_wrote_is_looked_for_anew(
    room: Served, reviewer: Reviewer, demo_copy: tuple[Path, Path]
) -> None:
    before = waits(reviewer.look("category"))
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        archive.review(archive.suggestions("category", 1).questions[0], "reject")
    held, deadline = sittings(room.room).list, time.monotonic() + 30
    held._drawn["category"].at -= 1_000
    while time.monotonic() < deadline and held.counts("category")[0]["category"] == before:
        reviewer.look("category")
        time.sleep(0.05)
    assert waits(reviewer.look("category")) == before - 1


def test_own_answers_do_not_make_the_list_anew(room: Served, reviewer: Reviewer) -> None:
    page = reviewer.look("category")
    held = sittings(room.room).list
    drawn = held._drawn["category"]
    for _ in range(4):
        drawn.at -= 1_000
        page = reviewer.press("reject", asked(page), kind="category")
    assert held._drawn["category"] is drawn


@pytest.mark.parametrize("press", ["", "yes", "<script>", "accept"])
def test_a_press_that_is_none(reviewer: Reviewer, press: str) -> None:
    answer = reviewer.press(press, "f" * 16, piece=False)
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text


def test_it_is_answered_by_keys_and_the_focus_stays_with_the_question(browser: Browser, room: Served) -> None:
    page = _tab(browser, room)
    page.goto(room.origin + "/review?kind=category")
    first = page.inputs("question")
    page.keyboard.press("r")
    page.page.wait_for_function("first => document.querySelector('[name=question]').value !== first", arg=first)
    assert page.focused() == "asked"
    page.keyboard.press("u")
    page.page.wait_for_function("first => document.querySelector('[name=question]').value === first", arg=first)
    page.keyboard.press("c")
    assert page.focused() == "value"
    page.keyboard.type("r")  # a letter of the list, no answer
    assert page.inputs("question") == first
    page.page.locator("#asked").focus()
    page.keyboard.press("s")
    page.page.wait_for_function("first => document.querySelector('[name=question]').value !== first", arg=first)
    second = page.inputs("question")
    page.page.locator("#keys").uncheck()
    page.page.locator("#asked").focus()
    page.keyboard.press("r")
    page.page.wait_for_timeout(500)
    assert page.inputs("question") == second
    page.close()


def _tab(browser: Browser, room: Served) -> _Tab:
    page = browser.new_context(locale="en-GB").new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.goto(room.link())
    return _Tab(page, complaints)


class _Tab(NamedTuple):
    page: Page
    complaints: list[str]

    def goto(self, address: str) -> None:
        self.page.goto(address)

    @property
    def keyboard(self):  # type: ignore[no-untyped-def]
        return self.page.keyboard

    def inputs(self, name: str) -> str:
        return self.page.locator(f"[name={name}]").first.input_value()

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def close(self) -> None:
        self.page.context.close()
        assert self.complaints == []
