"""What the layers before this one found in a text, held together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amana.reading.nouns import Document, NameMention, Number, PlaceMention, Statement, Time
from amana.reading.view import View


@dataclass(frozen=True, slots=True)
class Layers:
    """A text and its rows."""

    view: View
    numbers: Sequence[Number]
    times: Sequence[Time]
    places: Sequence[PlaceMention]
    names: Sequence[NameMention]
    statements: Sequence[Statement]
    document: Document
    published: date | None
