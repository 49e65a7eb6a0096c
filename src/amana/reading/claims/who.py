"""Who did it: after `by`, `على يد`, or the subject of an active verb, where it is a group, a force or a person."""

from __future__ import annotations

from amana.reading.claims.drafts import Draft
from amana.reading.claims.items import Item, Sentence
from amana.reading.claims.layers import Layers
from amana.reading.claims.lists import words
from amana.reading.claims.near import rows_within
from amana.reading.nouns import Span

_LONGEST = 18
_LEFT = 12
_BEGINS = frozenset(["stop", "clause", "rel", "trigger", "be", "colon"])
_ENDS = frozenset(
    [
        "be",
        "by",
        "clause",
        "rel",
        "comma",
        "stop",
        "colon",
        "bracket",
        "including",
        "plan",
        "not",
        "reached",
        "trigger",
    ]
)


def actor_of(layers: Layers, draft: Draft) -> Span | None:
    """The words that name who did it; None where the text does not say, or what it says may be no actor."""
    phrase = _after_by(draft) or _subject(draft)
    return _checked(layers, draft, phrase) if phrase else None


def _after_by(draft: Draft) -> tuple[int, int] | None:
    """What follows `by` soon after what happened."""
    if not draft.trigger:
        return None
    sentence = draft.sentence
    for item in sentence.between(draft.trigger.last + 1, draft.trigger.last + 1 + _LEFT):
        if item.of("by"):
            # What is done by somebody else than the deed itself: violence fuelled by …
            done = draft.sentence.word(item.at - 1).endswith("ed") and item.at - 1 != draft.trigger.last
            return None if done else _phrase(draft, item.last + 1)
        if item.of("trigger") or item.of("clause") or item.of("stop"):
            return None
    return None


def _phrase(draft: Draft, first: int) -> tuple[int, int] | None:
    """The words from `first` on, up to what cannot be of the same phrase."""
    sentence = draft.sentence
    last = min(len(sentence.words), first + _LONGEST)
    for item in sentence.between(first, last):
        kinds = item.kinds
        armed = any(entry.kind in {"persons", "person", "force"} or entry.how == "head" for entry in item.entries)
        if (kinds & _ENDS and not armed) or (item.of("where") and not armed):
            last = item.at
            break
    return (sentence.starts[first], sentence.ends[last - 1]) if last > first else None


def _subject(draft: Draft) -> tuple[int, int] | None:
    """What stands before an active verb whose object the figure is."""
    trigger, sentence = draft.trigger, draft.sentence
    if draft.rule != "claims/object" or not trigger or not any(e.how == "done" for e in trigger.entries):
        return None
    last = trigger.at
    while last and (sentence.words[last - 1] in words("had") or _another_deed(sentence, last)):
        last -= 1
    first = max(0, trigger.at - _LONGEST)
    for at in range(first, last):
        if sentence.words[at] in words("said"):
            first = at + 1
    for item in reversed(sentence.between(first, last)):
        if item.of("by") or (not _BEGINS.isdisjoint(item.kinds) and not _names_people(item)):
            first = item.last + 1
            break
    return (sentence.starts[first], sentence.ends[last - 1]) if first < last else None


def _another_deed(sentence: Sentence, last: int) -> bool:
    """had seized and killed: the first verb, or the `and` after it, stands before the second."""
    before = sentence.between(last - 1, last)
    if any(item.of("and") for item in before):
        before = sentence.between(last - 2, last - 1)
    return any(item.last == last - 1 or sentence.word(last - 1) == "and" for item in before if _is_deed(item))


def _is_deed(item: Item) -> bool:
    return any(entry.how == "done" for entry in item.entries)


def _names_people(item: Item) -> bool:
    return item.of("force") or (any(entry.how == "head" for entry in item.entries) and not _is_deed(item))


def _checked(layers: Layers, draft: Draft, phrase: tuple[int, int]) -> Span | None:
    """The phrase, if it holds a name, a force, or a place that acts."""
    start, end = phrase
    for at in rows_within(layers.time_starts, start, end):
        # On Friday the army …: the time is no part of who did it.
        start = max(start, layers.times[at].end + 1) if layers.times[at].end + 1 < end else start
    named = rows_within(layers.name_starts, start, end)
    acting = any(layers.places[at].role == "actor" for at in rows_within(layers.place_starts, start, end))
    forces = any(item.of("force") and start <= item.start < end for item in draft.sentence.items)
    return layers.view.span(start, end) if named or acting or forces else None
