"""What lies beside an item, in words: a signature or a time proof, and whether it fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from amana.phrases.reasons import reason_in_words
from amana.phrases.speaker import Speaker

if TYPE_CHECKING:
    from amana.actions import Sidecar


def sidecar_words(speaker: Speaker, one: Sidecar) -> Iterator[str]:
    """Its name, what it is, whether it fits, why it was not checked, by whose key."""
    yield speaker.name(one.path)
    yield one.format
    yield speaker.say(f"sidecar-{one.result}", terminal=False)
    if one.why:
        own = f"sidecar-{one.why}"
        worded = speaker.worded(own)
        yield speaker.say(own, terminal=False) if worded else reason_in_words(speaker, one.why)
    if one.key:
        yield one.key


def sidecar_blocks(speaker: Speaker, one: Sidecar) -> Iterator[str]:
    """The blocks that a time proof leads to, to be compared with the chain."""
    for height, root in one.blocks:
        yield speaker.say("sidecar-block", height=height, root=root)
