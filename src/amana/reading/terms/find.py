"""Words of the vocabulary in a text: the longest form at each place, in both scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from amana.language import fold, is_stop
from amana.reading.nouns import Term
from amana.reading.terms import vocabulary
from amana.reading.terms.vocabulary import Opening, Row
from amana.reading.view import View
from amana.reading.words import Words, parted

_LATIN = re.compile(r"[A-Za-z]{2,}")
_ARABIC_LETTERS = "\u0621-\u063a\u0640-\u065f\u0670-\u06d3\u06ea-\u06ef\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC_WORD = re.compile(rf"([{_ARABIC_LETTERS}]+)")
# Behind the first word of a form any word may come, and any number.
_NEXT_LATIN = re.compile(r"[A-Za-z]+|\d+")
_NEXT_ARABIC = re.compile(rf"[{_ARABIC_LETTERS}]+|\d+")
_JOINT = re.compile("[ \u00a0\u00ad\u200b-\u200f-]{1,4}")
_CLITICS = ("وال", "بال", "فال", "كال", "وبال", "ولل", "لل", "ال", "وب", "ول", "و", "ب", "ل", "ف", "ك", "س")
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي")
_PLURALS = ("ات", "ين", "ان", "ون", "تين", "تان", "تي", "وا", "ت", "ا")
_SHORTEST = 3
_KEPT = 1 << 14
_LONGEST = 40
_NEAR = 24
_EDGES = frozenset("،؛؟۔»«“”‘’…–—\u200e\u200f\u200b\u202a\u202b\u202c")

# A word that holds several, at least one of which opens a form.
_SEVERAL = Opening(None, {}, frozenset())


def find_terms(view: View) -> list[Term]:
    """The words of the vocabulary in a text, in order, none over another; the longest form counts."""
    found: list[Term] = []
    if view.has_latin:
        found += _find(view.text, view.latin_words, _ENGLISH, "vocabulary/en")
    if view.has_arabic:
        found += _find(view.text, parted(_ARABIC_WORD, view.text), _ARABIC, "vocabulary/ar")
    found.sort(key=lambda term: term.start)
    return found


def _find(text: str, words: Words, opened: _Openings, rule: str) -> Iterator[Term]:
    free = 0
    latin = opened is _ENGLISH
    openings = list(map(opened.__getitem__, words.words))
    for at in [at for at, opening in enumerate(openings) if opening is not None]:
        start, opening = words.starts[at], openings[at]
        if opening is None or start < free or (latin and _is_alone(words, at, opening)):
            continue
        for first, end, one in _places(text, start, words.ends[at], opening):
            match = _longest(text, latin, end, one) if first >= free else None
            if match:
                free, row = match
                yield Term(first, free, text[first:free], row.id, row.kind, rule)


def _is_alone(words: Words, at: int, opening: Opening) -> bool:
    """Whether a word says nothing by itself, and no word stands behind it that a form goes on with: most `the`."""
    if opening.alone is not None or opening is _SEVERAL or words.gaps[at] != " ":
        return False
    following = words.words[at + 1] if at + 1 < len(words.words) else ""
    return following not in opening.seconds and following.isalpha() and following.lower() not in opening.seconds


def _places(text: str, start: int, end: int, opening: Opening) -> Sequence[tuple[int, int, Opening]]:
    """The stretch of a word that stands by itself; of a word of several (Anti-Tank) each that opens a form."""
    if opening is not _SEVERAL:
        return [(start, end, opening)] if _stands_apart(text, start, end) else []
    several = ((*match.span(), _ENGLISH[match[0]]) for match in _LATIN.finditer(text, start, end))
    return [(first, last, one) for first, last, one in several if one and _stands_apart(text, first, last)]


def _stands_apart(text: str, start: int, end: int) -> bool:
    return not (start and _is_inside(text[start - 1])) and not (end < len(text) and _is_inside(text[end]))


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


@lru_cache(_KEPT)
def _bare_arabic(word: str) -> str:
    return vocabulary.bare(fold(word))


def _english(word: str) -> Opening | None:
    if word.isascii() and word.isalpha():
        return vocabulary.english().get(word.lower())
    return _SEVERAL if any(map(_english, _LATIN.findall(word))) else None


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


class _Openings(dict[str, Opening | None]):
    """What words open, remembered: most open nothing."""

    def __init__(self, told: Callable[[str], Opening | None]) -> None:
        self._told = told

    def __missing__(self, word: str) -> Opening | None:
        found = self._told(word)
        if len(self) >= _KEPT:
            self.clear()
        if len(word) <= _LONGEST:
            self[word] = found
        return found


_ENGLISH = _Openings(_english)
_ARABIC = _Openings(_arabic)
