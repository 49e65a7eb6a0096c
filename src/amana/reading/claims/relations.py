"""Claims that say again what an earlier one says: headline and body, a lead and its detail."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.claims.drafts import Draft
from amana.reading.claims.lists import plain, words
from amana.reading.nouns import Document


def relate(drafts: Sequence[Draft], document: Document) -> None:
    """Mark repetitions: the same category, bounds and kind of persons, and neither says that it is of others."""
    seen: dict[tuple[str, float | None, float | None, str], Draft] = {}
    for draft in drafts:
        if draft.category is None or draft.relation or (draft.figure and draft.figure.others):
            continue
        key = (draft.category, draft.lower, draft.upper, "" if draft.figure else draft.span.text.casefold())
        earlier = seen.setdefault(key, draft)
        if earlier is not draft and _again(draft, earlier, document):
            draft.relation, draft.of = "repeats", earlier


def _again(draft: Draft, earlier: Draft, document: Document) -> bool:
    """Not in one sentence; and the earlier one in the title, or the same noun counted, or none that says more."""
    if draft.sentence is earlier.sentence:
        return False
    title = document.title
    if title and title.start <= earlier.span.start < title.end:
        return True
    one, other = _noun(draft), _noun(earlier)
    return one == other or not one or not other


def _noun(draft: Draft) -> str:
    """The last word of what is counted; empty where it says no more than that persons are."""
    last = plain(draft.counted.text).split()[-1] if draft.counted else ""
    return "" if last in words("anybody") else last
