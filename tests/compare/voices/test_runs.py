"""Texts that share runs of words."""

from __future__ import annotations

from amana.compare.voices import near_texts

REPORT = (
    "The mill of Qasr al-Murr burned on Tuesday night and the bakery beside it was closed in the morning. "
    "Neighbours carried water from the river until the roof fell in. Nobody was hurt, said the miller."
)
OTHER = (
    "Schools in Wadi al-Noor open again on Sunday after the flood, and the teachers ask for books and for chairs."
)


def test_a_short_text_inside_a_long_one_is_near() -> None:
    long = f"{OTHER} {REPORT} {OTHER[::-1]}" + " ".join(f"word{at}" for at in range(400))
    (near,) = near_texts({"b": REPORT, "a": long, "c": "nothing of it at all, and too little to say anything by"})
    assert (near.one, near.other) == ("a", "b")
    assert near.contained == 1.0
    assert near.shared < 0.25


def test_spelling_makes_no_difference_and_other_words_do() -> None:
    spelt = REPORT.upper().replace("-", "‑")
    assert [near.contained for near in near_texts({"a": REPORT, "b": spelt})] == [1.0]
    assert near_texts({"a": REPORT, "b": OTHER}) == []
    assert near_texts({"a": "too short to say", "b": "too short to say"}) == []
