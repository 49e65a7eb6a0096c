"""Arabic newswire (NewsFANE Gold): places, exact spans. The text is the tokens with a blank between them.

Buildings, airports and paths are places as the set's coarse classes have them. Marks of direction that stand in
the set before each word belong to no span.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amana.reading.places import find_places
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Tally

PLACES = frozenset(
    [
        "Nation",
        "Population-Center",
        "State-or-Province",
        "County-or-District",
        "GPE-Cluster",
        "Continent",
        "Water-Body",
        "Land-Region-Natural",
        "Celestial",
        "Building-Grounds",
        "Subarea-Facility",
        "Airport",
        "Path",
        "Plant",
    ]
)
NAMED = PLACES - {"Building-Grounds", "Subarea-Facility", "Plant", "Celestial"}
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


def spans(row: dict[str, Any], classes: frozenset[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a row and its gold spans of these classes."""
    text, starts = "", []
    for token in row["tokens"]:
        text += " " if text else ""
        starts.append(len(text))
        text += token
    found: list[tuple[int, int]] = []
    inside = False
    for at, (tag, start, token) in enumerate(zip(row["tags"], starts, row["tokens"], strict=True)):
        kind = tag[2:]
        if tag.startswith("B-") or (tag.startswith("I-") and not inside and at == 0):
            inside = kind in classes
            if inside:
                found.append((start, start + len(token)))
        elif tag == "O":
            inside = False
        elif inside:
            found[-1] = (found[-1][0], start + len(token))
    return text, [trimmed(text, *one) for one in found]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks of direction at its ends."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def score() -> list[Tally]:
    """Places of each part: all classes of place, and those that have names of their own."""
    found = []
    for part in ("work", "aside"):
        whole = Tally("newsfane", "places", "ar", part)
        named = Tally("newsfane", "places, no buildings", "ar", part)
        for row, _text, mine in found_rows(part):
            _count(whole, mine, spans(row, PLACES)[1])
            _count(named, mine, spans(row, NAMED)[1])
        found += [whole, named]
    return found


def found_rows(part: str = "work") -> Iterator[tuple[dict[str, Any], str, list[Any]]]:
    """Rows of a part, their text, and the places found."""
    for row in rows("newsfane_ar/dev/sentences.jsonl"):
        if part_of(row["id"]) == part:
            text = " ".join(row["tokens"])
            yield row, text, find_places(View.of(text, "ar"))


def _count(tally: Tally, mine: list[Any], gold: list[tuple[int, int]]) -> None:
    found = {(one.start, one.end): one for one in mine}
    tally.add(sum(at in found for at in gold), len(found), len(gold))
    for at, one in found.items():
        tally.rule(one.rule, at in gold)
        if at not in gold:
            tally.miss("wrong span" if any(at[0] < b and a < at[1] for a, b in gold) else "no place there")
    for at in gold:
        if not any(at[0] < b and a < at[1] for a, b in found):
            tally.miss("missed")


if __name__ == "__main__":
    for tally in score():
        print(tally, dict(tally.failures.most_common(5)), tally.rules)
