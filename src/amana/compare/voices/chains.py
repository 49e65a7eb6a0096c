"""Chains: an account that gives the words of another account's source rests on that one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from amana.compare.voices.sources import same_source
from amana.compare.voices.values import Edge, Quoted, Telling


def quotations(tellings: Iterable[Telling]) -> list[Edge]:
    """Which account quotes the source of which; the one that quotes is the later one.

    `share` is how many of its figures stand in those words.
    """
    ordered = sorted(tellings, key=lambda one: one.account)
    return [edge for one in ordered for other in ordered if one is not other for edge in _quotes(one, other)]


def _quotes(telling: Telling, source: Telling) -> Iterator[Edge]:
    said = quoted_from(telling, source)
    if not said:
        return
    figures = {figure for one in said for figure in one.figures}
    share = len(figures) / len(telling.figures) if telling.figures else 0.0
    facts = tuple(("speaker", name) for name in sorted({one.name for one in said}))
    one, other = sorted((telling.account, source.account))
    yield Edge(one, other, "quoted", share, telling.account, facts)


def quoted_from(telling: Telling, source: Telling) -> Sequence[Quoted]:
    """What an account gives in the words of another one's source. One of the same source quotes nobody."""
    if any(same_source(own, name) for own in telling.sources for name in source.sources):
        return ()
    return [one for one in telling.quoted if any(same_source(one.name, name) for name in source.sources)]
