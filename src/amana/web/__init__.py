"""The reading room: the archive in the browser of the person who holds its keys. It parses and shows only."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.web.hosts import is_loopback
    from amana.web.room import Room, Wishes
    from amana.web.serving import serve

__all__ = ["Room", "Wishes", "is_loopback", "serve"]

_HOMES = {
    "Room": "amana.web.room",
    "Wishes": "amana.web.room",
    "is_loopback": "amana.web.hosts",
    "serve": "amana.web.serving",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
