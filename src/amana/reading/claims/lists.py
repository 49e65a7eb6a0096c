"""The word lists of claims, by their first word as a text in one case has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from amana.reading.layout.tables import forms, rows
from amana.reading.view import View

_HERE = Path(__file__).parent
_SEATS = tuple(zip("أإآٱىةؤئ", "اااايهوي", strict=True))
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_CLITICS = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال", "وب", "ول", "ولل")
_NONE: frozenset[str] = frozenset()
HOW = "how:"
"""Before the `how` of a trigger among the kinds of a word."""
_PLURAL, _SINGULAR = "persons", "person"


def plain(text: str) -> str:
    """The text in small letters, hamza seats and the like as one; every letter where it was."""
    return plain_of(View(text, None))


def plain_of(view: View) -> str:
    """The same of the text of a view."""
    small = view.small
    if small.isascii() or not view.has_arabic:
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
def _sets() -> dict[str, frozenset[str]]:
    return {
        row: frozenset(plain(form) for form in forms(english) + forms(arabic))
        for row, english, arabic, *_ in rows(_HERE / "sets.tsv")
    }


def words(name: str) -> frozenset[str]:
    """A row of `sets.tsv`, in one case."""
    return _sets()[name]


def lexicon(*, arabic: bool = True) -> dict[str, Word]:
    """Every form by its first word; without the Arabic ones, which are many, for a text that has none."""
    return _all_words() if arabic else _english_words()


@cache
def _english_words() -> dict[str, Word]:
    found = _by_first(arabic=False)
    for mark in ',،;؛:()[]—–"“”«»':
        kind = {",": "comma", "،": "comma", ";": "stop", "؛": "stop", ":": "colon"}.get(mark, "bracket")
        found[mark] = [Entry(kind, "", "", (), False)]
    return {first: _word(entries) for first, entries in found.items()}


@cache
def _all_words() -> dict[str, Word]:
    return _english_words() | {first: _word(entries) for first, entries in _by_first(arabic=True).items()}


def _by_first(*, arabic: bool) -> dict[str, list[Entry]]:
    """The forms of a language by their first word."""
    found: dict[str, list[Entry]] = {}
    for form, kind, category, how in _listed(arabic=arabic):
        first, *others = bare(plain(form)).split()
        rest = tuple(others)
        alone, joined = (Entry(kind, category, how, rest, arabic, joined) for joined in (False, True))
        for clitic in _clitics(first, kind) if arabic else ("",):
            entry = joined if clitic[:1] == "و" else alone
            held = found.setdefault(clitic + first, [])
            if entry not in held:
                held.append(entry)
    return found


def _word(entries: list[Entry]) -> Word:
    longer = sorted((entry for entry in entries if entry.rest), key=lambda one: -len(one.rest))
    single = tuple(entry for entry in entries if not entry.rest) if longer else tuple(entries)
    seconds = frozenset(entry.rest[0] for entry in longer) if longer else _NONE
    return Word(tuple(longer), seconds, single, kinds_of(single))


@lru_cache(maxsize=4096)
def kinds_of(entries: tuple[Entry, ...]) -> frozenset[str]:
    """What the entries are, and as HOW with their `how` in what ways they say what happened."""
    ways = frozenset(HOW + entry.how for entry in entries if entry.kind == "trigger")
    return ways.union(entry.kind for entry in entries)


def _listed(*, arabic: bool) -> Iterator[tuple[str, str, str, str]]:
    """Every form of a language with its kind, category and how."""
    for category, how, *both in rows(_HERE / "triggers.tsv"):
        yield from ((form, "trigger", category, how) for form in forms(both[arabic]))
    for kind, *both in rows(_HERE / "words.tsv"):
        yield from ((form, kind, "", "") for form in forms(both[arabic]))
    for how, one, several, single, *_ in rows(_HERE / "persons.tsv"):
        yield from ((form, _SINGULAR, "", how) for form in forms(single if arabic else one))
        yield from ((form, _PLURAL, "", how) for form in forms("" if arabic else several))


def _clitics(word: str, kind: str) -> tuple[str, ...]:
    """What may be written together with an Arabic word."""
    short = kind not in {"trigger", "person", "force"} or word.startswith("ال")
    return ("", "و", "ف") if short else _CLITICS
