"""Sketches of texts, and counting bits: what holds whatever the text."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from amana.catalogue.arrays import numpy, ones, ones_by_table
from amana.catalogue.sketching import LEAST_WORDS, Sketcher, word_sum

WORDS = st.lists(st.integers(1, 2**32 - 1), min_size=LEAST_WORDS, max_size=200)


def sketch(words: list[int], *cuts: int) -> bytes | None:
    made, begin = Sketcher(), 0
    for cut in (*sorted(cuts), len(words)):
        made.add(words[begin:cut])
        begin = max(begin, cut)
    return made.sketch()


def apart(one: bytes | None, other: bytes | None) -> int:
    assert one is not None
    assert other is not None
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


@given(WORDS, st.lists(st.integers(0, 200), max_size=6))
def test_the_pieces_a_text_comes_in_make_no_difference(words: list[int], cuts: list[int]) -> None:
    assert sketch(words, *(min(cut, len(words)) for cut in cuts)) == sketch(words)


@given(WORDS)
def test_words_said_twice_make_little_difference(words: list[int]) -> None:
    assert apart(sketch(words), sketch(words * 2)) <= 128


def test_the_share_of_common_runs_shows_in_the_bits() -> None:
    chosen = random.Random(1)
    for share in (0, 0.25, 0.5, 0.75, 1):
        common = [chosen.getrandbits(32) or 1 for _ in range(round(4000 * share))]
        rest = [[chosen.getrandbits(32) or 1 for _ in range(4000 - len(common))] for _ in range(2)]
        jaccard = share / (2 - share)
        assert abs(apart(sketch(common + rest[0]), sketch(common + rest[1])) - 128 * (1 - jaccard)) <= 32


def test_a_sketch_is_the_same_in_every_archive() -> None:
    told = sketch([word_sum(f"word{at}") for at in range(100)])
    assert told is not None
    assert told.hex() == "c275bee8b7a9efc62c73a0c6b48d82d01ee178ea41f22f049dcbee236a9f93fd"


def test_fewer_words_than_a_run_say_nothing() -> None:
    assert Sketcher().sketch() is None
    assert sketch([1, 2, 3]) is None


def test_bits_are_counted_the_same_by_an_older_numpy() -> None:
    words = numpy().array([0, 1, 2**64 - 1, 0x0123456789ABCDEF], dtype="uint64")
    assert ones_by_table()(words).tolist() == ones()(words).tolist() == [0, 1, 64, 32]
