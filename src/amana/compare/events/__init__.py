"""Events across documents: which accounts tell of the same one, proposed with what speaks for it."""

from __future__ import annotations

from amana.compare.events.clues import Clues, MemoryClues, clues_of, day_of
from amana.compare.events.frequencies import Frequencies
from amana.compare.events.grouping import (
    CandidateEvent,
    GroupedEvents,
    Grouping,
    grouped_by,
    grouped_events,
    ties_among,
)
from amana.compare.events.packing import FORM, packed_traits, unpacked_traits
from amana.compare.events.pairs import Evidence, EvidenceKind, Tie, pair
from amana.compare.events.settings import SHIPPED, Settings
from amana.compare.events.traits import (
    MOST_WEIGHT,
    DayTrait,
    FigureTrait,
    NameKind,
    NameTrait,
    PlaceTrait,
    Traits,
    WordTrait,
)

__all__ = [
    "FORM",
    "MOST_WEIGHT",
    "SHIPPED",
    "CandidateEvent",
    "Clues",
    "DayTrait",
    "Evidence",
    "EvidenceKind",
    "FigureTrait",
    "Frequencies",
    "GroupedEvents",
    "Grouping",
    "MemoryClues",
    "NameKind",
    "NameTrait",
    "PlaceTrait",
    "Settings",
    "Tie",
    "Traits",
    "WordTrait",
    "clues_of",
    "day_of",
    "grouped_by",
    "grouped_events",
    "packed_traits",
    "pair",
    "ties_among",
    "unpacked_traits",
]
