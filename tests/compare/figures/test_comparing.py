"""What two figures are to each other: rule by rule, and what holds for any two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amana.compare.figures import REASONS, Figure, Verdict, compare_figures, pairs_of
from tests.compare.figures.made import (
    COUNTRY,
    EAST,
    NOWHERE,
    PROVINCE,
    TOWN,
    VILLAGE,
    WEST,
    WHOLE,
    figure,
    figures,
)


def verdict(one: Figure, other: Figure, **said: Any) -> Verdict:
    """Of two figures of two accounts."""
    return compare_figures(one, replace(other, id="b", account="account-b"), COUNTRY, **said)


def words(found: Verdict) -> list[str]:
    return [reason.word for reason in found.reasons]


def test_the_same_bounds_agree() -> None:
    found = verdict(figure(12), figure(12))
    assert (found.kind, words(found)) == ("agree", ["bounds-same"])
    assert dict(found.reasons[0].facts) == {"one": "12", "other": "12"}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (figure(1500, hedge="more"), figure(1600), "compatible"),
        (figure(1500, hedge="more"), figure(1400), "contradict"),
        (figure(None, 10, hedge="less"), figure(12), "contradict"),
        (figure(None, 10, hedge="less"), figure(9), "compatible"),
        (figure(40, hedge="about"), figure(43), "compatible"),
        (figure(40, hedge="about"), figure(45), "contradict"),
        (figure(40, hedge="about"), figure(40), "compatible"),
        (figure(40, hedge="about"), figure(40, hedge="about"), "agree"),
        (figure(200, 999, hedge="vague"), figure(200, 999, hedge="vague"), "agree"),
        (figure(200, 999, hedge="vague"), figure(1500, hedge="more"), "contradict"),
        (figure(12), figure(15), "contradict"),
    ],
)
def test_bounds_are_kept_and_looked_at(one: Figure, other: Figure, kind: str) -> None:
    assert verdict(one, other).kind == kind


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"category": "wounded"}, "category-apart"),
        ({"unit": "family"}, "unit-apart"),
        ({"modality": "planned"}, "modality-apart"),
        ({"modality": "conditional"}, "modality-apart"),
        ({"pace": "daily"}, "pace-apart"),
        ({"counted": "soldiers"}, "counted-apart"),
        ({"spot": VILLAGE}, "place-apart"),
        ({"first": "2031-03-09", "last": "2031-03-09"}, "days-apart"),
        ({"first": "2031-03-04", "last": "2031-03-09"}, "days-overlap"),
    ],
)
def test_what_counts_something_else_is_not_compared(change: dict[str, Any], word: str) -> None:
    base = figure(12, counted="civilians", first="2031-03-01", last="2031-03-04")
    if word == "days-overlap":
        base = replace(base, first="2031-03-01", last="2031-03-06")
    found = verdict(base, replace(base, **change))
    assert found.kind == "not-comparable"
    assert words(found) == [word]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"category": "casualties"}, "category-part"),
        ({"counted": "people"}, "counted-part"),
        ({"spot": TOWN}, "place-part"),
        ({"spot": PROVINCE}, "place-part"),
        ({"first": "2031-02-01", "last": "2031-03-31"}, "days-part"),
    ],
)
def test_a_part_is_no_contradiction_unless_it_is_more_than_its_whole(change: dict[str, Any], word: str) -> None:
    small = figure(12, counted="children", spot=EAST)
    found = verdict(small, replace(small, lower=40.0, upper=40.0, **change))
    assert (found.kind, found.part) == ("part-of", small.id)
    assert word in words(found)
    larger = verdict(replace(small, lower=50.0, upper=50.0), replace(small, lower=40.0, upper=40.0, **change))
    assert larger.kind == "contradict"
    assert words(larger)[0] == "part-exceeds-whole"


def test_a_part_by_place_that_is_the_whole_by_time_is_not_compared() -> None:
    one = figure(12, spot=EAST, first="2031-03-01", last="2031-03-31")
    found = verdict(one, figure(40))
    assert found.kind == "not-comparable"
    assert words(found) == ["crossing", "place-part", "days-part"]


def test_two_parts_of_a_town_are_apart_and_a_part_of_a_larger_place_is_left_open() -> None:
    assert words(verdict(figure(1, spot=EAST), figure(2, spot=WEST))) == ["place-apart"]
    east = replace(PROVINCE, part="eastern")
    found = verdict(figure(1), figure(2, spot=east))
    assert (found.kind, words(found)) == ("not-comparable", ["place-unknown"])


def test_nothing_is_said_of_what_does_not_say_where_or_when_save_within_one_event() -> None:
    one, undated, nowhere = figure(12), figure(15, first=None, last=None, published=None), figure(15, spot=None)
    assert words(verdict(one, undated)) == ["days-unknown"]
    assert words(verdict(one, nowhere)) == ["place-unknown"]
    found = verdict(one, undated, same_event=True)
    assert (found.kind, words(found)) == ("contradict", ["bounds-apart", "days-unknown"])
    assert verdict(one, nowhere, same_event=True).kind == "not-comparable"
    assert verdict(one, replace(nowhere, lower=12.0, upper=12.0), same_event=True).kind == "agree"


def test_what_one_account_tells_is_of_two_things_and_no_contradiction() -> None:
    found = compare_figures(figure(12), replace(figure(15), id="b"), COUNTRY)
    assert (found.kind, words(found)) == ("not-comparable", ["one-account", "bounds-apart"])


def test_a_country_is_too_wide_for_news_of_a_day_and_not_for_a_total() -> None:
    one, other = figure(12, spot=WHOLE), figure(15, spot=WHOLE)
    assert verdict(one, other, same_event=True).kind == "not-comparable"
    assert words(verdict(figure(12), other)) == ["place-coarse"]
    assert verdict(figure(12), replace(other, cues=frozenset(["sum"]))).kind == "part-of"
    year = [replace(figure_, first="2030-03-01", last="2031-02-28") for figure_ in (one, other)]
    assert verdict(*year).kind == "contradict"
    assert verdict(*(replace(figure_, category="besieged") for figure_ in (one, other))).kind == "contradict"


def test_a_deed_laid_at_two_doors_is_told_as_such() -> None:
    one, other = figure(12, actor="the army"), figure(12, actor="pirates")
    assert words(verdict(one, other)) == ["bounds-same", "actor-apart"]
    assert verdict(one, replace(other, lower=15.0, upper=15.0)).kind == "not-comparable"
    assert words(verdict(one, replace(other, counted="children"))) == ["actor-apart", "counted-part"]
    assert verdict(one, figure(15, actor="forces of the army")).kind == "contradict"


def test_civilians_on_a_day_that_is_not_said_are_no_part_of_people_on_another() -> None:
    one, other = figure(12, counted="civilians", first=None, last=None), figure(40)
    assert verdict(one, other).kind == "not-comparable"
    assert verdict(one, other, same_event=True).kind == "part-of"
    elsewhere = figure(12, counted="civilians", spot=NOWHERE)
    assert verdict(elsewhere, other, same_event=True).kind == "not-comparable"


def test_who_is_counted_in_words_that_nobody_knows_is_never_contradicted() -> None:
    found = verdict(figure(12), figure(15, counted="velvet"), same_event=True)
    assert (found.kind, words(found)) == ("not-comparable", ["bounds-apart", "counted-unknown"])
    assert verdict(figure(12), figure(12, counted="velvet")).kind == "agree"


def test_a_toll_that_is_told_later_may_have_grown_and_not_shrunk() -> None:
    early, late = figure(12, published="2031-03-04"), figure(15, published="2031-03-08")
    assert (verdict(early, late).kind, words(verdict(early, late))) == ("compatible", ["told-later"])
    assert verdict(replace(early, lower=20.0, upper=20.0), late).kind == "contradict"
    assert verdict(early, replace(late, published="2032-03-08")).kind == "contradict"
    besieged = [replace(one, category="besieged") for one in (early, late)]
    assert verdict(besieged[0], besieged[1]).kind == "contradict"


def test_what_is_denied_contradicts_what_is_told() -> None:
    assert verdict(figure(12), figure(12, modality="denied")).kind == "contradict"
    assert verdict(figure(12), figure(90, modality="denied")).kind == "not-comparable"


def test_the_text_itself_says_what_is_a_part_or_a_repetition() -> None:
    whole = figure(40, name="b")
    told = verdict(figure(12, whole="b", spot=NOWHERE), whole)
    assert (told.kind, told.part, words(told)) == ("part-of", "a", ["told-as-part"])
    assert verdict(figure(40, repeats="b"), whole).kind == "repeats"


def test_the_last_group_is_a_part_of_the_sum() -> None:
    group = figure(
        4000, hedge="about", category="evacuated", counted="families", unit=None, cues=frozenset(["batch"])
    )
    total = figure(40000, None, hedge="more", category="evacuated", unit=None, cues=frozenset(["sum"]))
    found = verdict(group, total)
    assert (found.kind, found.part, words(found)) == ("part-of", "a", ["batch-of-sum"])
    week = replace(total, first="2031-02-26")
    assert words(verdict(group, week)) == ["batch-of-sum", "days-part"]


def test_pairs_are_of_categories_that_have_to_do_with_each_other() -> None:
    told = [
        figure(12, name="a"),
        figure(3, name="b", category="wounded"),
        figure(20, name="c", category="casualties"),
    ]
    assert [(pair.one.id, pair.other.id) for pair in pairs_of(told, COUNTRY)] == [("a", "c"), ("b", "c")]


def test_what_agrees_with_itself_is_a_repetition() -> None:
    told = [figure(12, name="a"), figure(12, name="b"), figure(13, name="c")]
    kinds = [pair.verdict.kind for pair in pairs_of(told, COUNTRY, voices={"a": "v", "b": "v", "c": "v"})]
    assert kinds == ["repeats", "contradict", "contradict"]
    assert pairs_of(told[:2], COUNTRY, voices={"a": "v", "b": "w"})[0].verdict.kind == "agree"


@given(figures(), figures(), st.booleans())
def test_it_makes_no_difference_which_comes_first(one: Figure, other: Figure, same_event: bool) -> None:
    assume(one.id != other.id)
    found = compare_figures(one, other, COUNTRY, same_event=same_event)
    assert found == compare_figures(other, one, COUNTRY, same_event=same_event)
    assert found.reasons
    assert set(words(found)) <= set(REASONS)
    assert (found.part is not None) == (found.kind == "part-of")


@given(figures(), figures(), st.booleans())
def test_what_the_ids_are_makes_no_difference(one: Figure, other: Figure, same_event: bool) -> None:
    one, other = replace(one, id="x", whole=None, repeats=None), replace(other, id="y", whole=None, repeats=None)
    here = compare_figures(one, other, COUNTRY, same_event=same_event)
    there = compare_figures(replace(one, id="y"), replace(other, id="x"), COUNTRY, same_event=same_event)
    assert here.kind == there.kind
    assert sorted(words(here)) == sorted(words(there))
    assert (here.part, there.part) in {(None, None), ("x", "y"), ("y", "x")}


@given(figures(), figures(), st.floats(0, 100), st.floats(0, 100))
def test_widening_a_bound_never_makes_a_contradiction(one: Figure, other: Figure, down: float, up: float) -> None:
    one, other = replace(one, id="x"), replace(other, id="y")
    before = compare_figures(one, other, COUNTRY).kind
    wider = replace(
        one,
        lower=None if one.lower is None else max(0.0, one.lower - down),
        upper=None if one.upper is None else one.upper + up,
    )
    after = compare_figures(wider, other, COUNTRY).kind
    if before != "contradict":
        assert after != "contradict" or "denied" in (one.modality, other.modality)


@given(st.lists(figures(), max_size=6, unique_by=lambda one: one.id), st.randoms())
def test_pairs_come_out_the_same_in_any_order(told: list[Figure], random: Any) -> None:
    mixed = list(told)
    random.shuffle(mixed)
    assert pairs_of(told, COUNTRY) == pairs_of(mixed, COUNTRY)
