"""`amana sidecars`: signatures and time proofs that lie beside an item, and whether they fit it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import sidecar_blocks, sidecar_words

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
    voice.print("  ".join(sidecar_words(voice, one)))
    for line in sidecar_blocks(voice, one):
        voice.print("    " + line)
