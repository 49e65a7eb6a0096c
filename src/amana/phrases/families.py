"""What was read, as a person would call it: 12 pictures, 3 chats, a table."""

from __future__ import annotations

from collections.abc import Mapping

from amana.phrases.speaker import Speaker


def families_in_words(speaker: Speaker, families: Mapping[str, int]) -> str:
    """The commonest first."""
    counted = sorted(families.items(), key=lambda one: (-one[1], one[0]))
    told = tuple(speaker.say(f"family-{family}", count=count, terminal=False) for family, count in counted)
    return speaker.say("list-of", items=told, terminal=False)
