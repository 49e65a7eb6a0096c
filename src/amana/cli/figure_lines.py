"""A figure as a person is shown it: how many of whom, where and when, whose words, and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.cli.readings import LONGEST, bounds_in_words
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import figures
    from amana.compare.figures import Figure, Spot

_AROUND = 100  # code points of a long sentence that are shown before its figure


def show_figure(voice: Voice, mark: str, told: figures.ToldFigure) -> None:
    """Two lines: what is told, and the sentence with the figure standing out."""
    voice.print(f"  {mark:<4} " + " · ".join(filter(None, _parts(voice, told))))
    voice.print("       " + sentence_line(voice, told))


def _parts(voice: Voice, told: figures.ToldFigure) -> Iterator[str]:
    figure = told.figure
    yield voice.strong(how_many(voice, figure))
    yield where(voice, figure.spot)
    yield days_in_words(voice, figure.first, figure.last, proposed=told.proposed)
    if figure.modality != "fact":
        yield voice.say(f"read-modality-{figure.modality}", terminal=False)
    if figure.pace != "total":
        yield voice.say(f"compare-pace-{figure.pace}", terminal=False)
    if figure.speaker:
        yield voice.say("compare-said", speaker=figure.speaker)
    if figure.reviewed:
        yield voice.say(f"compare-reviewed-{figure.reviewed}", terminal=False)


def how_many(voice: Voice, figure: Figure) -> str:
    """The figure in its own words, its bounds where those do not say them, and who or what is counted."""
    number = bounds_in_words(voice, figure.lower, figure.upper, figure.hedge)
    number += " %" if figure.unit == "percent" else ""
    plain = figure.hedge == "exact" and figure.counted != figure.text
    words = number if plain else f"{voice.snippet(figure.text, ())} ({number})"
    counted = figure.counted
    return f"{words} {voice.snippet(counted, ())}" if counted and counted != figure.text else words


def where(voice: Voice, spot: Spot | None) -> str:
    """A place, and how much of it is meant."""
    if spot is None:
        return ""
    name = place_name(voice, spot.id, spot.name)
    return voice.name(name if spot.part is None else f"{name} ({spot.part})")


def place_name(voice: Voice, place: str | None, name: str) -> str:
    """What a place is called in the person's language, where the gazetteer knows; else as it was found."""
    if place is None or voice.language != "ar":
        return name
    from amana.actions import things

    names = things.place_names(place)
    return name if names == (place,) else names[-1]


def days_in_words(voice: Voice, first: str | None, last: str | None, *, proposed: bool = False) -> str:
    """A day, or from one to another; with a question mark where it rests on a day that is only proposed."""
    if first and last and first != last:
        words = voice.say("read-days", terminal=False, first=first, last=last)
    else:
        words = first or last or ""
    return f"{words} ?" if proposed and words else words


def sentence_line(voice: Voice, told: figures.ToldFigure) -> str:
    """The sentence, cut around the figure where it is long."""
    figure, text = told.figure, told.sentence
    start = max(0, figure.start - told.sentence_start)
    end = min(len(text), figure.end - told.sentence_start)
    begin = max(0, start - _AROUND) if len(text) > LONGEST else 0
    stop = min(len(text), begin + LONGEST)
    shown = ("…" if begin else "") + text[begin:stop] + ("…" if stop < len(text) else "")
    moved = (1 if begin else 0) - begin
    return voice.snippet(shown, [(start + moved, min(end, stop) + moved)])


def told_json(told: figures.ToldFigure) -> dict[str, Any]:
    """The figure with all its fields, and its sentence."""
    more = {"sentence": told.sentence, "sentence_start": told.sentence_start, "proposed": told.proposed}
    return {**figure_json(told.figure), **more}


def figure_json(figure: Figure) -> dict[str, Any]:
    """The figure with all its fields; its days are called `from` and `to`."""
    fields = asdict(figure)
    fields["cues"] = sorted(figure.cues)
    fields["from"], fields["to"] = fields.pop("first"), fields.pop("last")
    for bound in ("lower", "upper"):
        fields[bound] = _plain(fields[bound])
    return fields


def _plain(number: float | None) -> float | int | None:
    """A whole number as one."""
    return int(number) if number is not None and number == int(number) else number
