"""What the rules hand to one another before statements are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from amana.reading.nouns import Mode, Status

Stretch = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A statement in the making. `quote` is the index of its quotation; `head` the draft that it continues."""

    start: int
    end: int
    mode: Mode
    rule: str
    speaker: Stretch | None = None
    cue: Stretch | None = None
    role: Stretch | None = None
    antecedent: Stretch | None = None
    quote: int | None = None
    head: Draft | None = None
    status: Status = "linked"
    unit: int = -1
