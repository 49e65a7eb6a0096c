"""Packed readings: they come back as they were, and nothing else is taken for one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from amana.errors import RecordMalformed
from amana.reading import (
    Claim,
    Document,
    NameMention,
    Number,
    PlaceMention,
    Reading,
    Reference,
    Span,
    Statement,
    Term,
    Time,
    packed,
    read_text,
    unpacked,
)

TEXT = "Samira said: “More than 40 left Wadi al-Noor on Tuesday.” سميرة قالت"
PLACE = (4, 9, TEXT[4:9])
SPAN = Span(*PLACE)
WHOLE = Reading(
    language="en",
    text_sha256="ab" * 32,
    reader="amana-rules 1-0",
    statements=(Statement(*PLACE, "direct", SPAN, "Samira", None, SPAN, None, "linked", "x"),),
    numbers=(
        Number(*PLACE, 40, None, "more", "quantity", None, "x", SPAN, None),
        Number(*PLACE, 0.5, 1.5, "range", "money", "USD", "y"),
    ),
    claims=(
        Claim(
            *PLACE,
            "left",
            SPAN,
            40,
            None,
            "more",
            0,
            "2016-12-13",
            "2016-12-13",
            None,
            0,
            "fact",
            None,
            None,
            "linked",
            "x",
            0,
            "2016-12-13",
        ),
    ),
    times=(
        Time(
            *PLACE,
            "DATE",
            "2016-12-13",
            "2016-12-13",
            None,
            "publication",
            "x",
            (Reference("v", None, "2016", "y"),),
            "START",
        ),
    ),
    places=(PlaceMention(*PLACE, "1", "Wadi al-Noor", 35.5, 36, None, "old", "from", "x", ("2", "3")),),
    names=(NameMention(*PLACE, "person", 0, None, "x"),),
    terms=(Term(*PLACE, "weapon.mortar", "weapon", "x"),),
    document=Document(title=SPAN, published="2016-12-22", published_evidence=(SPAN,), duplicates=((SPAN, SPAN),)),
    notes=("left-out",),
)


@pytest.mark.parametrize("reading", [WHOLE, read_text(TEXT, "2016-12-22"), read_text("")])
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    text = TEXT if reading.text_sha256 != read_text("").text_sha256 else ""
    assert unpacked(packed(reading), text, reading.text_sha256) == reading


def test_the_words_of_the_text_are_not_packed() -> None:
    assert TEXT[4:9] not in packed(WHOLE)


def test_a_reading_of_the_form_before_is_read_and_says_nothing_of_as_of() -> None:
    told = json.loads(packed(WHOLE))
    told["form"], told["claims"] = 1, [row[:-1] for row in told["claims"]]
    claims = tuple(replace(row, as_of=None) for row in WHOLE.claims)
    assert unpacked(json.dumps(told), TEXT, WHOLE.text_sha256) == replace(WHOLE, claims=claims)


def _spoilt(kind: str, at: int, value: Any) -> str:
    told = json.loads(packed(WHOLE))
    told[kind][0][at] = value
    return json.dumps(told)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        packed(WHOLE).replace('"form":2', '"form":3'),
        packed(WHOLE).replace('"form":2', '"form":1'),
        _spoilt("statements", 0, -1),
        _spoilt("statements", 1, 10_000),
        _spoilt("statements", 0, "4"),
        _spoilt("names", 3, "first"),
        _spoilt("numbers", 2, "many"),
        _spoilt("terms", 2, 7),
        _spoilt("claims", 3, [1]),
        packed(WHOLE).replace('"terms":[[', '"terms":[[1,2,'),
    ],
)
def test_nothing_else_is_taken_for_one(data: str) -> None:
    with pytest.raises(RecordMalformed):
        unpacked(data, TEXT, WHOLE.text_sha256)
