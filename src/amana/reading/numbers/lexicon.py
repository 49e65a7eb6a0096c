"""Number words by their folded form, Arabic ones with every clitic and article that may stand before them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from amana.reading.numbers.tables import forms, rows

Bound = int | float


class Entry(NamedTuple):
    """One reading of one form: `skip` letters of clitic stand before the word, `article` says that ال does.

    `low` and `high` differ where the word is vague; `unit` is what a dual noun counts.
    """

    kind: str
    low: Bound
    high: Bound
    scale: Bound
    arabic: bool
    skip: int = 0
    article: bool = False
    unit: str = ""


_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_LONGEST_CLITIC = 2
_BEFORE_PARTS = tuple(clitic + article for clitic in _CLITICS for article in ("", "ال"))


@cache
def english_words() -> dict[str, Entry]:
    """Every English number word, and the part-of-a-whole words that are nothing else; the first row wins."""
    found: dict[str, Entry] = {}
    for form, entry in _entries(arabic=False):
        found.setdefault(form, entry)
    return found


@cache
def arabic_words() -> dict[str, Entry]:
    """The same in Arabic, with what may be written together with a word: many forms, for texts that have any."""
    found: dict[str, Entry] = {}
    for form, entry in _entries(arabic=True):
        for spelt, one in _with_clitics(form, entry):
            found.setdefault(spelt, one)
    return found


def entry_of(word: str) -> Entry | None:
    """The number word that a folded word is, if any."""
    return english_words().get(word) if word.isascii() else arabic_words().get(word)


def part_word(word: str) -> tuple[str, int]:
    """What part of a whole a folded word is: its kind and denominator; `("", 0)` where it is none."""
    return _parts(arabic=not word.isascii()).get(word, ("", 0))


@cache
def _parts(*, arabic: bool) -> dict[str, tuple[str, int]]:
    """By folded form, Arabic ones also with clitics and the article."""
    found: dict[str, tuple[str, int]] = {}
    for denominator, kind, *both in rows("fractions"):
        for form in forms(both[arabic]):
            for before in _BEFORE_PARTS if arabic else ("",):
                found.setdefault(before + form, (kind, int(denominator)))
    return found


def _entries(*, arabic: bool) -> Iterator[tuple[str, Entry]]:
    for cell, kind, *both in rows("words"):
        value = int(cell)
        for form in forms(both[arabic]):
            yield form, Entry(kind, value, value, value, arabic)
    for _, low, high, scale, *both in rows("vague"):
        kind = "plural" if int(scale) or int(low) >= 20 else "few"
        for form in forms(both[arabic]):
            yield form, Entry(kind, int(low), int(high), int(scale), arabic)
    for cell, *both in rows("ordinals"):
        for form in forms(both[arabic]):
            # Of two words (الحادي عشر) the first alone is in a list: ten is added where it stands behind.
            value = int(cell) - 10 * (" " in form)
            yield form.split()[0], Entry("ordinal", value, value, 0, arabic)
    for denominator, kind, *both in rows("fractions"):
        for form in forms(both[arabic]):
            yield form, Entry("part:" + kind, int(denominator), int(denominator), 0, arabic)
    for form, unit in _duals() if arabic else ():
        yield form, Entry("pair", 2, 2, 0, True, unit=unit)


def _with_clitics(form: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    own = form.startswith("ال") and entry.kind == "ordinal"
    bare = [entry._replace(skip=skip, article=own) for skip in range(_LONGEST_CLITIC + 1)]
    definite = [one._replace(article=True) for one in bare]
    for clitic in _CLITICS:
        skip = len(clitic)
        yield clitic + form, bare[skip]
        if not own and not entry.kind.startswith("ordinal"):
            yield clitic + "ال" + form, definite[skip]
            if clitic.endswith("ل"):
                yield clitic + "ل" + form, definite[skip]
        elif own and clitic.endswith("ل"):
            yield clitic + form[1:], definite[skip]


def _duals() -> Iterator[tuple[str, str]]:
    """Duals of counted nouns and of units of time and measure: قتيلان, قتيلين, يومين."""
    for unit, _, arabic in rows("counted"):
        for noun in arabic.split(";"):
            yield from ((form, unit) for form in dual_forms(forms(noun)))
    for unit, role, _, arabic in rows("units"):
        if role in {"duration", "measure", "money"} and (single := [f for f in forms(arabic) if " " not in f]):
            yield from ((form, unit) for form in dual_forms(single))


def dual_forms(spellings: list[str]) -> list[str]:
    """The duals of a noun, its singular first: those that cannot be taken for a plural or another form of it."""
    if not spellings or len(spellings[0]) < 3:
        return []
    stem = spellings[0]
    stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
    return [stem + end for end in ("ان", "ين") if stem + end not in spellings]
