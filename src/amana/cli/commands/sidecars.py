"""`amana sidecars`: signatures and time proofs that lie beside an item, and whether they fit it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import reason_in_words

if TYPE_CHECKING:
    from amana.actions import Sidecar


@command("sidecars")
@click.argument("item", metavar="ITEM")
@click.option("--key", "keys", multiple=True, metavar="HEX")
def sidecars(voice: Voice, item: str, keys: tuple[str, ...]) -> int:
    """A line for each: its name, what it is, whether it fits the item, why it was not checked, by whose key."""
    with opened(voice) as archive:
        found = archive.sidecars(item, known_keys=keys)
    for one in found:
        if voice.settings.json:
            voice.emit(asdict(one))
        else:
            _show(voice, one)
    voice.tell(voice.say("sidecars-count", count=len(found)))
    return 0


def _show(voice: Voice, one: Sidecar) -> None:
    result = voice.say(f"sidecar-{one.result}", terminal=False)
    told = [voice.name(one.path), one.format, result]
    if one.why:
        own = f"sidecar-{one.why}"
        told.append(voice.say(own, terminal=False) if voice.worded(own) else reason_in_words(voice, one.why))
    if one.key:
        told.append(one.key)
    voice.print("  ".join(told))
    for height, root in one.blocks:
        voice.print("    " + voice.say("sidecar-block", height=height, root=root))
