"""A stretch of tokens that a pattern found: its words by class, and the numbers in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from amana.reading.times.digits import number, whole_numbers
from amana.reading.times.lexicon import Word
from amana.reading.times.scan import Scan

_NUMBER_KINDS = frozenset({"card", "int", "num", "ord", "year", "pair", "second", "eve"})
_SPELLED = frozenset({"card", "ord", "second", "eve"})
_TWO_WORD_MONTHS = frozenset({"month2", "hmonth2", "dhu"})
# Words that a full stop may belong to: Dec., Tues.; not June, and no number.
_SHORTENED = re.compile(r"(?!May|June|July|March|April)[A-Z][a-z]{2,4}")
_INSIDE_NUMBER = frozenset({"dash", "and", "the"})


@dataclass(slots=True)
class Phrase:
    """Tokens `begin` to `end` of a scan, found by the rule `rule`, to be made a time by `maker`.

    `words` are those that the lexicon knows, each with its place; `kinds` the classes that occur among them.
    """

    scan: Scan
    begin: int
    end: int
    rule: str
    maker: str
    words: list[tuple[int, Word]] = field(init=False)
    kinds: frozenset[str] = field(init=False)
    _before: str | None = field(init=False, default=None)
    _groups: list[float] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.words = self.scan.words(self.begin, self.end)
        self.kinds = frozenset([word.kind for _, word in self.words])

    @property
    def before(self) -> str:
        """The class of the word before it."""
        if self._before is None:
            word = self.scan.word(self.begin - 1)
            self._before = word.kind if word else ""
        return self._before

    def value(self, *kinds: str) -> str | None:
        """The value of the first word of any of these classes."""
        for _, word in self.words:
            if word.kind in kinds:
                return word.value
        return None

    def place(self, *kinds: str) -> int:
        """Where the first word of any of these classes stands; -1 if nowhere."""
        for at, word in self.words:
            if word.kind in kinds:
                return at
        return -1

    def all(self, *kinds: str) -> list[str]:
        """The values of all words of these classes."""
        return [word.value for _, word in self.words if word.kind in kinds]

    @property
    def start(self) -> int:
        """Where it starts in the text: what is written on to an Arabic word is no part of it."""
        word = self.scan.word(self.begin)
        start = self.scan.start(self.begin)
        return start if word is None else start + _letters(self.scan.token(self.begin), word.skip)

    @property
    def stop(self) -> int:
        """Where it ends in the text."""
        at = self.end - 1
        if at > self.begin and self.scan.token(at) == "." and not _SHORTENED.fullmatch(self.scan.token(at - 1)):
            at -= 1
        return self.scan.stop(at)

    @property
    def groups(self) -> list[float]:
        """The numbers in it, words put together: `twenty-five` 25, `ثمانية وأربعين` 48, `nineteen ninety` 1990.
        The hour before `a.m.` is none of them, nor the ordinal that is part of a month's name."""
        if self._groups is None:
            self._groups = self._grouped()
        return self._groups

    def _grouped(self) -> list[float]:
        found: list[list[float]] = []
        last: tuple[int, Word | None] = (-2, None)
        for at, word in self.words:
            one = _single(word)
            if one is not None and not self._is_other(at):
                if last[0] == at - 1 and last[1] and self._goes_on(last[1], at, word):
                    found[-1].append(one)
                else:
                    found.append([one])
                last = (at, word)
            elif word.kind in _INSIDE_NUMBER and last[0] == at - 1:
                last = (at, last[1])
        return [_sum(group) for group in found]

    def _is_other(self, at: int) -> bool:
        before, after = self.scan.word(at - 1), self.scan.word(at + 1)
        in_name = before is not None and before.kind in _TWO_WORD_MONTHS
        return in_name or (after is not None and after.kind in ("am", "pm", "o"))

    def _goes_on(self, before: Word, at: int, word: Word) -> bool:
        """Whether two words of numbers are one number: `twenty-first`, but not `first nine`."""
        if before.kind not in _SPELLED or word.kind not in _SPELLED:
            return False
        return before.kind != "ord" or not self.scan.token(at).isascii()


def _single(word: Word) -> float | None:
    if word.kind not in _NUMBER_KINDS:
        return None
    if word.kind in ("card", "eve"):
        return abs(float(word.value)) if word.kind == "card" else 1.0
    if word.kind == "second":
        return 2.0
    if word.kind == "ord" and word.value.isdecimal():
        return float(word.value)
    if word.kind == "pair":
        return _fraction(word.value)
    if word.kind == "ord":
        return float(whole_numbers(word.value)[0])
    return number(word.value)


def _fraction(run: str) -> float | None:
    """`1/2` is a half; 3-8 and 4.5 are something else."""
    parts = whole_numbers(run)
    if "/" in run and len(parts) == 2 and 0 < parts[0] < parts[1]:
        return parts[0] / parts[1]
    return number(run)


def _sum(group: list[float]) -> float:
    """Words of one number: hundreds and thousands multiply what is before them, a year is said in halves."""
    total = current = 0.0
    for one in group:
        if one == 1000:
            total, current = total + (current or 1) * 1000, 0.0
        elif one == 100:
            current = (current or 1) * 100
        elif one >= 10 and not total and (10 < current < 20 or (current == 20 and one < 20)):
            current = current * 100 + one
        else:
            current += one
    return total + current


def _letters(token: str, count: int) -> int:
    """How many characters the first letters of a token take, vowel marks and tatweel along."""
    at = 0
    while count and at < len(token):
        at += 1
        while at < len(token) and (not token[at].isalpha() or token[at] == "\u0640"):
            at += 1
        count -= 1
    return at
