"""Two texts word by word: what they share, where they differ, and what it costs."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from amana.compare.wording import Words, changes, shares, words_of

LETTERS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "jisr", "souq", "bab"]), max_size=40)


def _words(words: list[str]) -> Words:
    return words_of(" ".join(words))


@given(LETTERS, LETTERS)
def test_what_is_shared_is_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    assert shares(_words(one), _words(other)) == shares(_words(other), _words(one))


@given(LETTERS)
def test_a_text_differs_from_itself_in_nothing(words: list[str]) -> None:
    found = changes(_words(words), _words(words))
    assert (found.removed, found.added, found.places) == (0, 0, 0)
    if len(words) >= 5:
        assert shares(_words(words), _words(words)) == (1.0, 1.0)


@given(LETTERS, LETTERS)
def test_words_that_are_counted_bring_one_text_to_the_length_of_the_other(
    one: list[str], other: list[str]
) -> None:
    here, there = _words(one), _words(other)
    found = changes(here, there)
    assert len(here) - found.removed + found.added == len(there)
    assert found.places is not None
    assert len(found.first) == min(found.places, 5)


@given(LETTERS, LETTERS)
def test_changes_stand_where_they_say(one: list[str], other: list[str]) -> None:
    here, there = _words(one), _words(other)
    for change in changes(here, there).first:
        for said, text, start in (
            (change.this, here.text, change.start),
            (change.other, there.text, change.other_start),
        ):
            assert text[start:].startswith(said.removesuffix("…"))


def test_a_figure_that_was_changed_is_shown() -> None:
    here = words_of("In Wadi al-Noor 1,500 people waited at the bridge, said Samira.")
    there = words_of("In Wadi al-Noor 2,000 people waited at the old bridge, said Samira.")
    found = changes(here, there)
    assert [(one.this, one.other) for one in found.first] == [("1,500", "2,000"), ("", "old")]
    assert (found.removed, found.added, found.places) == (1, 2, 2)


def test_spelling_is_no_change() -> None:
    found = changes(words_of("ذهبت القافلة إلى المدرسة"), words_of("ذَهَبَت القافله الى المدرسة"))
    assert (found.removed, found.added) == (0, 0)


def test_one_text_inside_another_is_contained() -> None:
    inner = [f"word{at}" for at in range(50)]
    shared, contained = shares(_words(inner), _words([f"more{at}" for at in range(500)] + inner))
    assert shared < 0.1
    assert contained == 1.0


def test_very_long_texts_are_counted_and_not_laid_side_by_side() -> None:
    chosen = random.Random(3)
    one, other = (Words("", [str(chosen.randrange(99)) for _ in range(9_000)], [], []) for _ in range(2))  # type: ignore[arg-type]
    found = changes(one, other)
    assert found.places is None
    assert found.first == ()
    assert 0 < found.removed == found.added < 9_000


def test_a_long_change_is_cut_short() -> None:
    found = changes(words_of("one end"), words_of("one " + "and so on " * 200 + "end"))
    assert len(found.first[0].other) <= 160
