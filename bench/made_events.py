"""Accounts of made events, as many as one likes: how long it takes to set each beside others.

An event has a day in ten years, a place, two persons, a figure and some words of its own; its accounts tell of
them with slips, among words as common as words are.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from amana.compare.events import (
    DayTrait,
    FigureTrait,
    Frequencies,
    Grouping,
    MemoryClues,
    NameTrait,
    PlaceTrait,
    Traits,
    WordTrait,
)
from bench.targets import Judged

_ACCOUNTS_OF_ONE = 3
_FIRST_DAY, _DAYS = date(2030, 1, 1).toordinal(), 3650
_PLACES, _PROVINCES, _NAMES, _VOCABULARY = 2_000, 40, 20_000, 60_000
_WORDS, _OWN_WORDS = 96, 8
_EARLY, _STRETCH = 1_000, 500
_MOST_SECONDS = 600.0
_MOST_GROWTH = 1.5
_MB = 1_000_000


def made_accounts(count: int) -> list[Traits]:
    """So many accounts, about three of each event; the same each time."""
    chance = random.Random(6)
    return [one for number in range(-(-count // _ACCOUNTS_OF_ONE)) for one in _of_event(chance, number)][:count]


def _of_event(chance: random.Random, number: int) -> Iterator[Traits]:
    day, place = _FIRST_DAY + chance.randrange(_DAYS), chance.randrange(_PLACES)
    names = [_skewed(chance, _NAMES) for _ in range(2)]
    figure = FigureTrait(chance.choice(("killed", "wounded", "displaced")), *[float(chance.randrange(2, 300))] * 2)
    own = [_skewed(chance, _VOCABULARY) for _ in range(_OWN_WORDS)]
    for teller in range(_ACCOUNTS_OF_ONE):
        text = sha256(f"{number} {teller}".encode()).hexdigest()
        words = dict.fromkeys([*chance.sample(own, 6), *(_skewed(chance, _VOCABULARY) for _ in range(_WORDS))])
        places = [place if chance.random() < 0.9 else chance.randrange(_PLACES), chance.randrange(_PLACES)]
        yield Traits(
            text[:32],
            text,
            text,
            "en",
            day + chance.choice((0, 0, 1, 2)),
            (DayTrait(day, 255), DayTrait(day - chance.randrange(1, 30), 40)),
            tuple(_place(one, 255 >> at) for at, one in enumerate(places)),
            tuple(NameTrait(f"Name {one}", "person", 200, (f"N{one}",)) for one in names if chance.random() < 0.7),
            (figure,) if chance.random() < 0.6 else (),
            tuple(WordTrait(f"w{one}", 255 // (1 + at)) for at, one in enumerate(list(words)[:_WORDS])),
        )


def _place(number: int, weight: int) -> PlaceTrait:
    return PlaceTrait(f"place {number}", weight, f"province {number % _PROVINCES}", "Nuria")


def _skewed(chance: random.Random, count: int) -> int:
    """A number below `count`, small ones far more often: as words and names are."""
    return int(count ** chance.random()) - 1


def growth(count: int) -> Iterator[Judged]:
    """Setting so many accounts beside others, one core; and a late one beside an early one."""
    known = sorted(made_accounts(count), key=lambda one: one.account)
    began = time.perf_counter()
    grouping = Grouping(Frequencies.of(known), MemoryClues())
    spent = []
    for traits in known:
        before = time.process_time()
        grouping.add(traits)
        spent.append(time.process_time() - before)
    events = grouping.grouped().events
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB
    yield Judged(f"{count:,} accounts compared and grouped, one core", seconds, _MOST_SECONDS, False, "s")
    early, late = (sum(row) / len(row) for row in (spent[_EARLY : _EARLY + _STRETCH], spent[-_STRETCH:]))
    yield Judged(f"a new account at {count:,} beside one at {_EARLY:,}", late / early, _MOST_GROWTH, False)
    yield Judged("peak memory", peak, 4_000, False, "MB")
    share = sum(len(one.accounts) for one in events) / count
    yield Judged("made accounts that are in a group", share, 0.5, True, "of 1")
