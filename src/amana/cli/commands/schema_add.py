"""`amana schema add`: properties and lists of one's own, by a file."""

from __future__ import annotations

from pathlib import Path

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("add")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def schema_add(voice: Voice, file: Path) -> int:
    """The file is kept as an item, as every other."""
    with opened(voice) as archive:
        item = archive.add_schema(file)
    if voice.settings.json:
        voice.emit({"item": item, "file": str(file)})
    else:
        voice.print(voice.say("schema-added", name=file.name))
    return 0
