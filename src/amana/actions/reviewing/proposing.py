"""Days of publication proposed for undated texts of an event, and their times resolved against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from amana.actions.comparing.accounts import Account, resolved_against
from amana.compare.timeline import DayTold, Undated, WeekdayNamed, propose_day

_WEEKDAY: Final = "XXXX-WXX-"
_DAY: Final = len("2016-12-22")
_OWN: Final = frozenset(["absolute", "publication", "message", "text", "statement", "event"])


def with_proposals(accounts: Sequence[Account]) -> list[Account]:
    """The accounts of one event; those without a day get one proposed from the others, where one fits."""
    told = [day for account in accounts if account.published for day in _days_told(account)]
    return [account if account.published else _proposed(account, told) for account in accounts]


def _proposed(account: Account, told: Sequence[DayTold]) -> Account:
    proposal = propose_day(_undated(account), told)
    if proposal is None:
        return account
    reading = resolved_against(account, proposal.day)
    return replace(account, reading=reading, published=proposal.day, basis="proposed", proposal=proposal)


def _undated(account: Account) -> Undated:
    times = account.reading.times
    named = tuple(
        WeekdayNamed(int(row.value[len(_WEEKDAY)]), row.start, row.end, row.text)
        for row in times
        if row.value and row.value.startswith(_WEEKDAY) and row.value[len(_WEEKDAY) :] in "1234567"
    )
    years = [int(row.first[:4]) for row in times if row.first and row.anchor == "absolute"]
    return Undated(account.id, named, max(years, default=None))


def _days_told(account: Account) -> Iterator[DayTold]:
    """The single days that a dated account tells, and its own."""
    for row in account.reading.times:
        if row.first and row.first[:_DAY] == (row.last or "")[:_DAY] and row.anchor in _OWN:
            yield DayTold(row.first[:_DAY], account.id, row.text, row.start, row.end)
        elif row.last and row.anchor == "text" and row.type == "DATE":
            # The last days of a stretch: what ended then was told then.
            yield DayTold(row.last[:_DAY], account.id, row.text, row.start, row.end)
    if account.published:
        yield DayTold(account.published[:_DAY], account.id, "", 0, 0, published=True)
