"""The labelled sets: where they are, and which part of each is for working on and which is set aside.

A third of each set (by the hash of its row's id) is set aside: nobody reads it or its failures, and its score must
be close to the rest's.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

Part = Literal["work", "aside"]
_ROOT = Path(__file__).resolve().parents[1]


def shared() -> Path:
    """The folder that holds `data/` and `seeds/`: AMANA_SHARED, or `shared` beside the checkout."""
    return Path(os.environ.get("AMANA_SHARED", _ROOT.parent / "shared"))


def part_of(row_id: str) -> Part:
    """Which part a row belongs to."""
    return "aside" if hashlib.sha256(row_id.encode()).digest()[0] % 3 == 0 else "work"


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The rows of a JSON lines file under `data/`, e.g. `rows("newsquant/dev/news.jsonl")`."""
    with (shared() / "data" / path).open(encoding="utf-8", newline="") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
