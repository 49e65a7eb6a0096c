"""Captions in a row, and lines that stand twice."""

from __future__ import annotations

from pathlib import Path

import pytest

import amana.reading.layout
from amana.reading.layout import read_document
from amana.reading.layout.tables import forms, rows
from amana.reading.view import View

PARAGRAPH = (
    "The walls of the school by the river were painted over in the spring, before the children came back to it."
)


def captions(text: str) -> list[str]:
    return [span.text for span in read_document(View(text, None)).captions]


@pytest.mark.parametrize(
    "introduction",
    [
        "The pictures below show a few of these messages.",
        "Here are some of the slogans:",
        "Pictures:",
        "هذه بعض الرسائل على الجدران",
        "تظهر الصور التالية ما كتبوه قبل الرحيل:",
    ],
)
def test_a_run_of_captions(introduction: str) -> None:
    lines = [
        "We will come back",
        "I left my key under the stone… look for it",
        "Not one day. Not one hour",
        "سنعود",
    ]
    text = "\n".join(["What they wrote", PARAGRAPH, introduction, *lines, "", PARAGRAPH + " So it was."])
    assert captions(text) == lines


def test_no_run_without_its_introduction() -> None:
    assert (
        captions("\n".join(["A title of the page", PARAGRAPH, "One thing", "Another thing", "A third", PARAGRAPH]))
        == []
    )
    assert captions("\n".join(["The photos below show it", PARAGRAPH, PARAGRAPH])) == []


def test_a_lead_caption_is_found_by_its_copy() -> None:
    text = "\n".join(
        [
            "What they wrote",
            "I left my key under the stone",
            PARAGRAPH,
            "The photos show these messages.",
            "We will come back",
            "I left my key under the stone",
        ]
    )
    assert captions(text)[0] == "I left my key under the stone"
    ((copy, original),) = read_document(View(text, None)).duplicates
    assert original.start < copy.start


def test_a_caption_of_one_picture() -> None:
    assert captions(f"What they wrote\n\nPhoto: the wall of the school, in May\n{PARAGRAPH}") == [
        "Photo: the wall of the school, in May"
    ]
    assert captions(f"ما كتبوه\n\nصورة: جدار المدرسة في أيار\n{PARAGRAPH}") == ["صورة: جدار المدرسة في أيار"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("To him who shared(lived) the winter with me", "To him who shared the winter with me", True),
        ("we will return one day", "We will return one day", True),
        ("سنعود يوما إلى وادي النور", "سنعود يوما الى وادي النور", True),
        ("We will return one day to the town", "We will return by night to our fields", False),
        ("Yes", "Yes", False),
    ],
)
def test_lines_that_stand_twice(one: str, other: str, alike: bool) -> None:
    text = f"{one}\n{PARAGRAPH}\n{other}\n"
    found = [(copy.text, original.text) for copy, original in read_document(View(text, None)).duplicates]
    assert found == ([(other, one)] if alike else [])


CUES = {
    name: forms(english) + forms(arabic)
    for name, english, arabic, *_ in rows(Path(amana.reading.layout.__file__).with_name("cues.tsv"))
}


@pytest.mark.parametrize("word", CUES["gallery"])
def test_each_word_that_an_introduction_announces(word: str) -> None:
    text = "\n".join(
        ["What they wrote", PARAGRAPH, f"Here are {word} of it", "We will come back", "I left my key"]
    )
    assert captions(text) == ["We will come back", "I left my key"]


@pytest.mark.parametrize("word", CUES["shows"])
def test_each_word_that_announces(word: str) -> None:
    text = "\n".join(["What they wrote", PARAGRAPH, f"As {word} photos", "We will come back", "I left my key"])
    assert captions(text) == ["We will come back", "I left my key"]


@pytest.mark.parametrize("word", CUES["picture"])
def test_each_word_before_the_caption_of_one_picture(word: str) -> None:
    assert captions(f"What they wrote\n\n{word.title()}: the wall of the school\n{PARAGRAPH}") == [
        f"{word.title()}: the wall of the school"
    ]
