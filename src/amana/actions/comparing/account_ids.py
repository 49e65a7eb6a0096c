"""The ids of accounts and of rows of readings: what people's assertions are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amana.records import made_id, made_ids

OF_EVENT = "of-event"
"""The property by which an item or an account is said to tell of an event."""


def account_id(text_version: str) -> str:
    """The id of what one text says of its main event."""
    return made_id("account", text_version)


def event_id(account: str) -> str:
    """The id of the event of a proposal, by its first account: two who confirm it apart speak of one event."""
    return made_id("event", account)


def row_id(text_version: str, start: int, end: int) -> str:
    """The id of a claim, statement, time or place of a text, by where it stands."""
    return made_id("claim", text_version, str(start), str(end))


def row_ids(text_version: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The same of many rows of one text."""
    return made_ids("claim", text_version, spans)
