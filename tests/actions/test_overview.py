"""What is here and what was done lately, and searches that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import amana
from amana.actions import OpenArchive, sync
from amana.actions.browsing.query_strings import MOST_PAIRS, pairs_of, query_string
from amana.actions.copies import copying
from amana.actions.custodians import devices
from amana.errors import DateUnreadable, FilterUnusable, QueryUnreadable, SubjectUnknown, ValueUnreadable
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("overview")
    with making(folder, "Layan", own=True) as opened:
        devices.admit(opened, "this", "the laptop")
        opened.add(write_tree(folder / "card", [("one.txt", b"We left by the bakery."), ("two.txt", b"Night.")]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path, "Layan") as opened:
        yield opened


@pytest.fixture
def root(archive: OpenArchive) -> Path:
    return archive.path


def test_what_is_here_at_once(archive: OpenArchive) -> None:
    found = archive.overview()
    assert (found.items, found.waiting, found.failures, found.suspect) == (2, 0, 0, 0)
    assert found.size == sum(one.size for one in archive.list())
    assert [(one.value, one.count) for one in found.family] == [("text", 2)]
    assert found.questions is None


def test_questions_are_told_while_nothing_changed_since_they_were_counted(archive: OpenArchive) -> None:
    total = archive.suggestions().total
    assert archive.overview().questions == total
    archive.describe(archive.browse()[0].item, [("note", "read twice")])
    assert archive.overview().questions is None


def test_last_acts_come_latest_first_and_what_came_in_one_go_is_one(
    archive: OpenArchive, root: Path, tmp_path: Path
) -> None:
    (late,) = write_tree(tmp_path / "later", [("three.txt", b"Later.")]).iterdir()
    archive.describe(archive.browse()[0].item, [("title", "A night"), ("tag", "dark")])
    acts = archive.overview().last_acts
    kinds = [one.kind for one in acts]
    assert kinds.count("taken-in") == kinds.count("said") == 1
    said = acts[kinds.index("said")]
    assert (said.person, said.device_name, said.count, said.name) == ("Layan", "the laptop", 2, "A night")
    assert said.item == said.subject == archive.browse()[0].item
    taken = acts[kinds.index("taken-in")]
    assert (taken.count, taken.item, taken.person) == (2, None, "Layan")
    assert {"archive-made", "device-admitted"} <= set(kinds)
    assert [one.at for one in acts] == sorted((one.at for one in acts), reverse=True)
    assert len(archive.overview(acts=2).last_acts) == 2
    assert archive.overview(acts=-1).last_acts == ()
    assert late.exists()


def test_acts_of_copying_name_the_copy(archive: OpenArchive, root: Path, tmp_path: Path) -> None:
    copying.add(root, "stick", str(tmp_path / "stick"))
    sync(root)
    with amana.open_archive(root) as again:
        copied = next(one for one in again.overview().last_acts if one.kind == "copied")
    assert (copied.name, copied.item, copied.outcome) == ("stick", None, "success")


def test_a_search_is_kept_found_again_and_forgotten(archive: OpenArchive) -> None:
    filters = {"language": "ar", "since": "2016", "tag": "a & b = c"}
    made = archive.save_search("  Bakeries,   winter ", 'bakery OR "المخبز القديم"', filters)
    (kept,) = archive.saved_searches()
    assert kept == made
    assert (kept.title, kept.query, kept.exact) == ("Bakeries, winter", 'bakery OR "المخبز القديم"', False)
    assert dict(kept.filters) == filters
    assert kept.person == "Layan"
    assert pairs_of(kept.line) == [
        ("q", kept.query),
        *sorted(filters.items(), key=lambda one: kept.line.index(one[0])),
    ]
    other = archive.save_search("All of them", exact=True)
    assert [one.title for one in archive.saved_searches()] == ["All of them", "Bakeries, winter"]
    assert other.exact
    archive.forget_search(made.id[:8])
    assert [one.id for one in archive.saved_searches()] == [other.id]
    with pytest.raises(SubjectUnknown):
        archive.forget_search(made.id)
    assert archive.known(made.id).said  # it is kept, and stands no more


def test_another_person_s_search_can_be_forgotten(archive: OpenArchive) -> None:
    made = archive.save_search("Bakeries", "bakery")
    archive.acts_as("Nour")
    archive.forget_search(made.id)
    assert archive.saved_searches() == ()


def test_kept_searches_come_with_a_copy(archive: OpenArchive, root: Path, tmp_path: Path) -> None:
    made = archive.save_search("Bakeries", "bakery", {"family": "text"})
    copying.add(root, "stick", str(tmp_path / "stick"))
    sync(root)
    with amana.open_archive(tmp_path / "stick") as copy:
        assert copy.saved_searches() == (made,)


def test_what_cannot_be_searched_is_not_kept(archive: OpenArchive) -> None:
    with pytest.raises(QueryUnreadable):
        archive.save_search("x", "-only")
    with pytest.raises(DateUnreadable):
        archive.save_search("x", "bakery", {"since": "once"})
    with pytest.raises(FilterUnusable):
        archive.save_search("x", "bakery", {f"filter {at}": "x" for at in range(10_000)})
    with pytest.raises(FilterUnusable):
        archive.save_search("x", "bakery", {"tag": ["a", "b"]})
    for title in ("  ", "x" * 201):
        with pytest.raises(ValueUnreadable):
            archive.save_search(title, "bakery")
    assert archive.saved_searches() == ()


def test_what_somebody_wrote_by_hand_is_passed_over_where_it_is_no_search(archive: OpenArchive) -> None:
    for line in ("status=nowhere", "since=once"):
        archive.describe(None, [("title", "by hand"), ("query", line)], new="search")
    good = archive.describe(None, [("query", "q=a+b%D9%85%zz&color=red&tag=x&nothing")], new="search").subject
    (kept,) = archive.saved_searches()
    assert (kept.id, kept.query, dict(kept.filters)) == (good, "a bم%zz", {"tag": "x"})
    assert kept.title == kept.query


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=20)), max_size=6))
@settings(deadline=None)
def test_a_line_gives_back_what_was_put_into_it(pairs: list[tuple[str, str]]) -> None:
    line = query_string(pairs)
    assert line.isascii()
    assert pairs_of(line) == pairs


@given(st.text(max_size=200))
@settings(deadline=None)
def test_whatever_is_written_is_read(line: str) -> None:
    pairs_of(line)


def test_a_line_of_ten_thousand_pairs_is_cut() -> None:
    assert len(pairs_of("&".join(f"tag={at}" for at in range(10_000)))) == MOST_PAIRS
