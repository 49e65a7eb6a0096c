"""A number in its sentence, with the words that say who or what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amana.reading.claims.items import Item, Sentence
from amana.reading.claims.lists import words
from amana.reading.nouns import Number, Span
from amana.reading.view import View

_LONGEST = 6
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
        "whom",
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
_ADJECTIVE_ENDS = ("ين", "ون", "ات", "يا", "يه", "ان")


@dataclass(slots=True)
class Figure:
    """What a number counts: `at` is the first word of the figure with its hedge, `end` the word after the noun.

    `counted` is None where no noun follows; `others`: it says that it counts others than those told of before.
    """

    number: Number
    index: int
    at: int
    after: int
    end: int
    counted: Span | None
    unit: str | None = None
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
    another = sentence.word(at - 1) in words("another")
    if number.rule == "pair" and number.unit:
        noun = Span(number.start, number.end, number.text)
        return Figure(number, index, at, after, after, noun, number.unit, others=another)
    first = after
    while first < len(sentence.words) and sentence.words[first] in words("skipped"):
        first += 1
    last = _last_word(sentence, first, number)
    bare = after + 1 if sentence.word(after) in words("another") else after
    figure = Figure(number, index, at, after, last if last > first else bare, None)
    figure.others = another or not words("others").isdisjoint(sentence.words[after : last + 1])
    if last > first and sentence.words[first] not in words("others"):
        figure.counted = view.span(sentence.starts[first], sentence.ends[last - 1])
    figure.armed = _is_armed(sentence, first, last)
    # A unit that was read from a word further on is another noun's.
    far = (
        number.unit_span
        and figure.end < len(sentence.words)
        and number.unit_span.start >= sentence.starts[figure.end]
    )
    figure.unit = None if far else number.unit
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
    return "\u0620" <= word[:1] <= "\u06ff"  # a word of tatweel alone is empty here


def _arabic_end(sentence: Sentence, items: dict[int, Item], first: int) -> int:
    """The noun, and an adjective that agrees with it."""
    item = items.get(first)
    happened = item is not None and item.of("trigger") and not _is_noun(item)  # مئتان تحت الأنقاض
    if happened or _breaks(item) or (item and any(entry.joined for entry in item.entries)):
        return first
    phrase, after = sentence.words, first + 1
    if after >= len(phrase) or after in items or not _is_arabic(phrase[after]) or phrase[after].startswith("و"):
        return after
    article = phrase[first].startswith("ال")
    ends = (*_ADJECTIVE_ENDS, "ه") if article else _ADJECTIVE_ENDS
    agrees = phrase[after].startswith("ال") == article and phrase[after].endswith(ends)
    return after + 1 if agrees else after


def _english_end(sentence: Sentence, items: dict[int, Item], first: int, number: Number) -> int:
    noun = _known_end(sentence, items, first, number)
    at = first
    while at < min(len(sentence.words), first + _LONGEST):
        item = items.get(at)
        if _breaks(item) or sentence.words[at] in words("articles") or sentence.words[at][:1].isdigit():
            break
        if item and _is_noun(item):
            if noun == at and not _is_person(item):
                break
            noun = item.last + 1 if noun >= at or not _goes_on(sentence, items, item, number) else noun
        elif item and _ends_noun(items, item, at, noun):
            break
        at = item.last + 1 if item else at + 1
    if noun and noun == _known_end(sentence, items, first, number) and _is_described(sentence, items, noun):
        return noun + 1
    return noun or _plausible(sentence.words, first, at)


def _is_described(sentence: Sentence, items: dict[int, Item], noun: int) -> bool:
    """Whether the noun found only describes the next one: mortar shells."""
    following = sentence.word(noun)
    return noun not in items and following.endswith("s") and not sentence.word(noun - 1).endswith("s")


def _known_end(sentence: Sentence, items: dict[int, Item], first: int, number: Number) -> int:
    """The word after the noun that the number's unit was read from, unless it is a participle."""
    last = sentence.word_at(number.unit_span.end - 1) if number.unit_span else -1
    item = items.get(last)
    inside = first <= last < len(sentence.words)
    return last + 1 if inside and (item is None or not item.of("trigger") or _is_noun(item)) else 0


def _goes_on(sentence: Sentence, items: dict[int, Item], item: Item, number: Number) -> bool:
    """Whether a noun for one person only describes the next one: three terrorist attacks."""
    after = item.last + 1
    following = sentence.words[after] if after < len(sentence.words) else ""
    several = number.upper is None or number.upper > 1
    return several and "persons" not in item.kinds and after not in items and following.endswith("s")


def _ends_noun(items: dict[int, Item], item: Item, at: int, noun: int) -> bool:
    """Another word of the lists: `and` goes on only with persons, a participle only before a noun."""
    following = items.get(item.last + 1)
    if item.of("and"):
        return noun != at or following is None or not _is_person(following)
    return item.of("trigger") and not _is_noun(following) and item.last + 1 != noun


def _plausible(phrase: Sequence[str], first: int, at: int) -> int:
    """Without a known noun: up to the first word that ends as English plurals do."""
    for place in range(first, min(at, first + 4)):
        if phrase[place].endswith("s") and not phrase[place].endswith("ss") and len(phrase[place]) > 3:
            return place + 1
    return min(at, first + 1)


def _breaks(item: Item | None) -> bool:
    return item is not None and not _BREAKS.isdisjoint(item.kinds)


def _is_person(item: Item) -> bool:
    return any(entry.kind in {"person", "persons"} for entry in item.entries)


def _is_noun(item: Item | None) -> bool:
    """Persons, or what says by itself what is counted; no participle (12 injured)."""
    if item is None or any(entry.kind == "trigger" and entry.how == "done" for entry in item.entries):
        return False
    return any(
        entry.kind in {"person", "persons", "they"} or (entry.kind == "trigger" and entry.how == "head")
        for entry in item.entries
    )
