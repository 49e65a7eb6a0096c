"""Who speaks in an Arabic unit: the name behind the verb, else in front of it, or behind عن and في."""

from __future__ import annotations

from functools import cache, lru_cache

from amana.language import fold, given_names
from amana.reading.statements.arabic_marks import before_name, short, unled
from amana.reading.statements.drafts import Stretch
from amana.reading.statements.tables import Form, arabic_cues, folded_phrases, phrases
from amana.reading.statements.words import Word

LONGEST_NAME = 14
_IN_FRONT = 8
_TO_WHOM = frozenset({"لنا", "لي", "له", "لها", "لهم", "لكم", "لك"})
_ALL_OF = frozenset({"جميع", "كل", "كافه", "ساير", "بقيه"})
_ADJECTIVE = ("يه", "ي", "يين", "يون")
_VIA = ("عن", "الي")
_NOT_FRONTS = frozenset({"وصف", "وعد", "وثق", "ورد"})


def speaker(words: list[Word], at: int, marker: int, form: Form, taken: int) -> Stretch | None:
    """The words that name who speaks with the cue at `at`; None where they are left out, as for a pronoun."""
    frames = form.cue.frames
    if form.kind == "participle":
        return None
    if "s" in frames:
        return _behind(words, _VIA, max(at - LONGEST_NAME, 0), at)
    if frames & set("vw"):
        return _behind(words, _VIA if "v" in frames else ("في",), at + 1, marker)
    first = at + 1
    while first < marker and (words[first].key in _TO_WHOM or _addressed(words[first].key)):
        first += 1
    last = _with_name(words, first, name_end(words, first, marker), marker)
    if last > first:
        return (first, _without_object(words, first, last) if "a" in frames else last)
    return _in_front(words, at, taken)


def _with_name(words: list[Word], first: int, last: int, limit: int) -> int:
    """مدير المرصد، سامر النوري، …: the name in apposition is taken along."""
    if last == first or last + 1 >= limit or words[last].kind != "," or not is_given(words[last + 1].key):
        return last
    return name_end(words, last + 1, limit)


@lru_cache(1 << 13)
def is_given(key: str) -> bool:
    """Whether a folded word is a given name."""
    return bool(given_names(key))


def name_end(words: list[Word], first: int, limit: int) -> int:
    """Where a name that begins at `first` ends."""
    last = first
    while last < limit and last - first < LONGEST_NAME and _names(words, last, first):
        last += 1
    return last


def source_end(words: list[Word], first: int) -> int:
    """Where the source behind بحسب ends; it may have its place with it."""
    last = first
    while last < len(words) and last - first < LONGEST_NAME and _of_source(words, last, first):
        last += 1
    return last


def _of_source(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    if word.kind == "PREP":
        return word.key in ("في", "من", "عن") and first < at < len(words) - 1 and words[at + 1].kind == "W"
    return word.kind == "W" or (word.kind == "QUOTE" and short(word))


def _names(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    if word.kind == "PREP":
        # مسؤول من الوزارة, but not: قال المصدر في بيان
        if word.key != "من" or not first < at < len(words) - 1:
            return False
        return words[at + 1].kind == "W" and words[at + 1].key not in folded_phrases("ar-setting")
    if word.kind == "W":
        if _addressed(word.key) or word.key in _manners():
            return False
        return at == first or not _says(word.key)
    return word.kind == "QUOTE" or (word.kind == "PRON" and at == first)


def _says(key: str) -> bool:
    """مصدر رفض الكشف عن اسمه, مصدر طبي قوله: a word of saying ends the name."""
    return any(form.cue.frames & set("ts") for form in arabic_cues().get(key, ()))


def _behind(words: list[Word], leads: tuple[str, ...], first: int, last: int) -> Stretch | None:
    """The name behind a preposition: نقلت الوكالة عن مصدر طبي, جاء في البيان."""
    lead = next((n for n in range(last - 1, first - 1, -1) if words[n].key in leads), None)
    if lead is None:
        return None
    end = name_end(words, lead + 1, last)
    return (lead + 1, end) if end > lead + 1 else None


def _without_object(words: list[Word], first: int, last: int) -> int:
    """اتهم المجلس المحلي القوات الحكومية بـ: the second noun with an article is who is accused."""
    all_of = next((n for n in range(first + 1, last) if words[n].key in _ALL_OF), None)
    if all_of is not None:
        return all_of
    nouns = [
        n for n in range(first, last) if words[n].key.startswith("ال") and not words[n].key.endswith(_ADJECTIVE)
    ]
    if words[first].key.startswith("ال"):
        return next((n for n in nouns if n > first), last)
    if words[first].key.endswith(("ون", "ين")) or (is_given(words[first].key) and len(nouns) == 1):
        return nouns[0] if nouns else last
    return nouns[1] if len(nouns) > 1 else last


def _in_front(words: list[Word], at: int, taken: int) -> Stretch | None:
    last = at
    while last > taken and words[last - 1].kind == "AUX":
        last -= 1
    first = last
    while first > taken and at - first < _IN_FRONT and words[first - 1].kind in ("W", "PRON", "REL"):
        if any(form.kind == "verb" for form in arabic_cues().get(words[first - 1].key, ())):
            break
        first -= 1
    joined = words[at].key[0] in "وف" and words[at].key not in _NOT_FRONTS
    return None if first == last or joined else (first, last)


def _addressed(key: str) -> bool:
    """Whether a word has ل in front: to whom it was said."""
    return key.startswith("لل") or (key.startswith("ل") and before_name(unled(key)))


@cache
def _manners() -> frozenset[str]:
    return frozenset(map(fold, phrases("ar-manner")))
