"""Cues: stretches of a transcript with their times. Offsets are code points of the file's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amana.intake.reading import Part
from amana.intake.time_codes import clock
from amana.records import EmbeddedFact

# Hours may be left out, and any script's digits may stand: `0:05`, `00:01:02,500`, `٠٠:٠١:٠٢`.
TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_FIELDS = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: where it stands, without its end."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip("\ufeff \t\u200e\u200f")


@dataclass(frozen=True, slots=True)
class FileCue:
    """One cue as a file writes it: its words' span, its times as written (`till` where told), who speaks."""

    start: int
    end: int
    since: str
    till: str | None = None
    speaker: str | None = None


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text, whatever ends them."""
    at = 0
    for piece in text.splitlines(keepends=True):
        yield Line(at, at + len(piece.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")), piece.rstrip())
        at += len(piece)


def seconds(written: str) -> float | None:
    """`01:02,500` in seconds; None where it is no such time."""
    found = _FIELDS.fullmatch(written.strip())
    if not found:
        return None
    hours, minutes, whole, fraction = found.groups()
    told = int(hours or 0) * 3600 + int(minutes) * 60 + int(whole)
    return told + int(fraction) / 10 ** len(fraction) if fraction else float(told)


def parts_of(cues: Iterable[FileCue]) -> Iterator[Part]:
    """Each cue as a part: from, to and speaker as facts, its words as a span of the first text."""
    for number, cue in enumerate(cues, start=1):
        facts = [_time("from", cue.since)]
        if cue.till is not None:
            facts.append(_time("to", cue.till))
        if cue.speaker:
            facts.append(EmbeddedFact("speaker", cue.speaker))
        yield Part(f"cue/{number}", "cue", facts=tuple(facts), text=0, start=cue.start, end=cue.end)


def _time(name: str, written: str) -> EmbeddedFact:
    told = seconds(written)
    return EmbeddedFact(name, written if told is None else clock(told), written)
