"""Accounts that may tell of one event, as questions: a first one, and those that may tell of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amana.actions.comparing.account_ids import OF_EVENT, event_id
from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.grouping import Proposals, ProposedEvent, TellingAccount
from amana.actions.knowledge.knowing import Knowing
from amana.actions.reviewing.asked_people import MOST_TOGETHER
from amana.actions.reviewing.asked_rows import open_text, question_id
from amana.actions.reviewing.queue_values import Asked, Question, Reason
from amana.archive import Archive
from amana.compare.events import Tie
from amana.reading import Span

_MOST_FACTS = 3
_STEM = "~"  # before a word that stands for its stem
_SENTENCE = 40  # code points: what is shorter is a heading or a line of names
_OPENING = 200


def events_of(knowing: Knowing, accounts: Sequence[TellingAccount]) -> dict[str, str]:
    """Of which event accounts are, by their ids, where somebody said it of them or of their item."""
    wanted = {one.account: one.account for one in accounts} | {one.item: one.account for one in accounts}
    told = knowing.told_of(wanted, OF_EVENT)
    return {wanted[one.row.assertion.subject]: one.value for one in told if one.value}


class AskedEvents:
    """Makes questions of the events that are proposed and that nobody has confirmed."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._knowing = archive, Knowing(archive)
        self._proposals = Proposals(archive)

    def questions(self) -> Iterator[tuple[int, str, ProposedEvent]]:
        """For each event: how many accounts an answer settles, the id, the event. No text is read."""
        for event in self._proposals.events:
            rows = self._rows(event)
            if len(rows) > 1 and not event.sure:
                settles = sum(map(len, rows[: MOST_TOGETHER + 1]))
                yield settles, question_id(event.id, "event", rows[0][0].account), event

    def _rows(self, event: ProposedEvent) -> list[list[TellingAccount]]:
        """The accounts, those of one known event together: the most first, then in the order of their ids."""
        known = events_of(self._knowing, event.accounts)
        rows: dict[str, list[TellingAccount]] = {}
        for one in event.accounts:
            rows.setdefault(known.get(one.account, one.account), []).append(one)
        return sorted(rows.values(), key=lambda row: (-len(row), row[0].account))

    def question(self, settles: int, name: str, event: ProposedEvent) -> Question | None:
        """The question in full; None where its texts have gone meanwhile."""
        rows = self._rows(event)[: MOST_TOGETHER + 1]
        first = rows[0][0]
        ties = self._proposals.ties(event)
        told = ((row[0], self._account(row[0])) for row in rows)
        asked = tuple(
            _asked(account, _reasons(ties, first.account, one.account)) for one, account in told if account
        )
        known = events_of(self._knowing, event.accounts)
        proposed = next((known[one.account] for one in rows[0] if one.account in known), event_id(first.account))
        if len(asked) < 2:
            return None
        return Question(name, "event", "account", OF_EVENT, asked, proposed, (), settles)

    def _account(self, one: TellingAccount) -> Account | None:
        found = accounts_of(self._archive, [one.item])
        return next((account for account in found if account.id == one.account), None)


def _asked(account: Account, reasons: tuple[Reason, ...]) -> Asked:
    text = open_text(account)
    title = account.reading.document.title
    told = [one for one in text.view.sentences if title is None or one[0] >= title.end]
    start, end = next((one for one in told if one[1] - one[0] >= _SENTENCE), (0, min(len(account.text), _OPENING)))
    return Asked(account.id, account.title, text.place_of(Span(start, end, account.text[start:end])), reasons)


def _reasons(ties: Sequence[Tie], first: str, account: str) -> tuple[Reason, ...]:
    """Why an account is asked about beside the first: by the pair of the two, or else its likeliest pair."""
    own = [tie for tie in ties if account in (tie.one, tie.other)] if account != first else []
    best = max(own, key=lambda tie: ({tie.one, tie.other} == {first, account}, tie.score), default=None)
    evidence = best.evidence if best else ()
    return tuple(Reason(one.kind, ", ".join(_words(one.facts)), "", one.weight < 0) for one in evidence)


def _words(facts: Sequence[str]) -> list[str]:
    return [fact.removeprefix(_STEM) for fact in facts[:_MOST_FACTS]]
