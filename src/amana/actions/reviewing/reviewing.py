"""A person's answers to what the queue asks: each enters the log as assertions, with the place as its basis."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence

from amana.actions.comparing.account_ids import OF_EVENT
from amana.actions.comparing.grouping import TellingAccount
from amana.actions.knowledge.knowing import Knowing
from amana.actions.reviewing.asked_days import proposal_id
from amana.actions.reviewing.asked_events import events_of
from amana.actions.reviewing.queue_values import Answer, Answered, Asked, Question
from amana.archive import Archive, keep_assertions
from amana.errors import AnswerLacking, AnswerMisplaced
from amana.knowledge import DIFFERENT, SAME, Schema, understood
from amana.language import fold
from amana.records import ID_LENGTH, Assertion, Basis

_ID = re.compile(f"[0-9a-f]{{{ID_LENGTH}}}")
_PARTED = re.compile(r"[,،\s]+")


def answer(
    archive: Archive, schema: Schema, question: Question, said: Answer, values: Mapping[str, str]
) -> Answered:
    """Let an answer enter the log: all of it, or nothing. AnswerLacking, AnswerMisplaced, ValueUnreadable."""
    if question.kind == "name":
        drafts = _of_names(question, said, values)
    elif question.kind == "event":
        drafts = _of_event(archive, question, said, values)
    else:
        drafts = _of_rows(schema, question, said, values)
    return Answered(question, said, keep_assertions(archive, list(drafts)))


def _of_names(question: Question, said: Answer, values: Mapping[str, str]) -> Iterator[Assertion]:
    """Each name beside the first is the same or different; what is written alike goes with it."""
    same, first = _same(question, said, values), question.first
    if said != "reject":
        yield from (_draft(first, SAME, name, question.subject_type, (first,)) for name in first.more)
    for one in question.asked[1:]:
        prop = SAME if one in same else DIFFERENT
        for name in (one.subject, *one.more):
            yield _draft(first, prop, name, question.subject_type, (first, one))
    if said == "reject" and len(question.asked) == 1:
        yield from (_draft(first, DIFFERENT, name, question.subject_type, (first,)) for name in first.more)


def _of_event(
    archive: Archive, question: Question, said: Answer, values: Mapping[str, str]
) -> Iterator[Assertion]:
    """Each account tells of the event that is proposed, or of another than the first. One that was said to be of
    an event already brings it along: the two are one.
    """
    same, event = [question.first, *_same(question, said, values)], question.proposed or ""
    told = [TellingAccount(one.subject, one.place.item, one.place.text_version) for one in same]
    known = events_of(Knowing(archive), told)
    if len(same) > 1 and event not in known.values():
        yield _draft_of(event, "title", question.first.words, "event", question.first)
    for one in same if len(same) > 1 else ():
        other = known.get(one.subject)
        if other is None:
            yield _draft(one, OF_EVENT, event, question.subject_type, (one,))
        elif other != event:
            yield _draft_of(event, SAME, other, "event", one)
    for one in question.asked[1:]:
        if one not in same:
            yield _draft(question.first, DIFFERENT, one.subject, question.subject_type, (question.first, one))


def _same(question: Question, said: Answer, values: Mapping[str, str]) -> Sequence[Asked]:
    """Those that are one with the first. Of a correction, `same` names them: by their ids, the beginnings of ids,
    or their numbers as the question counts them.
    """
    if said == "correct":
        return [one for one in _meant(question, values) if one != question.first]
    return question.asked[1:] if said == "accept" else ()


def _meant(question: Question, values: Mapping[str, str]) -> list[Asked]:
    written = _value(question, values, "same")
    found = []
    for word in filter(None, _PARTED.split(written.lower())):
        numbered = dict(zip(map(str, range(1, len(question.asked) + 1)), question.asked, strict=True))
        one = numbered.get(word) or next((one for one in question.asked if one.subject.startswith(word)), None)
        if one is None:
            raise AnswerMisplaced(question=question.id, property="same", given=word)
        found.append(one)
    return found


def _of_rows(schema: Schema, question: Question, said: Answer, values: Mapping[str, str]) -> Iterator[Assertion]:
    """The same of every row that is written alike."""
    if said == "reject" and question.kind == "day":
        rejected = proposal_id(question.first.subject, question.proposed or "")
        yield _draft_of(rejected, "judgement", "rejected", "time", question.first)
        return
    if said == "reject":
        yield from (_draft(one, "judgement", "rejected", question.subject_type, (one,)) for one in question.asked)
        return
    value = question.proposed if said == "accept" else _value(question, values, question.prop)
    if value is None:
        raise AnswerLacking(question=question.id, property=question.prop)
    if question.kind == "speaker":
        value, more = _speaker(question, value)
        yield from more
    value = understood(schema.property(question.prop, question.subject_type), value)
    yield from (_draft(one, question.prop, value, question.subject_type, (one,)) for one in question.asked)


def _value(question: Question, values: Mapping[str, str], prop: str) -> str:
    for other in values:
        if other != prop:
            raise AnswerMisplaced(question=question.id, property=prop, given=other)
    if not values.get(prop, "").strip():
        raise AnswerLacking(question=question.id, property=prop)
    return values[prop].strip()


def _speaker(question: Question, value: str) -> tuple[str, list[Assertion]]:
    """The id of who is meant, and what is to be said so that it has a name: somebody whom the text names, or
    somebody new.
    """
    if _ID.fullmatch(value) and value not in {one.value for one in question.options}:
        return value, []
    for option in question.options:
        if value == option.value or _folded(value) == _folded(option.label):
            return option.value, [_draft_of(option.value, "name", option.label, "name", question.first)]
    new = uuid.uuid4().hex
    return new, [_draft_of(new, "name", value, "person", question.first)]


def _folded(words: str) -> str:
    return " ".join(map(fold, words.split()))


def _draft_of(subject: str, prop: str, value: str, kind: str, place: Asked) -> Assertion:
    return Assertion(subject, prop, "", "", "", value, basis=(_basis(place),), subject_type=kind)


def _draft(one: Asked, prop: str, value: str, kind: str, places: Sequence[Asked]) -> Assertion:
    return Assertion(one.subject, prop, "", "", "", value, basis=tuple(map(_basis, places)), subject_type=kind)


def _basis(asked: Asked) -> Basis:
    place = asked.place
    return Basis(place.item, place.text_version, place.start, place.end)
