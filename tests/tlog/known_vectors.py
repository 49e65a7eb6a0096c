"""The vectors of other programs that lie beside this file (vectors/README.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("vectors")


def vector(name: str) -> dict[str, Any]:
    """The vectors in `vectors/<name>.json`."""
    told: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return told
