"""`amana failures`: what could not be read, and why."""

from __future__ import annotations

from amana.cli.opening import opened
from amana.cli.spoken import command
from amana.cli.voice import Voice
from amana.phrases import SHORT_ID, failure_json, failure_words


@command("failures")
def failures(voice: Voice) -> int:
    """A line for each reading that failed or is not whole: the item, the file inside it, and the reason."""
    count = 0
    with opened(voice) as archive:
        for one in archive.failures():
            count += 1
            if voice.settings.json:
                voice.emit(failure_json(one))
            else:
                voice.print(f"{one.item.item[:SHORT_ID]}  {failure_words(voice, one)}")
    voice.tell(voice.say("failures-count", count=count))
    if count:
        voice.tell(voice.say("failures-advice"))
    return 0
