"""Who: the noun phrase before a verb, or after it where the verb comes first; and the role in apposition."""

from __future__ import annotations

from typing import NamedTuple

from amana.reading.statements.tables import english_cues, folded_phrases
from amana.reading.statements.units import setting
from amana.reading.statements.words import Word

_NOMINAL = frozenset({"CAP", "W", "NUM", "DET", "POSS", "GEN", "OBJ"})
_HEADS = frozenset({"CAP", "W", "NUM", "OBJ"})
_LINKING = frozenset({"PREP", "CONJ"})
_OPENS_APPOSITION = frozenset({"DET", "REL", "NUM", "POSS", "W", "CAP", "PREP", "HAVE", "BE"})
_LONGEST = 30
_OBJECT_BEGINS = frozenset({"DET", "POSS", "CAP", "OBJ", "NUM"})
_NICKNAME = 14
_RELATIVE = 14
_OF = frozenset({"of", "for", "at", "with", "from", "in", "on"})


class Subject(NamedTuple):
    """words[first:last] name who speaks; `role` is the apposition, `antecedent` whom `who` points back to."""

    first: int
    last: int
    role: tuple[int, int] | None = None
    antecedent: tuple[int, int] | None = None


def subject_before(words: list[Word], end: int) -> Subject | None:
    """The noun phrase that ends just before words[end]."""
    last = end
    if last and words[last - 1].kind in (",", ")", "—"):
        return _with_apposition(words, last - 1)
    if last and words[last - 1].kind in ("SUBJ", "REL"):
        return _pronoun(words, last - 1)
    if last and words[last - 1].kind == "THAT":
        return Subject(last - 1, last, None, _antecedent(words, last - 1))
    if (whom := _before_relative(words, last)) is not None:
        last = whom
    first = _leftward(words, last)
    return None if first is None else Subject(first, last)


def _before_relative(words: list[Word], end: int) -> int | None:
    """a teacher who asked not to be named said: where the clause about her begins."""
    for at in range(end - 1, max(end - _RELATIVE, 0), -1):
        if words[at].kind in (",", "QUOTE", ";", ":", "—"):
            return None
        if words[at].key in ("who", "which"):
            return at
    return None


def _pronoun(words: list[Word], at: int) -> Subject:
    if words[at].kind == "SUBJ":
        return Subject(at, at + 1)
    antecedent = _antecedent(words, at)
    those = next((n for n in range(at - 1, max(at - 4, -1), -1) if words[n].key == "those"), None)
    if those is not None and antecedent and antecedent[1] == at:
        first = those - (those > 0 and words[those - 1].key in ("all", "of"))
        return Subject(first, at + 1, None, (first, at))
    if antecedent and antecedent[1] == at and words[at].key == "who":
        return Subject(antecedent[0], at + 1, None, antecedent)
    return Subject(at, at + 1, None, antecedent)


def _antecedent(words: list[Word], at: int) -> tuple[int, int] | None:
    last = at - 1 if at and words[at - 1].kind == "," else at
    first = _leftward(words, last)
    return None if first is None else (first, last)


def _leftward(words: list[Word], last: int) -> int | None:
    """Where the noun phrase that ends before `last` begins; None where no noun stands there."""
    first = last
    while first > 0 and last - first < _LONGEST and _extends(words, first - 1, last):
        first -= 1
    while first < last and words[first].kind in ("PREP", "CONJ", "ADV", "TO"):
        first += 1
    named = any(word.kind in _HEADS or word.kind in ("DET", "GEN") for word in words[first:last])
    return first if named else None


def _extends(words: list[Word], at: int, last: int) -> bool:
    word = words[at]
    if at + 1 < last and words[at + 1].kind == "DET" and word.kind in ("W", "CAP", "NUM"):
        return False
    if word.kind in _NOMINAL:
        return not _verbal(words, at, last)
    before = words[at - 1].kind if at else ""
    if word.kind == "PREP" and at + 1 < last:
        return before in _HEADS and not _verbal(words, at - 1, last)
    if word.kind == "CONJ" and at + 1 < last:
        return before in _HEADS and word.key in ("and", "or", "&") and _alike(words, at, last)
    return word.kind == "QUOTE" and _nickname(word) and before in _NOMINAL


def _nickname(word: Word) -> bool:
    return word.size <= _NICKNAME


def _alike(words: list[Word], at: int, last: int) -> bool:
    """Whether `and` joins names with names, or things with things, and not two clauses."""
    before = words[at - 1]
    if (
        words[at + 1].kind == "DET"
        and before.kind == "W"
        and not any(word.kind == "DET" for word in words[max(at - 4, 0) : at])
    ):
        return False
    return (before.kind == "CAP") == (words[last - 1].kind == "CAP") or before.key.endswith("s")


def _verbal(words: list[Word], at: int, last: int) -> bool:
    """Whether a word in small letters is likely a verb, which no noun phrase runs across."""
    word, after = words[at], words[at + 1] if at + 1 < last else None
    if word.kind != "W" or after is None:
        return False
    if word.key.endswith("ed") and after.kind in ("DET", "PREP", "POSS", "OBJ", "SUBJ", "CAP", "TO"):
        return True
    if word.key.endswith("ing") and at and words[at - 1].kind in ("W", "CAP") and after.kind in _OBJECT_BEGINS:
        return True
    forms = english_cues().get(word.key, ())
    return any(form.kind in ("past", "s") and "x" not in form.cue.frames for form in forms)


def _with_apposition(words: list[Word], comma: int) -> Subject | None:
    """NAME, a ROLE, who did much, said: the phrase before the first comma of the run."""
    head: Subject | None = None
    right = comma
    for at in range(comma - 1, max(comma - _LONGEST, -1), -1):
        kind = words[at].kind
        if kind in (";", ":", "THAT", "SUB") or (kind == "QUOTE" and not _nickname(words[at])):
            break
        if kind in (",", "—", "("):
            if at + 1 >= len(words) or words[at + 1].kind not in _OPENS_APPOSITION:
                break
            first = _leftward(words, at)
            if first is None or (
                first and words[first - 1].kind not in (",", "QUOTE", "CONJ", "SUB", "THAT", ";", "—", ":", "ADV")
            ):
                break
            head = _named_behind(words, first, at) or Subject(first, at, _role(words, at + 1, right))
            right = at
    return head


def _role(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """What an apposition says of somebody: `a media activist`; ages and relative clauses are no role."""
    if first >= last or words[first].kind in ("REL", "PREP", "HAVE", "BE") or words[first].key == "whose":
        return None
    while first < last and words[first].kind == "NUM" and last - first < 3:
        first += 1
    end = next((n for n in range(first, last) if words[n].kind in ("REL", ",") or words[n].key == "who"), last)
    return (first, end) if end > first else None


def subject_after(words: list[Word], start: int) -> Subject | None:
    """The noun phrase that begins at words[start], after a verb that came first; with the role behind a comma."""
    if start < len(words) and words[start].kind == "SUBJ":
        return Subject(start, start + 1)
    last = start
    while last < len(words) and last - start < _LONGEST and _runs_on(words, start, last):
        last += 1
    while last > start and words[last - 1].kind in ("PREP", "CONJ", "DET", "ADV"):
        last -= 1
    if last == start or not any(word.kind in _HEADS for word in words[start:last]):
        return None
    return _named_behind(words, start, last) or Subject(start, last, _role_after(words, last))


def _named_behind(words: list[Word], start: int, last: int) -> Subject | None:
    """the director, Samira al-Nouri: the name is taken along, the phrase in front of it is the role."""
    if any(word.kind == "CAP" for word in words[start:last]) or last >= len(words) or words[last].kind != ",":
        return None
    end = last + 1
    while end < len(words) and words[end].kind in ("CAP", "W") and words[end].key not in english_cues():
        end += 1
    closed = end >= len(words) or words[end].kind in (",", "QUOTE")
    named = end > last + 1 and words[end - 1].kind == "CAP"
    return Subject(start, end, (start, last)) if closed and named else None


def _runs_on(words: list[Word], start: int, at: int) -> bool:
    word = words[at]
    if word.kind in _NOMINAL and word.kind != "OBJ":
        return not (word.key.endswith("ing") and word.kind == "W" and at > start and words[at - 1].kind != "DET")
    after = words[at + 1] if at + 1 < len(words) else None
    if word.kind == "PREP" and at > start and after is not None:
        timely = after.kind == "DAY" or setting(after) or (at + 2 < len(words) and setting(words[at + 2]))
        return word.key in _OF and after.kind in _NOMINAL and not timely
    return (
        word.kind == "CONJ"
        and at > start
        and after is not None
        and after.kind in ("CAP", "DET", "W")
        and word.key == "and"
    )


def _role_after(words: list[Word], comma: int) -> tuple[int, int] | None:
    if comma >= len(words) or words[comma].kind != ",":
        return None
    at = comma + 1
    if at + 1 < len(words) and words[at].kind == "NUM" and words[at + 1].kind == ",":
        at += 2
    if at >= len(words) or words[at].kind not in ("DET", "W", "POSS") or words[at].key == "whose":
        return None
    end = at
    while end < len(words) and words[end].kind in _NOMINAL | {"PREP", "CONJ"}:
        end += 1
    if words[at].kind == "W" and any(words[n].key in english_cues() for n in range(at, end)):
        return None
    closed = end >= len(words) or words[end].kind in (",", "REL", "QUOTE", ";", "—", "V")
    return (at, end) if end > at and closed else None


def nearest(words: list[Word], end: int) -> Subject | None:
    """The last noun of the phrase before words[end]: whom a participle right behind it belongs to."""
    found = subject_before(words, end)
    if found is None:
        return None
    first = next((n + 1 for n in range(found.last - 1, found.first, -1) if words[n].kind == "PREP"), found.first)
    return Subject(first, found.last)


def main_subject(words: list[Word], end: int) -> Subject | None:
    """The subject of the unit's first clause: what a participle (`adding that …`) or a joined verb goes with."""
    for at in range(end):
        if (
            words[at].kind in ("BE", "HAVE", "DO", "MODAL", "V")
            or words[at].key in english_cues()
            or _past_like(words, at)
        ):
            found = subject_before(words, at)
            if found is not None:
                return found
    return None


def _past_like(words: list[Word], at: int) -> bool:
    return (
        words[at].kind == "W"
        and words[at].key.endswith("ed")
        and at > 0
        and words[at - 1].kind in ("CAP", "W", "SUBJ", "ADV", ",")
    )


def according(words: list[Word], at: int) -> int | None:
    """How many words `according to` and its like take here."""
    for parts in folded_phrases("according").get(words[at].key, ()):
        if tuple([word.key for word in words[at : at + len(parts)]]) == parts:
            return len(parts)
    return None
