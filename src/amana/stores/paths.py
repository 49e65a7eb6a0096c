"""Names of files in an archive: what every medium can hold, and nothing that leads out of it."""

from __future__ import annotations

import re
from typing import Final

from amana.errors import ArchiveFileDamaged

OBJECTS: Final = "objects"
SUFFIX: Final = ".age"
# More than these the archive never makes; a listing that holds more is not ours.
MOST_PARTS: Final = 12
MOST_NAMES: Final = 1_000_000
# No dot in front: such names are what a store itself has half written.
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._+@=-]{0,99}")


def is_name(text: str) -> bool:
    """Whether a file or folder of an archive can have this name."""
    return _NAME.fullmatch(text) is not None


def checked(path: str) -> str:
    """The path, if an archive can have a file there. Raises ArchiveFileDamaged."""
    parts = path.split("/")
    if len(parts) > MOST_PARTS or not all(map(is_name, parts)):
        raise ArchiveFileDamaged(path=path[:200], reason="path-unlawful")
    return path


def object_path(digest: str) -> str:
    """Where an object lies below the folder of objects: `ab/cd/<digest>.age`."""
    return f"{digest[:2]}/{digest[2:4]}/{digest}{SUFFIX}"
