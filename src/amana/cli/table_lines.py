"""The table of accounts as a person is shown it: who tells, then each thing that is counted, then what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from amana.cli.figure_lines import show_figure
from amana.cli.voice import Voice
from amana.phrases import (
    SHORT_ID,
    category_words,
    edge_words,
    pair_line,
    pairs_of,
    proposal_lines,
    published_words,
    suspect_words,
)

if TYPE_CHECKING:
    from amana.actions.comparing import comparing

_MOST_PAIRS = 30


def show_table(voice: Voice, table: comparing.Table, *, everything: bool = False) -> None:
    """All of it. Pairs that count different things are counted only, unless `everything`."""
    if not table.accounts:
        voice.print(voice.say("compare-nothing"))
        return
    marks = table.marks
    _accounts(voice, table, marks)
    for category, rows in groupby(table.rows, key=lambda row: row.category):
        _category(voice, table, category, list(rows), everything)
    _beneath(voice, table, everything)


def _accounts(voice: Voice, table: comparing.Table, marks: Mapping[str, str]) -> None:
    voice.print(voice.strong(voice.say("compare-accounts")))
    for told in table.accounts:
        _account(voice, told, marks)
    voice.print()
    voice.print(voice.say("compare-voices", count=len(table.voices)))
    for edge in table.edges:
        voice.print("  " + edge_words(voice, edge, marks))


def _account(voice: Voice, told: comparing.Told, marks: Mapping[str, str]) -> None:
    account = told.account
    head = [voice.strong(voice.name(account.title)), *map(voice.name, account.sources[:1])]
    voice.print(f"  {told.mark:<4} " + " · ".join([*head, published_words(voice, told), account.item[:SHORT_ID]]))
    if account.proposal is not None:
        for line in proposal_lines(voice, account.proposal, marks):
            voice.print("         " + voice.faint(line))
    if account.suspect:
        voice.print("       " + suspect_words(voice, account.suspect))


def _category(
    voice: Voice,
    table: comparing.Table,
    category: str | None,
    rows: Sequence[comparing.Row],
    everything: bool,
) -> None:
    label = category_words(voice, category)
    sources = voice.say("compare-voices", count=len({cell.voice for row in rows for cell in row.cells}))
    voice.print()
    voice.print(voice.say("compare-row", terminal=False, category=voice.strong(label), sources=sources))
    for row in rows:
        for cell in row.cells:
            show_figure(voice, cell.mark, cell.told)
    shown = [pair for pair in pairs_of(table, category) if everything or pair.verdict.kind != "not-comparable"]
    for pair in shown if everything else shown[:_MOST_PAIRS]:
        voice.print("  → " + pair_line(voice, pair, table.marks))
    if len(shown) > _MOST_PAIRS and not everything:
        voice.print("  → " + voice.say("compare-more-pairs", count=len(shown) - _MOST_PAIRS))


def _beneath(voice: Voice, table: comparing.Table, everything: bool) -> None:
    """What is not shown, or not taken for granted."""
    different = sum(pair.verdict.kind == "not-comparable" for pair in table.pairs)
    voice.print()
    if different and not everything:
        voice.tell(voice.say("compare-uncompared", count=different))
    if table.left_out:
        voice.tell(voice.say("compare-left-out", count=table.left_out))
    if not table.same_event:
        voice.tell(voice.say("compare-not-one-event"))
