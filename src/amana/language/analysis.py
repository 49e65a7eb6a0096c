"""Analysis of a text: every word, number and known place, where it stands, and the terms it is found by."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from amana.language import places
from amana.language.folding import surface_of
from amana.language.known import KnownWords
from amana.language.marks import JOINERS
from amana.language.scan import WORDS
from amana.language.tokens import Token
from amana.language.words import Word, read_word

_KEPT = 1 << 15
_LONGEST_KEPT = 64
_APOSTROPHES = "'’‘`"
# What may stand between the words of one place name: blanks, hyphens and one line break, never a comma.
_JOINT = re.compile(rf"(?:[^\S\r\n]|[{JOINERS}])*(?:[-‐‑‒–'’‘]|\r?\n)?(?:[^\S\r\n]|[{JOINERS}])*")
_LONGEST_JOINT = 4

Terms = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


class _Memory:
    """Words read lately, in two generations of at most 32,768: when the younger is full, the older goes.

    `young` holds plain words alone. A word that needs a look at what stands around it (the first of a longer
    name, an `s` that may be a possessive) is in `special`, so that the common case is one look-up.
    """

    def __init__(self) -> None:
        self.young: dict[str, Terms] = {}
        self.older: dict[str, Terms] = {}
        self.special: dict[str, Word] = {}

    def word(self, text: str) -> Word:
        """The word, remembered for the next time."""
        special = self.special.get(text)
        if special is not None:
            return special
        terms = self.young.get(text) or self.older.get(text)
        word = Word._make((*terms, None)) if terms else read_word(text)
        self._keep(text, word)
        return word

    def _keep(self, text: str, word: Word) -> None:
        if len(text) > _LONGEST_KEPT:
            return
        if word.opens or word.norm in ("", "s"):
            if len(self.special) >= _KEPT:
                self.special = {}
            self.special[text] = word
            return
        if len(self.young) >= _KEPT:
            self.older, self.young = self.young, {}
        self.young[text] = word[:5]


_memory = _Memory()


class _Opener(NamedTuple):
    """The first word of what may be a name of several: where it stands among the tokens."""

    at: int
    word: Word


def analyse(text: str, known: KnownWords | None = None) -> list[Token]:
    """The tokens of a text in order; offsets are code points into `text` as given.

    Without `known`: the terms to index, and to highlight by. They depend on the text and the shipped lists
    alone, never on an archive. With `known` (the archive's vocabulary): the terms to look for. Two tokens
    meet where they share a term; `words` says why that is enough.

    Tokens do not overlap, except that a place of several words (Deir ez-Zor, دير الزور) is one more token
    over all of its words, just before the first of them, with an empty `norm`. A phrase runs over the tokens
    whose `norm` is not empty.
    """
    if known is None:
        return _analyse(text, _memory.young, _memory.word)
    return _analyse(text, {}, lambda word: read_word(word, known))


def _analyse(text: str, plain: dict[str, Terms], read: Callable[[str], Word]) -> list[Token]:
    tokens: list[Token] = []
    openers: list[_Opener] = []
    # The loop that every word of an archive goes through: local names, one look-up, no call.
    add, make = tokens.append, tuple.__new__
    for match in WORDS.finditer(text):
        terms = plain.get(match[0])
        if terms is None:
            word = read(match[0])
            if not word.norm or _is_possessive(text, match.start(), word):
                continue
            if word.opens:
                openers.append(_Opener(len(tokens), word))
            terms = word[:5]
        add(make(Token, match.span() + terms))
    return _with_long_places(text, tokens, openers) if openers else tokens


def _is_possessive(text: str, start: int, word: Word) -> bool:
    return word.norm == "s" and start > 1 and text[start - 1] in _APOSTROPHES and text[start - 2].isalnum()


def _with_long_places(text: str, tokens: list[Token], openers: list[_Opener]) -> list[Token]:
    found = {opener.at: place for opener in openers if (place := _long_place(text, tokens, opener))}
    if not found:
        return tokens
    whole: list[Token] = []
    for index, token in enumerate(tokens):
        if index in found:
            whole.append(found[index])
        whole.append(token)
    return whole


def _long_place(text: str, tokens: list[Token], opener: _Opener) -> Token | None:
    """The longest place that begins at this word and whose words all follow, as one token."""
    name, lengths = opener.word.opens or ("", ())
    for length in lengths:
        inside = tokens[opener.at : opener.at + length]
        terms = places.of_words([name, *(token.norm for token in inside[1:])])
        if terms and all(_joined(text, left, right) for left, right in pairwise(inside)):
            start, end = inside[0].start, inside[-1].end
            return Token(start, end, surface_of(text[start:end]), "", places=terms)
    return None


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return len(gap) <= _LONGEST_JOINT and _JOINT.fullmatch(gap) is not None
