"""`amana people`: people: those that somebody spoke of, and those whom texts name."""

from __future__ import annotations

import click

from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.things import tell_things
from amana.cli.voice import Voice


@command("people")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--known", is_flag=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, metavar="N")
def people(voice: Voice, name: str | None, *, known: bool, limit: int) -> int:
    """The most often named first."""
    with opened_to_texts(voice) as archive:
        found = archive.people(name)
    return tell_things(voice, [one for one in found if one.known or not known], limit)
