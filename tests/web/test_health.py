"""Health: what to do next with its button or command, copies, logs, custodians, what could not be read."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

import amana
from amana.actions.browsing.health import CopyHealth, Health, LogHealth, Step
from amana.actions.copies import copying
from amana.actions.custody.outside_word import OutsideWord
from amana.language.wording import say
from amana.web.health_view import STEP_KEYS
from tests.web.conftest import served, token


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_to_do_next_is_said_with_its_command(client: httpx.Client, language: str) -> None:
    page = client.get(f"/health?lang={language}").text
    assert say(language, "web-health-step-no-copy") in page
    assert "amana copy add NAME PLACE" in page
    assert say(language, "web-health-step-one-custodian") in page
    assert say(language, "web-health-outside-none") in page
    assert "custodian-1" in page
    client.get("/help?lang=en")


def test_every_step_that_health_tells_has_its_words() -> None:
    words = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", (Step.__doc__ or "")))
    assert words == STEP_KEYS.keys()
    for language in ("en", "ar"):
        for key in STEP_KEYS.values():
            facts: dict[str, Any] = {
                "copy": "disk",
                "count": 3,
                "days": 40,
                "synced": "2031-01-02",
                "audited": "2031-01-02",
            }
            told = say(language, key, **facts, devices=("a", "b", "c"), device="a", entries=5)
            assert "{" not in told


def _health(**changed: object) -> Health:
    log = LogHealth("aa" * 8, None, 9, "2031-01-02T00:00:00Z", True, True, None, False, OutsideWord())
    return replace(Health((), (log,), (), (), 0, 0, ()), **changed)  # type: ignore[arg-type]


def test_hostile_names_of_copies_and_devices_stay_names(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "<script>alert(1)</script>"
    log = LogHealth(
        "bb" * 8, bad, 3, None, False, False, 2, True, OutsideWord(2, "2031-01-02T00:00:00Z", bad, ("rfc3161",), 1)
    )
    copy = CopyHealth(
        bad, f"file:///{bad}", True, False, "2031-01-02T00:00:00Z", 3, None, "2031-01-02T00:00:00Z", False
    )
    found = _health(
        copies=(copy, CopyHealth("of another")),
        logs=(log,),
        faults=(bad,),
        next=(
            Step("copy-unsound", {"copy": bad, "audited": "2031-01-02"}),
            Step("copy-lacking", {"copy": bad, "count": 3}),
        ),
    )
    monkeypatch.setattr("amana.actions.OpenArchive.health", lambda _: found)
    page = client.get("/health").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert say("en", "web-health-unsound") in page
    assert say("en", "web-health-doubt-forked") in page
    assert "amana repair &#39;" in page  # what a shell would run is quoted


def _until_done(client: httpx.Client, address: str) -> str:
    for _ in range(240):
        page = client.get(address).text
        if "data-events" not in page:
            return page
        time.sleep(0.25)
    raise AssertionError(page)


def test_a_copy_is_synced_and_audited_by_a_press(demo_copy: tuple[Path, Path], tmp_path: Path) -> None:
    copying.add(demo_copy[0], "disk", str(tmp_path / "disk"))
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert "disk" in client.get("/health").text
        word = token(client)
        for kind in ("sync", "audit", "verify", "read-again"):
            began = client.post("/jobs", data={"csrf": word, "kind": kind, "copy": "disk"})
            assert began.status_code == 200
            _until_done(client, str(began.url))
        page = client.get("/health").text
        assert say("en", "web-health-sound") in page
        assert "amana copy add NAME PLACE" not in page
        assert say("en", "web-health-copies-none") not in client.get("/").text


def test_a_copy_is_made_in_a_folder_and_filled_without_a_command(
    demo_copy: tuple[Path, Path], tmp_path: Path
) -> None:
    disk = tmp_path / "قرص أزرق"
    disk.mkdir()
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        assert 'href="#new-copy"' in client.get("/health").text
        told = {"csrf": token(client), "name": " the blue  disk ", "folder": str(disk)}
        began = client.post("/health/copies", data=told)
        assert "/jobs/" in str(began.url)
        _until_done(client, str(began.url))
        assert "the-blue-disk" in client.get("/health").text
        again = client.post("/health/copies", data=told)
        assert again.status_code == 400
        assert 'value=" the blue  disk "' in again.text
    assert amana.verify(disk).ok
    assert [one.name for one in copying.list(demo_copy[0])] == ["the-blue-disk"]


@pytest.mark.parametrize(
    "folder", ["", "copies/disk", "s3://bucket/there", "file:///tmp", "/nowhere/at/all", "/" + 300 * "x", "\0/tmp"]
)
def test_what_is_no_folder_of_this_machine_is_no_copy(
    client: httpx.Client, demo_archive: tuple[Path, Path], folder: str
) -> None:
    answer = client.post("/health/copies", data={"csrf": token(client), "name": "disk", "folder": folder})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert copying.list(demo_archive[0]) == ()


def test_a_full_folder_and_the_archive_itself_are_no_copy(
    client: httpx.Client, demo_archive: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Kept here before.", encoding="utf-8")
    for folder in (tmp_path, demo_archive[0], demo_archive[0] / "objects"):
        told = {"csrf": token(client), "name": "disk", "folder": str(folder)}
        assert client.post("/health/copies", data=told).status_code == 400
    assert copying.list(demo_archive[0]) == ()
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_what_could_not_be_read_is_listed_with_the_reason_and_the_item(
    demo_copy: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "torn <b>.zip").write_bytes(b"PK\x03\x04" + bytes(range(200)))
    with amana.open_archive(demo_copy[0], identity=demo_copy[1]) as archive:
        archive.add(tmp_path / "torn <b>.zip")
        (failure,) = archive.failures()
    with served(demo_copy[0], identity=demo_copy[1]) as room, room.client() as client:
        page = client.get("/health/failures").text
        assert f'href="/items/{failure.item.item}"' in page
        assert "torn &lt;b&gt;.zip" in page
        assert f"reason-{failure.reason}" not in page
        assert 'value="read-again"' in page
        assert 'href="/health/failures"' in client.get("/").text
        for at in ("0", "2", "x", "99999999"):
            assert client.get("/health/failures", params={"page": at}).status_code == 200


def test_what_this_machine_can_do_is_told(client: httpx.Client) -> None:
    page = client.get("/health/machine").text
    assert say("en", "doctor-clock") in page
    assert say("en", "doctor-identity") not in page  # the room is open: whose key it was is settled


def test_who_may_only_read_is_offered_no_work_and_no_keeping(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.web.house.sessions.Session.may", lambda _, role: role == "read")
    for path in ("/health", "/health/failures", "/", "/search?q=bridge"):
        page = client.get(path)
        assert page.status_code == 200
        assert re.findall(r'<form method="post" action="([^"]+)"', page.text) == ["/lock"]
    assert client.post("/read", data={}).status_code == 403
    assert client.post("/search/save", data={}).status_code == 403
