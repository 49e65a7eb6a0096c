"""A person's own folders on this machine (XDG Base Directory): identities, state, cache. Never in an archive."""

from __future__ import annotations

import os
from pathlib import Path


def _folder(variable: str, otherwise: str) -> Path:
    said = os.environ.get(variable, "")
    return (Path(said) if said.startswith("/") else Path.home() / otherwise) / "amana"


def config_folder() -> Path:
    """Where identities are kept."""
    return _folder("XDG_CONFIG_HOME", ".config")


def state_folder() -> Path:
    """Where an interrupted `verify` keeps how far it came."""
    return _folder("XDG_STATE_HOME", ".local/state")


def cache_folder() -> Path:
    """Where the (encrypted) catalogue goes of an archive whose folder cannot be written to."""
    return _folder("XDG_CACHE_HOME", ".cache")


def identity_file(archive_id: str) -> Path:
    """Where `init` puts the identity it makes, and where opening looks when none is named."""
    return config_folder() / "identities" / f"{archive_id}.age"
