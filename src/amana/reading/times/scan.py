"""A text as a string of word classes, one character a word, in which patterns of times are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from amana.reading.times.digits import whole_numbers
from amana.reading.times.lexicon import BREAK, BREAKS, KEPT, OTHER, Word, class_characters, class_of, word_of

_LATIN = "A-Za-z\u00c0-\u024f"
_ARABIC = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
# Words (Arabic ones with their vowel marks and tatweel), runs of digits with what joins them, any other sign by
# itself; signs that are not seen are none.
_TOKEN = re.compile(
    r"[ap]\.m\b\.?|[AP]\.M\b\.?"
    rf"|[{_LATIN}]+|[{_ARABIC}][{_ARABIC}{_MARKS}]*"
    r"|\d+(?:[.,:/\u066b\u066c-]\d+){0,8}[a-zA-Z]{0,4}"
    r"|[^\W\d_]+|[\r\n\u2028\u2029\x0b\x0c\x85]|[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
# A line that goes on in lower case is no break: old newswire wraps its lines.
_WRAPPED = re.compile(r"\n(?=[ \t]{0,3}[a-z\d])")
_LONGEST_KEPT = 40
_WORDLESS = OTHER + BREAK

Token = tuple[int, int, str, Word | None]


class _Tokens(dict[str, tuple[Token, ...]]):
    """A stretch between blanks → its tokens, each with its place in it and what the lexicon has on it."""

    def __missing__(self, part: str) -> tuple[Token, ...]:
        found = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(part)]
        tokens = tuple([(*one, None if one[2] in BREAKS else word_of(one[2])) for one in found])
        if len(self) < KEPT and len(part) <= _LONGEST_KEPT:
            self[part] = tokens
        return tokens


class _Kinds(dict[str, str]):
    """A stretch between blanks → the classes of its tokens."""

    def __missing__(self, part: str) -> str:
        kinds = "".join([class_of(token, word) for _, _, token, word in _TOKENS[part]])
        if len(self) < KEPT and len(part) <= _LONGEST_KEPT:
            self[part] = kinds
        return kinds


_TOKENS, _KINDS = _Tokens(), _Kinds()


@dataclass(frozen=True)
class Scan:
    """A text cut at its blanks, with the classes of its tokens: words, numbers, signs and ends of lines."""

    parts: list[str]
    kinds: str
    offsets: list[int]
    counts: list[int]
    found: dict[int, Token] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Scan:
        """The scan of a text."""
        parts = _WRAPPED.sub(" ", text).split(" ")
        kinds = list(map(_KINDS.__getitem__, parts))
        return cls(parts, "".join(kinds), list(accumulate(map(len, parts))), list(accumulate(map(len, kinds))))

    def _find(self, at: int) -> Token:
        """A token with its place in the text; asked for again and again by the makers."""
        known = self.found.get(at)
        return self._look_up(at) if known is None else known

    def _look_up(self, at: int) -> Token:
        """The same, all tokens of its stretch remembered along."""
        part = bisect_right(self.counts, at)
        chunk = self.parts[part]
        offset = self.offsets[part] - len(chunk) + part
        first = self.counts[part - 1] if part else 0
        for number, (start, stop, token, word) in enumerate(_TOKENS[chunk], first):
            self.found[number] = (offset + start, offset + stop, token, word)
        return self.found[at]

    def start(self, at: int) -> int:
        """Where a token starts in the text."""
        return self._find(at)[0]

    def stop(self, at: int) -> int:
        """Where a token ends in the text."""
        return self._find(at)[1]

    def token(self, at: int) -> str:
        """A token as the text has it; empty beyond either end."""
        return self._find(at)[2] if 0 <= at < len(self.kinds) else ""

    def word(self, at: int) -> Word | None:
        """What the lexicon has on a token."""
        if not 0 <= at < len(self.kinds) or self.kinds[at] in _WORDLESS:
            return None
        return self._find(at)[3]

    def words(self, begin: int, end: int) -> list[tuple[int, Word]]:
        """The tokens that the lexicon knows, each with its number."""
        kinds, found = self.kinds, self.found
        numbers = [at for at in range(begin, end) if kinds[at] not in _WORDLESS]
        tokens = [(at, (found.get(at) or self._look_up(at))[3]) for at in numbers]
        return [(at, word) for at, word in tokens if word]

    @cached_property
    def month_first(self) -> bool:
        """Whether a date of the text in figures (12/25/2016) puts the month first beyond doubt."""
        figures = class_characters()["figures"]
        dates = (whole_numbers(self.token(at)) for at, kind in enumerate(self.kinds) if kind == figures)
        return any(1 <= numbers[0] <= 12 < numbers[1] <= 31 for numbers in dates)
