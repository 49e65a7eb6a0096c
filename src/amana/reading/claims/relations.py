"""Claims that say again what an earlier one says: headline and body, a lead and its detail."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.claims.drafts import Draft
from amana.reading.nouns import Document


def relate(drafts: Sequence[Draft], document: Document) -> None:
    """Mark repetitions: the same category, bounds and kind of persons, and neither says that it is of others."""
    seen: dict[tuple[str, float | None, float | None, str], Draft] = {}
    for draft in drafts:
        if draft.category is None or draft.relation or draft.status == "not-a-claim":
            continue
        key = (draft.category, draft.lower, draft.upper, _noun(draft))
        if key not in seen:
            seen[key] = draft
        elif _again(draft, seen[key], document):
            draft.relation, draft.of = "repeats", seen[key]


def _noun(draft: Draft) -> str:
    """What tells two figures of one size apart: the noun, in one case."""
    if draft.figure is None:
        return draft.span.text.casefold()
    return "" if draft.figure.others else "counted"


def _again(draft: Draft, earlier: Draft, document: Document) -> bool:
    """Not in one sentence; and the earlier one in the title, or the same noun (or none) counted."""
    if draft.sentence is earlier.sentence:
        return False
    title = document.title
    if title and title.start <= earlier.span.start < title.end:
        return True
    one, other = (drafted.counted.text.casefold() if drafted.counted else "" for drafted in (draft, earlier))
    return one == other or not one or not other
