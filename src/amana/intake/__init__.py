"""Taking in: what kind of thing a file is, and what its text, facts and thumbnail are.

The face of the package. A file's bytes are parsed only in a separate, limited process; what stays in this
one looks at the first 4 KiB and nothing more.
"""

from amana.intake.media_types import HEAD_SIZE, media_type

__all__ = ["HEAD_SIZE", "media_type"]
