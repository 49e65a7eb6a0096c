"""Ties between reports, and the groups that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amana.compare.events import Settings
from amana.compare.events.linking import Linking

Ties = dict[tuple[int, int], float]


def linked_groups(count: int, ties: Ties, settings: Settings) -> list[set[int]]:
    """For each report, all of its group, itself among them."""
    return next(groups for _, groups in stepwise(count, ties, settings.nearest, [settings.joined]))


def stepwise(
    count: int, ties: Ties, nearest: float, joined: Iterable[float]
) -> Iterator[tuple[Settings, list[set[int]]]]:
    """The same for several ends, the highest first: what is joined down to one is joined down to the next."""
    linking = Linking(count, ties, ())
    for step in sorted(joined, reverse=True):
        settings = Settings(joined=step, nearest=nearest)
        linking.grow(settings)
        yield settings, _by_member(count, linking)


def _by_member(count: int, linking: Linking) -> list[set[int]]:
    groups: list[set[int]] = [set() for _ in range(count)]
    for members in linking.groups():
        group = set(members)
        for at in members:
            groups[at] = group
    return groups
