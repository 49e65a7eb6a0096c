"""`amana undo`: an assertion is taken back; it is kept, and no longer stands."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID


@command("undo")
@click.argument("assertion", metavar="ID")
@click.option("--note", metavar="TEXT")
def undo(voice: Voice, assertion: str, note: str | None) -> int:
    """The assertion by its id, as `show` gives it."""
    with opened(voice) as archive:
        done = archive.undo(assertion, note=note)
    if voice.settings.json:
        told = asdict(done)
        voice.emit({**told, "property": told.pop("prop")})
        return 0
    subject = done.subject[:SHORT_ID]
    if done.value is None:
        voice.print(voice.say("undone-undo", subject=subject, prop=done.prop))
    else:
        voice.print(voice.say("undone", subject=subject, prop=done.prop, value=done.value))
    voice.tell(voice.say("undone-back", assertion=done.assertion[:SHORT_ID]))
    return 0
