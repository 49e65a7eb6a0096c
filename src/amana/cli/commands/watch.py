"""`amana watch`: take in what arrives in a folder, as it arrives."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amana.cli.opening import opened
from amana.cli.own_places import own_places
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.errors import WrongUsage
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.actions import AddedFile


@command("watch")
@click.argument("folder", metavar="FOLDER")
@click.option("--settled", type=click.IntRange(0), default=5, metavar="SECONDS")
@click.option("--once", is_flag=True)
@click.option("--source", metavar="TEXT")
@click.option("--collected-by", metavar="TEXT")
@click.option("--place", metavar="TEXT")
@click.option("--note", metavar="TEXT")
@click.option("--tag", "tags", multiple=True, metavar="TEXT")
@click.option("--places", metavar="FILE")
def watch(voice: Voice, folder: str, settled: int, once: bool, places: str | None, **said: Any) -> int:
    """Until Ctrl-C: that is how it ends, and no fault. Each file is told of once it is kept."""
    if not Path(folder).is_dir():
        raise WrongUsage(problem="not-a-folder", given=folder)
    said["gazetteer"] = own_places(places)

    def tell(file: AddedFile) -> None:
        if voice.settings.json:
            voice.emit(asdict(file), now=True)
            return
        outcome = voice.say(f"watch-{file.outcome}", terminal=False)
        reason = f" ({reason_in_words(voice, file.reason)})" if file.reason else ""
        voice.print(f"{outcome}  {voice.name(file.path)}{reason}")

    with opened(voice) as archive:
        voice.tell(voice.say("watch-begun", folder=voice.name(folder)))
        try:
            archive.watch(Path(folder), settled=settled, rounds=2 if once else None, tell=tell, **said)
        except KeyboardInterrupt:
            voice.tell(voice.say("watch-ended"))
    return 0
