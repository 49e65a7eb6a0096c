"""All statements of a text: every rule's drafts, the quotations that no rule explains, in order."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.nouns import Document, NameMention, Span, Statement
from amana.reading.statements.arabic import arabic
from amana.reading.statements.carrying import carry
from amana.reading.statements.covered import Covered
from amana.reading.statements.drafts import Draft, Stretch
from amana.reading.statements.english import english
from amana.reading.statements.labelled import labelled
from amana.reading.statements.left import left_over
from amana.reading.statements.nested import nested
from amana.reading.statements.people import People
from amana.reading.statements.quotes import Quote, find_quotes
from amana.reading.statements.signed import signed
from amana.reading.statements.units import Unit, units_of
from amana.reading.statements.written import written
from amana.reading.view import View

_NEAR = 12


def find_statements(view: View, names: Sequence[NameMention], document: Document) -> list[Statement]:
    """Every statement of a text and every quotation, sorted by start; works without names too.

    Captions that the text announces as messages are `written`; site text says nothing.
    """
    quotes = find_quotes(view)
    units = units_of(view, quotes)
    drafts = written(view, units, document)
    site = [(span.start, span.end) for span in document.boilerplate]
    taken = Covered([*((one.start, one.end) for one in drafts), *site])
    drafts += [one for one in _said(view, units, quotes) if not taken.holds(one.start)]
    for draft in drafts:
        if draft.quote is not None:
            draft.start, draft.end = quotes[draft.quote].start, quotes[draft.quote].end
    drafts = [draft for draft in drafts if draft.start < draft.end]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return _statements(view, drafts, quotes, People(view, names, document))


def _said(view: View, units: Sequence[Unit], quotes: Sequence[Quote]) -> list[Draft]:
    drafts: list[Draft] = []
    for number, unit in enumerate(units):
        for draft in (arabic if unit.arabic else english)(unit, view.text):
            draft.unit = number
            drafts.append(draft)
    drafts += labelled(view, units, drafts)
    drafts += signed(view, units, quotes, drafts)
    drafts += carry(units, quotes, drafts)
    drafts += left_over(view, units, quotes, drafts)
    return drafts + nested(view, quotes)


def _statements(view: View, drafts: list[Draft], quotes: Sequence[Quote], people: People) -> list[Statement]:
    place: dict[int | None, int] = {draft.quote: at for at, draft in enumerate(drafts) if draft.quote is not None}
    made: list[Statement] = []
    for at, draft in enumerate(drafts):
        parent = _parent(at, drafts, quotes, place)
        name = people.resolve(draft)
        if draft.speaker and parent is not None and parent < len(made) and _is_i(view, draft.speaker):
            name = made[parent].speaker_name
        made.append(
            Statement(
                draft.start,
                draft.end,
                view.text[draft.start : draft.end],
                draft.mode,
                _span(view, draft.speaker),
                name,
                people.role(draft, name),
                _span(view, draft.cue),
                parent,
                draft.status,
                draft.rule,
            )
        )
    return made


def _is_i(view: View, speaker: Stretch) -> bool:
    return view.text[slice(*speaker)] in ("I", "i")


def _parent(at: int, drafts: list[Draft], quotes: Sequence[Quote], place: dict[int | None, int]) -> int | None:
    """The statement around: that of the quotation around, else one just before whose words hold this one's."""
    draft = drafts[at]
    around = quotes[draft.quote].parent if draft.quote is not None else None
    if around is None:
        return None
    if around in place:
        return place[around]
    near = range(at - 1, max(at - _NEAR, -1), -1)
    return next((n for n in near if drafts[n].start <= draft.start and draft.end <= drafts[n].end), None)


def _span(view: View, stretch: Stretch | None) -> Span | None:
    return view.span(*stretch) if stretch else None
