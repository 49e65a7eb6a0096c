"""Texts that do not say when they were published, where another account of their event lets a day be proposed."""

from __future__ import annotations

from collections.abc import Iterator

from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.grouping import ProposedEvent, events_proposed
from amana.actions.reviewing.asked_rows import is_answered, open_text, question_id
from amana.actions.reviewing.proposing import with_proposals
from amana.actions.reviewing.queue_values import Asked, Option, Question, Reason
from amana.archive import Archive
from amana.reading import Span
from amana.records import made_id

_MOST_TOLD = 3
_MOST_OPTIONS = 6


def proposal_id(account: str, day: str) -> str:
    """The id of a proposal: to reject it says nothing of the account itself."""
    return made_id("proposed-day", account, day)


def day_questions(archive: Archive) -> Iterator[Question]:
    """For each undated text of an event, confirmed or proposed, for which a day fits that nobody has rejected."""
    asked: set[str] = set()
    corrections = Corrections(archive)
    for event in events_proposed(archive):
        if any(one.published is None for one in event.accounts):
            for question in _of_event(archive, event):
                name = proposal_id(question.first.subject, question.proposed or "")
                if question.id not in asked and not is_answered(corrections.of([name]), name, question.prop):
                    asked.add(question.id)
                    yield question


def _of_event(archive: Archive, event: ProposedEvent) -> Iterator[Question]:
    meant = {one.account for one in event.accounts}
    found = accounts_of(archive, dict.fromkeys(one.item for one in event.accounts))
    for account in with_proposals([one for one in found if one.id in meant]):
        if account.proposal is not None:
            yield _question(account)


def _question(account: Account) -> Question:
    """What hangs on the day are the times that are counted from it."""
    proposal = account.proposal
    assert proposal is not None
    days = dict.fromkeys((proposal.day, *proposal.others))
    named = proposal.weekdays[0]
    row = Span(named.start, named.end, named.text)
    told = tuple(Reason("told", one.text, one.day) for one in proposal.told if one.text)[:_MOST_TOLD]
    return Question(
        question_id(account.item, "day", account.id),
        "day",
        "account",
        "published",
        (Asked(account.id, row.text, open_text(account).place_of(row), told),),
        proposal.day,
        tuple(map(Option, list(days)[:_MOST_OPTIONS])),
        1 + sum(time.anchor == "publication" for time in account.reading.times),
    )
