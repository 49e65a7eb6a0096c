"""`amana answer`: for whoever holds a copy, the answer to a challenge; without any key."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

import amana
from amana.cli.opening import archive_path
from amana.cli.progress import watching
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("answer")
@click.argument("challenge", type=click.Path(path_type=Path), metavar="CHALLENGE")
@click.option("--out", "-o", type=click.Path(path_type=Path), metavar="FILE", required=True)
def answer(voice: Voice, challenge: Path, out: Path) -> int:
    """In the folder of the copy. Nothing but hashes leaves it."""
    with watching(voice, "progress-audit") as watch:
        told = amana.answer(archive_path(voice), challenge, out, watch=watch)
    if voice.settings.json:
        voice.emit({**asdict(told), "file": str(told.file)})
        return 0
    voice.print(voice.say("answer-done", file=str(told.file), answered=told.answered, asked=told.asked))
    return 0
