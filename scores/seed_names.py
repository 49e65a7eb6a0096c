"""Persons and groups of the seeds: exact spans, and whether each person is in the right chain."""

from __future__ import annotations

from typing import Any

from amana.reading.names import find_names
from amana.reading.nouns import NameMention
from amana.reading.places import find_places
from amana.reading.view import View
from scores.measure import Tally
from scores.seed_document import seeds

_KINDS = {"person": "persons", "org": "groups"}


def score() -> list[Tally]:
    """Spans of persons and groups, and links of persons: two gold mentions of one person in one chain."""
    spans = {kind: Tally("seeds", what, "en", "work") for kind, what in _KINDS.items()}
    chains = Tally("seeds", "chains of persons", "en", "work")
    for text, gold in seeds():
        view = View.of(text, "en")
        found = find_names(view, find_places(view))
        for kind, tally in spans.items():
            mine = {(one.start, one.end) for one in found if one.kind == ("group" if kind == "org" else kind)}
            there = {_span(one) for one in gold["entities"] if one["type"] == kind}
            tally.add(len(mine & there), len(mine), len(there))
        _add_chains(chains, found, gold["entities"])
    return [*spans.values(), chains]


def _add_chains(tally: Tally, found: list[NameMention], gold: list[dict[str, Any]]) -> None:
    by_span = {(one.start, one.end): at if one.same_as is None else one.same_as for at, one in enumerate(found)}
    persons = [(_span(one), one["canonical"]) for one in gold if one["type"] == "person"]
    first: dict[str, tuple[int, int]] = {}
    for span, canonical in persons:
        chain = by_span.get(span)
        right = chain is not None and chain == by_span.get(first.setdefault(canonical, span))
        strangers = {name for other, name in persons if by_span.get(other) == chain} - {canonical}
        tally.add(right and not strangers, chain is not None, 1)
        if strangers:
            tally.miss("with somebody else")
        elif not right:
            tally.miss("apart" if chain is not None else "not found")


def _span(one: dict[str, Any]) -> tuple[int, int]:
    return one["span"]["start"], one["span"]["end"]


if __name__ == "__main__":
    for one in score():
        print(one, dict(one.failures))
