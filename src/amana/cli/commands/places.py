"""`amana places`: places: those that somebody spoke of, and those that texts tell of."""

from __future__ import annotations

import click

from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.things import tell_things
from amana.cli.voice import Voice


@command("places")
@click.option("--known", is_flag=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, metavar="N")
def places(voice: Voice, *, known: bool, limit: int) -> int:
    """What most texts tell of first."""
    with opened_to_texts(voice) as archive:
        found = archive.places()
    return tell_things(voice, [one for one in found if one.known or not known], limit)
