"""Quotations that no rule gave a speaker: kept, as candidates where they are long enough to be speech."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.statements.covered import Covered
from amana.reading.statements.drafts import Draft
from amana.reading.statements.quotes import Quote
from amana.reading.statements.units import Unit
from amana.reading.view import View

_SPEECH = 4


def left_over(view: View, units: Sequence[Unit], quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for quotations that are in no statement."""
    by_quote = {draft.quote for draft in drafts if draft.quote is not None}
    covered = Covered((one.start, one.end) for one in drafts if one.quote is None)
    made: list[Draft] = []
    for number, unit in enumerate(units):
        for word in unit.quoted:
            if word.quote in by_quote:
                continue
            if covered.touches(*quotes[word.quote].outer):
                continue
            quote = quotes[word.quote]
            draft = Draft(quote.start, quote.end, "direct", "quote/alone", quote=word.quote, unit=number)
            draft.status = "candidate"
            words = view.text[quote.start : quote.end].split()
            if len(words) < _SPEECH or is_title(words):
                draft.status, draft.rule = "not-a-claim", "quote/scare" if len(words) < _SPEECH else "quote/title"
            made.append(draft)
    return made


def is_title(words: list[str]) -> bool:
    """Whether every long word has a capital, as in the title of a book or song, and it is no sentence."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha() and word[0].lower() != word[0].upper()]
    return len(words) <= 10 and len(long) > 1 and all(word[0].isupper() for word in long)
