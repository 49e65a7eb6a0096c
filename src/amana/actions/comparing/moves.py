"""Movements that no claim tells, mostly since the text does not say how many moved: their figure has no bounds."""

from __future__ import annotations

from collections.abc import Iterator

from amana.actions.comparing.accounts import Account
from amana.actions.comparing.figures import figure_at, rests_on_proposal, spot_of
from amana.compare.figures import Figure, Spot
from amana.compare.timeline import Flow
from amana.reading import Move, View, moves_of


def without_figures(account: Account) -> Iterator[Flow]:
    """The movements of an account that none of its claims tells, in order."""
    view = View.of(account.text, account.reading.language)
    for move in moves_of(account.text, account.reading):
        start, end = view.sentence_at(move.start)
        yield Flow(
            _figure(account, move),
            _spot(account, move.source),
            _spot(account, move.destination),
            account.text[start:end],
            start,
            rests_on_proposal(account, move.first, move.last),
        )


def _figure(account: Account, move: Move) -> Figure:
    number = None if move.number is None else account.reading.numbers[move.number]
    span = move if number is None else number
    return figure_at(
        account,
        (span.start, span.end, span.text),
        move.statement,
        category=move.category,
        counted=move.counted.text,
        lower=number.lower if number else None,
        upper=number.upper if number else None,
        hedge=number.hedge if number else "vague",
        first=move.first,
        last=move.last,
        modality=move.modality,
    )


def _spot(account: Account, at: int | None) -> Spot | None:
    return None if at is None else spot_of(account.reading.places[at])
