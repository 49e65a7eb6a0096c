"""Accounts of made events, as many as one likes: how long it takes to set each beside others.

An event has a day in ten years, a place, two persons, a figure and some words of its own; its accounts tell of
them with slips, among words as common as words are.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from statistics import median

from amana.compare.events import (
    DayTrait,
    FigureTrait,
    Ground,
    NameTrait,
    PlaceTrait,
    Traits,
    WordTrait,
    empty_ground,
    grouped_on,
    renewed,
)
from bench.targets import Judged

_ACCOUNTS_OF_ONE = 3
_FIRST_DAY, _DAYS = date(2030, 1, 1).toordinal(), 3650
_PLACES, _PROVINCES, _NAMES, _VOCABULARY = 2_000, 40, 20_000, 60_000
_WORDS, _OWN_WORDS = 96, 8
_EARLY, _TRIES = 1_000, 5
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
    """Comparing so many accounts, one core; and one more among so many beside one more among few."""
    known = made_accounts(count)
    began = time.perf_counter()
    ground = renewed(empty_ground(), _given(known), _fetch(known))
    events = grouped_on(ground).events
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB
    yield Judged(f"{count:,} accounts compared and grouped, one core", seconds, _MOST_SECONDS, False, "s")
    yield Judged("peak memory, with the accounts themselves", peak, 4_000, False, "MB")
    share = sum(len(one.accounts) for one in events) / count
    yield Judged("made accounts that are in a group", share, 0.5, True, "of 1")
    early = _one_more(known[:_EARLY], renewed(empty_ground(), _given(known[:_EARLY]), _fetch(known)))
    late = _one_more(known, ground)
    yield Judged(f"one more among {count:,}, of all that is kept", late, _MOST_SECONDS, False, "s")
    yield Judged(f"one more among {count:,} beside one among {_EARLY:,}", late / early, _MOST_GROWTH, False)


def _one_more(known: list[Traits], ground: Ground) -> float:
    """Seconds of processor for one more account, the median of some that are taken away and come again."""
    spent = []
    for at in random.Random(3).sample(range(len(known)), _TRIES):
        fewer = renewed(ground, [one for one in _given(known) if one[0] != at], _fetch(known))
        before = time.process_time()
        renewed(fewer, _given(known), _fetch(known))
        spent.append(time.process_time() - before)
    return median(spent)


def _given(known: list[Traits]) -> list[tuple[int, str]]:
    return [(at, one.account) for at, one in enumerate(known)]


def _fetch(known: list[Traits]) -> Callable[[Sequence[int]], Iterator[tuple[int, Traits]]]:
    return lambda asked: ((at, known[at]) for at in asked)
