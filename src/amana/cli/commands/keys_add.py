"""`amana keys add`: one more custodian."""

from __future__ import annotations

from dataclasses import asdict

import click

from amana.actions.custodians import keys
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("add")
@click.argument("recipient", metavar="AGE1…")
@click.option("--name", metavar="NAME", required=True)
def keys_add(voice: Voice, recipient: str, name: str) -> int:
    """They open everything that is here, from every copy that this reaches."""
    with opened(voice) as archive:
        made = keys.add(archive, recipient, name)
    if voice.settings.json:
        voice.emit(asdict(made))
        return 0
    voice.print(voice.say("keys-added", name=made.name))
    voice.print(voice.say("keys-sync-next"))
    return 0
