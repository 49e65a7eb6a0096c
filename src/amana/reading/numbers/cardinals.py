"""Whole numbers in words: how counting words add up and multiply, in English and in Arabic.

English goes from large to small (two hundred and five thousand); Arabic says the unit before the ten, joined by و
(خمسة وعشرون), and ten after the unit, joined by nothing (خمسة عشر).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amana.reading.numbers.lexicon import Bound
from amana.reading.numbers.tokens import Token
from amana.reading.numbers.units import currency_codes

_FRESH, _FULL = 1000, 0
_PLACES = {"digit": 1, "ten": _FULL, "teen": _FULL, "tens": 10, "hundreds": 100, "first-ten": 1}
_ADDED = frozenset((*_PLACES, "hundred"))
_CLOSE = ("", "-")
_CURRENCY = tuple("$£€¥₹")
# A lone `m` is million where a noun may follow, and metres elsewhere.
_COUNTED = re.compile(
    r" (?!(?:tall|high|wide|deep|long|away|from|north|south|east|west|below|above|apart|square|sprint|is|was|are"
    r"|were|and|or|to|in|on|at|by|for|with|as|than|behind|before|after|inside|outside|off|into|down|up)\b)[a-z]"
)
_LONGEST = 24
_LARGEST = 10**18
_YEARS, _YEAR_DIGITS = range(1900, 2100), 4
_GAPS = {
    "": "", "-": "-", ",": ",", "and": "and", "و": "and", "and a": "and a", "and an": "and a", "a": "a", "an": "a",
    "-and-": "and", "-and-a-": "and a", "-and-an-": "and a",
    "of": "of", "of a": "of a", "of the": "of", "point": "point", "فاصله": "point", "فاصل": "point",
    "out of": "out of",
    "من": "out of",
    "جزء من": "part of",
    "جزءا من": "part of", "اجزاء من": "part of", "over": "over", "علي": "over", "in": "in", "في": "in",
}  # fmt: skip


@dataclass
class Words:
    """The tokens of a text, and what stands between them."""

    text: str
    tokens: Sequence[Token]
    kept: str = ""

    def gap(self, at: int) -> str | None:
        """What joins token `at` to the one before: `""`, `-`, `and`, `of`, `point` …; None: nothing does."""
        if not 0 < at < len(self.tokens):
            return None
        start, end = self.tokens[at - 1].end, self.tokens[at].start
        if end - start <= 1:
            return _GAPS.get(self.text[start:end].strip(" "))
        if end - start > _LONGEST or "\n" in (between := self.text[start:end]):
            return None
        return _GAPS.get(" ".join(between.split()))

    def kind(self, at: int) -> str:
        """The kind of token `at`; empty beyond the last."""
        return self.tokens[at].kind if at < len(self.tokens) else ""


def goes_with(words: Words, at: int) -> bool:
    """Whether أحد or إحدى at `at` counts: with ten behind it (أحد عشر), or tens (إحدى وعشرون)."""
    following = words.kind(at + 1)
    return following == "ten" or (
        following == "tens" and words.gap(at + 1) == "and" and not words.tokens[at].article
    )


@dataclass
class Cardinal:
    """A whole number as far as it has been read: `after` is the next token, `scale` the last thing multiplied by.

    `tail` is what `and` joined last, since that may be a fraction's numerator (one hundred and three quarters).
    """

    words: Words
    after: int
    total: Bound = 0
    group: Bound = 0
    place: int = _FRESH
    limit: Bound = _LARGEST
    scale: Bound = 1
    tail: Bound = 0
    opened: int = 0
    empty: bool = True

    @property
    def value(self) -> Bound:
        return self.total + self.group

    def read(self) -> Cardinal:
        """Take tokens as long as they go on with this number."""
        self.opened = self.after
        while self.after < len(self.words.tokens):
            token = self.words.tokens[self.after]
            gap = "" if self.empty else self.words.gap(self.after)
            if gap is None or not self._takes(token, gap):
                self._rewind(token, gap)
                break
            self.after += 1
            self.empty = False
            if token.kind in {"dozen", "short-dozen", "double-dozen"}:
                break
        return self

    def _rewind(self, token: Token, gap: str | None) -> None:
        """A multiplier that does not fit belongs to the words just taken: they begin another number."""
        if token.kind in {"scale", "hundred"} and gap == "" and self.total and self.group and not self.empty:
            self.after, self.group = self.opened, 0

    def _takes(self, token: Token, gap: str) -> bool:
        if token.kind in _PLACES:
            return self._small(token, gap)
        if token.kind == "digits":
            return self._digits(token, gap)
        if token.kind == "hundred":
            return self._hundred(gap)
        if token.kind in {"scale", "accusative", "short", "dual"} or (token.kind == "plural" and token.scale):
            return not self._is_year(token) and self._scaled(token, gap)
        return token.kind in {"dozen", "short-dozen", "double-dozen"} and self._dozen(token, gap)

    def _is_year(self, token: Token) -> bool:
        """`14 August 2016 Scores of people fled`: a year in four digits is not multiplied by a vague word."""
        before = self.words.tokens[self.after - 1]
        bare = before.kind == "digits" and before.end - before.start == _YEAR_DIGITS and before.low in _YEARS
        return token.kind == "plural" and not self.empty and bare

    def _small(self, token: Token, gap: str) -> bool:
        value, place = token.low, _PLACES[token.kind]
        if self.empty:
            pass
        elif self.place == _FRESH:
            if gap not in ("", "and", ",") or value >= self.limit:
                return False
            if token.arabic and gap != "and" and not self._is_and_one(token, gap):
                return False
            self.opened = self.after
        elif self.place == 100:
            if gap not in ("", "and") or value >= 100:
                return False
        elif not self._joins(token, gap):
            return False
        else:
            value, place = token.low, _FULL
        self.tail = value if gap == "and" and not self.empty else 0
        self.group += value
        self.place = place
        return token.kind != "first-ten" or goes_with(self.words, self.after)

    def _is_and_one(self, token: Token, gap: str) -> bool:
        """Whether واحد is وأحد, and one, with tens behind it: ألف وأحد وعشرون."""
        return token.low == 1 and gap == "" and goes_with(self.words, self.after)

    def _joins(self, token: Token, gap: str) -> bool:
        """Whether a word joins the one before it: a unit after tens, or in Arabic tens or ten after a unit."""
        if not token.arabic:
            return self.place == 10 and token.kind == "digit" and token.low > 0 and gap in _CLOSE
        if self.place != 1 or self.group % 10 == 0:
            return False
        return (token.kind == "tens" and gap == "and") or (token.kind == "ten" and gap == "")

    def _digits(self, token: Token, gap: str) -> bool:
        if self.empty:
            self.group, self.place = token.low, (1 if token.shape == "plain" and token.low < 100 else _FULL)
            return True
        following = self.words.kind(self.after + 1)
        if self.place == 100 and gap == "and" and token.shape == "plain" and token.low < 100:
            self.group, self.place = self.group + token.low, _FULL
            return True
        if self.place == _FRESH and gap == "and" and self._goes_on_in_digits(token):
            self.opened = self.after
            self.group, self.place = token.low, _FULL
            return True
        if self.place == _FRESH and following == "hundred" and gap in ("", "and") and token.low < 10:
            self.opened = self.after
            self.group, self.place = token.low, 1
            return True
        return False

    def _goes_on_in_digits(self, token: Token) -> bool:
        """ألف و500, مليون و200 ألف: in Arabic digits may go on with a number that ends with a word."""
        return token.shape == "plain" and self.words.tokens[self.after - 1].arabic and token.low < self.limit

    def _hundred(self, gap: str) -> bool:
        if self.empty or (self.place == _FRESH and gap in ("and", "and a")):
            if not self.empty:
                self.opened = self.after
            self.group, self.place = 100, 100
            return True
        if gap not in _CLOSE or self.group >= 100 or self.place in (_FRESH, 100):
            return False
        self.group, self.place, self.scale = self.group * 100, 100, 100
        return True

    def _scaled(self, token: Token, gap: str) -> bool:
        scale = token.low // 2 if token.kind == "dual" else token.scale
        if token.kind == "short":
            return self._short(token, gap)
        if self.empty or (self.place == _FRESH and gap in ("and", "and a") and scale < self.limit):
            return self._alone(token, scale)
        if token.kind == "dual" or gap not in _CLOSE:
            return False
        if self.group and scale < self.limit:
            self.total += self.group * scale
        elif self.place == _FRESH and self.total and scale > self.limit:
            self.total *= scale
        else:
            return False
        self.group, self.place, self.limit, self.scale = 0, _FRESH, scale, scale
        return True

    def _alone(self, token: Token, scale: Bound) -> bool:
        """A scale with no number before it counts once, a dual twice."""
        if token.kind == "plural":
            return False
        last = self.words.gap(self.after + 1) != "and" or self.words.kind(self.after + 1) not in _ADDED
        twice = token.kind == "dual" or (token.kind == "accusative" and self.empty and last)
        self.total += 2 * scale if twice else scale
        self.group, self.place, self.limit, self.scale = 0, _FRESH, scale, scale
        return True

    def _short(self, token: Token, gap: str) -> bool:
        before = self.words.tokens[self.after - 1] if not self.empty else token
        near = token.start - before.end
        wide = self.words.text[token.start : token.end] in ("m", "b")
        if before.kind != "digits" or before.shape not in ("plain", "grouped", "decimal") or gap != "":
            return False
        if self.scale != 1 or (wide and (near or not self._is_scale(before, token))):
            return False
        self.total, self.group, self.place = self.group * token.scale, 0, _FULL
        self.limit, self.scale = token.scale, token.scale
        return True

    def _is_scale(self, digits: Token, letter: Token) -> bool:
        """Whether a lone m or b is million or billion: with a currency, or where metres are not likely."""
        text = self.words.text
        if (
            text[max(0, digits.start - 2) : digits.start].strip()[-1:] in _CURRENCY
            or self.words.kept[letter.start] == "M"
        ):
            return True
        if currency_codes().search(text, max(0, digits.start - 4), digits.start):
            return True
        if text[letter.start] == "b":
            return digits.shape == "decimal"
        return digits.low < 100 and bool(_COUNTED.match(text, letter.end))

    def _dozen(self, token: Token, gap: str) -> bool:
        if self.empty:
            self.total = token.low
        elif gap in _CLOSE and token.kind != "double-dozen":
            dozens = self.tail or self.value
            self.total, self.group = self.value - dozens + dozens * token.scale, 0
        else:
            return False
        self.place, self.scale = _FULL, 12
        return True
