"""A question of the queue as a person sees it: the words with their sentence, what it may be, why it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.cli.hits import SHORT_ID
from amana.cli.readings import LONGEST
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import queue_values

_AROUND = 100  # code points of a long sentence that are shown before the words
_LONGEST_WORDS = 80
_WORDLESS = frozenset(["with", "account", "place", "days", "apart", "order", "alone", "person"])


def show_question(voice: Voice, question: queue_values.Question) -> None:
    """The question and all that is needed to answer it."""
    facts = [voice.say(f"review-kind-{question.kind}"), voice.say("review-settles", count=question.settles)]
    if question.recurs > 1:
        facts.append(voice.say("review-recurs", count=question.recurs))
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
    voice.print("     " + _sentence(voice, one.place))
    if one.more:
        voice.print("     " + voice.say("review-more", count=len(one.more)))
    for against in (False, True):
        told = [_reason(voice, reason) for reason in one.reasons if reason.against is against]
        if at > 1 and told:
            key = "review-against" if against else "review-for"
            voice.print("     " + voice.say(key, reasons="; ".join(told)))


def _show_row(voice: Voice, question: queue_values.Question) -> None:
    place, words = question.first.place, " ".join(question.first.words.split())
    shown = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"
    voice.print("  " + voice.strong(voice.name(shown)))
    voice.print("  " + _sentence(voice, place))
    voice.print("  " + voice.faint(f"{voice.name(place.title)}  {place.item[:SHORT_ID]}"))
    for reason in question.first.reasons:
        voice.print("  " + voice.say("review-for", reasons=_reason(voice, reason)))
    if len(question.asked) > 1:
        voice.print("  " + voice.say("review-alike", count=len(question.asked)))
    for at, option in enumerate(question.options, 1):
        label = (
            f"{voice.name(option.label)}  {voice.faint(_value(option.value))}" if option.label else option.value
        )
        mark = "  " + voice.faint(voice.say("review-proposed")) if option.value == question.proposed else ""
        voice.print(f"    {at}  {label}{mark}")


def _value(value: str) -> str:
    return value[:SHORT_ID] if len(value) == 32 else value


def _reason(voice: Voice, reason: queue_values.Reason) -> str:
    words = voice.say(f"review-ground-{reason.kind}")
    if reason.kind in _WORDLESS:
        return words
    told = [voice.name(one) for one in dict.fromkeys((reason.one, reason.other)) if one]
    return f"{words} ({' ~ '.join(told)})" if told else words


def _sentence(voice: Voice, place: queue_values.Place) -> str:
    """The sentence, cut around the words where it is long."""
    text, start, end = place.sentence, place.start - place.sentence_start, place.end - place.sentence_start
    begin = max(0, start - _AROUND) if len(text) > LONGEST else 0
    stop = min(len(text), begin + LONGEST)
    shown = ("…" if begin else "") + text[begin:stop] + ("…" if stop < len(text) else "")
    moved = (1 if begin else 0) - begin
    return voice.snippet(shown, [(start + moved, min(end, stop) + moved)])


def question_json(question: queue_values.Question) -> dict[str, Any]:
    """The question with all its fields; `property` is what an answer says something of."""
    told = asdict(question)
    told["property"] = told.pop("prop")
    return told


def counts_line(voice: Voice, counts: tuple[tuple[str, int], ...]) -> str:
    """How much is open, by kind."""
    return ", ".join(_counted(voice, counts))


def _counted(voice: Voice, counts: tuple[tuple[str, int], ...]) -> Iterator[str]:
    for kind, count in counts:
        if count:
            yield f"{voice.say(f'review-kind-{kind}')} {count:,}"
