"""Files inside files: each is told of before what holds it, and nothing without end goes on without end."""

from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import Future
from hashlib import sha256
from unittest import mock

import pytest

from amana.errors import ReadingFailed
from amana.intake import Following, Outcome, Part, Reading, Reason, Task, TextVersion, Told, joined
from amana.intake.nested import DEEPEST, task_of


def _now(outcomes: list[Outcome]) -> Future[list[Outcome]]:
    done: Future[list[Outcome]] = Future()
    done.set_result(outcomes)
    return done


def _read(reading: Reading) -> Outcome:
    return Outcome("fake", "1", "read", reading.note, reading)


def _text(text: str) -> Outcome:
    return _read(Reading(texts=(TextVersion(text),)))


def _holding(*files: bytes, resume: str | None = None, first: int = 1) -> Outcome:
    parts = tuple(
        Part(f"member/{number}", "member", name=f"{number}.txt", data=data)
        for number, data in enumerate(files, first)
    )
    return _read(Reading(parts=parts, resume=resume))


def _no_more(_resume: str) -> Future[list[Outcome]]:
    raise AssertionError("there are no instalments")


def _texts(tasks: Sequence[Task]) -> Future[list[Outcome]]:
    return _now([_text(bytes(task.source).decode()) for task in tasks if isinstance(task.source, bytes)])


def _places(told: Sequence[Told]) -> list[tuple[str | None, str | None]]:
    return [(one.part, one.since) for one in told]


def test_files_inside_are_told_of_before_what_holds_them() -> None:
    told = list(Following(_texts, 10).follow(_holding(b"one", b"two"), _no_more))
    assert _places(told) == [("member/1", None), ("member/2", None), (None, None)]
    assert [one.outcome.reading.texts[0].text for one in told[:2] if one.outcome.reading] == ["one", "two"]


def test_what_is_inside_what_is_inside_has_a_place_from_the_whole_on() -> None:
    def read(tasks: Sequence[Task]) -> Future[list[Outcome]]:
        return _now([_holding(b"x") if task.source == b"box" else _text("x") for task in tasks])

    told = list(Following(read, 10).follow(_holding(b"box"), _no_more))
    assert _places(told) == [("member/1/member/1", None), ("member/1", None), (None, None)]


def test_instalments_follow_one_another_to_the_end() -> None:
    rest = {"a": _now([_holding(b"2", resume="b", first=2)]), "b": _now([_holding(b"3", first=3)])}
    told = list(Following(_texts, 10).follow(_holding(b"1", resume="a"), rest.__getitem__))
    assert _places(told) == [
        ("member/1", None),
        (None, None),
        ("member/2", None),
        (None, "a"),
        ("member/3", None),
        (None, "b"),
    ]


def test_one_instalment_is_read_ahead_and_no_more() -> None:
    """While the present one is told of, the next is already asked for; the one after it is not."""
    asked: list[str] = []

    def read_on(resume: str) -> Future[list[Outcome]]:
        asked.append(resume)
        following = chr(ord(resume) + 1) if resume < "e" else None
        return _now([_holding(b"x", resume=following, first=ord(resume))])

    seen = []
    for told in Following(_texts, 10).follow(_holding(b"x", resume="a"), read_on):
        seen.append((told.part is None, told.since, "".join(asked)))
    wholes = [(since, ahead) for whole, since, ahead in seen if whole]
    assert wholes == [(None, "a"), ("a", "ab"), ("b", "abc"), ("c", "abcd"), ("d", "abcde"), ("e", "abcde")]


def test_an_instalment_that_fails_ends_it_after_what_came_before() -> None:
    failed: Future[list[Outcome]] = Future()
    failed.set_exception(ReadingFailed(reason="not-started"))
    following = Following(_texts, 10).follow(_holding(b"x", resume="a"), lambda _: failed)
    assert [(one.part, one.since) for one in (next(following), next(following))] == [
        ("member/1", None),
        (None, None),
    ]
    with pytest.raises(ReadingFailed):
        next(following)


def test_a_reading_that_was_broken_off_goes_on_from_its_token() -> None:
    told = list(Following(_texts, 10).follow(_holding(b"3", first=3), _no_more, since="b"))
    assert _places(told) == [("member/3", None), (None, "b")]


def test_a_file_inside_is_read_in_instalments_too() -> None:
    def read(tasks: Sequence[Task]) -> Future[list[Outcome]]:
        rest = Reading(texts=(TextVersion("rest"),))
        first = Reading(texts=(TextVersion("first"),), resume="more")
        return _now([_read(rest if task.resume == "more" else first) for task in tasks])

    told = list(Following(read, 10).follow(_holding(b"long"), _no_more))
    assert _places(told) == [("member/1", None), ("member/1", "more"), (None, None)]


def test_a_reader_that_goes_in_circles_is_stopped_and_told() -> None:
    told = list(
        Following(_texts, 10).follow(_text("a"), lambda _: _now([_read(Reading(note="empty", resume="x"))]))
    )
    assert _places(told) == [(None, None)]
    told = list(
        Following(_texts, 10).follow(
            _read(Reading(texts=(TextVersion("a"),), resume="x")), lambda _: _now([_read(Reading(resume="x"))])
        )
    )
    assert [(one.outcome.outcome, one.outcome.reason) for one in told][-1] == ("failed", "garbled")


def test_what_holds_itself_ends_at_the_deepest_place() -> None:
    asked = 0

    def read(tasks: Sequence[Task]) -> Future[list[Outcome]]:
        nonlocal asked
        asked += len(tasks)
        return _now([_holding(b"itself") for _ in tasks])

    told = list(Following(read, 10).follow(_holding(b"itself"), _no_more))
    assert asked == DEEPEST
    deepest = told[0].outcome.reading
    assert deepest is not None
    assert (deepest.parts[0].reason, deepest.note) == ("too-deep", "left-out")


def test_what_multiplies_ends_by_the_budget() -> None:
    """Sixteen in each, each like the whole: 16^8 files, of which a few are read."""
    with mock.patch("amana.intake.nested.MOST_FILES", 100):
        following = Following(lambda tasks: _now([_holding(*[b"again"] * 16) for _ in tasks]), 10)
        told = list(following.follow(_holding(*[b"again"] * 16), _no_more))
    assert len(told) == 101
    left = [part.reason for one in told if one.outcome.reading for part in one.outcome.reading.parts]
    assert left.count("left-out") > 1000


def test_a_part_that_breaks_its_reader_costs_itself_alone() -> None:
    def read(tasks: Sequence[Task]) -> Future[list[Outcome]]:
        broken = Outcome("fake", "1", "failed", "crashed")
        return _now([broken if task.source == b"bad" else _text("good") for task in tasks])

    told = list(Following(read, 10).follow(_holding(b"good", b"bad", b"good"), _no_more))
    assert [one.outcome.outcome for one in told] == ["read", "failed", "read", "read"]


def test_small_files_travel_together_and_large_ones_alone() -> None:
    groups: list[int] = []

    def read(tasks: Sequence[Task]) -> Future[list[Outcome]]:
        groups.append(len(tasks))
        return _now([_text("x") for _ in tasks])

    list(Following(read, 10).follow(_holding(*[b"s"] * 40, bytes(2 << 20), b"s"), _no_more))
    assert groups == [32, 8, 1, 1]


class _Apart:
    """Files that come apart, and those that were asked for."""

    def __init__(self, files: dict[str, bytes | Reason]) -> None:
        self.files = files
        self.asked: list[str] = []

    def __call__(self, apart: str) -> Future[bytes | Reason]:
        self.asked.append(apart)
        done: Future[bytes | Reason] = Future()
        done.set_result(self.files[apart])
        return done

    def inside(self, _holder: Task, apart: str) -> Future[bytes | Reason]:
        return self(apart)


def _large(*sizes: int) -> Outcome:
    """A small file, then for each size a large one whose token is its number."""
    large = [
        Part(f"member/{number}", "member", name=f"{number}.txt", size=size, apart=str(number))
        for number, size in enumerate(sizes, 1)
    ]
    return _read(Reading(parts=(Part("member/s", "member", name="s.txt", data=b"s"), *large)))


def _reasons(told: Told) -> dict[str, Reason | None]:
    return {part.place: part.reason for part in told.outcome.reading.parts} if told.outcome.reading else {}


def test_a_large_file_inside_is_asked_for_read_and_told_like_any() -> None:
    apart = _Apart({"1": b"first", "2": b"second"})
    told = list(Following(_texts, 10).follow(_large(5, 6), _no_more, take_out=apart))
    assert _places(told) == [("member/s", None), ("member/1", None), ("member/2", None), (None, None)]
    texts = [one.outcome.reading.texts[0].text for one in told[:3] if one.outcome.reading]
    assert texts == ["s", "first", "second"]
    assert told[1].file is not None
    assert told[1].file.data == b"first"
    assert told[-1].sums == {
        f"member/{number}": sha256(data).hexdigest() for number, data in ((1, b"first"), (2, b"second"))
    }
    assert set(_reasons(told[-1]).values()) == {None}


def test_large_files_are_asked_for_one_at_a_time() -> None:
    """The second not before all of the first was told of, and what waits is done with before either."""
    apart = _Apart({"1": b"first", "2": b"second"})
    following = Following(_texts, 10).follow(_large(5, 6), _no_more, take_out=apart)
    asked = [(told.part, len(apart.asked)) for told in following]
    assert asked == [("member/s", 0), ("member/1", 1), ("member/2", 2), (None, 2)]


@pytest.mark.parametrize(
    ("given", "reason"), [("bomb", "bomb"), (b"less", "garbled"), (b"more than told", "garbled")]
)
def test_a_large_file_that_cannot_be_had_says_why_and_costs_itself_alone(
    given: bytes | Reason, reason: Reason
) -> None:
    apart = _Apart({"1": given, "2": b"second"})
    *inside, whole = Following(_texts, 10).follow(_large(5, 6), _no_more, take_out=apart)
    assert _places(inside) == [("member/s", None), ("member/2", None)]
    assert _reasons(whole) == {"member/s": None, "member/1": reason, "member/2": None}
    assert (whole.outcome.reason, list(whole.sums)) == ("parts-unread", ["member/2"])


def test_large_files_within_large_ones_are_held_up_to_a_measure() -> None:
    def read(tasks: Sequence[Task]) -> Future[list[Outcome]]:
        return _now([_large(5) if task.source == b"outer" else _text("x") for task in tasks])

    apart = _Apart({"1": b"outer", "2": b"plain"})
    with mock.patch("amana.intake.nested.MOST_HELD", 15):  # three of them
        told = list(Following(read, 10, apart.inside).follow(_large(5, 5), _no_more, take_out=apart))
    deep = "member/1/member/1/member/1"
    assert [one.part for one in told if one.part and one.part.startswith(deep)] == [f"{deep}/member/s", deep]
    (innermost,) = [one for one in told if one.part == deep]
    assert _reasons(innermost) == {"member/s": None, "member/1": "too-large"}
    assert told[-2].part == "member/2"  # what was held is let go of, so that there is room


def test_who_cannot_ask_for_large_files_is_told_that_they_are_too_large() -> None:
    *_, whole = Following(_texts, 10).follow(_large(5), _no_more)
    assert _reasons(whole)["member/1"] == "too-large"


def test_large_files_count_in_the_budget() -> None:
    with mock.patch("amana.intake.nested.LEAST_BYTES", 9):
        following = Following(_texts, 0)
    *_, whole = following.follow(_large(5, 6), _no_more, take_out=_Apart({"1": b"first"}))
    assert _reasons(whole)["member/2"] == "left-out"
    assert whole.outcome.reason == "left-out"


def test_a_large_file_at_hand_is_not_sent_whole() -> None:
    data = bytes((4 << 20) + 1)
    source = task_of(Part("a", "member", data=data)).source
    assert isinstance(source, io.BytesIO)
    assert source.getbuffer() == data
    assert task_of(Part("a", "member", data=b"x")).source == b"x"


def test_places_are_joined_in_steps() -> None:
    assert joined(None, None) is None
    assert joined("member/a", None) == "member/a"
    assert joined(None, "page/1") == "page/1"
    assert joined("member/a", "page/1") == "member/a/page/1"
