"""Where, behind an Arabic cue, what was said begins: at إنّ, a colon, a quotation, a noun of an event."""

from __future__ import annotations

from functools import cache

from amana.language import fold
from amana.reading.statements.tables import Form, arabic_cues, phrases
from amana.reading.statements.words import Word

_REACH = 40
_PARTICIPLE_REACH = 3
_SHORT_QUOTE = 28
_SHORTEST = 3
_CROSSED_AT_MOST = 3
_BEFORE_THAT = frozenset({"قبل", "بعد", "دون", "منذ", "بدون", "لولا", "حتي", "غير"})
_MARKS = frozenset({"THAT", "THATP", "WH", ";", ":", "QUOTE"})
_NAME_GOES_ON = frozenset({"W", "PREP", "THAT", "THATP", ":", "REL"})


def marker(words: list[Word], start: int, form: Form) -> int | None:
    """The word at which what is said begins, looked for from `start`; None where nothing is said."""
    reach = min(start + (_REACH if form.kind == "verb" else _PARTICIPLE_REACH), len(words))
    relative, crossed, cues = False, 0, arabic_cues()
    any_word = not form.cue.frames.isdisjoint("pn")
    for at in range(start, reach):
        kind = words[at].kind
        begins = _begins(words, at, start, form) if any_word or kind in _MARKS else None
        if begins is not None:
            return at if begins else None
        relative = relative or kind == "REL"
        if at > start and words[at].key in cues:
            crossed += 1
            if crossed > _CROSSED_AT_MOST or (not relative and _interrupts(words, at)):
                return None
    return None


def _begins(words: list[Word], at: int, start: int, form: Form) -> bool | None:
    """Whether what is said begins at this word; None: look on; False: nothing is said."""
    kind, frames = words[at].kind, form.cue.frames
    if kind in ("THAT", "THATP"):
        return bool(frames & set("ctp")) and words[at - 1].key not in _BEFORE_THAT
    if kind == "WH":
        return "c" in frames
    if kind == ";":
        return False
    if "c" in frames and (kind == ":" or (kind == "QUOTE" and not part_of_name(words, at, start))):
        return True
    if "p" in frames and _preposition(words, at, form, start):
        return True
    return True if "n" in frames and at > start and words[at].key in events() else None


def _interrupts(words: list[Word], at: int) -> bool:
    """Whether another saying begins here, before anything was said."""
    kinds = {form.kind for form in arabic_cues()[words[at].key]}
    return words[at - 1].kind == "," or ("verb" in kinds and words[at].key[0] in "ويتف")


def _preposition(words: list[Word], at: int, form: Form, start: int) -> bool:
    if at + 1 < len(words) and words[at + 1].kind in ("THAT", "THATP"):
        return False
    key = words[at].key
    if key in form.cue.prepositions:
        return True
    glued = "ب" in form.cue.prepositions and key.startswith("ب") and len(key) > _SHORTEST and at > start
    return glued and key not in arabic_cues()


def part_of_name(words: list[Word], at: int, start: int) -> bool:
    """مدير «المرصد» فلان: a quotation behind a noun that names have, or a short one within a name."""
    if at == start or at + 1 >= len(words):
        return False
    if unled(words[at - 1].key) in _before_names():
        return True
    if words[at].size > _SHORT_QUOTE:
        return False
    return words[at - 1].kind in ("W", "PREP") and words[at + 1].kind in _NAME_GOES_ON


def unled(key: str) -> str:
    """A word without the ل of address: لموقع, للصحيفة."""
    return key[2:] if key.startswith("لل") else key[1:] if key.startswith("ل") and len(key) > _SHORTEST else key


def before_name(key: str) -> bool:
    """Whether names stand behind this word: وكالة, باسم."""
    return key in _before_names()


def short(word: Word) -> bool:
    """Whether a quotation is so short that it may be a name."""
    return word.size <= _SHORT_QUOTE


@cache
def events() -> frozenset[str]:
    """Nouns that tell what happened: مقتل, انسحاب."""
    return frozenset(map(fold, phrases("ar-event")))


@cache
def _before_names() -> frozenset[str]:
    return frozenset(map(fold, phrases("ar-before-name")))
