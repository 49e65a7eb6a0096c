"""`amana flows`: who moved from where to where, in whose words."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.timeline_lines import show_flows
from amana.cli.voice import Voice
from amana.phrases import figure_json


@command("flows")
@click.argument("wanted", metavar="[ID…]", nargs=-1)
@click.option("--from", "since", metavar="DATE")
@click.option("--to", "until", metavar="DATE")
@click.option("--place", metavar="PLACE")
def flows(voice: Voice, wanted: tuple[str, ...], since: str | None, until: str | None, place: str | None) -> int:
    """Each with its figure and its sentence."""
    with opened_to_texts(voice) as archive:
        told = archive.flows(*wanted, since=since, until=until, place=place)
    if voice.settings.json:
        for flow in told.flows:
            title = told.accounts[flow.figure.account].title
            voice.emit({**asdict(flow), "figure": figure_json(flow.figure), "title": title})
    else:
        show_flows(voice, told)
    voice.tell(voice.say("compare-flow-count", count=len(told.flows)))
    return 0
