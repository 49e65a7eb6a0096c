"""Events across documents: which accounts tell of the same one, proposed with what speaks for it."""

from __future__ import annotations

from amana.compare.events.clues import clues_of, day_of
from amana.compare.events.frequencies import Frequencies
from amana.compare.events.ground import LEAST_TIE, ONE, Ground, empty_ground
from amana.compare.events.ground_packing import packed_ground, unpacked_ground
from amana.compare.events.grouping import CandidateEvent, GroupedEvents, grouped_events, grouped_on
from amana.compare.events.packing import FORM, packed_traits, unpacked_places, unpacked_traits
from amana.compare.events.pairs import Evidence, EvidenceKind, Tie, pair
from amana.compare.events.renewing import ground_of, renewed
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
    "LEAST_TIE",
    "MOST_WEIGHT",
    "ONE",
    "SHIPPED",
    "CandidateEvent",
    "DayTrait",
    "Evidence",
    "EvidenceKind",
    "FigureTrait",
    "Frequencies",
    "Ground",
    "GroupedEvents",
    "NameKind",
    "NameTrait",
    "PlaceTrait",
    "Settings",
    "Tie",
    "Traits",
    "WordTrait",
    "clues_of",
    "day_of",
    "empty_ground",
    "ground_of",
    "grouped_events",
    "grouped_on",
    "packed_ground",
    "packed_traits",
    "pair",
    "renewed",
    "unpacked_ground",
    "unpacked_places",
    "unpacked_traits",
]
