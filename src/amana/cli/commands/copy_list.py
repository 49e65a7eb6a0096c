"""`amana copy list`: the copies that this machine knows."""

from __future__ import annotations

from dataclasses import asdict

from amana.actions.copies import copying
from amana.cli.opening import archive_path
from amana.cli.spoken import command
from amana.cli.voice import Voice


@command("list")
def copy_list(voice: Voice) -> int:
    """A line each: name, place, when it was last synced, and what is to be known of it."""
    found = copying.list(archive_path(voice))
    for one in found:
        if voice.settings.json:
            voice.emit(asdict(one))
            continue
        words = [voice.say("copy-line", name=one.name, place=one.url)]
        words += [voice.say("copy-is-kit")] if one.kit else []
        words += [voice.say("copy-synced", time=one.synced) if one.synced else voice.say("copy-never")]
        words += [voice.say("copy-lacks", count=one.lacking)] if one.lacking else []
        voice.print("  ".join(words))
    if not found and not voice.settings.json:
        voice.print(voice.say("copy-none"))
    return 0
