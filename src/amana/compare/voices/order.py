"""Which of several accounts was first: by the day of publication, and only where that is known."""

from __future__ import annotations

from collections.abc import Sequence

from amana.compare.voices.values import Telling

_DAY = len("2016-12-22")


def later_of(one: Telling, other: Telling) -> str | None:
    """The account that was published after the other; None where one has no day, or both the same."""
    if not one.published or not other.published or one.published[:_DAY] == other.published[:_DAY]:
        return None
    return max((one, other), key=lambda telling: (telling.published or "")[:_DAY]).account


def first_of(tellings: Sequence[Telling]) -> str | None:
    """The account published before all others; None where one has no day, or two share the first one."""
    if len(tellings) == 1:
        return tellings[0].account
    if any(not one.published for one in tellings):
        return None
    ordered = sorted(tellings, key=lambda one: ((one.published or "")[:_DAY], one.account))
    tie = (ordered[0].published or "")[:_DAY] == (ordered[1].published or "")[:_DAY]
    return None if tie else ordered[0].account
