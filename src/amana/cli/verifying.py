"""What was found wrong with an archive or a copy, printed: for `verify` and `audit`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amana.cli.voice import Voice
from amana.phrases import name_lines, verified_lines

if TYPE_CHECKING:
    from amana.actions import Verified


def tell_verified(voice: Voice, found: Verified) -> None:
    """Its logs, and the names of what is wrong."""
    for line in verified_lines(voice, found):
        voice.print(line)


def tell_names(voice: Voice, key: str | None, names: Sequence[str]) -> None:
    """The first of some names, under a sentence that counts them."""
    for line in name_lines(voice, key, names):
        voice.print(line)
