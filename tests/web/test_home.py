"""Home: what is here, each count a way into search; what waits; what was done; a first visit."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import get_args

import httpx
import pytest

import amana
from amana.language.wording import say
from amana.records import CustodyActName
from amana.records.nouns import KeyActName
from amana.web.home_view import ACT_KEYS
from tests.web.conftest import served, token


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_here_leads_into_search(
    client: httpx.Client, demo_archive: tuple[Path, Path], language: str
) -> None:
    page = client.get(f"/?lang={language}").text
    with amana.open_archive(demo_archive[0], identity=demo_archive[1]) as archive:
        told = archive.overview()
    assert say(language, "web-home-here") in page
    bars = re.findall(r'<li><a href="(/search\?[^"]+)"><span>.*?</span> <span class="count">(\d+)</span>', page)
    assert len(bars) >= len(told.family) + len(told.year)
    for address, count in bars:
        answer = client.get(address.replace("&amp;", "&") + "&lang=en").text
        shown = re.search(r'id="total"[^>]*>(\d+) ', answer)
        assert shown
        assert shown[1] == count
    client.get("/help?lang=en")


def test_last_acts_say_who_did_what_when(client: httpx.Client) -> None:
    page = client.get("/").text
    assert re.search(r"\d+ files were taken in", page)
    assert say("en", "web-home-act-archive-made") in page
    assert re.search(r'<bdi dir="ltr">20\d\d-\d\d-\d\d \d\d:\d\d</bdi>', page)


def test_every_act_that_can_be_entered_has_its_words() -> None:
    assert {*get_args(CustodyActName), *get_args(KeyActName), "taken-in", "said"} == ACT_KEYS.keys()


def test_health_is_told_in_one_line(client: httpx.Client) -> None:
    page = client.get("/").text
    assert say("en", "web-health-copies-none") in page
    assert 'href="/health"' in page


def test_an_empty_archive_says_what_to_do_first(tmp_path: Path) -> None:
    identity = tmp_path / "identity.age"
    amana.init(tmp_path / "archive", identity_out=identity, no_passphrase=True)
    with served(tmp_path / "archive", identity=identity) as room, room.client() as client:
        for language in ("en", "ar"):
            page = client.get(f"/?lang={language}").text
            assert say(language, "web-home-first") in page
            assert '<a class="button" href="/add">' in page
        for path in ("/search", "/health", "/health/failures", "/search?q=bridge", "/api/search?q=bridge"):
            assert client.get(path).status_code == 200


def test_what_waits_to_be_read_is_read_by_a_press(tmp_path: Path, demo_copy: tuple[Path, Path]) -> None:
    (tmp_path / "late.txt").write_text("The ferry left at dusk.", encoding="utf-8")
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        archive.add(tmp_path / "late.txt", read=False)
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert say("en", "web-home-read") in client.get("/").text
        assert say("en", "web-search-unread") in client.get("/search?q=ferry").text
        assert client.post("/read", data={}).status_code == 400
        page = client.post("/read", data={"csrf": token(client)})
        assert re.search(r"/jobs/[\w-]+$", str(page.url))
        for _ in range(240):
            if "data-events" not in client.get(str(page.url)).text:
                break
            time.sleep(0.25)
        assert "<mark>ferry</mark>" in client.get("/search?q=ferry").text
        assert say("en", "web-home-read") not in client.get("/").text
