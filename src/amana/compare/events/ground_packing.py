"""A ground packed to be kept, and unpacked again: numpy's own archive of arrays, nothing in it is ever run."""

from __future__ import annotations

import io
import json
from typing import Any, Final

from amana.compare.arrays import numpy
from amana.compare.events.ground import Ground, Scored
from amana.compare.events.lists import Lists
from amana.compare.events.packing import FORM as TRAITS

_FORM: Final = 1
"""Raised when anything changes that scores, clues or the way to meet are made from."""


def packed_ground(ground: Ground) -> bytes:
    """The ground as bytes."""
    sink = io.BytesIO()
    arrays = {
        "form": _form(),
        "numbers": ground.numbers,
        "ids": ground.ids,
        "days": ground.days,
        "terms": ground.terms.values,
        "terms_from": ground.terms.starts,
        "term_names": _bytes_of(ground.term_names),
        "clues": ground.clues.values,
        "clues_from": ground.clues.starts,
        "clue_names": _bytes_of(ground.clue_names),
        "near": ground.near.pairs,
        "near_scores": ground.near.scores,
        "closed": ground.closed.pairs,
        "closed_scores": ground.closed.scores,
    }
    numpy().savez(sink, **arrays)
    return sink.getvalue()


def unpacked_ground(data: bytes) -> Ground | None:
    """It again; None where it is of another form, and must be made from nothing."""
    with numpy().load(io.BytesIO(data), allow_pickle=False) as kept:
        if not numpy().array_equal(kept["form"], _form()):
            return None
        return Ground(
            kept["numbers"],
            kept["ids"],
            kept["days"],
            Lists(kept["terms_from"], kept["terms"]),
            json.loads(kept["term_names"].tobytes()),
            Lists(kept["clues_from"], kept["clues"]),
            json.loads(kept["clue_names"].tobytes()),
            Scored(kept["near"], kept["near_scores"]),
            Scored(kept["closed"], kept["closed_scores"]),
        )


def _form() -> Any:
    return numpy().array([_FORM, TRAITS], dtype="int64")


def _bytes_of(names: Any) -> Any:
    return numpy().frombuffer(json.dumps(list(names)).encode(), dtype="uint8")
