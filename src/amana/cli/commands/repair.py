"""`amana repair`: mend what is damaged or missing from any copy that has it right."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

import amana
from amana.cli.opening import archive_path, person
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import NAMES_SHOWN, reason_in_words

if TYPE_CHECKING:
    from amana.records import Repaired

DONE_IN_PART, DAMAGE = 3, 4


@command("repair")
@click.argument("copies", metavar="COPY…", nargs=-1)
@click.option("--from", "sources", multiple=True, metavar="COPY")
@click.option("--object", "objects", multiple=True, metavar="NAME")
def repair(voice: Voice, copies: tuple[str, ...], sources: tuple[str, ...], objects: tuple[str, ...]) -> int:
    """This archive, or the copies that are named."""
    with watching(voice, "progress-repair") as watch:
        told = amana.repair(
            archive_path(voice),
            *copies,
            sources=sources,
            objects=objects or None,
            person=person(voice),
            watch=watch,
        )
    for one in told:
        if voice.settings.json:
            voice.emit({**asdict(one), "ok": one.ok})
        else:
            _report(voice, one)
    if any(one.lost for one in told):
        return DAMAGE
    return DONE_IN_PART if any(one.unreached for one in told) else 0


def _report(voice: Voice, told: Repaired) -> None:
    place = voice.say("repair-here", terminal=False) if told.place is None else told.place
    if told.unreached:
        reason = reason_in_words(voice, told.unreached)
        voice.print(voice.strong(voice.say("repair-unreached", place=place, reason=reason)))
    elif told.ok:
        voice.print(voice.strong(voice.say("repair-well", place=place, count=len(told.mended))))
    else:
        voice.print(voice.strong(voice.say("repair-part", place=place, count=len(told.lost))))
    for one in told.mended[:NAMES_SHOWN]:
        source = voice.say("repair-here", terminal=False) if one.source == "here" else one.source
        voice.print("  " + voice.say("repair-mended", name=one.name, source=source))
    _more(voice, len(told.mended))
    for lost in told.lost[:NAMES_SHOWN]:
        reason = reason_in_words(voice, lost.reason)
        voice.print("  " + voice.say("repair-lost", name=lost.name, reason=reason))
    _more(voice, len(told.lost))
    if told.aside:
        voice.print(voice.say("repair-aside", count=told.aside))
    for name, reason in told.silent:
        voice.print(voice.say("repair-silent", copy=name, reason=reason_in_words(voice, reason)))
    if told.lost:
        voice.print(voice.say("repair-advice"))
    if not told.entered:
        voice.tell(voice.say("act-not-entered", terminal=voice.err_is_terminal))


def _more(voice: Voice, count: int) -> None:
    if count > NAMES_SHOWN:
        voice.print("  " + voice.say("verify-names-more", count=count - NAMES_SHOWN))
