"""A text as a string of word classes, one character a word, in which patterns of times are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from amana.reading.times.digits import whole_numbers
from amana.reading.times.lexicon import Word, class_characters, classes, word_of

_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
# Words (vowel marks and tatweel within), runs of digits with what joins them, breaks, any other sign by itself. A
# line that goes on in lower case is no break: old newswire wraps its lines.
_TOKEN = re.compile(
    r"[ap]\.m\b\.?|[AP]\.M\b\.?"
    rf"|[A-Za-z\u00c0-\u024f\u0620-\u063f\u0641-\u064a\u0671-\u06d3][A-Za-z\u00c0-\u024f\u0620-\u063f\u0641-\u064a\u0671-\u06d3{_MARKS}]*"
    r"|\d+(?:[.,:/\u066b\u066c-]\d+){0,8}[a-zA-Z]{0,4}"
    r"|[\r\n\u2028\u2029\x0b\x0c\x85](?![ \t]{0,3}[a-z\d])"
    r"|[^\W\d_]+|[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True)
class Scan:
    """The tokens of a text: their spans, and their classes as one string."""

    text: str
    spans: list[tuple[int, int]]
    kinds: str

    @classmethod
    def of(cls, text: str) -> Scan:
        """The scan of a text."""
        found = list(_TOKEN.finditer(text))
        table = classes()
        return cls(text, [match.span() for match in found], "".join([table[match[0]] for match in found]))

    def token(self, at: int) -> str:
        """A token as the text has it; empty beyond either end."""
        if not 0 <= at < len(self.spans):
            return ""
        start, end = self.spans[at]
        return self.text[start:end]

    def word(self, at: int) -> Word | None:
        """What the lexicon has on a token."""
        token = self.token(at)
        return word_of(token) if token else None

    @cached_property
    def month_first(self) -> bool:
        """Whether a date of the text in figures (12/25/2016) puts the month first beyond doubt."""
        figures = class_characters()["figures"]
        dates = (whole_numbers(self.token(at)) for at, kind in enumerate(self.kinds) if kind == figures)
        return any(1 <= numbers[0] <= 12 < numbers[1] <= 31 for numbers in dates)
