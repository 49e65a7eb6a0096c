"""A question of the queue, in words: what is asked, what for and against each answer, how much is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.phrases.cutting import passage_around
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions.reviewing import queue_values

_LONGEST_WORDS = 80
_ID_LENGTH = 32
_BETWEEN = ", "
_WORDLESS = frozenset(["with", "account", "place", "days", "apart", "order", "alone", "person"])


def question_facts(speaker: Speaker, question: queue_values.Question) -> list[str]:
    """What is asked; how much an answer settles; how often the same is asked."""
    facts = [speaker.say(f"review-kind-{question.kind}"), speaker.say("review-settles", count=question.settles)]
    if question.recurs > 1:
        facts.append(speaker.say("review-recurs", count=question.recurs))
    return facts


def asked_words(question: queue_values.Question) -> str:
    """The words that a question is about, on one line and not too long."""
    words = " ".join(question.first.words.split())
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"


def question_sentence(speaker: Speaker, place: queue_values.Place) -> str:
    """The sentence, cut around the words where it is long; they stand out."""
    begin = place.sentence_start
    return passage_around(speaker, place.sentence, place.start - begin, place.end - begin)


def for_and_against(speaker: Speaker, asked: queue_values.Asked) -> Iterator[str]:
    """What speaks for one of several being the same, then what speaks against; each where there is something."""
    for against in (False, True):
        told = [ground_words(speaker, reason) for reason in asked.reasons if reason.against is against]
        if told:
            reasons = speaker.made(("؛ " if speaker.right_to_left else "; ").join(told))
            yield speaker.say("review-against" if against else "review-for", reasons=reasons)


def ground_words(speaker: Speaker, reason: queue_values.Reason) -> str:
    """One reason for or against, with the words it rests on."""
    words = speaker.say(f"review-ground-{reason.kind}")
    if reason.kind in _WORDLESS:
        return words
    rests = (_places(speaker, one) if reason.kind == "same-place" else one for one in (reason.one, reason.other))
    told = [speaker.name(one) for one in dict.fromkeys(rests) if one]
    return speaker.made(f"{words} ({' ~ '.join(told)})") if told else words


def _places(speaker: Speaker, ids: str) -> str:
    """The names of places that stand there by their ids."""
    from amana.actions.knowledge import things

    names = [things.place_names(one) for one in ids.split(_BETWEEN) if one]
    between = "، " if speaker.right_to_left else _BETWEEN
    return between.join(one[-1 if speaker.language == "ar" else 0] for one in names)


def option_words(speaker: Speaker, option: queue_values.Option) -> str:
    """A value to choose: its name, and its id set back."""
    if not option.label:
        return speaker.name(option.value, terminal=False)
    return speaker.made(f"{speaker.name(option.label)}  {speaker.faint(_value(speaker, option.value))}")


def _value(speaker: Speaker, value: str) -> str:
    return speaker.short_id(value) if len(value) == _ID_LENGTH else speaker.name(value, terminal=False)


def question_json(question: queue_values.Question) -> dict[str, Any]:
    """The question with all its fields; `property` is what an answer says something of."""
    told = asdict(question)
    told["property"] = told.pop("prop")
    return told


def counts_line(speaker: Speaker, counts: tuple[tuple[str, int], ...]) -> str:
    """How much is open, by kind."""
    return ", ".join(_counted(speaker, counts))


def _counted(speaker: Speaker, counts: tuple[tuple[str, int], ...]) -> Iterator[str]:
    for kind, count in counts:
        if count:
            yield f"{speaker.say(f'review-kind-{kind}')} {count:,}"
