"""The words of a text that matter to figures, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from amana.reading.claims.lists import Entry, bare, lexicon, plain
from amana.reading.view import View

_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+|[,،;؛:()\[\]—–]")
_MARKED = re.compile("[\u064b-\u0652\u0670\u0640]")


class Item(NamedTuple):
    """A form of the lists where it stands: `at`, `last` are indexes among the sentence's words."""

    start: int
    end: int
    at: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, kind: str) -> Entry | None:
        """Its entry of this kind, if it has one."""
        return next((entry for entry in self.entries if entry.kind == kind), None)


@dataclass(slots=True)
class Sentence:
    """The words of a sentence, in one case, and the items among them."""

    start: int
    end: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after this offset."""
        return bisect_left(self.ends, offset + 1)

    def between(self, first: int, last: int) -> list[Item]:
        """The items from word `first` up to word `last`, which is left out."""
        return [item for item in self.items if first <= item.at < last]

    def triggers(self) -> list[Item]:
        """The items that say what happened."""
        return [item for item in self.items if any(entry.kind == "trigger" for entry in item.entries)]


def sentences_of(view: View) -> list[Sentence]:
    """Every sentence, with its items."""
    text = plain(view.text)
    marked = view.has_arabic and _MARKED.search(text) is not None
    return [_sentence(text, start, end, marked) for start, end in view.sentences]


def _sentence(text: str, start: int, end: int, marked: bool) -> Sentence:
    found = Sentence(start, end)
    words, starts, ends = found.words, found.starts, found.ends
    for match in _WORD.finditer(text, start, end):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    if marked:
        found.words = words = [bare(word) for word in words]
    known = lexicon()
    skip = 0
    for at, word in enumerate(words):
        entries = known.get(word)
        if entries is None or at < skip:
            continue
        kept = _longest(entries, words, at)
        if kept:
            last = at + len(kept[0].rest)
            skip = last + 1
            found.items.append(Item(starts[at], ends[last], at, last, kept))
    return found


def _longest(entries: Sequence[Entry], words: Sequence[str], at: int) -> tuple[Entry, ...]:
    """The entries whose every word stands here, the longest only."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and len(entry.rest) < len(kept[0].rest):
            break
        if not entry.rest or tuple(words[at + 1 : at + 1 + len(entry.rest)]) == entry.rest:
            kept.append(entry)
    return tuple(kept)
