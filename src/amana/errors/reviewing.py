"""What goes wrong when questions of the queue are answered."""

from __future__ import annotations

from amana.errors.root import WrongUsage


class QuestionUnknown(WrongUsage):
    """No open question has this id. Facts: question."""

    code = "question-unknown"


class AnswerLacking(WrongUsage):
    """An answer without the value that it needs. Facts: question, property."""

    code = "answer-lacking"


class AnswerMisplaced(WrongUsage):
    """A value of another property than the question is about. Facts: question, property, given."""

    code = "answer-misplaced"
