"""Words whose speaker is told outside their unit: behind a dash, or before a colon on the line above."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.statements.drafts import Draft
from amana.reading.statements.quotes import Quote
from amana.reading.statements.subjects import Subject, main_subject, subject_after, subject_before
from amana.reading.statements.tables import phrases
from amana.reading.statements.units import Unit
from amana.reading.statements.verbs import Verb, verb_at
from amana.reading.statements.words import Word, Words
from amana.reading.view import View

_NAME_AT_MOST = 9


def signed(view: View, units: Sequence[Unit], quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for “…” — NAME, and for the line after `X said:`."""
    taken: set[int | None] = {draft.quote for draft in drafts if draft.quote is not None}
    made: list[Draft] = []
    for number, unit in enumerate(units):
        announces = unit.words and unit.words[-1].kind == ":"
        if not (announces or unit.quoted or (number and units[number - 1].quoted)):
            continue
        draft = (
            _by_dash(unit, units, number, quotes, taken)
            or _by_colon(view, unit, units, number, quotes, taken)
            or _by_noun(unit, number, quotes, taken)
        )
        if draft is not None:
            made.append(draft)
            taken.add(draft.quote)
    return made


def _by_dash(
    unit: Unit, units: Sequence[Unit], number: int, quotes: Sequence[Quote], taken: set[int | None]
) -> Draft | None:
    """“…” — NAME: in one unit, or the dash begins the next."""
    words = unit.words
    if not unit.quoted and not (number and units[number - 1].quoted):
        return None
    dash = next((n for n, word in enumerate(words[:3]) if word.kind == "—"), None)
    if dash is None or not _only_a_name(words[dash + 1 :]):
        return None
    holder, at = (unit, number) if dash else (units[number - 1], number - 1)
    last = words[dash - 1] if dash else (holder.words[-1] if number and holder.words else None)
    if last is None or last.kind != "QUOTE" or last.quote in taken:
        return None
    subject = subject_after(words, dash + 1)
    return subject and _draft(quotes, last.quote, words, subject, "quote/signed", at)


def _only_a_name(words: Sequence[Word]) -> bool:
    return (
        0 < len(words) <= _NAME_AT_MOST
        and words[0].kind == "CAP"
        and all(word.kind in ("CAP", ",", "NUM", "PREP", "DET", "W") for word in words)
    )


def _by_colon(
    view: View, unit: Unit, units: Sequence[Unit], number: int, quotes: Sequence[Quote], taken: set[int | None]
) -> Draft | None:
    """X added: and the next line is what was said, in marks or not."""
    if number + 1 >= len(units) or not unit.words or unit.words[-1].kind != ":":
        return None
    following = units[number + 1]
    found = _announcing(unit.words)
    if found is None or following.line == unit.line:
        return None
    verb, subject = found
    first = following.words[0] if following.words else None
    cue = unit.words.span(verb.first, verb.last + 1) if verb else None
    if first is not None and first.kind == "QUOTE":
        if first.quote in taken:
            return None
        draft = _draft(quotes, first.quote, unit.words, subject, "quote/colon-line", number + 1)
    else:
        start, end = view.line_at(following.start)
        draft = _draft_of(start, end, unit.words, subject, "line/colon", number + 1)
    draft.cue = cue
    return draft


def _by_noun(unit: Unit, number: int, quotes: Sequence[Quote], taken: set[int | None]) -> Draft | None:
    """X has a new message: “…”"""
    words = unit.words
    for at in range(2, len(words)) if unit.quoted else ():
        if words[at].kind != "QUOTE" or words[at - 1].kind != ":" or words[at].quote in taken:
            continue
        subject = _whose_noun(words, at - 1)
        if subject is not None:
            return _draft(quotes, words[at].quote, words, subject, "quote/noun-colon", number)
    return None


def _whose_noun(words: list[Word], colon: int) -> Subject | None:
    """Whose answer or message it is that stands before the colon."""
    noun = next((n for n in range(colon - 1, max(colon - 5, -1), -1) if words[n].key in phrases("saying")), None)
    if noun is None:
        return None
    owner = next((n for n in range(noun - 1, max(noun - 4, -1), -1) if words[n].kind in ("POSS", "GEN")), None)
    if owner is not None and words[owner].kind == "GEN":
        return subject_before(words, owner + 1)
    return main_subject(words, noun) or (Subject(owner, owner + 1) if owner is not None else None)


def _announcing(words: list[Word]) -> tuple[Verb | None, Subject] | None:
    whose = _whose_noun(words, len(words) - 1)
    if whose is not None:
        return None, whose
    for at in range(len(words) - 2, max(len(words) - 14, -1), -1):
        verb = verb_at(words, at)
        if verb is not None and verb.cue.frames & set("qcd"):
            subject = (
                subject_before(words, verb.first) if verb.way == "active" else main_subject(words, verb.first)
            )
            return (verb, subject) if subject else None
    return None


def _draft(quotes: Sequence[Quote], quote: int, words: Words, subject: Subject, rule: str, unit: int) -> Draft:
    draft = _draft_of(quotes[quote].start, quotes[quote].end, words, subject, rule, unit)
    draft.quote = quote
    return draft


def _draft_of(start: int, end: int, words: Words, subject: Subject, rule: str, unit: int) -> Draft:
    draft = Draft(start, end, "direct", rule, unit=unit)
    draft.speaker = words.span(subject.first, subject.last)
    if subject.role:
        draft.role = words.span(*subject.role)
    return draft
