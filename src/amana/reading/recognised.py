"""Texts that were recognised in a picture: a digit misread is a figure made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from amana.reading.nouns import Reading

RULE: Final = "claims/recognised"


def of_a_picture(reading: Reading) -> Reading:
    """The reading of a text that OCR gave: no figure in it is a claim by itself, each waits for a person."""
    claims = tuple(
        replace(one, status="candidate", rule=RULE) if one.status == "linked" else one for one in reading.claims
    )
    return replace(reading, claims=claims)
