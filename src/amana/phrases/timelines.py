"""Days, movements and words of one person, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.phrases.amounts import days_in_words
from amana.phrases.cutting import passage_around
from amana.phrases.figures import figure_json, how_many, where
from amana.phrases.speaker import SHORT_ID, Speaker

if TYPE_CHECKING:
    from amana.actions.comparing import accounts, witnessing
    from amana.actions.knowledge import known_times
    from amana.compare.timeline import Entry, Flow, Precision

_MONTH, _YEAR = len("2016-12"), len("2016")


def days_heading(speaker: Speaker, precision: Precision, first: str, last: str) -> str:
    """A whole month or year by its name; an open end (`first` or `last` empty) as one."""
    if not first or not last:
        return speaker.name(f"{first or '..'}/{last or '..'}", terminal=False)
    if precision in ("month", "year"):
        return speaker.name(first[: _MONTH if precision == "month" else _YEAR], terminal=False)
    return days_in_words(speaker, first, last)


def entry_sentence(speaker: Speaker, entry: Entry) -> str:
    """The sentence that an entry stands in, cut around its words."""
    return _passage(speaker, entry.sentence, entry.start - entry.sentence_start, entry.text)


def entry_about(speaker: Speaker, entry: Entry, account: accounts.Account) -> Iterator[str]:
    """Figure, speaker, places, what the day rests on, and the account; a piece that says nothing is empty."""
    if entry.figure is not None:
        from amana.reading import category_label

        label = category_label(entry.figure.category or "", speaker.language)
        yield speaker.made(f"{label}: {how_many(speaker, entry.figure)}")
    if entry.speaker:
        yield speaker.say("compare-said", speaker=entry.speaker)
    yield ", ".join(where(speaker, spot) for spot in entry.spots)
    yield speaker.say(f"compare-basis-{entry.basis}", terminal=False)
    if entry.proposed:
        yield speaker.say("compare-basis-proposed", terminal=False)
    yield account_named(speaker, account)


def known_title(speaker: Speaker, one: known_times.KnownTime) -> str:
    """What somebody said happened then, by its name."""
    return speaker.snippet(one.title or one.id[:SHORT_ID], ())


def known_about(speaker: Speaker, one: known_times.KnownTime) -> Iterator[str]:
    """Where, that a person says so, who, and the id; a piece that says nothing is empty."""
    yield ", ".join(map(speaker.name, one.places))
    yield speaker.say("compare-basis-asserted", terminal=False)
    yield speaker.name(one.person) if one.person else ""
    yield speaker.short_id(one.id)


def account_named(speaker: Speaker, account: accounts.Account) -> str:
    """An account by its title and its item's id."""
    return speaker.made(f"{speaker.name(account.title)} ({speaker.short_id(account.item)})")


def _passage(speaker: Speaker, sentence: str, at: int, words: str) -> str:
    return passage_around(speaker, sentence, at, at + len(words))


def road_words(speaker: Speaker, flow: Flow) -> str:
    """From where to where; an end that nobody tells is told so."""
    unsaid = speaker.say("compare-flow-unsaid", terminal=False)
    source, destination = where(speaker, flow.source) or unsaid, where(speaker, flow.destination) or unsaid
    return speaker.say("compare-flow", terminal=False, source=source, destination=destination)


def flow_about(speaker: Speaker, flow: Flow) -> Iterator[str]:
    """How many, when, how sure the wording is, and who says so; a piece that says nothing is empty."""
    figure = flow.figure
    yield how_many(speaker, figure)
    yield days_in_words(speaker, figure.first, figure.last, proposed=flow.proposed)
    if figure.modality != "fact":
        yield speaker.say(f"read-modality-{figure.modality}", terminal=False)
    if figure.speaker:
        yield speaker.say("compare-said", speaker=figure.speaker)


def flow_sentence(speaker: Speaker, flow: Flow) -> str:
    """The sentence that tells of the movement, cut around the figure."""
    return _passage(speaker, flow.sentence, flow.figure.start - flow.sentence_start, flow.figure.text)


def witness_words(speaker: Speaker, one: witnessing.Witnessed) -> str:
    """Whose words they are, and in what role."""
    role = f" ({speaker.name(one.role)})" if one.role else ""
    return speaker.made(speaker.name(one.name) + role)


def published_mark(speaker: Speaker, account: accounts.Account) -> str:
    """When an account was published, with a question mark where that is only proposed; empty if not known."""
    if account.published is None:
        return ""
    mark = " ?" if account.proposal else ""
    return speaker.made(speaker.say("compare-published", terminal=False, day=account.published) + mark)


def witnessed_about(speaker: Speaker, one: witnessing.Witnessed) -> Iterator[str]:
    """In which way it was said, and the times, places and people in it; a piece that says nothing is empty."""
    yield speaker.say(f"read-mode-{one.mode}", terminal=False)
    for time in one.times:
        days = days_in_words(speaker, time.first, time.last, proposed=one.proposed and time.anchor != "absolute")
        yield speaker.made(speaker.snippet(time.text, ()) + (f" = {days}" if days else ""))
    yield ", ".join(where(speaker, spot) for spot in one.spots)
    if one.people:
        yield ", ".join(map(speaker.name, one.people))


def known_time_json(known: known_times.KnownTime) -> dict[str, Any]:
    """What a person said of a day, with all its fields; its days are called `from` and `to`."""
    fields = {"from": known.first, "to": known.last, **asdict(known), "basis": "asserted"}
    del fields["first"], fields["last"]
    return fields


def entry_json(entry: Entry, account: accounts.Account) -> dict[str, Any]:
    """An entry with all its fields, its days called `from` and `to`, and what it was told in."""
    fields = {"from": entry.first, "to": entry.last, **asdict(entry)}
    del fields["first"], fields["last"]
    fields["figure"] = entry.figure and figure_json(entry.figure)
    return {**fields, "title": account.title, "published": account.published, "published_basis": account.basis}
