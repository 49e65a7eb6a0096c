"""NAME: what the name says. Headlines, transcripts and chats; labels of forms and places are no names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from amana.language import analyse, fold, given_names, name_like
from amana.reading.statements.drafts import Draft
from amana.reading.statements.tables import phrases
from amana.reading.statements.units import Unit
from amana.reading.statements.words import Word, Words
from amana.reading.view import View

_NAME_AT_MOST = 6
_SAID_AT_LEAST = 3


def labelled(view: View, units: Sequence[Unit], drafts: list[Draft]) -> list[Draft]:
    """Drafts for lines that begin with a name and a colon; what others found in them leaves `drafts`."""
    cued = {draft.unit: draft.cue[0] for draft in reversed(drafts) if draft.cue}
    made: list[Draft] = []
    for number, unit in enumerate(units):
        if unit.start != unit.line or view.text.find(":", unit.start, unit.end) < 0:
            continue
        words = unit.words
        colon = next((n for n, word in enumerate(words[: _NAME_AT_MOST + 1]) if word.kind == ":"), None)
        if not colon or cued.get(number, unit.end) < words.starts[colon]:
            continue
        written = view.text[slice(*words.span(0, colon))]
        source = _arabic_source if unit.arabic else _named
        draft = _draft(words, colon) if colon + 1 < len(words) and source(words[:colon], written) else None
        if draft is not None:
            drafts[:] = [one for one in drafts if one.unit != number]
            draft.unit = number
            made.append(draft)
    return made


def _draft(words: Words, colon: int) -> Draft | None:
    first = words[colon + 1]
    if first.kind != "QUOTE" and len(words) - colon - 1 < _SAID_AT_LEAST:
        return None
    draft = Draft(*words.span(colon + 1, len(words)), "direct", "label/words")
    if first.kind == "QUOTE":
        draft.quote, draft.rule = first.quote, "label/quote"
    draft.speaker = words.span(0, colon)
    return draft


def _named(name: list[Word], written: str) -> bool:
    if not all(word.kind in ("CAP", "CONJ") for word in name) or name[0].key in _labels():
        return False
    if _is_place(written):
        return False
    return len(name) > 1 or name_like(name[0].key, written)


def _is_place(written: str) -> bool:
    """Whether the whole of it is a place: the line says where, not who."""
    return any(token.places and (token.start, token.end) == (0, len(written)) for token in analyse(written))


def _arabic_source(name: list[Word], written: str) -> bool:
    if not all(word.kind in ("W", "QUOTE") for word in name) or name[0].key in _labels():
        return False
    if name[0].key in _sources():
        return True
    return any(given_names(word.key) for word in name if word.kind == "W") and not _is_place(written)


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("label"))


@cache
def _sources() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("ar-source"))
