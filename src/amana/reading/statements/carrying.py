"""Quotations without a cue of their own: what goes on in its line, a paragraph that opens anew or goes on."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.statements.covered import Covered
from amana.reading.statements.drafts import Draft
from amana.reading.statements.quotes import Quote
from amana.reading.statements.units import Unit

ByQuote = dict[int | None, Draft]


def carry(units: Sequence[Unit], quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the quotations whose speaker is that of the words before."""
    by_quote: ByQuote = {draft.quote: draft for draft in drafts if draft.quote is not None}
    covered = Covered((one.start, one.end) for one in drafts if one.quote is None)
    floor = _last_by_unit(drafts)  # for each unit, the draft whose speaker has the floor behind it
    made: list[Draft] = []
    for number, unit in enumerate(units):
        for word in unit.quoted:
            if word.quote in by_quote or covered.touches(*quotes[word.quote].outer):
                continue
            draft = _reopened(quotes, word.quote, by_quote) or _carried(units, quotes, number, floor)
            if draft is not None and draft.quote == word.quote:
                draft.unit = number
                made.append(draft)
                by_quote[word.quote] = floor[number] = draft
    return made + _before_it(quotes, by_quote)


def _last_by_unit(drafts: Sequence[Draft]) -> dict[int, Draft]:
    floor: dict[int, Draft] = {}
    for draft in drafts:
        before = floor.get(draft.unit)
        rank = (draft.quote is not None, draft.end)
        if draft.speaker is not None and (before is None or rank > (before.quote is not None, before.end)):
            floor[draft.unit] = draft
    return floor


def _reopened(quotes: Sequence[Quote], at: int, by_quote: ByQuote) -> Draft | None:
    before = quotes[at].follows
    return (
        _new(quotes, at, "quote/reopened", by_quote[before]) if before is not None and before in by_quote else None
    )


def _carried(units: Sequence[Unit], quotes: Sequence[Quote], number: int, floor: dict[int, Draft]) -> Draft | None:
    """The quotation that begins a unit: in the line of the words before, or all of the line after them."""
    unit, last = units[number], floor.get(number - 1)
    first = unit.words[0]
    if last is None or first.kind != "QUOTE":
        return None
    alone = len(unit.words) == 1
    if units[number - 1].line == unit.line:
        return _new(quotes, first.quote, "quote/goes-on", last) if alone or last.quote is not None else None
    whole = unit.start == unit.line and (number + 1 == len(units) or units[number + 1].line != unit.line)
    return _new(quotes, first.quote, "quote/carry-over", last) if alone and whole else None


def _before_it(quotes: Sequence[Quote], by_quote: ByQuote) -> list[Draft]:
    """Paragraphs of a quotation that only its last paragraph gives a speaker."""
    made: list[Draft] = []
    for at in range(len(quotes) - 1, -1, -1):
        before = quotes[at].follows
        if before is not None and at in by_quote and before not in by_quote:
            draft = _new(quotes, before, "quote/reopened", by_quote[at])
            draft.unit = by_quote[at].unit
            by_quote[before] = draft
            made.append(draft)
    return made


def _new(quotes: Sequence[Quote], at: int, rule: str, head: Draft) -> Draft:
    draft = Draft(quotes[at].start, quotes[at].end, "direct", rule, quote=at, head=head, role=head.role)
    draft.antecedent = head.antecedent or head.speaker
    return draft
