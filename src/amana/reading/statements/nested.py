"""Quotations within quotations: who is quoted there, as the words around them say it."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.statements.drafts import Draft
from amana.reading.statements.quotes import Quote
from amana.reading.statements.subjects import Subject, subject_after, subject_before
from amana.reading.statements.verbs import verb_at
from amana.reading.statements.words import Words, words_between
from amana.reading.view import View

_NEAR = 160
_SPEECH = 4


def nested(view: View, quotes: Sequence[Quote]) -> list[Draft]:
    """A draft for every quotation that stands in another."""
    return [_draft(view, quotes, at) for at, quote in enumerate(quotes) if quote.parent is not None]


def _draft(view: View, quotes: Sequence[Quote], at: int) -> Draft:
    quote = quotes[at]
    around = quotes[quote.parent or 0]
    draft = Draft(quote.start, quote.end, "direct", "nested/alone", quote=at, status="candidate")
    before = words_between(view.text, max(around.start, quote.outer[0] - _NEAR), quote.outer[0])
    after = words_between(view.text, quote.outer[1], min(around.end, quote.outer[1] + _NEAR))
    if (
        not (_told_before(draft, before) or _told_after(draft, after))
        and len(view.text[quote.start : quote.end].split()) < _SPEECH
    ):
        draft.status, draft.rule = "not-a-claim", "nested/scare"
    return draft


def _told_before(draft: Draft, words: Words) -> bool:
    """we wrote on its walls ‘…’: the last cue before the mark, nothing but its own setting between."""
    for at in range(len(words) - 1, max(len(words) - 10, -1), -1):
        verb = verb_at(words, at)
        if verb is None or not verb.cue.frames & set("qd"):
            continue
        subject = subject_before(words, verb.first) if verb.way == "active" else None
        return _attribute(draft, words, verb.first, verb.last, subject, "nested/before")
    return False


def _told_after(draft: Draft, words: Words) -> bool:
    start = 1 if words and words[0].kind == "," else 0
    for at in range(start, min(start + 4, len(words))):
        verb = verb_at(words, at)
        if verb is not None and "q" in verb.cue.frames and verb.way == "active":
            subject = subject_before(words, verb.first) if at > start else subject_after(words, at + 1)
            return _attribute(draft, words, verb.first, verb.last, subject, "nested/after")
    return False


def _attribute(draft: Draft, words: Words, first: int, last: int, subject: Subject | None, rule: str) -> bool:
    draft.cue = words.span(first, last + 1)
    draft.rule, draft.status = rule, "linked" if subject else "candidate"
    if subject is not None:
        draft.speaker = words.span(subject.first, subject.last)
    return True
