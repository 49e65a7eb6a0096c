"""The pages, one module each: a newcomer adds a module and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from amana.web.house.routes import Page

MODULES: Final = (
    "doors",
    "sign_in",
    "account",
    "accounts",
    "home",
    "search",
    "api",
    "health",
    "add",
    "jobs",
    "help",
    "compare",
    "timeline",
    "map",
    "open_claims",
    "items",
    "things",
    "thing",
    "review",
)


def pages() -> tuple[Page, ...]:
    """All pages, in the order in which addresses are tried."""
    found = (import_module(f"amana.web.pages.{name}") for name in MODULES)
    return tuple(page for module in found for page in module.PAGES)
