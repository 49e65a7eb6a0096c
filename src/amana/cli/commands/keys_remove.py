"""`amana keys remove`: one custodian less, from a new epoch on."""

from __future__ import annotations

import click

from amana.actions.custodians import keys
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("remove")
@click.argument("name", metavar="NAME")
@click.option("--reason", metavar="TEXT")
def keys_remove(voice: Voice, name: str, reason: str | None) -> int:
    """What they could open they can still open: that is said, since it cannot be undone."""
    with opened(voice) as archive:
        epoch = keys.remove(archive, name, reason)
    if voice.settings.json:
        voice.emit({"removed": name, "epoch": epoch})
        return 0
    voice.print(voice.say("keys-removed", name=name, epoch=epoch))
    voice.print(voice.say("keys-sync-next"))
    return 0
