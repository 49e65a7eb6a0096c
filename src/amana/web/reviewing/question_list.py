"""The questions that wait: looked for once, walked through, and looked for anew behind the scenes."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from amana.errors import AmanaError, RoomLocked
from amana.web.house.room import Room

if TYPE_CHECKING:
    from amana.actions.reviewing import queue_values

AT_ONCE: Final = 100
"""Questions that are looked for at a time."""

WAIT: Final = 2.0
"""Seconds that a page waits for them; after that it says that they are being looked for."""

_REST = 10  # times as long as looking took, between two looks that nobody waits for
_MOST_WRITES = 1_000


@dataclass
class _Drawn:
    """What was found of one kind (None: of all) in the archive as it stood at `stamp`."""

    stamp: object
    questions: list[queue_values.Question]
    counts: dict[str, int]
    seconds: float
    at: float = field(default_factory=time.monotonic)
    answered: int = 0


class QuestionList:
    """The questions of a room, by kind. What was answered here leaves the lists at once; that somebody wrote
    otherwise is seen by the archive's stamp, and they are looked for anew in a thread of its own.
    """

    def __init__(self, room: Room) -> None:
        self._room, self._lock = room, Lock()
        self._drawn: dict[queue_values.QuestionKind | None, _Drawn] = {}
        self._looking: dict[queue_values.QuestionKind | None, Event] = {}
        self._faults: dict[queue_values.QuestionKind | None, AmanaError] = {}
        self._own: dict[object, object] = {}
        self.gone: set[str] = set()
        """Those that were answered here (ids)."""

    def ready(self, kind: queue_values.QuestionKind | None, stamp: object, passed: Collection[str] = ()) -> bool:
        """Whether there is a list to walk; if there is none, or nothing is left of it, it is looked for now.

        `passed` are questions that somebody left for later. Raises what looking raised.
        """
        for one in dict.fromkeys((kind, None)):
            self._refresh(one, stamp)
        drawn = self._drawn.get(kind)
        left = drawn is not None and any(one.id not in passed for one in self.questions(kind))
        done = drawn is not None and drawn.stamp == stamp and not drawn.answered
        if left or done:
            return True
        self._look(kind).wait(WAIT)
        fault = self._faults.pop(kind, None)
        if fault is not None:
            raise fault
        return kind in self._drawn and kind not in self._looking

    def questions(self, kind: queue_values.QuestionKind | None) -> list[queue_values.Question]:
        """Those that wait, what settles most first."""
        drawn = self._drawn.get(kind)
        return [one for one in drawn.questions if one.id not in self.gone] if drawn else []

    def counts(self, kind: queue_values.QuestionKind | None) -> tuple[dict[str, int], bool]:
        """How many wait of each kind, and whether that is of all; else of this one, and the rest is looked for."""
        whole, drawn = self._drawn.get(None), self._drawn.get(kind)
        if whole is None and drawn is not None:
            self._look(None)
        told = dict(whole.counts) if whole else {}
        if drawn is not None and kind is not None:
            told[kind] = drawn.counts.get(kind, 0)
        return told, whole is not None

    def get(self, question: str, kind: queue_values.QuestionKind | None = None) -> queue_values.Question | None:
        """The one with this id, where it waits in any of the lists; as that of `kind` has it, where it does."""
        lists = sorted(self._drawn.items(), key=lambda row: row[0] != kind)
        held = (one for _, drawn in lists for one in drawn.questions)
        return next((one for one in held if one.id == question and one.id not in self.gone), None)

    def about(self, subject: str, kind: queue_values.QuestionKind | None) -> queue_values.Question | None:
        """The first that waits of this kind and asks about this (the id of a row, a name, an account)."""
        waiting = self.questions(kind) if subject else []
        return next((one for one in waiting if any(subject == asked.subject for asked in one.asked)), None)

    def is_of(self, stamp: object) -> bool:
        """Whether all lists are of the archive as it stands: nobody wrote but here."""
        return all(one.stamp == stamp for one in self._drawn.values())

    def answer(self, question: queue_values.Question, before: object, after: object) -> None:
        """It was answered here, and the archive's stamp went from `before` to `after`."""
        self.gone.add(question.id)
        self._count(question, -1)
        self.wrote(before, after)

    def open_again(self, question: queue_values.Question, before: object, after: object) -> None:
        """Its answer was taken back: it comes first."""
        self.gone.discard(question.id)
        self._count(question, 1)
        for kind, drawn in self._drawn.items():
            if kind in (None, question.kind) and all(one.id != question.id for one in drawn.questions):
                drawn.questions.insert(0, question)
        self.wrote(before, after)

    def wrote(self, before: object, after: object) -> None:
        """What was written here changes none of the lists but by the question that it answers."""
        with self._lock:
            self._own[before] = after
            for old in list(self._own)[:-_MOST_WRITES]:
                del self._own[old]
            for drawn in self._drawn.values():
                drawn.stamp = after if drawn.stamp == before else drawn.stamp

    def _refresh(self, kind: queue_values.QuestionKind | None, stamp: object) -> None:
        """Look anew where somebody wrote, though not all the time where looking takes long."""
        drawn = self._drawn.get(kind)
        if drawn is not None and drawn.stamp != stamp and time.monotonic() - drawn.at > _REST * drawn.seconds:
            self._look(kind)

    def _count(self, question: queue_values.Question, change: int) -> None:
        for kind, drawn in self._drawn.items():
            if kind in (None, question.kind):
                drawn.counts[question.kind] = max(0, drawn.counts.get(question.kind, 0) + change)
                drawn.answered += 1

    def _look(self, kind: queue_values.QuestionKind | None) -> Event:
        """Begin to look, once at a time; what is set when it has ended."""
        with self._lock:
            if kind in self._looking:
                return self._looking[kind]
            ended = self._looking[kind] = Event()
        Thread(target=self._looked, args=(kind, ended), name="amana-questions", daemon=True).start()
        return ended

    def _looked(self, kind: queue_values.QuestionKind | None, ended: Event) -> None:
        begun = time.monotonic()
        try:
            with self._room.lending.own() as archive:
                stamp = archive.stamp()
                found = archive.suggestions(kind, AT_ONCE)
            drawn = _Drawn(stamp, list(found.questions), dict(found.counts), time.monotonic() - begun)
            with self._lock:
                while drawn.stamp in self._own:
                    drawn.stamp = self._own[drawn.stamp]
                for one in drawn.questions:
                    if one.id in self.gone:  # answered while they were looked for
                        drawn.counts[one.kind] = max(0, drawn.counts.get(one.kind, 0) - 1)
                self._drawn[kind] = drawn
        except RoomLocked:
            pass
        except AmanaError as fault:
            self._faults[kind] = fault
        finally:
            with self._lock:
                self._looking.pop(kind, None)
            ended.set()
