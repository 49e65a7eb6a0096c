"""`amana compare`: accounts of one event side by side, and what every two figures are to each other."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from amana.cli.figure_lines import told_json
from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.table_lines import show_table
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import comparing
    from amana.compare.figures import Pair


@command("compare")
@click.argument("wanted", metavar="[ID…]", nargs=-1)
@click.option("--category", metavar="CATEGORY")
@click.option("--place", metavar="PLACE")
@click.option("--from", "since", metavar="DATE")
@click.option("--to", "until", metavar="DATE")
@click.option("--all", "everything", is_flag=True)
def compare(
    voice: Voice,
    wanted: tuple[str, ...],
    category: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    everything: bool,
) -> int:
    """Items or events by id; or all that is kept, by category, place and period."""
    with opened_to_texts(voice) as archive:
        table = archive.compare(*wanted, category=category, place=place, since=since, until=until)
    if voice.settings.json:
        voice.emit(_json(table))
    else:
        show_table(voice, table, everything=everything)
    return 0


def _json(table: comparing.Table) -> dict[str, Any]:
    return {
        "same_event": table.same_event,
        "accounts": [account_json(one) for one in table.accounts],
        "voices": [asdict(one) for one in table.voices],
        "edges": [asdict(one) for one in table.edges],
        "rows": [_row(one) for one in table.rows],
        "pairs": [_pair(one) for one in table.pairs],
        "left_out": table.left_out,
    }


def account_json(told: comparing.Told) -> dict[str, Any]:
    """An account: its mark and ids, what it is called, and when it was published."""
    account = told.account
    return {
        "mark": told.mark,
        "account": account.id,
        "item": account.item,
        "text_version": account.text_version,
        "title": account.title,
        "sources": list(account.sources),
        "language": account.reading.language,
        "published": account.published,
        "published_basis": account.basis,
        "proposal": account.proposal and asdict(account.proposal),
        "suspect": account.suspect,
    }


def _row(row: comparing.Row) -> dict[str, Any]:
    figures = [{"mark": cell.mark, "voice": cell.voice, **told_json(cell.told)} for cell in row.cells]
    return {"category": row.category, "groups": list(row.groups), "voices": row.voices, "figures": figures}


def _pair(pair: Pair) -> dict[str, Any]:
    verdict = pair.verdict
    reasons = [{"word": one.word, **dict(one.facts)} for one in verdict.reasons]
    return {
        "one": verdict.one,
        "other": verdict.other,
        "verdict": verdict.kind,
        "part": verdict.part,
        "reasons": reasons,
    }
