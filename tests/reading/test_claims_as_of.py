"""As of when a figure is told, in both languages; and what only says when something ended."""

from __future__ import annotations

import pytest

from amana.reading import Claim, read_text

PUBLISHED = "2031-03-07"  # a Friday


def claim(text: str) -> Claim:
    found = [one for one in read_text(text, PUBLISHED).claims if one.status == "linked"]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("As of Tuesday, 40 people had been killed in Wadi al-Noor.", "2031-03-04"),
        ("40 people were killed in Wadi al-Noor by Tuesday.", "2031-03-04"),
        ("By the evening of Tuesday 40 people had been killed.", "2031-03-04"),
        ("By 15 December 2030, 300 families had left Qasr al-Murr.", "2030-12-15"),
        ("Until Tuesday 40 people had been killed in Wadi al-Noor.", "2031-03-04"),
        ("40 people had been killed up to 2 March 2031.", "2031-03-02"),
        ("قُتل 40 شخصًا في وادي النور حتى يوم الثلاثاء.", "2031-03-04"),
        ("وأُجلي 300 شخص من قصر المر لغاية 15 كانون الأول 2030.", "2030-12-15"),
        ("بحلول مساء الثلاثاء قُتل 40 شخصا في وادي النور.", "2031-03-04"),
        ("قُتل 40 شخصا في وادي النور حتى 2 آذار 2031.", "2031-03-02"),
    ],
)
def test_as_of_a_day_it_is_told_of_any_time_up_to_it(text: str, day: str) -> None:
    found = claim(text)
    assert (found.first, found.last, found.as_of) == (None, day, day)


@pytest.mark.parametrize(
    "text",
    [
        "So far 40 people have been killed in Wadi al-Noor.",
        "40 people have been killed in Wadi al-Noor until now.",
        "To date 40 people have been killed.",
        "قُتل 40 شخصا في وادي النور حتى الآن.",
        "حتى اللحظة قُتل 40 شخصا في وادي النور.",
        "بلغ عدد القتلى 40 شخصًا لغاية الآن.",
    ],
)
def test_so_far_is_as_of_the_day_of_publication(text: str) -> None:
    assert claim(text).as_of == PUBLISHED
    unknown = [one.as_of for one in read_text(text).claims if one.status == "linked"]
    assert unknown == [None]


@pytest.mark.parametrize(
    "text",
    [
        "40 people were killed in Wadi al-Noor on Tuesday.",
        "40 people were killed by soldiers on Tuesday.",
        "300 people will be evacuated by Tuesday.",
        "300 people were besieged in Wadi al-Noor until Tuesday.",
        "40 people were killed from Monday until Thursday.",
        "حوصر 300 شخص في وادي النور حتى يوم الثلاثاء.",
        "قُتل 40 شخصا من الاثنين حتى الخميس.",
        "قُتل 40 شخصا يوم الثلاثاء.",
    ],
)
def test_what_is_told_of_a_day_or_ends_on_one_or_is_planned_is_as_of_none(text: str) -> None:
    assert claim(text).as_of is None


def test_since_and_as_of_are_two_ends() -> None:
    found = claim("Since 1 March 2031 40 people have been killed in Wadi al-Noor as of 4 March 2031.")
    assert (found.first, found.as_of) == ("2031-03-01", "2031-03-04")
