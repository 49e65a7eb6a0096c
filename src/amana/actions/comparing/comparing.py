"""The table of accounts: how many each tells of, side by side, and what every two figures are to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from string import ascii_uppercase
from typing import Final

from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.event_accounts import items_meant
from amana.actions.comparing.figures import ToldFigure, figures_of
from amana.actions.comparing.telling import voices_among
from amana.actions.comparing.wanting import Wanted
from amana.actions.knowledge.geography import KnownPlaces
from amana.actions.reviewing.proposing import with_proposals
from amana.actions.taking_in.watched import watched
from amana.archive import Archive
from amana.compare.figures import CATEGORIES, Pair, groups_of, pairs_of
from amana.compare.voices import Edge, Voice, figure_voices
from amana.errors import CategoryUnknown
from amana.records import Watch

MOST_FIGURES: Final = 300
"""Figures in one table; of more, those of the accounts that come first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure in the table. `mark` is short for it (`B2`: the second of account B), `voice` whose it is."""

    mark: str
    told: ToldFigure
    voice: str


@dataclass(frozen=True, slots=True)
class Row:
    """What accounts count: the category and, where it is said, who is counted (`groups`)."""

    category: str | None
    groups: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def voices(self) -> int:
        """How many independent sources give these figures."""
        return len({cell.voice for cell in self.cells})


@dataclass(frozen=True, slots=True)
class Told:
    """One account in the table, with the letter that stands for it."""

    mark: str
    account: Account


@dataclass(frozen=True)
class Table:
    """Accounts side by side. `same_event`: a person, or the archive, takes them to be of one event.

    `pairs` are all figures whose categories have to do with each other, two by two. `left_out` figures are in none
    of it, since the table has room for MOST_FIGURES.
    """

    accounts: tuple[Told, ...]
    voices: tuple[Voice, ...]
    edges: tuple[Edge, ...]
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    same_event: bool
    left_out: int = 0

    @property
    def marks(self) -> dict[str, str]:
        """The marks of accounts and figures, by their ids."""
        found = {one.account.id: one.mark for one in self.accounts}
        return found | {cell.told.figure.id: cell.mark for row in self.rows for cell in row.cells}


def compare(
    archive: Archive,
    wanted: Sequence[str],
    *,
    category: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    watch: Watch | None = None,
) -> Table:
    """The table of what is asked for. `wanted` are ids of items or events, taken to be of one event.

    Raises CategoryUnknown, ItemUnknown, ItemAmbiguous.
    """
    if category is not None and category not in CATEGORIES:
        near = tuple(get_close_matches(category, CATEGORIES, n=3))
        raise CategoryUnknown(category=category, near=near, known=CATEGORIES)
    asked = Wanted(category, place, since, until)
    accounts = accounts_of(archive, watched(items_meant(archive, wanted), watch))
    return table_of(archive, accounts, asked, same_event=bool(wanted))


def table_of(archive: Archive, accounts: Iterable[Account], wanted: Wanted, *, same_event: bool) -> Table:
    """The table of these accounts. Of one event, undated ones get a day proposed (`proposing`)."""
    corrections = Corrections(archive)
    given = with_proposals(list(accounts)) if same_event else accounts
    kept, figures, left_out = _within_limit((one, wanted.among(figures_of(one, corrections))) for one in given)
    tellings, edges, voices = voices_among(kept, figures)
    whose = figure_voices(tellings, voices)
    told = tuple(Told(_letters(at), account) for at, account in enumerate(kept))
    cells = [cell for one in told for cell in _cells(one, figures[one.account.id], whose)]
    pairs = pairs_of([cell.told.figure for cell in cells], KnownPlaces(), same_event=same_event, voices=whose)
    return Table(told, voices, edges, _rows(cells), pairs, same_event, left_out)


def _order(account: Account) -> tuple[str, bool, str]:
    """By the day of publication, those it is only proposed for after the others of it; without one come last."""
    return account.published or "9999", account.proposal is not None, account.id


def _within_limit(
    told: Iterable[tuple[Account, tuple[ToldFigure, ...]]],
) -> tuple[list[Account], dict[str, tuple[ToldFigure, ...]], int]:
    """The accounts that have something to say, as long as there is room; and how many figures are left out."""
    kept: list[Account] = []
    figures: dict[str, tuple[ToldFigure, ...]] = {}
    count = left_out = 0
    for account, found in told:
        if found and count + len(found) <= MOST_FIGURES:
            kept.append(account)
            figures[account.id] = found
            count += len(found)
        else:
            left_out += len(found)
    return sorted(kept, key=_order), figures, left_out


def _letters(at: int) -> str:
    """A, B, … Z, AA, AB, …."""
    before, last = divmod(at, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def _cells(told: Told, figures: Sequence[ToldFigure], whose: dict[str, str]) -> list[Cell]:
    return [Cell(f"{told.mark}{at}", one, whose[one.figure.id]) for at, one in enumerate(figures, 1)]


def _rows(cells: Sequence[Cell]) -> tuple[Row, ...]:
    """What most voices speak of comes first."""
    grouped: dict[tuple[str | None, tuple[str, ...]], list[Cell]] = {}
    for cell in cells:
        figure = cell.told.figure
        grouped.setdefault((figure.category, tuple(sorted(groups_of(figure.counted or "")))), []).append(cell)
    rows = [Row(category, groups, tuple(found)) for (category, groups), found in grouped.items()]
    by_category: dict[str | None, int] = {}
    for row in rows:
        by_category[row.category] = max(row.voices, by_category.get(row.category, 0))
    return tuple(
        sorted(
            rows,
            key=lambda row: (row.category is None, -by_category[row.category], row.category or "", row.groups),
        )
    )
