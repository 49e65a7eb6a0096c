"""The table of accounts as a person is shown it: who tells, then each thing that is counted, then what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from amana.cli.figure_lines import show_figure
from amana.cli.hits import SHORT_ID
from amana.cli.suspicion import suspect_words
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import comparing
    from amana.compare.figures import Pair, Reason
    from amana.compare.timeline import ProposedDay
    from amana.compare.voices import Edge

_ORDER = ("contradict", "agree", "compatible", "part-of", "repeats", "not-comparable")
_TEXTS = ("bounds", "part-exceeds-whole", "denied")  # reasons whose facts are the figures themselves
_DAYS = ("days", "told-later")
_MOST_PAIRS = 30
_PLAIN = ("fact", "total")  # what goes without saying


def show_table(voice: Voice, table: comparing.Table, *, everything: bool = False) -> None:
    """All of it. Pairs that count different things are counted only, unless `everything`."""
    if not table.accounts:
        voice.print(voice.say("compare-nothing"))
        return
    marks = table.marks
    _accounts(voice, table, marks)
    for category, rows in groupby(table.rows, key=lambda row: row.category):
        _category(voice, table, category, list(rows), marks, everything)
    _beneath(voice, table, everything)


def _accounts(voice: Voice, table: comparing.Table, marks: Mapping[str, str]) -> None:
    voice.print(voice.strong(voice.say("compare-accounts")))
    for told in table.accounts:
        _account(voice, told, marks)
    voice.print()
    voice.print(voice.say("compare-voices", count=len(table.voices)))
    for edge in table.edges:
        voice.print("  " + _edge(voice, edge, marks))


def _account(voice: Voice, told: comparing.Told, marks: Mapping[str, str]) -> None:
    account = told.account
    head = [voice.strong(voice.name(account.title)), *map(voice.name, account.sources[:1])]
    voice.print(f"  {told.mark:<4} " + " · ".join([*head, published_words(voice, told), account.item[:SHORT_ID]]))
    if account.proposal is not None:
        for line in _proposal(voice, account.proposal, marks):
            voice.print("         " + voice.faint(line))
    if account.suspect:
        voice.print("       " + suspect_words(voice, account.suspect))


def published_words(voice: Voice, told: comparing.Told) -> str:
    """When it was published, and how that is known."""
    account = told.account
    if account.published is None:
        return voice.say("compare-published-unknown", terminal=False)
    key = f"compare-published-{account.basis}"
    return voice.say(key if voice.worded(key) else "compare-published", terminal=False, day=account.published)


def _proposal(voice: Voice, proposal: ProposedDay, marks: Mapping[str, str]) -> Iterator[str]:
    yield voice.say("compare-proposed-weekday", words=proposal.weekdays[0].text)
    for one in proposal.told:
        mark = marks.get(one.account, "?")
        if one.published:
            yield voice.say("compare-proposed-published", mark=mark)
        else:
            yield voice.say("compare-proposed-told", mark=mark, words=one.text)
    if proposal.others:
        yield voice.say("compare-proposed-others", days=proposal.others)
    yield voice.say("compare-proposed-rests")


def _edge(voice: Voice, edge: Edge, marks: Mapping[str, str]) -> str:
    percent = min(100, round(100 * edge.share))
    said = voice.say(f"compare-edge-{edge.how}", one=marks[edge.one], other=marks[edge.other], percent=percent)
    if edge.later is None:
        return f"{said} · {voice.say('compare-edge-order-unknown')}"
    return f"{said} · {voice.say('compare-edge-later', mark=marks[edge.later])}"


def _category(
    voice: Voice,
    table: comparing.Table,
    category: str | None,
    rows: Sequence[comparing.Row],
    marks: Mapping[str, str],
    everything: bool,
) -> None:
    from amana.reading import category_label

    label = category_label(category, voice.language) if category else voice.say("compare-row-unknown")
    sources = voice.say("compare-voices", count=len({cell.voice for row in rows for cell in row.cells}))
    voice.print()
    voice.print(voice.say("compare-row", terminal=False, category=voice.strong(label), sources=sources))
    for row in rows:
        for cell in row.cells:
            show_figure(voice, cell.mark, cell.told)
    told = [pair for pair in table.pairs if category in (pair.one.category, pair.other.category)]
    # A pair of two categories is told once, with the one that is the whole.
    told = [pair for pair in told if pair.one.category == pair.other.category or _outer(pair) == category]
    ordered = sorted(told, key=lambda pair: (_ORDER.index(pair.verdict.kind), *_marks_of(pair, marks)))
    shown = [pair for pair in ordered if everything or pair.verdict.kind != "not-comparable"]
    for pair in shown if everything else shown[:_MOST_PAIRS]:
        voice.print("  → " + pair_line(voice, pair, marks))
    if len(shown) > _MOST_PAIRS and not everything:
        voice.print("  → " + voice.say("compare-more-pairs", count=len(shown) - _MOST_PAIRS))


def _marks_of(pair: Pair, marks: Mapping[str, str]) -> list[tuple[str, int]]:
    return sorted(_mark_order(marks[one.id]) for one in (pair.one, pair.other))


def _outer(pair: Pair) -> str | None:
    from amana.compare.figures import holds_category

    one, other = pair.one.category, pair.other.category
    return one if holds_category(one, other) else other


def pair_line(voice: Voice, pair: Pair, marks: Mapping[str, str]) -> str:
    """What two figures are to each other, and why."""
    first, second = sorted((marks[pair.one.id], marks[pair.other.id]), key=_mark_order)
    if pair.verdict.part is not None and marks[pair.verdict.part] == second:
        first, second = second, first
    said = voice.say(f"compare-{pair.verdict.kind}", one=first, other=second)
    own = {"one": marks[pair.one.id], "other": marks[pair.other.id]}
    between = "؛ " if voice.right_to_left else "; "
    return f"{said}: " + between.join(_reason(voice, one, own) for one in pair.verdict.reasons)


def _mark_order(mark: str) -> tuple[str, int]:
    """A2 before A10, and both before B1."""
    letters = mark.rstrip("0123456789")
    return letters, int(mark[len(letters) :] or 0)


def _reason(voice: Voice, reason: Reason, own: Mapping[str, str]) -> str:
    said = voice.say(f"compare-reason-{reason.word}")
    if reason.word.startswith(_TEXTS):
        return said
    values = [
        voice.say("compare-value", mark=own[name], value=_value(voice, reason.word, value))
        for name, value in sorted(reason.facts, key=lambda fact: _mark_order(own[fact[0]]))
        if value not in _PLAIN
    ]
    return f"{said} ({('، ' if voice.right_to_left else ', ').join(values)})" if values else said


def _value(voice: Voice, word: str, value: str) -> str:
    from amana.reading import category_label

    if word.startswith("category"):
        return category_label(value, voice.language)
    if word.startswith(_DAYS) and "/" in value:
        first, last = value.split("/")
        return voice.say("read-days", terminal=False, first=first, last=last)
    for family in ("read-modality", "compare-pace"):
        if voice.worded(f"{family}-{value}"):
            return voice.say(f"{family}-{value}", terminal=False)
    return value


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
