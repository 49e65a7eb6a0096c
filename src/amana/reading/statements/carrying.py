"""Quotations without a cue of their own: a paragraph that opens anew, goes on, or was announced by a colon."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.statements.covered import Covered
from amana.reading.statements.drafts import Draft
from amana.reading.statements.quotes import Quote
from amana.reading.statements.units import Unit


def carry(units: Sequence[Unit], quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the quotations whose speaker is that of the quotation before."""
    by_quote: dict[int | None, Draft] = {draft.quote: draft for draft in drafts if draft.quote is not None}
    covered = Covered((one.start, one.end) for one in drafts if one.quote is None)
    made: list[Draft] = []
    last: Draft | None = None  # the draft whose speaker has the floor
    floor_unit = -2
    ends = _last_by_unit(drafts)
    for number, unit in enumerate(units):
        for word in unit.words:
            if word.kind != "QUOTE" or word.quote in by_quote:
                continue
            quote = quotes[word.quote]
            if covered.touches(word.start, word.end):
                continue
            draft = _carried(
                unit,
                quote,
                word.quote,
                last,
                floor_unit,
                number,
                number > 0 and units[number - 1].line == unit.line,
                by_quote,
            )
            if draft:
                draft.unit = number
                made.append(draft)
                by_quote[word.quote] = draft
                ends[number] = draft
        if number in ends:
            last, floor_unit = ends[number], number
    return made + _before_it(quotes, by_quote)


def _before_it(quotes: Sequence[Quote], by_quote: dict[int | None, Draft]) -> list[Draft]:
    """Paragraphs of a quotation that only its last paragraph gives a speaker."""
    made: list[Draft] = []
    for at in range(len(quotes) - 1, -1, -1):
        before = quotes[at].follows
        if before is not None and at in by_quote and before not in by_quote:
            draft = _new(quotes[before], before, "quote/reopened", by_quote[at])
            draft.unit = by_quote[at].unit
            by_quote[before] = draft
            made.append(draft)
    return made


def _last_by_unit(drafts: Sequence[Draft]) -> dict[int, Draft]:
    ends: dict[int, Draft] = {}
    for draft in drafts:
        before = ends.get(draft.unit)
        rank = (draft.quote is not None, draft.end)
        if draft.speaker is not None and (before is None or rank > (before.quote is not None, before.end)):
            ends[draft.unit] = draft
    return ends


def _carried(
    unit: Unit,
    quote: Quote,
    at: int,
    last: Draft | None,
    floor_unit: int,
    number: int,
    same_line: bool,
    by_quote: dict[int | None, Draft],
) -> Draft | None:
    if quote.follows is not None and quote.follows in by_quote:
        return _new(quote, at, "quote/reopened", by_quote[quote.follows])
    starts = unit.words[0].start == quote.outer[0]
    if last is None or not starts or floor_unit != number - 1:
        return None
    if same_line and (last.quote is not None or len(unit.words) == 1):
        return _new(quote, at, "quote/goes-on", last)
    return _new(quote, at, "quote/carry-over", last) if len(unit.words) == 1 else None


def _new(quote: Quote, at: int, rule: str, head: Draft) -> Draft:
    return Draft(
        quote.start, quote.end, "direct", rule, None, None, head.role, head.antecedent or head.speaker, at, head
    )
