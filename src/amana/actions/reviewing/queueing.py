"""The queue: what reading leaves open, in the order in which an hour of work settles most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeVar

from amana.actions.comparing.account_ids import OF_EVENT
from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.event_accounts import items_meant
from amana.actions.knowledge.knowing import Knowing
from amana.actions.knowledge.people import Names
from amana.actions.reviewing.asked_days import day_questions
from amana.actions.reviewing.asked_events import AskedEvents
from amana.actions.reviewing.asked_people import AskedPeople
from amana.actions.reviewing.asked_rows import open_text
from amana.actions.reviewing.queue_values import KINDS, Question, QuestionKind, Queue
from amana.archive import Archive
from amana.errors import ItemAmbiguous, ItemUnknown, QuestionUnknown
from amana.language import fold

MOST_KEPT: Final = 2_000
"""Questions of a kind that are put in order: of more, those that settle most."""

_ID_HALF = 8
Group = TypeVar("Group")


@dataclass
class _Kept:
    """The questions of one kind that settle most, and in how many texts each is asked."""

    questions: list[Question] = field(default_factory=list)
    recurs: Counter[str] = field(default_factory=Counter)

    def add(self, question: Question) -> None:
        self.recurs[_words(question)] += 1
        self.questions.append(question)
        if len(self.questions) > 2 * MOST_KEPT:
            self.questions = self.best()

    def best(self) -> list[Question]:
        told = (replace(one, recurs=self.recurs[_words(one)]) for one in self.questions)
        return sorted(told, key=order)[:MOST_KEPT]


def order(question: Question) -> tuple[int, int, int, str]:
    """What settles most first; of equals what is asked in most texts; then by kind and id, to be stable."""
    return -question.settles, -question.recurs, KINDS.index(question.kind), question.id


def _words(question: Question) -> str:
    if question.kind in ("category", "speaker"):
        return question.id  # each is a question of its own
    return " ".join(map(fold, question.first.words.split()))


class Asking(Protocol[Group]):
    """Asks about groups: first how much each settles, then the question in full."""

    def questions(self) -> Iterator[tuple[int, str, Group]]:
        """For each group how much an answer settles, the question's id, the group."""
        ...

    def question(self, settles: int, name: str, group: Group, /) -> Question | None:
        """The question in full; None where its texts have gone meanwhile."""
        ...


class Queueing:
    """Makes the queue of an archive as it stands now."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._knowing = archive, Knowing(archive)

    def queue(self, kind: QuestionKind | None, limit: int) -> Queue:
        """The first questions, of one kind or of all."""
        counts: Counter[QuestionKind] = Counter()
        questions: list[Question] = []
        if kind in (None, "event"):
            questions += _first(AskedEvents(self._archive), "event", limit, counts)
        if kind in (None, "name"):
            questions += _first(AskedPeople(self._archive, Names(self._archive)), "name", limit, counts)
        if kind in (None, "day"):
            days = list(day_questions(self._archive))
            counts["day"] = len(days)
            questions += days
        if kind not in ("event", "name", "day"):
            questions += self._rows(kind, counts)
        return Queue(tuple(sorted(questions, key=order)[:limit]), tuple((one, counts[one]) for one in KINDS))

    def _rows(self, kind: QuestionKind | None, counts: Counter[QuestionKind]) -> Iterator[Question]:
        kept: dict[QuestionKind, _Kept] = {}
        for account in accounts_of(self._archive, items_meant(self._archive, ())):
            for question in self._of(account):
                if kind in (None, question.kind):
                    counts[question.kind] += 1
                    kept.setdefault(question.kind, _Kept()).add(question)
        for one in kept.values():
            yield from one.best()

    def _of(self, account: Account) -> Iterator[Question]:
        return open_text(account, self._events(account)).questions(Corrections(self._archive))

    def _events(self, account: Account) -> int:
        """How many accounts tell of the event that somebody says this one is of; 1 where nobody does."""
        events = {one.value for one in self._knowing.told_of([account.id, account.item], OF_EVENT)}
        told = (self._knowing.telling(OF_EVENT, event) for event in events)
        sizes = (len({one.row.assertion.subject for one in said}) for said in told)
        return max(sizes, default=1)

    def question(self, wanted: str) -> Question:
        """The open question with this id. QuestionUnknown."""
        name = wanted.strip().lower()
        found = next((one for one in self._candidates(name) if one.id == name), None)
        if found is None:
            raise QuestionUnknown(question=wanted)
        return found

    def _candidates(self, name: str) -> Iterator[Question]:
        try:
            record = self._archive.catalogue.item(name[:_ID_HALF])
        except ItemUnknown:
            pass
        except ItemAmbiguous:
            yield from self._rows(None, Counter())
        else:
            for account in accounts_of(self._archive, [record.item]):
                yield from self._of(account)
        yield from day_questions(self._archive)
        yield from _named(AskedPeople(self._archive, Names(self._archive)), name)
        yield from _named(AskedEvents(self._archive), name)


def _first(
    asking: Asking[Group], kind: QuestionKind, limit: int, counts: Counter[QuestionKind]
) -> Iterator[Question]:
    """The questions about whole groups that settle most."""
    drafts = sorted(asking.questions(), key=_draft_order)
    counts[kind] = len(drafts)
    found = (asking.question(*draft) for draft in drafts[:limit])
    yield from (one for one in found if one is not None)


def _named(asking: Asking[Group], name: str) -> Iterator[Question]:
    for draft in asking.questions():
        if draft[1] == name and (question := asking.question(*draft)):
            yield question


def _draft_order(draft: tuple[int, str, object]) -> tuple[int, str]:
    return -draft[0], draft[1]
