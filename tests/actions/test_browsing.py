"""What is found, counted: by what it is, whose it is, where and when; and pages of what is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from amana.actions import OpenArchive
from amana.actions.browsing.facets import FacetCount
from amana.errors import DateUnreadable, FilterUnusable, QueryUnreadable
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

FIRST = [
    ("one.txt", "Samira al-Haddad, a nurse, said: “We left Aleppo by the bakery.”".encode()),
    ("page.html", "<html lang='ar'><title>المخبز</title><p>قالت سميرة الحداد: «غادرنا حلب».</p></html>".encode()),
    ("rows.csv", b"name,age\nNoor Karam,40\n"),
]
LATER = [
    ("two.txt", b"Idris Karam, a baker, said the bakery in Damascus was open."),
    ("blob.bin", bytes(range(256)) * 8),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive and its key, taken in and read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("made")
    with making(folder, "Layan") as opened:
        opened.add(write_tree(folder / "card", FIRST), source="Noor's card", published="2016-12-20", tags=["a"])
        opened.add(write_tree(folder / "box", LATER), place="Halab", language="EN", published="2017", tags=["b"])
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path, "Layan") as opened:
        yield opened


def counts(counted: tuple[FacetCount, ...]) -> dict[str, int]:
    return {one.value: one.count for one in counted}


def test_all_that_is_kept_is_counted(archive: OpenArchive) -> None:
    found = archive.facets()
    assert found.total == found.whole == 5
    assert found.size == sum(one.size for one in archive.list())
    assert counts(found.family) == {"text": 2, "page": 1, "table": 1, "other": 1}
    assert counts(found.source) == {"Noor's card": 3}
    assert counts(found.year) == {"2016": 3, "2017": 2}
    assert counts(found.tag) == {"a": 3, "b": 2}
    assert counts(found.language)["en"] >= 2
    assert not found.rough


def test_a_place_is_one_however_it_is_told(archive: OpenArchive) -> None:
    """In a text in either script, and in the words of who took it in."""
    (aleppo,) = [one for one in archive.facets().place if one.value == "aleppo"]
    assert aleppo.count == 4
    assert aleppo.names == ("Aleppo", "حلب")
    for name in ("aleppo", "Aleppo", "حلب", "Halab"):
        assert archive.facets(place=name).total == 4
    assert archive.facets(place="nowhere at all").total == 0


def test_a_person_is_found_by_name_and_by_id(archive: OpenArchive) -> None:
    found = counts(archive.facets().person)
    assert found["Samira al-Haddad"] == found["سميرة الحداد"] == 1
    assert [one.name for one in archive.browse(person="SAMIRA AL-HADDAD")] == ["one.txt"]
    (samira,) = archive.people("Samira al-Haddad")
    person = archive.describe(None, [("name", "Samira al-Haddad")], new="person").subject
    for name in samira.ids:
        archive.same(person, name)
    first = archive.known(person).id
    known = [one for one in archive.facets().person if one.value == first]
    assert known == [FacetCount(first, 2, ("Samira al-Haddad",))]
    assert not {"Samira al-Haddad", "سميرة الحداد"} & counts(archive.facets().person).keys()
    assert {one.name for one in archive.browse(person=person)} == {"one.txt", "page.html"}
    assert {one.name for one in archive.browse(person=samira.ids[0][:12])} == {"one.txt", "page.html"}


def test_a_name_that_no_text_gives_so_finds_those_that_may_be_the_same(archive: OpenArchive) -> None:
    assert [one.name for one in archive.browse(person="Sameera Al Haddad")]
    assert archive.facets(person="Sameera Al Haddad", exact=True).total == 0


def test_every_value_that_is_counted_narrows_to_as_many(archive: OpenArchive) -> None:
    archive.describe(archive.browse()[0].item, [("tag", "c"), ("note", "seen")])
    for query in ("", "bakery", "المخبز"):
        found = archive.facets(query, most=100)
        assert found.total == (len(archive.search(query, limit=99)) if query else 5)
        for facet in ("family", "language", "source", "person", "place", "tag", "status"):
            for one in getattr(found, facet):
                asked: dict[str, Any] = {facet: one.value}
                assert archive.facets(query, **asked).total == one.count
                if query:
                    assert len(archive.search(query, limit=99, **asked)) == one.count
                else:
                    assert len(archive.browse(**asked)) == one.count
        for one in found.year:
            assert archive.facets(query, since=one.value, until=one.value).total == one.count


def test_how_items_stand(archive: OpenArchive, tmp_path: Path) -> None:
    archive.add(write_tree(tmp_path / "new", [("late.txt", b"later on")]), read=False)
    assert counts(archive.facets().status)["unread"] == 1
    (late,) = archive.browse(status="unread")
    assert late.name == "late.txt"
    archive.describe(late.item, [("title", "A late text")])
    assert [one.name for one in archive.browse(status="described")] == ["late.txt"]
    failed = {one.item.item for one in archive.failures()}
    assert {one.item for one in archive.browse(status="failed")} == failed
    lost = archive.archive.own_device
    from amana.actions.custodians import devices

    devices.lost(archive, str(lost))
    assert archive.facets().status and "suspect" not in counts(archive.facets().status)


def test_pages_come_latest_first_with_what_is_suspect(archive: OpenArchive) -> None:
    every = [one.item for one in archive.list()][::-1]
    assert [one.item for one in archive.browse()] == every
    assert [one.item for one in archive.browse(limit=2, offset=2)] == every[2:4]
    assert [one.item for one in archive.browse(limit=2, offset=1, tag="a")] == every[3:5]
    assert archive.browse(offset=99) == ()
    assert len(archive.browse(limit=10**9)) == 5


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"status": "nowhere"}, "no-such-value"),
        ({"family": "image"}, "no-such-value"),
        ({"person": "x" * 1_000_000}, "too-long"),
        ({"tag": "y" * 1_000_000}, "too-long"),
        ({"kind": "z" * 1_000_000}, "too-long"),
    ],
)
def test_what_nothing_can_be_narrowed_by(archive: OpenArchive, given: dict[str, str], reason: str) -> None:
    asked: dict[str, Any] = dict(given)
    for ask in (archive.facets, archive.browse, partial(archive.search, "bakery")):
        with pytest.raises(FilterUnusable) as raised:
            ask(**asked)
        assert raised.value.facts["reason"] == reason


def test_bad_queries_and_dates_are_told(archive: OpenArchive) -> None:
    for query in ("x" * 1_000_000, "-only", "?!"):
        with pytest.raises(QueryUnreadable):
            archive.facets(query)
    with pytest.raises(DateUnreadable):
        archive.browse(since="once")


def test_what_was_read_for_counting_is_shared_with_who_opens_it_again(archive: OpenArchive) -> None:
    archive.facets()
    with archive.again() as other:
        assert other._facet_memory is archive._facet_memory
        assert other.facets() == archive.facets()
        other.describe(other.browse()[0].item, [("tag", "from the other")])
        assert counts(other.facets().tag)["from the other"] == 1
    assert counts(archive.facets().tag)["from the other"] == 1


def test_counts_survive_a_rebuild(archive: OpenArchive) -> None:
    before = archive.facets()
    archive.rebuild()
    assert archive.facets() == before
    assert Counter(one.item for one in archive.browse()) == Counter(one.item for one in archive.list())


def test_the_language_that_nobody_told_is_that_of_its_text(archive: OpenArchive, tmp_path: Path) -> None:
    before = counts(archive.facets().language)
    texts = [
        ("plain.txt", b"The clinic at the bridge was open all night, and people were waiting for the doctor."),
        ("عادي.txt", "بقيت العيادة عند الجسر مفتوحة طوال الليل، وكان الناس ينتظرون الطبيب.".encode()),
    ]
    archive.add(write_tree(tmp_path / "untold", texts))
    after = counts(archive.facets().language)
    assert after["en"] == before.get("en", 0) + 1
    assert after["ar"] == before.get("ar", 0) + 1
    assert "plain.txt" in {one.name for one in archive.browse(language="en")}
    assert "عادي.txt" in {one.name for one in archive.browse(language="ar")}
