"""A question as the page shows it: what is asked, the words with what stands around them, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amana.errors import AmanaError
from amana.phrases import SHORT_ID, asked_words, cut_around, for_and_against, ground_words, question_facts
from amana.records import ID_LENGTH
from amana.web.house.visits import Visit
from amana.web.things.known_view import words_address
from amana.web.things.mention_view import named

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.reviewing import queue_values

SEVERAL: Final = ("event", "name")
"""Kinds that ask which of several are one with the first."""

_AROUND = 300  # code points of the text before and after a sentence
_ALSO = 3
_BROKEN = re.compile(r"(?<=[^\n]{60})\n(?=[^\n])")
_LONGEST = 1_200  # of a sentence, and of the words in it
_DATED: Final = ("day", "time")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its words marked, what stands before and after it, and where that is."""

    before: str
    sentence: str
    span: tuple[int, int]
    after: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Member:
    """One of several that may be one: its words and sentence, in how many more texts it is written so, some of
    these (title and address), and the grounds.
    """

    subject: str
    words: str
    passage: Passage
    more: int
    also: tuple[tuple[str, str], ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """All that a page needs to ask a question. `options`: value, words, id in short, whether it is proposed.

    `members` where several may be one, else `passage`. `choices` are the values of the property's list.
    """

    id: str
    kind: str
    facts: tuple[str, ...]
    words: str
    passage: Passage | None
    members: tuple[Member, ...]
    alike: int
    grounds: tuple[str, ...]
    options: tuple[tuple[str, str, str, bool], ...]
    choices: tuple[tuple[str, str], ...]
    may_accept: bool
    dated: bool
    items: tuple[str, ...]


def viewed(visit: Visit, archive: OpenArchive, question: queue_values.Question) -> QuestionView:
    """The question, with its texts looked up."""
    several, speaker = question.kind in SEVERAL, visit.speaker
    options = tuple(
        (one.value, one.label or one.value, _short(one), one.value == question.proposed)
        for one in question.options
    )
    return QuestionView(
        question.id,
        question.kind,
        tuple(_facts(visit, question)),
        asked_words(question),
        None if several else _around(archive, question.first.place),
        tuple(_members(visit, archive, question)) if several else (),
        len(question.asked),
        () if several else tuple(ground_words(speaker, one) for one in question.first.reasons),
        options,
        _choices(visit, archive, question),
        several or question.proposed is not None,
        question.kind in _DATED,
        tuple(dict.fromkeys(one.place.item for one in question.asked)),
    )


def _facts(visit: Visit, question: queue_values.Question) -> Iterator[str]:
    """What is asked; how much an answer settles; how often the same is asked."""
    asked, _, *recurs = question_facts(visit.speaker, question)
    yield asked
    yield visit.say("web-review-settles", count=question.settles)
    yield from recurs


def _short(option: queue_values.Option) -> str:
    """As much of an id as tells two of one name apart; of a value that says itself nothing."""
    return option.value[:SHORT_ID] if option.label and len(option.value) == ID_LENGTH else ""


def _choices(visit: Visit, archive: OpenArchive, question: queue_values.Question) -> tuple[tuple[str, str], ...]:
    found = archive.schema().properties.get(question.prop)
    if found is None or found.choices is None:
        return ()
    return tuple((one.key, one.label.told(visit.language)) for one in found.choices.choices)


def _members(visit: Visit, archive: OpenArchive, question: queue_values.Question) -> Iterator[Member]:
    for at, one in enumerate(question.asked):
        grounds = tuple(for_and_against(visit.speaker, one)) if at else ()
        also = tuple(_also(archive, one)) if question.kind == "name" else ()
        yield Member(one.subject, one.words, _sentence(one), len(one.more), also, grounds)


def _also(archive: OpenArchive, asked: queue_values.Asked) -> Iterator[tuple[str, str]]:
    """Some of the other texts that write a name so."""
    knowing = archive.knowing()
    for other in asked.more[:_ALSO]:
        for mention in knowing.mentions_of(knowing.of(other)):
            if mention.id == other:
                told = named(archive, mention)
                yield told.title, told.address


def _sentence(asked: queue_values.Asked) -> Passage:
    """The sentence alone; of an account none of its words stands out."""
    place = asked.place
    shown, span = cut_around(place.sentence, place.start - place.sentence_start, place.end - place.sentence_start)
    return Passage("", shown, span, "", place.title, _address(place))


def _around(archive: OpenArchive, place: queue_values.Place) -> Passage:
    """The sentence, and as much around it as helps to understand it."""
    try:
        text = archive.text(place.text_version)
    except AmanaError:  # gone meanwhile: the sentence is at hand
        return Passage("", place.sentence, (0, 0), "", place.title, _address(place))
    start = max(0, min(place.start, place.sentence_start))
    end = max(place.end, place.sentence_start + len(place.sentence))
    if end - start > _LONGEST:
        start, end = max(start, place.start - _AROUND), min(end, max(place.end + _AROUND, start + _LONGEST))
    begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
    told = unwrapped(text[begin:stop])
    before, sentence, after = told[: start - begin], told[start - begin : end - begin], told[end - begin :]
    if begin:
        before = "…" + before.partition(" ")[2]
    if stop < len(text):
        after = after.rpartition(" ")[0] + "…"
    span = (place.start - start, min(place.end, end) - start)
    return Passage(before, sentence, span, after, place.title, _address(place))


def unwrapped(text: str) -> str:
    """The same with long lines that were broken at a margin made one again; as many code points."""
    return _BROKEN.sub(" ", text)


def _address(place: queue_values.Place) -> str:
    return words_address(place.item, place.text_version, place.start, place.end)
