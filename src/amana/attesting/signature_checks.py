"""What comes of checking a signature over a file: whether it fits, by which key, and why it could not be told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

CheckResult = Literal[
    "absent",  # there is nothing to check
    "valid",  # it fits the bytes; a signature: by a key whose holder is known
    "invalid",  # it does not fit them
    "signer-unknown",  # the signature fits the bytes, and nobody we know vouches for the key
    "not-checked",  # it could not be checked; beside it stands why
]

WhyNot = Literal[
    "no-library",  # what checks it is not installed
    "key-absent",  # none of the keys at hand made it
    "weak-algorithm",  # a digest that can be forged: a fit would say nothing
    "text-signature",  # over a text's lines, of something that is hardly a text
    "not-a-signature",
    "key-revoked",
    "too-large",
]


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """`fits` is None where it could not be told, and `why` says why. `key` is the key's fingerprint or id, hex.

    A signature that fits says that whoever holds that key signed these bytes. Whose key it is, it does not say.
    """

    fits: bool | None
    key: str | None = None
    why: WhyNot | None = None


def result_of(check: SignatureCheck, known: Collection[str] = ()) -> CheckResult:
    """The word for it. `known` are fingerprints or ids, in lower hex, of keys whose holder is known."""
    if check.fits is None:
        return "not-checked"
    if not check.fits:
        return "invalid"
    return "valid" if check.key is not None and check.key.lower() in known else "signer-unknown"
