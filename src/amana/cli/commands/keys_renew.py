"""`amana keys renew`: a new archive key for what comes next."""

from __future__ import annotations

import click

from amana.actions.custodians import keys
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("renew")
@click.option("--reason", metavar="TEXT")
def keys_renew(voice: Voice, reason: str | None) -> int:
    """The same custodians, a new epoch."""
    with opened(voice) as archive:
        epoch = keys.renew(archive, reason)
    if voice.settings.json:
        voice.emit({"epoch": epoch})
        return 0
    voice.print(voice.say("keys-renewed", epoch=epoch))
    voice.print(voice.say("keys-sync-next"))
    return 0
