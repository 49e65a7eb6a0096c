"""`amana different`: a person's word that two are not one."""

from __future__ import annotations

import click

from amana.cli.judging import tell_judged
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("different")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@click.option("--note", metavar="TEXT")
def different(voice: Voice, one: str, other: str, note: str | None) -> int:
    """Both by their ids, or as much of their beginnings as is unique."""
    with opened(voice) as archive:
        return tell_judged(voice, "different", archive.different(one, other, note=note))
