"""The publication date that a text's own words give."""

from __future__ import annotations

import pytest

from amana.reading.times import infer_published
from amana.reading.view import View


@pytest.mark.parametrize(
    ("text", "day", "evidence"),
    [
        ("WADI AL-NOOR, 3 Jan 2017 (Noor Agency) - The bridge was opened.", "2017-01-03", ["3 Jan 2017"]),
        ("The bridge is open\nJanuary 3, 2017\nThe bridge was opened again.", "2017-01-03", ["January 3, 2017"]),
        (
            "The bridge is open\nPublished: 3 January 2017, 14:30\nIt was opened.",
            "2017-01-03",
            ["3 January 2017, 14:30"],
        ),
        ("فتح الجسر\nنشر في 3 كانون الثاني 2017\nفتح الجسر من جديد.", "2017-01-03", ["3 كانون الثاني 2017"]),
        ("وادي النور - 3 كانون الثاني 2017 (وكالة النور): فتح الجسر.", "2017-01-03", ["3 كانون الثاني 2017"]),
        (
            "May 9, 2015 was a hard day for Wadi al-Noor. This day two years ago the bridge fell.",
            "2017-05-09",
            ["May 9, 2015", "This day two years ago"],
        ),
        (
            "كان 9 أيار 2015 يوما صعبا. في مثل هذا اليوم قبل عام سقط الجسر.",
            "2016-05-09",
            ["9 أيار 2015", "هذا اليوم قبل عام"],
        ),
    ],
)
def test_told_by_the_text(text: str, day: str, evidence: list[str]) -> None:
    inferred = infer_published(View.of(text))
    assert inferred is not None
    assert inferred[0] == day
    assert [span.text for span in inferred[1]] == evidence
    assert all(text[span.start : span.end] == span.text for span in inferred[1])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge was opened on Thursday, after 15 November.",
        "December 22, 2016 was a hard day for Wadi al-Noor.",
        "(Noor Agency)- December 22, 2016 was a hard day.",
        "Two years ago the bridge fell.",
        "سقط الجسر في 22 كانون الأول 2016.",
    ],
)
def test_not_told(text: str) -> None:
    assert infer_published(View.of(text)) is None
