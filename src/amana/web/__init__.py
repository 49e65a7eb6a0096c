"""The reading room: the archive in the browser of the person who holds its keys. It parses and shows only."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.web.house.hosts import is_loopback
    from amana.web.house.room import Room, Wishes
    from amana.web.house.serving import serve

__all__ = ["Room", "Wishes", "is_loopback", "serve"]

_HOMES = {
    "Room": "amana.web.house.room",
    "Wishes": "amana.web.house.room",
    "is_loopback": "amana.web.house.hosts",
    "serve": "amana.web.house.serving",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
