"""Runs of capitalised words and the gazetteer names in them: the words that the rules of Latin script look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from amana.language import fold
from amana.reading.places.entries import Entry, Gazetteer, Naming

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
_LETTER = r"[^\W\d_]"
# Apostrophes within a name (Sha'ar, Côte d'Ivoire, O'ahu), and never a possessive; marks that sit on letters.
_INSIDE = rf"(?:['’‘`](?![sS]\b)(?={_LETTER})|[\u0300-\u036f\u02b0-\u02ff])"
_REST = rf"{_LETTER}{{0,40}}(?:{_INSIDE}{_LETTER}{{0,40}}){{0,4}}"
_INITIALS = r"(?:[A-Z]\.){2,4}|W\.[ ]?Va\.|(?:St|Mt|Ft)\.(?=[ \u00a0][A-Z])"
_ARTICLE = r"(?:(?:[Aa]l|[Ee]l|[Aa][rstdnz]|[Aa]sh|[Aa]dh|[Ee][szd]|[Uu]l)[-‑–'’])"
_TOKEN = rf"{_ARTICLE}?[{_CAPITAL}]{_REST}"
_JOINT = "(?:[ \u00a0]{1,2}[\u200e\u200f]?|[-‑])"
_SMALL_WORDS = (
    "of the|of|the|and|au|aux|en|les|sur|da|do|dos|das|di|de la|de|la|le|du|del|upon|on|under|am"
    "|al|el|ad|ar|as|ash|at|az|an|ez|es"
)
_SMALL = f"(?:{_SMALL_WORDS})".replace(" ", "[ \u00a0]")
ARTICLES = frozenset(["al", "el", "ar", "as", "at", "ad", "an", "az", "ash", "adh", "es", "ez", "ed", "ul"])
_WORD = re.compile(rf"{_INITIALS}|{_LETTER}{_REST}")
_SMALLS = frozenset(word for words in _SMALL_WORDS.split("|") for word in words.split())
_LONGEST = 6


class Word(NamedTuple):
    """One word of a run: offsets into the run, folded; `glue` if it is a small word or an article."""

    start: int
    end: int
    norm: str
    glue: bool


class Match(NamedTuple):
    """Words `first` to `last` (exclusive) of a run name these places."""

    first: int
    last: int
    flag: str
    entries: tuple[Entry, ...]


@cache
def _run() -> re.Pattern[str]:
    # The first letter goes first, so that the search leaps from capital to capital; an article is added later.
    return re.compile(
        rf"[{_CAPITAL}](?<![^\W_].)"
        rf"(?:\.(?:[A-Z]\.){{1,3}}|(?<=W)\.[ ]?Va\.|(?<=[SMF])t\.(?=[ \u00a0][A-Z])|{_REST})"
        rf"(?:{_JOINT}(?:{_SMALL}{_JOINT})?(?:{_INITIALS}|{_TOKEN})){{0,7}}",
        re.DOTALL,
    )


def runs_of(text: str) -> Iterator[tuple[int, str]]:
    """Where the runs of capitalised words begin, and each as it stands; small words between them belong to it."""
    for run in _run().finditer(text):
        start = run.start()
        if start and text[start - 1] in "-‑–'’":
            first = _with_article(text, start)
            yield first, text[first : run.end()]
        else:
            yield start, run[0]


def _with_article(text: str, start: int) -> int:
    """Where a run begins with its article: the `al-` of al-Bab."""
    for length in (2, 3):
        at = start - 1 - length
        if at >= 0 and text[at : start - 1].lower() in ARTICLES and not (at and text[at - 1].isalnum()):
            return at
    return start


def words_of(run: str) -> list[Word]:
    """The words of a run."""
    if run.isalpha() and run.isascii():  # most runs are one plain word
        return [Word(0, len(run), run.lower(), False)]
    words = []
    for match in _WORD.finditer(run):
        raw = match[0]
        norm = raw.lower() if raw.isascii() and raw.isalpha() else fold(raw)
        words.append(Word(match.start(), match.end(), norm, raw in _SMALLS or (len(norm) < 4 and raw.islower())))
    return words


def matches_in(words: list[Word], gazetteers: list[Gazetteer]) -> list[Match]:
    """The longest names of the gazetteers, from left to right."""
    found = []
    at, count = 0, len(words)
    while at < count:
        match = _match_at(words, at, gazetteers)
        if match:
            found.append(match)
        at = match.last if match else at + 1
    return found


def _match_at(words: list[Word], at: int, gazetteers: list[Gazetteer]) -> Match | None:
    for gazetteer in gazetteers:
        opening = gazetteer.opening(words[at].norm)
        match = _longest(words, at, opening, gazetteer) if opening else None
        if match:
            return match
    return None


def _longest(words: list[Word], at: int, opening: dict[str, Naming], gazetteer: Gazetteer) -> Match | None:
    if len(opening) > 1 or "" not in opening:
        for last in range(min(len(words), at + _LONGEST), at + 1, -1):
            naming = opening.get(" ".join([word.norm for word in words[at + 1 : last]]))
            if naming:
                return Match(at, last, naming.flag, gazetteer.places(naming))
    naming = opening.get("")
    if naming is None or words[at].glue:
        return None
    return Match(at, at + 1, naming.flag, gazetteer.places(naming))
