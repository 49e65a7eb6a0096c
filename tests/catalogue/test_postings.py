"""Posting rows and token streams come back as they were put down."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.catalogue.planes import members, present, values_at
from amana.catalogue.postings import as_list, as_planes, encoded, merged
from amana.catalogue.tokenstream import packed_stream, stream_of

Levels = dict[int, int]
levels = st.dictionaries(st.integers(0, 65_535), st.integers(1, 15), min_size=1, max_size=60)


def read(data: bytes) -> Levels:
    listed = as_list(data)
    if listed is not None:
        return dict(zip(*listed, strict=True))
    planes = as_planes(data)
    items = list(members(present(planes)))
    return dict(zip(items, values_at(planes, items), strict=True))


def spread(count: int, span: int, seed: int = 1) -> Levels:
    chance = random.Random(seed)
    return {item: chance.randint(1, 15) for item in chance.sample(range(span), count)}


@given(levels)
def test_a_row_keeps_items_and_levels(told: Levels) -> None:
    assert read(encoded(told)) == told


@pytest.mark.parametrize(
    ("count", "span"), [(1, 1), (1, 65_536), (600, 65_536), (5000, 65_536), (3000, 3100), (65_536, 65_536)]
)
def test_many_postings_take_few_bytes(count: int, span: int) -> None:
    told = spread(count, span)
    data = encoded(told)
    assert read(data) == told
    assert len(data) <= 4 + 5 * count


@settings(max_examples=50)
@given(st.lists(levels, min_size=1, max_size=5), st.integers(0, 2))
def test_merged_rows_keep_the_largest_level(rows: list[Levels], dense: int) -> None:
    rows = rows + [spread(2000, 4000, seed) for seed in range(dense)]
    expected: Levels = {}
    for row in rows:
        for item, level in row.items():
            expected[item] = max(level, expected.get(item, 0))
    assert read(merged([encoded(row) for row in rows])) == expected


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.integers(1, 10**6)), max_size=40)


@given(spans)
def test_a_stream_keeps_words_and_places(told: list[tuple[int, int, int]]) -> None:
    starts, ends, words, at = [], [], [], 0
    for gap, length, word in told:
        starts.append(at + gap)
        ends.append(at + gap + length)
        words.append(word)
        at += gap + length
    stream = stream_of(packed_stream(words, starts, ends))
    assert list(stream.words) == words == list(stream.plain())
    assert list(stream.edges()) == [edge for both in zip(starts, ends, strict=True) for edge in both]


def test_a_place_of_several_words_lies_over_them() -> None:
    stream = stream_of(packed_stream([9, 5, 6, 7], [0, 0, 5, 9], [8, 4, 8, 12]))
    assert list(stream.plain()) == [5, 6, 7]
    assert list(stream.edges()) == [0, 8, 0, 4, 5, 8, 9, 12]
