"""Reading goes on while others write: a catalogue made anew, files taken in, an archive that goes away."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx

import amana
from tests.web.conftest import Served, served

PATHS = ("/search?q=buses", "/", "/search", "/people", "/health", "/api/search?q=bridge")


@contextmanager
def reading(room: Served) -> Iterator[Counter[int]]:
    """Somebody who reads page after page until the block ends; how often each status came."""
    found: Counter[int] = Counter()
    ended = Event()

    def read() -> None:
        with room.client() as client:
            while not ended.is_set():
                for path in PATHS:
                    found[client.get(path).status_code] += 1

    thread = Thread(target=read)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join(60)


def test_a_catalogue_is_made_anew_under_the_reader(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        before = client.get("/api/search?q=buses").json()
        with reading(room) as found, amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
            archive.rebuild()
        after = client.get("/api/search?q=buses").json()
    assert [one["item"] for one in after["hits"]] == [one["item"] for one in before["hits"]]
    assert found[200] > 0
    # While the new one takes its place, a page may say that the archive is busy; never that something broke.
    assert set(found) <= {200, 503}


def test_what_another_program_takes_in_is_found_at_once(demo_copy: tuple[Path, Path], tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("The ferryman of Wadi al-Noor kept a lantern.", encoding="utf-8")
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert client.get("/api/search?q=ferryman").json()["hits"] == []
        with reading(room) as found, amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
            archive.add(new)
        assert len(client.get("/api/search?q=ferryman").json()["hits"]) == 1
    assert set(found) <= {200, 503}


def test_an_archive_that_is_gone_is_said_to_be(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert client.get("/search?q=buses").status_code == 200
        shutil.move(demo_copy[0], demo_copy[0].with_name("elsewhere"))
        answer = client.get("/search?q=buses")
        shutil.move(demo_copy[0].with_name("elsewhere"), demo_copy[0])
        assert answer.status_code in (500, 503)
        assert "Traceback" not in answer.text
        assert client.get("/search?q=buses").status_code == 200


def test_many_ask_at_once(demo: Served) -> None:
    with demo.client() as client:
        cookies = dict(client.cookies)
    statuses: list[int] = []

    def ask() -> None:
        with httpx.Client(base_url=demo.origin, cookies=cookies, timeout=60) as one:
            statuses.extend(one.get(path).status_code for path in PATHS)

    threads = [Thread(target=ask) for _ in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    assert statuses == [200] * (12 * len(PATHS))
