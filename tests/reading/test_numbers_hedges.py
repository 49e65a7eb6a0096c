"""Bounds and hedges: more than, at most, about, ranges, rising and falling."""

from __future__ import annotations

import pytest

from amana.reading.nouns import Number
from amana.reading.numbers import find_numbers
from amana.reading.view import View


def only(text: str) -> Number:
    [one] = [one for one in find_numbers(View.of(text)) if one.role not in ("year", "date")]
    return one


NUMBERS = [("75", 75), ("1,500", 1500), ("seventy-five", 75), ("two thousand", 2000), ("٧٥", 75)]
NUMBERS_AR = [("75", 75), ("٧٥", 75), ("خمسة وسبعين", 75), ("ألفي", 2000), ("20 ألف", 20_000)]


@pytest.mark.parametrize(("number", "value"), NUMBERS)
@pytest.mark.parametrize(
    ("hedge", "words"),
    [
        ("more", "more than {}"),
        ("more", "at least {}"),
        ("more", "a little over {}"),
        ("more", "no fewer than {}"),
        ("more", "> {}"),
        ("less", "less than {}"),
        ("less", "up to {}"),
        ("less", "at most {}"),
        ("about", "about {}"),
        ("about", "some {}"),
        ("about", "nearly {}"),
        ("about", "an estimated {}"),
        ("more", "{} or more"),
        ("less", "{} or less"),
        ("more", "{}-plus"),
    ],
)
def test_english_hedges(hedge: str, words: str, number: str, value: float) -> None:
    said = words.format(number)
    one = only(f"They counted {said} people there")
    assert (one.text, one.hedge, one.unit) == (number, hedge, "person")
    assert one.lower == (None if hedge == "less" else value)
    assert one.upper == (None if hedge == "more" else value)
    assert one.hedged is not None
    assert one.hedged.text == said


@pytest.mark.parametrize(("number", "value"), NUMBERS_AR)
@pytest.mark.parametrize(
    ("hedge", "words"),
    [
        ("more", "أكثر من {}"),
        ("more", "ما لا يقل عن {}"),
        ("more", "ما يزيد على {}"),
        ("less", "أقل من {}"),
        ("less", "ما لا يزيد عن {}"),
        ("about", "نحو {}"),
        ("about", "حوالي {}"),
        ("about", "قرابة {}"),
        ("about", "ما يقارب {}"),
        ("more", "{} أو أكثر"),
        ("about", "{} تقريباً"),
    ],
)
def test_arabic_hedges(hedge: str, words: str, number: str, value: float) -> None:
    one = only(f"وصل {words.format(number)} شخص")
    assert (one.text, one.hedge) == (number, hedge)
    assert one.lower == (None if hedge == "less" else value)
    assert one.upper == (None if hedge == "more" else value)


@pytest.mark.parametrize(
    ("said", "lower", "upper"),
    [
        ("30-40", 30, 40),
        ("30 – 40", 30, 40),
        ("3,000 to 5,000", 3000, 5000),
        ("between 70 and 80", 70, 80),
        ("from 70 to 80", 70, 80),
        ("two or three", 2, 3),
        ("3 to 5 million", 3_000_000, 5_000_000),
        ("four to five thousand", 4000, 5000),
        ("more than 10 and less than 40", 10, 40),
        ("بين 70 و80", 70, 80),
        ("ما بين سبعين وثمانين", 70, 80),
        ("من 70 إلى 80", 70, 80),
        ("15 إلى 20 ألف", 15_000, 20_000),
        ("ثلاثة أو أربعة", 3, 4),
    ],
)
def test_ranges(said: str, lower: float, upper: float) -> None:
    one = only(f"هناك {said} شخص" if said[-1] > "\u0600" or said[0] > "\u0600" else f"there are {said} people")
    assert (one.lower, one.upper, one.hedge) == (lower, upper, "range")
    assert one.hedged is not None
    assert one.hedged.text == said


@pytest.mark.parametrize(
    "text",
    [
        "from 2011 to 2016",
        "he had 5 and 7",
        "more than 40 and less than 10",
        "rose 60 to 3,900",
        "in 2016 to 3 million",
        "won 3-2",
    ],
)
def test_no_ranges(text: str) -> None:
    assert len(find_numbers(View.of(text))) == 2


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("prices fell 3%", 3, "fall"),
        ("the toll rose by 200", 200, "rise"),
        ("deaths rose sharply by 200", 200, "rise"),
        ("the index is up 5 points", 5, "rise"),
        ("the index fell 80 points", 80, "fall"),
        ("it closed 2 percent lower", 2, "fall"),
        ("an increase of 12", 12, "rise"),
        ("ارتفع بنسبة 5 بالمئة", 5, "rise"),
        ("انخفضت بمقدار 30", 30, "fall"),
        ("rose to 200", 200, "exact"),
        ("a shell fell 30 metres away", 30, "exact"),
        ("they shot down 3 planes", 3, "exact"),
        ("up nearly 7%", 7, "rise"),
    ],
)
def test_rise_and_fall(text: str, value: float, hedge: str) -> None:
    one = only(text)
    assert (one.lower, one.upper, one.hedge) == (value, value, hedge)


def test_what_is_said_again_in_another_unit_keeps_its_hedge() -> None:
    assert [one.hedge for one in find_numbers(View.of("more than 5 miles (8 km)"))] == ["more", "more"]
    assert [one.hedge for one in find_numbers(View.of("fell 80 points, or 2 percent"))] == ["fall", "fall"]


def test_a_vague_word_with_a_bound_is_open() -> None:
    one = only("more than tens of thousands of people")
    assert (one.lower, one.upper, one.hedge) == (20_000, None, "more")


def test_exactly_is_no_bound() -> None:
    one = only("exactly 75 people")
    assert (one.lower, one.upper, one.hedge) == (75, 75, "exact")


def test_the_second_of_two_bounds_is_its_own() -> None:
    first, second = find_numbers(View.of("equal to 5000 or more than 4500"))
    assert (first.hedge, first.lower, first.upper) == ("exact", 5000, 5000)
    assert (second.hedge, second.lower, second.upper) == ("more", 4500, None)


def test_what_was_lost_is_no_score_where_it_is_counted() -> None:
    assert (only("they lost 10-15 soldiers").lower, only("they lost 10-15 soldiers").upper) == (10, 15)


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("They cut the price of bread by 5%", ["fall"]),
        ("The mill raised its output by 12 percent", ["rise"]),
        ("They raised $3 million", ["exact"]),
        ("They dropped 3 bombs", ["exact"]),
        ("a 4 percent drop in sales", ["fall"]),
        ("a 40-point gain", ["rise"]),
        ("an increase of 4%", ["rise"]),
        ("sales are 12% higher than last spring", ["rise"]),
        ("5% fewer visitors", ["fall"]),
        ("Prices rose 3% in May and 4% in June", ["rise", "rise"]),
        ("Prices rose 3% to $40", ["rise", "exact"]),
        ("خفض المصنع إنتاج الخبز بنسبة 10%", ["fall"]),
        ("ارتفعت أسعار الخبز بمقدار 30", ["rise"]),
        ("ارتفع عدد الجرحى إلى 40", ["exact"]),
        ("تجاوز عدد الجرحى 40", ["more"]),
        ("لا يتجاوز عدد الجرحى 40", ["less"]),
        ("لا يقل عدد الجرحى عن 40", ["more"]),
        ("at least, Samira said, 40 people", ["more"]),
        ("at least some 40 people", ["more"]),
        ("up to about 40 people", ["less"]),
        ("at least another 40 people", ["more"]),
        ("over the past 40 years", ["exact"]),
        ("أكثر من الـ40", ["more"]),
        ("40 people, give or take", ["about"]),
        ("no larger than 40 metres", ["less"]),
    ],
)
def test_what_a_number_is_hedged_by_from_afar(text: str, hedges: list[str]) -> None:
    assert [one.hedge for one in find_numbers(View.of(text))] == hedges


_MORE = ["more than", "at least", "no less than", "greater than or equal to", "equal to or larger than", "above"]
_LESS = ["less than", "at most", "no more than", "smaller or equal than", "up to", "not greater than", "below"]
_MORE_AR = ["أكثر من", "على الأقل", "ما لا يقل عن", "أكبر من أو يساوي", "فوق", "يتجاوز", "يزيد على"]
_LESS_AR = ["أقل من", "على الأكثر", "لا يتجاوز", "أصغر من أو يساوي", "دون", "ما لا يزيد عن"]


@pytest.mark.parametrize(
    ("more", "less", "joint"),
    [(more, less, joint) for more in _MORE for less in _LESS for joint in ("{} and {}", "{} but {}")]
    + [(more, less, joint) for more in _MORE_AR for less in _LESS_AR for joint in ("{} و{}", "{} و {}")],
)
def test_a_lower_and_an_upper_bound_are_a_range(more: str, less: str, joint: str) -> None:
    for said in (joint.format(f"{more} 20", f"{less} 35"), joint.format(f"{less} 35", f"{more} 20")):
        one = only(f"the result: {said}.")
        assert (one.lower, one.upper, one.hedge) == (20, 35, "range")
        assert one.hedged is not None
        assert one.hedged.text == said
