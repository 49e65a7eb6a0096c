"""`amana failures`: what could not be read, and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from amana.cli.hits import SHORT_ID
from amana.cli.opening import opened
from amana.cli.reasons import reason_in_words
from amana.cli.spoken import command
from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.catalogue import Attempt


@command("failures")
def failures(voice: Voice) -> int:
    """A line for each reading that failed or is not whole: the item, the file inside it, and the reason."""
    count = 0
    with opened(voice) as archive:
        for one in archive.failures():
            count += 1
            if voice.settings.json:
                voice.emit(_json(one))
            else:
                voice.print(_line(voice, one))
    voice.tell(voice.say("failures-count", count=count))
    if count:
        voice.tell(voice.say("failures-advice"))
    return 0


def _json(one: Attempt) -> dict[str, Any]:
    told = {name: value for name, value in asdict(one).items() if name != "item"}
    return {"item": one.item.item, "name": one.item.name, "path": one.item.path, **told}


def _line(voice: Voice, one: Attempt) -> str:
    reason = reason_in_words(voice, one.reason or "")
    where = one.item.path if one.part is None else f"{one.item.path} › {one.part}"
    return f"{one.item.item[:SHORT_ID]}  {voice.name(where)}: {reason}"
