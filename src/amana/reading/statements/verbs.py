"""English cue verbs in a unit: which words are one, with their auxiliaries, and in what way."""

from __future__ import annotations

from typing import NamedTuple

from amana.reading.statements.tables import Cue, Form, english_cues, phrases
from amana.reading.statements.words import Word

_GROUP = frozenset({"ADV", "NEG", "MODAL", "DO", "HAVE", "BE"})
_NOUN_BEFORE = frozenset({"DET", "POSS", "GEN", "PREP", "NUM"})
_CONTRACTED = ("'s", "'re", "'m")
_BARE_SUBJECTS = frozenset({"SUBJ", "REL", "MODAL", "DO", "ADV", "THAT"})


class Verb(NamedTuple):
    """A cue verb: its group is words[first:last+1]. `way`: active, passive, participial."""

    cue: Cue
    first: int
    at: int
    last: int
    way: str


def verb_at(words: list[Word], at: int) -> Verb | None:
    """The cue verb at this word, None where it is none or is used as a noun or adjective."""
    forms = english_cues().get(words[at].key)
    if (
        not forms
        or words[at].kind not in ("W", "CAP", "V", "ADV")
        or (words[at].kind == "CAP" and not _headline(words, at))
    ):
        return None
    if at == 0 and words[at].kind == "CAP" and len(words) > 1 and words[1].kind == "CAP":
        return None
    form = forms[0]
    if len(forms) > 1 or form.cue.tail:
        tail = words[at + 1].key if at + 1 < len(words) else ""
        fitting = _fitting(forms, tail)
        if fitting is None:
            return None
        form = fitting
    first, aux = _group(words, at)
    way = _way(words, at, form, forms, first, aux)
    return None if way is None else Verb(form.cue, first, at, at + bool(form.cue.tail), way)


def _fitting(forms: tuple[Form, ...], tail: str) -> Form | None:
    """The form whose second word follows, else the first without one."""
    form = next((form for form in forms if form.cue.tail and form.cue.tail == tail), None)
    return form or next((form for form in forms if not form.cue.tail), None)


def _headline(words: list[Word], at: int) -> bool:
    """Whether a cue with a capital may be a verb: it begins the unit, or every long word has one."""
    return at == 0 or not any(word.kind == "W" and len(word.key) > 4 for word in words)


def _group(words: list[Word], at: int) -> tuple[int, set[str]]:
    first, aux = at, set[str]()
    while first > 0 and words[first - 1].kind in _GROUP:
        first -= 1
        aux.add(words[first].kind)
    before = words[first - 1] if first else None
    if before and before.kind in ("SUBJ", "GEN") and before.key.endswith(_CONTRACTED):
        aux.add("BE" if before.kind == "SUBJ" else "'S")
    return _unadverbed(words, first, at), aux


def _unadverbed(words: list[Word], first: int, at: int) -> int:
    """Without the adverbs in front, where a comma or nothing stands before them."""
    while first < at and words[first].kind == "ADV" and (first == 0 or words[first - 1].kind in (",", "QUOTE")):
        first += 1
    return first


def _way(words: list[Word], at: int, form: Form, forms: tuple[Form, ...], first: int, aux: set[str]) -> str | None:
    before = words[first - 1].kind if first else ""
    kinds = {form.kind} if len(forms) == 1 else {one.kind for one in forms if one.cue is form.cue}
    if form.kind == "ing":
        return "active" if "BE" in aux else _participial(before)
    if kinds & {"past", "participle"} and not ("base" in kinds and before == "TO"):
        return _past(words, at, before, aux, kinds)
    if before in _NOUN_BEFORE and not aux & {"MODAL", "DO"}:
        return None
    return _present(words, first, form, aux)


def _participial(before: str) -> str | None:
    return "participial" if before in ("", ",", "QUOTE", "PREP", "CONJ", "SUB", "—", "W", "CAP", "ADV") else None


def _past(words: list[Word], at: int, before: str, aux: set[str], kinds: set[str]) -> str | None:
    noun_next = at + 1 < len(words) and words[at + 1].kind == "W"
    if before in ("DET", "POSS", "TO") or (not aux and (before == "PREP" or (before == "NUM" and noun_next))):
        return None
    if "BE" in aux:
        return "passive"
    if kinds == {"participle"} and "HAVE" not in aux:
        return None
    if before == "GEN" and not aux:
        return None
    # internationally banned weapons
    adjective = aux == {"ADV"} and noun_next and words[at - 1].key.endswith("ly") and before == "W"
    return None if adjective else "active"


def _present(words: list[Word], first: int, form: Form, aux: set[str]) -> str | None:
    before = words[first - 1] if first else None
    if form.kind == "s":
        joined = before is not None and before.kind == "CONJ" and "x" in form.cue.frames
        return None if joined or aux & {"MODAL", "DO"} else "active"
    if aux & {"MODAL", "DO"}:
        return "active"
    if before is None:
        return None
    if before.kind == "TO":
        leading = words[first - 2].key if first > 1 else ""
        return "infinitive" if leading in phrases("catenative") or form.cue.frames & set("ca") else None
    if before.kind in _BARE_SUBJECTS or (before.key.endswith("s") and before.kind in ("W", "CAP")):
        return "active"
    plural = before.key in ("people", "police", "children", "women", "men", "media")
    joined = before.kind == "CAP" and first > 1 and words[first - 2].kind == "CONJ"
    return "active" if plural or joined else None
