"""The words for what came of a check, and facts made of them."""

from __future__ import annotations

from typing import get_args

from amana.attesting import CheckResult as Result
from amana.attesting import result_of
from amana.intake.reading import sound
from amana.records import EmbeddedFact

__all__ = ["LONGEST", "RESULTS", "Result", "fact", "result_of"]

RESULTS: frozenset[str] = frozenset(get_args(Result))
LONGEST = 4_000  # of a value, in code points


def fact(name: str, value: str, raw: str | None = None) -> EmbeddedFact:
    """A fact, sound and no longer than a fact may be; an empty value is told as a dash."""
    told = sound(value)[:LONGEST].strip() or "-"
    return EmbeddedFact(sound(name)[:200], told, None if raw is None else sound(raw)[:LONGEST])
