"""NAME: what the name says. Headlines, transcripts and chats; labels of forms and places are no names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from amana.language import analyse, fold, given_names, name_like
from amana.reading.statements.drafts import Draft
from amana.reading.statements.tables import phrases
from amana.reading.statements.units import Unit, Word
from amana.reading.view import View

_NAME_AT_MOST = 6
_SAID_AT_LEAST = 3


def labelled(view: View, units: Sequence[Unit], drafts: list[Draft]) -> list[Draft]:
    """Drafts for lines that begin with a name and a colon; what others found in them leaves `drafts`."""
    cued = {draft.unit: draft.cue[0] for draft in reversed(drafts) if draft.cue}
    made: list[Draft] = []
    for number, unit in enumerate(units):
        if unit.start != unit.line:
            continue
        colon = next((n for n, word in enumerate(unit.words[: _NAME_AT_MOST + 1]) if word.kind == ":"), None)
        if not colon or cued.get(number, unit.end) < unit.words[colon].start:
            continue
        name, said = unit.words[:colon], unit.words[colon + 1 :]
        if not said or not (_arabic_source(view, name) if unit.arabic else _named(view, name)):
            continue
        draft = _draft(name, said)
        if draft is not None:
            drafts[:] = [one for one in drafts if one.unit != number]
            draft.unit = number
            made.append(draft)
    return made


def _draft(name: list[Word], said: list[Word]) -> Draft | None:
    if said[0].kind != "QUOTE" and len(said) < _SAID_AT_LEAST:
        return None
    draft = Draft(said[0].start, said[-1].end, "direct", "label/words")
    if said[0].kind == "QUOTE":
        draft.quote, draft.rule = said[0].quote, "label/quote"
    draft.speaker = (name[0].start, name[-1].end)
    return draft


def _named(view: View, name: list[Word]) -> bool:
    if not all(word.kind in ("CAP", "CONJ") for word in name) or name[0].key in _labels():
        return False
    if _is_place(view, name):
        return False
    first = view.text[name[0].start : name[0].end]
    return len(name) > 1 or name_like(name[0].key, first)


def _is_place(view: View, name: list[Word]) -> bool:
    """Whether the whole of it is a place: the line says where, not who."""
    written = view.text[name[0].start : name[-1].end]
    return any(token.places and (token.start, token.end) == (0, len(written)) for token in analyse(written))


def _arabic_source(view: View, name: list[Word]) -> bool:
    if not all(word.kind in ("W", "QUOTE") for word in name) or name[0].key in _labels():
        return False
    if name[0].key in _sources():
        return True
    return any(given_names(word.key) for word in name if word.kind == "W") and not _is_place(view, name)


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("label"))


@cache
def _sources() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("ar-source"))
