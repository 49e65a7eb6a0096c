"""The rooms of the house, in the order in which a newcomer meets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from amana.web.house.sessions import Role

ROOMS: Final = (
    ("/", "web-nav-home"),
    ("/add", "web-nav-add"),
    ("/search", "web-nav-search"),
    ("/review", "web-nav-review"),
    ("/events", "web-nav-events"),
    ("/people", "web-nav-people"),
    ("/groups", "web-nav-groups"),
    ("/places", "web-nav-places"),
    ("/compare", "web-nav-compare"),
    ("/timeline", "web-nav-timeline"),
    ("/map", "web-nav-map"),
    ("/health", "web-nav-health"),
    ("/help", "web-nav-help"),
)
"""Address, and the key of what it is called."""

TAKES: Final[Mapping[str, Role]] = {"/add": "describe", "/review": "describe"}
"""Which of them are shown to those alone who may do something there."""
