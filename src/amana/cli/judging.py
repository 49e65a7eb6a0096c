"""How a judgement on identity is told."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import SHORT_ID

if TYPE_CHECKING:
    from amana.actions.knowledge import identifying


_WORDS = {
    ("same", True): "judged-same",
    ("same", False): "judged-same-before",
    ("different", True): "judged-different",
    ("different", False): "judged-different-before",
}


def tell_judged(voice: Voice, word: str, judged: identifying.Judged) -> int:
    """What was said of which two, and how it is taken back."""
    if voice.settings.json:
        voice.emit({"judgement": word, **asdict(judged)})
        return 0
    one, other = (name[:SHORT_ID] for name in judged.ids)
    voice.print(voice.say(_WORDS[word, judged.made], one=one, other=other))
    voice.tell(voice.say("judged-undo", assertion=judged.assertion[:SHORT_ID]))
    return 0
