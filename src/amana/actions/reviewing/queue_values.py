"""What the queue asks a person, and what an answer comes to: values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

QuestionKind = Literal["event", "name", "day", "place", "time", "category", "speaker"]
KINDS: Final[tuple[QuestionKind, ...]] = ("event", "name", "day", "place", "time", "category", "speaker")
Answer = Literal["accept", "correct", "reject"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: words of a text, and the sentence around them."""

    item: str
    title: str
    text_version: str
    start: int
    end: int
    sentence: str
    sentence_start: int


@dataclass(frozen=True, slots=True)
class Option:
    """A value that it may have. `label` is what a person would call it; empty where the value says it."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for an answer, or against it: kinds as of `compare.people.Ground`, of events as of evidence."""

    kind: str
    one: str = ""
    other: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the things that a question is about: a row of a reading, a name, an account; and where it stands.

    `reasons` are those for and against its being one with the first. `more` are the ids of others, in other texts,
    that are written alike and answered together with it.
    """

    subject: str
    words: str
    place: Place
    reasons: tuple[Reason, ...] = ()
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a person. `prop` is the property that an answer says something of, `options` what it may be.

    To accept says what is `proposed` (of names: that all in `asked` are one with the first; of accounts: that all
    tell of the event that has this id). `settles` is how
    much hangs on the answer: the things asked about, and what rests on them; `recurs` in how many texts the
    same is asked.
    """

    id: str
    kind: QuestionKind
    subject_type: str
    prop: str
    asked: tuple[Asked, ...]
    proposed: str | None = None
    options: tuple[Option, ...] = ()
    settles: int = 1
    recurs: int = 1

    @property
    def first(self) -> Asked:
        """What is asked about first: of several written alike, the first in the text."""
        return self.asked[0]


@dataclass(frozen=True, slots=True)
class Queue:
    """The questions asked for, what settles most first; `counts` are how many there are of each kind."""

    questions: tuple[Question, ...]
    counts: tuple[tuple[QuestionKind, int], ...]

    @property
    def total(self) -> int:
        """How many questions there are."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer came to: the assertions it made (ids), which `undo` takes back one by one."""

    question: Question
    answer: Answer
    assertions: tuple[str, ...]
