"""The page of an item: every kind of thing, words landed on, marks by keys, what people say, what is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

import amana
from amana.actions.custody import erasing
from demo.room import make_files
from tests.intake.tables.makers import words, xlsx
from tests.web.conftest import Served, served, token

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TABLE = "name,carts,day\nthe mill,12,2021-10-03\nthe ford,3,2021-10-04\n"


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str]]]:
    """A room over one of each kind of thing, and the id of each by its name."""
    folder = tmp_path_factory.mktemp("kinds")
    make_files(folder / "carried")
    (folder / "carried" / "carts.csv").write_text(TABLE, encoding="utf-8")
    rows = "".join(f"{at},lantern {at},lantern{' hawthorn' if at == 286 else ''}\n" for at in range(300))
    (folder / "carried" / "long.csv").write_text("no,what,kind\n" + rows, encoding="utf-8")
    sheets = ["".join(words(str(at), f"{name} {at}") for at in range(160)) for name in ("lists", "وادي")]
    (folder / "carried" / "book.xlsx").write_bytes(xlsx(*sheets, names=("lists", "وادي")))
    (folder / "carried" / "gone.txt").write_text("Forty carts, said the miller.", encoding="utf-8")
    amana.init(folder / "archive", identity_out=folder / "key", no_passphrase=True)
    with amana.open_archive(folder / "archive", identity=folder / "key", person="Mariam") as archive:
        done = archive.add(folder / "carried", source="Samira Taleb", tags=["papers"])
        items = {Path(one.path).name: one.item for one in done.files if one.item}
        erasing.erase(archive, items["gone.txt"], reason="whoever gave it asked for it back")
    with served(folder / "archive", identity=folder / "key") as room:
        yield room, items


@pytest.fixture
def reader(kinds: tuple[Served, dict[str, str]]) -> Iterator[httpx.Client]:
    with kinds[0].client() as client:
        yield client


def item_called(client: httpx.Client, archive: Path, identity: Path, name: str) -> tuple[str, str]:
    """The id of the demo's item of this name, and its first text version."""
    with amana.open_archive(archive, identity=identity) as opened:
        item = next(one.item for one in opened.list() if one.name == name)
        return item, opened.around(item).texts[0].text_version


def plain(page: str) -> str:
    """What a page says."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())


def test_every_kind_of_thing_has_its_page_in_both_languages(
    kinds: tuple[Served, dict[str, str]], reader: httpx.Client
) -> None:
    for name, item in kinds[1].items():
        for language in ("en", "ar"):
            answer = reader.get(f"/items/{item}?lang={language}")
            assert answer.status_code == 200, name
            assert 'id="custody"' in answer.text
            assert "StrictUndefined" not in answer.text
            assert len(answer.content) < 200_000


def test_a_chat_is_a_chat(kinds: tuple[Served, dict[str, str]], reader: httpx.Client) -> None:
    item = kinds[1]["WhatsApp Chat with Idris Karam.txt"]
    page = reader.get(f"/items/{item}?message=5").text
    assert page.count('<article class="bubble') == 9
    assert 'id="n-5" tabindex="-1" autofocus' in page
    assert "03/10/2021, 18:12" in page
    assert re.search("2021-03-10[T ]18:12", page)
    assert "/made/" in page
    with amana.open_archive(kinds[0].room.path, identity=kinds[0].room.path.parent / "key") as archive:
        message = archive.messages(item).messages[7]
    at = message.start + message.text.index("Sixteen")
    landed = reader.get(f"/items/{item}?text={message.text_version}&at={at}-{at + 7}").text
    assert re.search(r'<mark class="at" id="at" tabindex="-1">.*?Sixteen', landed)
    assert landed.count("autofocus") == 1
    assert 'id="n-8" tabindex="-1" autofocus' in landed
    assert 'id="reading"' in reader.get(f"/items/{item}?view=text").text


def test_the_marks_of_a_message_stand_in_its_bubble(
    kinds: tuple[Served, dict[str, str]], reader: httpx.Client
) -> None:
    item = kinds[1]["WhatsApp Chat with Idris Karam.txt"]
    with amana.open_archive(kinds[0].room.path, identity=kinds[0].room.path.parent / "key") as archive:
        message = archive.messages(item).messages[7]
        version = str(message.text_version)
        steps = [one for one in archive.mark_steps(item, version) if message.start <= one.start < message.end]
    page = reader.get(f"/items/{item}").text
    bubble = re.search(r'<article [^>]*id="n-8".*?</article>', page, re.DOTALL)
    assert bubble
    figure = next(one for one in steps if one.kind == "figure")
    for one in steps:
        assert bubble[0].count(f'id="m-{one.id}"') == 1
    assert page.count('id="m-') == page.count('data-mark="')
    assert 'id="show-figure"' in page
    shown = re.sub(r'<span class="unseen">.*?</span>|<[^>]+>', "", bubble[0])
    assert "Sixteen buses. More than 1,500 people crossed before us, a man said" in shown
    # A mark that is chosen stays in the chat, with its facts beside it; without a script too.
    address = re.search(rf'id="m-{figure.id}"[^>]*href="([^"]*)"', bubble[0])
    assert address
    chosen = reader.get(unescape(address[1]).partition("#")[0]).text
    assert 'id="n-8" tabindex="-1" autofocus' in chosen
    assert re.search(r'<a class="mk m g-figure [^"]*chosen', chosen)
    assert '<aside id="facts-of-mark" class="card markfacts" aria-live="polite"' in chosen
    assert 'data-close href="/items/' in chosen
    assert chosen.count('<article class="bubble') == 9
    # Of a mark that is in no message the text tells.
    assert reader.get(f"/items/{item}?text={version}&mark=figure-1-2").status_code == 404


def test_words_of_a_table_are_landed_on_in_their_row(
    kinds: tuple[Served, dict[str, str]], reader: httpx.Client
) -> None:
    item = kinds[1]["long.csv"]
    with amana.open_archive(kinds[0].room.path, identity=kinds[0].room.path.parent / "key") as archive:
        row = archive.rows(item, offset=250, limit=1).rows[0]
    at = row.start + row.text.index("lantern")
    page = reader.get(f"/items/{item}?at={at}-{at + 7}&text={row.text_version}").text
    assert 'id="reading"' not in page
    assert '<tr id="r-251" class="landed" tabindex="-1" autofocus>' in page
    assert page.count("autofocus") == 1
    assert '<td dir="auto"><mark>lantern</mark> 249</td><td dir="auto">lantern</td>' in page
    assert 'id="r-201"' in page
    assert "page=2" in page
    assert "at=" not in re.search(r'href="([^"]*page=2[^"]*)"', page)[1]  # type: ignore[index]
    # The header and the row are told apart; words of no row show the table from its beginning.
    assert 'id="r-1" class="landed"' in reader.get(f"/items/{item}?at=0-2&text={row.text_version}").text
    assert "landed" not in reader.get(f"/items/{item}?at=900000-900002&text={row.text_version}").text
    # A hit of the search leads there.
    hit = re.search(rf'href="(/items/{item}[^"]*)"', reader.get("/search?q=hawthorn").text)
    assert hit
    assert '<tr id="r-288" class="landed"' in reader.get(unescape(hit[1])).text


def test_words_of_a_sheet_open_that_sheet(kinds: tuple[Served, dict[str, str]], reader: httpx.Client) -> None:
    item = kinds[1]["book.xlsx"]
    with amana.open_archive(kinds[0].room.path, identity=kinds[0].room.path.parent / "key") as archive:
        second = archive.tables(item)[1]
        row = archive.rows(item, second.place, 149, 1).rows[0]
    page = reader.get(f"/items/{item}?at={row.start}-{row.end}&text={row.text_version}").text
    assert '<tr id="r-150" class="landed"' in page
    assert re.search(r'aria-current="true"><bdi dir="auto">وادي</bdi>', page)
    before = re.search(r'href="([^"]*page=1[^"]*|[^"]*sheet=[^"]*)" rel="prev"', page)
    assert before
    assert "وادي 3</td>" in reader.get(unescape(before[1])).text


def test_a_table_a_mail_a_film_a_pdf_and_a_saved_page(
    kinds: tuple[Served, dict[str, str]], reader: httpx.Client
) -> None:
    room, items = kinds
    table = reader.get(f"/items/{items['carts.csv']}").text
    assert '<th scope="col"><bdi dir="auto">carts</bdi></th>' in table
    assert "the ford" in table
    mail = reader.get(f"/items/{items['the number of the buses.eml']}").text
    assert "samira@noor.example" in mail
    assert "2021-10-04 09:12:00+03:00" in mail
    film = reader.get(f"/items/{items['road at night.mp4']}").text
    assert "<video" in film
    assert 'data-second="3.2"' in film
    assert "خرجنا في آخر حافلة." in film
    assert "<video" in reader.get(f"/items/{items['road at night.vtt']}").text
    pdf = reader.get(f"/items/{items['list of buses.pdf']}").text
    picture = re.search(rf'src="({room.room.content_origin}/[^"]+/page/[^"]+)"', pdf)
    assert picture
    assert reader.get(picture[1]).headers["content-type"] == "image/jpeg"
    saved = reader.get(f"/items/{items['The last bus.mhtml']}").text
    frame = re.search(r'<iframe class="saved" sandbox title="[^"]+" src="([^"]+)"', saved)
    assert frame
    inside = reader.get(frame[1])
    assert "alert" not in inside.text
    (wall,) = re.findall(r'src="(http[^"]+)"', inside.text)
    assert reader.get(wall).headers["content-type"] == "image/png"
    part = reader.get(f"/items/{items['The last bus.mhtml']}", params={"part": "resource/2"})
    assert "wall.png" in part.text
    assert part.status_code == 200


def test_a_picture_tells_where_it_was_taken_and_what_is_written_in_it(
    kinds: tuple[Served, dict[str, str]], reader: httpx.Client
) -> None:
    item = kinds[1]["IMG_0001.JPG"]
    page = reader.get(f"/items/{item}").text
    assert "2021:10:03" in page
    assert f'href="/map?item={item}"' in page
    assert "exif:DateTimeOriginal" in page
    larger = reader.get(f"/items/{item}?zoom=3").text
    assert 'class="frame z3"' in larger
    assert (
        "IMG" in plain(reader.get(f"/items/{item}/alike").text)
        or "Nothing" in reader.get(f"/items/{item}/alike").text
    )


def test_what_is_lost_is_said_and_the_rest_is_shown(
    kinds: tuple[Served, dict[str, str]], reader: httpx.Client
) -> None:
    gone = plain(reader.get(f"/items/{kinds[1]['gone.txt']}").text)
    assert "were erased on" in gone
    assert "whoever gave it asked for it back" in gone
    assert "Samira Taleb" in gone
    assert "Save the original" not in gone
    half = plain(reader.get(f"/items/{kinds[1]['half a picture.jpg']}").text)
    assert "it ends before it should" in half


def test_an_item_whose_object_is_missing_still_has_its_page(demo_copy: tuple[Path, Path]) -> None:
    path, identity = demo_copy
    for one in sorted((path / "objects").rglob("*")):
        if one.is_file():
            one.rename(path / one.name)
    with served(path, identity=identity) as room, room.client() as client:
        item, _ = item_called(client, path, identity, next(iter(_names(path, identity))))
        page = client.get(f"/items/{item}")
    assert page.status_code == 200
    assert 'class="wrong"' in page.text
    assert 'id="reading"' in page.text
    assert 'id="custody"' in page.text


def _names(path: Path, identity: Path) -> list[str]:
    with amana.open_archive(path, identity=identity) as archive:
        return [one.name for one in archive.list()]


@pytest.mark.parametrize(
    "wrong",
    ["0" * 32, "zz", "%00", "a/b", "%3Cscript%3E", f"{'f' * 64}?text={'a' * 64}&at=1-2", "?mark=x", "f" * 2_000],
)
def test_an_item_that_is_not_here_is_not_found(client: httpx.Client, wrong: str) -> None:
    answer = client.get(f"/items/{wrong}")
    assert answer.status_code in (404, 400)
    assert "Traceback" not in answer.text
    assert "<script>" not in answer.text


class TestText:
    """One text of the demo, with its marks."""

    @pytest.fixture
    def text(self, demo_archive: tuple[Path, Path]) -> Iterator[tuple[str, str, str, amana.OpenArchive]]:
        """An item with figures: its id, its text version, the words; and the archive, opened beside the room."""
        with amana.open_archive(demo_archive[0], identity=demo_archive[1]) as archive:
            for one in archive.list():
                for told in archive.around(one.item).texts:
                    steps = archive.mark_steps(one.item, told.text_version)
                    if {"figure", "quote", "place"} <= {step.kind for step in steps}:
                        yield one.item, told.text_version, archive.text(told.text_version), archive
                        return
        pytest.fail("no text of the demo has figures")

    def test_words_are_landed_on_without_a_script(
        self, client: httpx.Client, text: tuple[str, str, str, object]
    ) -> None:
        item, version, words, _ = text
        start = len(words) // 2
        page = client.get(f"/items/{item}?at={start}-{start + 30}&text={version}").text
        landed = re.findall(r'<mark class="at"[^>]*>(.*?)</mark>', page, re.DOTALL)
        assert page.count('id="at"') == 1
        assert 'id="at" tabindex="-1" autofocus' in page
        shown = "".join(unescape(re.sub(r"<span class=\"unseen\">.*?</span>|<[^>]+>", "", one)) for one in landed)
        wanted = re.sub(r"[\n\f\r]", "", words[start : start + 30])
        assert wanted.startswith(shown) or shown == wanted

    def test_a_mark_tells_whose_rule_it_is(
        self, client: httpx.Client, text: tuple[str, str, str, amana.OpenArchive]
    ) -> None:
        item, version, words, archive = text
        for step in archive.mark_steps(item, version):
            page = client.get(f"/items/{item}?text={version}&mark={step.id}")
            assert page.status_code == 200
            assert page.text.count(f'id="m-{step.id}"') == 1
            piece = client.get(f"/items/{item}/mark?text={version}&mark={step.id}")
            assert piece.status_code == 200
            assert "<html" not in piece.text
            assert "amana-rules" in piece.text
            assert " ".join(words[step.start : step.end].split())[:20] in plain(piece.text)
        for wrong in ("figure-1-2", "quote-999999-9999999"):
            assert client.get(f"/items/{item}/mark?text={version}&mark={wrong}").status_code == 404
        assert client.get(f"/items/{item}/mark").status_code == 404
        assert client.get(f"/items/{item}?mark=%22%3E%3Cb%3E&at=9-1&text=zz").status_code == 200

    def test_the_page_is_made_quickly(self, client: httpx.Client, text: tuple[str, str, str, object]) -> None:
        times = []
        for _ in range(6):
            began = time.perf_counter()
            client.get(f"/items/{text[0]}").raise_for_status()
            times.append(time.perf_counter() - began)
        assert min(times) < 0.5  # 150 ms on a machine that does nothing else

    def test_keys_step_from_mark_to_mark(
        self, tab: Page, demo: Served, text: tuple[str, str, str, object]
    ) -> None:
        tab.goto(f"{demo.origin}/items/{text[0]}")
        tab.locator("[data-step='1']").click()
        first = tab.evaluate("document.activeElement.dataset.mark")
        assert first
        tab.keyboard.press("n")
        second = tab.evaluate("document.activeElement.dataset.mark")
        assert second not in (None, first)
        tab.keyboard.press("p")
        assert tab.evaluate("document.activeElement.dataset.mark") == first
        tab.keyboard.press("Enter")
        tab.locator("#facts-of-mark dl").wait_for()
        assert "amana-rules" in tab.locator("#facts-of-mark").inner_text()
        assert f"mark={first}" in tab.url
        tab.locator("[data-close]").click()
        assert not tab.locator("#facts-of-mark").is_visible()
        tab.goto(f"{demo.origin}/items/{text[0]}")
        tab.locator("#show-place").uncheck()
        colour = tab.locator(".words .g-place").first.evaluate("one => getComputedStyle(one).textDecorationLine")
        assert colour == "none"


def test_what_a_person_says_stands_and_can_be_taken_back(demo_copy: tuple[Path, Path]) -> None:
    path, identity = demo_copy
    with served(path, identity=identity) as room, room.client() as client:
        item, _ = item_called(client, path, identity, _names(path, identity)[0])
        csrf = token(client)
        form = client.get(f"/items/{item}?say=tag")
        assert 'name="value"' in form.text
        hostile = '"><img src=x onerror=alert(1)>'
        said = client.post(f"/items/{item}", data={"csrf": csrf, "property": "tag", "value": hostile})
        assert "done=" in str(said.url)
        assert "<img src=x" not in said.text
        assert hostile in plain(said.text.replace('">', "”")) or "onerror=alert(1)" in plain(said.text)
        (made,) = set(re.findall(r'name="assertion" value="([0-9a-f]{32})"', said.text))
        back = client.post("/assertions/undo", data={"csrf": csrf, "assertion": made, "back": f"/items/{item}"})
        assert "onerror" not in plain(back.text) or "no longer stands" in plain(back.text)
        day = client.post(
            f"/items/{item}", data={"csrf": csrf, "property": "shows-date", "value": "the day before"}
        )
        assert day.status_code == 400
        assert 'role="alert"' in day.text
        assert "the day before" in day.text
        wrong = client.post(f"/items/{item}", data={"csrf": csrf, "property": "nothing", "value": "a"})
        assert wrong.status_code == 400
        assert (
            client.post(f"/items/{item}", data={"csrf": "x", "property": "tag", "value": "a"}).status_code == 400
        )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_use_the_page(kinds: tuple[Served, dict[str, str]], browser: Browser, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    room, items = kinds
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(room.link())
    shown = (
        "Samira Taleb, 3 October.txt",
        "IMG_0001.JPG",
        "WhatsApp Chat with Idris Karam.txt",
        "road at night.mp4",
    )
    for name in (*shown, "The last bus.mhtml", "list of buses.pdf", "carts.csv", "the number of the buses.eml"):
        page.goto(f"{room.origin}/items/{items[name]}?lang={language}&say=title")
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"], "iframes": False})
        told = [
            (one["id"], [node["html"][:150] for node in one["nodes"][:3]]) for one in found.response["violations"]
        ]
        assert told == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    context.close()
