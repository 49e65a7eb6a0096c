"""`amana device new`: a capture kit, which adds and cannot open."""

from __future__ import annotations

from pathlib import Path

import click

from amana.actions.custodians import devices
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("new")
@click.argument("name", metavar="NAME")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR")
def device_new(voice: Voice, name: str, out: Path | None) -> int:
    """Make it, and say what it is and is not."""
    with opened(voice) as archive:
        kit = devices.new(archive, name, out)
    if voice.settings.json:
        voice.emit({"path": str(kit.path), "device": kit.device, "name": kit.name})
        return 0
    voice.print(voice.say("device-made", name=kit.name, path=str(kit.path)))
    voice.print(voice.say("device-made-how", path=str(kit.path)))
    voice.print(voice.say("device-made-not"))
    return 0
