"""A figure in words: how many of whom, where and when, whose words; and for a program with all its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.phrases.amounts import bounds_in_words, days_in_words
from amana.phrases.cutting import passage_around
from amana.phrases.place_parts import part_words
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions.comparing import figures
    from amana.compare.figures import Figure, Spot


def figure_parts(speaker: Speaker, told: figures.ToldFigure) -> Iterator[str]:
    """What is told, piece by piece; a piece that says nothing is empty."""
    figure = told.figure
    yield speaker.strong(how_many(speaker, figure))
    yield where(speaker, figure.spot)
    yield days_in_words(speaker, *_days(figure), proposed=told.proposed)
    if figure.as_of:
        yield speaker.say("compare-as-of", terminal=False, day=figure.as_of)
    if figure.modality != "fact":
        yield speaker.say(f"read-modality-{figure.modality}", terminal=False)
    if figure.pace != "total":
        yield speaker.say(f"compare-pace-{figure.pace}", terminal=False)
    if figure.speaker:
        yield speaker.say("compare-said", speaker=figure.speaker)
    if figure.reviewed:
        yield speaker.say(f"compare-reviewed-{figure.reviewed}", terminal=False)


def _days(figure: Figure) -> tuple[str | None, str | None]:
    """The days of the fact; none where all that is known of them is the day up to which it is told."""
    return (None, None) if figure.first is None and figure.last == figure.as_of else (figure.first, figure.last)


def how_many(speaker: Speaker, figure: Figure) -> str:
    """The figure in its own words, its bounds where those do not say them, and who or what is counted."""
    number = bounds_in_words(speaker, figure.lower, figure.upper, figure.hedge)
    number += " %" if figure.unit == "percent" else ""
    if figure.lower is None and figure.upper is None:
        return speaker.made(f"{speaker.snippet(figure.text, ())} ({number})")
    plain = figure.hedge == "exact" and figure.counted != figure.text
    words = number if plain else f"{speaker.snippet(figure.text, ())} ({number})"
    counted = figure.counted
    if plain and counted:
        return speaker.snippet(f"{number} {counted}", ())  # as one: `7 people` stays so in a line of Arabic
    more = f" {speaker.snippet(counted, ())}" if counted and counted != figure.text else ""
    return speaker.made(words + more)


def where(speaker: Speaker, spot: Spot | None) -> str:
    """A place, and how much of it is meant; empty where none is told."""
    if spot is None:
        return ""
    name = place_name(speaker, spot.id, spot.name)
    return speaker.name(name if spot.part is None else f"{name} ({part_words(speaker, spot.part)})")


def place_name(speaker: Speaker, place: str | None, name: str) -> str:
    """What a place is called in the person's language, where the gazetteer knows; else `name`, as it was found."""
    if place is None or speaker.language != "ar":
        return name
    from amana.actions.knowledge import things

    names = things.place_names(place)
    return name if names == (place,) else names[-1]


def sentence_line(speaker: Speaker, told: figures.ToldFigure) -> str:
    """The sentence, cut around the figure where it is long; the figure stands out."""
    figure, begin = told.figure, told.sentence_start
    return passage_around(speaker, told.sentence, figure.start - begin, figure.end - begin)


def told_json(told: figures.ToldFigure) -> dict[str, Any]:
    """The figure with all its fields, and its sentence."""
    more = {"sentence": told.sentence, "sentence_start": told.sentence_start, "proposed": told.proposed}
    return {**figure_json(told.figure), **more}


def figure_json(figure: Figure) -> dict[str, Any]:
    """The figure with all its fields; its days are called `from` and `to`."""
    fields = asdict(figure)
    fields["cues"], fields["means"] = sorted(figure.cues), sorted(figure.means)
    fields["from"], fields["to"] = fields.pop("first"), fields.pop("last")
    for bound in ("lower", "upper"):
        fields[bound] = _plain(fields[bound])
    return fields


def _plain(number: float | None) -> float | int | None:
    """A whole number as one."""
    return int(number) if number is not None and number == int(number) else number
