"""Where the shared measuring data lies: beside the checkout, or where AMANA_SHARED says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"


def shared(name: str, folder: str = "data") -> Path:
    """The folder `name` of the shared data; skips the test, saying what is missing, where it is absent."""
    root = Path(os.environ.get("AMANA_SHARED", _BESIDE))
    found = root / folder / name if name else root / folder
    if not found.exists():
        pytest.skip(f"the shared data {folder}/{name} is not here; set AMANA_SHARED to the folder that holds it")
    return found
