"""Who repeats whom: reprints, translations and chains of quoting; and how many voices there are."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.compare.voices import (
    Edge,
    NearTexts,
    Quoted,
    Telling,
    clusters,
    edges_of,
    figure_voices,
    quotations,
    reprints,
    same_source,
    source_key,
    translations,
)
from amana.compare.voices.translations import in_order

MARKS = (
    "p:qasr_al_murr",
    "n:12",
    "d:2031-03-04",
    "n:40",
    "p:wadi_al_noor",
    "n:1500",
    "d:2031-03-05",
    "n:7",
    "n:75",
)


def telling(name: str, **said: object) -> Telling:
    return replace(Telling(name), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Reuters", "رويترز", True),
        ("The Syrian Observatory for Human Rights", "SOHR", True),
        ("المرصد السوري لحقوق الإنسان", "sohr", True),
        ("Murr Voice News Agency", "The Murr Voice", True),
        ("Murr Voice", "Murr Echo", False),
        ("Reuters", "Rudaw", False),
        ("Samira Haddad", "سميرة حداد", True),
        ("", "", False),
        ("the", "The", True),
    ],
)
def test_one_source_by_many_names(one: str, other: str, same: bool) -> None:
    assert same_source(one, other) is same
    assert same_source(other, one) is same


def test_every_agency_has_one_key_for_all_its_names() -> None:
    assert source_key("AFP") == source_key("وكالة فرانس برس") == "afp"


def test_a_reprint_shares_half_of_the_shorter_ones_words() -> None:
    told = {
        one.account: one for one in (telling("a", published="2031-03-05"), telling("b", published="2031-03-04"))
    }
    (edge,) = reprints(told, [NearTexts("b", "a", 0.2, 0.6)])
    assert (edge.one, edge.other, edge.how, edge.later, edge.share) == ("a", "b", "reprint", "a", 0.6)
    assert dict(edge.facts) == {"shared": "0.20", "contained": "0.60"}
    assert (
        reprints(told, [NearTexts("a", "b", 0.2, 0.4), NearTexts("a", "a", 1, 1), NearTexts("a", "z", 1, 1)]) == []
    )


@pytest.mark.parametrize("day", [None, "2031-03-04"])
def test_who_was_first_is_unknown_where_the_days_do_not_say(day: str | None) -> None:
    told = {one.account: one for one in (telling("a", published=day), telling("b", published="2031-03-04"))}
    (edge,) = reprints(told, [NearTexts("a", "b", 0.9, 0.9)])
    assert edge.later is None
    (voice,) = clusters(told.values(), [edge])
    assert (voice.accounts, voice.first) == (("a", "b"), None)


def test_a_translation_names_the_same_in_the_same_order() -> None:
    english = telling("a", language="en", marks=MARKS, published="2031-03-04")
    arabic = telling("b", language="ar", marks=MARKS[1:], published="2031-03-06")
    (edge,) = translations([arabic, english])
    assert (edge.how, edge.later, dict(edge.facts)["marks"]) == ("translation", "b", "8")
    assert translations([english, replace(arabic, marks=MARKS[::-1])]) == []
    assert translations([english, replace(arabic, language="en")]) == []
    assert translations([english, replace(arabic, marks=MARKS[:5])]) == []
    town = ("p:qasr_al_murr",) * 12
    assert translations([replace(english, marks=town), replace(arabic, marks=town)]) == []


def test_a_short_translation_is_told_by_figures_that_are_no_small_ones() -> None:
    marks = ("d:2031-03-04", "n:40000-40000", "n:12000-15000", "n:275-275", "p:murr", "n:3-3")
    english = telling("a", language="en", marks=marks)
    arabic = telling("b", language="ar", marks=(*marks[:4], "n:12-12", *marks[4:]))
    assert [edge.how for edge in translations([english, arabic])] == ["translation"]
    small = ("d:2031-03-04", "n:4-4", "n:12-12", "n:7-7", "p:murr", "n:3-3")
    assert translations([replace(english, marks=small), replace(arabic, marks=small)]) == []
    other = (*marks[:4], "n:9-9", "n:8-8", "p:murr", "n:3-3")
    assert translations([english, replace(arabic, marks=other)]) == []


def test_marks_in_order() -> None:
    assert in_order(("a", "b", "c", "d"), ("b", "x", "d")) == ["b", "d"]


def test_who_gives_anothers_words_rests_on_that_one() -> None:
    agency = telling("a", sources=("Reuters",), figures=("a1",))
    paper = telling("b", sources=("Murr Voice",), figures=("b1", "b2"), quoted=(Quoted("رويترز", "s1", ("b1",)),))
    (edge,) = quotations([paper, agency])
    assert (edge.how, edge.later, edge.share, dict(edge.facts)) == ("quoted", "b", 0.5, {"speaker": "رويترز"})
    assert quotations([replace(paper, sources=("reuters",)), agency]) == []
    voices = clusters([agency, paper], [edge])
    assert [voice.accounts for voice in voices] == [("a",), ("b",)]
    assert figure_voices([agency, paper], voices) == {"a1": "a", "b1": "a", "b2": "b"}


def test_an_account_whose_every_figure_is_anothers_has_no_voice_of_its_own() -> None:
    agency = telling("b", sources=("Reuters",), figures=("b1",), published="2031-03-09")
    paper = telling("a", figures=("a1",), quoted=(Quoted("Reuters", "s1", ("a1",)),), published="2031-03-04")
    (voice,) = clusters([agency, paper], edges_of([agency, paper]))
    assert (voice.accounts, voice.first) == (("a", "b"), "b")


def test_somebody_quoted_in_two_accounts_counts_once() -> None:
    told = [
        telling("a", figures=("a1", "a2"), quoted=(Quoted("Samira Haddad", "s", ("a1",)),)),
        telling("b", figures=("b1",), quoted=(Quoted("Samira  Haddad", "s", ("b1",)),)),
    ]
    voices = figure_voices(told, clusters(told, []))
    assert voices["a1"] == voices["b1"] != voices["a2"]
    assert len(set(voices.values())) == 2


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8), st.integers())
def test_voices_are_the_same_in_any_order(pairs: list[tuple[str, str]], seed: int) -> None:
    told = [telling(name, published=f"2031-03-0{at + 1}") for at, name in enumerate("abcdef")]
    edges = [Edge(min(pair), max(pair), "reprint", 1.0) for pair in pairs if pair[0] != pair[1]]
    mixed = random.Random(seed)
    shuffled, turned = list(told), list(edges)
    mixed.shuffle(shuffled)
    mixed.shuffle(turned)
    found = clusters(told, edges)
    again = clusters(shuffled, turned)
    assert [(one.id, one.accounts, one.first) for one in found] == [
        (one.id, one.accounts, one.first) for one in again
    ]
    assert sorted(name for one in found for name in one.accounts) == list("abcdef")
    assert all(one.first == one.accounts[0] for one in found)
