"""An item's record for a program."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amana.catalogue import ItemRecord


def record_json(record: ItemRecord) -> dict[str, Any]:
    """The record as `amana show --json` gives it, with `suspect` in it and in each accession."""
    told = asdict(record)
    reasons = told.pop("suspects") or [None] * len(record.accessions)
    for accession, reason in zip(told["accessions"], reasons, strict=True):
        accession["suspect"] = reason
    return {**told, "suspect": record.suspect}
