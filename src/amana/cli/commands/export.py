"""`amana export`: what is said of things, as tables or as FollowTheMoney entities."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage

if TYPE_CHECKING:
    from amana.actions import Exported

_PATH = click.Path(path_type=Path)


@command("export")
@click.option("--csv", "tables", type=_PATH, metavar="FOLDER")
@click.option("--ftm", "entities", type=_PATH, metavar="FILE")
@click.option("--authors", is_flag=True)
def export(voice: Voice, tables: Path | None, entities: Path | None, *, authors: bool) -> int:
    """One of the two forms; into new files, never over what is there."""
    if (tables is None) == (entities is None):
        raise WrongUsage(problem="export-form")
    if entities is not None and authors:
        raise WrongUsage(problem="authors-without-tables")
    count = 0
    with opened(voice) as archive:
        if tables is not None:
            for one in archive.export_tables(tables, authors=authors):
                _tell(voice, one)
                count += 1
        elif entities is not None:
            _tell(voice, archive.export_entities(entities))
            count = 1
    if not count:
        voice.tell(voice.say("exported-nothing"))
    return 0


def _tell(voice: Voice, one: Exported) -> None:
    if voice.settings.json:
        voice.emit(asdict(one))
        return
    voice.print(voice.say("exported", path=one.path, things=one.things, values=one.values))
    if one.left_out:
        voice.tell(voice.say("exported-doubted", count=one.left_out))
