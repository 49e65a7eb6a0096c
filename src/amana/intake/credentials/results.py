"""The words for what came of a check, and facts made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from amana.intake.reading import sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from amana.attesting import SignatureCheck

Result = Literal[
    "absent",  # there is nothing to check
    "valid",  # it fits the bytes
    "invalid",  # it does not fit them
    "signer-unknown",  # the signature fits the bytes, and nobody we know vouches for the key
    "not-checked",  # it could not be checked; a fact beside it says why
]
RESULTS: frozenset[str] = frozenset(get_args(Result))
LONGEST = 4_000  # of a value, in code points


def fact(name: str, value: str, raw: str | None = None) -> EmbeddedFact:
    """A fact, sound and no longer than a fact may be; an empty value is told as a dash."""
    told = sound(value)[:LONGEST].strip() or "-"
    return EmbeddedFact(sound(name)[:200], told, None if raw is None else sound(raw)[:LONGEST])


def result_of(check: SignatureCheck) -> Result:
    """A signature that fits is by a key that nobody vouches for: whoever sent the file sent the key."""
    if check.fits is None:
        return "not-checked"
    return "signer-unknown" if check.fits else "invalid"
