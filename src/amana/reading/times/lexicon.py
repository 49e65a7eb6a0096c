"""The words of times (`lexicon.tsv`): each form with its class, one character that patterns are written in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from amana.language import fold
from amana.reading.times.digits import ascii_digits, shape_of

_HERE = Path(__file__).parent
_FIRST_CLASS = 0xE000
OTHER = "_"
BREAK = "\n"
BREAKS = frozenset("\r\n\u2028\u2029\x0b\x0c\x85")
# Classes that runs of digits have, beside those of words.
_DIGIT_CLASSES = (
    *("isot", "iso", "int", "year", "ord", "decade", "clock", "clock12", "figures", "yearmonth", "years"),
    *("pair", "stamp", "num", "crange"),
)
# Written on to the word that follows: and, then, in, to, as, and the article.
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ARTICLES = ("", "ال")
_FRONTS = tuple(
    (before, article, "لل" if (before, article) == ("ل", "ال") else before + article)
    for before, article in product(_PROCLITICS, _ARTICLES)
)
_ARABIC_FROM, _ARABIC_TO = "\u0600", "\u06ff"
# How many words and stretches of a text are remembered.
KEPT = 20_000
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A form: its class, its value, and how many letters of it belong to words written on to it."""

    kind: str
    value: str
    skip: int = 0
    definite: bool = False


# An English verb in the past, by its ending: it tells on which side of now a sentence is.
_PAST = Word("was", "past")


def rows(name: str) -> list[list[str]]:
    """The rows of a table of this package, comments left out."""
    with (_HERE / name).open(encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


@cache
def class_characters() -> dict[str, str]:
    """The character of each class."""
    names = [*_DIGIT_CLASSES, "theunit", *(row[0] for row in rows("lexicon.tsv"))]
    return {name: chr(_FIRST_CLASS + at) for at, name in enumerate(dict.fromkeys(names))}


@cache
def _latin() -> dict[str, Word]:
    """Forms as they are written, in Latin script, and signs."""
    known: dict[str, Word] = {}
    for kind, value, forms, *_ in rows("lexicon.tsv"):
        for form in _forms(forms):
            known.setdefault(form, Word(kind, value))
            if form.islower() and kind not in ("mlow", "s", "o", "am", "pm"):
                known.setdefault(form.capitalize(), Word(kind, value))
            elif form[0].isupper() and kind not in ("mname", "dname") and len(form) > 3:
                known.setdefault(form.lower(), Word(kind, value))
            if len(form) > 2:
                known.setdefault(form.upper(), Word(kind, value))
    return known


@cache
def _arabic() -> dict[str, Word]:
    """Arabic forms, folded, as they are without what may be written on to them."""
    known: dict[str, Word] = {}
    for kind, value, _, *forms in rows("lexicon.tsv"):
        for form in _forms(forms[0] if forms else ""):
            known.setdefault(fold(form) or form, Word(kind, value, 0, form.startswith("ال")))
    return known


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _known(form: str) -> Word | None:
    """A form with what is written on to it; one that the list has comes before one that is put together."""
    if not _ARABIC_FROM <= form[:1] <= _ARABIC_TO:
        return _latin().get(form)
    known = _arabic()
    if form in known:
        return known[form]
    for before, article, prefix in _FRONTS:
        word = known.get(form[len(prefix) :]) if form.startswith(prefix) else None
        if word and len(form) > len(prefix) + 1 and not (article and word.definite):
            return Word(word.kind, word.value, len(before), word.definite or bool(article))
    return _latin().get(form)


def word_of(token: str) -> Word | None:
    """What the lexicon has on a token as it stands in a text."""
    if token[0].isdecimal():
        return _digits_of(token)
    if token >= _ARABIC_FROM:
        return _known(token) or _known(fold(token))
    word = _latin().get(token)
    return _PAST if word is None and len(token) > _SHORT and token.endswith("ed") else word


def _digits_of(token: str) -> Word | None:
    kind = shape_of(token)
    return Word(kind, ascii_digits(token)) if kind else None


def _class_name(word: Word) -> str:
    """The unit with its article is a class of its own to patterns: the year is this one, a year is any."""
    return "theunit" if word.kind == "unit" and word.definite else word.kind


def class_of(token: str, word: Word | None) -> str:
    """The class of a token and what `word_of` gives for it: one character."""
    if word is None:
        return BREAK if token in BREAKS else OTHER
    return class_characters()[_class_name(word)]
