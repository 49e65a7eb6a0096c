"""Answers in the reading room: one person's sitting over the questions that all who are there share."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import TYPE_CHECKING, Final

from amana.errors import AssertionFallen, QuestionUnknown
from amana.web.house.room import Room
from amana.web.reviewing.question_list import QuestionList

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.reviewing import queue_values

_KEPT: Final = "sittings"
_MOST_DONE = 500
_first = Lock()


@dataclass
class Sitter:
    """What one browser did since the room was opened: answers to be taken back, and what it left for later."""

    done: list[queue_values.Answered] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Taken:
    """Who answered a question here, and how; `who` None where no name was given."""

    who: str | None
    answer: queue_values.Answer


class Sittings:
    """All sittings of a room. One answer at a time: what two give to one question, the first of them gave."""

    def __init__(self, room: Room) -> None:
        self.list = QuestionList(room)
        self._lock = RLock()
        self._sitters: dict[str, Sitter] = {}
        self._taken: dict[str, Taken] = {}

    def sitter(self, session: str) -> Sitter:
        """The sitting of a session."""
        return self._sitters.setdefault(session, Sitter())

    def taken(self, question: str) -> Taken | None:
        """Who answered it here meanwhile; None where nobody did."""
        return self._taken.get(question)

    def next(
        self, kind: queue_values.QuestionKind | None, sitter: Sitter, wanted: str = ""
    ) -> queue_values.Question | None:
        """The one that is asked for, if it waits; else the first that the sitter did not leave for later."""
        waiting = self.list.questions(kind)
        named = self.list.get(wanted, kind) if wanted else None
        return named or next((one for one in waiting if one.id not in sitter.passed), None)

    def answer(
        self,
        archive: OpenArchive,
        question: str,
        said: queue_values.Answer,
        values: Mapping[str, str],
        sitter: Sitter,
    ) -> queue_values.Answered:
        """Let the answer enter the record. QuestionUnknown where it waits no more, and what `review` raises."""
        with self._lock:
            before, held = archive.stamp(), self.list.get(question)
            if question in self._taken:
                raise QuestionUnknown(question=question)
            # Somebody wrote elsewhere: whether it is still open, the archive tells.
            asked = held if held is not None and self.list.is_of(before) else archive.question(question)
            done = archive.review(asked, said, **{name.replace("-", "_"): value for name, value in values.items()})
            self._taken[question] = Taken(archive.person, said)
            self.list.answer(done.question, before, archive.stamp())
            sitter.done.append(done)
            del sitter.done[:-_MOST_DONE]
            return done

    def take_back(self, archive: OpenArchive, sitter: Sitter) -> queue_values.Answered | None:
        """The sitter's last answer, taken back: its question waits again. None where there is none."""
        with self._lock:
            if not sitter.done:
                return None
            before, last = archive.stamp(), sitter.done.pop()
            for one in reversed(last.assertions):
                with suppress(AssertionFallen):  # taken back on another page already
                    archive.undo(one)
            self._taken.pop(last.question.id, None)
            sitter.passed.discard(last.question.id)
            self.list.open_again(last.question, before, archive.stamp())
            return last


def sittings(room: Room) -> Sittings:
    """Those of this room; forgotten when it locks."""
    with _first:
        found = room.kept.pop(_KEPT, None) or Sittings(room)
        room.kept[_KEPT] = found  # put last: what was used lately is forgotten last
    return found
