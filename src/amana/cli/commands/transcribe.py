"""`amana transcribe`: what a model of speech hears in a film or a recording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.intake import Whisper, clock
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.intake import Cue


@command("transcribe")
@click.argument("item", metavar="ITEM")
@click.option("--model", type=click.Path(path_type=Path), metavar="FOLDER", required=True)
@click.option("--language", "spoken", metavar="CODE")
def transcribe(voice: Voice, item: str, model: Path, spoken: str | None) -> int:
    """Each stretch is shown as it is heard; the whole is kept as a text version of the item."""
    with opened(voice) as archive:
        done = archive.transcribe(item, Whisper(model), language=spoken, tell=_shown(voice))
    if voice.settings.json:
        voice.emit(asdict(done))
        return 0
    if done.text_version is None:
        voice.print(voice.say("transcribe-nothing"))
    else:
        voice.print(voice.say("transcribe-done", count=done.cues, version=done.text_version[:12]))
        voice.print(voice.say("transcribe-guess"))
    if done.note and done.text_version is not None:
        voice.tell(voice.say("transcribe-note", reason=reason_in_words(voice, done.note)))
    return 0


def _shown(voice: Voice) -> Callable[[Cue], None]:
    def tell(cue: Cue) -> None:
        if not voice.settings.json:
            voice.print(f"{voice.faint(clock(cue.start))}  {voice.name(' '.join(cue.text.split()))}")

    return tell
