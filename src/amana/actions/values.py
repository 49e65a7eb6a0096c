"""What the actions give back: typed, frozen, printing nothing."""

from amana.records.outcomes import (
    Added,
    AddedFile,
    Finding,
    Initialised,
    Progress,
    Rebuilt,
    Restored,
    RestoredFile,
    Verified,
    VerifiedLog,
    Watch,
)

__all__ = [
    "Added",
    "AddedFile",
    "Finding",
    "Initialised",
    "Progress",
    "Rebuilt",
    "Restored",
    "RestoredFile",
    "Verified",
    "VerifiedLog",
    "Watch",
]
