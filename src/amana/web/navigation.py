"""The rooms of the house, in the order in which a newcomer meets them."""

from __future__ import annotations

from typing import Final

ROOMS: Final = (
    ("/", "web-nav-home"),
    ("/help", "web-nav-help"),
)
"""Address, and the key of what it is called."""
