"""Open claims: figures of people of whom nobody has said yet what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.event_accounts import items_meant
from amana.actions.comparing.figures import ToldFigure, figures_of
from amana.actions.comparing.wanting import Wanted
from amana.actions.taking_in.watched import watched
from amana.archive import Archive
from amana.compare.figures import is_open
from amana.records import Watch

OUTCOME: Final = "outcome"


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """One figure that is open, and the account that gives it."""

    told: ToldFigure
    account: Account


def open_claims(
    archive: Archive, wanted: Sequence[str], place: str | None = None, watch: Watch | None = None
) -> Iterator[OpenClaim]:
    """Those of no known outcome, in order of taking in."""
    corrections, asked = Corrections(archive), Wanted(place=place)
    for account in accounts_of(archive, watched(items_meant(archive, wanted), watch)):
        figures = [one for one in asked.among(figures_of(account, corrections)) if _is_told(one)]
        known = corrections.of([one.figure.id for one in figures])
        for one in figures:
            if one.figure.id not in known or not known[one.figure.id].standing(OUTCOME):
                yield OpenClaim(one, account)


def _is_told(told: ToldFigure) -> bool:
    """Once in each text, whether as a fact or not: those who are believed to be missing are looked for too."""
    return is_open(told.figure.category, told.figure.cues) and told.figure.repeats is None
