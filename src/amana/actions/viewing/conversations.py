"""A chat as a chat: its messages by number, each with who, when and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from amana.actions.viewing.beside import Target, beside
from amana.actions.viewing.part_numbers import (
    Stretch,
    kind_lines,
    lines_of,
    number_holding,
    numbered,
    parts_between,
)
from amana.actions.viewing.viewing import Viewing
from amana.records import EmbeddedFact, ItemPart
from amana.records.part_lines import line_at, of_line
from amana.records.parts import part_of_line

MOST: Final = 500
"""Messages, or rows, that are given at once."""
_MOST_WORDS = 100_000  # code points of one message
_SENDERS = ("sender", "header:From", "header:from")
_SUBJECTS = ("subject", "header:Subject", "header:subject")
_TIMES = ("time", "date")
_NAMED = ("attachment", "media")
_NUMBER = re.compile(r"message/(\d{1,12})")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message: its name as written; the item or the part of this item that it is, where it is here.

    `omitted`: the chat was exported without it. `size` in bytes where it is told.
    """

    name: str | None
    item: str | None = None
    part: str | None = None
    media_type: str | None = None
    size: int | None = None
    omitted: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `number` counts from 1 in the item, `text` are its own words.

    `time` is when as understood (ISO 8601, with its zone where that is known), `written_time` as the source has
    it; `other_times` what it may mean too, where the order of day and month is open. `system`: the app wrote it.
    `recipient` is whom it went to, where the source tells.
    `edited` and `deleted` are what the source says (`yes`, a time). `continues` is the place of a message that
    this is the rest of. `reason` is why it could not be read. `facts` are all that the source tells, those above
    among them.
    """

    number: int
    place: str
    text: str
    text_version: str | None = None
    start: int = 0
    end: int = 0
    sender: str | None = None
    recipient: str | None = None
    time: str | None = None
    written_time: str | None = None
    other_times: tuple[str, ...] = ()
    subject: str | None = None
    system: bool = False
    edited: str | None = None
    deleted: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    continues: str | None = None
    reason: str | None = None
    attachments: tuple[Attached, ...] = ()
    facts: tuple[EmbeddedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Messages:
    """Some messages, and how many there are in all."""

    messages: tuple[Message, ...]
    offset: int
    total: int


def messages(viewing: Viewing, item: str, offset: int, limit: int, part: str | None = None) -> Messages:
    """See `OpenViewing.messages`."""
    summary = viewing.archive.catalogue.summary(item)
    known = numbered(viewing, item, "message", part)
    start, count = max(0, offset), min(max(0, limit), MOST)
    found = parts_between(viewing, known, known.stretches, start, count)
    inside = _inside(viewing, known.stretches, start, count)
    names = [name for one in found for name in _names(one)]
    targets = beside(viewing, summary.sha256, names, part or _of_part(found))
    told = (
        _message(viewing, start + at, one, targets, inside.get(one.place, ())) for at, one in enumerate(found, 1)
    )
    return Messages(tuple(told), start, known.count())


def number_of(viewing: Viewing, item: str, place: str, part: str | None = None) -> int | None:
    """See `OpenViewing.message_number`."""
    known = numbered(viewing, item, "message", part)
    begins = list(accumulate((one.count for one in known.stretches), initial=0))
    told = _NUMBER.search(place)
    likely = int(told[1]) if told else 0
    order = sorted(range(len(known.stretches)), key=lambda at: not begins[at] < likely <= begins[at + 1])
    with viewing.archive.contents() as contents:
        for at in order:
            one = known.stretches[at].list
            line = line_at(lines_of(viewing, one, contents), place)
            if line is not None:
                lines = kind_lines(viewing, one, "message", contents)
                return begins[at] + lines.index(line) + 1 if line in lines else None
    return None


def number_at(
    viewing: Viewing, item: str, text_version: str, start: int, end: int, part: str | None = None
) -> int | None:
    """See `OpenViewing.message_at`."""
    known = numbered(viewing, item, "message", part)
    found = number_holding(viewing, known, text_version, start, end)
    return None if found is None else found[1]


def _of_part(found: Sequence[ItemPart]) -> str | None:
    """The place from which a chat's names are looked at, where it is no item of its own."""
    return found[0].place if found and found[0].place.count("/") > 1 else None


def _inside(viewing: Viewing, stretches: Sequence[Stretch], start: int, count: int) -> dict[str, list[ItemPart]]:
    """The files that stand in the list beside the messages wanted (a mailbox has them), by their message."""
    found: dict[str, list[ItemPart]] = {}
    with viewing.archive.contents() as contents:
        for one in stretches:
            if start < one.count and start + count > 0:
                for line in kind_lines(viewing, one.list, "attachment", contents):
                    if of := of_line(line):
                        found.setdefault(of, []).append(part_of_line(line))
            start -= one.count
    return found


def _names(part: ItemPart) -> Iterator[str]:
    return (fact.value for fact in part.facts if fact.name in _NAMED)


def _message(
    viewing: Viewing, number: int, part: ItemPart, targets: Mapping[str, Target], inside: Sequence[ItemPart]
) -> Message:
    words = viewing.text(part.text)[part.start : min(part.end, part.start + _MOST_WORDS)] if part.text else ""
    when = next((fact for name in _TIMES for fact in part.facts if fact.name == name), None)
    return Message(
        number,
        part.place,
        words,
        part.text,
        part.start,
        part.end,
        sender=_first(part, _SENDERS),
        recipient=part.fact("recipient"),
        time=when.value if when else None,
        written_time=(when.raw or when.value) if when else part.fact("time-as-written"),
        other_times=tuple(fact.value for fact in part.facts if fact.name == "time-or"),
        subject=_first(part, _SUBJECTS),
        system=part.fact("system") is not None or part.fact("notice") is not None,
        edited=part.fact("edited"),
        deleted=part.fact("deleted"),
        forwarded_from=part.fact("forwarded-from") or part.fact("forwarded"),
        reply_to=part.fact("reply-to"),
        continues=part.fact("continues"),
        reason=part.reason,
        attachments=(*_attached(part, targets), *map(_file, inside)),
        facts=part.facts,
    )


def _first(part: ItemPart, names: Sequence[str]) -> str | None:
    return next((value for name in names if (value := part.fact(name))), None)


def _attached(part: ItemPart, targets: Mapping[str, Target]) -> Iterator[Attached]:
    for fact in part.facts:
        if fact.name in _NAMED:
            target = targets.get(fact.value, Target())
            yield Attached(fact.value, target.item, target.part)
        elif fact.name == "media-omitted":
            yield Attached(None, media_type=fact.value, omitted=True)


def _file(part: ItemPart) -> Attached:
    return Attached(part.name, None, part.place, part.media_type, part.size)
