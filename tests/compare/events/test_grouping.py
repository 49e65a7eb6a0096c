"""Accounts taken together: whatever their order, within what people said, and by more than one bridge."""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from amana.compare.events import (
    CandidateEvent,
    Frequencies,
    Traits,
    clues_of,
    grouped_events,
)
from amana.compare.people import Judgements
from tests.compare.events.made import DAY, account, accounts

_SHELLING = ("bridge", "convoy", "clinic", "shell")


def _sets(events: Iterable[CandidateEvent]) -> set[frozenset[str]]:
    return {frozenset(one.accounts) for one in events}


def _two_events() -> tuple[list[Traits], list[Traits]]:
    first = [account(f"first {at}", words=_SHELLING, names=("Samira Talib",)) for at in range(3)]
    second = [
        account(
            f"second {at}",
            published=DAY + 40,
            days=(DAY + 40,),
            places=("bahriya",),
            words=("harvest", "market", "river"),
        )
        for at in range(2)
    ]
    return first, second


def test_two_events_are_told_apart() -> None:
    first, second = _two_events()
    found = grouped_events([*first, *second])
    assert _sets(found.events) == {frozenset(one.account for one in group) for group in (first, second)}
    assert found.events[0].id == min(one.account for one in first)
    assert all(not one.judged for one in found.events)
    assert {link[2] >= 0.05 for link in found.events[0].links} == {True}


def test_one_account_alone_is_no_proposal() -> None:
    assert grouped_events([account("one")]).events == ()
    assert grouped_events([]).events == ()


@settings(max_examples=40)
@given(accounts(), st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(known: list[Traits], chance: random.Random) -> None:
    turned = list(known)
    chance.shuffle(turned)
    assert grouped_events(known) == grouped_events(turned)


@settings(max_examples=40)
@given(accounts(8), st.data())
def test_what_people_said_is_held_to(known: list[Traits], data: st.DataObject) -> None:
    ids = sorted(one.account for one in known)
    pairs = [(one, other) for one in ids for other in ids if one < other]
    chosen = st.sets(st.sampled_from(pairs), max_size=3) if pairs else st.just(set[tuple[str, str]]())
    different = data.draw(chosen)
    same = data.draw(chosen) - different
    found = grouped_events(known, Judgements(frozenset(same), frozenset(different)))
    group = {account: event.id for event in found.events for account in event.accounts}
    for one, other in different:
        assert group.get(one, one) != group.get(other, other)
    for one, other in same - set(found.conflicts):
        assert group[one] == group[other]


def test_words_of_people_that_cannot_both_hold_are_told() -> None:
    first, _ = _two_events()
    a, b, c = sorted(one.account for one in first)
    judged = Judgements(frozenset({(a, b), (b, c)}), frozenset({(a, c)}))
    found = grouped_events(first, judged)
    assert found.conflicts == ((b, c),)
    assert _sets(found.events) == {frozenset({a, b})}


def test_a_proposal_of_peoples_words_alone_says_so() -> None:
    first, second = _two_events()
    one, other = first[0], second[0]
    found = grouped_events([one, other], Judgements(frozenset({(other.account, one.account)})))
    assert [event.judged for event in found.events] == [True]


def test_words_about_accounts_that_are_not_here_change_nothing() -> None:
    first, _ = _two_events()
    judged = Judgements(frozenset({("f" * 32, first[0].account)}), frozenset({("e" * 32, first[1].account)}))
    assert grouped_events(first, judged) == grouped_events(first)


def test_one_account_of_two_events_does_not_make_one_of_both() -> None:
    first, second = _two_events()
    bridge = account(
        "bridge",
        days=(DAY, DAY + 40),
        places=("qasr_al_murr", "bahriya"),
        words=(*_SHELLING, "harvest", "market", "river"),
    )
    found = grouped_events([*first, *second, bridge])
    assert not any({first[0].account, second[0].account} <= set(event.accounts) for event in found.events)


def test_the_same_account_twice_counts_once() -> None:
    first, _ = _two_events()
    assert grouped_events([*first, first[0]]) == grouped_events(first)


def test_accounts_of_one_event_share_a_clue_across_languages() -> None:
    one = account("one", names=("Samira Talib",), words=_SHELLING)
    other = account("other", names=("سميرة طالب",), places=("tell_aswad",), language="ar")
    shared = set(clues_of(one, Frequencies())) & set(clues_of(other, Frequencies()))
    assert {clue.split()[0] for clue in shared} >= {"day", "name"}
