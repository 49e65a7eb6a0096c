"""What an age header is made of, and the two small interfaces between a header and the keys.

Source: C2SP age.md, "Recipient stanza" (age-encryption.org/v1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

FILE_KEY_SIZE = 16
"""Bytes of the key that one sealed file is sealed with; never used for a second file."""

WRAPPED_KEY_SIZE = FILE_KEY_SIZE + 16
"""Bytes of a file key with its authentication tag: the only stanza body our kinds accept."""


@dataclass(frozen=True, slots=True)
class Stanza:
    """One way to the file key: a kind, its arguments (printable ASCII without spaces), and a body of bytes."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


class Recipient(Protocol):
    """Somebody a file can be sealed to."""

    def wrap(self, file_key: bytes) -> Sequence[Stanza]:
        """One or more stanzas that lead this recipient's identity to the 16-byte file key; new each time."""
        ...


class Identity(Protocol):
    """The secret that opens what was sealed to its recipient."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The 16-byte file key, or None where no stanza is for this identity.

        Raises SealedDamaged (part `header`) for a stanza of this identity's kind that breaks its rules.
        """
        ...
