"""A question of the queue as a person sees it: the words with their sentence, what it may be, why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import (
    SHORT_ID,
    asked_words,
    for_and_against,
    ground_words,
    option_words,
    question_facts,
    question_sentence,
)

if TYPE_CHECKING:
    from amana.actions.reviewing import queue_values


def show_question(voice: Voice, question: queue_values.Question) -> None:
    """The question and all that is needed to answer it."""
    facts = question_facts(voice, question)
    voice.print(f"{question.id}  {voice.strong(facts[0])} · " + " · ".join(facts[1:]))
    if question.kind in ("event", "name"):
        for at, one in enumerate(question.asked, 1):
            _show_member(voice, at, one)
    else:
        _show_row(voice, question)


def _show_member(voice: Voice, at: int, one: queue_values.Asked) -> None:
    """A name and the text it stands in, or an account by its title."""
    title = "" if one.words == one.place.title else voice.name(one.place.title) + "  "
    title = voice.faint(title + one.place.item[:SHORT_ID])
    voice.print(f"  {at}  {voice.strong(voice.name(one.words))}  {title}")
    voice.print("     " + question_sentence(voice, one.place))
    if one.more:
        voice.print("     " + voice.say("review-more", count=len(one.more)))
    for told in for_and_against(voice, one) if at > 1 else ():
        voice.print("     " + told)


def _show_row(voice: Voice, question: queue_values.Question) -> None:
    place = question.first.place
    voice.print("  " + voice.strong(voice.name(asked_words(question))))
    voice.print("  " + question_sentence(voice, place))
    voice.print("  " + voice.faint(f"{voice.name(place.title)}  {place.item[:SHORT_ID]}"))
    for reason in question.first.reasons:
        voice.print("  " + voice.say("review-for", reasons=ground_words(voice, reason)))
    if len(question.asked) > 1:
        voice.print("  " + voice.say("review-alike", count=len(question.asked)))
    for at, option in enumerate(question.options, 1):
        label = option_words(voice, option)
        mark = "  " + voice.faint(voice.say("review-proposed")) if option.value == question.proposed else ""
        voice.print(f"    {at}  {label}{mark}")
