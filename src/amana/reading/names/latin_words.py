"""Words in Latin script as parts of names: what each may be, as one letter; patterns are written over letters.

G given name    g given name that is a word too    F family name    I initial
K capital, not known    k the same where a sentence begins    W capital on a word    C on a common word
X article and name in one (al-Hajj)    B particle with a capital    U the same, of a kunya (Abu)
    p particle (bin, al, de, van)
T title    R office    H head of a group    A all capitals    N nationality    M month, day
E head of what is no name (Lake, Operation)    v verb of speech    w trade or standing
r office, small    h head of a group, small    q what stands before one (rebel, local)    b both
o of    & and    f for    D the    z stop word    s any other word
"""

from __future__ import annotations

import re
from functools import cache

from amana.language import fold, given_names, is_stop, name_like
from amana.reading.names.lists import forms, is_english, parts, rows

_KEPT = 1 << 15
_LONGEST = 40
_SMALL = {"of": "o", "and": "&", "for": "f", "the": "D", "to": "t"}
_ARTICLE = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]r|[Aa]t|[Aa]z|[Uu]l|[Aa]bu|[Aa]bd|[Bb]in)[-‑]['’ʿʼ]?[A-Z]"
)
_ORDINARY = re.compile(
    r"[a-z]{3}(?:tions?|ments?|ness|ity|ities|ism|ship|ance|ence|ings?|ists?|ives?|ally|ously|ology)$"
)
_MORE_GIVEN = {"given_latin": "G", "given_latin_words": "g"}
_CAPITAL_ROLES = {"title": "T", "office": "R"}
_SMALL_ROLES = {"title": "r", "office": "r", "work": "w", "prefix": "s"}


@cache
def _capital() -> dict[str, str]:
    """Small-letter word -> its letter where it has a capital. What comes later counts more."""
    found = _names()
    found.update({form.lower(): "N" for row in rows("nationalities.tsv") for form in forms(row, 1)})
    found.update({form: "H" for row in rows("groups.tsv") for form in _single(row)})
    for row in rows("roles.tsv"):
        if row[3] in _CAPITAL_ROLES:
            found.update(dict.fromkeys(_single(row), _CAPITAL_ROLES[row[3]]))
    by_hand = [(row[0], form) for row in rows("by_hand.tsv") for form in _single(row)]
    found.update({form: letter for letter, form in by_hand if letter != "w"})
    found.update({form: "g" for letter, form in by_hand if letter == "w" and found.get(form, "g") in "GgF"})
    found.update(dict.fromkeys(parts("time", 1), "M"))
    return found


def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("more_given.tsv"):
        if row[0] in _MORE_GIVEN:
            found.update(dict.fromkeys(forms(row, 1), _MORE_GIVEN[row[0]]))
    found.update({form: "F" for row in rows("family.tsv") for form in _single(row)})
    for name in ("foreign.tsv", "given.tsv"):
        for row in rows(name):
            found.update({form: "F" if row[3] == "f" else _given(form) for form in _single(row)})
    return found


def _single(row: list[str]) -> list[str]:
    """The English forms of one word."""
    return [form for form in forms(row, 1) if " " not in form]


def _given(form: str) -> str:
    return "g" if is_english(form) else "G"


@cache
def _small() -> dict[str, str]:
    """Word without capitals -> its letter."""
    found: dict[str, str] = {}
    for row in rows("roles.tsv"):
        found.update(dict.fromkeys(_single(row), _SMALL_ROLES[row[3]]))
    found.update({form: "v" for row in rows("cues.tsv") for form in forms(row, 1)})
    found.update({form: "h" for row in rows("groups.tsv") for form in forms(row, 4) if " " not in form})
    for word in parts("before-head", 1):
        found[word] = "b" if found.get(word) == "h" else "q"
    found.update(dict.fromkeys(parts("small-particle", 1), "p"))
    return found | _SMALL


def kind(word: str) -> str:
    """What a word may be, wherever it stands."""
    if len(word) > _LONGEST:
        return "s"
    if word[0].islower():
        return "X" if _ARTICLE.match(word) else _small().get(word) or ("z" if is_stop(fold(word)) else "s")
    if word.endswith("."):
        return "I" if len(word) == 2 else "A"
    if _ARTICLE.match(word):
        return "X"
    if word.isupper() and len(word) > 1:
        return _of_capitals(word) if word.isalpha() else "s"
    return _of_capital(word)


def _of_capitals(word: str) -> str:
    """A name in capitals is a name still; other words of capitals are acronyms, or shouted."""
    if len(word) > 3 and _capital().get(word.lower()) in ("G", "F"):
        return "G"
    return "C" if is_stop(fold(word)) or _capital().get(word.lower()) == "C" else "A"


def _of_capital(word: str) -> str:
    small = word.lower().replace("’", "'")
    listed = _capital().get(small)
    if listed:
        return listed
    if is_stop(fold(small)):
        return _SMALL.get(small, "s")
    if small in parts("particle", 1) and len(word) > 1:
        return "U" if small in parts("kunya", 1) else "B"
    if given_names(word):
        return "G"
    if len(word) > 2 and word[1].islower() and word[2:] != word[2:].lower():
        return "K"
    if _ORDINARY.search(small) or not name_like(small, word):
        return "C"
    return "W" if is_english(small) else "K"


class _Kinds(dict[str, str]):
    """The letters of words, remembered."""

    def __missing__(self, word: str) -> str:
        letter = kind(word)
        if len(word) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[word] = letter
        return letter


KINDS = _Kinds()
"""What each word may be, as `kind` says."""
