"""Speakers whom Arabic leaves out of the sentence, and those who speak in the name of somebody."""

from __future__ import annotations

import pytest

from amana.reading.nouns import Document, Statement
from amana.reading.statements import find_statements
from amana.reading.view import View


def _read(text: str) -> list[Statement]:
    return find_statements(View.of(text, "ar"), [], Document())


@pytest.mark.parametrize(
    "first",
    [
        "قالت الناشطة سميرة النوري إن الطريق مغلق.\n",
        "قالت سميرة النوري إن الطريق مغلق. ",
        "قالت الناشطة سميرة النوري: «الطريق مغلق منذ أمس». ",
    ],
)
def test_who_goes_on_is_whoever_spoke_last(first: str) -> None:
    last = _read(first + "وأضافت: «لم يبق مشفى واحد يعمل هنا».")[-1]
    assert (last.speaker, last.speaker_name) == (None, "سميرة النوري")


def test_nobody_goes_on_where_nobody_spoke() -> None:
    (only,) = _read("وأضافت: «لم يبق مشفى واحد يعمل هنا».")
    assert only.speaker_name is None


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("نفى المتحدث باسم الجيش سقوط ضحايا.", "المتحدث باسم الجيش", None),
        ("نفى المتحدث باسم الجيش يوسف الحاج سقوط ضحايا.", "يوسف الحاج", "المتحدث باسم الجيش"),
        ("قال باسم الحاج إن الطريق مغلق.", "باسم الحاج", None),
    ],
)
def test_in_the_name_of_is_no_first_name(text: str, name: str, role: str | None) -> None:
    (only,) = _read(text)
    assert (only.speaker_name, only.role) == (name, role)
