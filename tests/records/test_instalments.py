"""How far readers have come: to the end, to a token, or nowhere."""

from __future__ import annotations

from amana.records import Intake, how_far


def _read(since: str | None, resume: str | None, version: str = "1", part: str | None = None) -> Intake:
    return Intake("ab" * 32, "chat", version, "read", since=since, resume=resume, part=part)


def test_most_are_read_at_once() -> None:
    assert how_far([_read(None, None)]) == {("chat", "1"): None}
    assert how_far([]) == {}


def test_instalments_lead_to_the_end_in_whatever_order_they_came() -> None:
    assert how_far([_read("b", None), _read(None, "a"), _read("a", "b")]) == {("chat", "1"): None}


def test_what_was_broken_off_goes_on_at_its_token_each_version_by_itself() -> None:
    told = how_far([_read(None, "a"), _read("a", "b"), _read(None, None, "2")])
    assert told == {("chat", "1"): "b", ("chat", "2"): None}


def test_without_a_beginning_and_inside_the_item_nothing_is_told() -> None:
    assert how_far([_read("a", None), _read(None, None, part="member/a.txt")]) == {}


def test_a_circle_has_no_end() -> None:
    assert how_far([_read(None, "a"), _read("a", "b"), _read("b", "a")])[("chat", "1")] in {"a", "b"}
