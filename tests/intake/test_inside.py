"""A file is found again by its place, whether its bytes came with a reading or come apart."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from amana.errors import ReadingFailed
from amana.intake import Holder, Outcome, Part, Reading, Reason, Task, file_inside
from tests.intake.archives.makers import NOTE


class _Processes:
    """They take any file for one that holds another that comes apart; only `box` gives it."""

    def read_many(self, tasks: Iterable[Task], /) -> list[Outcome]:
        return [_outcome(Part("member/deep", "member", size=4, apart="deep")) for _ in tasks]

    def file_apart(self, task: Task, apart: str, /) -> bytes | Reason:
        return b"deep" if (task.source, apart) == (b"box", "deep") else "malformed"


def _outcome(*parts: Part, resume: str | None = None) -> Outcome:
    return Outcome("fake", "1", "read", None, Reading(parts=parts, resume=resume))


def _no_more(_token: str) -> Outcome:
    raise ReadingFailed(reason="malformed")


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("member/a", NOTE),
        ("member/a/member/deep", "malformed"),
        ("member/large", b"box"),
        ("member/large/member/deep", b"deep"),
        ("member/large/member/none", None),
        ("member/broken", "bomb"),
        ("member/broken/member/deep", "bomb"),
        ("member/larger", "too-large"),
        ("member/folder", None),
        ("member/nowhere", None),
    ],
)
def test_a_file_by_its_place(place: str, found: bytes | Reason | None) -> None:
    parts = (
        Part("member/a", "member", data=NOTE),
        Part("member/large", "member", size=3, apart="large"),
        Part("member/broken", "member", size=3, apart="broken"),
        Part("member/larger", "member", size=3, reason="too-large"),
        Part("member/folder", "member"),
    )
    taken: dict[str, bytes | Reason] = {"large": b"box", "broken": "bomb"}
    holder = Holder(_no_more, taken.__getitem__)
    assert file_inside(_outcome(*parts), holder, _Processes(), place) == found


def test_it_may_stand_in_a_later_instalment() -> None:
    later = {"1": _outcome(Part("member/b", "member", size=1, apart="b"))}
    holder = Holder(later.__getitem__, lambda _: b"x")
    first = _outcome(Part("member/a", "member", data=NOTE), resume="1")
    assert file_inside(first, holder, _Processes(), "member/b") == b"x"
