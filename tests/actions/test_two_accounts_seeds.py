"""The two seed texts with nobody helping: one event, its figures, its days, its movements, its witnesses.

The texts are read where they lie and never copied here; where they are absent the tests say so and are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.comparing.comparing import Table
from amana.actions.comparing.grouping import events_proposed
from tests.shared_data import shared

FIRST, SECOND = "000_e810feab27d60330.txt", "002_14bd9ad4aeca468f.txt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    seeds = shared("", "seeds")
    folder = tmp_path_factory.mktemp("two-accounts")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(variable, str(folder / variable))
        amana.init(folder / "archive", no_passphrase=True, identity_out=folder / "key")
        with amana.open_archive(folder / "archive", identity=folder / "key") as opened:
            opened.add(seeds / FIRST, seeds / SECOND)
            yield opened


@pytest.fixture(scope="module")
def items(archive: OpenArchive) -> list[str]:
    return [one.item for one in archive.list()]


@pytest.fixture(scope="module")
def table(archive: OpenArchive, items: list[str]) -> Table:
    return archive.compare(*items)


def _figures(table: Table) -> dict[tuple[str | None, float | None, float | None], str]:
    figures = [cell.told.figure for row in table.rows for cell in row.cells]
    return {(one.category, one.lower, one.upper): one.id for one in figures}


def test_the_undated_text_gets_the_day_on_which_the_evacuation_ended(table: Table) -> None:
    days = {one.account.name: (one.account.published, one.account.basis) for one in table.accounts}
    assert days == {FIRST: ("2017-12-22", "inferred"), SECOND: ("2016-12-22", "proposed")}
    proposed = next(one.account.proposal for one in table.accounts if one.account.proposal)
    assert {one.text for one in proposed.weekdays} == {"Thursday"}
    assert all(not one.published for one in proposed.told)


def test_one_event_is_proposed_and_compared_by_its_id(
    archive: OpenArchive, items: list[str], table: Table
) -> None:
    (event,) = events_proposed(archive.archive)
    assert {one.item for one in event.accounts} == set(items)
    assert event.days[0] == "2016-12-22"
    assert event.places[0] == "aleppo"
    assert archive.compare(event.id) == table


def test_they_are_two_voices(table: Table) -> None:
    assert len(table.voices) == 2
    assert table.edges == ()


@pytest.mark.parametrize(
    ("category", "lower", "upper", "hedge", "modality"),
    [
        ("besieged", 275_000, 275_000, "exact", "fact"),
        ("killed", 1_500, None, "more", "fact"),
        ("territory", 90, None, "more", "fact"),
        ("evacuated", 4_000, 4_000, "about", "fact"),
        ("evacuated", 20_000, 99_999, "vague", "planned"),
        ("evacuated", 40_000, None, "more", "fact"),
        ("trapped", 75, 75, "exact", "fact"),
    ],
)
def test_every_figure_is_in_the_table(
    table: Table, category: str, lower: int, upper: int | None, hedge: str, modality: str
) -> None:
    found = [cell.told.figure for row in table.rows for cell in row.cells]
    assert [
        (one.hedge, one.modality)
        for one in found
        if (one.category, one.lower, one.upper) == (category, lower, upper)
    ] == [(hedge, modality)]


def test_the_killed_are_counted_from_september_to_the_ceasefire(table: Table) -> None:
    killed = [cell.told.figure for row in table.rows for cell in row.cells if cell.told.figure.lower == 1_500]
    assert [(one.first, one.last) for one in killed] == [("2016-09-01", "2016-12-13")]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (("evacuated", 4_000.0, 4_000.0), ("evacuated", 40_000.0, None)),
        (("killed", 200.0, 999.0), ("killed", 1_500.0, None)),
    ],
)
def test_a_part_does_not_contradict_its_whole(
    table: Table, part: tuple[str, float, float], whole: tuple[str, float, None]
) -> None:
    ids = [cell.told.figure.id for row in table.rows for cell in row.cells if _key(cell.told.figure) == part]
    outer = _figures(table)[whole]
    verdicts = [one.verdict for one in table.pairs if outer in (one.one.id, one.other.id)]
    assert any(one.kind == "part-of" and one.part in ids for one in verdicts)
    assert "contradict" not in {one.verdict.kind for one in table.pairs}


def _key(figure: object) -> tuple[object, object, object]:
    return getattr(figure, "category", None), getattr(figure, "lower", None), getattr(figure, "upper", None)


def test_the_bodies_under_the_rubble_are_an_open_claim(archive: OpenArchive) -> None:
    assert [one.told.figure.text for one in archive.open_claims()] == ["75"]


def test_the_chronology_runs_from_2012_to_the_22nd_of_december_2016(
    archive: OpenArchive, items: list[str]
) -> None:
    told = archive.timeline(*items, until="2016-12-22")
    found = {(one.first, one.last): (one.precision, one.basis, one.proposed) for one in told.entries}
    assert found["2012-01-01", "2012-12-31"] == ("year", "absolute", False)
    assert found["2016-09-01", "2016-09-30"] == ("month", "publication", True)
    for day in ("2016-11-15", "2016-12-13", "2016-12-18", "2016-12-19"):
        assert found[day, day] == ("day", "publication", True)
    assert found["2016-12-13", "2016-12-22"] == ("days", "text", False)
    last = [one for one in told.entries if one.first == one.last == "2016-12-22"]
    assert {one.basis for one in last} == {"absolute", "publication"}


def test_people_moved_from_the_east_to_the_western_countryside_and_to_idlib(
    archive: OpenArchive, items: list[str]
) -> None:
    roads = {
        (one.source.id, (one.source.part or "").split()[0], one.destination.id, one.figure.modality)
        for one in archive.flows(*items).flows
        if one.source and one.destination
    }
    assert roads == {
        ("aleppo", "eastern", "aleppo_governorate", "fact"),
        ("aleppo", "eastern", "idlib", "planned"),
    }


@pytest.mark.parametrize(
    ("asked", "name", "count"),
    [
        ("al-Halabi", "Abdul Karim al-Halabi", 3),
        ("Abu al-Joud", "Mujahid Abu al-Joud", 3),
        ("al-Hage", "Ibrahim al-Hajj", 5),
        ("إبراهيم الحاج", "Ibrahim al-Hajj", 5),
    ],
)
def test_what_each_man_said(archive: OpenArchive, asked: str, name: str, count: int) -> None:
    said = archive.witness(asked)
    assert [one.name for one in said] == [name] * count
    assert all(one.role for one in said)


def test_wall_messages_are_statements_in_writing_and_the_repeated_one_is_known(archive: OpenArchive) -> None:
    second = next(one.item for one in archive.list() if one.name == SECOND)
    (told,) = archive.readings(second)
    assert told.reading is not None
    written = [row for row in told.reading.statements if row.mode == "written"]
    assert len(written) >= 12
    assert {row.speaker_name for row in written} == {"The civilians of Aleppo"}
    repeated = {copy.text for copy, _ in told.reading.document.duplicates}
    assert any(row.text in repeated for row in written)
