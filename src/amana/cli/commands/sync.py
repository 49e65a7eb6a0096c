"""`amana sync`: the archive and its copies become the union of each other, and each side's gain is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from amana.actions.copies import sync_reading
from amana.cli.opening import opened
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import synced_lines

PART = 3
DAMAGE = 4


@command("sync")
@click.argument("names", metavar="NAME…", nargs=-1)
def sync(voice: Voice, names: Sequence[str]) -> int:
    """Exit 0: all is well; 3: a copy was absent, or not all could be done; 4: something was found changed."""
    with opened(voice) as archive, watching(voice, "progress-sync") as watch:
        done, read = sync_reading.sync_and_read(archive, *names, watch=watch)
    if voice.settings.json:
        voice.emit(asdict(done))
    else:
        for line in synced_lines(voice, done):
            voice.print(line)
        if read:
            voice.print(voice.say("sync-read", count=read[0]))
    return DAMAGE if done.tampered else 0 if done.ok else PART
