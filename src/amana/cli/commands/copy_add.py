"""`amana copy add`: make a place a copy of the archive."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.actions.copies import copying
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("add")
@click.argument("name", metavar="NAME")
@click.argument("place", metavar="PLACE")
def copy_add(voice: Voice, name: str, place: str) -> int:
    """An empty place is made into a copy; one of this archive is recognised."""
    copy = copying.add(archive_path(voice), name, place)
    if voice.settings.json:
        voice.emit(asdict(copy))
        return 0
    key = "copy-added-kit" if copy.kit else "copy-added"
    voice.print(voice.strong(voice.say(key, name=copy.name, place=copy.url)))
    voice.print(voice.say("copy-added-next"))
    return 0
