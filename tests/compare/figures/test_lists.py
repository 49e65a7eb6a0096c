"""The lists that figures are compared by: every row of them."""

from __future__ import annotations

import re

import pytest

from amana.compare.figures.cues import cues_of, pace_of
from amana.compare.figures.groups import counted_within, groups_of
from amana.compare.figures.lattice import categories_within, is_open, lattice, rows
from amana.reading.claims.lists import categories


def test_every_category_of_claims_is_there_and_no_other() -> None:
    assert set(lattice()) == set(categories())
    assert {row.whole for row in lattice().values()} - {None} <= set(lattice())
    assert {row.open for row in lattice().values()} == {"open", "asked", "-"}


def test_categories_hold_each_other() -> None:
    assert categories_within("killed", "casualties") == "first-in-second"
    assert categories_within("displaced", "evacuated") == "second-in-first"
    assert categories_within("killed", "wounded") == "apart"
    assert categories_within("of-its-own", "of-its-own") == "same"


@pytest.mark.parametrize("row", rows("groups.tsv"), ids=lambda row: row[0])
def test_every_word_of_a_group_names_it(row: list[str]) -> None:
    for word in (*row[2].split("|"), *row[3].split("|")):
        assert groups_of(word) == {row[0]}, word
    assert row[1] == "-" or counted_within(row[2].split("|")[0], "people") == "first-in-second"


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("unarmed civilians", "people", "first-in-second"),
        ("rebels and civilians", "people", "same"),
        ("مدنيين ومقاتلين", "people", "same"),
        ("civilians and soldiers", "people", "same"),
        ("rebel fighters", "terrorists", "same"),
        ("civilian women", "women", "same"),
        ("two women and a child", "children", "second-in-first"),
        ("soldiers", "militants", "first-in-second"),
        ("women and children", "people", "first-in-second"),
        ("women", "children", "overlap"),
        ("women", "men", "apart"),
        ("الأطفال", "مدنيًا", "first-in-second"),
        ("ومقاتلين", "children", "apart"),
        (None, "people", "same"),
        ("velvet", "people", "unknown"),
        ("velvet", "Velvet", "same"),
    ],
)
def test_who_is_counted(one: str | None, other: str | None, within: str) -> None:
    found = counted_within(one, other)
    assert found == within
    swapped = {"first-in-second": "second-in-first", "second-in-first": "first-in-second"}
    assert counted_within(other, one) == swapped.get(found, found)


@pytest.mark.parametrize(
    ("sentence", "cues"),
    [
        ("The last group of families left on Friday.", {"batch"}),
        ("A second convoy of 300 left.", {"batch"}),
        ("This brings the total number to 900.", {"sum"}),
        ("The final convoy took the toll to 12, 40 in total.", {"batch", "sum"}),
        ("خرجت الدفعة الأخيرة من المهجّرين.", {"batch"}),
        ("لترتفع الحصيلة إلى ٤٠ قتيلًا.", {"sum"}),
        ("The fate of 40 detainees is unknown.", {"open"}),
        ("Rescuers could not recover 8 bodies.", {"open"}),
        ("لا يزال مصير ٤٠ معتقلًا مجهولًا.", {"open"}),
        ("لم تتمكّن الفرق من انتشال ٨ جثث.", {"open"}),
        ("40 people have been killed in Murr since the truce broke down.", {"since"}),
        ("Since Monday 40 people have been killed.", {"since"}),
        ("Murr, besieged since May, saw 40 people killed.", set()),
        ("قُتل 40 شخصًا منذ انهيار الهدنة.", {"since"}),
        ("Shells fell on quarters and villages.", {"several"}),
        ("سقطت القذائف على أحياء المدينة.", {"several"}),
        ("Earlier on Monday one person was killed.", {"earlier"}),
        ("وكان في وقت سابق قد قُتل شخص واحد.", {"earlier"}),
        ("Six bodies were recovered.", set()),
        ("Twelve people were killed.", set()),
    ],
)
def test_cues_of_a_sentence(sentence: str, cues: set[str]) -> None:
    assert cues_of(sentence) == cues


def test_patterns_of_cues_can_be_read() -> None:
    names = {"batch", "sum", "open", "since", "several", "earlier"} | {
        f"{side}-{cue}" for side in ("before", "after") for cue in ("daily", "increase", "among")
    }
    assert all(re.compile(row[2]) and row[0] in names for row in rows("cues.tsv"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Those killed included ", " people of one family"),
        ("Among the dead were ", " teachers"),
        ("ومن بين القتلى ", " من عائلة واحدة"),
        ("", " of the raids hit the mill"),
        ("34 were killed, ", " of them women"),
    ],
)
def test_some_among_all(before: str, after: str) -> None:
    assert cues_of("", before, after) == {"among"}
    assert cues_of("", "Murr saw ", " people killed") == set()


@pytest.mark.parametrize(
    ("before", "after", "pace"),
    [
        ("", " people were killed", "total"),
        ("and another ", " people were killed", "increase"),
        ("", " more people were killed", "increase"),
        ("", " people a day were killed", "daily"),
        ("a daily average of ", " people", "daily"),
        ("", " شخصًا يوميًا", "daily"),
        ("", " شخصًا آخرين", "increase"),
        ("", " people were killed. More came later", "total"),
    ],
)
def test_totals_daily_figures_and_increases_are_kept_apart(before: str, after: str, pace: str) -> None:
    assert pace_of(before, after, "exact") == pace


def test_a_rise_is_an_increase() -> None:
    assert pace_of("", "", "rise") == "increase"


def test_whose_fate_is_open() -> None:
    assert is_open("missing", ())
    assert is_open("detained", {"open"})
    assert not is_open("detained", {"sum"})
    assert not is_open("killed", {"open"})
    assert not is_open(None, {"open"})
