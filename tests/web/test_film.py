"""A film is played out of the sealed object, from wherever one seeks to, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import amana
from demo.room import make_film
from tests.web.conftest import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SEEKS = (
    "async (at) => { const film = document.querySelector('video');"
    " if (film.readyState < 1) await new Promise(done => film.addEventListener('loadedmetadata', done));"
    " film.currentTime = at; await new Promise(done => film.addEventListener('seeked', done));"
    " return [film.currentTime, film.readyState, film.videoWidth, film.duration]; }"
)


def test_a_film_is_sought_through_by_ranges(browser: Browser, tmp_path: Path) -> None:
    identity, film = tmp_path / "identity.age", tmp_path / "road.mp4"
    make_film(film)
    amana.init(tmp_path / "archive", identity_out=identity, no_passphrase=True)
    with amana.open_archive(tmp_path / "archive", identity=identity) as archive:
        archive.add(film)
        item = next(iter(archive.list())).item
    with served(tmp_path / "archive", identity=identity) as room, browser.new_context() as context:
        page = context.new_page()
        page.goto(room.link())
        ranges: list[int] = []
        content = room.room.content_origin
        page.on("response", lambda one: ranges.append(one.status) if one.url.startswith(f"{content}/") else None)
        page.goto(f"{room.origin}/items/{item}")
        at, ready, width, lasts = page.evaluate(_SEEKS, 4.0)
        back = page.evaluate(_SEEKS, 1.0)[0]
    assert (at, back, width) == (4.0, 1.0, 640)
    assert ready >= 2  # a picture of that moment is there (HTML Standard, 4.8.11.7)
    assert 5.5 < lasts < 6.5
    assert 206 in ranges
    assert not [status for status in ranges if status >= 400]
