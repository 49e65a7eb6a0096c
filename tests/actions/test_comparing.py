"""The table of accounts, on texts made here: what is read in them, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.actions.comparing.accounts import account_id, accounts_of, row_id
from amana.actions.comparing.comparing import Table, table_of
from amana.actions.comparing.wanting import Wanted
from amana.actions.knowledge.geography import KnownPlaces
from amana.compare.figures import Spot
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

FIRST = (
    "HOMS, March 4, 2016 (Murr Voice) - More than 40 civilians were killed in Homs on Friday, said the Murr "
    "Observatory. The last group of families, about 300 people, was evacuated from Homs on Friday."
)
SECOND = (
    "Smoke over the mills\n\nOfficials announced on Friday that the roads of Homs were open again.\n\n"
    "Another 12 soldiers were wounded in Homs. 45 civilians were killed in Homs on Friday. "
    "20 bodies were trapped under the rubble in Homs. "
    "The evacuations bring the total number of people who left Homs in the last week to a little over 2,000."
)
REPRINT = "Reprinted with thanks.\n\n" + SECOND
ENGLISH = (
    "More than 40 people were killed in Aleppo on 2 March 2016 and 75 were wounded. About 3,000 families left "
    "Idlib for Hama on 3 March 2016. In Homs 12 houses were destroyed, and 25 schools were closed in Damascus."
)
ARABIC = (
    "قُتل أكثر من 40 شخصًا في حلب في 2 آذار 2016 وأصيب 75. وغادرت نحو 3000 عائلة إدلب إلى حماة في 3 آذار 2016. "
    "وفي حمص دُمّر 12 منزلًا، وأُغلقت 25 مدرسة في دمشق."
)
ELSEWHERE = "March 6, 2016 - 15 civilians were killed in Idlib on Saturday."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("comparing")
    with making(folder) as opened:
        texts = {"a": FIRST, "b": SECOND, "c": REPRINT, "d": ELSEWHERE}
        opened.add(write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def table(archive: OpenArchive, names: str = "ab", *, same_event: bool = True, **asked: str) -> Table:
    items = [one.item for one in archive.list() if one.name[0] in names]
    return table_of(archive.archive, accounts_of(archive.archive, items), Wanted(**asked), same_event=same_event)


def verdicts(found: Table) -> dict[frozenset[str], str]:
    texts = {cell.told.figure.id: cell.told.figure.text for row in found.rows for cell in row.cells}
    return {frozenset([texts[one.one.id], texts[one.other.id]]): one.verdict.kind for one in found.pairs}


def test_accounts_stand_side_by_side_and_every_pair_has_its_verdict(archive: OpenArchive) -> None:
    found = table(archive)
    assert [(one.mark, one.account.published, one.account.basis) for one in found.accounts] == [
        ("A", "2016-03-04", "dateline"),
        ("B", "2016-03-04", "proposed"),
    ]
    killed = next(row for row in found.rows if row.category == "killed")
    assert (killed.groups, killed.voices) == (("civilians",), 2)
    told = verdicts(found)
    assert told[frozenset(["More than 40", "45"])] == "compatible"
    assert told[frozenset(["about 300", "a little over 2,000"])] == "part-of"
    assert all(one.verdict.reasons for one in found.pairs)


def test_every_figure_has_its_sentence_and_its_id(archive: OpenArchive) -> None:
    found = table(archive)
    for told in (cell.told for row in found.rows for cell in row.cells):
        text = archive.text(told.figure.text_version)
        assert text[told.sentence_start :].startswith(told.sentence)
        assert told.figure.text in told.sentence
        assert told.figure.id == row_id(told.figure.text_version, told.figure.start, told.figure.end)
        assert told.figure.account == account_id(told.figure.text_version)


def test_a_proposed_day_says_why_and_what_rests_on_it(archive: OpenArchive) -> None:
    second = table(archive).accounts[1].account
    assert second.proposal is not None
    assert [one.text for one in second.proposal.weekdays] == ["Friday", "Friday"]
    assert {one.day for one in second.proposal.told} == {"2016-03-04"}
    alone = table(archive, same_event=False)
    assert [one.account.published for one in alone.accounts] == ["2016-03-04", None]


def test_a_reprint_is_no_source_of_its_own(archive: OpenArchive) -> None:
    found = table(archive, "abc")
    assert [len(voice.accounts) for voice in sorted(found.voices, key=lambda one: len(one.accounts))] == [1, 2]
    (edge,) = found.edges
    assert (edge.how, edge.later) == ("reprint", None)
    killed = next(row for row in found.rows if row.category == "killed")
    assert (len(killed.cells), killed.voices) == (3, 2)


def test_a_translation_is_no_source_of_its_own(archive: OpenArchive, tmp_path: Path) -> None:
    texts = [("y.txt", ENGLISH.encode()), ("z.txt", ARABIC.encode())]
    archive.add(write_tree(tmp_path / "both", texts))
    found = table(archive, "yz")
    assert [one.how for one in found.edges] == ["translation"]
    assert len(found.voices) == 1
    killed = next(row for row in found.rows if row.category == "killed")
    assert (len(killed.cells), killed.voices) == (2, 1)
    assert [one.verdict.kind for one in found.pairs if one.one.category == "killed"] == ["repeats"]


def test_increases_are_no_totals(archive: OpenArchive) -> None:
    (wounded,) = [row for row in table(archive).rows if row.category == "wounded"]
    assert wounded.cells[0].told.figure.pace == "increase"


def test_what_is_asked_for_alone_is_in_the_table(archive: OpenArchive) -> None:
    found = table(archive, "abcd", same_event=False, category="killed", place="حمص")
    assert {row.category for row in found.rows} == {"killed"}
    assert [one.mark for one in found.accounts] == ["A", "B", "C"]
    assert [one.mark for one in table(archive, "abcd", same_event=False, since="2016-03-05").accounts] == ["A"]
    assert table(archive, "abcd", same_event=False, until="2015").rows == ()


def test_where_places_lie() -> None:
    known = KnownPlaces()
    assert known.holds("aleppo_governorate", "aleppo") is True
    assert known.holds("aleppo_governorate", "idlib") is False
    assert known.holds("syria", "homs") is True
    assert known.holds("aleppo", "homs") is False
    assert known.holds("turkey", "homs") is False
    assert known.holds("aleppo", "of nobody's") is None


def test_a_country_is_wide_and_a_town_is_not() -> None:
    assert KnownPlaces().is_wide("syria")
    assert not KnownPlaces().is_wide("ghouta")
    assert not KnownPlaces().is_wide("homs")
    assert not KnownPlaces().is_wide("of nobody's")


def test_a_place_is_asked_for_by_its_name_or_by_what_holds_it() -> None:
    assert Wanted(place="Syria").at(Spot("homs", "Homs"))
    assert not Wanted(place="Idlib").at(Spot("homs", "Homs"))
    assert Wanted(place="qasr al-murr").at(Spot(None, "Qasr al-Murr"))
    assert not Wanted(place="Homs").at(None)


def test_a_running_total_is_compared_by_the_day_it_is_told_of(archive: OpenArchive, tmp_path: Path) -> None:
    early = "March 4, 2016 - As of Wednesday, 40 civilians had been killed in Idlib."
    late = "قُتل 55 مدنيًا في إدلب حتى 6 آذار 2016."
    less = "March 7, 2016 - As of 7 March 2016, 30 civilians had been killed in Idlib."
    archive.add(write_tree(tmp_path / "more", [("v.txt", early.encode()), ("w.txt", late.encode())]))
    archive.add(write_tree(tmp_path / "less", [("x.txt", less.encode())]))
    found = table(archive, "vwx")
    told = {cell.told.figure.text: cell.told.figure.as_of for row in found.rows for cell in row.cells}
    assert told == {"40": "2016-03-02", "55": "2016-03-06", "30": "2016-03-07"}
    assert verdicts(found) == {
        frozenset(["40", "55"]): "compatible",
        frozenset(["40", "30"]): "contradict",
        frozenset(["55", "30"]): "contradict",
    }


def test_quarters_and_means_are_read_beside_a_figure(archive: OpenArchive, tmp_path: Path) -> None:
    text = (
        "March 5, 2016 - An air strike hit Karm al-Zahr neighborhood in Homs city and killed 12 civilians. "
        "وقُتل 7 مدنيين بقذائف هاون في حي النخيل."
    )
    archive.add(write_tree(tmp_path / "quarters", [("q.txt", text.encode())]))
    (row,) = [row for row in table(archive, "q").rows if row.category == "killed"]
    told = {cell.told.figure.text: (cell.told.figure.sites, cell.told.figure.means) for cell in row.cells}
    assert told == {
        "12": (("Karm al-Zahr",), frozenset(["air"])),
        "7": (("النخيل",), frozenset(["ground"])),
    }
