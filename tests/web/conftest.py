"""A reading room that is really served, over an archive of the demo's invented texts; a client, and a browser."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import amana
from amana.web import Room, Wishes, serve
from tests.actions.test_inside import mail, zipped
from tests.web.hostile import make_hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DEMO = Path(__file__).resolve().parents[2] / "demo" / "texts"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Served:
    """A room that is open, and the links that it told."""

    def __init__(self, room: Room, links: list[str]) -> None:
        self.room, self.links = room, links

    @property
    def origin(self) -> str:
        return self.room.origin

    def link(self) -> str:
        """A new link."""
        self.room.link()
        return self.links[-1]

    @contextmanager
    def client(self) -> Iterator[httpx.Client]:
        """A client that was let in; it follows to where it is sent."""
        with httpx.Client(base_url=self.origin, follow_redirects=True, timeout=60) as client:
            client.get(self.link()).raise_for_status()
            yield client


@contextmanager
def served(path: Path, *, identity: Path | None = None, **wishes: Any) -> Iterator[Served]:
    """Serve the archive in this folder, in a thread, until the block ends."""
    links: list[str] = []

    def opener(ask: Callable[[Path], str]) -> amana.OpenArchive:
        return amana.open_archive(path, identity=identity, passphrase=ask)

    room = Room(path, opener, Wishes(port=None, **wishes), links.append)
    ready = Event()
    faults: list[BaseException] = []

    def run() -> None:
        try:
            serve(room, ready.set)
        except BaseException as fault:  # noqa: BLE001 - told to the test, which waits for it
            faults.append(fault)
            ready.set()

    thread = Thread(target=run, name="room", daemon=True)
    thread.start()
    assert ready.wait(30)
    if faults:
        raise faults[0]
    try:
        yield Served(room, links)
    finally:
        room.end()
        thread.join(20)
    assert not thread.is_alive()
    if faults:
        raise faults[0]


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive of the demo's texts, read; and the identity file that opens it."""
    folder = tmp_path_factory.mktemp("demo")
    identity = folder / "identity.age"
    amana.init(folder / "archive", identity_out=identity, no_passphrase=True)
    with amana.open_archive(folder / "archive", identity=identity) as archive:
        archive.add(DEMO, source="demo")
    return folder / "archive", identity


@pytest.fixture(scope="session")
def demo(demo_archive: tuple[Path, Path]) -> Iterator[Served]:
    """That archive's reading room. Tests that change it or lock it serve one of their own (`demo_copy`)."""
    with served(demo_archive[0], identity=demo_archive[1]) as open_room:
        yield open_room


@pytest.fixture
def demo_copy(demo_archive: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """The same archive again, to be changed."""
    shutil.copytree(demo_archive[0], tmp_path / "archive")
    return tmp_path / "archive", demo_archive[1]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str]]]:
    """A room over files that attack who looks at them, and the id of each by its name."""
    folder = tmp_path_factory.mktemp("hostile")
    make_hostile(folder / "in")
    (folder / "in" / "clip.bin").write_bytes(bytes(range(256)) * 3_000)
    (folder / "in" / "empty.bin").write_bytes(b"")
    (folder / "in" / "box.eml").write_bytes(mail(zipped(**{"a?b#c%2F&d_html": b"<script>alert(1)</script>" * 9})))
    amana.init(folder / "archive", identity_out=folder / "key", no_passphrase=True)
    with amana.open_archive(folder / "archive", identity=folder / "key") as archive:
        done = archive.add(folder / "in")
        items = {Path(one.path).name: one.item for one in done.files if one.item}
    with served(folder / "archive", identity=folder / "key") as room:
        yield room, items


@pytest.fixture
def client(demo: Served) -> Iterator[httpx.Client]:
    """Somebody in the demo's room."""
    with demo.client() as one:
        yield one


def token(client: httpx.Client, path: str = "/help") -> str:
    """The word that this session's forms carry."""
    found = re.search(r'name="csrf" content="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser. Where there is none tests that need one say so; a run for a merge has one."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium, and this run is to have one")
        pytest.skip("no chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Browser, demo: Served) -> Iterator[Page]:
    """A browser's tab in the demo's room. A message in its console or a fault in its scripts fails the test."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.goto(demo.link())
    yield page
    context.close()
    assert complaints == []
