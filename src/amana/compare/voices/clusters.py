"""Accounts that repeat each other, put together: as many voices as there are groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from amana.compare.voices.chains import quotations
from amana.compare.voices.order import first_of
from amana.compare.voices.reprints import NearTexts, reprints
from amana.compare.voices.translations import translations
from amana.compare.voices.values import Edge, Telling, Voice


def edges_of(tellings: Iterable[Telling], near: Iterable[NearTexts] = ()) -> tuple[Edge, ...]:
    """Who repeats whom: reprints among the pairs that are `near`, translations, quotations; in a stable order."""
    known = {one.account: one for one in tellings}
    found = [*reprints(known, near), *translations(known.values()), *quotations(known.values())]
    return tuple(sorted(set(found), key=lambda edge: (edge.one, edge.other, edge.how, edge.later or "")))


def clusters(tellings: Iterable[Telling], edges: Sequence[Edge]) -> tuple[Voice, ...]:
    """The voices, whatever the order in which accounts and edges come.

    Reprints and translations are one voice. Who quotes another is one voice with it only where all its figures
    stand in those words: else it has something of its own to say, and single figures are the other's
    (`figure_voices`).
    """
    known = {one.account: one for one in tellings}
    above = {name: name for name in known}
    for edge in edges:
        if joins(edge) and edge.one in known and edge.other in known:
            first, second = sorted((_top(above, edge.one), _top(above, edge.other)))
            above[second] = first
    members: dict[str, list[str]] = {}
    for name in sorted(known):
        members.setdefault(_top(above, name), []).append(name)
    return tuple(_voice(known, names, edges) for _, names in sorted(members.items()))


def joins(edge: Edge) -> bool:
    """Whether the two are one voice altogether."""
    return edge.how != "quoted" or edge.share >= 1


def _top(above: dict[str, str], name: str) -> str:
    while above[name] != name:
        above[name] = above[above[name]]
        name = above[name]
    return name


def _voice(known: dict[str, Telling], names: list[str], edges: Sequence[Edge]) -> Voice:
    inside = tuple(edge for edge in edges if edge.one in names and edge.other in names)
    quoting = {edge.later for edge in inside if edge.how == "quoted"}
    # Who quotes the others cannot have been first, whatever the days say.
    first = first_of([known[name] for name in names if name not in quoting] or [known[name] for name in names])
    return Voice(names[0], tuple(names), first, inside)
