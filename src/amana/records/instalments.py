"""How far each reader has come with an item: what may be without end is read in instalments, a record each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from amana.records.nouns import Intake

Taker = tuple[str, str]
"""A reader: its name and version."""


def how_far(intakes: Iterable[Intake]) -> dict[Taker, str | None]:
    """For each reader that began with the item as a whole: the token where it goes on; None: it reached the end.

    Each instalment names where it began (`since`) and where the next one begins (`resume`). One without its
    beginning leads nowhere, and is left out.
    """
    steps: dict[Taker, dict[str | None, str | None]] = {}
    for one in intakes:
        if one.part is None:
            steps.setdefault((one.module, one.version), {})[one.since] = one.resume
    return {taker: _end(told) for taker, told in steps.items() if None in told}


def _end(steps: Mapping[str | None, str | None]) -> str | None:
    at = steps[None]
    for _ in steps:  # as many as there are, should they go in a circle
        if at is None or at not in steps:
            break
        at = steps[at]
    return at
