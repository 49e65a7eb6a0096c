"""Arabic words as parts of names: what each may be, as one letter, so that patterns can be written over letters.

G given name     g the same, foreign    w given name that is a word too    y علي
F family name    S family name with its article    X article + no word    N article + nisba
d article + word    o no word at all: foreign    v noun    z verb    k word with an ending
j word with something before it    B bin, ibn    U abu    M umm    E abd    L al, of a house
Q particle of foreign names    n ordinal    x teen    T title    R office    O office with its article
W trade or standing    K former, late    D nationality    C verb of speech    A word before names
I word that opens a clause    H head of a group    p word before places    s stop word    c any other word
"""

from __future__ import annotations

from functools import cache, lru_cache

from amana.language import BaseWords, fold, given_names, is_stop
from amana.reading.names.lists import bare, flat, forms, is_noun, is_stem, parts, rows

_KEPT = 1 << 15
_SHORTEST = 3
_WHOLE = 2
_LONGEST = 24
_PARTS = {
    "bin": "B",
    "abu": "U",
    "umm": "M",
    "abd": "E",
    "house": "L",
    "particle": "Q",
    "ordinal": "n",
    "clause": "I",
    "teen": "x",
}
_KIND_OF_ROLE = {"title": "T", "office": "R", "work": "W", "prefix": "K"}
_AFTER_CLITIC = "GgFTROWDCUEKSH"


def _nationalities() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("nationalities.tsv"):
        for form in forms(row, 2):
            stem = flat(form)
            for word in (stem, stem + "ه", stem + "ين", stem + "ون", stem + "ات", stem + "ا", stem + "تين"):
                for whole in (word, "ال" + word, "لل" + word):
                    found[whole] = "D"
    return found


def _given() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, letter, column in (("given.tsv", "G", 2), ("foreign.tsv", "g", 2)):
        for row in rows(name):
            kind = {"w": "w", "f": "F"}.get(row[3] if len(row) > 3 else "g", letter)
            found.update({flat(form): kind for form in forms(row, column) if " " not in form})
    return found


@cache
def _more_given() -> dict[str, str]:
    listed = {row[0]: forms(row, 1) for row in rows("more_given.tsv")}
    return dict.fromkeys(listed["family_arabic"], "S") | dict.fromkeys(listed["given_arabic"], "G")


def _role(kind_of_role: str, form: str) -> str:
    letter = _KIND_OF_ROLE[kind_of_role]
    return "O" if letter == "R" and form.startswith("ال") else letter


@cache
def _listed() -> dict[str, str]:
    """Flat word -> letter. What comes later counts more."""
    found: dict[str, str] = {}
    for row in rows("family.tsv"):
        found.update({flat(form): "S" if form.startswith("ال") else "F" for form in forms(row, 2)})
    found |= _given()
    found.update({flat(form): "A" for row in rows("actions.tsv") for form in forms(row, 1)})
    found.update({flat(form): "C" for row in rows("cues.tsv") for form in forms(row, 2)})
    found |= _nationalities()
    found.update({flat(form): "H" for row in rows("groups.tsv") for form in forms(row, 2) if " " not in form})
    hand = [(row[0], flat(form)) for row in rows("by_hand.tsv") for form in forms(row, 2)]
    found.update({form: letter for letter, form in hand if letter != "c"})
    for row in rows("roles.tsv"):
        found.update({flat(form): _role(row[3], flat(form)) for form in forms(row, 2) if " " not in form})
    found.update({form: letter for letter, form in hand if letter == "c"})
    for name, letter in _PARTS.items():
        found.update(dict.fromkeys(parts(name, 2), letter))
    return found


@lru_cache(_KEPT)
def kind(word: str) -> tuple[str, int]:
    """What a word (flat, as in the text) may be, and how many letters before it are not its own (و, ب, ل ...)."""
    word = bare(word)
    if len(word) > _LONGEST:
        return "c", 0
    return _known(word) or _after_clitic(word) or (_unlisted(word), 0)


def _known(word: str) -> tuple[str, int] | None:
    listed = _listed().get(word)
    if listed:
        return listed, 0
    if word.startswith("ال"):
        rest = _listed().get(word[2:])
        return ("X", 0) if rest in ("G", "F") else (more, 0) if (more := _more_given().get(word)) else None
    folded = fold(word)
    if is_stop(folded):
        return "s", 0
    if given_names(word) and not word.startswith("لل"):
        return ("w" if BaseWords().known(folded) else "G"), 0
    more = _more_given().get(word)
    return (more, 0) if more else None


def _after_clitic(word: str) -> tuple[str, int] | None:
    for cut in (1, 2):
        rest = word[cut:]
        if len(rest) < _SHORTEST or not _is_clitic(word[:cut]):
            return None
        known = _known(rest)
        if known and known[0] in _AFTER_CLITIC and (known[0] not in "GgF" or _may_lead(word, rest)):
            return known[0], cut
        if word[cut - 1] == "ل" and rest[0] == "ل" and (known := _known("ا" + rest)) and known[0] in "TROWD":
            return known[0], cut
    return None


def _may_lead(word: str, rest: str) -> bool:
    """Whether a clitic stands before a name, rather than that the word only looks so (بدانا, وفدا)."""
    return not _stem_in(word) and (len(rest) > _SHORTEST or word[0] == "و")


def _is_clitic(letters: str) -> bool:
    return letters in ("و", "ف", "ب", "ل", "ك") or (letters[0] in "وف" and letters[1:] in ("ب", "ل", "ك"))


def _unlisted(word: str) -> str:
    if BaseWords().known(fold(word)):
        return "c"
    told = _ordinary(word)
    if word.startswith("ال") and len(word) > 4:
        if not told:
            return "X"
        return "N" if word.endswith("ي") else "d"
    if told == _WHOLE:
        return "v" if is_noun(word) else "z"
    if told or len(word) < _SHORTEST or _is_broken(word):
        return "z" if word.startswith(("ي", "سي")) else "k" if _stem_in(word) else "j"
    return "o"


def _is_broken(word: str) -> bool:
    """Whether a word that is in no dictionary looks like an Arabic one with much joined to it, or run together."""
    if word.startswith(("لا", "ما")) and len(word) > _SHORTEST + 1 and _ordinary(word[2:]):
        return True
    return word.startswith(parts("joined", 2)) or word.endswith(parts("ending", 2))


def _ordinary(word: str) -> int:
    """2 where the word is in the dictionary, 1 where it is once what is joined to it is taken off, or else 0."""
    if is_stem(word):
        return _WHOLE
    return int(any(_stem_in(one) for one in _openings(word)))


def _openings(word: str) -> list[str]:
    """The word without what may be joined to its beginning."""
    found = [word]
    if len(word) > _SHORTEST and word[0] in "وف":
        found.append(word[1:])
    for one in list(found):
        if len(one) > _SHORTEST and one[0] in "بلكس":
            found.append(one[1:])
        if one.startswith("لل"):
            found += [one[2:]]
    found += [one[2:] for one in found if one.startswith("ال") and len(one) > 4]
    return found


def _stem_in(word: str) -> bool:
    if is_stem(word):
        return True
    for suffix in parts("suffix", 2):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            rest = word[: -len(suffix)]
            if is_stem(rest) or is_stem(rest + "ه") or is_stem(rest + "ي"):
                return True
    return False
