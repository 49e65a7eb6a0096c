"""Figures that count nothing that happened: site text, parts of one, wholes, times something occurs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from functools import cache

from amana.reading.claims.drafts import Draft
from amana.reading.claims.figures import Figure
from amana.reading.claims.layers import Layers
from amana.reading.claims.lists import categories, words
from amana.reading.nouns import Document

_PERSONS = frozenset(["person", "body"])
_HARM = frozenset(["killed", "wounded", "kidnapped", "detained", "missing", "displaced", "besieged", "trapped"])


def idle_rule(layers: Layers, draft: Draft) -> str | None:
    """Why a figure is none, whatever stands around it."""
    if _is_site(draft, layers.document):
        return "claims/site-text"
    if _is_date(draft, layers):
        return "claims/date"
    return "claims/compound" if _is_compound(draft, layers.view.text) else None


def _is_site(draft: Draft, document: Document) -> bool:
    """Whether the figure stands in site text."""
    spans = document.boilerplate
    at = bisect_right(spans, draft.span.start, key=lambda span: span.start) - 1
    return at >= 0 and draft.span.start < spans[at].end


def _is_date(draft: Draft, layers: Layers) -> bool:
    """Whether the figure is of a date: of the dateline, or in an expression of time."""
    start, end = draft.span.start, draft.span.end
    if any(span.start <= start < span.end for span in layers.document.published_evidence):
        return True
    times = layers.times
    at = bisect_right(layers.time_starts, start) - 1
    return at >= 0 and end <= times[at].end and times[at].type in {"DATE", "TIME"}


def _is_compound(draft: Draft, text: str) -> bool:
    """`a 15-member team`, `one by one`: no count."""
    end = draft.span.end
    if text[end : end + 1] in "-‐‑" and text[end + 1 : end + 2].isalpha():
        return True
    return draft.figure is not None and _is_one(draft, draft.figure)


def _is_one(draft: Draft, figure: Figure) -> bool:
    """`one by one`, `from one family`, عائلة واحدة: things are the same, or follow each other."""
    text = draft.sentence.words
    if draft.sentence.word(figure.at) not in words("one"):
        return False
    near = text[max(0, figure.at - 2) : figure.at] + text[figure.after : figure.after + 2]
    if not words("one").isdisjoint(near):
        return True
    if draft.sentence.word(figure.at) in words("same"):
        return figure.unit not in _PERSONS
    return figure.unit not in _PERSONS and not words("from").isdisjoint(text[max(0, figure.at - 1) : figure.at])


def no_event_rule(draft: Draft, happened: Collection[str]) -> str | None:
    """Why an uncategorised figure is no claim; None where a person should look at it.

    That is where it counts what claims count, or anything in a sentence that tells of harm (`happened`: the
    categories of its words).
    """
    figure = draft.figure
    if figure is None or figure.unit == "occurrence":
        return "claims/occasions"
    if figure.unit in _counted_units() or (draft.counted and not _HARM.isdisjoint(happened)):
        return None
    return "claims/nothing-happened"


@cache
def _counted_units() -> frozenset[str]:
    return frozenset(unit for category in categories().values() for unit in category.counts)
