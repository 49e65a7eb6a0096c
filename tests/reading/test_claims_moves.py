"""Movements that are told without a figure, in both languages; and what is none."""

from __future__ import annotations

import time

import pytest

from amana.reading import Move, moves_of, read_text
from tests.reading.growth import grows_within

Ends = tuple[str | None, str | None]


def moves(text: str) -> tuple[list[Move], list[Ends]]:
    reading = read_text(text, "2031-03-07")
    found = moves_of(text, reading)
    assert all(text[move.start : move.end] == move.text for move in found)
    names = [place.text for place in reading.places]
    return found, [
        tuple(None if at is None else names[at] for at in (move.source, move.destination))  # type: ignore[misc]
        for move in found
    ]


@pytest.mark.parametrize(
    ("text", "words", "category", "ends"),
    [
        ("On Tuesday families moved from Homs to Idlib.", "families moved", "displaced", ("Homs", "Idlib")),
        ("Residents fled from Homs to Idlib.", "Residents fled", "displaced", ("Homs", "Idlib")),
        ("Many civilians were evacuated from Homs.", "civilians were evacuated", "evacuated", ("Homs", None)),
        ("The evacuation of residents to Idlib began.", "evacuation of residents", "evacuated", (None, "Idlib")),
        ("People returned to Homs.", "People returned", "returned", (None, "Homs")),
        (
            "Families displaced from Homs arrived in Idlib.",
            "Families displaced from Homs arrived",
            "arrived",
            ("Homs", "Idlib"),
        ),
        ("نزحت عائلات من حمص إلى إدلب يوم الثلاثاء.", "نزحت عائلات", "displaced", ("حمص", "إدلب")),
        ("انتقل السكان من حمص إلى إدلب.", "انتقل السكان", "displaced", ("حمص", "إدلب")),
        ("تم إجلاء المدنيين من حمص.", "إجلاء المدنيين", "evacuated", ("حمص", None)),
        ("عاد الأهالي إلى حمص.", "عاد الأهالي", "returned", (None, "حمص")),
    ],
)
def test_who_moved_from_where_to_where(text: str, words: str, category: str, ends: Ends) -> None:
    found, places = moves(text)
    assert [(move.text, move.category, move.number) for move in found] == [(words, category, None)]
    assert places == [ends]


def test_when_and_whether_it_happened() -> None:
    (fact,), _ = moves("On Tuesday families moved from Homs to Idlib.")
    assert (fact.first, fact.last, fact.modality) == ("2031-03-04", "2031-03-04", "fact")
    (planned,), _ = moves("Families will be evacuated from Homs to Idlib.")
    assert (planned.first, planned.modality) == (None, "planned")


@pytest.mark.parametrize(
    "text",
    [
        "300 families were evacuated from Homs to Idlib.",
        "Soldiers moved from Homs to Idlib.",
        "The minister moved from Homs to Idlib.",
        "People travelled to Homs.",
        "The road from Homs to Idlib was cut, and people were killed.",
        "Bombs were transferred to Idlib to kill people.",
        "Families lived in Homs.",
        "نقلت القنابل إلى إدلب لقتل المدنيين.",
        "",
    ],
)
def test_what_a_claim_tells_or_moves_nobody_is_none(text: str) -> None:
    assert moves(text) == ([], [])


def test_a_number_that_no_claim_takes_is_theirs() -> None:
    (found,), _ = moves("300 poor families moved from Homs to Idlib.")
    assert found.number == 0
    (other,), _ = moves("Of 300, families moved from Homs to Idlib.")
    assert other.number is None


def test_time_grows_with_the_text() -> None:
    readings = [
        (text, read_text(text)) for text in ("families moved from Homs to Idlib and " * n for n in (200, 800))
    ]

    def measured() -> tuple[float, float]:
        took = []
        for text, reading in readings:
            start = time.process_time()
            moves_of(text, reading)
            took.append(time.process_time() - start)
        return took[0], took[1]

    assert grows_within(measured, lambda short: 8 * short)
