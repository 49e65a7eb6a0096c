"""One function for each thing a person asks for; the rooms beneath are composed here and nowhere else.

Names are loaded when they are first asked for: `verify` need not wait for what reads and searches.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "OpenArchive": "amana.actions.opening",
    "doctor": "amana.actions.doctoring",
    "find_archive": "amana.archive",
    "init": "amana.actions.making",
    "open_archive": "amana.actions.opening",
    "verify": "amana.actions.verifying",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(_HOMES.get(name, "amana.records")), name)
