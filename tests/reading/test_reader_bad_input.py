"""Whatever a text holds: it is read, each row is where it says, and time grows with length and not beyond."""

from __future__ import annotations

import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.reading import LANGUAGE_NOT_READ, as_json, packed, read_text, unpacked
from tests.reading.growth import grows_within
from tests.reading.test_reader import check_spans

DIGITS = {
    "latin": "0123456789",
    "arabic-indic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "nko": "߀߁߂߃߄߅߆߇߈߉",
    "devanagari": "०१२३४५६७८९",
    "bengali": "০১২৩৪৫৬৭৮৯",
    "gurmukhi": "੦੧੨੩੪੫੬੭੮੯",
    "tamil": "௦௧௨௩௪௫௬௭௮௯",
    "thai": "๐๑๒๓๔๕๖๗๘๙",
    "tibetan": "༠༡༢༣༤༥༦༧༨༩",
    "khmer": "០១២៣៤៥៦៧៨៩",
    "fullwidth": "0123456789",
    "mathematical": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
}
REPORT = (
    "Samira said: “More than 40 people left Wadi al-Noor on 15 November 2016.” وأصيب ٤٠ شخصًا في حلب يوم الثلاثاء."
)
NOISE = {
    "nothing": "",
    "a blank": " ",
    "line ends of every kind": "\r\n\n\r\u2028\u2029\x0b\x0c\x85" * 50,
    "nested quotes": "“" * 10_000 + "so" + "”" * 10_000,
    "nested quotes of every kind": "".join("“«‘\"'"[at % 5] + "a " for at in range(10_000)),
    "quotes that close nothing": "”»’" * 5_000,
    "combining marks alone": "\u0301\u064b\u0651\u20dd" * 3_000,
    "marks on every letter": "".join(f"{letter}\u064e\u0651" for letter in REPORT) * 20,
    "right to left overrides": "\u202e" + REPORT + "\u202c\u2067\u2066" * 500,
    "emoji": "👩‍👩‍👧‍👦🏴‍☠️🇸🇾 said: “💥💥” 40 🧑‍🚒 killed " * 200,
    "spaces of no width": "\u200b".join(REPORT) * 10,
    "joiners and byte order marks": "\ufeff\u200d\u2060".join(REPORT.split(" ")) * 20,
    "lone surrogates": "\ud800 said \udfff “40 \udc80 people” \ud83d",
    "control characters": "".join(map(chr, range(32))) * 50 + REPORT,
    "tatweel": "قــــــال" * 500 + "ــ" * 5_000,
    "presentation forms": "ﻗﺎﻝ ﺳﻤﻴﺮ: «ﻗﺘﻞ ٤٠ ﺷﺨﺼﺎ ﻓﻲ ﺣﻠﺐ». ﷺ ﷲ " * 50,
    "numbers of 400 digits": " ".join(["9" * 400, "1," * 400, "0." * 400, "٩" * 400, "1e" + "9" * 400]),
    "days that are none": "31 February 2016, 30 شباط 2016, 29/02/2015, 2016-13-45, 00/00/0000, 32nd of May",
    "years at the ends": "in 0, in the year 0000, in 9999, on 31 December 9999, 1 January 0001, 999999-01-01, "
    "في عام ٩٩٩٩, قبل 9999 عام",
    "far away spans": "last 99999999999 years, 10000000 years ago, in 888888888 days, since 9999 months, "
    "منذ 99999999 سنة",
    "hours that are none": "at 25:61, 99:99:99, 24:00, Tuesday 31:00, الساعة ٢٥",
    "clocks and fractions": "1/0 of people, ½⅓¾ dead, 0/0, -1, −40 killed, +963 99 123 456 789, 10^100 people, √2",
}


@pytest.mark.parametrize("name", NOISE)
@pytest.mark.parametrize("published", [None, "2016-12-22", "0001-01-01", "9999-12-31"])
def test_noise_is_read(name: str, published: str | None) -> None:
    text = NOISE[name]
    reading = read_text(text, published)
    check_spans(text, reading)
    json.dumps(as_json(reading), allow_nan=False)
    assert unpacked(packed(reading), text, reading.text_sha256) == reading


@pytest.mark.parametrize("script", DIGITS)
def test_digits_of_every_script_are_numbers(script: str) -> None:
    digits = DIGITS[script]
    text = f"The clinic treated {digits[4]}{digits[0]} people."
    reading = read_text(text, language="en")
    check_spans(text, reading)
    assert [(one.lower, one.upper) for one in reading.numbers] == [(40, 40)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "tr",
            "Belediye başkanı dün akşam 15.11.2016 tarihinde Halep'te 40 kişinin öldüğünü söyledi.",
        ),
        ("ku", "Doh li Helebê 40 kes hatin kuştin û 15.11.2016 gelek malbat ji bajêr derketin, wî got."),
        ("ckb", "ڕۆژی ١٥/١١/٢٠١٦ لە حەلەب ٤٠ کەس کوژران و خێزانەکان شارەکەیان بەجێهێشت."),
        ("fa", "در تاریخ ۱۵/۱۱/۲۰۱۶ در حلب ۴۰ نفر کشته شدند و خانواده‌ها شهر را ترک کردند، چنین گفت."),
    ],
)
def test_another_language_is_named_and_what_is_common_is_read(language: str, text: str) -> None:
    reading = read_text(text)
    assert reading.language == language
    assert LANGUAGE_NOT_READ in reading.notes
    assert any((one.lower, one.upper) == (40, 40) for one in reading.numbers)
    assert any(one.first == "2016-11-15" for one in reading.times)


# --- time in proportion

_PIECES = {
    "words": "word ",
    "a report": REPORT + " ",
    "lines of a report": REPORT + "\n",
    "one word": "a",
    "Arabic letters": "ب",
    "capitals": "Aleppo ",
    "digits": "12",
    "numbers": "12,000 ",
    "blanks": " ",
    "quotes": "“a” ",
    "open quotes": "“a ",
    "straight quotes": '" ',
    "commas": ", ",
    "stops": "a. ",
    "cues": "said ",
    "Arabic cues": "قال ",
    "months": "May 2016 ",
    "hedges": "more than ",
    "and": "and ",
    "of": "of the ",
    "waw": "و",
}


@pytest.mark.parametrize("name", _PIECES)
def test_time_grows_with_length_and_not_beyond(name: str) -> None:
    """Eight times as long may take twenty times as long, and no more: the machine may be busy. Less than half a
    second is no measure."""
    piece = _PIECES[name]
    small, large = (piece * (length // len(piece)) for length in (12_000, 96_000))
    read_text(small)
    assert grows_within(lambda: (_least_time(small, 3), _least_time(large, 2)), lambda short: max(20 * short, 0.5))


def _least_time(text: str, rounds: int) -> float:
    least = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        read_text(text)
        least = min(least, time.process_time() - began)
    return least


# --- anything at all

_WORDS = [
    *REPORT.split(), "«", "»", "“", "”", '"', "'", "’", ":", ",", ".", "…", "\n", "\r\n", "\t", "\u00a0", "\u200f",
    "said", "قال", "إنّ", "أن", "killed", "قُتل", "three", "ثلاثة", "hundreds", "مئات", "of", "من", "about", "نحو",
    "between", "and", "و", "2016", "٢٠١٦", "15/11/2016", "last", "Tuesday", "الماضي", "May", "0", "-", "–", "%",
    "$", "3.5", "275.000", "١٬٥٠٠", "1st", "U.N.", "Dr.", "Mr", "Aleppo", "حلب", "Abu", "أبو", "al-", "ال", "the",
    "The", "he", "They", "(", ")", "[", "]", "|", "\ud800", "👍", "ـ", "\u0651", "\u202e",
]  # fmt: skip
_ANYTHING = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(_WORDS), max_size=80).map(" ".join),
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=3)), max_size=80).map("".join),
    st.text(alphabet=st.characters(categories=("Mn", "Cf", "Nd", "Zs", "Cs", "Po", "Pi", "Pf")), max_size=300),
)
_DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=150, deadline=None)
@given(_ANYTHING, _DAYS, st.sampled_from([None, "en", "ar", "tr"]))
def test_anything_is_read(text: str, published: object, language: str | None) -> None:
    reading = read_text(text, published, language)  # type: ignore[arg-type]
    check_spans(text, reading)
    for rows in (
        reading.statements,
        reading.numbers,
        reading.claims,
        reading.times,
        reading.places,
        reading.names,
    ):
        starts = [row.start for row in rows]
        assert starts == sorted(starts)
    for claim in reading.claims:
        assert claim.place is None or claim.place < len(reading.places)
        assert claim.statement is None or claim.statement < len(reading.statements)
        assert claim.number is None or claim.number < len(reading.numbers)
        assert claim.of is None or claim.of < len(reading.claims)
    for name in reading.names:
        assert name.same_as is None or name.same_as < len(reading.names)
    for statement in reading.statements:
        assert statement.parent is None or statement.parent < len(reading.statements)
    json.dumps(as_json(reading), allow_nan=False)
    assert unpacked(packed(reading), text, reading.text_sha256) == reading


def test_the_same_text_gives_the_same_reading_whatever_was_read_before() -> None:
    first = read_text(REPORT, "2016-12-22")
    chance = random.Random(1)
    for _ in range(5):
        read_text(" ".join(chance.choices(_WORDS, k=200)), "2001-01-01")
    assert read_text(REPORT, "2016-12-22") == first
