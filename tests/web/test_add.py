"""Add: dropping and sending, what is cut off or misnamed, taking in with what is said, and no trace afterwards."""

from __future__ import annotations

import json
import os
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import amana
from amana.actions.taking_in import spooling
from amana.errors import UploadPathUnusable
from amana.records import Accession
from tests.web.conftest import Served, served, token

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = [
    "folder/a note.txt",
    "folder/رسالة من بيت أبيض.txt",
    'folder/<script>alert(1)</script>"><img src=x onerror=alert(2)>.txt',
    "folder/\u202egnp.exe.txt",
    "folder/CON:|?*\\a.txt",
    "folder/" + "ن" * 200 + ".txt",
]


@pytest.fixture
def room(demo_copy: tuple[Path, Path]) -> Iterator[Served]:
    with served(demo_copy[0], identity=demo_copy[1]) as opened:
        yield opened


def _send(client: httpx.Client, csrf: str, batch: str, path: str, data: bytes, **more: str) -> httpx.Response:
    headers = {
        "x-csrf": csrf,
        "x-path": quote(path, safe="", errors="surrogatepass"),
        "x-size": str(len(data)),
        "x-modified": "1700000000123",
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    return client.post(f"/api/add/{batch}/file", content=data, headers=headers)


def _begin(client: httpx.Client, csrf: str) -> str:
    return str(client.post("/api/add/begin", headers={"x-csrf": csrf}).json()["batch"])


def _ended(client: httpx.Client, answer: httpx.Response) -> str:
    """The job's page once it has ended."""
    assert answer.url.path.startswith("/jobs/"), answer.text
    deadline = time.monotonic() + 60
    while 'id="progress" data-events' in (page := client.get(answer.url.path).text):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return page


def _uploads(room: Served) -> list[Path]:
    return [one for one in (room.room.path / "local" / "uploads").rglob("*") if one.is_file()]


def _accessions(room: Served, item: str) -> list[Accession]:
    with room.room.lending.own() as opened:
        return [row.accession for row in opened.show(item).accessions]


def test_the_page_is_there_in_both_languages(client: httpx.Client) -> None:
    english, arabic = client.get("/add?lang=en").text, client.get("/add?lang=ar").text
    assert "Choose files or folders" in english
    assert "اختر ملفّات أو مجلّدات" in arabic
    assert 'value="justice"' in english
    client.get("/add?lang=en")


def test_what_is_sent_is_taken_in_by_its_own_path(room: Served) -> None:
    with room.client() as client:
        csrf = token(client)
        batch = _begin(client, csrf)
        for number, name in enumerate(NAMES):
            assert (
                _send(client, csrf, batch, name, f"Text number {number} of the test.".encode()).status_code == 200
            )
        waiting = client.get(f"/add?batch={batch}").text
        assert "<script>alert" not in waiting
        assert "&lt;script&gt;alert" in waiting
        assert len([one for one in _uploads(room) if one.name.isdecimal()]) == len(NAMES)
        said = {
            "csrf": csrf,
            "batch": batch,
            "source": "a box in the test",
            "collected_by": "Somebody Invented",
            "collected_at": "2024-03-18",
            "tags": "one tag، another,one tag",
            "consent_by": "Invented Consenter",
            "consent_purpose": "justice",
            "consent_form": "signed",
            "consent_given": "2024-03-17",
        }
        page = _ended(client, client.post("/add/take", data=said))
        assert "6 files" in page
        assert "<script>alert" not in page
        items = re.findall(r'href="/items/([0-9a-f]{32})"', page)
        assert len(set(items)) == len(NAMES)
        told = [one for item in items for one in _accessions(room, item)]
        assert sorted(one.path for one in told) == sorted(NAMES)
        assert {one.found_at for one in told} == {""}
        assert {one.modified for one in told} == {"2023-11-14T22:13:20.123000000Z"}
        assert {one.source for one in told} == {"a box in the test"}
        assert {one.tags for one in told} == {("one tag", "another")}
        assert [one for one in _uploads(room) if one.name.isdecimal()] == []
        assert client.get(f"/add?batch={batch}").status_code == 404
        with room.room.lending.own() as opened:
            [consent] = list(opened.knowing().all("consent"))
            values = {(one.prop, one.value) for one in consent.said}
            assert {("consent-for", item) for item in items} <= values
            assert {("consent-purpose", "justice"), ("consent-form", "signed")} <= values
            [by] = [value for prop, value in values if prop == "consent-by"]
            assert "Invented Consenter" in {one.value for one in opened.known(str(by)).said}


def test_two_files_of_one_name_are_both_kept_and_the_same_one_is_sent_once(room: Served) -> None:
    with room.client() as client:
        csrf = token(client)
        batch = _begin(client, csrf)
        for data in (b"the first one", b"the second, longer", b"the first one"):
            assert _send(client, csrf, batch, "x/same.txt", data).status_code == 200
        assert len(room.room.spool.batch(batch, None).files) == 2
        page = _ended(client, client.post("/add/take", data={"csrf": csrf, "batch": batch}))
        assert len(set(re.findall(r'href="/items/([0-9a-f]{32})"', page))) == 2


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "a/", "a\0b", "\ud800", "x" * 5000, "a/" * 300],
)
def test_paths_that_are_none_are_refused(client: httpx.Client, path: str) -> None:
    csrf = token(client)
    answer = _send(client, csrf, _begin(client, csrf), path, b"x")
    assert answer.status_code == 400
    assert answer.json()["error"] == "upload-path-unusable"


@given(st.text(max_size=60))
def test_a_checked_path_stays_within_its_folder(path: str) -> None:
    try:
        told = spooling.checked_path(path)
    except UploadPathUnusable:
        return
    assert told == path
    assert Path("/spool").joinpath(told).is_relative_to("/spool")
    assert ".." not in Path(told).parts


@pytest.mark.parametrize(
    "headers", [{"x-size": "-1"}, {"x-size": "9" * 17}, {"x-size": "x"}, {"x-modified": "1e9"}]
)
def test_headers_that_no_page_sends_are_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    csrf = token(client)
    told = {name.replace("-", "_"): value for name, value in headers.items()}
    assert _send(client, csrf, _begin(client, csrf), "a.txt", b"x", **told).status_code == 400


def test_sending_takes_the_sessions_word_and_a_batch_of_ones_own(client: httpx.Client) -> None:
    csrf = token(client)
    assert _send(client, "x", _begin(client, csrf), "a.txt", b"x").status_code == 400
    assert _send(client, csrf, "0" * 32, "a.txt", b"x").status_code == 404
    assert client.get("/add?batch=x").status_code == 404
    assert client.post("/add/take", data={"csrf": csrf, "batch": "x"}).status_code == 404


def test_a_cut_connection_leaves_nothing(room: Served) -> None:
    with room.client() as client:
        csrf = token(client)
        batch = _begin(client, csrf)
        host, port = room.origin.removeprefix("http://").split(":")
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        with socket.create_connection((host, int(port))) as one:
            one.sendall(
                (
                    f"POST /api/add/{batch}/file HTTP/1.1\r\nhost: {host}:{port}\r\n"
                    f"cookie: {cookie}\r\nx-csrf: {csrf}\r\n"
                    "x-path: half.bin\r\nx-size: 9000000\r\nx-modified: 0\r\ncontent-length: 9000000\r\n\r\n"
                ).encode()
                + b"z" * 3_000_000
            )
            deadline = time.monotonic() + 10
            while not any(path.suffix == ".part" for path in _uploads(room)):
                assert time.monotonic() < deadline
                time.sleep(0.02)
        while any(path.suffix == ".part" for path in _uploads(room)):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert room.room.spool.batch(batch, None).files == {}
        short = _send(client, csrf, batch, "half.bin", b"ab", x_size="3")
        assert short.json()["facts"]["reason"] == "shorter-than-told"
        long = _send(client, csrf, batch, "half.bin", b"abcd", x_size="3")
        assert long.json()["facts"]["reason"] == "longer-than-told"
        assert room.room.spool.batch(batch, None).files == {}


def test_a_full_disk_is_told_before_anything_is_sent(room: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with room.client() as client:
        csrf = token(client)
        batch = _begin(client, csrf)
        monkeypatch.setattr(room.room.spool, "free", lambda: 10)
        answer = _send(client, csrf, batch, "a.bin", b"x" * 11)
        assert answer.status_code == 507
        assert answer.json()["facts"] == {"reason": "disk-full", "free": 10}
        assert _send(client, csrf, batch, "a.bin", b"x" * 10).status_code == 200


def test_what_cannot_be_said_is_told_with_the_form_as_it_was(room: Served) -> None:
    with room.client() as client:
        csrf = token(client)
        batch = _begin(client, csrf)
        _send(client, csrf, batch, "a.txt", b"something")
        for wrong in ({"collected_at": "yesterday"}, {"consent_given": "soon"}, {"consent_form": "carved"}):
            answer = client.post(
                "/add/take", data={"csrf": csrf, "batch": batch, "source": 'my "source" <b>', **wrong}
            )
            assert answer.status_code == 400, wrong
            assert 'role="alert"' in answer.text
            assert "my &#34;source&#34; &lt;b&gt;" in answer.text
        assert client.post("/add/forget", data={"csrf": csrf, "batch": batch}).url.path == "/add"
        assert [one for one in _uploads(room) if one.name.isdecimal()] == []
        empty = client.post("/add/take", data={"csrf": csrf, "batch": _begin(client, csrf)})
        assert empty.status_code == 400


def test_a_folder_of_this_machine_is_taken_in_by_its_path(room: Served, tmp_path: Path) -> None:
    folder = tmp_path / "card"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "one.txt").write_text("What the card held.")
    with room.client() as client:
        csrf = token(client)
        page = _ended(client, client.post("/add/folder", data={"csrf": csrf, "path": str(folder)}))
        [item] = set(re.findall(r'href="/items/([0-9a-f]{32})"', page))
        assert [(one.path, one.found_at) for one in _accessions(room, item)] == [
            ("card/in/one.txt", str(tmp_path))
        ]
        for path in ("", "relative", str(tmp_path / "absent"), "\0"):
            assert client.post("/add/folder", data={"csrf": csrf, "path": path}).status_code in (400, 404)


def test_what_a_room_that_died_left_is_removed_by_the_next(demo_copy: tuple[Path, Path]) -> None:
    left = demo_copy[0] / "local" / "uploads" / "dead"
    left.mkdir(parents=True)
    (left / "1").write_bytes(b"unsealed")
    (left.with_suffix(".lock")).touch()
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert not left.exists()
        csrf = token(client)
        _send(client, csrf, _begin(client, csrf), "a.txt", b"never taken in")
        other = spooling.Spool(demo_copy[0])
        assert other.clear_leftovers() == 0  # the room is open: what waits in it is no leftover
        assert len([one for one in _uploads(room) if one.name.isdecimal()]) == 1
    assert list((demo_copy[0] / "local" / "uploads").iterdir()) == []


def test_stopping_keeps_what_was_kept_and_leaves_the_rest_waiting(
    room: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    import amana.archive.taking_in as taking_in

    monkeypatch.setattr(taking_in, "_COMMIT_AFTER", 0.0)
    with room.client() as client:
        csrf = token(client)
        batch = _begin(client, csrf)
        for number in range(12):
            _send(client, csrf, batch, f"n{number:02}.bin", os.urandom(1 << 20) + bytes([number]))
        answer = client.post("/add/take", data={"csrf": csrf, "batch": batch})
        job = room.room.jobs.get(answer.url.path.removeprefix("/jobs/"))
        assert job is not None
        job.stop()
        page = _ended(client, answer)
        assert job.state in ("stopped", "done")
        assert job.about.left == len(room.room.spool.batch(batch, None).files) if job.about.left else True
        assert job.about.left + job.about.counts["kept"] == 12
        if job.about.left:
            assert f"/add?batch={batch}" in page
            rest = _ended(client, client.post("/add/take", data={"csrf": csrf, "batch": batch}))
            assert f"/add?batch={batch}" not in rest


def test_the_other_works_run_as_jobs(room: Served) -> None:
    with room.client() as client:
        csrf = token(client)
        verified = _ended(client, client.post("/jobs", data={"csrf": csrf, "kind": "verify"}))
        assert 'class="good outcome"' in verified
        again = _ended(client, client.post("/jobs", data={"csrf": csrf, "kind": "read-again"}))
        assert "Done." in again
        assert client.post("/jobs", data={"csrf": csrf, "kind": "audit", "copy": "/etc"}).status_code == 404
        assert client.post("/jobs", data={"csrf": csrf, "kind": "sync"}).status_code == 400
        assert client.post("/jobs", data={"csrf": csrf, "kind": "nothing"}).status_code == 400
        listed = client.get("/jobs").text
        assert "Verifying this archive" in listed


def test_copies_are_synced_and_audited_as_jobs(room: Served, tmp_path: Path) -> None:
    from amana.actions.copies import copying

    (tmp_path / "copy").mkdir()
    copying.add(room.room.path, "disk", str(tmp_path / "copy"))
    with room.client() as client:
        csrf = token(client)
        synced = _ended(client, client.post("/jobs", data={"csrf": csrf, "kind": "sync"}))
        assert 'class="good outcome"' in synced
        audited = _ended(client, client.post("/jobs", data={"csrf": csrf, "kind": "audit", "copy": "disk"}))
        assert 'class="good outcome"' in audited
    assert amana.verify(tmp_path / "copy").ok


def _drop(page: Page, path: Path) -> None:
    """Drop something from outside the browser, as a hand does."""
    box = page.locator("#drop").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    data: dict[str, Any] = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})


def test_a_folder_is_dropped_reloaded_and_taken_in(room: Served, browser: Browser, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    folder = tmp_path / "صندوق"
    (folder / "inner").mkdir(parents=True)
    for number in range(120):  # more than a browser tells of a folder at once
        (folder / "inner" / f"page {number}.txt").write_text(f"Invented text {number}")
    (folder / "empty.txt").touch()
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.goto(room.link())
    page.goto(room.origin + "/add")
    assert page.locator("#take").is_disabled()
    _drop(page, folder)
    expect(page.locator("#summary")).to_contain_text("121 of 121", timeout=60_000)
    assert page.locator("#take").is_enabled()
    page.reload()
    assert "121 files wait" in page.locator("#summary").inner_text()
    (folder / "late.txt").write_text("It was forgotten at first.")
    page.set_input_files("#folder", str(folder))  # the same folder again: only what is new is sent
    expect(page.locator("#summary")).to_contain_text("122 of 122", timeout=60_000)
    page.fill("#said-source", "a dropped folder")
    page.click("#take")
    page.wait_for_url(re.compile("/jobs/"))
    page.get_by_text("Done.").wait_for(timeout=60_000)
    assert page.get_by_text("122 files are kept").is_visible() or page.get_by_text("files are kept").is_visible()
    first = page.locator(".files a.path").first
    assert "صندوق/" in first.inner_text()
    context.close()
    assert complaints == []
    with room.room.lending.own() as opened:
        assert sum(1 for one in opened.list() if one.name.startswith("page ")) == 120


def test_the_folder_picker_is_reached_by_the_keyboard(tab: Page, demo: Served) -> None:
    tab.goto(demo.origin + "/add")
    tab.locator("#main").focus()
    reached = []
    for _ in range(5):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.id"))
    at = reached.index("files")
    assert reached[at : at + 2] == ["files", "folder"]


def test_events_tell_how_far_it_is(room: Served) -> None:
    with room.client() as client:
        csrf = token(client)
        answer = client.post("/jobs", data={"csrf": csrf, "kind": "verify"})
        with client.stream("GET", answer.url.path + "/events") as stream:
            told = "".join(stream.iter_text())
        assert f"event: end\ndata: {answer.url.path}" in told
        assert json.dumps(answer.status_code) == "200"
