"""One text as every layer sees it: lines, sentences and words, found once, offsets into the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from amana.language import guess_language
from amana.reading.nouns import Span
from amana.reading.words import Words, latin_words

Stretch = tuple[int, int]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_FIRST_WORD = re.compile(r"\s*(\S*)")
# Text broken into lines by a machine: lines of one width, as mail, wires and printers make them.
_NARROWEST, _WIDEST = 40, 130
_FEWEST_BREAKS = 4
_FULL_SHARE = 0.75
_SURE_SHARE = 0.5
_LONG_LINE = 60
_LINE_ENDS = ".!?؟:…؛;"
# A sentence ends at . ! ? … or their Arabic kin, closing marks taken along, before a blank; never inside a number,
# after an initial or a known abbreviation. Bounded by its line.
_STOP = re.compile(r"[.!?؟۔…]+[\"'”’»)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:(?i:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|Rev|Msgr|St|Jr|Sr|vs|approx|Inc|Ltd|Corp|Dept"
    r"|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.N|U\.K|e\.g|i\.e)|No|Nos|Hon|Co|Mar|[A-Z])"
    r"|(?<![^\W_])[دأم])\.$"
)
# Where and when a report was written, and by whom, before its first sentence: no part of that.
_DATELINE = re.compile(
    r"[^\s().][^().\r\n]{1,80}\([^()\r\n]{2,40}\)(?: \d{1,2} \w{2,12}(?: \d{4})?)?\s{0,2}[-\u2013\u2014:]{1,2}\s"
    r"|[A-Z][A-Z'\u2019 -]{2,40}(?:, [\w ,]{2,30})? [-\u2013\u2014]{1,2} "
)
_LOOK_BACK = 12
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_CASES = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
# Keeps letters and digits, and makes everything else a blank.
_BLANKED = bytes(code if chr(code).isalnum() or chr(code) == "_" else 0x20 for code in range(128)) + b" " * 128
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True)
class View:
    """A text and what is cheap to know of it. `language` as guessed or given: `en`, `ar`, other, None."""

    text: str
    language: str | None

    @classmethod
    def of(cls, text: str, language: str | None = None) -> View:
        """The view of a text, its language guessed where none is given."""
        return cls(text, language or guess_language(text))

    def span(self, start: int, end: int) -> Span:
        """The span of these offsets."""
        return Span(start, end, self.text[start:end])

    @cached_property
    def lines(self) -> list[Stretch]:
        """Lines with something in them, without their ends. A quotation or sentence never crosses one.

        Where a machine broke paragraphs into lines of one width, each paragraph counts as a line.
        """
        broken = [match.span() for match in _LINE.finditer(self.text) if not match[0].isspace()]
        return _joined(self.text, broken)

    @cached_property
    def unbroken(self) -> View:
        """The same with a blank for each line break inside a paragraph, so that what stands across one (`more
        than`, `1,500`) is seen together. Offsets stay what they were; itself where there is none.
        """
        text = list(self.text)
        for start, end in self.lines:
            for at in range(start, end):
                if text[at] in "\r\n":
                    text[at] = " "
        return View("".join(text), self.language) if self._is_broken else self

    @property
    def _is_broken(self) -> bool:
        return any("\n" in self.text[start:end] or "\r" in self.text[start:end] for start, end in self.lines)

    @cached_property
    def sentences(self) -> list[Stretch]:
        """Sentences in order, each within one line, without blanks at either end."""
        return [one for line in self.lines for one in self._sentences_of(*line)]

    def _sentences_of(self, start: int, end: int) -> list[Stretch]:
        found: list[Stretch] = []
        if dateline := _DATELINE.match(self.text, start, end):
            found.append((start, dateline.end()))
            start = dateline.end()
        for match in _STOP.finditer(self.text, start, end):
            if match[0] == "." and _ABBREVIATION.search(
                self.text, max(start, match.end() - _LOOK_BACK), match.end()
            ):
                continue
            found.append((start, match.end()))
            start = match.end()
        found.append((start, end))
        return [trimmed for one in found if (trimmed := self._trimmed(*one))]

    def _trimmed(self, start: int, end: int) -> Stretch | None:
        whole = self.text[start:end]
        start += len(whole) - len(whole.lstrip())
        end -= len(whole) - len(whole.rstrip())
        return (start, end) if start < end else None

    def line_at(self, offset: int) -> Stretch:
        """The line that holds this offset, or the one before it."""
        return _holding(self.lines, self._line_starts, offset)

    def sentence_at(self, offset: int) -> Stretch:
        """The sentence that holds this offset, or the one before it."""
        return _holding(self.sentences, self._sentence_starts, offset)

    def sentence_index(self, offset: int) -> int:
        """Which sentence `sentence_at` gives: an index into `sentences`, at least 0."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [start for start, _ in self.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def latin_words(self) -> Words:
        """The words in Latin script, with their offsets and what stands between them."""
        return latin_words(self.text)

    @cached_property
    def small(self) -> str:
        """The text in small letters, each where it stands: only English ones where others would not stay there."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else self.text.translate(_CASES)

    @cached_property
    def ascii_words(self) -> frozenset[bytes]:
        """Each word of English letters, digits and `_` that the text has, in small letters; whatever else touches
        it. A cheap way to tell which of many words need to be looked for."""
        return frozenset(self.small.encode("ascii", "replace").translate(_BLANKED).split())

    @cached_property
    def has_arabic(self) -> bool:
        """Whether any letter is Arabic: rules of the Arabic script need not look otherwise."""
        return _ARABIC_LETTER.search(self.text) is not None

    @cached_property
    def has_latin(self) -> bool:
        """Whether any letter is Latin."""
        return _LATIN_LETTER.search(self.text) is not None


def _holding(stretches: list[Stretch], starts: list[int], offset: int) -> Stretch:
    if not stretches:
        return (0, 0)
    return stretches[max(bisect_right(starts, offset) - 1, 0)]


def _joined(text: str, lines: list[Stretch]) -> list[Stretch]:
    """The lines, those of one paragraph joined where the whole text was broken at one width."""
    width = max((end - start for start, end in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    breaks = [at for at in range(1, len(lines)) if _follows(text, lines[at - 1], lines[at])]
    full = {at for at in breaks if _is_full(text, lines[at - 1], lines[at], width)}
    if len(breaks) < _FEWEST_BREAKS or len(full) < _FULL_SHARE * len(breaks):
        # Too few to tell by their width alone: those where a sentence plainly goes on.
        full = {at for at in full if _goes_on(text, lines[at - 1], lines[at])}
    if len(full) < _SURE_SHARE * len(breaks):
        return lines
    joined = lines[:1]
    for at in range(1, len(lines)):
        if at in full:
            joined[-1] = (joined[-1][0], lines[at][1])
        else:
            joined.append(lines[at])
    return joined


def _follows(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether no blank line stands between two lines, and the second is not set in as a new paragraph."""
    return (
        other[0] - one[1] <= 2
        and text[one[1] : other[0]] in ("\n", "\r\n", "\r")
        and not (text[other[0]].isspace() and not text[one[0]].isspace())
    )


def _goes_on(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether a long line breaks off within a sentence that the next one goes on with."""
    first, last = text[other[0]], text[text.rfind(" ", *one) + 1 : one[1]]
    begins = first.islower() or first.isdigit() or bool(_ARABIC_LETTER.match(first))
    breaks_off = last[-1:] not in _LINE_ENDS and not last[:1].isupper()
    return one[1] - one[0] >= _LONG_LINE and begins and breaks_off


def _is_full(text: str, one: Stretch, other: Stretch, width: int) -> bool:
    """Whether the second line's first word would have made the first line longer than most are."""
    first = _FIRST_WORD.match(text, other[0], other[1])
    return one[1] - one[0] + len(first[1] if first else "") + 1 > width * 0.88
