"""Persons and organisations in reports on Syria and Iraq (re3d): overlap F1 on what its readers agreed on.

The set counts pronouns (`he`, `we`), offices (`the prime minister`), any group of people (`the victims`) and
countries that act too; what a name is here is narrower. `no pronouns` leaves those out.
"""

from __future__ import annotations

from amana.reading.names import find_names
from amana.reading.places import find_places
from amana.reading.view import View
from scores.data import part_of, rows
from scores.measure import Stretch, Tally, pairs

_SURE = 0.5
_KINDS = {"person": "Person", "group": "Organisation"}
_PRONOUNS = frozenset(
    [
        "i",
        "he",
        "she",
        "we",
        "they",
        "it",
        "us",
        "our",
        "his",
        "her",
        "their",
        "you",
        "who",
        "him",
        "them",
        "its",
        "my",
    ]
)


def score() -> list[Tally]:
    """Both kinds, as the set has them and without pronouns, by part."""
    names = [what for type in _KINDS.values() for what in (f"{type}, overlap", f"{type}, no pronouns")]
    tallies = {(what, part): Tally("re3d", what, "en", part) for what in names for part in ("work", "aside")}
    for row in rows("re3d/dev/docs.jsonl"):
        view = View.of(row["text"], "en")
        found = find_names(view, find_places(view))
        for kind, type in _KINDS.items():
            mine = [((one.start, one.end), one.rule.split("+")[0]) for one in found if one.kind == kind]
            gold = [
                (one["begin"], one["end"], one["value"])
                for one in row["entities"]
                if one["type"] == type and one["confidence"] >= _SURE
            ]
            part = part_of(row["id"])
            _count(tallies[f"{type}, overlap", part], mine, gold)
            named = [one for one in gold if one[2].lower() not in _PRONOUNS]
            _count(tallies[f"{type}, no pronouns", part], mine, named)
    return list(tallies.values())


def _count(tally: Tally, mine: list[tuple[Stretch, str]], gold: list[tuple[int, int, str]]) -> None:
    matched = pairs([span for span, _ in mine], [(start, end) for start, end, _ in gold], 0)
    tally.add(len(matched), len(mine), len(gold))
    right = {found for found, _ in matched}
    for at, (_, rule) in enumerate(mine):
        tally.rule(rule, at in right)
        if at not in right:
            tally.miss("none there")
    hit = {there for _, there in matched}
    for at, (_, _, value) in enumerate(gold):
        if at not in hit:
            tally.miss(_missed(value))


def _missed(value: str) -> str:
    """What kind of mention it is that was not found."""
    if value.lower() in _PRONOUNS:
        return "missed: pronoun"
    if value[:1].isupper() and " " not in value:
        return "missed: one word with a capital"
    if any(word[:1].isupper() for word in value.split()[1:]):
        return "missed: words with capitals"
    return "missed: common words"


if __name__ == "__main__":
    for one in score():
        print(one, dict(one.failures.most_common(6)), one.rules)
