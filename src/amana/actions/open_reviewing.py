"""What reading leaves open and who is named where, as methods of an opened archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from amana.actions.opened import Opened

if TYPE_CHECKING:
    from amana.actions.knowledge.people import Named
    from amana.actions.reviewing.queue_values import Answer, Answered, Question, QuestionKind, Queue
    from amana.catalogue import Mention, MentionKind
    from amana.compare.people import MentionPair


class OpenReviewing(Opened):
    """See `OpenArchive`."""

    def suggestions(self, kind: QuestionKind | None = None, limit: int = 20) -> Queue:
        """What a person is asked: names that may be of one, places and times that may be read in several ways,
        figures of which nobody knows what they count, statements of which nobody knows whose they are.

        What settles most comes first. All texts are looked through for it.
        """
        from amana.actions.browsing import overview
        from amana.actions.reviewing.queueing import Queueing  # what reads and compares is large

        archive = self._opened("suggest")
        found = Queueing(archive).queue(kind, limit)
        if kind is None:
            overview.keep_questions(archive, found.total)
        return found

    def question(self, question: str) -> Question:
        """The open question with this id. QuestionUnknown."""
        from amana.actions.reviewing.queueing import Queueing

        return Queueing(self._opened("review")).question(question)

    def review(self, question: str | Question, answer: Answer, **values: str) -> Answered:
        """Answer a question: `accept` what is proposed, `correct` it with a value of its property (of names:
        `same`, the ids of those that are one with the first), or `reject` it.

        What is said enters the log as the person's word, with the place in the text as its basis, and the question
        leaves the queue; `undo` of the assertions brings it back. QuestionUnknown, AnswerLacking,
        AnswerMisplaced, ValueUnreadable.
        """
        from amana.actions.knowledge import schemas
        from amana.actions.reviewing import reviewing

        archive = self._opened("review")
        asked = self.question(question) if isinstance(question, str) else question
        told = {name.replace("_", "-"): value for name, value in values.items()}
        return reviewing.answer(archive, schemas.schema_of(archive), asked, answer, told)

    def named(self, kind: MentionKind | None = None) -> Iterator[Named]:
        """People and groups whom more than one text names, as far as names may be of one: known or proposed, each
        with its mentions and why they are together.
        """
        from amana.actions.knowledge.people import Names

        return Names(self._opened("people")).named(kind)

    def names_like(self, name: str, limit: int = 20) -> tuple[tuple[Mention, MentionPair], ...]:
        """The names in other texts that may be of the same person or group as this one (the id of a name),
        with what speaks for and against each; what speaks most for it comes first. Looked up by keys, so that it
        costs the same however much is kept; of very common names the first 256 are looked at. SubjectUnknown.
        """
        from amana.actions.knowledge.people import names_like

        return names_like(self._opened("people"), name, limit)

    def called(self, kind: MentionKind, name: str) -> tuple[str, ...]:
        """The names in texts (ids) that may be of whom somebody calls so, in either script. Looked up by keys, as
        `names_like`; the first 256 of a very common name.
        """
        from amana.actions.knowledge.people import called

        return called(self._opened("people"), kind, name)
