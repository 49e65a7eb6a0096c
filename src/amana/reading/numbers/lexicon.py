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


@cache
def lexicon() -> dict[str, Entry]:
    """Every number word, and the part-of-a-whole words that are nothing else; the first row of a form wins."""
    found: dict[str, Entry] = {}
    for form, entry in _entries():
        for spelt, one in _with_clitics(form, entry) if entry.arabic else [(form, entry)]:
            found.setdefault(spelt, one)
    return found


@cache
def parts() -> dict[str, tuple[str, int]]:
    """Words for a part of a whole: kind and denominator, by folded form, Arabic ones also with the article."""
    found: dict[str, tuple[str, int]] = {}
    for denominator, kind, english, arabic in rows("fractions"):
        for form in forms(english) + forms(arabic):
            found.setdefault(form, (kind, int(denominator)))
        for form in forms(arabic):
            for clitic in _CLITICS:
                found.setdefault(clitic + form, (kind, int(denominator)))
                found.setdefault(clitic + "ال" + form, (kind, int(denominator)))
    return found


def _entries() -> Iterator[tuple[str, Entry]]:
    for cell, kind, english, arabic in rows("words"):
        value = int(cell)
        for form, is_arabic in _both(english, arabic):
            yield form, Entry(kind, value, value, value, is_arabic)
    for _, low, high, scale, english, arabic in rows("vague"):
        kind = "plural" if int(scale) or int(low) >= 20 else "few"
        for form, is_arabic in _both(english, arabic):
            yield form, Entry(kind, int(low), int(high), int(scale), is_arabic)
    for cell, english, arabic in rows("ordinals"):
        for form, is_arabic in _both(english, arabic):
            # Of two words (الحادي عشر) the first alone is in a list: ten is added where it stands behind.
            value = int(cell) - 10 * (" " in form)
            yield form.split()[0], Entry("ordinal", value, value, 0, is_arabic)
    for denominator, kind, english, arabic in rows("fractions"):
        for form, is_arabic in _both(english, arabic):
            yield form, Entry("part:" + kind, int(denominator), int(denominator), 0, is_arabic)
    for form, unit in _duals():
        yield form, Entry("pair", 2, 2, 0, True, unit=unit)


def _both(english: str, arabic: str) -> Iterator[tuple[str, bool]]:
    for form in forms(english):
        yield form, False
    for form in forms(arabic):
        yield form, True


def _with_clitics(form: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    own = form.startswith("ال") and entry.kind == "ordinal"
    for clitic in _CLITICS:
        yield clitic + form, entry._replace(skip=len(clitic), article=own)
        if not own and not entry.kind.startswith("ordinal"):
            yield clitic + "ال" + form, entry._replace(skip=len(clitic), article=True)
            if clitic.endswith("ل"):
                yield clitic + "ل" + form, entry._replace(skip=len(clitic), article=True)
        elif own and clitic.endswith("ل"):
            yield clitic + form[1:], entry._replace(skip=len(clitic), article=True)


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
