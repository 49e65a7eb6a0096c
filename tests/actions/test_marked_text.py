"""A text with its marks: every code point once, every mark where it was read, in both directions of writing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.actions import OpenArchive
from amana.actions.knowledge.naming import name_id
from amana.actions.viewing.marked_text import MarkedText, Run, _paragraphs, stretches
from amana.actions.viewing.marks import Mark
from amana.errors import ItemUnknown
from tests.actions.test_comparing import ARABIC, ENGLISH
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

TEXT = (
    "Smoke over the mills\n\n"
    '"We saw more than 40 people killed in Aleppo on 2 March 2016," said Samira Taleb, a teacher.\n'
    f"{ARABIC}\n\f{ENGLISH}\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("marked")
    with making(folder) as opened:
        long = "\n".join(f"{number}. {ENGLISH} {ARABIC}" for number in range(200))
        opened.add(write_tree(folder / "card", [("a.txt", TEXT.encode()), ("long.txt", long.encode())]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def version(archive: OpenArchive, name: str) -> tuple[str, str]:
    (item,) = [one.item for one in archive.list() if one.name == name]
    return item, archive.show(item).text_versions[0].sha256


def check_whole(found: MarkedText, text: str) -> None:
    """Runs follow one another, hold the text's own words, and carry just the marks that lie over them."""
    at = found.start
    for paragraph in found.paragraphs:
        assert text[at : paragraph.start].strip("\n\f\r\u2028\u2029") == ""
        assert paragraph.runs[0].start == paragraph.start
        assert paragraph.runs[-1].end == paragraph.end
        for run in paragraph.runs:
            assert run.text == text[run.start : run.end] != ""
            over = {one.id for one in found.marks.values() if one.start < run.end and run.start < one.end}
            assert set(run.marks) == over
            assert all(found.marks[one].start <= run.start and run.end <= found.marks[one].end for one in over)
        at = paragraph.end
    assert text[at : found.end].strip("\n\f\r\u2028\u2029") == ""


def test_a_text_is_cut_into_runs_with_their_marks(archive: OpenArchive) -> None:
    item, text_version = version(archive, "a.txt")
    found = archive.marked_text(item, text_version)
    check_whole(found, TEXT)
    assert (found.start, found.end, found.length, found.previous, found.next) == (
        0,
        len(TEXT),
        len(TEXT),
        None,
        None,
    )
    assert [one.direction for one in found.paragraphs] == ["ltr", "ltr", "rtl", "ltr"]
    assert [one.new_page for one in found.paragraphs] == [False, False, False, True]
    kinds = {one.kind for one in found.marks.values()}
    assert {"quote", "figure", "time", "place", "person"} <= kinds
    inner = [run.marks for run in found.paragraphs[1].runs if "40" in run.text]
    assert [one.split("-")[0] for one in inner[0]] == ["quote", "figure"]


def test_several_stretches_have_the_marks_that_a_whole_text_has(archive: OpenArchive) -> None:
    item, text_version = version(archive, "long.txt")
    text = archive.text(text_version)
    lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    spans = [(start, text.index("\n", start)) for start in lines[40:60]]
    found = archive.marked_spans(item, text_version, [*spans[10:], *spans[:10], (5, 5)])
    assert [one.start for one in found.paragraphs] == [start for start, _ in (*spans[10:], *spans[:10])]
    assert (found.start, found.end) == (spans[0][0], spans[-1][1])
    whole: dict[int, tuple[Run, ...]] = {}
    at: int | None = 0
    while at is not None:
        told = archive.marked_text(item, text_version, offset=at)
        whole |= {one.start: one.runs for one in told.paragraphs}
        at = told.next
    assert all(one.runs == whole[one.start] for one in found.paragraphs)
    assert {name for one in found.paragraphs for run in one.runs for name in run.marks} == set(found.marks)
    assert archive.marked_spans(item, text_version, []).paragraphs == ()
    with pytest.raises(ItemUnknown):
        archive.marked_spans(item, "ab" * 32, spans)


def test_marks_say_what_was_read(archive: OpenArchive) -> None:
    item, text_version = version(archive, "a.txt")
    found = archive.marked_text(item, text_version)
    killed = next(
        one for one in found.marks.values() if one.kind == "figure" and TEXT[one.start : one.end].endswith("40")
    )
    assert (killed.category, killed.facts["lower"], killed.facts.get("upper")) == ("killed", 40.0, None)
    assert (killed.facts["hedge"], killed.facts["place"]) == ("more", "Aleppo")
    (reading,) = archive.readings(item)
    assert reading.reading is not None
    assert killed.subject in {one.subject for one in archive.marked_text(item, text_version).marks.values()}
    quote = found.marks[str(killed.facts["quote"])]
    assert quote.facts["speaker"] == "Samira Taleb"
    person = next(one for one in found.marks.values() if one.kind == "person")
    assert person.subject == name_id(text_version, "person", "Samira Taleb")


def test_what_people_said_of_a_mark_is_told(archive: OpenArchive) -> None:
    item, text_version = version(archive, "a.txt")
    figure = next(one for one in archive.marked_text(item, text_version).marks.values() if one.kind == "figure")
    assert figure.subject is not None
    archive.describe(figure.subject, [("judgement", "rejected")])
    assert archive.marked_text(item, text_version).judged == {figure.id: "rejected"}


def test_stepping_goes_through_all_marks_in_order(archive: OpenArchive) -> None:
    item, text_version = version(archive, "long.txt")
    steps = archive.mark_steps(item, text_version)
    assert [one.start for one in steps] == sorted(one.start for one in steps)
    assert len({one.id for one in steps}) == len(steps) > 1_000
    first = archive.marked_text(item, text_version)
    assert first.next is not None
    beyond = next(one for one in steps if one.start >= first.next)
    assert beyond.id in archive.marked_text(item, text_version, offset=beyond.start).marks


def test_stretches_lead_through_the_whole_text(archive: OpenArchive) -> None:
    item, text_version = version(archive, "long.txt")
    text = archive.text(text_version)
    at: int | None = 0
    starts: list[int] = []
    while at is not None:
        found = archive.marked_text(item, text_version, offset=at, limit=5_000)
        check_whole(found, text)
        assert found.start == at
        assert found.previous == (starts[-1] if starts else None)
        assert archive.marked_text(item, text_version, offset=found.end - 1, limit=5_000).start == at
        starts.append(at)
        at = found.next
    assert found.end == len(text)
    assert len(starts) > 10


def test_a_text_of_another_item_or_of_none_is_unknown(archive: OpenArchive) -> None:
    item, _ = version(archive, "a.txt")
    _, other = version(archive, "long.txt")
    for wanted in (other, "ff" * 32):
        with pytest.raises(ItemUnknown):
            archive.marked_text(item, wanted)


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12)


@given(st.text(alphabet="ab \n\fحل", min_size=1, max_size=80), spans)
def test_any_marks_over_any_text(text: str, given_spans: list[tuple[int, int]]) -> None:
    cut = sorted({(start, min(start + size, len(text))) for start, size in given_spans if start < len(text)})
    marks = [Mark(f"m{at}", "term", None, start, end) for at, (start, end) in enumerate(cut)]
    order = sorted(marks, key=lambda one: (one.start, -one.end))
    told = tuple(_paragraphs(text, 0, len(text), order))
    found = MarkedText("i", "t", 0, len(text), len(text), told, {one.id: one for one in marks}, {})
    check_whole(found, text)


@given(st.text(alphabet="ab\n\f", max_size=400), st.integers(1, 50))
def test_stretches_are_short_enough_and_never_empty(text: str, longest: int) -> None:
    starts = [*stretches(text, longest), len(text)]
    assert starts[0] == 0
    assert all(0 < after - before <= longest for before, after in pairwise(starts)) or not text
