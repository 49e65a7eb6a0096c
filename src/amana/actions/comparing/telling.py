"""Accounts and their figures as `compare.voices` takes them: what a translation keeps, and who is quoted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from amana.actions.comparing.accounts import Account, row_id
from amana.actions.comparing.figures import ToldFigure
from amana.compare.voices import Edge, Quoted, Telling, Voice, clusters, edges_of, near_texts
from amana.reading import NameMention, Number, Reading, Statement

_COUNTED = frozenset(["quantity", "percent", "money", "measure", "age"])
_PARTS = 2  # of a person's name, for two of that name to be taken for one voice


def voices_among(
    accounts: Sequence[Account], figures: Mapping[str, Sequence[ToldFigure]]
) -> tuple[tuple[Telling, ...], tuple[Edge, ...], tuple[Voice, ...]]:
    """The accounts for telling voices apart, who repeats whom, and the voices. `figures` by account."""
    tellings = tuple(telling_of(account, figures[account.id]) for account in accounts)
    edges = edges_of(tellings, near_texts({account.id: account.text for account in accounts}))
    return tellings, edges, clusters(tellings, edges)


def telling_of(account: Account, figures: Sequence[ToldFigure]) -> Telling:
    """One account. A day that is only proposed says nothing of who was first."""
    return Telling(
        account.id,
        account.reading.language,
        None if account.proposal else account.published,
        account.sources,
        marks_of(account.reading),
        tuple(_quoted(account, figures)),
        tuple(one.figure.id for one in figures),
    )


def marks_of(reading: Reading) -> tuple[str, ...]:
    """Places, days and numbers in the order of the text, as every language says them."""
    marks = [(row.start, f"p:{row.id}") for row in reading.places if row.id]
    marks += [(row.start, f"d:{row.first}") for row in reading.times if row.first and row.first == row.last]
    marks += [(row.start, _number(row)) for row in reading.numbers if row.role in _COUNTED]
    return tuple(mark for _, mark in sorted(marks))


def _number(row: Number) -> str:
    lower, upper = ("" if bound is None else f"{bound:g}" for bound in (row.lower, row.upper))
    return f"n:{lower}-{upper}"


def _quoted(account: Account, figures: Sequence[ToldFigure]) -> Iterator[Quoted]:
    for said in account.reading.statements:
        name = voice_name(account.reading, said)
        if name is not None:
            statement = row_id(account.text_version, said.start, said.end)
            inside = tuple(one.figure.id for one in figures if one.figure.statement == statement)
            yield Quoted(name, statement, inside)


def voice_name(reading: Reading, said: Statement) -> str | None:
    """Who says it, where that is somebody by name: `residents` and `Samir` may be others elsewhere."""
    name = said.speaker_name
    if name is None:
        return None
    kinds = {row.kind for row in reading.names if _names(row, name)}
    if "group" in kinds:
        return name
    return name if "person" in kinds and len(name.split()) >= _PARTS else None


def _names(row: NameMention, name: str) -> bool:
    return row.kind != "work" and row.text.casefold() == name.casefold()
