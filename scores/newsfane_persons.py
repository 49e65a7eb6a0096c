"""Arabic newswire (NewsFANE Gold): persons and organisations, exact spans, each sentence a text of its own.

The text is the tokens with a blank between them. A span is counted by the tokens it holds, since
the set has marks of direction before each word. Nationals and peoples (the set's class Group) are no names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Any

from amana.reading.names import find_names
from amana.reading.places import find_places
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Stretch, Tally

_PERSONS = frozenset(
    [
        "Politician",
        "Athlete",
        "Artist",
        "Scientist",
        "Religious_PER",
        "Businessperson",
        "Police",
        "Lawyer",
        "Engineer",
        "Other_PER",
    ]
)
_GROUPS = frozenset(
    [
        "Sports",
        "Non-Governmental",
        "Media",
        "Government",
        "Commercial",
        "Educational",
        "Medical-Science",
        "Religious_ORG",
        "Entertainment",
    ]
)
_WANTED = {"person": ("persons", _PERSONS), "group": ("organisations", _GROUPS)}


def score() -> list[Tally]:
    """Persons and organisations of each part."""
    tallies = {
        (kind, part): Tally("newsfane_ar", what, "ar", part)
        for kind, (what, _) in _WANTED.items()
        for part in ("work", "aside")
    }
    for row in rows("newsfane_ar/dev/sentences.jsonl"):
        view = View.of(" ".join(row["tokens"]), "ar")
        starts = list(accumulate((len(token) + 1 for token in row["tokens"][:-1]), initial=0))
        found = find_names(view, find_places(view))
        for kind, (_, classes) in _WANTED.items():
            mine = {
                (bisect_right(starts, one.start) - 1, bisect_left(starts, one.end)): one.rule.split("+")[0]
                for one in found
                if one.kind == kind
            }
            _count(tallies[kind, part_of(row["id"])], mine, _gold(row, classes))
    return list(tallies.values())


def _gold(row: dict[str, Any], classes: frozenset[str]) -> set[Stretch]:
    """The spans of these classes, by token."""
    found: set[Stretch] = set()
    first, inside = 0, ""
    for at, tag in enumerate([*row["tags"], "O"]):
        if inside and tag != f"I-{inside}":
            found.add((first, at))
            inside = ""
        if tag.startswith("B-") and tag[2:] in classes:
            first, inside = at, tag[2:]
    return found


def _count(tally: Tally, mine: dict[Stretch, str], gold: set[Stretch]) -> None:
    tally.add(len(mine.keys() & gold), len(mine), len(gold))
    for span, rule in mine.items():
        tally.rule(rule, span in gold)
        if span not in gold:
            tally.miss("part of one, or more" if _touches(span, gold) else "none there")
    for span in gold - mine.keys():
        if not _touches(span, mine.keys()):
            tally.miss("missed: one word" if span[1] - span[0] == 1 else "missed: several words")


def _touches(span: Stretch, others: Any) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


if __name__ == "__main__":
    for one in score():
        print(one, dict(one.failures.most_common(6)), one.rules)
