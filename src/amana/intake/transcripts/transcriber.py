"""What a model hears: the protocol that lets an archive's owner plug one in, and its cues as a reading.

What is heard is a machine's guess: its text version is marked `transcript`, its record names the model, and every
cue keeps its times, so that whoever reads it can listen for themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from amana.intake.reading import Part, Reading, TextVersion, sound
from amana.intake.time_codes import clock
from amana.records import EmbeddedFact


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech: from and to in seconds from the beginning, its words.

    `confidence` is the model's own, 0 to 1; `language` what it took the speech for (`ar`); `speaker` a label.
    """

    start: float
    end: float
    text: str
    confidence: float | None = None
    language: str | None = None
    speaker: str | None = None


class Transcriber(Protocol):
    """A model of speech. `version` names the library and the model so that another can be told from it."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def transcribe(self, sound: Iterable[bytes], language: str | None, /) -> Iterable[Cue]:
        """The cues of a sound in their order.

        `sound` is 16 kHz, one channel, 16 bits, little-endian, in pieces of at most ten minutes that are cut where
        it is quiet; it comes as it is asked for. `language` is ISO 639-1 where the person told it.
        """
        ...


def heard(cues: Iterable[Cue], language: str | None = None) -> Reading:
    """The cues as a reading: one text, a line for each, and each a part of it. Cues without words are none."""
    told = [cue for cue in cues if cue.text.strip()]
    if not told:
        return Reading(note="no-text")
    parts, lines, at = [], [], 0
    for number, cue in enumerate(told, start=1):
        words = " ".join(sound(cue.text).split())
        parts.append(Part(f"cue/{number}", "cue", facts=_facts(cue), text=0, start=at, end=at + len(words)))
        lines.append(words)
        at += len(words) + 1
    spoken = language or next((cue.language for cue in told if cue.language), None)
    text = TextVersion("\n".join(lines), method="transcript")
    return Reading(texts=(text,), parts=tuple(parts), language=spoken)


def _facts(cue: Cue) -> tuple[EmbeddedFact, ...]:
    facts = [EmbeddedFact("from", clock(cue.start)), EmbeddedFact("to", clock(cue.end))]
    if cue.speaker:
        facts.append(EmbeddedFact("speaker", sound(cue.speaker)))
    if cue.confidence is not None:
        facts.append(EmbeddedFact("confidence", f"{cue.confidence:.2f}"))
    return tuple(facts)
