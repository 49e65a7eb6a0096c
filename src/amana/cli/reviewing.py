"""A sitting over the queue: a question is shown, a letter answers it, and the next one comes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amana.cli.faults import tell_error
from amana.cli.question_lines import show_question
from amana.cli.voice import Voice
from amana.errors import AnswerLacking, AnswerMisplaced, ValueUnreadable

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.reviewing import queue_values

_AT_ONCE = 50
_LETTERS: dict[str, queue_values.Answer] = {"a": "accept", "c": "correct", "r": "reject"}


class Sitting:
    """One person's answers, until they stop or nothing is open."""

    def __init__(self, voice: Voice, archive: OpenArchive, kind: queue_values.QuestionKind | None) -> None:
        self._voice, self._archive, self._kind = voice, archive, kind
        self._done: list[queue_values.Answered] = []
        self._passed: set[str] = set()

    def run(self) -> int:
        """Ask until somebody says to stop."""
        batch = self._batch()
        while batch:
            question = batch.pop(0)
            said = self._ask(question)
            if said == "q":
                return self._end()
            if said == "u":
                batch[:0] = [*self._take_back(), question]
            batch = batch or self._batch() or self._second_thoughts()
        self._voice.tell(self._voice.say("review-nothing"))
        return self._end()

    def _second_thoughts(self) -> list[queue_values.Question]:
        """Nothing is open any more: the last answer may still be taken back."""
        said = self._line(self._voice.say("review-ask-last")) if self._done else None
        return self._take_back() if said and said[:1].lower() == "u" else []

    def _batch(self) -> list[queue_values.Question]:
        limit = _AT_ONCE + len(self._passed)
        found = self._archive.suggestions(self._kind, limit).questions
        return [one for one in found if one.id not in self._passed]

    def _ask(self, question: queue_values.Question) -> str:
        """The letter that was said last about this question."""
        voice = self._voice
        show_question(voice, question)
        while True:
            said = self._line(voice.say(f"review-ask-{question.kind}"))
            letter = "q" if said is None else said[:1].lower()
            if letter == "s":
                self._passed.add(question.id)
            if letter in ("q", "s", "u"):
                return letter
            if letter in _LETTERS and self._answer(question, _LETTERS[letter]):
                return letter
            if letter not in _LETTERS:
                voice.tell(voice.say("review-letters"))

    def _answer(self, question: queue_values.Question, answer: queue_values.Answer) -> bool:
        """Whether it was taken: a value that cannot be is told, and asked for again."""
        prop = "same" if question.kind in ("event", "name") else question.prop
        values = {}
        if answer == "correct":
            written = self._line(self._voice.say(f"review-value-{question.kind}", property=prop))
            values = {prop: self._option(question, written or "")}
        try:
            done = self._archive.review(question, answer, **values)
        except (AnswerLacking, AnswerMisplaced, ValueUnreadable) as fault:
            tell_error(self._voice, fault)
            return False
        self._done.append(done)
        self._voice.print(self._voice.say("review-said", count=len(done.assertions)))
        self._voice.print()
        return True

    @staticmethod
    def _option(question: queue_values.Question, written: str) -> str:
        """The value whose number was typed, or what was typed."""
        numbered = {str(at): option.value for at, option in enumerate(question.options, 1)}
        return numbered.get(written.strip(), written)

    def _take_back(self) -> list[queue_values.Question]:
        """The question that was answered last, open again; none where nothing was answered."""
        if not self._done:
            return []
        last = self._done.pop()
        for one in reversed(last.assertions):
            self._archive.undo(one)
        self._voice.print(self._voice.say("review-undone", count=len(last.assertions)))
        return [last.question]

    def _line(self, asked: str) -> str | None:
        """What is typed in answer; None where there is nobody any more."""
        sys.stderr.write(asked + " ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        return line.strip() if line else None

    def _end(self) -> int:
        self._voice.tell(self._voice.say("review-ended", count=len(self._done)))
        return 0
