"""A text's lines and sentences, with offsets into the text as given."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from amana.reading.view import View
from tests.reading.growth import grows_within

BROKEN = """\
   The market of Wadi al-Noor was hit on the third of May, and those who
were there say that nobody had warned them of it before the planes came
over the hill.

   Samira, who sells bread beside the mosque, closed her shop for a week,
and Yusuf carried what could be carried to the house of his uncle across
the river, where it still is, with the chairs and the scales.
"""


def sentences(text: str) -> list[str]:
    view = View(text, None)
    return [text[start:end] for start, end in view.sentences]


def test_sentences_end_at_stops_and_lines() -> None:
    assert sentences("We left. Did they? Yes!\nA caption without a stop\nخرجنا فجرا. هل عادوا؟ لا.") == [
        "We left.",
        "Did they?",
        "Yes!",
        "A caption without a stop",
        "خرجنا فجرا.",
        "هل عادوا؟",
        "لا.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Haddad left.",
        "It was 275.000 people.",
        "Gen. Y. Haddad said so.",
        "At 5 p.m. it began.",
        "د. سميرة",
        "GEN. HADDAD LEFT.",
    ],
)
def test_no_sentence_ends_inside(text: str) -> None:
    assert sentences(text) == [text]


def test_a_word_is_no_abbreviation_of_its_like() -> None:
    assert sentences("She said no. We left.") == ["She said no.", "We left."]


def test_closing_marks_go_with_their_sentence() -> None:
    assert sentences("“We left.” He wept.") == ["“We left.”", "He wept."]


def test_lines_that_a_machine_broke_are_joined() -> None:
    view = View(BROKEN, "en")
    assert [BROKEN[start:end].split()[0] for start, end in view.lines] == ["The", "Samira,"]
    assert len(view.sentences) == 2


def test_lines_that_a_person_broke_are_not() -> None:
    poem = "We left the town\nand the river\nand the old bridge\nthat Idris built\nwith his hands\nlong ago\n"
    assert len(View(poem, "en").lines) == 6
    article = "A headline of no great length\n" + "A paragraph that is one long line of the article. " * 4 + "\n"
    assert len(View(article * 3, "en").lines) == 6


def test_where_an_offset_stands() -> None:
    view = View("One. Two.\nThree.", None)
    assert view.sentence_at(6) == (5, 9)
    assert view.line_at(6) == (0, 9)
    assert view.sentence_index(12) == 2
    assert View("", None).sentence_at(0) == (0, 0)


@settings(deadline=None)
@given(some.text(alphabet=some.sampled_from("ab .!?؟\n\r\u2028\u00a0\u200bم"), max_size=200))
def test_every_letter_is_in_a_line_and_a_sentence(text: str) -> None:
    view = View(text, None)
    for stretches in (view.lines, view.sentences):
        assert stretches == sorted(stretches)
        assert all(0 <= start < end <= len(text) for start, end in stretches)
        covered = {at for start, end in stretches for at in range(start, end)}
        assert {at for at, char in enumerate(text) if char.isalpha()} <= covered


def test_latin_words_with_their_offsets() -> None:
    text = "The U.S. and J. Samiri’s Al-Noor met (Anti-Tank, 9mm) في وادي."
    words = View.of(text).latin_words
    assert words.words == ["The", "U.S.", "and", "J.", "Samiri", "s", "Al-Noor", "met", "Anti-Tank", "mm"]
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.words
    assert words.gaps[3:6] == [" ", "’", " "]
    assert len(words.gaps) == len(words.words)
    assert View.of("").latin_words.words == []


@pytest.mark.parametrize("unit", ["A.", "A. ", "a", "a-", "A-", "’A", "a'b", "A’’", "é", "--", "’", "A.A.a", "x9"])
def test_latin_words_cost_no_more_the_longer_the_text(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (25_000, 100_000))
    assert grows_within(lambda: (_taken(short), _taken(long)), lambda least: 12 * least + 0.02)


def _taken(text: str) -> float:
    start = process_time()
    assert View(text, None).latin_words.gaps is not None
    return process_time() - start


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("WADI AL-NOOR, 4 March 2031 (Coast News) - ", "The road is closed."),
        ("WADI AL-NOOR, 4 March — ", "The road is closed."),
        ("وادي النور (وكالة الساحل) 3 آذار ", None),
        ("وادي النور (وكالة الساحل) 3 آذار 2031 - ", "الطريق مغلق."),
        ("وادي النور، 3 آذار (وكالة الساحل) - ", "الطريق مغلق."),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, sentence: str | None) -> None:
    text = dateline + (sentence or "الطريق مغلق.")
    found = [text[start:end] for start, end in View.of(text).sentences]
    assert found == ([dateline.rstrip(), sentence] if sentence else [text])


def test_a_remark_in_brackets_is_no_dateline() -> None:
    text = "The road (the old one) was closed - for good."
    assert View.of(text).sentences == [(0, len(text))]
