"""`amana timeline`: what is told of each day, how exactly, and what that rests on."""

from __future__ import annotations

import click

from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.timeline_lines import show_timeline
from amana.cli.voice import Voice
from amana.phrases import entry_json, known_time_json


@command("timeline")
@click.argument("wanted", metavar="[ID…]", nargs=-1)
@click.option("--from", "since", metavar="DATE")
@click.option("--to", "until", metavar="DATE")
@click.option("--place", metavar="PLACE")
@click.option("--person", "named", metavar="NAME")
@click.option("--claims", is_flag=True)
def timeline(
    voice: Voice,
    wanted: tuple[str, ...],
    since: str | None,
    until: str | None,
    place: str | None,
    named: str | None,
    claims: bool,
) -> int:
    """Sentences by their days, or with `--claims` figures."""
    with opened_to_texts(voice) as archive:
        told = archive.timeline(*wanted, since=since, until=until, place=place, person=named, claims=claims)
    if voice.settings.json:
        for known in told.known:
            voice.emit(known_time_json(known))
        for entry in told.entries:
            voice.emit(entry_json(entry, told.accounts[entry.account]))
    else:
        show_timeline(voice, told)
    voice.tell(voice.say("compare-timeline-count", count=len(told.entries) + len(told.known)))
    return 0
