"""`amana device list`: the devices that add to this archive."""

from __future__ import annotations

from dataclasses import asdict

from amana.actions.custodians import devices
from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import suspect_words


@command("list")
def device_list(voice: Voice) -> int:
    """A line each: id, entries, name, and what is to be known of it."""
    with opened(voice) as archive:
        found = devices.list(archive)
    for one in found:
        if voice.settings.json:
            voice.emit(asdict(one))
            continue
        words = [voice.say("device-line", device=one.id, entries=one.entries)]
        words += [voice.name(one.name)] if one.name else []
        words += [voice.say("device-here")] if one.here else []
        words += [] if one.admitted else [voice.say("device-not-admitted")]
        words += [suspect_words(voice, "forked")] if one.forked else []
        words += [] if one.lost_from is None else [voice.say("device-is-lost", believed=one.lost_from)]
        voice.print("  ".join(words))
    return 0
