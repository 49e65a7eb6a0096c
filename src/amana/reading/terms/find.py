"""Words of the vocabulary in a text: the longest form at each place, in both scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter

from amana.language import fold, is_stop
from amana.reading.nouns import Term
from amana.reading.terms import vocabulary
from amana.reading.terms.vocabulary import Opening, Row
from amana.reading.view import View

_LATIN = re.compile(r"[A-Za-z]{2,}|\d+")
_ARABIC_LETTERS = "\u0621-\u063a\u0640-\u065f\u0670-\u06d3\u06ea-\u06ef\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC = re.compile(rf"[{_ARABIC_LETTERS}]+")
# Behind the first word of a form any word may come, and any number.
_NEXT_LATIN = re.compile(r"[A-Za-z]+|\d+")
_NEXT_ARABIC = re.compile(rf"[{_ARABIC_LETTERS}]+|\d+")
_JOINT = re.compile("[ \u00a0\u00ad\u200b-\u200f-]{1,4}")
_CLITICS = ("وال", "بال", "فال", "كال", "وبال", "ولل", "لل", "ال", "وب", "ول", "و", "ب", "ل", "ف", "ك", "س")
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي")
_PLURALS = ("ات", "ين", "ان", "ون", "تين", "تان", "تي", "وا", "ت", "ا")
_SHORTEST = 3
_NEAR = 24
_EDGES = frozenset("،؛؟۔»«“”‘’…–—\u200e\u200f\u200b\u202a\u202b\u202c")


def find_terms(view: View) -> list[Term]:
    """The words of the vocabulary in a text, in order, none over another; the longest form counts."""
    found: list[Term] = []
    if view.has_latin:
        found += _find(view.text, _LATIN, _english, "vocabulary/en")
    if view.has_arabic:
        found += _find(view.text, _ARABIC, _arabic, "vocabulary/ar")
    found.sort(key=lambda term: term.start)
    return found


def _find(text: str, words: re.Pattern[str], opened: Callable[[str], Opening | None], rule: str) -> Iterator[Term]:
    free = 0
    # Most words open nothing: which ones do is asked once for each different word, and only they are looked for.
    opening = {word: rest for word in set(words.findall(text)) if (rest := opened(word)) is not None}
    for start, end, rest in sorted(_places(text, opening), key=itemgetter(0, 1)):
        if start < free:
            continue
        match = _longest(text, words is _LATIN, end, rest)
        if match:
            free, row = match
            yield Term(start, free, text[start:free], row.id, row.kind, rule)


def _places(text: str, opening: dict[str, Opening]) -> Iterator[tuple[int, int, Opening]]:
    size = len(text)
    for word, rest in opening.items():
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (start and _is_inside(text[start - 1])) and not (end < size and _is_inside(text[end])):
                yield start, end, rest
            start = text.find(word, end)


def _is_inside(char: str) -> bool:
    """Whether a character belongs to the word beside it: a letter, or a mark on one."""
    return char.isalpha() or (char > "\u0300" and char not in _EDGES and not char.isspace())


def _longest(text: str, latin: bool, end: int, opening: Opening) -> tuple[int, Row] | None:
    best = (end, opening.alone) if opening.alone else None
    # Mostly another word follows than any form has: seen without a pattern where it is plain.
    following = text[end + 1 : end + _NEAR].partition(" ")[0]
    if not opening.rests or (latin and following.isalpha() and following.lower() not in opening.seconds):
        return best
    words, read = (_NEXT_LATIN, _bare_english) if latin else (_NEXT_ARABIC, _bare_arabic)
    followed: tuple[str, ...] = ()
    while True:
        joint = _JOINT.match(text, end)
        word = words.match(text, joint.end()) if joint else None
        if word is None:
            return best
        followed = (*followed, read(word[0]))
        if followed not in opening.rests:
            return best
        end = word.end()
        row = opening.rests[followed]
        if row:
            best = (end, row)


def _bare_english(word: str) -> str:
    return word.lower()


@lru_cache(1 << 14)
def _bare_arabic(word: str) -> str:
    return vocabulary.bare(fold(word))


@lru_cache(1 << 14)
def _english(word: str) -> Opening | None:
    return vocabulary.english().get(word.lower())


@lru_cache(1 << 14)
def _arabic(word: str) -> Opening | None:
    """What a word may open, its clitics, pronouns and regular plural endings taken off."""
    norm = fold(word)
    openings = vocabulary.arabic()
    for form in _forms(norm):
        rest = openings.get(form)
        if rest is not None and (form == norm or not is_stop(norm)):
            return rest
    return None


def _forms(norm: str) -> Iterator[str]:
    """The word, then with what stands before taken off, then with what stands behind."""
    stems = [norm]
    for clitic in _CLITICS:
        if norm.startswith(clitic) and len(norm) - len(clitic) >= _SHORTEST:
            stems.append(norm[len(clitic) :])
    yield from stems
    for stem in stems:
        for ending in (*_PRONOUNS, *_PLURALS):
            if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
                rest = stem[: -len(ending)]
                yield rest
                # ة is written ت before a pronoun, and goes before the endings of dual and plural.
                yield rest[:-1] + "ه" if rest.endswith("ت") else rest + "ه"
                if rest.endswith("و"):
                    yield rest + "ا"
