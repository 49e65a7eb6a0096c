"""The word lists of claims, by their first word as a text in one case has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from amana.reading.layout.tables import forms, rows

_HERE = Path(__file__).parent
_SEATS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_CASES = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ’", "abcdefghijklmnopqrstuvwxyz'")
_PLAIN = _SEATS | _CASES
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_CLITICS = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال", "وب", "ول", "ولل")
_PLURAL, _SINGULAR = "persons", "person"


def plain(text: str) -> str:
    """The text in small letters, hamza seats and the like as one; every letter where it was."""
    return text.translate(_PLAIN)


def bare(word: str) -> str:
    """A plain word without vowel marks and tatweel."""
    return _MARKS.sub("", word)


class Entry(NamedTuple):
    """What a form is. `kind`: `trigger`, or a kind of `words.tsv`, `person`, `persons`, or a mark; `how` as in
    `triggers.tsv` (for persons, their class); `rest`: the words that must follow; `arabic`, `joined`: written with
    an `and` before it, as Arabic does."""

    kind: str
    category: str
    how: str
    rest: tuple[str, ...]
    arabic: bool
    joined: bool = False


class Category(NamedTuple):
    """What a category counts, and whether its figures move from or to a place."""

    name: str
    counts: frozenset[str]
    moves: str


@cache
def categories() -> dict[str, Category]:
    """Every category by its name."""
    return {
        name: Category(name, frozenset(counts.split("|")), moves)
        for name, counts, moves, *_ in rows(_HERE / "categories.tsv")
    }


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Every form by its first word; longer forms first."""
    found: dict[str, dict[Entry, None]] = {}
    for form, entry in _entries():
        first, *rest = bare(plain(form)).split()
        for spelt, joined in _spellings(first, entry):
            found.setdefault(spelt, {})[entry._replace(rest=tuple(rest), joined=joined)] = None
    for mark in ",،;؛:()[]—–":
        kind = {",": "comma", "،": "comma", ";": "stop", "؛": "stop", ":": "colon"}.get(mark, "bracket")
        found[mark] = {Entry(kind, "", "", (), False): None}
    return {first: tuple(sorted(entries, key=lambda one: -len(one.rest))) for first, entries in found.items()}


def _entries() -> Iterator[tuple[str, Entry]]:
    for category, how, english, arabic, *_ in rows(_HERE / "triggers.tsv"):
        yield from _both(english, arabic, Entry("trigger", category, how, (), False))
    for kind, english, arabic, *_ in rows(_HERE / "words.tsv"):
        yield from _both(english, arabic, Entry(kind, "", "", (), False))
    for how, one, several, arabic, *_ in rows(_HERE / "persons.tsv"):
        yield from _both(one, arabic, Entry(_SINGULAR, "", how, (), False))
        yield from _both(several, "", Entry(_PLURAL, "", how, (), False))


def _both(english: str, arabic: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    for form in forms(english):
        yield form, entry
    for form in forms(arabic):
        yield form, entry._replace(arabic=True)


def _spellings(word: str, entry: Entry) -> Iterator[tuple[str, bool]]:
    """A word as it is written, Arabic ones also with what is written together with them."""
    if not entry.arabic:
        yield word, False
        return
    short = entry.kind not in {"trigger", "person", "force"} or word.startswith("ال")
    for clitic in ("", "و", "ف") if short else _CLITICS:
        yield clitic + word, clitic[:1] == "و"
