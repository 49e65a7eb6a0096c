"""The query language: what is written is read as meant, and nothing written breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.catalogue.query import Query, read_query
from amana.errors import QueryUnreadable

_PIECES = st.sampled_from(
    [
        "bread",
        "خبز",
        '"',
        "“",
        "”",
        "«",
        "»",
        "-",
        "OR",
        "|",
        "أو",
        "*",
        " ",
        "\u00a0",
        "40,000",
        "al-Hajj",
        "👩‍👩‍👧",
        "\u0301",
    ]
)


def shape(query: Query) -> tuple[list[list[str]], list[str]]:
    """The texts of the parts: phrases in brackets, prefixes with their mark."""

    def told(parts: object) -> list[str]:
        return [f"[{one.text}]" if one.phrase else one.text + "*" * one.prefix for one in parts]  # type: ignore[attr-defined]

    return [told(group) for group in query.wanted], told(query.excluded)


@pytest.mark.parametrize(
    ("query", "wanted", "excluded"),
    [
        ("bread water", [["bread"], ["water"]], []),
        ('"old mill" gate', [["[old mill]"], ["gate"]], []),
        ("“old mill” «وادي النور»", [["[old mill]"], ["[وادي النور]"]], []),
        ('"old mill', [["[old mill]"]], []),
        ('“old mill" gate', [["[old mill]"], ["gate"]], []),
        ("al-Hajj -gate", [["al-Hajj"]], ["gate"]),
        ('bread -"old mill"', [["bread"]], ["[old mill]"]),
        ("a OR b c", [["a", "b"], ["c"]], []),
        ("a OR b OR c", [["a", "b", "c"]], []),
        ("خبز أو ملح", [["خبز", "ملح"]], []),
        ("خبز|ملح a | b", [["خبز|ملح"], ["a", "b"]], []),
        ("or and", [["or"], ["and"]], []),
        ("OR a OR", [["a"]], []),
        ("a OR -b c", [["a", "c"]], ["b"]),
        ("sieg* a*b", [["sieg*"], ["a*b"]], []),
        ("- a", [["a"]], []),
        ('a"b c"d', [["a"], ["[b c]"], ["d"]], []),
        ('"" a', [["a"]], []),
    ],
)
def test_parts(query: str, wanted: list[list[str]], excluded: list[str]) -> None:
    assert shape(read_query(query)) == (wanted, excluded)


def test_parts_say_where_they_stand() -> None:
    query = read_query('  bread -"old mill" gate')
    assert [part.start for (part,) in query.wanted] == [2, 20]
    assert query.excluded[0].start == 10


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_anything_is_read_or_unreadable(query: str) -> None:
    try:
        read = read_query(query)
    except QueryUnreadable as fault:
        assert fault.facts["reason"] in {"empty", "no-words", "only-excluded", "too-many-parts", "too-long"}
    else:
        assert read.wanted
        for part in [*(part for group in read.wanted for part in group), *read.excluded]:
            assert query[part.start :].startswith(part.text)
