"""Units and counted nouns beside a number: what they are called, what role they give, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from amana.reading.nouns import NumberRole
from amana.reading.numbers.near import After, Before, Place, skip_back, skip_blanks
from amana.reading.numbers.tables import forms, rows


class Unit(NamedTuple):
    """A unit by its id, with the role that it gives a number."""

    id: str
    role: NumberRole


class Found(NamedTuple):
    """A unit and where it stands; `before` where it stands before the number."""

    unit: Unit
    start: int
    end: int
    before: bool = False


_ROLES: dict[str, NumberRole] = {
    "percent": "percent", "permille": "percent", "money": "money", "measure": "measure", "duration": "duration",
}  # fmt: skip
# These letters are units only where they touch the digits.
_GLUED_ONLY = frozenset(["s", "n", "p", "v", "w", "pa", "mp", "t", "g", "h", "l", "m", "db", "mil"])
_GLUED_OR_BLANK = frozenset(["t", "g", "h", "l", "m", "p"])
_WORD = re.compile(r"[ -]{0,2}([a-z\u0621-\u064a]+)")
_LETTERS = re.compile(r"[a-z\u0621-\u064a]+")
_FURTHEST = 4


@cache
def _after() -> After[Unit]:
    return After(list(_unit_forms(before=False)))


@cache
def before_units() -> Before[Unit]:
    """Signs and codes of money that stand before a number."""
    return Before(list(_unit_forms(before=True)))


@cache
def _money() -> dict[str, Unit]:
    return {form: unit for form, unit in _unit_forms(before=False) if unit.role == "money" and form.isalpha()}


def _unit_forms(before: bool) -> Iterator[tuple[str, Unit]]:
    for unit, role, english, arabic in rows("units"):
        meaning = Unit(unit, "percent" if unit == "percent" else _ROLES[role])
        for form in forms(english) + forms(arabic):
            if form.endswith("_") == before:
                yield form.removesuffix("_"), meaning


@cache
def _counted() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Counted nouns of one word, and those of several by their first."""
    single: dict[str, str] = {}
    several: dict[str, list[tuple[str, str]]] = {}
    for unit, english, arabic in rows("counted"):
        for form in forms(english) + forms(arabic.replace(";", "|")):
            if form.isalpha():
                single.setdefault(form, unit)
            else:
                several.setdefault(form.split()[0].split(",")[0], []).append((form, unit))
    return single, several


@cache
def _stops() -> frozenset[str]:
    return frozenset(
        form
        for kind, _, english, arabic in rows("contexts")
        if kind == "stop"
        for form in forms(english) + forms(arabic)
    )


@cache
def _roles() -> dict[str, NumberRole]:
    return {unit: _ROLES[role] for unit, role, _, _ in rows("units")}


def unit_of_pair(unit: str, start: int, end: int) -> Found:
    """The unit of a dual noun, which stands in the noun itself."""
    return Found(Unit(unit, _roles().get(unit, "quantity")), start, end)


def unit_after(place: Place, end: int) -> Found | None:
    """The unit that follows a number: touching it, or a blank or hyphen away."""
    text = place.text
    at = skip_blanks(text, end)
    at += text[at : at + 1] == "-" and at + 1 < len(text)
    at = at if at == end or text[at - 1] != "-" else skip_blanks(text, at)
    found = _after().find(place, at)
    if found is None:
        return _foreign_money(text, at) if at > end else None
    form = text[at : found[0]]
    if text[at - 1] == "-" and not form[0].isalpha():
        return None
    if (
        form in _GLUED_ONLY
        and at > end
        and not (form in _GLUED_OR_BLANK and text[at - 1] == " " and at == end + 1)
    ):
        return None
    return Found(found[1], at, found[0])


def _foreign_money(text: str, at: int) -> Found | None:
    """Australian dollars, and every other nation's."""
    nation = _LETTERS.match(text, at)
    money = _LETTERS.match(text, nation.end() + 1) if nation and len(nation[0]) > 3 else None
    unit = _money().get(money[0]) if money and text[money.start() - 1] == " " else None
    return Found(Unit("money", "money"), at, money.end()) if money and unit else None


@cache
def currency_codes() -> re.Pattern[str]:
    """Letters of a currency that may touch the digits behind them: EUR50, RM79."""
    codes = {form for form, _ in _unit_forms(before=True) if form.isalpha() and form.isascii()}
    return re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(codes))})$")


def unit_before(place: Place, start: int) -> Found | None:
    """The currency that stands before a number."""
    text = place.text
    end = skip_back(text, start)
    if end == 0 or text[end - 1] in " \n,.":
        return None
    found = before_units().find(place, end)
    return Found(found[1], found[0], end, before=True) if found else None


def counted_after(text: str, end: int) -> Found | None:
    """The counted noun after a number, behind adjectives at most: 200 unarmed civilians, مئة من المدنيين."""
    single, several = _counted()
    at = end
    for _ in range(_FURTHEST):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match[1]
        for form, unit in several.get(word, ()):
            if text.startswith(form, match.start(1)) and not text[match.start(1) + len(form) :][:1].isalpha():
                return Found(Unit(unit, "quantity"), match.start(1), match.start(1) + len(form))
        unit = single.get(word) or single.get(word.removeprefix("ال")) or ""
        if unit:
            return Found(Unit(unit, "quantity"), match.start(1), match.end(1))
        if word in _stops() or (word == "the" and not text.startswith(" of", at - 3)):
            return None
        at = match.end()
    return None
