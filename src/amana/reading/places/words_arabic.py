"""The Arabic words of a text, folded, with their offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from amana.language import fold

_LETTERS = "\u0621-\u063a\u0640-\u0669\u0670-\u06d3\u06ea-\u06ef\ufb50-\ufdff\ufe70-\ufefc"
_WORDS = re.compile(rf"[{_LETTERS}]{{1,60}}")
# What may stand between the words of one name: blanks and marks of writing direction.
JOINT = re.compile("[ \u00a0\u200c-\u200f\u202a-\u202e\u2066-\u2069]{1,6}|-")

fold_word = lru_cache(1 << 14)(fold)


class Word(NamedTuple):
    """One word: offsets and folded spelling."""

    start: int
    end: int
    norm: str


class Words:
    """The Arabic words of a text; a word is folded when it is asked for, since few are."""

    def __init__(self, text: str) -> None:
        self.raw: list[str] = _WORDS.findall(text)
        self.different = set(self.raw)
        self.spans = [match.span() for match in _WORDS.finditer(text)]

    def __len__(self) -> int:
        return len(self.raw)

    def __getitem__(self, at: int) -> Word:
        return Word(*self.spans[at], fold_word(self.raw[at]))

    def norm(self, at: int) -> str:
        """One word folded."""
        return fold_word(self.raw[at])

    def joined(self, text: str, at: int) -> bool:
        """Whether a word and the one before it can belong to one name."""
        return JOINT.fullmatch(text, self.spans[at - 1][1], self.spans[at][0]) is not None
