"""Who goes back to what they just read is given it again, and never what is not so any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.responses import Response

import amana
from amana.web.house.answers import LIFE, Answers
from amana.web.house.visits import Visit
from amana.web.pages import search as search_page
from amana.web.searching.search_asked import SearchAsked
from amana.web.searching.search_view import SearchFound, found
from tests.web.conftest import Served, served, token


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_same_state_has_the_same_answer_for_a_while() -> None:
    clock = Clock()
    answers = Answers(clock)
    answers.keep("asked", 1, Response(b"told", headers={"x-kind": "page"}))
    again = answers.get("asked", 1)
    assert again is not None
    assert (again.body, again.headers["x-kind"], again.status_code) == (b"told", "page", 200)
    assert answers.get("asked", 2) is None
    assert answers.get("other", 1) is None
    clock.now = LIFE + 1
    assert answers.get("asked", 1) is None


def test_no_error_no_choice_and_nothing_heavy_is_kept() -> None:
    answers = Answers(most=100)
    chosen = Response(b"told")
    chosen.set_cookie("lang", "ar")
    for at, answer in enumerate((Response(b"gone", 404), chosen, Response(b"x" * 26))):
        answers.keep(at, 1, answer)
        assert answers.get(at, 1) is None


def test_what_came_first_is_forgotten_first() -> None:
    answers = Answers(most=100)
    for at in range(9):
        answers.keep(at, 1, Response(b"x" * 20))
    assert [at for at in range(9) if answers.get(at, 1)] == [4, 5, 6, 7, 8]
    answers.clear()
    assert answers.get(8, 1) is None


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The searches that were made, and not given again."""
    queries: list[str] = []

    def counted(visit: Visit, archive: amana.OpenArchive, asked: SearchAsked) -> SearchFound:
        queries.append(asked.query)
        return found(visit, archive, asked)

    monkeypatch.setattr(search_page, "found", counted)
    return queries


def test_going_back_to_a_search_does_not_make_it_again(demo: Served, made: list[str]) -> None:
    with demo.client() as one, demo.client() as other:
        first = one.get("/search?q=buses")
        assert one.get("/search?q=buses").text == first.text
        assert made == ["buses"]
        assert other.get("/search?q=buses").text != first.text  # its forms carry another word
        assert 'lang="ar"' in one.get("/search?q=buses&lang=ar").text
        assert 'lang="ar"' in one.get("/search?q=buses").text
        assert len(made) == 4


def test_what_anybody_writes_shows_at_once(demo_copy: tuple[Path, Path], made: list[str]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        hit = client.get("/api/search?q=buses").json()["hits"][0]["item"]
        assert "seen-by-two" not in client.get(f"/items/{hit}").text + client.get("/search?q=buses").text
        with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
            archive.describe(hit, [("tag", "seen-by-two")])
        assert "seen-by-two" in client.get(f"/items/{hit}").text
        assert "seen-by-two" in client.get("/search?q=buses").text
        asked = len(made)
        client.post("/lock", data={"csrf": token(client)})
        assert client.get("/search?q=buses").status_code == 423
        assert len(made) == asked


def test_what_is_read_into_the_catalogue_alone_shows_at_once(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        client.get("/search?q=buses")
        before = room.room.lending.state()
        assert room.room.lending.state() == before
        with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
            catalogue = archive.archive.catalogue
            catalogue.keep_worked_out("test", catalogue.accounts_state(), b"x")
        assert room.room.lending.state() != before
