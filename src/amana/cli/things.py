"""Lists of people, groups, places and events: a line for each, and beneath it what else it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, place_name

if TYPE_CHECKING:
    from amana.actions.knowledge import things

_MOST_NAMES = 6


def tell_things(voice: Voice, things: Sequence[things.Listed], limit: int) -> int:
    """At most so many, and how many there are."""
    for one in things[:limit]:
        if voice.settings.json:
            voice.emit(asdict(one))
        else:
            _tell(voice, one)
    voice.tell(voice.say("things-count", count=len(things)))
    if len(things) > limit:
        voice.tell(voice.say("things-more", count=len(things) - limit))
    return 0


def _tell(voice: Voice, one: things.Listed) -> None:
    name = voice.name(one.names[0]) if one.names else voice.say("known-nameless")
    texts = voice.say("things-texts", count=one.texts) if one.texts else ""
    standing = voice.say("things-known" if one.known else "things-proposed")
    told = " · ".join(part for part in (standing, texts) if part)
    short = one.id if one.type == "place" and not one.known else one.id[:SHORT_ID]
    voice.print(f"{voice.faint(short)}  {voice.strong(name)}  {voice.faint(told)}")
    others = " · ".join(voice.name(other) for other in one.names[1:_MOST_NAMES])
    when_where = " · ".join((*one.days, *(voice.name(_place(voice, place)) for place in one.places)))
    roles = " · ".join(voice.name(role) for role in one.roles[:_MOST_NAMES])
    for line in filter(None, (when_where, others, roles)):
        voice.print(" " * (SHORT_ID + 2) + line)


def _place(voice: Voice, place: str) -> str:
    """A place by its name in the person's language."""
    from amana.actions.knowledge import things

    return place_name(voice, place, things.place_names(place)[0])
