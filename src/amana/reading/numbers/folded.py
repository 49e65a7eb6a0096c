"""A text as the rules for numbers see it: one case, ASCII digits, one form of each Arabic letter, plain blanks.

Letters are folded one for one, so offsets stay; only where a text has vowel marks, tatweel or invisible
characters, which are left out, do offsets need the way back.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache

_LETTERS = tuple(
    zip(
        "أإآٱؤئىةکیے" + "\u00a0\u2007\u2008\u2009\u202f\u2002\u2003\u3000\t" + "’‘ʼ´`′" + "‐‑‒–−" + "，،",
        "ااااوييهكيي" + " " * 9 + "'" * 6 + "-" * 5 + ",,",
        strict=True,
    )
)
_LEFT_OUT = "\u0640\u064b-\u065f\u0670\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_DROPPED = re.compile(f"[{_LEFT_OUT}]")
_TRAILING = re.compile("[\u064b-\u065f\u0670]*")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")


class Folded:
    """The folded text of `given`, and the way back to it."""

    def __init__(self, given: str) -> None:
        self.given = given
        self._offsets: array[int] | None = None
        kept = given
        if not given.isascii() and _DROPPED.search(given):
            self._offsets = array("q", [at for at, char in enumerate(given) if not _DROPPED.match(char)])
            kept = _DROPPED.sub("", given)
        self.kept = kept
        self.text = fold_letters(kept)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text, not empty, stands in the text as given, vowel marks taken along."""
        if self._offsets is None:
            return start, end
        last = _TRAILING.match(self.given, self._offsets[end - 1] + 1)
        return self._offsets[start], last.end() if last else end


def fold_letters(text: str) -> str:
    """The text with its letters folded one for one: as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    if lower.isascii():
        return lower.replace("\t", " ").replace("`", "'")
    for old, new in _LETTERS:
        lower = lower.replace(old, new)
    return lower.translate(_digits()) if _FOREIGN_DIGIT.search(lower) else lower


@cache
def _digits() -> dict[int, str]:
    everything = range(0x80, 0x1FC00)
    return {at: str(unicodedata.digit(chr(at))) for at in everything if chr(at).isdecimal()}
