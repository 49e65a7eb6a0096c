"""`amana copy fetch`: an archive again, from a copy of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from amana.actions.copies import fetching
from amana.cli.opening import person
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice

DONE_IN_PART = 3
DAMAGE = 4


@command("fetch")
@click.argument("place", metavar="PLACE")
@click.argument("dest", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", metavar="NAME", default=fetching.FIRST)
def copy_fetch(voice: Voice, place: str, dest: Path, name: str) -> int:
    """Exit 3: not all of it could be had; 4: something there is not what it was."""
    with watching(voice, "progress-sync") as watch:
        done = fetching.fetch(place, dest, name=name, person=person(voice), watch=watch)
    if voice.settings.json:
        voice.emit({**asdict(done), "archive": str(done.archive)})
    else:
        gained = done.synced.copies[0].here
        key = "copy-fetched" if done.synced.ok else "copy-fetched-part"
        size = voice.size(gained.bytes)
        voice.print(voice.strong(voice.say(key, path=str(done.archive), count=gained.objects, size=size)))
        voice.print(voice.say("copy-fetched-next" if done.synced.ok else "copy-fetched-advice"))
    return DAMAGE if done.synced.tampered else 0 if done.synced.ok else DONE_IN_PART
