"""Times in Arabic: month names of every habit, number words, duals, the Islamic calendar, any digits."""

from __future__ import annotations

from datetime import date

import pytest

from amana.reading.nouns import Time
from amana.reading.times import find_times
from amana.reading.times.feasts import hijri_day
from amana.reading.view import View

_PUBLISHED = date(2016, 12, 22)  # a Thursday


def _read(text: str, published: date | None = _PUBLISHED) -> list[Time]:
    return find_times(View.of(text, "ar"), published)


def _one(text: str, published: date | None = _PUBLISHED) -> Time:
    (time,) = _read(text, published)
    return time


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("22 كانون الثاني 2016", "2016-01-22", "2016-01-22"),
        ("٢٢ كانون الأول ٢٠١٥", "2015-12-22", "2015-12-22"),
        ("۲۲ يناير ۲۰۱۶", "2016-01-22", "2016-01-22"),
        ("5 جانفي 2016", "2016-01-05", "2016-01-05"),
        ("3 تشرين الثاني/نوفمبر 2015", "2015-11-03", "2015-11-03"),
        ("الثاني والعشرين من ديسمبر عام 2015", "2015-12-22", "2015-12-22"),
        ("يوم الخميس الماضي", "2016-12-15", "2016-12-15"),
        ("أول أمس", "2016-12-20", "2016-12-20"),
        ("مساء أمس الأربعاء", "2016-12-21", "2016-12-21"),
        ("اليوم (الخميس)", "2016-12-22", "2016-12-22"),
        ("قبل عام", "2015-01-01", "2015-12-31"),
        ("قبل سنتين", "2014-01-01", "2014-12-31"),
        ("الأسبوع الماضي", "2016-12-12", "2016-12-18"),
        ("الشهر الرابع من العام الماضي", "2015-04-01", "2015-04-30"),
        ("الساعات الثماني والأربعين الماضية", "2016-12-20", "2016-12-22"),
        ("الأيام العشرة الماضية", "2016-12-13", "2016-12-22"),
        ("مطلع آذار 2015", "2015-03-01", "2015-03-31"),
        ("عام 2012", "2012-01-01", "2012-12-31"),
        ("23 ربيع الأول 1438", "2016-12-22", "2016-12-22"),
        ("٢٣ ربيع الأول ١٤٣٨ هـ", "2016-12-22", "2016-12-22"),
        ("شهر رمضان 1437", "2016-06-06", "2016-07-05"),
        ("عيد الفطر الماضي", "2016-07-06", "2016-07-06"),
        ("أيلول", "2016-09-01", "2016-09-30"),
    ],
)
def test_days(words: str, first: str, last: str) -> None:
    time = _one(f"أغلق جسر وادي النور {words}.")
    assert (time.text, time.first, time.last) == (words, first, last)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("يومين", "P2D"),
        ("أسبوعين", "P2W"),
        ("عامين", "P2Y"),
        ("ثلاثة أشهر", "P3M"),
        ("48 ساعة", "PT48H"),
        ("بضعة أيام", "PXD"),
        ("خمس وعشرين سنة", "P25Y"),
        ("ساعة ونصف", "PT1.5H"),
    ],
)
def test_durations(words: str, value: str) -> None:
    time = _one(f"استمر الحصار {words}.")
    assert (time.text, time.type, time.value) == (words, "DURATION", value)


@pytest.mark.parametrize(
    "text",
    [
        "ذات يوم سنعود.",
        "يوما ما سنعود إلى وادي النور.",
        "أكثر من 1500 شخص و4000 مدني.",
        "عاد إدريس الحاج، وعمره 22 عاما.",
        "كان يوسف في السوق.",
        "عقد اجتماعا في البيت.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert _read(text) == []


def test_last_tuesday_is_before_the_sunday_that_it_lasted_until() -> None:
    time, _ = _read("منذ الثلاثاء الماضي كان الطريق مغلقا حتى فتح يوم الأحد")
    assert (time.first, time.rule) == ("2016-12-13", "order/since-until")


def test_the_last_ten_days_of_what_a_text_tells_of() -> None:
    text = "سقط السوق في 9 أيار 2014. وقالت سميرة: كانت الأيام العشرة الأخيرة هي الأصعب."
    _, time = _read(text)
    assert (time.first, time.last, time.anchor) == ("2014-04-30", "2014-05-09", "text")


def test_an_interval_may_end_at_an_event() -> None:
    _, end = _read("بقوا هناك من أيلول حتى إعلان الهدنة.")
    assert (end.text, end.anchor, end.value) == ("إعلان الهدنة", "event", None)


def test_vowel_marks_and_tatweel_make_no_difference() -> None:
    time = _one("عادوا يَومَ الخَميــسِ الماضي.")
    assert time.text == "يَومَ الخَميــسِ الماضي"
    assert time.first == "2016-12-15"


def test_what_is_written_on_to_a_word_is_left_out() -> None:
    assert [time.text for time in _read("وأمس عادوا، وبالأمس غادروا، ولِعامَين بقوا")] == ["أمس", "الأمس", "عامَين"]


def test_both_languages_in_one_text() -> None:
    times = find_times(View.of("عادوا أمس. They left last week. وغادروا يوم الاثنين."), _PUBLISHED)
    assert [time.text for time in times] == ["أمس", "last week", "يوم الاثنين"]


def test_a_day_outside_the_tables_of_the_islamic_calendar() -> None:
    assert hijri_day(1200, 1, 1) is None
    assert hijri_day(1438, 3, 31) is None


def test_a_date_that_does_not_exist_is_found_without_a_value() -> None:
    time = _one("وقع ذلك في 31 شباط 2016.")
    assert (time.text, time.value) == ("31 شباط 2016", None)
