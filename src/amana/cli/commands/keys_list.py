"""`amana keys list`: who opens the archive, and the epochs of its key."""

from __future__ import annotations

from dataclasses import asdict

from amana.actions.custodians import keys
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("list")
def keys_list(voice: Voice) -> int:
    """Names and recipients stand in sealed records: whoever holds a copy without a key sees none of this."""
    with opened(voice) as archive:
        found = keys.list(archive)
    if voice.settings.json:
        voice.emit(asdict(found))
        return 0
    for one in found.custodians:
        voice.print(voice.say("keys-custodian", name=one.name, count=len(one.envelopes)))
        voice.print("  " + voice.name(one.recipient))
    for name in found.unnamed:
        voice.print(voice.say("keys-unnamed", envelope=name))
    for epoch in found.epochs:
        key = "keys-epoch" if epoch.opens else "keys-epoch-closed"
        voice.print(voice.say(key, epoch=epoch.epoch, started=epoch.started[:10]))
    return 0
