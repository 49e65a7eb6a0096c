"""The catalogue: the encrypted index of what an archive holds, and search. Disposable: rebuilt at any time."""

from __future__ import annotations

from amana.catalogue.likeness import is_crop
from amana.catalogue.opening import open_catalogue
from amana.catalogue.roles import (
    Acts,
    Attempts,
    Catalogue,
    Contents,
    Counter,
    Finder,
    Items,
    NearCopies,
    Positions,
    Readings,
    Texts,
    Writer,
)
from amana.catalogue.values import (
    Attempt,
    Counts,
    Hit,
    ItemRecord,
    ItemSummary,
    Match,
    NearPrint,
    NearText,
    RowCounts,
    TextReading,
    TextToRead,
    TextVersion,
    Why,
)

__all__ = [
    "Acts",
    "Attempt",
    "Attempts",
    "Catalogue",
    "Contents",
    "Counter",
    "Counts",
    "Finder",
    "Hit",
    "ItemRecord",
    "ItemSummary",
    "Items",
    "Match",
    "NearCopies",
    "NearPrint",
    "NearText",
    "Positions",
    "Readings",
    "RowCounts",
    "TextReading",
    "TextToRead",
    "TextVersion",
    "Texts",
    "Why",
    "Writer",
    "is_crop",
    "open_catalogue",
]
