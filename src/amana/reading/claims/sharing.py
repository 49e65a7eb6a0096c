"""Figures that share what happened with another: in a row (12 men and 3 boys), or as its part (of them 3)."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.claims.drafts import Draft
from amana.reading.claims.items import Sentence
from amana.reading.claims.linking import fits
from amana.reading.nouns import Span
from amana.reading.view import View

_ROW = 5
_NAMED = 40
_NAMED_BEFORE = frozenset(["claims/whose-number", "claims/number-of", "claims/left", "claims/toll"])
_BETWEEN = frozenset(["comma", "and", "bracket", "they", "person", "persons"])


def share(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Settle the figures of one sentence among themselves, and parts of what `before`, in its paragraph, says."""
    said = next((one for one in reversed(before) if one.category), None)
    whole: Draft | None = None
    for at, draft in enumerate(drafts):
        kind = _part_word(draft, drafts[at - 1] if at else None)
        if kind:
            _part(draft, whole or (said if kind == "ofthem" else None))
        elif draft.category is None and at:
            _row(draft, drafts[at - 1])
        whole = draft if draft.category else whole
        if at and draft.category:
            _same_noun(draft, drafts[at - 1])
            _same_whole(draft, drafts[at - 1])
    for at in range(len(drafts) - 2, -1, -1):
        draft, after = drafts[at], drafts[at + 1]
        if any(item.of("among") for item in draft.sentence.between(draft.last_word, after.first_word)):
            _part(draft, after)
        elif draft.category is None:
            _row(draft, after)


def _part_word(draft: Draft, previous: Draft | None) -> str | None:
    """`including`, `whom` or `ofthem` where they stand before the figure (including 3) or after it (3 of them)."""
    if draft.figure is None:
        return None
    words = draft.sentence
    start = max(previous.figure.after if previous and previous.figure else 0, draft.first_word - _ROW)
    for item in words.between(draft.figure.after, draft.figure.after + 2):
        for kind in ("ofthem", "whom"):
            if item.of(kind):
                return kind
    for item in reversed(words.between(start, draft.first_word)):
        for kind in ("including", "whom", "ofthem"):
            if item.of(kind) and draft.first_word - item.last <= _ROW - 2:
                return kind
        if item.of("prep"):
            break
    return None


def _same_noun(draft: Draft, other: Draft) -> None:
    """12 soldiers were killed and 3 wounded: of the second figure the noun is not said again."""
    figure, earlier = draft.figure, other.figure
    if draft.counted or not figure or not earlier or not other.counted or other.rule == "claims/counted-noun":
        return
    between = draft.sentence.between(other.last_word, draft.first_word)
    joined = figure.others or any(item.of("and") or item.of("comma") for item in between)
    if joined and draft.category and fits(draft.category, earlier):
        draft.counted, figure.armed = other.counted, earlier.armed


def _same_whole(draft: Draft, other: Draft) -> None:
    """Among them three children and two women: both are parts of what was said before."""
    alike = other.relation == "subset-of" and other.category == draft.category
    if alike and not draft.relation and _in_a_row(other, draft):
        draft.relation, draft.of = other.relation, other.of


def _part(draft: Draft, whole: Draft | None) -> None:
    if whole is None or whole.category is None or (draft.figure and not fits(whole.category, draft.figure)):
        return
    if draft.category is None:
        trigger = whole.trigger if whole.sentence is draft.sentence else None
        draft.link(whole.category, "claims/part-of", trigger, whole.status == "linked")
    if draft.counted is None:
        draft.counted = whole.counted
    if draft.category == whole.category:
        draft.relation, draft.of = "subset-of", whole.of if whole.relation == "subset-of" and whole.of else whole


def _row(draft: Draft, other: Draft) -> None:
    """Take over what happened from a neighbour in a row."""
    if other.category is None or draft.figure is None or not fits(other.category, draft.figure):
        return
    if _in_a_row(draft, other) or _is_cut_short(draft, other):
        draft.link(other.category, "claims/in-a-row", other.trigger, other.status == "linked")


def _in_a_row(one: Draft, other: Draft) -> bool:
    """Whether no more than commas, `and` and nouns stand between two figures."""
    first, second = (one, other) if one.first_word < other.first_word else (other, one)
    between = one.sentence.between(first.last_word, second.first_word)
    gap = second.first_word - first.last_word
    joined = one.sentence.word(second.first_word)[:1] == "و" or any(
        item.of("and") or item.of("comma") for item in between
    )
    return 0 <= gap <= _ROW and joined and not any(_BETWEEN.isdisjoint(item.kinds) for item in between)


def _is_cut_short(draft: Draft, other: Draft) -> bool:
    """40 people were killed in May and 30 in June."""
    if draft.counted or other.first_word > draft.first_word:
        return False
    before = draft.sentence.between(draft.first_word - 1, draft.first_word)
    after = draft.sentence.between(draft.last_word, draft.last_word + 1)
    return any(item.of("and") or item.of("comma") for item in before) and any(item.of("prep") for item in after)


def counted_before(view: View, sentence: Sentence, draft: Draft) -> Span | None:
    """The persons named before a figure that stands at the end: the number of people who left reached 12."""
    if draft.rule not in _NAMED_BEFORE or draft.trigger is None:
        return None
    end = draft.trigger.at if draft.rule == "claims/whose-number" else draft.first_word
    found = [item for item in sentence.between(end - _NAMED, end) if item.of("persons")]
    return view.span(found[-1].start, found[-1].end) if found else None
