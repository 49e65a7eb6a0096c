"""`amana read-again`: read again what an earlier version read, or could not read."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.cli.opening import opened
from amana.cli.own_places import own_places
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice

DONE_IN_PART = 3


@command("read-again")
@click.argument("items", metavar="[ITEM…]", nargs=-1)
@click.option("--failed", is_flag=True)
@click.option("--places", metavar="FILE")
def read_again(voice: Voice, items: tuple[str, ...], failed: bool, places: str | None) -> int:
    """What was read before stays beside what is read now."""
    gazetteer = own_places(places)
    with opened(voice) as archive, watching(voice, "progress-reading") as watch:
        done = archive.read_again(*items, failed=failed, gazetteer=gazetteer, watch=watch)
    if voice.settings.json:
        voice.emit(asdict(done))
    else:
        voice.print(voice.say("read-again-done", count=done.read))
        if done.inside:
            voice.print(voice.say("add-inside", count=done.inside))
    if done.failed or done.inside_failed:
        voice.tell(voice.say("add-unreadable", count=done.failed + done.inside_failed))
        voice.tell(voice.say("add-see-failures"))
    return DONE_IN_PART if done.failed else 0
