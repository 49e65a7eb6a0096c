"""Whether work grows with the length of a text and no faster, on a machine that may be busy with other things."""

from __future__ import annotations

from collections.abc import Callable

_ROUNDS = 4


def grows_within(measured: Callable[[], tuple[float, float]], bound: Callable[[float], float]) -> bool:
    """Whether the longer text took less than `bound` of what the shorter took, in any of some rounds.

    What else the machine does can only add to a time, so one round within the bound is enough; work that grows
    with the square of the length is beyond it in every round.
    """
    return any(long < bound(short) for short, long in (measured() for _ in range(_ROUNDS)))
