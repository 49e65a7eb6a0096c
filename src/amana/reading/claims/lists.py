"""The word lists of claims, by their first word as a text in one case has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from amana.reading.layout.tables import forms, rows

_HERE = Path(__file__).parent
_SEATS = tuple(zip("أإآٱىةؤئ", "اااايهوي", strict=True))
_CASES = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_CLITICS = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال", "وب", "ول", "ولل")
HOW = "how:"
"""Before the `how` of a trigger among the kinds of a word."""
_PLURAL, _SINGULAR = "persons", "person"


def plain(text: str) -> str:
    """The text in small letters, hamza seats and the like as one; every letter where it was."""
    small = text.lower()
    if len(small) != len(text):
        small = text.translate(_CASES)
    if small.isascii():
        return small
    # Many times as fast as `translate`.
    for seat, letter in _SEATS:
        small = small.replace(seat, letter)
    return small


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


class Word(NamedTuple):
    """What begins with a word: the forms that go on with one of the words `seconds`, longest first; and what the
    word is by itself, with its kinds."""

    longer: tuple[Entry, ...]
    seconds: frozenset[str]
    single: tuple[Entry, ...]
    kinds: frozenset[str]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return self.longer + self.single


@cache
def words(name: str) -> frozenset[str]:
    """A row of `sets.tsv`, in one case."""
    return frozenset(
        plain(form)
        for row, english, arabic, *_ in rows(_HERE / "sets.tsv")
        if row == name
        for form in forms(english) + forms(arabic)
    )


@cache
def lexicon() -> dict[str, Word]:
    """Every form by its first word."""
    found: dict[str, list[Entry]] = {}
    for form, kind, category, how, arabic in _listed():
        first, *others = bare(plain(form)).split()
        rest = tuple(others)
        for spelt, joined in _spellings(first, kind, arabic):
            entry = Entry(kind, category, how, rest, arabic, joined)
            held = found.setdefault(spelt, [])
            if entry not in held:
                held.append(entry)
    for mark in ',،;؛:()[]—–"“”«»':
        kind = {",": "comma", "،": "comma", ";": "stop", "؛": "stop", ":": "colon"}.get(mark, "bracket")
        found[mark] = [Entry(kind, "", "", (), False)]
    return {first: _word(entries) for first, entries in found.items()}


def _word(entries: list[Entry]) -> Word:
    longer = sorted((entry for entry in entries if entry.rest), key=lambda one: -len(one.rest))
    single = tuple(entry for entry in entries if not entry.rest)
    return Word(tuple(longer), frozenset(entry.rest[0] for entry in longer), single, kinds_of(single))


@lru_cache(maxsize=4096)
def kinds_of(entries: tuple[Entry, ...]) -> frozenset[str]:
    """What the entries are, and as HOW with their `how` in what ways they say what happened."""
    ways = frozenset(HOW + entry.how for entry in entries if entry.kind == "trigger")
    return ways.union(entry.kind for entry in entries)


def _listed() -> Iterator[tuple[str, str, str, str, bool]]:
    """Every form with its kind, category, how, and whether it is Arabic."""
    for category, how, english, arabic, *_ in rows(_HERE / "triggers.tsv"):
        yield from _both(english, arabic, "trigger", category, how)
    for kind, english, arabic, *_ in rows(_HERE / "words.tsv"):
        yield from _both(english, arabic, kind, "", "")
    for how, one, several, arabic, *_ in rows(_HERE / "persons.tsv"):
        yield from _both(one, arabic, _SINGULAR, "", how)
        yield from _both(several, "", _PLURAL, "", how)


def _both(
    english: str, arabic: str, kind: str, category: str, how: str
) -> Iterator[tuple[str, str, str, str, bool]]:
    for form in forms(english):
        yield form, kind, category, how, False
    for form in forms(arabic):
        yield form, kind, category, how, True


def _spellings(word: str, kind: str, arabic: bool) -> Iterator[tuple[str, bool]]:
    """A word as it is written, Arabic ones also with what is written together with them."""
    if not arabic:
        yield word, False
        return
    short = kind not in {"trigger", "person", "force"} or word.startswith("ال")
    for clitic in ("", "و", "ف") if short else _CLITICS:
        yield clitic + word, clitic[:1] == "و"
