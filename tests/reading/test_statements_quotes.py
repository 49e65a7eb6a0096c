"""Quotation marks: every pair, wrong ways round, left open, nested, and apostrophes."""

from __future__ import annotations

import pytest

from amana.reading.statements import find_quotes
from amana.reading.view import View


def _quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(View.of(text, "en"))]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *[("“", "”"), ('"', '"'), ("«", "»"), ("»", "«"), ("„", "“"), ("‘", "’"), ("'", "'"), ("‹", "›")],
        *[("”", "“"), ("”", "”"), ('""', '""'), ("''", "''"), ("``", "''"), ("“", '"'), ("“", "“")],
    ],
)
@pytest.mark.parametrize(
    "text", ["He said {}we are leaving{} today.", "{}We are leaving{}, he said.", "قال {}سنرحل غداً{} ومضى."]
)
def test_every_pair_of_marks(opening: str, closing: str, text: str) -> None:
    words = {"H": "we are leaving", "{": "We are leaving", "ق": "سنرحل غداً"}[text[0]]
    assert _quoted(text.format(opening, closing)) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We said goodbye, “said Samira. “We left.”", ["We said goodbye,", "We left."]),
        ("“He said ‘run’,” she said.", ["He said ‘run’,", "run"]),
        ("“He said “run” to us,” she said.", ["He said “run” to us,", "run"]),
        ("«He said “run” to us», she said.", ["He said “run” to us", "run"]),
        ('She said "we heard “run” and ran" today.', ["we heard “run” and ran", "run"]),
        (
            "“The farmers’ wells and Samira’s house are gone,” he said.",
            ["The farmers’ wells and Samira’s house are gone,"],
        ),
        ("‘The farmers’ wells are gone,’ he said.", ["The farmers’ wells are gone,"]),
        ("It was the farmers’ well, in the ’90s, ’cause nobody came.", []),
        ("Rock ’n’ roll, Qur’an, Sha’ar, 5'10\" tall.", []),
        ("“We left and never came back", ["We left and never came back"]),
        ("“We left and\nnever came back,” he said.", ["We left and\nnever came back,"]),
        ("“We left and\n\nnever came back,” he said.", ["We left and"]),
        ("“”", []),
        ("“ ” «»", []),
        ("”", []),
        ("They call it “the pit” and ‘the hole’.", ["the pit", "the hole"]),
    ],
)
def test_marks_that_are_used_in_odd_ways(text: str, words: list[str]) -> None:
    assert _quoted(text) == words


def test_what_is_inside_knows_what_is_around_it() -> None:
    quotes = find_quotes(View.of("“He said ‘run’, and “go” too,” she said.", "en"))
    assert [quote.parent for quote in quotes] == [None, 0, 0]
    assert all(quote.closed for quote in quotes)


def test_a_paragraph_that_opens_anew_follows_the_one_left_open() -> None:
    quotes = find_quotes(View.of("“One.\n\n“Two.\n\n“Three.”\n\n“Four.”", "en"))
    assert [quote.follows for quote in quotes] == [None, 0, 1, None]
    assert [quote.closed for quote in quotes] == [False, False, True, True]


def test_ten_thousand_nested_marks_are_not_ten_thousand_levels() -> None:
    quotes = find_quotes(View.of("“a " * 10_000 + "”" * 10_000, "en"))
    assert 0 < len(quotes) <= 10_000
