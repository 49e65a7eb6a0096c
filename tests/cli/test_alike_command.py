"""`amana alike`: how near-copies are told, to a person and to a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amana.catalogue import ItemSummary
from amana.compare import Change, Difference, Likeness, PictureLikeness, TextLikeness
from tests.cli.conftest import ITEM, SHA, FakeArchive, Said

Say = Callable[..., Said]


def _item(name: str, **more: Any) -> ItemSummary:
    return ItemSummary(ITEM, SHA, name, f"card/{name}", 9_000, "image/jpeg", "2026", "2026-03-01", **more)


PICTURE = Likeness(
    _item("صورة.jpg", suspect="lost"),
    0.9,
    picture=PictureLikeness(12, "frame/2", "member/a.jpg", "this", 2, 5),
    differences=(Difference("size", 4_100_000, 210_000), Difference("taken", "2016-12-13T09:00:00", None)),
)
TEXT = Likeness(
    _item("page.html"),
    0.7,
    text=TextLikeness(
        "ab" * 32,
        "cd" * 32,
        0.68,
        shared=0.9999,
        contained=1.0,
        words=640,
        other_words=1,
        removed=2,
        added=1,
        change_count=2,
        changes=(Change("1,500", "2,000", 9, 9), Change("nobody\nslept", "", 70, 70), Change("", "old", 90, 75)),
    ),
)
SAME = Likeness(_item("copy.txt"), 1.0, text=TextLikeness("ab" * 32, "ab" * 32, 1.0, shared=1.0, contained=1.0))
LONG = Likeness(_item("book.txt"), 0.4, text=TextLikeness("ab" * 32, "cd" * 32, 0.41))
RESPELT = Likeness(
    _item("other.txt"),
    1.0,
    text=TextLikeness("ab" * 32, "cd" * 32, 1.0, shared=1.0, contained=1.0, removed=0, added=0),
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Likeness]:
    """What the library finds."""
    told: list[Likeness] = []
    asked: list[Any] = []

    def alike(_: object, item: str, *, limit: int) -> tuple[Likeness, ...]:
        asked.append(item)
        return tuple(told[:limit])

    monkeypatch.setattr(FakeArchive, "alike", alike, raising=False)
    return told


def test_a_picture_is_told_with_its_distance_and_what_differs(say: Say, found: list[Likeness]) -> None:
    found.append(PICTURE)
    said = say("alike", ITEM)
    assert said.status == 0
    assert "12 of 256 bits differ" in said.out
    assert "a margin seems to be cut off this one" in said.out
    assert "2 of 5 pictures or frames are alike" in said.out
    assert "here: frame/2, there: member/a.jpg" in said.out
    assert "size: 4.1 MB → 210.0 kB" in said.out.replace("210 kB", "210.0 kB")
    assert "taken: 2016-12-13T09:00:00 → not known" in said.out
    assert "1 near-copy" in said.err


def test_a_text_is_told_with_its_changes(say: Say, found: list[Likeness]) -> None:
    found.append(TEXT)
    out = say("alike", ITEM).out
    assert "99 % of the runs of words are in both, 100 %" in out
    assert "2 words only here · 1 word only there · in 2 places" in out
    assert "“1,500” → “2,000”" in out
    assert "only here: “nobody slept”" in out
    assert "only there: “old”" in out


def test_the_same_text_a_long_one_and_another_spelling(say: Say, found: list[Likeness]) -> None:
    found.extend([SAME, RESPELT, LONG])
    out = say("alike", ITEM).out
    assert "the same to the letter" in out
    assert "the same words, written otherwise" in out
    assert "about 41 %" in out


def test_a_program_gets_all_of_it(say: Say, found: list[Likeness]) -> None:
    found.extend([PICTURE, TEXT])
    first, second = say("alike", ITEM, "--json").lines
    assert (first["rank"], first["item"], first["name"], first["suspect"]) == (1, ITEM, "صورة.jpg", "lost")
    assert first["picture"]["other_part"] == "member/a.jpg"
    assert first["text"] is None
    assert first["differences"][1] == {"what": "taken", "this": "2016-12-13T09:00:00", "other": None}
    assert second["text"]["identical"] is False
    assert second["text"]["changes"][0] == {"this": "1,500", "other": "2,000", "start": 9, "other_start": 9}


def test_in_arabic_and_when_there_is_none(say: Say, found: list[Likeness]) -> None:
    assert "Nothing that is kept is nearly the same." in say("alike", ITEM).err
    found.append(PICTURE)
    said = say("alike", ITEM, "--lang", "ar")
    assert "فرق في 12 بِتًّا من 256" in said.out
    assert "مادّة شبيهة واحدة" in said.err


def test_more_may_be_asked_for(say: Say, found: list[Likeness]) -> None:
    found.extend([PICTURE, TEXT])
    assert "--limit" in say("alike", ITEM, "--limit", "1").err
    assert "--limit" not in say("alike", ITEM).err
    assert say("alike", ITEM, "--limit", "0").status == 2
