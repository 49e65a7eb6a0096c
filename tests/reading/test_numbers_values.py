"""What a number says by itself: digits of every script and grouping, words in English and in Arabic."""

from __future__ import annotations

import pytest

from amana.reading.numbers import find_numbers
from amana.reading.view import View


def values(text: str) -> list[tuple[str, float | None]]:
    return [(one.text, one.lower) for one in find_numbers(View.of(text))]


@pytest.mark.parametrize(
    "number",
    [
        "40000",
        "40,000",
        "40.000",
        "٤٠٠٠٠",
        "۴۰۰۰۰",
        "٤٠٬٠٠٠",
        "٤٠،٠٠٠",
        "40\u00a0000",
        "40\u202f000",
        "40'000",
        "40 000",
    ],
)
def test_forty_thousand_however_it_is_grouped(number: str) -> None:
    assert values(f"there are {number} civilians") == [(number, 40000)]
    assert values(f"هناك {number} نازح") == [(number, 40000)]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("1.5", 1.5),
        (".25", 0.25),
        ("٠٫٥", 0.5),
        ("٠,٧٥", 0.75),
        ("12,34,567.89", 1234567.89),
        ("1.234.567,5", 1234567.5),
        ("1,3", 1.3),
        ("½", 0.5),
        ("3/4", 0.75),
        ("2 ½", 2.5),
        ("10 1/2", 10.5),
        ("1.3e6", 1.3e6),
        ("1.5 million", 1_500_000),
        ("3bn", 3_000_000_000),
        ("5k", 5000),
        ("20 thousand", 20_000),
        ("20 ألف", 20_000),
        ("٢٠ ألفا", 20_000),
        ("20ألف", 20_000),
        ("1.25 مليون", 1_250_000),
        ("4 hundred million", 400_000_000),
        ("4 thousand 3 hundred and 21", 4321),
        ("13 lakh", 1_300_000),
        ("two dozen", 24),
    ],
)
def test_digits(number: str, value: float) -> None:
    assert values(f"it is {number}") == [(number, value)]


def test_three_digits_after_a_dot_are_thousands_where_something_is_counted() -> None:
    assert values("some 12.450 people fled")[0] == ("12.450", 12450)
    assert values("a rate of 2.125 %")[0] == ("2.125", 2.125)
    assert values("the factor was 4.812")[0] == ("4.812", 4.812)
    assert values("1.250 million people")[0] == ("1.250 million", 1_250_000)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventy-five", 75),
        ("seventy five", 75),
        ("a hundred and twenty", 120),
        ("two hundred thousand", 200_000),
        ("one million two hundred and five thousand and six", 1_205_006),
        ("half a million", 500_000),
        ("half million", 500_000),
        ("a quarter of a million", 250_000),
        ("one and a half million", 1_500_000),
        ("three million and a half", 3_500_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two thirds", 2 / 3),
        ("three-quarters", 0.75),
        ("one hundred and three quarters", 100.75),
        ("one in five", 0.2),
        ("two out of three", 2 / 3),
        ("nine point nought four", 9.04),
        ("minus five", -5),
        ("two twenty-fifths", 0.08),
    ],
)
def test_english_words(words: str, value: float) -> None:
    [(text, found)] = values(f"it was {words}.")
    assert text == words
    assert found == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("خمسة", 5),
        ("خمس", 5),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("ثلاثة عشر", 13),
        ("خمسة وعشرون", 25),
        ("مئة وخمسة وعشرون", 125),
        ("مائة وخمسة وعشرين", 125),
        ("مِئةٌ وخمسةٌ وعشرون", 125),
        ("ثلاثمئة", 300),
        ("ثلاث مئة", 300),
        ("ثلاثمائة وسبعة", 307),
        ("مئتان", 200),
        ("مئتا", 200),
        ("ألف", 1000),
        ("ألفان", 2000),
        ("ألفا", 2000),
        ("ألفين ومائتين", 2200),
        ("خمسون ألفا", 50_000),
        ("ألفا ومئتان", 1200),
        ("ثلاثة آلاف وخمسمئة", 3500),
        ("مئة ألف", 100_000),
        ("مليون ومئتا ألف", 1_200_000),
        ("نصف مليون", 500_000),
        ("مليون ونصف", 1_500_000),
        ("ثلاثة أرباع المليون", 750_000),
        ("واحد وربع", 1.25),
        ("ثلثا", 2 / 3),
        ("واحد من عشرة", 0.1),
        ("سالب خمسة", -5),
        ("خمستعش", 15),
        ("ثلاث دزينات", 36),
    ],
)
def test_arabic_words(words: str, value: float) -> None:
    [(text, found)] = values(f"كان العدد {words}.")
    assert text == words
    assert found == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "number"), [("وعشرون", "عشرون"), ("بخمسة", "خمسة"), ("فألف", "ألف"), ("لمئة", "مئة")]
)
def test_clitics_are_no_part_of_the_number(text: str, number: str) -> None:
    assert [word for word, _ in values(f"ثم {text} رجلا")] == [number]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("سقط قتيلان في وادي النور", "قتيلان", "person"),
        ("ونقل جريحين", "جريحين", "person"),
        ("بينهم شخصين", "شخصين", "person"),
        ("أصيب مدنيان", "مدنيان", "person"),
        ("خلال يومين", "يومين", "day"),
        ("سقطت قذيفتان", "قذيفتان", "weapon"),
    ],
)
def test_a_dual_is_two(text: str, number: str, unit: str) -> None:
    [one] = find_numbers(View.of(text))
    assert (one.text, one.lower, one.upper, one.unit) == (number, 2, 2, unit)


@pytest.mark.parametrize("text", ["وصل المدنيين إلى وادي النور", "زار العاملين", "رأى المتطوعين"])
def test_a_plural_written_like_a_dual_is_none(text: str) -> None:
    assert find_numbers(View.of(text)) == []


@pytest.mark.parametrize(
    ("words", "lower", "upper"),
    [
        ("hundreds", 200, 999),
        ("thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("dozens", 24, 99),
        ("scores", 40, 99),
        ("a few hundred", 200, 999),
        ("several thousand", 2000, 9999),
        ("several", 3, 9),
        ("عشرات", 20, 99),
        ("العشرات", 20, 99),
        ("مئات", 200, 999),
        ("المئات", 200, 999),
        ("آلاف", 2000, 9999),
        ("عشرات الآلاف", 20_000, 99_999),
        ("مئات الآلاف", 200_000, 999_999),
        ("بضعة آلاف", 2000, 9999),
        ("ملايين", 2_000_000, 9_999_999),
        ("بضعة", 3, 9),
    ],
)
def test_vague_words_are_ranges(words: str, lower: float, upper: float) -> None:
    text = f"نزح {words} من السكان" if words[0] > "\u0600" else f"they were {words} of people"
    [one] = find_numbers(View.of(text))
    assert (one.text, one.lower, one.upper, one.hedge) == (words, lower, upper, "vague")


def test_a_year_is_not_multiplied_by_a_vague_word_behind_it() -> None:
    assert values("4 March 2031 Scores of people fled")[-1] == ("Scores", 40)
    assert values("30 dozens of eggs") == [("30 dozens", 360)]


@pytest.mark.parametrize(
    "text",
    [
        "one day we will return",
        "the one you mentioned",
        "no one came",
        "one of the biggest towns",
        "they help one another",
        "يوم الاثنين",
        "he scores well",
        "the elderly couple",
    ],
)
def test_words_that_count_nothing(text: str) -> None:
    assert find_numbers(View.of(text)) == []


def test_one_counts_where_something_is_counted() -> None:
    assert values("one hospital, and the one school") == [("one", 1), ("one", 1)]
