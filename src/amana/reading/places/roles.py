"""What a place is in its sentence: where something is (`at`), whence (`from`), whither (`to`), whose (`of`), who.

A country that does something, or that something is between or with, is an `actor`: "Russia and Turkey agreed".
"""

from __future__ import annotations

import re
from functools import cache

from amana.reading.nouns import PlaceRole
from amana.reading.places import lists
from amana.reading.places.beside import NONE, Beside, before, before_article, behind
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice
from amana.reading.places.words_arabic import fold_word

_BACK = 48
_PASSED = frozenset(["both", "besieged", "nearby", "neighbouring", "neighboring"])
_SECOND = frozenset(["for", "of", "from", "in", "to"])
_ACTING = frozenset(["country", "continent", "region", "capital"])
_POSSESSIVE = re.compile(r"['’][sS]\b|['’](?=[ \u00a0])")
# What may part the members of a list: `, `, ` and `, `, and the `; و.
_LISTED = re.compile(
    r",?[ \u00a0](?:and|or)[ \u00a0](?:the[ \u00a0])?"
    r"|(?:[ ](?:province|governorate|district|city|town|region|state|village))?,[ \u00a0](?:the[ \u00a0])?"
    r"|[ \u00a0\u200e]{0,2}(?:،[ \u00a0\u200e]{0,2}و?|[ \u00a0\u200e]و[ \u00a0\u200e]{0,2})"
)


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
    last = _word_before(text, candidate)
    if last.word == "of":
        outer = before(text, last.start, "")
        if outer.word in lists.english("of"):
            return _role_of_kind(text, outer.start)
        if _acts(choice) and outer.word in lists.english("doer"):
            return "actor"
    following = behind(text, candidate.end).word
    if _acts(choice) and following.lower() in lists.english("doer"):
        return "actor"
    told = _by_word(text, candidate, choice, last)
    if told:
        return told
    if _POSSESSIVE.match(text, candidate.end):
        return "of"
    if not following and (not last.word or last.word == "on"):
        return "at"
    return _by_behind(following, choice, last.word)


def _word_before(text: str, candidate: Candidate) -> Beside:
    """The word before, an article and an adjective like rebel-held passed over; no mark may part them."""
    found = candidate.words_before(text)[1]
    if found.mark:
        return NONE
    if "-" in found.word or found.word in _PASSED:
        found = before_article(text, found.start, "")
    return found


def _role_of_kind(text: str, offset: int) -> PlaceRole:
    """`of` in "fled from the town of X": what stands before the kind says the role."""
    for _ in range(3):
        found = before(text, offset, "")
        role = _role_of_word(found.word)
        if role:
            return role
        offset = found.start
    return "at"


def _role_of_word(word: str) -> PlaceRole | None:
    if word in lists.english("from"):
        return "from"
    if word in lists.english("to"):
        return "to"
    return "at" if word in lists.english("at") else None


def _by_word(text: str, candidate: Candidate, choice: Choice | None, last: Beside) -> PlaceRole | None:
    """What the word just before says, with the one before it: left for, out of."""
    word = last.word
    outer = before(text, last.start, "").word if word in _SECOND else ""
    role = _role_of_two(f"{outer} {word}") if outer else None
    if role:
        return role
    role = _role_of_word(word)
    if role == "from" and _acts(choice) and outer in lists.english("doer"):
        return "actor"
    if role:
        return role
    if word == "between" or word in lists.english("by"):
        return "actor" if _acts(choice) and _is_dealing(text, candidate, word) else "at"
    return "of" if word == "of" else None


def _role_of_two(words: str) -> PlaceRole | None:
    if words in lists.english("to"):
        return "to"
    return "from" if words in lists.english("from") else None


def _is_dealing(text: str, candidate: Candidate, word: str) -> bool:
    if word != "between":
        return True
    around = text[max(0, candidate.start - 70) : candidate.end + 50].lower()
    return any(one in lists.english("talks") for one in re.findall(r"[a-z]+", around))


def _by_behind(following: str, choice: Choice | None, word: str) -> PlaceRole:
    """No preposition: a subject, a modifier of a noun, or a bare name."""
    acts = _acts(choice)
    if following in lists.english("say") or following in lists.english("linking") or not following.islower():
        return "actor" if acts and word not in ("leave", "left") else "at"
    return "of"


@cache
def _arabic_roles() -> dict[str, PlaceRole]:
    uses: tuple[PlaceRole, ...] = ("at", "from", "to")
    return {word: use for use in uses for word in lists.arabic(use)}


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
