"""What every reader asks of its source first: how large it is, or all of it, within what the reader may take."""

from __future__ import annotations

import os
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.reading import Limits


def size_of(source: BinaryIO, limits: Limits) -> int:
    """The source's bytes; it stands at its beginning afterwards.

    Raises ReadingFailed(reason="too-large") beyond `limits.input_bytes`.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > limits.input_bytes:
        raise ReadingFailed(reason="too-large")
    return size


def whole(source: BinaryIO, limits: Limits) -> bytes:
    """All of a source's bytes. Raises ReadingFailed(reason="too-large") beyond `limits.input_bytes`."""
    data = source.read(limits.input_bytes + 1)
    if len(data) > limits.input_bytes:
        raise ReadingFailed(reason="too-large")
    return data
