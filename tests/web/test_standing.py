"""What is worked out once for all who ask: kept until something is written; slow, it is made anew unseen."""

from __future__ import annotations

import re
import time
from pathlib import Path
from threading import Event

import pytest

import amana
from amana.errors import SubjectUnknown
from amana.web.working import standing as module
from amana.web.working.standing import standing
from tests.web.conftest import served


def test_it_is_made_once_until_something_is_written(demo_copy: tuple[Path, Path]) -> None:
    made: list[int] = []

    def make(_: amana.OpenArchive, __: object) -> int:
        made.append(1)
        return len(made)

    with served(demo_copy[0], identity=demo_copy[1]) as room:
        lending = room.room.lending
        for _ in range(2):
            with lending.lend() as archive:
                assert standing(room.room, archive, "x", make).value == 1
                assert standing(room.room, archive, "x", make).value == 1
        with lending.lend() as archive:
            archive.describe(None, [("name", "Nadia Sabbagh")], new="person")
        with lending.lend() as archive:
            told = standing(room.room, archive, "x", make)
        assert (told.value, told.old) == (2, False)
        room.room.lock()
        assert "x" not in room.room.kept


def test_what_is_slow_is_shown_as_it_was_while_it_is_made_anew(
    demo_copy: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def make(_: amana.OpenArchive, __: object) -> int:
        made.append(1)
        return len(made)

    monkeypatch.setattr(module, "SLOW", -1.0)
    with served(demo_copy[0], identity=demo_copy[1]) as room:
        lending = room.room.lending
        with lending.lend() as archive:
            assert standing(room.room, archive, "x", make).value == 1
            archive.describe(None, [("name", "Nadia Sabbagh")], new="person")
            told = standing(room.room, archive, "x", make)
            assert (told.value, told.old) == (1, True)
        deadline = time.monotonic() + 20
        while room.room.kept["x"].value == 1 and time.monotonic() < deadline:
            time.sleep(0.02)
        with lending.lend() as archive:
            told = standing(room.room, archive, "x", make)
        assert (told.value, told.old) == (2, False)


def test_who_asks_first_is_told_that_it_is_being_made_and_comes_to_it(
    demo_copy: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    go, made = Event(), amana.OpenArchive.events

    def slow(archive: amana.OpenArchive, **told: object) -> object:
        assert go.wait(30)
        return made(archive, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(amana.OpenArchive, "events", slow)
    monkeypatch.setattr(module, "SLOW", 0.2)
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        for path in ("/events", "/timeline", "/compare"):
            told = client.get(path)
            assert told.status_code == 202
            then = re.search(r'data-events="/jobs/([^/]+)/events" data-then="([^"]*)"', told.text)
            assert then
            assert then[2] == path
        assert len({one.id for one in room.room.jobs.all()}) == 1
        go.set()
        job = room.room.jobs.all()[0]
        assert job.ended_within(20)
        for path in ("/events", "/timeline", "/compare"):
            assert client.get(path).status_code == 200


def test_what_is_done_soon_is_no_job_and_what_fails_says_why(
    demo_copy: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: amana.OpenArchive) -> object:
        raise SubjectUnknown(id="ab" * 8)

    monkeypatch.setattr(module, "SLOW", 60.0)
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        for path in ("/people", "/groups", "/places", "/events"):
            assert client.get(path).status_code == 200
        assert room.room.jobs.all() == []
        room.room.kept.clear()
        with monkeypatch.context() as spoilt:
            spoilt.setattr(amana.OpenArchive, "places", broken)
            assert client.get("/places").status_code == 404
        assert client.get("/places").status_code == 200
