"""Two texts word by word: how much they share, and the places where they differ."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from amana.compare.values import Change
from amana.language import analyse

RUN: Final = 5
"""How many words a run has, as in the sketches of the catalogue."""

_PIECE = 1 << 16  # code points
_MOST_PAIRS = 64_000_000  # words of one by words of the other: 16 MB and a second at most
_CHANGES_SHOWN = 5
_LONGEST_SHOWN = 160  # code points


@dataclass(frozen=True)
class Words:
    """The words of a text: a number for each, the same for the same folded spelling, and where they stand."""

    text: str
    folded: list[str]
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.folded)

    def runs(self) -> set[tuple[str, ...]]:
        """All runs of `RUN` words."""
        return set(zip(*(islice(self.folded, at, None) for at in range(RUN)), strict=False))

    def stretch(self, start: int, end: int) -> tuple[str, int]:
        """What is written from one word up to another, cut short where it is long, and where it begins."""
        if start >= end:
            return "", self.starts[start] if start < len(self) else len(self.text)
        begin, stop = self.starts[start], self.ends[end - 1]
        if stop - begin > _LONGEST_SHOWN:
            return self.text[begin : begin + _LONGEST_SHOWN - 1] + "…", begin
        return self.text[begin:stop], begin


def words_of(text: str) -> Words:
    """The words of a text. Places of several words, which lie over them, are left out."""
    words = Words(text, [], array("q"), array("q"))
    for begin, end in _pieces(text):
        for token in analyse(text[begin:end]):
            if token.norm:
                words.folded.append(token.norm)
                words.starts.append(token.start + begin)
                words.ends.append(token.end + begin)
    return words


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Long texts in pieces, cut at a blank where there is one."""
    begin = 0
    while len(text) - begin > _PIECE:
        cut = text.rfind(" ", begin + _PIECE // 2, begin + _PIECE) + 1 or begin + _PIECE
        yield begin, cut
        begin = cut
    yield begin, len(text)


def shares(one: Words, other: Words) -> tuple[float, float]:
    """The part of all runs of words that both have, and the part of the shorter one's that the longer one has."""
    own, others = one.runs(), other.runs()
    both = len(own & others)
    if not own or not others:
        return 0.0, 0.0
    return both / (len(own) + len(others) - both), both / min(len(own), len(others))


@dataclass(frozen=True)
class Changes:
    """Where two texts differ: how many words only one has, how many places, and the first few.

    `places` is None, and none is shown, where the texts are too long to be laid side by side.
    """

    removed: int
    added: int
    places: int | None = None
    first: tuple[Change, ...] = ()


def changes(one: Words, other: Words) -> Changes:
    """From one text to the other. What both begin and end with costs next to nothing."""
    begin = _common(one.folded, other.folded)
    end = _common(one.folded[begin:][::-1], other.folded[begin:][::-1])
    own, others = one.folded[begin : len(one) - end], other.folded[begin : len(other) - end]
    if len(own) * len(others) > _MOST_PAIRS:
        here, there = Counter(own), Counter(others)
        return Changes((here - there).total(), (there - here).total())
    found = list(_stretches(own, others))
    first = []
    for start, stop, other_start, other_stop in found[:_CHANGES_SHOWN]:
        said, at = one.stretch(begin + start, begin + stop)
        instead, other_at = other.stretch(begin + other_start, begin + other_stop)
        first.append(Change(said, instead, at, other_at))
    removed = sum(stop - start for start, stop, _, _ in found)
    added = sum(stop - start for _, _, start, stop in found)
    return Changes(removed, added, len(found), tuple(first))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _stretches(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where they differ: from and up to which word of each. Neighbouring ones are told as one."""
    from rapidfuzz.distance import Levenshtein

    open_: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            if open_ is not None:
                yield open_
            open_ = None
        elif open_ is None:
            open_ = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        else:
            open_ = (open_[0], step.src_end, open_[2], step.dest_end)
    if open_ is not None:
        yield open_
