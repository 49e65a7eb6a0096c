"""Names over any text: spans are right, nothing raises, and time grows with length."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.reading.names import find_names
from amana.reading.names.lists import flat, forms, rows
from amana.reading.nouns import PlaceMention
from amana.reading.places import find_places
from amana.reading.view import View
from tests.reading.growth import grows_within

_PIECES = [
    *(
        "Samira",
        "Idris al-Hajj",
        "Dr",
        "President",
        "Ministry of",
        "said",
        "forces",
        "UN",
        "(QRO)",
        "U.S.",
        "J.",
        "by",
        "By",
    ),
    *("سميرة", "عبد", "الرحمن", "بن", "الرئيس", "قال", "وزارة", "و", "لل", "على", "علي", "«", "»", "قَالَ", "أبو"),
    *(
        " ",
        "\n",
        "\u00a0",
        ",",
        ".",
        "،",
        "’s",
        "“",
        "”",
        '"',
        "-",
        "35",
        "٣٥",
        "\u200e",
        "\u202e",
        "\ud800",
        "e\u0301",
        "İ",
    ),
]


@given(
    st.lists(st.sampled_from(_PIECES)).map("".join) | st.lists(st.sampled_from(_PIECES)).map(" ".join) | st.text()
)
def test_spans_hold_what_they_say_and_chains_go_back(text: str) -> None:
    view = View(text, None)
    found = find_names(view, find_places(view))
    for at, one in enumerate(found):
        assert text[one.start : one.end] == one.text
        assert 0 <= one.start < one.end <= len(text)
        assert one.same_as is None or (one.same_as < at and found[one.same_as].same_as is None)
        assert one.same_as is None or found[one.same_as].kind == one.kind
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert find_names(view, find_places(view)) == found


@given(st.text())
def test_letters_made_flat_keep_their_places(text: str) -> None:
    assert len(flat(text)) == len(text)
    assert flat(flat(text)) == flat(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800",
        "\u0301" * 50,
        "\u202e\u202d" * 50,
        "Ⅷ ﷺ ﷲ 𝔖amira",
        "ABDULLAH " * 3,
        "'" * 40,
        "A." * 40,
        "al-" * 40,
        "و" * 60,
        "ال" * 60,
        "٣" * 400,
    ],
)
def test_bad_input(text: str) -> None:
    find_names(View.of(text))


def test_places_that_are_not_where_words_are() -> None:
    text = "Samira Haddad left."
    odd = [PlaceMention(3, 9, text[3:9], None, None, None, None, None, None, "at", "x")]
    assert all(text[one.start : one.end] == one.text for one in find_names(View.of(text), odd))


_UNITS = [
    *(" ", "1", "a", "A", "A.", '"', "“", "'", ",", "و", "ال", "\u064b", "\u200e", "-", "al-", "A B ", "a of "),
    *(
        "Samira ",
        "Samira Haddad ",
        "Samira, ",
        "Dr ",
        "Dr. ",
        "President ",
        "Ministry of ",
        "of Army ",
        "Qandar ",
        "the ",
    ),
    *(
        "and Army ",
        "said Qandar ",
        "forces ",
        "rebel ",
        "UN ",
        "(UN) ",
        "al-Hajj ",
        "Foreign Secretary ",
        "bin ",
        'Q "',
    ),
    *(
        "سميرة ",
        "سميرة حداد ",
        "قال ",
        "الرئيس ",
        "وزارة ",
        "بن ",
        "عبد الله ",
        "أبو ",
        "قندريس ",
        "السوري ",
        "علي ",
    ),
    *("الأمم المتحدة ", "كتاب «", "وزير الخارجية ", "القندريسي "),
]


@pytest.mark.parametrize("unit", _UNITS)
def test_time_grows_with_length(unit: str) -> None:
    """Ten times the text takes about ten times as long; a quadratic rule would take a hundred times."""
    short, long = (unit * (size // len(unit)) for size in (6_000, 60_000))
    find_names(View(short, None))
    assert grows_within(lambda: (_least(short), _least(long)), lambda least: 40 * max(least, 0.002))


def test_time_grows_with_the_number_of_persons() -> None:
    def persons(many: int) -> str:
        ends = (
            f"{'bdfgklmn'[at % 8]}{'aeiou'[at // 8 % 5]}{'rstz'[at // 40 % 4] * (at // 160 + 1)}"
            for at in range(many)
        )
        return " ".join(f"Samira Q{end}el left." for end in ends)

    find_names(View(persons(200), None))
    few, many = persons(200), persons(2000)
    assert grows_within(lambda: (_least(few), _least(many)), lambda least: 40 * max(least, 0.002))


def _least(text: str) -> float:
    times = []
    for _ in range(3):
        begun = time.process_time()
        find_names(View(text, None))
        times.append(time.process_time() - begun)
    return min(times)


def test_lists_are_not_read_before_they_are_needed() -> None:
    code = (
        "import amana.reading.names.lists as lists, amana.reading.names; print(lists.parts.cache_info().currsize)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "0"


@pytest.mark.parametrize(
    "name",
    [
        "given.tsv",
        "foreign.tsv",
        "family.tsv",
        "roles.tsv",
        "cues.tsv",
        "groups.tsv",
        "nationalities.tsv",
        "works.tsv",
    ],
)
def test_lists_are_tidy(name: str) -> None:
    """No id twice, no form twice in a row, no blanks around a form."""
    listed = list(rows(name))
    ids = [row[0] for row in listed]
    assert len(ids) == len(set(ids))
    for row in listed:
        for column in (1, 2):
            held = forms(row, column)
            assert len(held) == len(set(held))
            assert all(form == form.strip() for form in held)
