"""`amana keys rehearse`: prove that cards open the archive, and leave nothing behind."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from amana.actions.custodians import sharing
from amana.cli.cards import given_cards
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice

IN_PART = 3


@command("rehearse")
@click.argument("files", type=click.Path(path_type=Path), metavar="CARD…", nargs=-1)
@click.option("--show", is_flag=True)
def keys_rehearse(voice: Voice, files: tuple[Path, ...], show: bool) -> int:
    """In memory alone. It needs no identity but the cards."""
    path = archive_path(voice)
    found = sharing.rehearse(path, given_cards(voice, files, show=show))
    whole = found.newest in found.epochs and (found.object is not None or not found.tried)
    if voice.settings.json:
        voice.emit({"opens": whole, **asdict(found)})
        return 0 if whole else IN_PART
    voice.print(voice.say("cards-open", cards=tuple(map(str, found.cards)), set=found.set, path=str(path)))
    if found.newest not in found.epochs:
        voice.print(voice.say("cards-open-older", newest=found.newest))
    if found.object is not None:
        voice.print(voice.say("cards-open-object"))
    else:
        voice.print(voice.say("cards-open-no-object" if found.tried else "cards-open-empty"))
    return 0 if whole else IN_PART
