"""The words of a text that matter to figures, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from amana.reading.claims.lists import Entry, Word, bare, kinds_of, lexicon, plain_of
from amana.reading.view import View

_WORD = re.compile(r"([\w\u064b-\u065f\u0670]+|[,،;؛:()\[\]—–\"“”«»])")
_ASCII_WORD = re.compile(r"([A-Za-z0-9_]+|[,;:()\[\]\"])")
_EDGES = ".,،؛:;!?؟…()[]{}\"'“”‘’«»-–—"
_SAYING = frozenset(["act", "done", "be", "noun"])
OF_ONE = frozenset(["killed", "wounded", "kidnapped", "detained", "missing"])
"""What is said of one person without a figure."""
_MARKED = re.compile("[\u064b-\u0652\u0670\u0640]")


class Item(NamedTuple):
    """A form of the lists where it stands: `at`, `last` are indexes among the sentence's words."""

    start: int
    end: int
    at: int
    last: int
    entries: tuple[Entry, ...]
    kinds: frozenset[str]

    def of(self, kind: str) -> bool:
        """Whether it has an entry of this kind."""
        return kind in self.kinds


@dataclass(slots=True)
class Sentence:
    """The words of a sentence, in one case, the items among them, and those of these that say what happened."""

    start: int
    end: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    items: list[Item] = field(default_factory=list)
    ats: list[int] = field(default_factory=list)
    triggers: list[Item] = field(default_factory=list)

    @property
    def happened(self) -> set[str]:
        """The categories that its triggers speak of."""
        return {entry.category for item in self.triggers for entry in item.entries}

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after this offset."""
        return bisect_left(self.ends, offset + 1)

    def word(self, at: int) -> str:
        """A word; empty where there is none."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def between(self, first: int, last: int) -> list[Item]:
        """The items from word `first` up to word `last`, which is left out."""
        return self.items[bisect_left(self.ats, first) : bisect_left(self.ats, last)]


def sentences_of(view: View, offsets: Iterable[int]) -> Iterator[tuple[int, Sentence]]:
    """The sentences that hold one of these offsets or a word of `single_words`, with their index; in order."""
    text = plain_of(view)
    marked = view.has_arabic and _MARKED.search(text) is not None
    kept = {view.sentence_index(offset) for offset in offsets}
    for word in _standing(view, text, marked):
        kept.update(_holding(view, text, word))
    known = lexicon(arabic=view.has_arabic)
    for at in sorted(kept):
        if at < len(view.sentences):
            yield at, _sentence(known, text, *view.sentences[at], marked)


def _standing(view: View, text: str, marked: bool) -> Set[str]:
    """The words of a text that may say something of one person, marks at their ends left out."""
    if not view.has_arabic:
        # Of the words that may stand somewhere, those that do between blanks and marks.
        return {word for one in view.ascii_words & _single_ascii() if _stands(text, word := one.decode())}
    known = single_words()
    standing = set(text.split())
    standing.update([word.strip(_EDGES) for word in standing if not word.isalnum()])
    return {word for word in standing if bare(word) in known} if marked else known & standing


def _stands(text: str, word: str) -> bool:
    """Whether a word stands somewhere between blanks, marks at its ends left out."""
    at = text.find(word)
    while at >= 0:
        first, last = at, at + len(word)
        while first and text[first - 1] in _EDGES:
            first -= 1
        while last < len(text) and text[last] in _EDGES:
            last += 1
        if (not first or text[first - 1].isspace()) and (last == len(text) or text[last].isspace()):
            return True
        at = text.find(word, at + len(word))
    return False


def _holding(view: View, text: str, word: str) -> Iterator[int]:
    """Which sentences have these letters in them."""
    at = text.find(word)
    while at >= 0:
        which = view.sentence_index(at)
        yield which
        end = view.sentences[which][1] if which < len(view.sentences) else 0
        at = text.find(word, max(end, at + len(word)))


@cache
def single_words(*, arabic: bool = True) -> frozenset[str]:
    """Of each form that may say of one person what happened, the longest word."""
    return frozenset(
        max(reversed((first, *entry.rest)), key=len)
        for first, word in lexicon(arabic=arabic).items()
        for entry in word.entries
        if entry.kind == "trigger" and entry.category in OF_ONE and entry.how in _SAYING
    )


@cache
def _single_ascii() -> frozenset[bytes]:
    return frozenset(word.encode() for word in single_words(arabic=False))


def _sentence(known: Mapping[str, Word], text: str, start: int, end: int, marked: bool) -> Sentence:
    # A gap, a word, a gap, ..., a gap; and where each begins.
    whole = text[start:end]
    pieces = (_ASCII_WORD if whole.isascii() else _WORD).split(whole)
    offsets = list(accumulate(map(len, pieces), initial=start))
    words = pieces[1::2]
    if marked:
        words = [bare(word) for word in words]
    found = Sentence(start, end, words, offsets[1:-1:2], offsets[2::2])
    _find_items(known, found)
    return found


def _find_items(known: Mapping[str, Word], sentence: Sentence) -> None:
    text, starts, ends = sentence.words, sentence.starts, sentence.ends
    skip = 0
    for at in [at for at, spelt in enumerate(text) if spelt in known]:
        if at < skip:
            continue
        word = known[text[at]]
        last, entries, kinds = at, word.single, word.kinds
        if word.seconds and at + 1 < len(text) and text[at + 1] in word.seconds:
            longer = _longest(word.longer, text, at)
            if longer:
                last, entries, kinds = at + len(longer[0].rest), longer, kinds_of(longer)
        if entries:
            skip = last + 1
            item = Item(starts[at], ends[last], at, last, entries, kinds)
            sentence.items.append(item)
            sentence.ats.append(at)
            if "trigger" in kinds:
                sentence.triggers.append(item)


def _longest(entries: Sequence[Entry], text: Sequence[str], at: int) -> tuple[Entry, ...]:
    """The entries whose every word stands here, the longest only."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and len(entry.rest) < len(kept[0].rest):
            break
        if tuple(text[at + 1 : at + 1 + len(entry.rest)]) == entry.rest:
            kept.append(entry)
    return tuple(kept)
