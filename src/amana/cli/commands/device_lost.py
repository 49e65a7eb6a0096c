"""`amana device lost`: a custodian says that a device is in other hands."""

from __future__ import annotations

from pathlib import Path

import click

from amana.actions.custodians import devices
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("lost")
@click.argument("device", metavar="DEVICE")
@click.option("--from", "since", type=click.Path(path_type=Path), metavar="CHECKPOINT")
@click.option("--reason", metavar="TEXT")
def device_lost(voice: Voice, device: str, since: Path | None, reason: str | None) -> int:
    """From a checkpoint on, or from what is here now; nothing is dropped."""
    with opened(voice) as archive:
        lost = devices.lost(archive, device, since, reason)
    if voice.settings.json:
        voice.emit({"device": lost.device, "believed": lost.believed})
        return 0
    voice.print(voice.say("device-lost", device=lost.device, believed=lost.believed))
    voice.print(voice.say("keys-sync-next"))
    return 0
