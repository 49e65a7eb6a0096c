"""`amana custody`: the chain of custody of one item, as a person would tell it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amana.actions.custody import premis
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import custody_beside, custody_bounds, custody_told, custody_when, custody_who, suspect_words

if TYPE_CHECKING:
    from amana.records.custody import CustodyEvent


@command("custody")
@click.argument("item", metavar="ITEM")
@click.option("--roots", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--block-header", "block_headers", multiple=True, metavar="HEX|FILE")
def custody(voice: Voice, item: str, roots: Path | None, block_headers: tuple[str, ...]) -> int:
    """Every act: who, when and by whose clock, what. Apart from it, what outsiders say of when."""
    with opened(voice) as archive:
        found = archive.custody(item, roots=roots, block_headers=block_headers)
    if voice.settings.json:
        voice.emit(premis.of(found))
        return 0
    voice.print(voice.strong(voice.name(found.name)))
    voice.print("  " + voice.say("custody-of", item=found.item, sha256=found.sha256))
    if found.suspect:
        voice.print("  " + suspect_words(voice, found.suspect))
    voice.print()
    voice.print(voice.say("custody-devices-clocks"))
    for event in found.events:
        voice.print()
        _tell(voice, event)
    voice.print()
    voice.print(voice.say("custody-outsiders-clocks"))
    for line in custody_bounds(voice, found.bounds):
        voice.print("  " + line)
    return 0


def _tell(voice: Voice, event: CustodyEvent) -> None:
    """When, by whose clock and by whom; what; and what else the record says."""
    voice.print(" · ".join(filter(None, (custody_when(voice, event), custody_who(voice, event)))))
    voice.print("    " + custody_told(voice, event))
    if event.suspect:
        voice.print("    " + suspect_words(voice, event.suspect))
    for label, value in custody_beside(voice, event):
        voice.print(f"      {label}: {value}")
