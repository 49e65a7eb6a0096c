"""Taking in: what kind of thing a file is, and what its text, facts and thumbnail are.

The face of the package. A file's bytes are parsed only in a separate, limited process; what stays in this
one looks at the first 4 KiB and nothing more.

    with readers(count=2) as pool:
        outcome = pool.read(source, size, media_type(head, name), head, name)

Names are loaded when they are first asked for: reading a text file needs no reader of pictures.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.intake.decoding import Decoded, decoded
    from amana.intake.media_types import HEAD_SIZE, is_plain_text, media_type
    from amana.intake.pool import ReaderPool, Task, readers
    from amana.intake.reading import (
        MIB,
        Fingerprint,
        Limits,
        LongReader,
        Outcome,
        Part,
        Picture,
        Reader,
        Reading,
        Reason,
        TextVersion,
    )
    from amana.intake.registry import READERS
    from amana.intake.worker import serve

__all__ = [
    "HEAD_SIZE",
    "MIB",
    "READERS",
    "Decoded",
    "Fingerprint",
    "Limits",
    "LongReader",
    "Outcome",
    "Part",
    "Picture",
    "Reader",
    "ReaderPool",
    "Reading",
    "Reason",
    "Task",
    "TextVersion",
    "decoded",
    "is_plain_text",
    "media_type",
    "readers",
    "serve",
]

_HOMES = {
    "HEAD_SIZE": "media_types",
    "READERS": "registry",
    "Decoded": "decoding",
    "ReaderPool": "pool",
    "Task": "pool",
    "decoded": "decoding",
    "is_plain_text": "media_types",
    "media_type": "media_types",
    "readers": "pool",
    "serve": "worker",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"amana.intake.{_HOMES.get(name, 'reading')}"), name)
