"""The archive itself: the only code that writes objects, log and catalogue together, in order.

Names are loaded when they are first asked for: checking a copy needs neither the catalogue nor the languages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.archive.archive import Archive
    from amana.archive.checking import Checking
    from amana.archive.contents import Contents
    from amana.archive.description import Description, read_description
    from amana.archive.layout import DESCRIPTION, Layout, find_archive
    from amana.archive.making import make_archive
    from amana.archive.resuming import Resuming
    from amana.archive.taking_in import Provenance
    from amana.archive.writer import Writer

__all__ = [
    "DESCRIPTION",
    "Archive",
    "Checking",
    "Contents",
    "Description",
    "Layout",
    "Provenance",
    "Resuming",
    "Writer",
    "find_archive",
    "make_archive",
    "read_description",
]

_HOMES = {
    "DESCRIPTION": "layout",
    "Archive": "archive",
    "Checking": "checking",
    "Contents": "contents",
    "Description": "description",
    "Layout": "layout",
    "Provenance": "taking_in",
    "Resuming": "resuming",
    "Writer": "writer",
    "find_archive": "layout",
    "make_archive": "making",
    "read_description": "description",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"amana.archive.{_HOMES[name]}"), name)
