"""What a place is in its sentence: where something is (`at`), whence (`from`), whither (`to`), whose (`of`), who.

A country that does something, or that something is between or with, is an `actor`: "Russia and Turkey agreed".
"""

from __future__ import annotations

import re
from functools import cache

from amana.reading.nouns import PlaceRole
from amana.reading.places import lists
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice
from amana.reading.places.words_arabic import fold_word

_BACK = 48
_ACTING = frozenset(["country", "continent", "region", "capital"])
_POSSESSIVE = re.compile(r"['’][sS]\b|['’](?=[ \u00a0])")
_NEXT_WORD = re.compile(r"[ \u00a0\u200e\u200f]{1,3}([^\W\d_]+)")
_LAST_WORDS = re.compile(
    r"([^\W\d_]+)([,.;:،؛)]?)[ \u00a0\u200e\u200f]{1,3}"
    r"(?:the[ \u00a0])?(?:(?:[a-z]{2,12}-[a-z]{3,12}|besieged|nearby)[ \u00a0])?\Z"
)
# What may part the members of a list: `, `, ` and `, `, and the `; و.
_LISTED = re.compile(
    r",?[ \u00a0](?:and|or)[ \u00a0](?:the[ \u00a0])?|,[ \u00a0](?:the[ \u00a0])?"
    r"|[ \u00a0\u200e]{0,2}(?:،[ \u00a0\u200e]{0,2}و?|[ \u00a0\u200e]و[ \u00a0\u200e]{0,2})"
)
_PHRASES = re.compile(r"\b(?:left for|bound for|headed for|out of|return(?:ed)? to)[ \u00a0](?:the[ \u00a0])?\Z")


def of_all(text: str, placed: list[tuple[Candidate, Choice | None]]) -> list[PlaceRole]:
    """The role of each place, in order. A member of a list has the role of the one before it."""
    found: list[PlaceRole] = []
    for at, (candidate, choice) in enumerate(placed):
        before = placed[at - 1][0] if at else None
        if before and _is_listed(text, before, candidate):
            found.append(found[-1])
            continue
        role = _arabic(text, candidate, choice) if candidate.arabic else _latin(text, candidate, choice)
        found.append(role)
    return found


def _is_listed(text: str, before: Candidate, here: Candidate) -> bool:
    gap = here.start - before.end
    return (
        0 < gap <= 10
        and before.arabic == here.arabic
        and _LISTED.fullmatch(text, before.end, here.start) is not None
    )


def _acts(choice: Choice | None) -> bool:
    return choice is not None and choice[0].kind in _ACTING


def _latin(text: str, candidate: Candidate, choice: Choice | None) -> PlaceRole:
    low = max(0, candidate.start - _BACK)
    last = _LAST_WORDS.search(text, low, candidate.start)
    word = last[1].lower() if last and not last[2] else ""
    if word == "of" and last and _kind_before(text, last.start(1)):
        return _latin_of_kind(text, last.start(1))
    if word == "of" and last and _acts(choice) and _doer_before(text, last.start(1)):
        return "actor"
    if _acts(choice) and _doer_behind(text, candidate.end):
        return "actor"
    told = _by_word(text, candidate, choice, word, last.start(1) if last else 0)
    if told:
        return told
    if _POSSESSIVE.match(text, candidate.end):
        return "of"
    return _by_behind(text, candidate, choice, word)


def _kind_before(text: str, offset: int) -> bool:
    word = re.search(r"([^\W\d_-]+)[ \u00a0]\Z", text[max(0, offset - 20) : offset])
    return word is not None and word[1].lower() in lists.english("of")


def _latin_of_kind(text: str, offset: int) -> PlaceRole:
    """`of` in "fled from the town of X": what stands before the kind says the role."""
    before = text[max(0, offset - _BACK) : offset]
    for word in reversed(re.findall(r"[A-Za-z]+", before)[:-1][-4:]):
        lower = word.lower()
        for use in ("from", "to", "at"):
            if lower in lists.english(use):
                return _role_named(use)
    return "at"


def _role_named(use: str) -> PlaceRole:
    return "from" if use == "from" else "to" if use == "to" else "at"


def _by_word(text: str, candidate: Candidate, choice: Choice | None, word: str, offset: int) -> PlaceRole | None:
    """What the word just before says."""
    if _PHRASES.search(text, max(0, candidate.start - 20), candidate.start):
        return "from" if "out" in text[candidate.start - 9 : candidate.start] else "to"
    if word in lists.english("from"):
        return "actor" if _acts(choice) and _doer_before(text, offset) else "from"
    if word in lists.english("to"):
        return "to"
    if word == "between" or word in lists.english("by"):
        return "actor" if _acts(choice) and _is_dealing(text, candidate, word) else "at"
    if word in lists.english("at"):
        return "at"
    return "of" if word == "of" else None


def _doer_behind(text: str, end: int) -> bool:
    """Whether the country's own are named right behind it: U.S. forces, the Iraq government."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1].lower() in lists.english("doer")


def _doer_before(text: str, offset: int) -> bool:
    words = re.findall(r"[A-Za-z]+", text[max(0, offset - 24) : offset])
    return bool(words) and words[-1].lower() in lists.english("doer")


def _is_dealing(text: str, candidate: Candidate, word: str) -> bool:
    if word != "between":
        return True
    around = text[max(0, candidate.start - 70) : candidate.end + 50].lower()
    return any(one in lists.english("talks") for one in re.findall(r"[a-z]+", around))


def _by_behind(text: str, candidate: Candidate, choice: Choice | None, word: str) -> PlaceRole:
    """No preposition: a subject, a modifier of a noun, or a bare name."""
    following = _NEXT_WORD.match(text, candidate.end)
    behind = following[1] if following else ""
    if behind in lists.english("say") or behind in lists.english("doer"):
        return "actor" if _acts(choice) else "at" if behind in lists.english("say") else "of"
    if behind in (
        "and",
        "or",
        "in",
        "at",
        "on",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "after",
        "before",
        "when",
    ):
        return "actor" if _acts(choice) and word not in ("leave", "left") else "at"
    if behind and behind.islower() and behind not in ("that", "which", "who", "where", "while", "is", "was"):
        return "of"
    return "actor" if _acts(choice) else "at"


@cache
def _arabic_roles() -> dict[str, PlaceRole]:
    found: dict[str, PlaceRole] = {}
    for use in ("at", "from", "to"):
        for word in lists.arabic(use):
            found[word] = _role_named(use)
    return found


def _arabic(text: str, candidate: Candidate, choice: Choice | None) -> PlaceRole:
    words = _words_before(text, candidate.start)
    word = candidate.before if candidate.before in ("ب", "ل", "ك") else words[-1] if words else ""
    if candidate.before == "ب":
        return "at"
    if candidate.before == "ل":
        return "to"
    if word in lists.arabic("by"):
        dealing = word != "بين" or any(one in lists.arabic("talks") for one in words)
        return "actor" if _acts(choice) and dealing else "at"
    if word in lists.arabic("say"):
        return "actor" if _acts(choice) else "at"
    return _by_nouns(words, choice)


def _by_nouns(words: list[str], choice: Choice | None) -> PlaceRole:
    """Kinds of place in between (من بلدة X) are passed over; another noun before it owns it (أهالي حلب)."""
    roles = _arabic_roles()
    passed = False
    for word in reversed(words[-3:]):
        if word in roles:
            return roles[word]
        if word[:1] in "بلو" and word[1:] in lists.arabic("arabic-kind"):
            return {"ب": "at", "ل": "to"}.get(word[0], "at")  # type: ignore[return-value]
        if word not in lists.arabic("arabic-kind") and word not in lists.arabic("area"):
            break
        passed = True
    if passed or not words:
        return "at"
    return "actor" if _acts(choice) and len(words) == 0 else "of"


def _words_before(text: str, start: int) -> list[str]:
    """The folded words of the sentence's piece just before an offset."""
    piece = re.split(r"[.،؛:!?؟\n«»\"]", text[max(0, start - _BACK) : start])[-1]
    words = [fold_word(word) for word in re.findall(r"[\u0621-\u064a\u064b-\u065f\u0670]+", piece)]
    # A clitic that belongs to the name itself, and a word cut off by the window, are none.
    return words[-5:]
