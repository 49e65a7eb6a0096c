"""`amana timeline`: what is told of each day, how exactly, and what that rests on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from amana.cli.figure_lines import figure_json
from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.timeline_lines import show_timeline
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.actions import accounts, known_times
    from amana.compare.timeline import Entry


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
            voice.emit(_known_json(known))
        for entry in told.entries:
            voice.emit(_json(entry, told.accounts[entry.account]))
    else:
        show_timeline(voice, told)
    voice.tell(voice.say("compare-timeline-count", count=len(told.entries) + len(told.known)))
    return 0


def _known_json(known: known_times.KnownTime) -> dict[str, Any]:
    fields = {"from": known.first, "to": known.last, **asdict(known), "basis": "asserted"}
    del fields["first"], fields["last"]
    return fields


def _json(entry: Entry, account: accounts.Account) -> dict[str, Any]:
    fields = {"from": entry.first, "to": entry.last, **asdict(entry)}
    del fields["first"], fields["last"]
    fields["figure"] = entry.figure and figure_json(entry.figure)
    return {**fields, "title": account.title, "published": account.published, "published_basis": account.basis}
