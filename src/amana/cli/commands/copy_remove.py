"""`amana copy remove`: forget a copy; what lies there stays."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.actions.copies import copying
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("remove")
@click.argument("name", metavar="NAME")
def copy_remove(voice: Voice, name: str) -> int:
    """By its name."""
    copy = copying.remove(archive_path(voice), name)
    if voice.settings.json:
        voice.emit(asdict(copy))
    else:
        voice.print(voice.say("copy-removed", name=copy.name, place=copy.url))
    return 0
