"""Two accounts side by side: how likely they are of one event, and what is said for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from amana.compare.events import Frequencies, PlaceTrait, Settings, Traits, pair
from tests.compare.events.made import DAY, account, accounts

_WORDS = ("bridge", "convoy", "clinic")


def _kinds(one: Traits, other: Traits) -> list[str]:
    return [evidence.kind for evidence in pair(one, other).evidence]


def test_what_is_shared_is_said_with_its_facts() -> None:
    one = account("one", names=("Idris al-Hajj",), figures=(("killed", 7.0, 7.0),), words=_WORDS)
    other = account("other", names=("Idris al-Hage",), figures=(("killed", 7.0, 7.0),), words=_WORDS)
    told = {evidence.kind: evidence.facts for evidence in pair(one, other).evidence}
    assert told["same-day"] == ("2031-03-14",)
    assert told["published-same-day"] == ("2031-03-14",)
    assert told["same-place"] == ("qasr_al_murr",)
    assert told["within-place"] == ("Wadi, Nuria",)
    assert told["shared-words"] == _WORDS
    assert told["shared-person"] == ("Idris al-Hajj ~ Idris al-Hage",)
    assert told["shared-figure"] == ("killed 7..7",)
    assert "elsewhere" not in told


def test_what_says_most_comes_first() -> None:
    tie = pair(account("one", words=_WORDS), account("other", words=_WORDS))
    weights = [abs(evidence.weight) for evidence in tie.evidence]
    assert weights == sorted(weights, reverse=True)
    assert weights


def test_an_open_bound_is_a_figure_of_its_own() -> None:
    one = account("one", figures=(("killed", 7.0, None),))
    assert "shared-figure" not in _kinds(one, account("other", figures=(("killed", 7.0, 7.0),)))
    same = pair(one, account("third", figures=(("killed", 7.0, None),)))
    assert [said.facts for said in same.evidence if said.kind == "shared-figure"] == [("killed 7..",)]


def test_one_of_something_is_no_figure_to_go_by() -> None:
    figure = (("killed", 1.0, 1.0),)
    assert "shared-figure" not in _kinds(account("one", figures=figure), account("other", figures=figure))


def test_another_place_in_the_country_speaks_against() -> None:
    here = account("one", words=_WORDS)
    there, elsewhere = account("other", words=_WORDS), account("third", places=("port_sahil",), words=_WORDS)
    against = [evidence for evidence in pair(here, elsewhere).evidence if evidence.kind == "elsewhere"]
    assert [evidence.weight < 0 for evidence in against] == [True]
    assert pair(here, elsewhere).score < pair(here, there).score


def test_a_town_with_no_country_known_speaks_neither_way() -> None:
    unknown = (PlaceTrait("?nowhere", 255),)
    tie = pair(replace(account("one"), places=unknown), replace(account("other"), places=unknown))
    assert "same-place" in {evidence.kind for evidence in tie.evidence}
    assert "elsewhere" not in {evidence.kind for evidence in tie.evidence}


def test_a_rare_word_says_more_than_a_common_one() -> None:
    said = [account(str(number), words=("market", f"word{number}")) for number in range(50)]
    frequencies = Frequencies.of(said)
    one = account("one", words=("clinic", "bridge", "convoy", "market", "tunnel"))
    common, rare = (
        pair(one, account("other", words=("school", "siege", "river", word)), frequencies).score
        for word in ("market", "tunnel")
    )
    assert rare > common


def test_of_few_accounts_two_are_likelier_of_one_event() -> None:
    few, many = (Frequencies.of(account(str(number), words=("x",)) for number in range(n)) for n in (2, 400))
    assert few.few() > many.few() == Frequencies().few() == 0.0
    one, other = account("one", published=None), account("other", published=None)
    assert pair(one, other, few).score > pair(one, other, many).score


def test_a_crowded_day_and_place_says_less() -> None:
    crowd = Frequencies.of(account(str(number)) for number in range(300))
    alone = Frequencies.of(account(str(number), published=DAY + number) for number in range(300))
    assert crowd.told(DAY, "Wadi, Nuria") == pytest.approx(300, rel=0.19)  # counted in steps
    assert alone.told(DAY, None) == alone.told(None, "Wadi, Nuria") == 0
    one, other = account("one"), account("other")
    assert pair(one, other, crowd).score < pair(one, other, alone).score


def test_between_two_languages_words_say_nothing_and_are_not_missed() -> None:
    one, other = account("one", names=("Samira Talib",)), account("other", names=("Samira Talib",))
    arabic = replace(account("other", names=("سميرة طالب",)), language="ar")
    assert "shared-person" in _kinds(one, arabic)
    assert pair(one, arabic).score > pair(one, other).score


def test_how_much_one_day_of_publishing_counts_is_for_the_caller_to_say() -> None:
    one, other = account("one", days=()), account("other", days=())
    little, much = (pair(one, other, settings=Settings(same_day=share)).score for share in (0.0, 2.0))
    assert little < much


@given(accounts(2))
def test_either_order_gives_the_same(two: list[Traits]) -> None:
    one, other = two[0] if two else account("one"), two[-1] if two else account("other")
    there, back = pair(one, other), pair(other, one)
    assert there.score == back.score
    assert 0.0 <= there.score <= 1.0
    assert {(e.kind, e.weight) for e in there.evidence} == {(e.kind, e.weight) for e in back.evidence}


def test_a_week_later_and_elsewhere_is_another_event() -> None:
    one = account("one", words=_WORDS)
    later = account("later", published=DAY + 7, days=(DAY + 7,), places=("port_sahil",), words=("harvest",))
    assert pair(one, later).score < 0.1
