"""Reasons: stable words, errors as text and the system's phrases, said in the person's language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import LogDamaged, ObjectDamaged
from amana.phrases import Speaker, reason_in_words

ENGLISH = Speaker()
ARABIC = Speaker("ar")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("vanished", "it went away while it was being taken in"),
        ("ENOSPC", "the disk is full"),
        ("No such file or directory", "there is no such file or folder"),
        ("something never heard of", "something never heard of"),
        (
            str(LogDamaged(device="d1", reason="rolled-back")),
            "The log of d1 is not what the device signed: it is shorter than it was: entries were taken away",
        ),
        (
            "abc: " + str(ObjectDamaged(object="abc", found="def")),
            "abc: The object abc is damaged: its bytes are not those it is named for",
        ),
        ("no-such-code (a='b')", "no-such-code (a='b')"),
        ("log-damaged (device=, reason)", "log-damaged (device=, reason)"),
    ],
)
def test_a_reason_is_said_in_words(reason: str, told: str) -> None:
    assert reason_in_words(ENGLISH, reason) == told


def test_a_reason_is_said_in_arabic() -> None:
    told = reason_in_words(ARABIC, str(LogDamaged(device="d1", reason="rolled-back")))
    assert told == "سجلّ \u2068d1\u2069 ليس كما وقّعه الجهاز: \u2068هو أقصر ممّا كان: حُذفت منه قيود\u2069"


@given(st.text())
def test_any_text_can_be_a_reason(reason: str) -> None:
    assert isinstance(reason_in_words(ENGLISH, reason), str)
    assert reason_in_words(ENGLISH, f"log-damaged ({reason})")
