"""How long comparing takes: accounts, three of each event, each set beside the others of its event.

    python -m bench.comparing [--accounts 3000] [--processes 2]

Texts are made here and read before the clock starts: reading is measured apart (`bench.reading`). For each
event the clock covers what `amana compare` does with its accounts: their figures, who repeats whom, and every
two figures. What the catalogue gives is not in it. It is also told how long 100,000 accounts would take at that
pace.
"""

from __future__ import annotations

import argparse
import random
import time
from multiprocessing import get_context

from amana.actions.comparing.account_ids import account_id
from amana.actions.comparing.accounts import Account
from amana.actions.comparing.figures import figures_of
from amana.actions.comparing.telling import voices_among
from amana.actions.knowledge.geography import KnownPlaces
from amana.compare.figures import pairs_of
from amana.compare.voices import figure_voices
from amana.reading import Reading, read_text
from bench.targets import Judged

_OF_AN_EVENT = 3
_TOWNS = ("Homs", "Hama", "Idlib", "Aleppo", "Daraa", "Raqqa")
_WHO = ("civilians", "people", "children", "soldiers", "women")
_DAYS = 28
_WANTED = 100_000
_LIMIT = 600  # seconds
_READ = 300  # texts that are read: more accounts have these again, under names of their own


def made_text(chance: random.Random) -> str:
    """A short report of one day in one town."""
    town, day = chance.choice(_TOWNS), chance.randint(1, _DAYS)
    told = [f"{town.upper()}, March {day}, 2016 (Murr Voice {chance.randint(1, 40)}) - "]
    for _ in range(chance.randint(2, 4)):
        number, who = chance.randint(2, 90), chance.choice(_WHO)
        hedge = chance.choice(("", "more than ", "about ", "at least "))
        what = chance.choice(("were killed", "were wounded", "were displaced"))
        told.append(f"{hedge}{number} {who} {what} in {town} on {day} March 2016, the local council said. ")
    told += [f"Witness {at} spoke of smoke over street {chance.randint(1, 900)}. " for at in range(20)]
    return "".join(told)


def made_accounts(count: int, seed: int = 1) -> list[list[Account]]:
    """Events of three accounts each."""
    chance = random.Random(seed)
    texts = [made_text(chance) for _ in range(min(count, _READ))]
    readings = [read_text(text) for text in texts]
    accounts = [_account(at, texts[at % len(texts)], readings[at % len(texts)]) for at in range(count)]
    return [accounts[at : at + _OF_AN_EVENT] for at in range(0, count, _OF_AN_EVENT)]


def _account(at: int, text: str, reading: Reading) -> Account:
    version = f"{at:064x}"
    source = reading.document.outlet.text if reading.document.outlet else f"source {at}"
    published = reading.document.published
    return Account(account_id(version), version[:32], "made.txt", version, text, reading, (source,), published)


def compared(event: list[Account]) -> int:
    """What `compare` does with the accounts of one event; how many pairs of figures that were."""
    figures = {account.id: figures_of(account) for account in event}
    tellings, _, voices = voices_among(event, figures)
    told = [one.figure for found in figures.values() for one in found]
    whose = figure_voices(tellings, voices)
    return len(pairs_of(told, KnownPlaces(), same_event=True, voices=whose))


_events: list[list[Account]] = []
"""What the processes compare: they have it from the one that made them, and nothing is sent."""


def _timed(at: int) -> tuple[int, float]:
    started = time.process_time()
    return compared(_events[at]), time.process_time() - started


def measure(count: int, processes: int) -> Judged:
    """How many seconds 100,000 accounts take at the pace of so many."""
    _events[:] = made_accounts(count)
    for event in _events[:2]:
        compared(event)  # lists are read before the clock starts
    with get_context("fork").Pool(processes) as pool:
        started = time.perf_counter()
        done = pool.map(_timed, range(len(_events)), chunksize=16)
        took = time.perf_counter() - started
    pairs, worked = sum(one for one, _ in done), sum(one for _, one in done)
    print(f"{count} accounts, {pairs} pairs of figures: {took:.1f} s; work: {1000 * worked / count:.2f} ms each")
    seconds = took * _WANTED / count
    return Judged(
        f"{_WANTED:,} accounts compared, {processes} processes", seconds, _LIMIT, at_least=False, unit="s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=3_000)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    print(measure(asked.accounts, asked.processes).line())


if __name__ == "__main__":
    main()
