"""Map: places and movements with whose words they are, without any script and without any map service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from PIL import Image

import amana
from amana.web.drawing import TileSource
from tests.archive.archives import write_tree
from tests.web.conftest import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIRST = (
    "HOMS, March 8, 2016 (Murr Voice) - About 300 people were evacuated from Homs to Idlib on 6 March 2016. "
    "The village of Murr Kabir was quiet. 40 people fled from Hama."
)
SECOND = "HOMS, March 9, 2016 (River News) - 250 people were evacuated from Homs to Idlib on 6 March 2016."
HOSTILE = "The village of <b>Ain</b> al-Murr burned. 15 people were killed in Hama on 2 May 2017, <script>."


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("map")
    texts = {"one": FIRST, "two": SECOND, "hostile": HOSTILE}
    card = write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()])
    Image.new("RGB", (8, 8), "red").save(card / "mill.png")
    amana.init(folder / "archive", no_passphrase=True, identity_out=folder / "key")
    with amana.open_archive(folder / "archive", identity=folder / "key") as archive:
        archive.add(card)
        mill = next(one.item for one in archive.list() if one.name == "mill.png")
        archive.describe(mill, [("latitude", "36.25"), ("longitude", "37.5")])
        archive.describe(
            None, [("name", '"><img onerror=x> mill'), ("latitude", "36.5"), ("longitude", "37")], new="place"
        )
    with served(folder / "archive", identity=folder / "key") as open_room:
        yield open_room


@pytest.fixture
def guest(room: Served) -> Iterator[httpx.Client]:
    with room.client() as one:
        yield one


def page(guest: httpx.Client, path: str, status: int = 200) -> str:
    answer = guest.get(path)
    assert answer.status_code == status, answer.text[:500]
    return answer.text


def test_places_stand_on_the_map_and_in_the_list_beside_it(guest: httpx.Client) -> None:
    text = page(guest, "/map")
    assert text.count("<svg") == 2
    assert re.search(r'<a href="/places/homs"><bdi dir="auto">Homs</bdi></a>', text)
    assert re.search(r'<a href="/places/homs" aria-label="Homs', text)
    assert "mill.png · where it was made, as a person says" in text
    assert "<img onerror" not in text
    assert "<b>Ain" not in text


def test_in_arabic_with_arabic_names(guest: httpx.Client) -> None:
    text = page(guest, "/map?lang=ar")
    assert "حمص" in text
    assert "سوريا" in text
    assert 'dir="rtl"' in text
    page(guest, "/map?lang=en")


def test_it_is_moved_by_links_and_a_wrong_box_is_none(guest: httpx.Client) -> None:
    text = page(guest, "/map?box=36,34,38,36")
    found = re.search(r'href="(/map\?box=[^"]+)" aria-label="Nearer"', text)
    assert found
    assert found[1] == "/map?box=36.5%2C34.5%2C37.5%2C35.5"
    for wrong in ("x", "1,2,3", "38,34,36,36", "9,9,9,9", "<script>", "nan,1,2,3"):
        assert page(guest, "/map?box=" + wrong) == page(guest, "/map?box=" + wrong)


def test_a_place_alone_and_a_time(guest: httpx.Client) -> None:
    assert "/places/idlib" not in page(guest, "/map?place=حماة")
    text = page(guest, "/map?from=2017")
    assert "/places/hama" in text
    assert "/places/idlib" not in text
    assert "No place to show" in page(guest, "/map?from=2030")


def test_movements_with_their_words_side_by_side_and_never_added_up(guest: httpx.Client) -> None:
    text = page(guest, "/map?view=flows")
    assert re.search("About 300 people / 250 people|250 people / About 300 people", text)
    assert "550" not in text
    assert "<mark>About 300</mark> people" in text
    assert "not on the map" in text
    assert re.search(r"/items/[0-9a-f]{32}\?at=\d+-\d+&amp;text=", text)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/map?event=" + "f" * 32, 404),
        ("/map?item=nothing", 404),
        ("/map?from=soon", 400),
        ("/map/tiles/0/0/0", 404),
        ("/map/tiles/a/0/0", 404),
    ],
)
def test_what_is_not_there_is_said(guest: httpx.Client, path: str, status: int) -> None:
    assert "Traceback" not in page(guest, path, status)


def test_where_tiles_cannot_be_read_the_map_says_so_and_is_there(
    guest: httpx.Client, room: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.web.maps.map_tiles._open", {})
    monkeypatch.setattr(room.room, "wishes", replace(room.room.wishes, tiles=room.room.path / "archive.json"))
    text = page(guest, "/map")
    assert '<p class="note">' in text
    assert "<svg" in text


def test_tiles_of_ones_own_lie_beneath(
    guest: httpx.Client, room: Served, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    writer = pytest.importorskip("pmtiles.writer")
    from pmtiles.tile import Compression, TileType, zxy_to_tileid

    with (tmp_path / "own.pmtiles").open("wb") as file:
        made = writer.Writer(file)
        made.write_tile(zxy_to_tileid(0, 0, 0), b"whole")
        edges = {"min_lon_e7": -1_800_000_000, "max_lon_e7": 1_800_000_000}
        edges |= {"min_lat_e7": -850_000_000, "max_lat_e7": 850_000_000}
        centre = {"center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0, "min_zoom": 0, "max_zoom": 0}
        kinds = {"tile_type": TileType.PNG, "tile_compression": Compression.NONE}
        made.finalize({**edges, **centre, **kinds}, {})
    opened: dict[Path, TileSource] = {}
    monkeypatch.setattr("amana.web.maps.map_tiles._open", opened)
    monkeypatch.setattr(room.room, "wishes", replace(room.room.wishes, tiles=tmp_path / "own.pmtiles"))
    assert 'href="/map/tiles/0/0/0"' in page(guest, "/map")
    answer = guest.get("/map/tiles/0/0/0")
    assert (answer.content, answer.headers["content-type"]) == (b"whole", "image/png")
    page(guest, "/map/tiles/9/0/0", 404)
    for source in opened.values():
        source.close()


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1200), ("ar", 380)])
def test_a_browser_zooms_without_asking_and_it_is_accessible(
    browser: Browser, room: Served, locale: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    tab.goto(room.link())
    for path in ("/map", "/map?view=flows"):
        tab.goto(room.origin + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert found.violations_count == 0, found.generate_report()
    svg = tab.locator(".earth svg:visible").first
    svg.scroll_into_view_if_needed()
    before = svg.get_attribute("viewBox")
    area = svg.bounding_box()
    assert area
    tab.mouse.move(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    tab.keyboard.down("Control")
    tab.mouse.wheel(0, -300)
    tab.keyboard.up("Control")
    tab.wait_for_function(
        "before => document.querySelector('.earth svg').getAttribute('viewBox') !== before || "
        "document.querySelectorAll('.earth svg')[1].getAttribute('viewBox') !== before",
        arg=before,
    )
    nearer = svg.get_attribute("viewBox")
    assert nearer != before
    tab.mouse.down()
    tab.mouse.move(area["x"] + 20, area["y"] + 20, steps=4)
    tab.mouse.up()
    assert svg.get_attribute("viewBox") != nearer
    assert "/map" in tab.url
    context.close()
    assert complaints == []
