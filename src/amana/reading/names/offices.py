"""Persons by their office alone: `the governor`, where the text has named a governor before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from amana.reading.names.found import Found
from amana.reading.nouns import NameMention

RULE = "en/office-alone"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("D ((?:[CKNPsHZqbW] ){0,2}[Rr](?: [Rr])?(?: o [CHKPNEW])?)(?! ?[oRrGgFKXI])")


def offices(joined: str) -> Iterator[Found]:
    """Every office with its article and no name, in the letters of a text: whoever it is."""
    for match in _pattern().finditer(joined):
        yield Found(match.start(1) // 2, (match.end(1) - 1) // 2, 0, RULE)


def holder(alone: NameMention, persons: Sequence[NameMention]) -> int | None:
    """Which person named before holds this office, as the text said beside the name; the last such person."""
    wanted = _words(alone.text)
    for at in range(len(persons) - 1, -1, -1):
        one = persons[at]
        if one.kind == "person" and one.role and one.end <= alone.start and wanted <= _words(one.role):
            return at
    return None


def _words(role: str) -> frozenset[str]:
    return frozenset(role.lower().replace("’", "'").split()) - {"the", "of", "for", "a", "an"}
