"""What: where the words that somebody is reported to have said begin and end, in an English unit."""

from __future__ import annotations

from typing import NamedTuple

from amana.reading.statements.subjects import according, subject_before
from amana.reading.statements.tables import english_cues
from amana.reading.statements.units import setting
from amana.reading.statements.verbs import Verb, verb_at
from amana.reading.statements.words import Word

_NOMINAL = frozenset({"CAP", "W", "NUM", "DET", "POSS", "GEN"})
_FINITE = frozenset({"BE", "HAVE", "DO", "MODAL", "V"})
_REACH = 16
# Behind a comma, these still belong to the noun phrase that was said.
_RUNS_ON = frozenset({"instead", "including", "especially", "particularly", "rather", "not", "even", "such"})
_STOPS_NP = frozenset({",", ";", "SUB", "IF", "(", ":"})
_MAY_END = _STOPS_NP | {"CONJ"}


class Content(NamedTuple):
    """words[first:last] are what was said; `kind`: that, bare, quote, to, np, prep, colon, wh."""

    first: int
    last: int
    kind: str


def content_after(words: list[Word], verb: Verb, closed: bool = False) -> Content | None:
    """What follows the cue and is said, by the frames of the cue. `closed`: the clause ends at the next comma."""
    started = _start(words, verb)
    if started is None:
        return None
    first, kind = started
    if first >= len(words):
        return None
    last = _end(words, first, kind, closed)
    return Content(first, last, kind) if last > first else None


def _start(words: list[Word], verb: Verb) -> tuple[int, str] | None:
    frames, at = verb.cue.frames, verb.last + 1
    skipped = False
    for _ in range(_REACH):
        if at >= len(words):
            return None
        found, at = _step(words, verb, frames, at, skipped)
        if found is not None:
            return (at, found) if found else None
        skipped = True
    return None


def _step(words: list[Word], verb: Verb, frames: frozenset[str], at: int, skipped: bool) -> tuple[str | None, int]:
    """One step towards the content: (its kind, where), ("", _) for none, (None, where to look on)."""
    kind, clause = words[at].kind, bool(frames & set("ctd"))
    if kind == "QUOTE":
        return ("quote" if frames & set("qnodctp") else ""), at
    if kind == ":":
        return ("colon" if frames & set("qcd") else ""), at + 1
    if kind == "THAT":
        return ("that" if clause or "n" in frames else ""), at + (clause or "q" in frames)
    if kind in ("WH", "IF"):
        return ("wh" if frames & set("ctdqn") and not (kind == "IF" and "p" not in frames) else ""), at
    if kind == ",":
        return _after_comma(words, verb, at)
    if kind in ("ADV", "DAY", "NEG"):
        return None, at + 1
    if kind == "TO":
        return _at_to(words, frames, at)
    if kind == "PREP":
        return _at_preposition(words, verb, at)
    return _at_noun(words, frames, at, skipped)


def _after_comma(words: list[Word], verb: Verb, at: int) -> tuple[str | None, int]:
    after = words[at + 1].kind if at + 1 < len(words) else ""
    if after == "QUOTE" and "q" in verb.cue.frames:
        return "quote", at + 1
    if after in ("THAT", "WH") and "c" in verb.cue.frames:
        return None, at + 1
    if after == "PREP" and at == verb.last + 1:
        # said, in a statement, that ...
        closing = next((n for n in range(at + 1, min(at + 10, len(words))) if words[n].kind == ","), None)
        if closing and closing + 1 < len(words) and words[closing + 1].kind in ("THAT", "QUOTE"):
            return None, closing + 1
    return "", at


def _at_to(words: list[Word], frames: frozenset[str], at: int) -> tuple[str | None, int]:
    if frames & set("io"):
        return "to", at
    if "d" in frames:
        return "to", at
    if "c" not in frames and "q" not in frames:
        return "", at
    found = _next(words, at + 1, ("THAT", "QUOTE", ":"), 10)
    return (None, found) if found is not None else ("", at)


def _at_preposition(words: list[Word], verb: Verb, at: int) -> tuple[str | None, int]:
    frames = verb.cue.frames
    if words[at].key in verb.cue.prepositions:
        comma = _next(words, at, (",",), _REACH // 2)
        if "q" in frames and comma and comma + 1 < len(words) and words[comma + 1].kind == "QUOTE":
            return None, comma
        return "prep", at + 1
    if not frames & set("cdtqo"):
        return "", at
    found = _next(words, at + 1, ("THAT", "QUOTE", ":", "SUBJ", "WH"), 14)
    comma = _next(words, at + 1, (",",), 14)
    if found is not None and (comma is None or found < comma):
        return None, found
    if comma is not None:
        return None, comma
    end = _phrase_end(words, at)
    return (None, end) if end is not None and "c" in frames else ("", at)


def _phrase_end(words: list[Word], at: int) -> int | None:
    """Where `on Monday`, `in an interview` ends, if it is one of those."""
    end = at + 1
    while end < min(at + 6, len(words)) and words[end].kind in ("DET", "CAP", "W", "DAY", "NUM", "POSS"):
        end += 1
        if words[end - 1].kind == "DAY" or setting(words[end - 1]):
            return end
    return None


def _next(words: list[Word], at: int, kinds: tuple[str, ...], reach: int) -> int | None:
    return next((n for n in range(at, min(at + reach, len(words))) if words[n].kind in kinds), None)


def _at_noun(words: list[Word], frames: frozenset[str], at: int, skipped: bool) -> tuple[str | None, int]:
    if "o" in frames and (found := _next(words, at, ("TO",), 12)) is not None:
        comma = _next(words, at, (",", "QUOTE"), 12)
        if comma is None or found < comma:
            return "to", at
    if "a" in frames:
        of = next((n for n in range(at, min(at + 10, len(words))) if words[n].key == "of"), None)
        return ("prep", of + 1) if of is not None else ("", at)
    if "d" in frames:
        return _past_addressee(words, at)
    if frames & set("ct") and _clausal(words, at, strict="c" not in frames or "x" in frames):
        return "bare", at
    if "n" in frames and not skipped:
        return "np", at
    return "", at


def _past_addressee(words: list[Word], at: int) -> tuple[str | None, int]:
    found = _next(words, at, ("THAT", "QUOTE", "TO", "WH", ":", ","), 14)
    if found is not None and words[found].kind != ",":
        return None, found
    if found is not None and found + 1 < len(words) and words[found + 1].kind in ("THAT", "QUOTE"):
        return None, found + 1
    end = at + 1
    while (
        end < len(words) and words[end - 1].kind not in ("OBJ", "SUBJ") and words[end].kind == words[end - 1].kind
    ):
        end += 1
    if words[at].kind in ("DET", "POSS") and end < len(words):
        end += 1
    return ("bare", end) if end < len(words) and _clausal(words, end, strict=True) else ("", at)


def _clausal(words: list[Word], at: int, strict: bool) -> bool:
    """Whether a clause begins here: a subject, and further on a verb."""
    if words[at].kind == "SUBJ":
        return True
    for n in range(at + 1, min(at + 20, len(words))):
        kind = words[n].kind
        if kind in _FINITE or (kind == "QUOTE" and not strict) or (kind == "W" and words[n].key.endswith("ed")):
            return True
        if kind in (",", ";", ":", "QUOTE") and strict:
            return False
        if any(form.kind in ("s", "past") for form in english_cues().get(words[n].key, ())):
            return True
    return not strict and words[at].kind in ("CAP", "DET", "POSS", "GEN")


def _end(words: list[Word], first: int, kind: str, closed: bool) -> int:
    if kind in ("quote", "colon") and words[first].kind == "QUOTE":
        return _quote_end(words, first)
    if kind == "colon":
        return len(words)
    for at in range(first + 1, len(words)):
        if words[at].kind in _MAY_END and _ends_here(words, at, kind, closed):
            return at
        if words[at].kind == "QUOTE" and words[at - 1].kind in (",", ":"):
            begins = _announced(words, first, at)
            if begins is not None:
                return begins
    return len(words)


def _announced(words: list[Word], first: int, quote: int) -> int | None:
    """Where somebody else takes the floor: … — and Yusuf boasted, “…”."""
    verb = verb_at(words, quote - 2) if quote - 2 > first else None
    if verb is None or verb.way != "active" or "q" not in verb.cue.frames:
        return None
    subject = subject_before(words, verb.first)
    apart = (
        subject is not None and subject.first > first and words[subject.first - 1].kind in (",", "—", "CONJ", ";")
    )
    return subject.first if apart and subject else None


def _quote_end(words: list[Word], first: int) -> int:
    """A quotation that runs on in words of the writer's (`called it “sad” that …`) goes on to their end."""
    at = first + 1
    while (
        at < len(words)
        and words[at].kind not in (",", ";", "—", "(")
        and not (words[at].kind == "CONJ" and at + 1 < len(words) and _another(words, at + 1))
    ):
        at += 1
    return at


def _another(words: list[Word], at: int) -> bool:
    """Whether another cue with a subject of its own, or none, begins here."""
    if words[at].kind in ("SUBJ", "ADV", "MODAL", "HAVE"):
        at += 1
    verb = verb_at(words, at) if at < len(words) else None
    return verb is not None and verb.way == "active" and bool(verb.cue.frames & set("cdtio"))


def _ends_here(words: list[Word], at: int, kind: str, closed: bool) -> bool:
    word, behind = words[at], at + 1 < len(words)
    if word.kind == ";":
        return True
    if word.kind == "," and behind and (closed or _another_follows(words, at)):
        return True
    if word.kind == "CONJ" and behind and _joined_cue(words, at):
        return True
    if kind not in ("np", "prep") or word.kind not in _STOPS_NP or word.key == "as":
        return False
    return not (word.kind == "," and behind and _runs_on(words[at + 1]))


def _another_follows(words: list[Word], comma: int) -> bool:
    """, according to …; , adding that …; , but she said …"""
    if according(words, comma + 1):
        return True
    verb = verb_at(words, comma + 1)
    if verb is not None and verb.way == "participial":
        return True
    return words[comma + 1].kind == "CONJ" and comma + 2 < len(words) and _another(words, comma + 2)


def _joined_cue(words: list[Word], at: int) -> bool:
    """and warned that …: the same speaker says more."""
    verb = verb_at(words, at + 1) if words[at].key in ("and", "but") else None
    if verb is None or verb.way != "active" or not verb.cue.frames:
        return False
    return words[at + 1].key.endswith(("ed", "id"))


def _runs_on(word: Word) -> bool:
    """Whether a word behind a comma still belongs to the noun phrase in front of it."""
    return word.kind == "REL" or word.key in _RUNS_ON
