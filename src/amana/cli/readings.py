"""A reading as a person is shown it: a few calm lines for each row, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import (
    claim_words,
    document_rows,
    name_words,
    number_words,
    place_words,
    reason_in_words,
    statement_words,
    time_words,
    uncounted,
    waiting_words,
)

if TYPE_CHECKING:
    from amana.actions import FileText
    from amana.reading import Reading


def show_reading(voice: Voice, name: str, text: FileText, reading: Reading) -> None:
    """All of it, in a few calm lines for each row."""
    told = [one for one in (name if name != "-" else None, text.part) if one]
    voice.print(voice.strong(" · ".join(voice.name(one) for one in told) or voice.say("read-stdin")))
    _about(voice, text, reading)
    _section(voice, "read-statements", [statement_words(voice, row) for row in reading.statements])
    counted = [row for row in reading.claims if row.status != "not-a-claim"]
    _section(voice, "read-claims", [claim_words(voice, row, reading) for row in counted])
    _section(voice, "read-numbers", _each_once(number_words(voice, row) for row in uncounted(reading)))
    _section(voice, "read-times", _each_once(time_words(voice, row) for row in reading.times))
    _section(voice, "read-places", _each_once(place_words(voice, row) for row in reading.places))
    _section(voice, "read-names", _each_once(name_words(voice, row, reading.names) for row in reading.names))
    _section(voice, "read-terms", _each_once(voice.name(row.text) for row in reading.terms))
    if waiting := waiting_words(voice, reading):
        voice.print()
        voice.print(waiting)
    voice.print()


def _about(voice: Voice, text: FileText, reading: Reading) -> None:
    """What the document says of itself, and what is to be known of the reading."""
    for label, value in document_rows(voice, text, reading):
        voice.print(voice.faint(f"  {label}: {value}"))
    for note in reading.notes:
        voice.print(f"  {reason_in_words(voice, note)}")


def _section(voice: Voice, key: str, lines: Sequence[str]) -> None:
    if lines:
        voice.print()
        voice.print(voice.say(key, count=len(lines)))
        for line in lines:
            voice.print("  " + line)


def _each_once(lines: Iterable[str]) -> list[str]:
    """Each line once, with how often it came."""
    counted = Counter(lines)
    return [line if often == 1 else f"{line}  ×{often}" for line, often in counted.items()]
