"""A text as the rules for numbers see it: one case, ASCII digits, one form of each Arabic letter, plain blanks.

Letters are folded one for one, so offsets stay; only where a text has vowel marks, tatweel or invisible
characters, which are left out, do offsets need the way back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from amana.reading.view import View

_FOLDED = dict(
    zip(
        "أإآٱؤئىة" + "کیے" + "\u00a0\u2007\u2008\u2009\u202f\u2002\u2003\u3000" + "’‘ʼ´′" + "‐‑‒–−" + "，،",
        "ااااوييه" + "كيي" + " " * 8 + "'" * 5 + "-" * 5 + ",,",
        strict=True,
    )
)
_LEFT_OUT = "\u0640\u064b-\u065f\u0670\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_DROPPED = re.compile(f"[{_LEFT_OUT}]+")
_TRAILING = re.compile("[\u064b-\u065f\u0670]*")
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufefc]")
_ASCII = bytes(range(128))


def _specials(text: str) -> str:
    """What is not ASCII in a text, each character once."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return "".join(set(left.decode("utf-8", "surrogatepass")))


class Folded:
    """The folded text of `given`, and the way back to it. `kept` is the given text without what is left out,
    `arabic` whether it has any letter or digit of that script, `words` its words in ASCII, if known."""

    def __init__(self, given: str) -> None:
        self.given = given
        self._gaps: list[int] = []
        self._left_out: list[int] = []
        self.kept = given
        specials = "" if given.isascii() else _specials(given)
        if _DROPPED.search(specials):
            self._leave_out()
        self.text = _fold(self.kept, specials)
        self.arabic = _ARABIC.search(specials) is not None
        self.words: frozenset[bytes] | None = None

    @classmethod
    def of(cls, view: View) -> Folded:
        """The folded text of a view; its words are those of the view, where nothing is left out of them."""
        folded = cls(view.text)
        if not folded.arabic and folded.kept is view.text:
            folded.words = view.ascii_words
        return folded

    def _leave_out(self) -> None:
        """Note where in the kept text something is missing, and how much is up to there."""
        missing = 0
        for match in _DROPPED.finditer(self.given):
            start, end = match.span()
            self._gaps.append(start - missing)
            missing += end - start
            self._left_out.append(missing)
        self.kept = _DROPPED.sub("", self.given)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text, not empty, stands in the text as given, vowel marks taken along."""
        if not self._gaps:
            return start, end
        last = self._given(end - 1) + 1
        trailing = _TRAILING.match(self.given, last)
        return self._given(start), trailing.end() if trailing else last

    def _given(self, at: int) -> int:
        before = bisect_right(self._gaps, at)
        return at + self._left_out[before - 1] if before else at


def fold_letters(text: str) -> str:
    """The text with its letters folded one for one: as long as it was."""
    return _fold(text, "" if text.isascii() else _specials(text))


def _fold(text: str, specials: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    lower = lower.replace("\t", " ").replace("`", "'")
    for special in specials:
        if special in _FOLDED:
            lower = lower.replace(special, _FOLDED[special])
        elif special.isdecimal():
            lower = lower.replace(special, str(unicodedata.decimal(special)))
    return lower
