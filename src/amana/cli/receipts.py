"""A capture kit's receipts, as they are shown: the item's id and when, and never a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from amana.cli.voice import Voice

if TYPE_CHECKING:
    from amana.records.outcomes import Receipt

_SHOWN = 20


def show_receipts(voice: Voice, receipts: Sequence[Receipt]) -> None:
    """Every one, a line each: `list` on a kit."""
    for one in receipts:
        if voice.settings.json:
            voice.emit(asdict(one))
        else:
            voice.print(_line(voice, one))
    voice.tell(voice.say("receipts-count", count=len(receipts), terminal=voice.err_is_terminal))


def tell_receipts(voice: Voice, receipts: Sequence[Receipt]) -> None:
    """After `add` on a kit: how many, and the first of them. With `--json` each file was told as it ended."""
    if voice.settings.json:
        voice.tell(voice.say("receipts-count", count=len(receipts), terminal=voice.err_is_terminal))
        return
    voice.print(voice.say("receipts-count", count=len(receipts)))
    for one in receipts[:_SHOWN]:
        voice.print("  " + _line(voice, one))
    if len(receipts) > _SHOWN:
        voice.print("  " + voice.say("receipts-more", count=len(receipts) - _SHOWN))


def _line(voice: Voice, one: Receipt) -> str:
    return f"{one.item}  {one.time or voice.say('receipt-time-unknown', terminal=False)}"
