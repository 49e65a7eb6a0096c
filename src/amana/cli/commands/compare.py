"""`amana compare`: accounts of one event side by side, and what every two figures are to each other."""

from __future__ import annotations

import click

from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.table_lines import show_table
from amana.cli.voice import Voice
from amana.phrases import table_json


@command("compare")
@click.argument("wanted", metavar="[ID…]", nargs=-1)
@click.option("--category", metavar="CATEGORY")
@click.option("--place", metavar="PLACE")
@click.option("--from", "since", metavar="DATE")
@click.option("--to", "until", metavar="DATE")
@click.option("--all", "everything", is_flag=True)
def compare(
    voice: Voice,
    wanted: tuple[str, ...],
    category: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    everything: bool,
) -> int:
    """Items or events by id; or all that is kept, by category, place and period."""
    with opened_to_texts(voice) as archive:
        table = archive.compare(*wanted, category=category, place=place, since=since, until=until)
    if voice.settings.json:
        voice.emit(table_json(table))
    else:
        show_table(voice, table, everything=everything)
    return 0
