"""`amana open-claims`: people of whom nobody has said yet what became of them."""

from __future__ import annotations

import click

from amana.cli.figure_lines import show_figure
from amana.cli.opening import opened_to_texts
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, told_json


@command("open-claims")
@click.argument("wanted", metavar="[ID…]", nargs=-1)
@click.option("--place", metavar="PLACE")
def open_claims(voice: Voice, wanted: tuple[str, ...], place: str | None) -> int:
    """Each with its id, to say the outcome of."""
    count = 0
    with opened_to_texts(voice) as archive:
        for one in archive.open_claims(*wanted, place=place):
            count += 1
            if voice.settings.json:
                voice.emit({"title": one.account.title, "account": one.account.id, **told_json(one.told)})
                continue
            voice.print(f"{one.told.figure.id}  {voice.name(one.account.title)}  {one.account.item[:SHORT_ID]}")
            show_figure(voice, "", one.told)
            voice.print()
    voice.tell(voice.say("compare-open-count", count=count))
    return 0
