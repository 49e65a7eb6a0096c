"""Movements: who moved, or was to move, from where to where, in whose words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amana.actions.comparing.accounts import Account, accounts_of
from amana.actions.comparing.corrections import Corrections
from amana.actions.comparing.event_accounts import items_meant
from amana.actions.comparing.figures import ToldFigure, figures_of, spot_of
from amana.actions.comparing.moves import without_figures
from amana.actions.comparing.wanting import Wanted
from amana.actions.reviewing.proposing import with_proposals
from amana.actions.taking_in.watched import watched
from amana.archive import Archive
from amana.compare.figures import Spot
from amana.compare.timeline import Flow
from amana.reading import Reading, categories
from amana.records import Watch


@dataclass(frozen=True)
class Flows:
    """Movements in order of time, those without a day last; and the accounts they are from, by id."""

    flows: tuple[Flow, ...]
    accounts: Mapping[str, Account]


def flows(archive: Archive, wanted: Sequence[str], asked: Wanted, watch: Watch | None = None) -> Flows:
    """Who moved from where to where.

    A movement is asked for by either end. Raises ItemUnknown, ItemAmbiguous.
    """
    accounts = accounts_of(archive, watched(items_meant(archive, wanted), watch))
    given = with_proposals(list(accounts)) if wanted else accounts
    corrections = Corrections(archive)
    found: list[Flow] = []
    known: dict[str, Account] = {}
    for account in given:
        own = [one for one in _flows_of(account, corrections) if _wants(asked, one)]
        if own:
            found += own
            known[account.id] = account
    return Flows(tuple(sorted(found, key=_order)), known)


def _order(flow: Flow) -> tuple[str, str, int]:
    return flow.figure.first or "9999", flow.figure.account, flow.figure.start


def _wants(asked: Wanted, flow: Flow) -> bool:
    if not asked.during(flow.figure.first, flow.figure.last):
        return False
    return asked.place is None or asked.at(flow.source) or asked.at(flow.destination)


def _flows_of(account: Account, corrections: Corrections) -> list[Flow]:
    """Those with a figure; and those without one that no other of the text tells, each road once."""
    found = list(_with_figures(account, corrections))
    roads = {(flow.source, flow.destination) for flow in found}
    moves = list(without_figures(account))
    known = corrections.of([flow.figure.id for flow in moves])
    for flow in moves:
        said = known.get(flow.figure.id)
        rejected = said is not None and said.value("judgement") == "rejected"
        if not rejected and (flow.source, flow.destination) not in roads:
            roads.add((flow.source, flow.destination))
            found.append(flow)
    return found


def _with_figures(account: Account, corrections: Corrections) -> Iterator[Flow]:
    for told in figures_of(account, corrections):
        figure = told.figure
        moves = categories()[figure.category].moves if figure.category in categories() else "-"
        if moves == "-" or figure.repeats is not None:
            continue
        source, destination = _ends(account.reading, told, moves)
        if source is not None or destination is not None:
            yield Flow(figure, source, destination, told.sentence, told.sentence_start, told.proposed)


def _ends(reading: Reading, told: ToldFigure, moves: str) -> tuple[Spot | None, Spot | None]:
    """From where and to where: the places of its sentence in those roles; else the figure's own."""
    own = told.figure.spot
    source = _nearest(reading, told, "from") or (own if moves == "from" else None)
    destination = _nearest(reading, told, "to") or (own if moves == "to" else None)
    # One place is not both ends of a road: the figure's own then stands for what its category says.
    return (None if source == destination and moves == "to" else source), (
        None if source == destination and moves == "from" else destination
    )


def _nearest(reading: Reading, told: ToldFigure, role: str) -> Spot | None:
    end = told.sentence_start + len(told.sentence)
    rows = [row for row in reading.places if told.sentence_start <= row.start < end and row.role == role]
    nearest = min(rows, key=lambda row: abs(row.start - told.figure.start), default=None)
    return None if nearest is None else spot_of(nearest)
