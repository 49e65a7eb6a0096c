"""`amana alike`: near-copies of an item, and what differs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, likeness_lines, suspect_words

if TYPE_CHECKING:
    from amana.compare import Likeness


@command("alike")
@click.argument("item", metavar="ITEM")
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N")
def alike(voice: Voice, item: str, limit: int) -> int:
    """A few lines for each: what it is, how near it is, what differs."""
    with opened(voice) as archive:
        found = archive.alike(item, limit=limit)
    for rank, one in enumerate(found, 1):
        if voice.settings.json:
            voice.emit(_json(rank, one))
        else:
            _show(voice, rank, one)
    voice.tell(voice.say("alike-count", count=len(found)))
    if len(found) == limit:
        voice.tell(voice.say("alike-more"))
    return 0


def _json(rank: int, one: Likeness) -> dict[str, Any]:
    told = asdict(one)
    if one.text is not None:
        told["text"]["identical"] = one.text.identical
    summary = told.pop("item")
    return {"rank": rank, "item": summary.pop("item"), **summary, **told}


def _show(voice: Voice, rank: int, one: Likeness) -> None:
    name = voice.strong(voice.name(one.item.title or one.item.name))
    voice.print(f"{rank:>3}  {name}  {voice.faint(one.item.item[:SHORT_ID])}")
    if one.item.suspect:
        voice.print("     " + suspect_words(voice, one.item.suspect))
    for depth, line in likeness_lines(voice, one):
        voice.print("     " + "  " * depth + line)
    voice.print()
