"""Cardinals written out by rule, both languages: to 9,999, round ones to billions, every agreement."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from amana.reading.numbers import find_numbers
from amana.reading.view import View

_EN_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"))


def english(value: int, *, joint: str = "-", and_: str = "and ") -> str:
    """A number in English words; `joint` between tens and units, `and_` after hundreds."""
    if value < 20:
        return _EN_SMALL[value]
    if value < 100:
        return _EN_TENS[value // 10] + (joint + _EN_SMALL[value % 10] if value % 10 else "")
    if value < 1000:
        rest = f" {and_}{english(value % 100, joint=joint, and_=and_)}" if value % 100 else ""
        return f"{_EN_SMALL[value // 100]} hundred{rest}"
    scale, name = next(one for one in _EN_SCALES if value >= one[0])
    left = value % scale
    after = "" if not left else f" {and_ if left < 100 else ''}{english(left, joint=joint, and_=and_)}"
    return f"{english(value // scale, joint=joint, and_=and_)} {name}{after}"


# Masculine noun (the number has a ه), feminine noun.
_AR_UNITS = {
    "m": ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
    "f": ["صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"],
}
_AR_TENS = ["-", "-", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_AR_SCALES = (
    (1_000_000_000, "مليار", "مليارات", "مليارا", "مليار"),
    (1_000_000, "مليون", "ملايين", "مليونا", "مليون"),
    (1000, "ألف", "آلاف", "ألفا", "ألف"),
)


class Arabic:
    """How to write: gender of what is counted, nominative or not, مئة or مائة, in one word or two."""

    def __init__(self, gender: str, *, nominative: bool, hundred: str, apart: bool = False) -> None:
        self.gender = gender
        self.nominative = nominative
        self.hundred = hundred
        self.apart = apart

    def dual(self, stem: str) -> str:
        return stem + ("ان" if self.nominative else "ين")

    def unit(self, value: int, gender: str = "") -> str:
        word = _AR_UNITS[gender or self.gender][value]
        return word if self.nominative or value != 2 else word.replace("ان", "ين")

    def below_hundred(self, value: int, gender: str = "") -> str:
        gender = gender or self.gender
        if value <= 10:
            return self.unit(value, gender)
        if value < 20:
            return f"{self._teen(value - 10, gender)} {'عشر' if gender == 'm' else 'عشرة'}"
        tens = _AR_TENS[value // 10] + ("ون" if self.nominative else "ين")
        if value % 10 == 0:
            return tens
        unit = self._teen(1, gender) if value % 10 == 1 and self.apart else self.unit(value % 10, gender)
        return f"{unit} و{tens}"

    def _teen(self, unit: int, gender: str) -> str:
        if unit == 1:
            return "أحد" if gender == "m" else "إحدى"
        return self.unit(unit, gender)[:-1] if unit == 2 else self.unit(unit, gender)

    def hundreds(self, value: int) -> str:
        if value == 1:
            return self.hundred
        if value == 2:
            return self.dual(self.hundred[:-1] + "ت")
        stem = _AR_UNITS["f"][value] if self.apart or value != 8 else "ثمان"
        return stem + (" " if self.apart else "") + self.hundred

    def parts(self, value: int, gender: str = "") -> Iterator[str]:
        for scale, one, several, accusative, _ in _AR_SCALES:
            count, value = divmod(value, scale)
            if count:
                yield self.scaled(count, one, several, accusative)
        if value >= 100:
            yield self.hundreds(value // 100)
        if value % 100:
            yield self.below_hundred(value % 100, gender)

    def scaled(self, count: int, one: str, several: str, accusative: str) -> str:
        if count == 1:
            return one
        if count == 2:
            return self.dual(one)
        noun = several if 3 <= count % 100 <= 10 else accusative if count % 100 > 10 else one
        return f"{' و'.join(self.parts(count, 'm'))} {noun}"

    def write(self, value: int) -> str:
        return " و".join(self.parts(value)) if value else "صفر"


def read(said: str, sentence: str) -> list[tuple[str, float | None]]:
    text = sentence.format(said)
    return [(one.text, one.lower) for one in find_numbers(View.of(text, "en"))]


_ROUND = [
    count * scale + rest
    for scale in (1000, 10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000)
    for count in (1, 2, 3, 7, 10, 11, 12, 15, 21, 50, 99, 100, 125, 200, 300, 999)
    for rest in (0, 1, 12, 25, 100, 999)
    if count * scale < 10**12
]
_STYLES = [
    Arabic("m", nominative=True, hundred="مئة"),
    Arabic("f", nominative=True, hundred="مائة"),
    Arabic("m", nominative=False, hundred="مائة", apart=True),
    Arabic("f", nominative=False, hundred="مئة"),
    Arabic("f", nominative=True, hundred="مئة", apart=True),
]


@pytest.mark.parametrize("hundreds", range(0, 10_000, 500))
def test_english_to_ten_thousand(hundreds: int) -> None:
    for value in range(hundreds, hundreds + 500):
        for joint, and_ in (("-", "and "), (" ", "")):
            said = english(value, joint=joint, and_=and_)
            assert read(said, "They counted {} houses.") == [(said, value)]


def test_round_english() -> None:
    for value in _ROUND:
        said = english(value)
        assert read(said, "They counted {} houses.") == [(said, value)]


@pytest.mark.parametrize(
    "style", _STYLES, ids=lambda one: f"{one.gender}-{one.nominative}-{one.hundred}-{one.apart}"
)
@pytest.mark.parametrize("thousands", range(0, 10_000, 1000))
def test_arabic_to_ten_thousand(style: Arabic, thousands: int) -> None:
    for value in range(thousands, thousands + 1000, 1 if thousands < 2000 else 7):
        said = style.write(value)
        assert read(said, "كان هناك {} في القرية.") == [(said, value)]


@pytest.mark.parametrize(
    "style", _STYLES, ids=lambda one: f"{one.gender}-{one.nominative}-{one.hundred}-{one.apart}"
)
def test_round_arabic(style: Arabic) -> None:
    for value in _ROUND:
        said = style.write(value)
        assert read(said, "كان هناك {} في القرية.") == [(said, value)]
