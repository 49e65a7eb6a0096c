"""Two attacks on one town on one day look like one: what the texts themselves tell apart is no contradiction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from amana.compare.figures import Figure, Verdict, compare_figures, pairs_of
from tests.compare.figures.made import COUNTRY, figure

SEVERAL, SINCE, EARLIER, AMONG = (frozenset([cue]) for cue in ("several", "since", "earlier", "among"))


def verdict(one: Figure, other: Figure, **said: Any) -> Verdict:
    return compare_figures(one, replace(other, id="b", account="account-b"), COUNTRY, same_event=True, **said)


def words(found: Verdict) -> list[str]:
    return [reason.word for reason in found.reasons]


def kinds(*told: Figure) -> dict[str, tuple[str, str]]:
    """For each pair, by its ids, what it is and the first reason."""
    return {
        pair.one.id + pair.other.id: (pair.verdict.kind, pair.verdict.reasons[0].word)
        for pair in pairs_of(told, COUNTRY, same_event=True)
    }


def test_raids_and_shells_are_two_things_and_what_both_may_be_is_one() -> None:
    raid, shell = figure(8, means=frozenset(["air"])), figure(6, means=frozenset(["ground"]))
    found = verdict(raid, shell)
    assert (found.kind, words(found)) == ("not-comparable", ["bounds-apart", "means-apart"])
    assert dict(found.reasons[1].facts) == {"one": "air", "other": "ground"}
    assert verdict(raid, replace(shell, means=frozenset(["air", "ground"]))).kind == "contradict"
    assert verdict(raid, replace(shell, means=frozenset())).kind == "contradict"
    assert verdict(raid, replace(shell, lower=8.0, upper=8.0)).kind == "agree"
    assert verdict(raid, replace(shell, counted="children")).kind == "not-comparable"


def test_two_quarters_are_not_compared_and_one_is_a_part_of_several() -> None:
    one, other = figure(6, sites=("Tell Hajar",)), figure(15, sites=("Noor",))
    assert words(verdict(one, other)) == ["site-apart"]
    assert verdict(one, replace(other, sites=("Tall Hajar", "Noor"))).kind == "contradict"
    whole = figure(15, cues=SEVERAL)
    assert (verdict(one, whole).kind, words(verdict(one, whole))) == (
        "not-comparable",
        ["bounds-apart", "site-part"],
    )
    assert verdict(one, figure(15)).kind == "contradict"
    assert verdict(replace(one, lower=20.0, upper=20.0), whole).kind == "contradict"


@pytest.mark.parametrize(
    ("part", "whole", "word"),
    [({}, {"cues": SINCE}, "since-part"), ({"cues": AMONG}, {}, "among-part")],
)
def test_a_part_without_bounds_is_no_contradiction_unless_it_is_more(
    part: dict[str, Any], whole: dict[str, Any], word: str
) -> None:
    found = verdict(figure(6, **part), figure(40, **whole))
    assert (found.kind, words(found)) == ("not-comparable", ["bounds-apart", word])
    assert verdict(figure(60, **part), figure(40, **whole)).kind == "contradict"
    assert verdict(figure(6, **(part | whole)), figure(40, **(part | whole))).kind == "contradict"


def test_what_was_told_earlier_in_the_day_may_have_grown_and_not_shrunk() -> None:
    found = verdict(figure(1, cues=EARLIER), figure(10))
    assert (found.kind, words(found)) == ("compatible", ["told-earlier"])
    assert verdict(figure(10, cues=EARLIER), figure(1)).kind == "contradict"
    assert verdict(figure(1, cues=EARLIER), figure(10, cues=EARLIER)).kind == "contradict"


def test_a_vague_word_allows_a_tenth_which_is_told_where_it_is_needed() -> None:
    dozens = figure(24, 99, hedge="vague")
    assert words(verdict(dozens, figure(22))) == ["bounds-overlap", "vague-a-tenth"]
    assert words(verdict(dozens, figure(30))) == ["bounds-overlap"]
    assert verdict(dozens, figure(300)).kind == "contradict"


def test_accounts_that_both_tell_both_figures_agree() -> None:
    here = [replace(one, account="x") for one in (figure(8, name="ab"), figure(6, name="cd"))]
    there = [replace(one, account="y") for one in (figure(8, name="ef"), figure(6, name="gh"))]
    found = kinds(*here, *there)
    assert found["abgh"] == ("not-comparable", "told-in-both")
    assert found["abef"] == ("agree", "bounds-same")


def test_who_tells_both_tells_of_two_things_unless_somebody_says_otherwise_in_it() -> None:
    one = replace(figure(8, name="a"), account="x")
    told = [replace(figure(number, name=name), account="y") for number, name in ((8, "b"), (6, "c"))]
    assert kinds(one, *told)["ac"] == ("not-comparable", "told-beside")
    disputed = replace(told[1], speaker="Sami Murr")
    assert kinds(one, told[0], disputed)["ac"] == ("contradict", "bounds-apart")
    same = replace(told[0], speaker="Sami Murr")
    assert kinds(one, same, disputed)["ac"] == ("not-comparable", "told-beside")
    assert kinds(one, told[1])["ac"] == ("contradict", "bounds-apart")


def test_running_totals_grow_and_do_not_shrink() -> None:
    tuesday = figure(40, first=None, last="2031-03-04", as_of="2031-03-04")
    thursday = replace(tuesday, last="2031-03-06", as_of="2031-03-06", lower=52.0, upper=52.0)
    found = verdict(tuesday, thursday)
    assert (found.kind, words(found)) == ("compatible", ["as-of-later"])
    assert dict(found.reasons[0].facts) == {"one": "2031-03-04", "other": "2031-03-06"}
    fallen = verdict(tuesday, replace(thursday, lower=30.0, upper=30.0))
    assert (fallen.kind, words(fallen)) == ("contradict", ["bounds-apart", "as-of-fell"])
    assert verdict(tuesday, replace(thursday, lower=40.0, upper=40.0)).kind == "agree"
    same_day = verdict(tuesday, replace(tuesday, lower=52.0, upper=52.0))
    assert (same_day.kind, words(same_day)) == ("contradict", ["bounds-apart"])
    evening = replace(tuesday, as_of="2031-03-04T21:00", lower=52.0, upper=52.0)
    assert verdict(replace(tuesday, as_of="2031-03-04T18:00"), evening).kind == "compatible"


def test_a_day_is_a_part_of_a_running_total_and_those_besieged_are_counted_on_the_day() -> None:
    total = figure(40, first=None, last="2031-03-06", as_of="2031-03-06")
    found = verdict(figure(12), total)
    assert (found.kind, found.part, words(found)) == ("part-of", "a", ["days-part"])
    assert verdict(figure(50), total).kind == "contradict"
    besieged = replace(total, category="besieged")
    earlier = replace(besieged, as_of="2031-03-02", last="2031-03-02", lower=30.0, upper=30.0)
    assert words(verdict(besieged, earlier)) == ["days-apart"]
