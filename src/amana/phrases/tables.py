"""The table of accounts for a program: accounts, voices, edges, rows and pairs with all that they hold."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.phrases.figures import told_json

if TYPE_CHECKING:
    from amana.actions.comparing import comparing
    from amana.compare.figures import Pair


def table_json(table: comparing.Table) -> dict[str, Any]:
    """All of it."""
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
