"""`amana device admit`: a custodian says that a device is one of the archive's own."""

from __future__ import annotations

import click

from amana.actions.custodians import devices
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("admit")
@click.argument("device", metavar="DEVICE")
@click.option("--name", metavar="NAME")
def device_admit(voice: Voice, device: str, name: str | None) -> int:
    """By its name or id; and perhaps a name for it."""
    with opened(voice) as archive:
        admitted = devices.admit(archive, device, name)
    if voice.settings.json:
        voice.emit({"device": admitted})
    else:
        voice.print(voice.say("device-admitted", device=admitted))
    return 0
