"""One function for each thing a person asks for; the rooms beneath are composed here and nowhere else."""

from amana.actions.doctoring import doctor
from amana.actions.making import init
from amana.actions.opening import OpenArchive, open_archive
from amana.actions.verifying import verify
from amana.archive import find_archive
from amana.records import (
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
    "OpenArchive",
    "Progress",
    "Rebuilt",
    "Restored",
    "RestoredFile",
    "Verified",
    "VerifiedLog",
    "Watch",
    "doctor",
    "find_archive",
    "init",
    "open_archive",
    "verify",
]
