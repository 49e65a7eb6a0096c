"""A number in its sentence, with the words that say who or what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amana.reading.claims.items import Item, Sentence
from amana.reading.nouns import Number, Span
from amana.reading.view import View

_LONGEST = 6
_SKIPPED = frozenset(["of", "the", "some", "these", "those", "all", "more", "additional", "further", "من"])
_NOT_COUNTED = frozenset(["others", "other", "them", "whom", "those", "اخرون", "اخرين", "اخر", "منهم"])
_BREAKS = frozenset(
    [
        "be",
        "by",
        "of",
        "prep",
        "clause",
        "rel",
        "including",
        "ofthem",
        "reached",
        "not",
        "plan",
        "if",
        "comma",
        "stop",
        "colon",
        "bracket",
    ]
)
_ARTICLES = frozenset(
    ["a", "an", "the", "his", "her", "their", "its", "this", "that", "had", "have", "has", "also", "then"]
)
_ADJECTIVE_ENDS = ("ين", "ون", "ات", "يا", "يه", "ان")


@dataclass(slots=True)
class Figure:
    """What a number counts: `at` is the first word of the figure with its hedge, `end` the word after the noun.

    `one` and `several` of persons are in `head`; `counted` is None where no noun follows.
    """

    number: Number
    index: int
    at: int
    after: int
    end: int
    counted: Span | None
    armed: bool = False
    others: bool = False

    @property
    def span(self) -> Span:
        """The figure with its hedge."""
        return self.number.hedged or self.number


def figure_of(view: View, sentence: Sentence, number: Number, index: int) -> Figure:
    """The figure of a number, its noun phrase found."""
    span = number.hedged or number
    # What rises or falls may be said with the word that says what happened (dropped 12 bombs).
    at = sentence.word_at(number.start if number.hedge in {"rise", "fall"} else span.start)
    after = sentence.word_at(max(number.end, span.end) - 1) + 1
    if number.rule == "pair" and number.unit:
        return Figure(number, index, at, after, after, Span(number.start, number.end, number.text))
    first = after
    while first < len(sentence.words) and sentence.words[first] in _SKIPPED:
        first += 1
    last = _last_word(sentence, first, number)
    figure = Figure(number, index, at, after, max(last, after), None)
    figure.others = any(word in _NOT_COUNTED for word in sentence.words[after : last + 1])
    if last > first and sentence.words[first] not in _NOT_COUNTED:
        start, end = sentence.starts[first], sentence.ends[last - 1]
        figure.counted = view.span(start, end)
    figure.armed = _is_armed(sentence, first, last)
    return figure


def _is_armed(sentence: Sentence, first: int, last: int) -> bool:
    return any(
        entry.how == "armed" and entry.kind in {"person", "persons"}
        for item in sentence.between(first, last)
        for entry in item.entries
    )


def _last_word(sentence: Sentence, first: int, number: Number) -> int:
    """The word after the noun phrase that begins at word `first`."""
    items = {item.at: item for item in sentence.between(first, first + _LONGEST + 2)}
    if first < len(sentence.words) and _is_arabic(sentence.words[first]):
        return _arabic_end(sentence, items, first)
    return _english_end(sentence, items, first, number)


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[0] <= "\u06ff"


def _arabic_end(sentence: Sentence, items: dict[int, Item], first: int) -> int:
    """The noun, and an adjective that agrees with it."""
    if _breaks(items.get(first)):
        return first
    words, after = sentence.words, first + 1
    if after >= len(words) or after in items or not _is_arabic(words[after]):
        return after
    article = words[first].startswith("ال")
    agrees = words[after].startswith("ال") == article and words[after].endswith(
        (*_ADJECTIVE_ENDS, "ه") if article else _ADJECTIVE_ENDS
    )
    return after + 1 if agrees else after


def _english_end(sentence: Sentence, items: dict[int, Item], first: int, number: Number) -> int:
    known = sentence.word_at(number.unit_span.end - 1) + 1 if number.unit_span else 0
    at, noun = first, known if known > first else 0
    while at < min(len(sentence.words), first + _LONGEST):
        item = items.get(at)
        if _breaks(item) or sentence.words[at] in _ARTICLES or sentence.words[at][0].isdigit():
            break
        if item and _is_noun(item):
            if noun == at and not _is_person(item):
                break
            noun = item.last + 1
        elif item and item.of("and"):
            if not (noun == at and _is_noun(items.get(at + 1))):
                break
        elif item and item.of("trigger") and not _is_noun(items.get(item.last + 1)) and item.last + 1 != known:
            break
        at = item.last + 1 if item else at + 1
    if noun:
        return noun
    return _plausible(sentence.words, first, at)


def _plausible(words: Sequence[str], first: int, at: int) -> int:
    """Without a known noun: up to the first word that ends as English plurals do."""
    for place in range(first, min(at, first + 4)):
        if words[place].endswith("s") and not words[place].endswith("ss") and len(words[place]) > 3:
            return place + 1
    return min(at, first + 1)


def _breaks(item: Item | None) -> bool:
    return item is not None and not _BREAKS.isdisjoint(item.kinds)


def _is_person(item: Item) -> bool:
    return any(entry.kind in {"person", "persons"} for entry in item.entries)


def _is_noun(item: Item | None) -> bool:
    """Persons, or what says by itself what is counted."""
    return item is not None and any(
        entry.kind in {"person", "persons", "they"} or (entry.kind == "trigger" and entry.how == "head")
        for entry in item.entries
    )
