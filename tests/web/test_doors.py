"""The door: links that work once, locking and unlocking, and whoever comes from elsewhere."""

from __future__ import annotations

import socket
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest

import amana
from amana.web.house import serving
from tests.web.conftest import Served, served, token


def test_a_link_opens_once(demo: Served) -> None:
    link = demo.link()
    with httpx.Client(follow_redirects=True) as one, httpx.Client(follow_redirects=True) as other:
        assert one.get(link).status_code == 200
        refused = other.get(link)
        assert refused.status_code == 423
        assert "used before" in refused.text
        assert other.get(demo.origin + "/help").status_code == 423


@pytest.mark.parametrize("link", ["", "x", "A" * 43, "%00", "ا", "..%2f", "x" * 9000])
def test_a_wrong_link_opens_nothing(demo: Served, link: str) -> None:
    answer = httpx.get(f"{demo.origin}/open/{link}")
    assert answer.status_code in (404, 414, 423)
    assert "set-cookie" not in answer.headers


def test_nobody_without_a_session_sees_anything(demo: Served) -> None:
    for path in ("/", "/help", "/jobs/x", "/jobs/x/events"):
        assert httpx.get(demo.origin + path).status_code == 423
        assert httpx.get(demo.origin + path, headers={"cookie": "amana-1=x; ;;="}).status_code == 423


def test_another_name_for_this_machine_is_refused(client: httpx.Client) -> None:
    assert client.get("/help", headers={"host": "archive.example"}).status_code == 421


def test_a_form_from_elsewhere_is_refused(client: httpx.Client) -> None:
    word = {"csrf": token(client)}
    for header in ({"origin": "http://elsewhere.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert client.post("/lock", data=word, headers=header).status_code == 403
    assert client.post("/lock", data={"csrf": "x"}).status_code == 400
    assert client.post("/lock").status_code == 400
    assert client.get("/help").status_code == 200


def test_other_methods_are_refused(client: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert client.request(method, "/help").status_code == 405


def test_what_browsers_are_told(client: httpx.Client) -> None:
    headers = client.get("/help").headers
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "'unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(demo: Served) -> None:
    cookie = httpx.get(demo.link()).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_locking_lets_go_of_the_keys_and_a_new_link_opens_again(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        locked = client.post("/lock", data={"csrf": token(client)})
        assert locked.url.path == "/door"
        assert room.room.lending.locked
        assert client.get("/").status_code == 423
        told = len(room.links)
        assert client.post("/door/link").status_code == 200
        assert len(room.links) == told + 1
        assert client.get(room.links[-1]).url.path == "/"


def test_new_links_are_not_asked_for_without_end(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1]) as room:
        answers = [httpx.post(room.origin + "/door/link").status_code for _ in range(8)]
        assert answers.count(200) == 5
        assert answers[-1] == 429


def test_a_passphrase_opens_the_room(tmp_path: Path) -> None:
    identity = tmp_path / "identity.age"
    amana.init(tmp_path / "archive", identity_out=identity, passphrase="four plain words here")
    with (
        served(tmp_path / "archive", identity=identity) as room,
        httpx.Client(base_url=room.origin, follow_redirects=True, timeout=60) as client,
    ):
        assert client.get(room.links[-1]).status_code == 423
        page = client.get("/door")
        assert 'type="password"' in page.text
        word = page.text.split('name="csrf" value="')[1].split('"')[0]
        wrong = client.post("/door/unlock", data={"csrf": word, "passphrase": "not this one"})
        assert wrong.status_code == 403
        assert room.room.lending.locked
        opened = client.post("/door/unlock", data={"csrf": word, "passphrase": "four plain words here"})
        assert opened.url.path == "/"
        assert opened.status_code == 200


def test_an_idle_room_locks_itself(demo_copy: tuple[Path, Path]) -> None:
    with served(demo_copy[0], identity=demo_copy[1], idle=0.02) as room, room.client() as client:
        assert client.get("/help").status_code == 200
        deadline = time.monotonic() + 20
        while not room.room.lending.locked and time.monotonic() < deadline:
            time.sleep(0.1)
        assert room.room.lending.locked
        assert client.get("/help").status_code == 423


def test_an_unknown_page_says_so_in_both_languages(client: httpx.Client) -> None:
    english, arabic = client.get("/nothing?lang=en"), client.get("/nothing?lang=ar")
    assert (english.status_code, arabic.status_code) == (404, 404)
    assert "There is no page" in english.text
    assert "لا صفحة بهذا العنوان" in arabic.text
    assert 'dir="rtl"' in arabic.text
    client.get("/help?lang=en")


def test_answers_do_not_wait_to_be_acknowledged() -> None:
    with closing(serving._bound("127.0.0.1", 0)) as bound:
        # What asyncio looks at before it sets TCP_NODELAY: without it each answer is 40 ms late.
        assert bound.proto == socket.IPPROTO_TCP
