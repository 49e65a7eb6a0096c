"""Taking in: what kind of thing a file is, and what its text, facts and thumbnail are.

The face of the package. A file's bytes are parsed only in a separate, limited process; what stays in this
one looks at the first 4 KiB and nothing more.

    with readers(count=2) as pool:
        outcome = pool.read(source, size, media_type(head, name), head, name)
"""

from amana.intake.decoding import Decoded, decoded
from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.plain_text import is_plain_text
from amana.intake.pool import ReaderPool, Task, readers
from amana.intake.reading import MIB, Limits, Outcome, Reader, Reading, Reason, TextVersion, Thumbnail
from amana.intake.registry import READERS
from amana.intake.worker import serve

__all__ = [
    "HEAD_SIZE",
    "MIB",
    "READERS",
    "Decoded",
    "Limits",
    "Outcome",
    "Reader",
    "ReaderPool",
    "Reading",
    "Reason",
    "Task",
    "TextVersion",
    "Thumbnail",
    "decoded",
    "is_plain_text",
    "media_type",
    "readers",
    "serve",
]
