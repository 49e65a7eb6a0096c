"""What a few more accounts bring is what all at once would have brought, and asks for few of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.compare.events import Ground, Traits, empty_ground, ground_of, grouped_on, packed_ground, renewed
from amana.compare.events import unpacked_ground as unpacked
from amana.compare.events.frequencies import step
from amana.compare.events.nearness import MOST_NEAR, MOST_OF_ONE
from amana.records import Progress
from tests.compare.events.made import DAY, account, accounts

_WORDS = ("bridge", "market", "convoy", "clinic", "school", "bakery")


class Kept:
    """Accounts by their numbers, and which of them were asked for."""

    def __init__(self, known: Iterable[Traits]) -> None:
        self.known = dict(enumerate(known))
        self.asked: list[int] = []

    def given(self, numbers: Iterable[int] | None = None) -> list[tuple[int, str]]:
        return [(at, self.known[at].account) for at in (self.known if numbers is None else numbers)]

    def fetch(self, numbers: Sequence[int]) -> Iterator[tuple[int, Traits]]:
        self.asked += numbers
        yield from ((at, self.known[at]) for at in numbers if at in self.known)


def _same(one: Ground, other: Ground) -> bool:
    return one.ids.tolist() == other.ids.tolist() and all(
        np.array_equal(left.pairs, right.pairs) and np.array_equal(left.scores, right.scores)
        for left, right in ((one.near, other.near), (one.closed, other.closed))
    )


def _many(count: int) -> list[Traits]:
    """Accounts of many days that have much in common."""
    return [
        account(
            f"{at}",
            published=DAY + at % 17,
            days=(DAY + at % 7,),
            names=("Samira Talib", "Yusuf Karam")[at % 3 : at % 3 + 1],
            words=(_WORDS[at % 6], _WORDS[at % 5], f"own{at % 40}", f"rare{at}"),
            places=(("qasr_al_murr", "tell_aswad", "bahriya")[at % 3],),
        )
        for at in range(count)
    ]


@settings(max_examples=60)
@given(accounts(14), st.data())
def test_any_steps_lead_to_the_same(known: list[Traits], data: st.DataObject) -> None:
    kept = Kept(known)
    ground = empty_ground()
    for _ in range(data.draw(st.integers(1, 4))):
        numbers = data.draw(st.sets(st.sampled_from(sorted(kept.known)))) if known else set()
        ground = renewed(ground, kept.given(sorted(numbers)), kept.fetch)
        assert _same(ground, renewed(empty_ground(), kept.given(numbers), kept.fetch))
        assert grouped_on(ground) == grouped_on(ground_of(kept.known[at] for at in numbers))


def test_one_more_and_one_less_among_many_lead_to_the_same_and_touch_few() -> None:
    kept = Kept(_many(700))
    full = renewed(empty_ground(), kept.given(), kept.fetch)
    assert full.closed.scores.max() > 0
    for gone in (0, 333, 699):
        fewer = renewed(full, kept.given(at for at in kept.known if at != gone), kept.fetch)
        assert _same(fewer, ground_of(one for at, one in kept.known.items() if at != gone))
        kept.asked.clear()
        assert _same(renewed(fewer, kept.given(), kept.fetch), full)
        assert 0 < len(set(kept.asked)) < 500


def test_what_is_read_anew_has_a_new_number_and_is_compared_anew() -> None:
    kept = Kept(_many(320))
    full = renewed(empty_ground(), kept.given(), kept.fetch)
    kept.known[1000] = replace(kept.known.pop(7), published=DAY + 40, words=kept.known[9].words)
    again = renewed(full, kept.given(), kept.fetch)
    assert _same(again, ground_of(kept.known.values()))
    assert not _same(again, full)


def test_it_makes_no_difference_how_many_are_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    known = _many(90)
    whole = ground_of(known)
    monkeypatch.setattr("amana.compare.events.scoring._TILE", 20)
    monkeypatch.setattr("amana.compare.events.scoring._TOGETHER", 15)
    assert _same(ground_of(known), whole)


def test_where_nothing_changed_nothing_is_asked() -> None:
    kept = Kept(_many(30))
    full = renewed(empty_ground(), kept.given(), kept.fetch)
    kept.asked.clear()
    assert renewed(full, kept.given(), kept.fetch) is full
    assert kept.asked == []


def test_one_that_went_meanwhile_is_left_out() -> None:
    kept = Kept(_many(20))
    asked = [*kept.given(), (99, "f" * 32)]
    assert _same(renewed(empty_ground(), asked, kept.fetch), ground_of(kept.known.values()))


def test_one_that_goes_while_it_is_compared_does_not_stop_it() -> None:
    kept = Kept(_many(20))
    given = kept.given()

    def fetch(numbers: Sequence[int]) -> Iterator[tuple[int, Traits]]:
        yield from kept.fetch(numbers)
        kept.known.pop(5, None)

    ground = renewed(empty_ground(), given, fetch)
    assert _same(renewed(ground, kept.given(), kept.fetch), ground_of(kept.known.values()))


def test_it_is_kept_and_comes_back_as_it_was() -> None:
    kept = Kept(_many(60))
    full = renewed(empty_ground(), kept.given(), kept.fetch)
    again = unpacked(packed_ground(full))
    assert again is not None
    assert _same(again, full)
    kept.known[60] = account("one more", words=_WORDS)
    assert _same(renewed(again, kept.given(), kept.fetch), ground_of(kept.known.values()))
    empty = unpacked(packed_ground(empty_ground()))
    assert empty is not None
    assert _same(renewed(empty, kept.given(), kept.fetch), ground_of(kept.known.values()))


def test_another_form_of_it_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = packed_ground(empty_ground())
    monkeypatch.setattr("amana.compare.events.ground_packing._FORM", 0)
    assert unpacked(packed) is None


def test_each_meets_no_more_than_a_few_however_many_there_are() -> None:
    ground = ground_of(account(str(at), words=_WORDS) for at in range(400))
    later = np.bincount(ground.near.pairs[:, 1])
    assert later.max() <= MOST_NEAR
    assert later.min(initial=1, where=np.arange(len(later)) > 0) > 0


def test_of_a_crowded_clue_those_just_before_are_met() -> None:
    known = [account(str(at), published=None, days=(DAY + at,), places=(), words=("bridge",)) for at in range(60)]
    ground = ground_of(known)
    met = {other for other, one in ground.near.pairs.tolist() if one == 50}
    assert met == set(range(50 - MOST_OF_ONE, 50))


def test_who_watches_hears_how_far_it_is() -> None:
    heard: list[Progress] = []
    ground_of(_many(40), watch=heard.append)
    assert {one.total_files for one in heard} == {40}
    assert [one.files for one in heard] == sorted(one.files for one in heard)


@pytest.mark.parametrize("apart", [lambda count: count + 1, lambda count: max(1, count - 1)])
def test_common_things_stand_on_their_step_for_long(apart: Callable[[int], int]) -> None:
    assert step(1) == 0
    assert [step(one) for one in (2, 4, 8, 1024)] == [2, 4, 6, 20]
    changed = sum(step(count) != step(apart(count)) for count in range(1000, 2000))
    assert changed == 2
