"""Every figure of a text as a claim: what it counts, where, when, by whom, in whose words, and how sure it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from amana.reading.claims.as_of import as_of
from amana.reading.claims.drafts import Draft
from amana.reading.claims.figures import figure_of
from amana.reading.claims.idle import idle_rule, no_event_rule
from amana.reading.claims.implicit import implicit_ones
from amana.reading.claims.items import Sentence, sentences_of
from amana.reading.claims.layers import Layers
from amana.reading.claims.linking import is_whole, link_of
from amana.reading.claims.modality import modality_of
from amana.reading.claims.relations import relate
from amana.reading.claims.sharing import counted_before, share
from amana.reading.claims.when import time_of
from amana.reading.claims.where import place_of
from amana.reading.claims.who import actor_of
from amana.reading.nouns import Claim, Document, NameMention, Number, PlaceMention, Statement, Term, Time
from amana.reading.view import View

_LOOK_BACK = 12
_NESTED = 32
_COUNTING = frozenset(["quantity", "percent"])


def find_claims(
    view: View,
    numbers: Sequence[Number],
    times: Sequence[Time],
    places: Sequence[PlaceMention],
    names: Sequence[NameMention],
    statements: Sequence[Statement],
    terms: Sequence[Term],  # noqa: ARG001 - the contract of this layer; weapons and acts have their own words here
    document: Document,
    published: date | None,
) -> list[Claim]:
    """A claim for every quantity and percentage of a text, and for single persons of whom it is said; in order.

    `linked` claims have a category by a rule, `candidate` ones wait for a person (some with a category suggested),
    `not-a-claim` ones count nothing that happened. None is dropped.
    """
    layers = Layers(view, numbers, times, places, names, statements, document, published)
    drafts = _drafts(layers)
    for draft in drafts:
        draft.modality = modality_of(draft)
    relate(drafts, document)
    index = {id(draft): at for at, draft in enumerate(drafts)}
    return [_claim(layers, draft, index) for draft in drafts]


def _drafts(layers: Layers) -> list[Draft]:
    view = layers.view
    found: list[Draft] = []
    paragraph, begun, at = (-1, -1), 0, 0
    numbers = [(index, number) for index, number in enumerate(layers.numbers) if number.role in _COUNTING]
    starts = [number.start for _, number in numbers]
    for which, sentence in sentences_of(view, starts):
        first = at
        while at < len(numbers) and view.sentence_index(starts[at]) == which:
            at += 1
        line = view.line_at(sentence.start)
        if line != paragraph:
            paragraph, begun = line, len(found)
        found += _of_sentence(layers, sentence, numbers[first:at], found[max(begun, len(found) - _LOOK_BACK) :])
    return found


def _of_sentence(
    layers: Layers, sentence: Sentence, numbers: Sequence[tuple[int, Number]], before: Sequence[Draft]
) -> list[Draft]:
    drafts = [_draft(layers.view, sentence, number, index) for index, number in numbers]
    for draft in drafts:
        if idle := idle_rule(layers, draft):
            draft.status, draft.rule = "not-a-claim", idle
    counting = [draft for draft in drafts if draft.status != "not-a-claim"]
    _link(layers.view, sentence, counting)
    share(counting, before)
    for draft in drafts:
        if (
            draft.category is None
            and draft.status == "candidate"
            and (rule := no_event_rule(draft, sentence.happened))
        ):
            draft.status, draft.rule = "not-a-claim", rule
    if sentence.triggers:
        drafts += implicit_ones(layers.view, sentence, drafts, layers.persons)
        drafts.sort(key=lambda draft: draft.span.start)
    return drafts


def _link(view: View, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """What each figure of a sentence counts by itself."""
    figures = [draft.figure for draft in drafts if draft.figure]
    taken: set[int] = set()
    for at, (draft, figure) in enumerate(zip(drafts, figures, strict=True)):
        if is_whole(sentence, figures, at):
            draft.rule = "claims/whole-of"
        elif link := link_of(sentence, figures, at, taken):
            draft.link(link.category, link.rule, link.trigger, link.sure)
            draft.counted = draft.counted or counted_before(view, sentence, draft)
            if link.trigger and link.trigger.at >= figure.at:
                taken.add(link.trigger.at)


def _draft(view: View, sentence: Sentence, number: Number, index: int) -> Draft:
    figure = figure_of(view, sentence, number, index)
    span = figure.span
    return Draft(span, sentence, number.lower, number.upper, number.hedge, figure=figure, counted=figure.counted)


def _claim(layers: Layers, draft: Draft, index: dict[int, int]) -> Claim:
    counts = draft.category is not None
    first, last = time_of(layers, draft) if counts else (None, None)
    return Claim(
        draft.span.start,
        draft.span.end,
        draft.span.text,
        category=draft.category,
        counted=draft.counted,
        lower=draft.lower,
        upper=draft.upper,
        hedge=draft.hedge,
        place=place_of(layers, draft) if counts else None,
        first=first,
        last=last,
        actor=actor_of(layers, draft) if counts else None,
        statement=_statement(draft, layers),
        modality=draft.modality,
        relation=draft.relation,
        of=index.get(id(draft.of)) if draft.of else None,
        status=draft.status,
        rule=draft.rule,
        number=draft.figure.index if draft.figure else None,
        as_of=as_of(layers, draft) if counts else None,
    )


def _statement(draft: Draft, layers: Layers) -> int | None:
    """The innermost statement that holds the figure: the last that begins before it, or one around that."""
    statements = layers.statements
    last = bisect_left(layers.statement_starts, draft.span.start + 1)
    for at in range(last - 1, max(-1, last - 1 - _NESTED), -1):
        if statements[at].end >= draft.span.end:
            return at
    around = statements[last - 1].parent if last else None
    while around is not None and statements[around].end < draft.span.end:
        around = statements[around].parent
    return around
