"""`amana rebuild`: make the catalogue again from objects and logs."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.cli.opening import opened
from amana.cli.own_places import own_places
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import reason_in_words

DAMAGE = 4


@command("rebuild")
@click.option("--places", metavar="FILE")
def rebuild(voice: Voice, places: str | None) -> int:
    """The catalogue is disposable; this is what it is made again with."""
    gazetteer = own_places(places)
    with opened(voice) as archive, watching(voice, "progress-rebuild") as watch:
        rebuilt = archive.rebuild(gazetteer=gazetteer, watch=watch)
    if voice.settings.json:
        voice.emit(asdict(rebuilt))
    else:
        voice.print(voice.say("rebuild-done", items=rebuilt.items))
        voice.print(voice.say("rebuild-texts", texts=rebuilt.text_versions))
        voice.print(voice.say("rebuild-entries", entries=rebuilt.entries))
    if rebuilt.faults:
        voice.tell(voice.say("rebuild-faults", count=len(rebuilt.faults), terminal=voice.err_is_terminal))
        for fault in rebuilt.faults:
            voice.tell("  " + voice.name(reason_in_words(voice, fault), terminal=voice.err_is_terminal))
        voice.tell(voice.say("damage.hint", terminal=voice.err_is_terminal))
    return DAMAGE if rebuilt.faults else 0
