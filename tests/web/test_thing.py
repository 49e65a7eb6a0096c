"""The page of one thing: whose word each value is, what is said and taken back, who is who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

import amana
from amana.language.wording import say
from tests.web.conftest import Served, served, token
from tests.web.test_things import HOSTILE


class Inside(NamedTuple):
    """Somebody in a room that may be changed, and the word of their forms."""

    client: httpx.Client
    csrf: str
    archive: tuple[Path, Path]

    def post(self, path: str, **fields: str | list[str]) -> httpx.Response:
        return self.client.post(path, data={"csrf": self.csrf, **fields})

    def person(self, name: str) -> str:
        found = re.search(r"/people/([0-9a-f]{32})", self.client.get("/people", params={"q": name}).text)
        assert found
        return found[1]


@pytest.fixture
def inside(demo_copy: tuple[Path, Path]) -> Iterator[Inside]:
    with served(demo_copy[0], identity=demo_copy[1], person="Rima") as room, room.client() as client:
        yield Inside(client, token(client), demo_copy)


def test_a_person_whom_texts_name_is_read_with_the_words_around(client: httpx.Client) -> None:
    person = _first(client, "people")
    page = client.get(f"/people/{person}?lang=ar").text
    assert say("ar", "web-thing-only-told") in page
    assert "<mark>سميرة</mark>" in page
    assert re.search(r'href="/items/[0-9a-f]{32}\?at=\d+-\d+&amp;text=[0-9a-f]{64}"', page)
    client.get("/help?lang=en")


def test_an_id_leads_to_the_page_of_its_type(client: httpx.Client) -> None:
    person = _first(client, "people")
    for wrong in ("events", "groups", "places", "things"):
        assert client.get(f"/{wrong}/{person}").url.path == f"/people/{person}"
    assert client.get(f"/people/{person[:12]}").status_code == 200


@pytest.mark.parametrize("wrong", ["f" * 32, "zz", "0", "..", "%00", "a" * 300, "<script>", "ا"])
@pytest.mark.parametrize("listing", ["people", "groups", "places", "events", "things"])
def test_what_is_not_there_is_a_page_that_says_so(client: httpx.Client, listing: str, wrong: str) -> None:
    answer = client.get(f"/{listing}/{wrong}")
    assert answer.status_code in (400, 404) or answer.url.path != f"/{listing}/{wrong}"
    assert answer.status_code < 500
    assert "Traceback" not in answer.text


def test_an_event_has_its_accounts_and_says_that_it_is_suggested(client: httpx.Client) -> None:
    page = client.get(f"/events/{_first(client, 'events')}").text
    assert say("en", "web-thing-event-suggested") in page
    assert page.count('href="/items/') >= 2
    assert 'href="/compare/' in page
    assert 'name="property"' not in page


def test_a_place_of_the_gazetteer_has_its_items_and_leads_to_the_map(client: httpx.Client) -> None:
    page = client.get("/places/aleppo").text
    assert 'href="/map?place=aleppo"' in page
    assert 'href="/places/new?known-place=aleppo"' in page
    assert page.count('href="/items/') > 5


def test_a_value_is_said_with_its_author_and_basis_and_taken_back(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    item = re.search(r'href="/items/([0-9a-f]{32})\?at', inside.client.get(f"/people/{person}").text)
    assert item
    fields = {"property": "born", "value": "1980", "confidence": "likely", "note": "He told me.", "basis": item[1]}
    said = inside.post(f"/people/{person}", **fields, quote="Idris Karam")
    assert said.status_code == 200
    for words in ("1980", "Rima", "likely", "He told me.", "“Idris Karam”"):
        assert words in said.text
    assert re.search(rf'href="/items/{item[1]}\?at=\d+-\d+&amp;text=', said.text)
    again = inside.post(f"/people/{person}", property="born", value="1981")
    assert say("en", "web-thing-fallen", count=1) in again.text
    done = re.findall(r'name="assertion" value="([0-9a-f]{32})"', again.text)
    back = inside.post("/assertions/undo", assertion=done[0], back=f"/people/{person}")
    assert back.url.path == f"/people/{person}"
    with amana.open_archive(inside.archive[0], identity=inside.archive[1]) as archive:
        assert archive.known(person).values("born") == ("1980",)


def test_a_value_that_cannot_be_comes_back_with_the_reason(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    answer = inside.post(f"/people/{person}", property="born", value="long ago")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert 'value="long ago"' in answer.text
    for field in ("nothing-of-this-name", "outcome-of-all", ""):
        assert inside.post(f"/people/{person}", property=field, value="x").status_code == 400


def test_each_kind_of_value_has_a_field_that_fits(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    assert '<option value="female">' in inside.client.get(f"/people/{person}?say=sex").text
    assert '<option value="yes">' in inside.client.get(f"/people/{person}?say=deceased").text
    assert "<textarea" in inside.client.get(f"/people/{person}?say=description").text
    assert "2016-12" in inside.client.get(f"/people/{person}?say=born").text
    assert 'name="value"' not in inside.client.get(f"/people/{person}?say=nothing").text


def test_a_link_is_given_by_a_name(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    for name in ("Nadia Sabbagh", "Nadia Sabbagh", "Hana Rustum"):
        inside.post("/people/new", name=name)
    one = inside.post(f"/people/{person}", property="relative-of", value="Hana Rustum")
    assert one.status_code == 200
    assert "Hana Rustum" in one.text
    several = inside.post(f"/people/{person}", property="relative-of", value="Nadia Sabbagh")
    assert several.text.count('type="radio"') == 2
    none = inside.post(f"/people/{person}", property="relative-of", value="Zzz Yyy")
    assert none.status_code == 400


@pytest.mark.parametrize("name", HOSTILE)
def test_a_new_person_is_called_as_it_was_typed(inside: Inside, name: str) -> None:
    page = inside.post("/people/new", name=[name, "ليلى كرم"], role=name)
    assert page.status_code == 200
    assert re.fullmatch(r"/people/[0-9a-f]{32}", page.url.path)
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "ليلى كرم" in page.text
    undone = inside.post("/assertions/undo", back="https://elsewhere.example/")
    assert undone.url.path == "/"


@pytest.mark.parametrize("listing", ["people", "groups", "places", "events"])
def test_nothing_said_makes_nothing_new(inside: Inside, listing: str) -> None:
    assert inside.client.get(f"/{listing}/new").status_code == 200
    before = inside.client.get(f"/{listing}").text
    answer = inside.post(f"/{listing}/new", name="  ", title="")
    assert answer.status_code == 400
    assert say("en", "web-thing-nothing") in answer.text
    assert inside.client.get(f"/{listing}").text.count("/new") == before.count("/new")


def test_what_the_address_gives_is_filled_in(inside: Inside) -> None:
    assert 'value="aleppo"' in inside.client.get("/places/new?known-place=aleppo").text


def test_two_names_are_joined_and_parted_again(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    page = inside.client.get(f"/people/{person}").text
    other = re.findall(r'name="other" value="([0-9a-f]{32})"', page)[0]
    assert say("en", "web-thing-for") in page
    back = f"/people/{person}"
    joined = inside.post("/assertions/judge", one=person, other=other, said="same", back=back)
    assert joined.status_code == 200
    assert say("en", "web-thing-done") in joined.text
    with amana.open_archive(inside.archive[0], identity=inside.archive[1]) as archive:
        assert set(archive.known(person).ids) == {person, other}
    done = re.findall(r'name="assertion" value="([0-9a-f]{32})"', joined.text)[0]
    inside.post("/assertions/undo", assertion=done, back=back)
    parted = inside.post("/assertions/judge", one=person, other=other, said="different", back=back)
    with amana.open_archive(inside.archive[0], identity=inside.archive[1]) as archive:
        assert archive.known(person).ids == (person,)
    assert f'value="{other}"' not in re.sub(r"(?s)<ul class=\"bare\">.*?</ul>", "", parted.text)
    assert inside.post("/assertions/judge", one=person, other=other, said="maybe").status_code == 400
    assert inside.post("/assertions/judge", one=person, other=person, said="same").status_code == 400
    assert inside.post("/assertions/judge", one=person, other="f" * 30, said="same").status_code == 404


def test_another_is_looked_for_by_name(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    inside.post("/people/new", name="Hana Rustum")
    page = inside.client.get(f"/people/{person}", params={"like": "Hana"}).text
    assert "Hana Rustum" in page
    assert 'value="same"' in page


def test_what_has_no_list_has_a_page_too(inside: Inside) -> None:
    with amana.open_archive(inside.archive[0], identity=inside.archive[1]) as archive:
        source = archive.describe(None, [("name", "The wall newspaper")], new="source").subject
    page = inside.client.get(f"/things/{source}")
    assert page.status_code == 200
    assert "The wall newspaper" in page.text
    assert inside.client.get(f"/people/{source}").url.path == f"/things/{source}"


def test_without_the_token_nothing_is_said(inside: Inside) -> None:
    person = inside.person("Idris Karam")
    for path in (f"/people/{person}", "/people/new", "/assertions/undo", "/assertions/judge", "/review"):
        assert inside.client.post(path, data={"property": "born", "value": "1980", "name": "x"}).status_code == 400


def test_whoever_may_only_read_is_shown_no_form(demo: Served) -> None:
    with demo.client() as client:
        person = _first(client, "people")
        session = next(iter(demo.room.sessions._by_cookie.values()))
        for one in demo.room.sessions._by_cookie.values():
            one.role = "read"
        try:
            page = client.get(f"/people/{person}").text
            refused = client.post(
                f"/people/{person}", data={"csrf": session.csrf, "property": "born", "value": "1980"}
            )
            review = client.get("/review").text
        finally:
            for one in demo.room.sessions._by_cookie.values():
                one.role = "custodian"
    assert 'name="said"' not in page
    assert 'name="property"' not in page
    assert refused.status_code == 403
    assert 'name="press"' not in review


def _first(client: httpx.Client, listing: str) -> str:
    found = re.search(rf"/{listing}/([0-9a-f]{{32}})", client.get(f"/{listing}").text)
    assert found
    return found[1]
