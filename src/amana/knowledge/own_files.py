"""TOML files that people write: read within limits, and what is wrong with one told with its place."""

from __future__ import annotations

import errno
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from amana.errors import AmanaError

LONGEST_FILE: Final = 1024 * 1024
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")

Refuse = Callable[[str, str | None], AmanaError]
"""Makes the error: the reason (a stable word), and where in the file (None: all of it)."""


def toml_of(path: Path, refuse: Refuse) -> dict[str, Any]:
    """The tables of a TOML file of at most 1 MiB."""
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_FILE + 1)
    except OSError as fault:
        raise refuse(errno.errorcode.get(fault.errno or 0, "EIO"), None) from fault
    return toml_in(data, refuse)


def toml_in(data: bytes, refuse: Refuse) -> dict[str, Any]:
    """The same from the bytes of such a file."""
    if len(data) > LONGEST_FILE:
        raise refuse("too-large", None)
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise refuse("not-utf-8", None) from None
    except RecursionError:
        raise refuse("too-deep", None) from None
    except ValueError as fault:  # TOMLDecodeError, and whole numbers of thousands of digits
        place = _PLACE.search(str(fault))
        raise refuse("not-toml", ":".join(place.groups()) if place else None) from None
